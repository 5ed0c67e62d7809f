package parser

import (
	"bytes"
	"path"
	"strings"

	"github.com/klauspost/compress/zip"
)

// A .docx file is a zip archive of XML parts (ECMA-376). Of those the main part is read, and what counts its lists. What
// its properties say (author, title, dates) is the template's more often than the report's, and not read.

const (
	maxPart      = 24 << 20 // bytes of a part unpacked; the longest reports have 2 MB
	maxPackRatio = 300      // of unpacked to packed bytes, in parts of more than a megabyte; reports have up to 40
	maxParts     = 10_000
)

var docxTooLarge = Error{Message: "the DOCX unpacks to more than any report weighs", Hint: "save it again from a word processor"}

func damagedDOCX(why string) *Error {
	return &Error{Message: "the DOCX is damaged: " + why, Hint: "open it in a word processor and save it again"}
}

// readDOCX reads a Word file.
func readDOCX(src []byte, in *room) (document, *Error) {
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil || len(z.File) > maxParts {
		return document{}, damagedDOCX("its archive can't be opened")
	}
	z.RegisterDecompressor(zip.Deflate, in.inflater(src))
	main, failure := mainPart(z, in)
	if failure != nil {
		return document{}, failure
	}
	numbering, failure := readLists(z, path.Dir(main), in)
	if failure != nil {
		return document{}, failure
	}
	d := docxReader{in: in, lists: numbering, looks: newDocxLooks()}
	if failure := readPart(z, main, &d, in); failure != nil {
		return document{}, failure
	}
	lines := writeLines(flow(d.blocks), in)
	if len(lines) == 0 {
		return document{}, &Error{Message: "the DOCX has no text", Hint: "if its pages are pictures, find the report as text"}
	}
	return document{lines: lines}, nil
}

// mainPart names the part that holds the text: the package's relationships say which; where they do not, its usual
// name does.
func mainPart(z *zip.Reader, in *room) (string, *Error) {
	var r relationships
	if failure := readPart(z, "_rels/.rels", &r, in); failure != nil {
		return "", failure
	}
	for _, name := range []string{path.Clean(strings.TrimPrefix(r.document, "/")), "word/document.xml"} {
		if findPart(z, name) != nil {
			return name, nil
		}
	}
	hint := "unpack it, and keep each report by itself"
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "xl/"):
			hint = "it is a spreadsheet: copy its text into a .txt (UTF-8)"
		case f.Name == "content.xml", f.Name == "OFD.xml":
			hint = "it is an OpenDocument or OFD file: save it as .docx"
		}
	}
	return "", &Error{Message: "the zip archive is no DOCX file", Hint: hint}
}

// relationships finds the main part among the package's.
type relationships struct{ document string }

func (r *relationships) start(t xmlTag) *Error {
	if t.is("Relationship") && bytes.HasSuffix(t.attribute("Type"), []byte("/officeDocument")) {
		r.document = string(t.attribute("Target"))
	}
	return nil
}

func (*relationships) end([]byte) {}

func (*relationships) text([]byte) {}

func (*relationships) passes([]byte) *pass { return nil }

func findPart(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), name) {
			return f
		}
	}
	return nil
}

// readPart gives a part to its reader; a part that is not there has nothing to give. Archives may lie about sizes.
func readPart(z *zip.Reader, name string, reader xmlReader, in *room) *Error {
	f := findPart(z, name)
	if f == nil {
		return nil
	}
	if f.UncompressedSize64 > maxPart || f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/maxPackRatio > f.CompressedSize64 {
		failure := docxTooLarge
		return &failure
	}
	r, err := f.Open()
	if err != nil {
		return damagedDOCX(name + " can't be unpacked")
	}
	defer r.Close()
	w := newXMLWindow(r, in)
	failure := scanXML(w, reader)
	in.window = w.room
	if failure != nil {
		return damagedIn(name, failure)
	}
	return nil
}

// damagedIn says in which part.
func damagedIn(name string, failure *Error) *Error {
	if failure.Hint != "" {
		return failure
	}
	return damagedDOCX(name + " " + failure.Message)
}
