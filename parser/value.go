package parser

import (
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// value is what a table cell's text says.
type value struct {
	number report.Number
	state  report.State // Reported, Blank or Invalid
	unit   unit         // printed behind the number
}

// invalid is what a text says that is no value.
var invalid = value{state: report.Invalid}

// unit is an index of units.
type unit uint8

// units that may stand behind a number in a cell, longest first.
var units = []string{"", "万元", "元", "件", "条", "项", "个", "笔", "次", "起", "宗", "份", "部", "例"}

const (
	noUnit unit = iota
	wanYuan
	yuan
	otherYuan = ^unit(0) // 千元, 亿元: only heads give it
)

// readValue reads a cell's text. A text without any digit that is not a stroke is Invalid, and more likely a label.
func readValue(text string) value {
	if text == "" {
		return value{state: report.Blank}
	}
	if !mayBeValue(text) {
		return invalid
	}
	if n, err := report.ParseNumber(text); err == nil { // most values are plain
		return value{state: report.Reported, number: n}
	}
	if !mayEndValue(text) {
		return invalid
	}
	s := fold(text)
	if isStroke(s) {
		return value{state: report.Blank}
	}
	if partsDigits(text) {
		return invalid
	}
	v := invalid
	for u, name := range units[1:] {
		if rest, ok := strings.CutSuffix(s, name); ok {
			s, v.unit = rest, unit(u+1)
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

// partDigits sets what follows apart from a digit that a text ends with: the mark of a note is no digit of the number
// before it.
func partDigits(text []byte) []byte {
	if last, _ := utf8.DecodeLastRune(text); isFigureDigit(last) {
		text = append(text, ' ')
	}
	return text
}

// mayBeValue looks at how a text begins: numbers and strokes begin with digits, signs and strokes.
func mayBeValue(text string) bool {
	switch {
	case text != "" && isDigit(text[0]):
		return true
	case text != "" && isHan(text, 0):
		return strings.HasPrefix(text, "无")
	}
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

// mayEndValue looks at how a text ends: no other 汉字 than those of units and 无 end a value.
func mayEndValue(text string) bool {
	last := len(text) - len("无")
	return last < 0 || !isHan(text, last) || strings.Contains(valueEnds, text[last:])
}

// valueEnds are the characters that units end with, and 无.
var valueEnds = "无" + lastOf(units[1:])

// lastOf joins the last character of each word.
func lastOf(words []string) string {
	ends := ""
	for _, w := range words {
		r, _ := utf8.DecodeLastRuneInString(w)
		ends += string(r)
	}
	return ends
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
	n := foldedPart(s)
	if n == len(s) {
		return s
	}
	var room [longestLabel]byte
	return string(appendFolded(append(room[:0], s[:n]...), s[n:]))
}

// foldedPart is the length of a text's part, from its start, that fold leaves as it is.
func foldedPart(s string) int {
	for i := 0; i < len(s); {
		switch {
		case isHan(s, i):
			i += 3
		case isPlain(s[i]):
			i++
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if isBlank(r) || foldRune(r) != r || r == utf8.RuneError {
				return i
			}
			i += size
		}
	}
	return len(s)
}

// appendFolded appends a text as fold gives it.
func appendFolded(b []byte, s string) []byte {
	for {
		n := foldedPart(s)
		b = append(b, s[:n]...)
		if n == len(s) {
			return b
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isBlank(r) {
			b = utf8.AppendRune(b, foldRune(r))
		}
		s = s[n+size:]
	}
}

// isHan tells by its first byte a character of U+4000 to U+9FFF, most 汉字 and no blank or mark: texts consist of
// them for the most part.
func isHan(s string, i int) bool { return s[i] >= 0xE4 && s[i] <= 0xE9 && i+3 <= len(s) }

func foldRune(r rune) rune {
	switch {
	case r < '【':
		return r
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '〔' || r == '【' || r == '［':
		return '['
	case r == '〕' || r == '】' || r == '］':
		return ']'
	}
	return r
}

// isBlank covers the blanks that copied text brings along, the zero-width ones included.
func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', '\u0085', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000', '\ufeff', '\u00ad', '\u2060':
		return true
	}
	return r >= '\u2000' && r <= '\u200d'
}

// nextBlank is where the first blank of a text begins, and its length; its length is 0 where there is none.
func nextBlank(s string) (at, size int) {
	for i := 0; i < len(s); i += size {
		switch {
		case isHan(s, i):
			size = 3
		case isPlain(s[i]):
			size = 1
		default:
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); isBlank(r) {
				return i, size
			}
		}
	}
	return len(s), 0
}

// trim cuts the blanks off both ends.
func trim(s string) string {
	for s != "" && !isPlain(s[0]) && !isHan(s, 0) {
		r, size := utf8.DecodeRuneInString(s)
		if !isBlank(r) {
			break
		}
		s = s[size:]
	}
	for n := len(s); n > 0 && !isPlain(s[n-1]) && (n < 3 || !isHan(s, n-3)); n = len(s) {
		r, size := utf8.DecodeLastRuneInString(s)
		if !isBlank(r) {
			break
		}
		s = s[:n-size]
	}
	return s
}

// isLonger reports whether a text has more than n characters.
func isLonger(s string, n int) bool {
	return len(s) > n && (len(s) > utf8.UTFMax*n || utf8.RuneCountInString(s) > n)
}

// isPlain tells ASCII characters that are no blanks.
func isPlain(c byte) bool { return c > ' ' && c < utf8.RuneSelf }
