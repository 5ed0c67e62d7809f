package parser

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/report"
)

// maxSource bounds what one report may weigh; the largest seen are picture-laden PDFs of a few megabytes.
const maxSource = 64 << 20

// document is a source as the stations behind this one see it: its lines, and what the file says about itself
// beside its text. A line is one of the text, or a block (paragraph, row of a table) of files that have no lines.
type document struct {
	lines     []line
	blocks    bool        // what lines are; see report.Report
	title     string      // from the page's own metadata, "" where there is none
	publisher string      // likewise
	published report.Date // likewise
	address   string      // likewise
}

// unreadable are the file types that are known by their first bytes and can't be read.
var unreadable = []struct{ magic, name, hint string }{
	{"\xD0\xCF\x11\xE0", "DOC (Word 97–2003)", "save it as .docx or as plain text (.txt, UTF-8)"},
	{"{\\rtf", "RTF", "save it as .docx or as plain text (.txt, UTF-8)"},
	{"\x89PNG", "PNG picture", "a picture has no text to read; find the report as text"},
	{"\xFF\xD8\xFF", "JPEG picture", "a picture has no text to read; find the report as text"},
}

// open tells a source's type by its content, not by the file's name, and reads its lines.
func open(src []byte, in *room) (document, *Error) {
	if len(src) > maxSource {
		return document{}, &Error{Message: "the file is larger than 64 MB", Hint: "keep the report alone, without pictures"}
	}
	if read := readerOf(src); read != nil {
		doc, failure := read(src, in)
		doc.blocks = true
		return doc, failure
	}
	for _, k := range unreadable {
		if bytes.HasPrefix(src, []byte(k.magic)) {
			return document{}, &Error{Message: k.name + " files are not supported", Hint: k.hint}
		}
	}
	text, failure := decode(src)
	if failure != nil {
		return document{}, failure
	}
	if strings.Count(text, "\n")+strings.Count(text, "\r") > mostLines || strings.Count(text, "\t")+strings.Count(text, "|") > mostMarks {
		return document{}, &Error{Message: "the text has far more lines or cells than a report", Hint: "keep the report alone"}
	}
	return document{lines: splitLines(text, in)}, nil
}

// readerOf is the reader of a file that has no lines; nil for others.
func readerOf(src []byte) func(src []byte, in *room) (document, *Error) {
	switch {
	case bytes.HasPrefix(src, []byte("%PDF-")):
		return readPDF
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		return readDOCX
	case isHTML(src):
		return readHTML
	}
	return nil
}

// What a text may hold: reports with one cell a line have 500 of them.
const (
	mostLines = 20_000
	mostMarks = 200_000 // tabs and bars
)

// decode turns bytes into text: UTF-8, UTF-16 with a byte order mark, or GB18030 (which includes GBK and GB2312).
func decode(src []byte) (string, *Error) {
	text, ok := decodeText(src)
	switch {
	case !ok:
		return "", &Error{Message: "the file is neither UTF-8, UTF-16 nor GB18030 text", Hint: "save it as plain text (.txt, UTF-8)"}
	case strings.ContainsRune(text, 0):
		return "", &Error{Message: "the file holds binary data, not text", Hint: "save it as plain text (.txt, UTF-8)"}
	case strings.TrimSpace(text) == "":
		return "", &Error{Message: "the file is empty"}
	}
	return text, nil
}

func decodeText(src []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(src, []byte("\xEF\xBB\xBF")):
		return string(src[3:]), utf8.Valid(src[3:])
	case bytes.HasPrefix(src, []byte("\xFF\xFE")), bytes.HasPrefix(src, []byte("\xFE\xFF")):
		return decodeUTF16(src[2:], src[0] == 0xFE)
	case utf8.Valid(src):
		return string(src), true
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src)
	return string(text), err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

func decodeUTF16(src []byte, big bool) (string, bool) {
	if len(src)%2 != 0 {
		return "", false
	}
	units := make([]uint16, len(src)/2)
	for i := range units {
		low, high := src[2*i], src[2*i+1]
		if big {
			low, high = high, low
		}
		units[i] = uint16(high)<<8 | uint16(low)
	}
	text := string(utf16.Decode(units))
	return text, !strings.ContainsRune(text, utf8.RuneError)
}
