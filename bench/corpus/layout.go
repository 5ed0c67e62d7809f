package corpus

import (
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Layout is a document's file type, how it sets cells apart, and its character set.
type Layout int

// The layouts. Text from CRLF to BOM is Tabs in other bytes.
const (
	Tabs        Layout = iota // spans lost, so that labels take one to four fields
	TabsFilled                // every span as empty fields
	Lines                     // one cell a line
	LinesBehind               // … with a bar behind it
	LinesBefore               // … with a bar before it
	LinesAlone                // … with a bar on a line of its own behind it
	LinesSpaced               // … with blank lines between them
	Markdown                  // a table of GitHub Flavored Markdown
	Bars                      // bars between the fields, none around them
	Padded                    // columns padded with blanks
	Wrapped                   // … and labels broken over lines around their numbers
	Blanks                    // one blank between cells
	CRLF
	GB18030
	UTF16LE
	UTF16BE
	BOM // UTF-8 with a byte order mark

	HTML           // the form with its spans
	HTMLEmpty      // empty cells in place of spans
	HTMLSpare      // … and a column that is empty in every row
	HTMLRagged     // rows without what spans cover, so that they begin at different columns
	HTMLDrawnTwice // columns of slightly different widths, so that spans mean nothing
	HTMLParagraphs // cells of several paragraphs, with blanks that do not break
	HTMLNested     // in tables that lay out the page
	HTMLSite       // among a site's navigation, lists of other reports and foot
	HTMLWord       // saved as a page by a word processor
	HTMLSplit      // tables in two at a page's end, with and without their heads again
	HTMLPasted     // tables as one paragraph a cell
	HTMLCharset    // character sets declared wrongly, oddly or not at all
	HTMLMeta       // what the text does not tell stands in the page's head

	DOCX         // the form with its spans
	DOCXEmpty    // empty cells in place of spans
	DOCXRagged   // rows without what spans cover
	DOCXRuns     // texts in many runs, with changes tracked
	DOCXNested   // in a table that lays out the page
	DOCXBoxes    // in content controls, the title in a text box
	DOCXNumbered // headings that Word counts
	DOCXTabs     // tables as paragraphs with tabs

	PDF // ruled tables over several pages
	layouts
)

// file is what kind of file a layout is of.
type file int

const (
	textFile file = iota
	htmlFile
	docxFile
	pdfFile
)

// setting is how cells are set apart.
type setting int

const (
	ragged  setting = iota // fields side by side, without what spans cover
	filled                 // fields side by side, with an empty one for each that a span covers
	spanned                // cells with their spans
	padded                 // by columns of characters
	blanked                // by one blank
	linear                 // each on a line of its own
)

var layoutTable = [layouts]struct {
	name string
	file file
	set  setting
}{
	{"tabs", textFile, ragged}, {"tabs-filled", textFile, filled}, {"lines", textFile, linear}, {"lines-bar-behind", textFile, linear},
	{"lines-bar-before", textFile, linear}, {"lines-bar-alone", textFile, linear}, {"lines-spaced", textFile, linear},
	{"markdown", textFile, filled}, {"bars", textFile, filled}, {"padded", textFile, padded}, {"wrapped", textFile, padded}, {"blanks", textFile, blanked},
	{"crlf", textFile, ragged}, {"gb18030", textFile, ragged}, {"utf-16le", textFile, ragged}, {"utf-16be", textFile, ragged}, {"bom", textFile, ragged},
	{"html", htmlFile, spanned}, {"html-empty-cells", htmlFile, filled}, {"html-spare-column", htmlFile, filled}, {"html-ragged", htmlFile, ragged},
	{"html-drawn-twice", htmlFile, spanned}, {"html-paragraphs", htmlFile, spanned}, {"html-nested", htmlFile, spanned}, {"html-site", htmlFile, spanned},
	{"html-word", htmlFile, spanned}, {"html-split", htmlFile, spanned}, {"html-pasted", htmlFile, linear}, {"html-charset", htmlFile, spanned},
	{"html-meta", htmlFile, spanned},
	{"docx", docxFile, spanned}, {"docx-empty-cells", docxFile, filled}, {"docx-ragged", docxFile, ragged}, {"docx-runs", docxFile, spanned},
	{"docx-nested", docxFile, spanned}, {"docx-boxes", docxFile, spanned}, {"docx-numbered", docxFile, spanned}, {"docx-tabs", docxFile, ragged},
	{"pdf", pdfFile, spanned},
}

func (l Layout) String() string { return layoutTable[l].name }

// Layouts lists them all.
func Layouts() []Layout {
	list := make([]Layout, layouts)
	for i := range list {
		list[i] = Layout(i)
	}
	return list
}

func (l Layout) isHTML() bool { return layoutTable[l].file == htmlFile }

func (l Layout) isDOCX() bool { return layoutTable[l].file == docxFile }

func (l Layout) isText() bool { return layoutTable[l].file == textFile }

func (l Layout) extension() string {
	return [...]string{textFile: ".txt", htmlFile: ".html", docxFile: ".docx", pdfFile: ".pdf"}[layoutTable[l].file]
}

func (l Layout) is(s setting) bool { return layoutTable[l].set == s }

// showsEmpty says that every field of a table stands at its place, so that an empty one is seen.
func (l Layout) showsEmpty() bool { return l.is(filled) || l.is(spanned) }

// fielded says that rows are fields side by side, of which some may be empty.
func (l Layout) fielded() bool { return l.showsEmpty() || l.is(ragged) }

// encode writes a text in the bytes of the layout.
func encode(text string, l Layout) []byte {
	switch l {
	case GB18030:
		return gb18030(text)
	case UTF16LE, UTF16BE:
		b := make([]byte, 0, 2*len(text))
		for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(text))...) {
			if l == UTF16LE {
				b = append(b, byte(u), byte(u>>8))
			} else {
				b = append(b, byte(u>>8), byte(u))
			}
		}
		return b
	case BOM:
		return []byte("\uFEFF" + text)
	}
	return []byte(text)
}

func gb18030(text string) []byte {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		panic("corpus: " + err.Error()) // GB18030 holds every character
	}
	return b
}
