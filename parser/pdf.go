package parser

import "fmt"

// PDF files are read in steps, a file or two each, before the stations that all documents pass:
//
//	syntax, strings, file, crypt, filter
//	                               bytes → objects, pages, streams
//	page, show, font, cmap, rules  streams → glyphs and rules with their places
//	grid, text, columns            rules → cells; glyphs → cells and lines of prose
//	blocks, lines                  page heads dropped, paragraphs and tables carried across pages → lines
//
// The objects are read by this package itself: what there is for Go recurses through references without end (which
// no recover stops), trusts sizes that the file states, and gives neither the widths of Chinese fonts nor lines.

// readPDF reads the lines of a PDF file.
func readPDF(src []byte, _ *room) (doc document, failure *Error) {
	defer func() {
		if recover() != nil {
			doc, failure = document{}, &Error{Message: "the PDF is damaged", Hint: pdfAdvice}
		}
	}()
	f := openPDF(src)
	switch {
	case f.locked:
		return document{}, &Error{Message: "the PDF needs a password", Hint: "save it without one (qpdf --decrypt --password=… IN OUT), or " + pdfAdvice}
	case f.exhausted():
		return document{}, tooMuchPDF
	case len(f.pages) == 0:
		return document{}, &Error{Message: "the PDF has no pages, or is damaged", Hint: pdfAdvice}
	case len(f.pages) > mostPDFPages:
		return document{}, &Error{Message: fmt.Sprintf("the PDF has more than %d pages", mostPDFPages), Hint: "keep the report alone"}
	}
	return f.read()
}

const (
	pdfAdvice  = "extract its text (pdftotext -layout FILE) and keep that as .txt"
	scanAdvice = "have its text recognised (tesseract -l chi_sim), check every number against the pages, and keep that as .txt"
)

var tooMuchPDF = &Error{Message: "the PDF holds far more than a report does", Hint: "keep the report alone, or " + pdfAdvice}

// exhausted says that a bound was reached, so that something may not have been read.
func (f *pdfFile) exhausted() bool { return *f.left <= 0 || f.bytes <= 0 }

// read draws the pages and reads what they show.
func (f *pdfFile) read() (document, *Error) {
	var blocks []pdfBlock
	fonts := map[any]*pdfFont{}
	glyphs, lost, pictures := 0, 0, 0
	for i, p := range f.pages {
		var c *canvas
		f.pages[i], c = f.draw(p, fonts)
		if f.exhausted() || c.crowded() {
			return document{}, tooMuchPDF
		}
		glyphs, lost, pictures = glyphs+len(c.glyphs), lost+c.lost, pictures+c.pictures
		blocks = append(blocks, c.blocks(i)...)
	}
	switch {
	case glyphs == 0 && pictures > 0:
		return document{}, &Error{Message: "the PDF has no text: its pages are scanned pictures", Hint: scanAdvice}
	case glyphs == 0:
		return document{}, &Error{Message: "the PDF has no text that can be read", Hint: scanAdvice}
	case 20*lost > glyphs:
		return document{}, &Error{Message: fmt.Sprintf("the PDF does not tell which characters its fonts show (%d of %d are unknown)", lost, glyphs), Hint: pdfAdvice + ", or " + scanAdvice}
	}
	return document{lines: pdfLines(dropFurniture(blocks, f.pages))}, nil
}

// crowded says that a page draws more than any table does.
func (c *canvas) crowded() bool {
	return len(c.glyphs) >= mostGlyphs || max(len(c.across), len(c.upright)) >= mostStrokes
}
