package parser

import (
	"bytes"
	"strconv"
)

// Names and strings (ISO 32000-1, 7.3.4 and 7.3.5), which may be written in several ways.

func (l *pdfLexer) name() pdfName {
	l.pos++
	start := l.pos
	for l.pos < len(l.src) && pdfClass[l.src[l.pos]] == 0 {
		l.pos++
	}
	raw := l.src[start:l.pos]
	if bytes.IndexByte(raw, '#') < 0 {
		return pdfName(raw)
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return pdfName(out)
}

func (l *pdfLexer) hex() pdfString {
	l.pos++
	var out []byte
	half, high := false, byte(0)
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		d, ok := hexDigit(c)
		switch {
		case !ok:
		case half:
			out, half = append(out, high<<4|d), false
		default:
			high, half = d, true
		}
	}
	if half {
		out = append(out, high<<4)
	}
	return pdfString(out)
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// pdfEscapes are the escapes of one letter in strings.
var pdfEscapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *pdfLexer) literal() pdfString {
	l.pos++
	var out []byte
	for open := 1; l.pos < len(l.src); {
		c := l.src[l.pos]
		l.pos++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return pdfString(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return pdfString(out)
}

// escape reads what follows a backslash: a letter, up to three octal digits, or a line end that is none.
func (l *pdfLexer) escape(out []byte) []byte {
	c := l.at(0)
	l.pos++
	switch {
	case c >= '0' && c <= '7':
		n := int(c - '0')
		for range 2 {
			if d := l.at(0); d >= '0' && d <= '7' {
				n = n*8 + int(d-'0')
				l.pos++
			}
		}
		return append(out, byte(n))
	case c == '\r':
		if l.at(0) == '\n' {
			l.pos++
		}
		return out
	case c == '\n':
		return out
	case pdfEscapes[c] != 0:
		return append(out, pdfEscapes[c])
	}
	return append(out, c)
}
