package parser

import (
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// value is what a table cell's text says.
type value struct {
	state  report.State // Reported, Blank or Invalid
	number report.Number
	unit   string // printed behind the number: 件, 元, 万元 …
}

// units that may stand behind a number in a cell, longest first.
var units = []string{"万元", "元", "件", "条", "项", "个", "笔", "次", "起", "宗", "份", "部", "例"}

// readValue reads a cell's text. A text without any digit that is not a stroke is Invalid, and more likely a label.
func readValue(text string) value {
	if !mayBeValue(text) {
		return value{state: report.Invalid}
	}
	s := fold(text)
	if isStroke(s) {
		return value{state: report.Blank}
	}
	if partsDigits(text) {
		return value{state: report.Invalid}
	}
	v := value{state: report.Invalid}
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u); ok {
			s, v.unit = rest, u
			break
		}
	}
	n, err := report.ParseNumber(ungroup(s))
	if err != nil {
		return v
	}
	v.state, v.number = report.Reported, n
	return v
}

// partsDigits reports whether a blank stands between two digits: 7 6 is not 76. The thin blanks that group
// thousands in print do not part them.
func partsDigits(text string) bool {
	digit, parted := false, false
	for _, r := range text {
		switch {
		case r == '\u2009' || r == '\u202f':
		case isBlank(r):
			parted = digit
		default:
			isDigit := isFigureDigit(r)
			if isDigit && parted {
				return true
			}
			digit, parted = isDigit, false
		}
	}
	return false
}

// mayBeValue looks at how a text begins: numbers and strokes begin with digits, signs and strokes.
func mayBeValue(text string) bool {
	for _, r := range text {
		switch {
		case isBlank(r):
			continue
		case r < utf8.RuneSelf:
			return r >= '0' && r <= '9' || strings.IndexByte("+-_/.\\", byte(r)) >= 0
		case r >= '０' && r <= '９', r == '＋', r == '－', r == '／', r == '＼', r == '＿', r == '无':
			return true
		}
		return r >= '‐' && r <= '―' || r == '−' || r == '─'
	}
	return true
}

// longestValue bounds, in bytes, what may be a value.
const longestValue = 48

// isNumeric reports whether a text that is not empty is a number or a stroke.
func isNumeric(text string) bool {
	return len(text) <= longestValue && readValue(text).state != report.Invalid
}

// isStroke recognises what is written into a cell to say that there is nothing: blanks, strokes, 无.
func isStroke(s string) bool {
	if s == "无" {
		return true
	}
	for _, r := range s {
		if !strings.ContainsRune(`-—–−‐―─_/\`, r) {
			return false
		}
	}
	return true
}

// ungroup drops thousands separators where they stand as such: 1,234,567 and -1,234.5, but not 1,23.
func ungroup(s string) string {
	if !strings.Contains(s, ",") {
		return s
	}
	whole, fraction, point := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	if first := strings.TrimLeft(groups[0], "+-"); len(first) == 0 || len(first) > 3 {
		return s
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return s
		}
	}
	whole = strings.Join(groups, "")
	if point {
		return whole + "." + fraction
	}
	return whole
}

// fold turns full-width digits, letters and marks into half-width ones and drops every kind of blank, so
// that texts compare alike however they were typed.
func fold(s string) string {
	if isPlain(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if !isBlank(rune(c)) {
				b = append(b, c)
			}
			i++
			continue
		}
		if c >= 0xE4 && c <= 0xE9 && i+3 <= len(s) { // most 汉字 stay as they are
			b = append(b, s[i:i+3]...)
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case isBlank(r):
		case r >= '！' && r <= '～':
			b = append(b, byte(r-'！'+'!'))
		case r == '〔' || r == '【' || r == '［':
			b = append(b, '[')
		case r == '〕' || r == '】' || r == '］':
			b = append(b, ']')
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isBlank covers the blanks that copied text brings along, the zero-width ones included.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', '\u0085', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000', '\ufeff', '\u00ad', '\u2060':
		return true
	}
	return r >= '\u2000' && r <= '\u200d'
}

func trim(s string) string { return strings.TrimFunc(s, isBlank) }
