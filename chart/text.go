package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/report"
)

// Thousands are set apart by a thin space; in a sentence by one at which no line is broken, though few fonts make
// that one as wide.
const (
	thin         = "\u2009"
	thinUnbroken = "\u202f"
)

// glue joins two pieces of a sentence, with a blank between 汉字 and figures.
func glue(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if isHan(last) && isFigure(first) || isFigure(last) && isHan(first) {
		return a + " " + b
	}
	return a + b
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
func isFigure(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-')
}

// grouped is the number with its thousands set apart by the space.
func grouped(n report.Number, space string) string {
	s := n.String()
	sign := ""
	if n.Sign() < 0 {
		sign, s = "-", s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(space)
		}
		b.WriteByte(whole[i])
	}
	if point {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// counted is the number with its unit, as a sentence has it: 1 234 件.
func counted(n report.Number, unit string) string {
	if unit == "" {
		return grouped(n, thinUnbroken)
	}
	return grouped(n, thinUnbroken) + " " + unit
}

// label is what stands beside a point: the figure, in brackets where it is inferred, or the state of a gap.
func (p Point) label() string {
	switch p.State {
	case report.Reported:
		return grouped(p.Value, thin)
	case report.Inferred:
		return "[" + grouped(p.Value, thin) + "]"
	}
	return p.gap()
}

// gap is the word for why there is no figure.
func (p Point) gap() string {
	switch {
	case p.None:
		return "无此项"
	case p.State == report.Blank:
		return "空白"
	case p.State == report.Invalid:
		return "无效"
	}
	return "缺失"
}

// ems is about how wide the text is set, in widths of a 汉字.
func ems(s string) float64 {
	wide := 0
	for _, r := range s {
		if r >= 0x2E80 {
			wide++
		}
	}
	return float64(wide) + 0.55*float64(utf8.RuneCountInString(s)-wide)
}

func longest(labels []string) float64 {
	most := 0.0
	for _, l := range labels {
		most = max(most, ems(l))
	}
	return most
}
