package corpus

import (
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Layout is how a file sets cells apart, and its character set.
type Layout int

// The layouts. Those behind Blanks are Tabs in other bytes.
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
	Blanks                    // one blank between cells
	CRLF
	GB18030
	UTF16LE
	UTF16BE
	BOM // UTF-8 with a byte order mark
	layouts
)

var layoutNames = [layouts]string{"tabs", "tabs-filled", "lines", "lines-bar-behind", "lines-bar-before", "lines-bar-alone",
	"lines-spaced", "markdown", "bars", "padded", "blanks", "crlf", "gb18030", "utf-16le", "utf-16be", "bom"}

func (l Layout) String() string { return layoutNames[l] }

// Layouts lists them all.
func Layouts() []Layout {
	list := make([]Layout, layouts)
	for i := range list {
		list[i] = Layout(i)
	}
	return list
}

// filled says that every field of a table stands at its place, so that an empty one is seen.
func (l Layout) filled() bool {
	return l == TabsFilled || l == Markdown || l == Bars
}

// fielded says that rows are lines of fields, of which some may be empty.
func (l Layout) fielded() bool { return !l.linear() && l != Padded && l != Blanks }

// linear says that each cell has a line of its own.
func (l Layout) linear() bool { return l >= Lines && l <= LinesSpaced }

// encode writes a text in the bytes of the layout.
func encode(text string, l Layout) []byte {
	switch l {
	case GB18030:
		b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
		if err != nil {
			panic("corpus: " + err.Error()) // GB18030 holds every character
		}
		return b
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
