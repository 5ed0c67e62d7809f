package data

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// CSV is a table as RFC 4180 has it, lines ending in CRLF, with a byte order mark in front, by which Excel and WPS
// know it for UTF-8. The zero value is an empty file. Cells are written from left to right; EndRow ends the row.
type CSV struct {
	body  []byte
	begun bool // has its byte order mark
	inRow bool
}

const byteOrderMark = "\ufeff"

// Text writes a cell that a spreadsheet must neither run as a formula nor take for a date or a number other than
// the text says: Escape tells how.
func (c *CSV) Text(s string) {
	c.begin()
	if isPlain(s) {
		c.body = append(c.body, s...)
		return
	}
	c.append(Escape(s))
}

// Int writes a whole number.
func (c *CSV) Int(n int) {
	c.begin()
	c.body = strconv.AppendInt(c.body, int64(n), 10)
}

// Number writes the number with the decimals that are printed. Its sign stays: -5 is no formula.
func (c *CSV) Number(n report.Number) {
	c.begin()
	c.body = n.Append(c.body)
}

// Empty writes a cell with nothing in it.
func (c *CSV) Empty() { c.begin() }

// EndRow ends the row.
func (c *CSV) EndRow() {
	c.body = append(c.body, '\r', '\n')
	c.inRow = false
}

// Row writes a row of texts.
func (c *CSV) Row(texts ...string) {
	for _, s := range texts {
		c.Text(s)
	}
	c.EndRow()
}

// Bytes gives what has been written.
func (c *CSV) Bytes() []byte { return c.body }

func (c *CSV) begin() {
	switch {
	case c.inRow:
		c.body = append(c.body, ',')
	case !c.begun:
		c.body = append(c.body, byteOrderMark...)
		c.begun = true
	}
	c.inRow = true
}

// isPlain tells of texts that stand in a table as they are: none, and short whole numbers.
func isPlain(s string) bool {
	if len(s) > longDigits {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// append writes a text, in quotes where it holds what would end its cell, or blanks at an end that readers may drop.
func (c *CSV) append(s string) {
	if s == "" || !strings.ContainsAny(s, "\",\r\n") && s[0] != ' ' && s[len(s)-1] != ' ' {
		c.body = append(c.body, s...)
		return
	}
	c.body = append(c.body, '"')
	for i := range len(s) {
		if s[i] == '"' {
			c.body = append(c.body, '"')
		}
		c.body = append(c.body, s[i])
	}
	c.body = append(c.body, '"')
}

// Escape puts an apostrophe before a text that a spreadsheet would change: one that begins like a formula
// (= + - @ in either width, a tab, a carriage return), one that it would take for a date or a time (1-2, 3/4, 12:30), and one of more
// digits than it keeps or shows. A text that begins with an apostrophe gets another. So a text in a table
// that begins with an apostrophe is what stands behind the first one: Unescape.
func Escape(s string) string {
	if s == "" || !foreign(s) {
		return s
	}
	return "'" + s
}

// Unescape gives the text of which Escape made s.
func Unescape(s string) string { return strings.TrimPrefix(s, "'") }

// longDigits is how many digits of a number spreadsheets show as they are.
const longDigits = 11

// foreign reports whether a spreadsheet would make something else of the text.
func foreign(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	switch first {
	case '\'', '=', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return true
	case '+', '-':
		_, err := report.ParseNumber(s)
		return first == '+' || err != nil || len(s) > longDigits+1
	}
	if first < '0' || first > '9' {
		return false
	}
	n := 1
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == len(s) {
		return n > longDigits
	}
	switch s[n] {
	case '-', '/', ':':
		return true
	case 'e', 'E':
		return strings.Trim(s[n+1:], "+-0123456789") == ""
	}
	return false
}
