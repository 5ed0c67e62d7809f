package parser

import (
	"strings"
	"unicode/utf8"
)

// Labels come with other enumerators, brackets, blanks and instructions than the form prints: （二）部分公开
// （区分处理的，只计这一情形…） is (2) 部分公开 elsewhere. They are compared by their core, what is left
// without any of that.

// core is a label without blanks, enumerator, bracketed instructions and marks; "" where nothing is left.
func core(label string) string { return coreOf(fold(label)) }

func coreOf(folded string) string {
	s := strings.ReplaceAll(folded, "其它", "其他")
	s = s[enumerator(s):]
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i] + afterBracket(s[i:])
	}
	at, size := nextMark(s)
	if size == 0 {
		return s
	}
	var room [longestLabel]byte
	b := room[:0]
	for size > 0 {
		b = append(b, s[:at]...)
		s = s[at+size:]
		at, size = nextMark(s)
	}
	return string(append(b, s...))
}

// nextMark is where the first mark of a folded label begins, and its length; its length is 0 where there is none.
func nextMark(s string) (at, size int) {
	for i := 0; i < len(s); i += size {
		if size = 3; isHan(s, i) {
			continue
		}
		r := rune(s[i])
		if size = 1; r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if isMark(r) {
			return i, size
		}
	}
	return len(s), 0
}

// isMark tells the characters of a folded label that its core is without.
func isMark(r rune) bool {
	switch r {
	case '、', '。', '“', '”', '‘', '’', '《', '》', '〈', '〉', '·', '…', '—', '–':
		return true
	}
	return r < utf8.RuneSelf && !isAlphanumeric(r)
}

// afterBracket is what follows the bracket that s begins with; an unclosed one reaches to the end.
func afterBracket(s string) string {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				rest := s[i+1:]
				if j := strings.IndexByte(rest, '('); j >= 0 {
					return rest[:j] + afterBracket(rest[j:])
				}
				return rest
			}
		}
	}
	return ""
}

func isAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

const numerals = "一二三四五六七八九十"

// enumerator is the length of what counts an item at the start of a folded text: "一、", "(三)", "1.", "2、".
func enumerator(s string) int {
	if s == "" || s[0] != '(' && !isDigit(s[0]) && s[0] != "一"[0] && s[0] != "四"[0] { // as all numerals begin
		return 0
	}
	i, open := 0, false
	if strings.HasPrefix(s, "(") {
		i, open = 1, true
	}
	start := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if numeralOf(r) == 0 && (r < '0' || r > '9') {
			break
		}
		i += size
	}
	if i == start || i-start > 6 {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case open && r == ')', !open && endsEnumerator(r):
		return i + size
	}
	return 0
}

func endsEnumerator(r rune) bool {
	return r == '、' || r == '.' || r == ',' || r == ':' || r == ')'
}

// numeral is the Chinese numeral a folded heading begins with (1–10), 0 where it has none.
func numeral(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	return numeralOf(r)
}

// numeralOf is what a Chinese numeral counts (1–10), 0 for other characters.
func numeralOf(r rune) int {
	switch r {
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	}
	return 0
}

// mark is what a label is counted by, without its brackets and points: 六 of （六）, 1 of "1.".
func mark(label string) string {
	s := fold(label)
	return strings.Trim(s[:enumerator(s)], "()、.,:")
}
