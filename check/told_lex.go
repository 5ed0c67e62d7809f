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
	for i := 0; i < len(text); {
		if c := text[i]; c >= 0xe4 && c <= 0xe9 && i+3 <= len(text) {
			if r := hanAt(text, i); r < hanFirst || r > hanLast || vocabularyHeads[r-hanFirst] == 0 {
				near = false
				i += 3
				continue
			}
		}
		t, size := tokenAt(text, i)
		if size == 0 {
			size = passed(text[i:], &near)
			i += size
			continue
		}
		t.near, t.start, t.end = near, int32(i), int32(i+size)
		tokens = append(tokens, t)
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

// tokenAt reads the token at text[i:]; size is 0 where there is none.
func tokenAt(text string, i int) (t token, size int) {
	c := text[i]
	switch {
	case c < utf8.RuneSelf:
		if c >= '0' && c <= '9' {
			return numberAt(text, i)
		}
		if t.class = asciiMark(c); t.class == wForeign {
			return t, 0
		}
		return t, 1
	case c == 0xef || c == 0xe3:
		return markAt(text, i)
	case c < 0xe4 || c > 0xe9 || len(text)-i < 3:
		return token{}, 0
	}
	r := hanAt(text, i)
	if r < hanFirst || r > hanLast {
		return token{}, 0
	}
	rest := text[i:]
	next := behindFirst(rest)
	shelf := vocabularyShelves[vocabularyHeads[r-hanFirst]]
	for k := range shelf {
		w := &shelf[k]
		if (w.next == next || w.next == 0) && strings.HasPrefix(rest, w.text) {
			return token{class: w.class, arg: w.arg}, len(w.text)
		}
	}
	if strings.ContainsRune(hanNumerals, r) {
		return numberAt(text, i)
	}
	return token{}, 0
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
func markAt(text string, i int) (t token, size int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	switch r {
	case '，':
		t.class = wComma
	case '；':
		t.class = wSemi
	case '。', '！', '？':
		t.class = wStop
	case '、':
		t.class = wList
	case '（', '〔', '【', '［':
		t.class = wOpen
	case '）', '〕', '】', '］':
		t.class = wClosing
	case '：':
		t.class = wFiller
	default:
		if r >= '０' && r <= '９' {
			return numberAt(text, i)
		}
		return token{}, 0
	}
	return t, size
}

// numberAt reads a number, or a year with 年. A number that is labelled, not counted, is foreign: 第20条, 〔2021〕30号,
// 3-5, 2.1节, A4.
func numberAt(text string, i int) (t token, size int) {
	q, size := report.ReadQuantity(text[i:])
	if size == 0 {
		_, size = utf8.DecodeRuneInString(text[i:])
		return token{}, size
	}
	if behind, ok := strings.CutPrefix(strings.TrimLeft(text[i+size:], " "), "年"); ok && q.Value.Whole() && q.Bound == report.Exact {
		if v := q.Value.Float(); v >= 1900 && v < 2100 {
			behind = strings.TrimPrefix(behind, "度")
			return token{class: wYear, value: q}, len(text) - len(behind) - i
		}
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:i], " "))
	dAfter, _ := utf8.DecodeRuneInString(text[i+size:])
	if strings.ContainsRune("第每逐任某同-—~～/〔[.·至", before) || q.Han && strings.ContainsRune("几数多", before) || strings.ContainsRune("-—~～/〕]至", dAfter) || isLatin(before) || isLatin(dAfter) {
		return token{class: wForeign}, size
	}
	if dAfter == '月' {
		if q.Value.Cmp(report.Int(1)) > 0 && q.Value.Cmp(report.Int(12)) < 0 {
			return token{class: wPeriod}, size
		}
		return token{class: wForeign}, size
	}
	t = token{class: wNumber, value: q}
	t.arg, size = counted(text, i+size)
	return t, size - i
}

// counted reads the unit behind a number; end is behind it.
func counted(text string, at int) (unit uint8, end int) {
	rest := strings.TrimLeft(text[at:], " \u00a0\u3000")
	for _, c := range counters {
		if behind, ok := strings.CutPrefix(rest, c.text); ok {
			return c.arg, len(text) - len(behind)
		}
	}
	if r, _ := utf8.DecodeRuneInString(rest); r >= hanFirst && r <= hanLast || r == '%' || r == '％' || r == '.' {
		return unitOther, at
	}
	return unitNone, at
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
