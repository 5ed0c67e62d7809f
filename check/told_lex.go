package check

import (
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// token is a word, number or mark of a paragraph that matters for what it tells. Text between two tokens means
// nothing to us, and keeps them apart.
type token struct {
	class      class
	arg        uint8
	near       bool // only blanks stand between it and the token before
	start, end int32
	match      int32           // of a closing bracket: the token that opens it, or -1
	value      report.Quantity // of a number or year
}

// lex gives the tokens of a paragraph, in the space of the slice given. What stands in 《》 is
// passed over. The last token is a stop at the end of the text.
func lex(text string, tokens []token) []token {
	tokens = tokens[:0]
	near := true
	var value report.Quantity
	for i := 0; i < len(text); {
		if c := text[i]; c >= 0xe4 && c <= 0xe9 && i+3 <= len(text) {
			if r := hanAt(text, i); r < hanFirst || r > hanLast || vocabularyHeads[r-hanFirst] == 0 {
				near = false
				i += 3
				continue
			}
		}
		c, arg, size := tokenAt(text, i, &value)
		if size == 0 {
			size = passed(text[i:], &near)
			i += size
			continue
		}
		tokens = append(tokens, token{class: c, arg: arg, near: near, start: int32(i), end: int32(i + size)})
		if c == wNumber || c == wYear {
			tokens[len(tokens)-1].value = value
		}
		near = true
		i += size
	}
	return append(tokens, token{class: wStop, near: near, start: int32(len(text)), end: int32(len(text))})
}

// passed is how much of the text to pass over; near stays set over blanks and quotation marks.
func passed(text string, near *bool) int {
	c := text[0]
	if c < utf8.RuneSelf {
		*near = *near && (c <= ' ' || c == '"' || c == '\'')
		return 1
	}
	if c == 0xe3 && strings.HasPrefix(text, "《") {
		*near = false
		if n := strings.Index(text, "》"); n > 0 {
			return n + len("》")
		}
	}
	r, size := utf8.DecodeRuneInString(text)
	switch r {
	case '\u00a0', '\u2002', '\u2003', '\u3000', '\u200b', '“', '”', '‘', '’':
	default:
		*near = false
	}
	return size
}

// tokenAt reads the token at text[i:], and the value of a number or year; size is 0 where there is none.
func tokenAt(text string, i int, value *report.Quantity) (c class, arg uint8, size int) {
	switch b := text[i]; {
	case b < utf8.RuneSelf:
		if b >= '0' && b <= '9' {
			return numberAt(text, i, value)
		}
		if c = asciiMark(b); c == wForeign {
			return c, 0, 0
		}
		return c, 0, 1
	case b == 0xef || b == 0xe3:
		return markAt(text, i, value)
	case b < 0xe4 || b > 0xe9 || len(text)-i < 3:
		return wForeign, 0, 0
	}
	r := hanAt(text, i)
	if r < hanFirst || r > hanLast {
		return wForeign, 0, 0
	}
	rest := text[i:]
	next := behindFirst(rest)
	shelf := vocabularyShelves[vocabularyHeads[r-hanFirst]]
	for k := range shelf {
		w := &shelf[k]
		if (w.next == next || w.next == 0) && strings.HasPrefix(rest, w.text) {
			return w.class, w.arg, len(w.text)
		}
	}
	if isHanNumeral(r) {
		return numberAt(text, i, value)
	}
	return wForeign, 0, 0
}

// hanAt is the character of three bytes at text[i:].
func hanAt(text string, i int) rune {
	return rune(text[i]&0xf)<<12 | rune(text[i+1]&0x3f)<<6 | rune(text[i+2]&0x3f)
}

func asciiMark(c byte) class {
	switch c {
	case ',':
		return wComma
	case ';':
		return wSemi
	case '!', '?', '\n':
		return wStop
	case '(', '[':
		return wOpen
	case ')', ']':
		return wClosing
	case ':', '=':
		return wFiller
	}
	return wForeign
}

// markAt reads a full-width mark or digit.
func markAt(text string, i int, value *report.Quantity) (c class, arg uint8, size int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	switch r {
	case '，':
		c = wComma
	case '；':
		c = wSemi
	case '。', '！', '？':
		c = wStop
	case '、':
		c = wList
	case '（', '〔', '【', '［':
		c = wOpen
	case '）', '〕', '】', '］':
		c = wClosing
	case '：':
		c = wFiller
	default:
		if r >= '０' && r <= '９' {
			return numberAt(text, i, value)
		}
		return wForeign, 0, 0
	}
	return c, 0, size
}

// numberAt reads a number, or a year with 年. A number that is labelled, not counted, is foreign: 第20条, 〔2021〕30号,
// 3-5, 2.1节, A4.
func numberAt(text string, i int, value *report.Quantity) (c class, arg uint8, size int) {
	q, size := report.ReadQuantity(text[i:])
	if size == 0 {
		_, size = utf8.DecodeRuneInString(text[i:])
		return wForeign, 0, size
	}
	if behind, ok := strings.CutPrefix(strings.TrimLeft(text[i+size:], " "), "年"); ok && q.Value.Whole() && q.Bound == report.Exact {
		if v := q.Value.Float(); v >= 1900 && v < 2100 {
			behind = strings.TrimPrefix(behind, "度")
			*value = q
			return wYear, 0, len(text) - len(behind) - i
		}
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:i], " "))
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	if labels(before) || q.Han && (before == '几' || before == '数' || before == '多') || goesOn(after) {
		return wForeign, 0, size
	}
	if after == '月' {
		if q.Value.Cmp(report.Int(1)) > 0 && q.Value.Cmp(report.Int(12)) < 0 {
			return wPeriod, 0, size
		}
		return wForeign, 0, size
	}
	*value = q
	arg, end := counted(text, i+size)
	return wNumber, arg, end - i
}

// labels tells a character that makes the number behind it a label.
func labels(r rune) bool {
	switch r {
	case '第', '每', '逐', '任', '某', '同', '-', '—', '~', '～', '/', '〔', '[', '.', '·', '至':
		return true
	}
	return isLatin(r)
}

// goesOn tells a character that makes the number before it a part of a label or a span.
func goesOn(r rune) bool {
	switch r {
	case '-', '—', '~', '～', '/', '〕', ']', '至':
		return true
	}
	return isLatin(r)
}

// counted reads the unit behind a number; end is behind it.
func counted(text string, at int) (unit uint8, end int) {
	rest := strings.TrimLeft(text[at:], " \u00a0\u3000")
	r, _ := utf8.DecodeRuneInString(rest)
	for _, c := range counters[r] {
		if strings.HasPrefix(rest, c.text) {
			return c.arg, len(text) - len(rest) + len(c.text)
		}
	}
	if r >= hanFirst && r <= hanLast || r == '%' || r == '％' || r == '.' {
		return unitOther, at
	}
	return unitNone, at
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
