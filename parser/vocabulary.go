package parser

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/report"
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
	return strings.Map(func(r rune) rune {
		switch r {
		case '、', '。', '“', '”', '‘', '’', '《', '》', '〈', '〉', '·', '…', '—', '–':
			return -1
		}
		if r < utf8.RuneSelf && !isAlphanumeric(r) {
			return -1
		}
		return r
	}, s)
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
	i, open := 0, false
	if strings.HasPrefix(s, "(") {
		i, open = 1, true
	}
	start := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(numerals, r) && (r < '0' || r > '9') {
			break
		}
		i += size
	}
	if i == start || i-start > 6 {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case open && r == ')', !open && strings.ContainsRune("、.,:)", r):
		return i + size
	}
	return 0
}

// numeral is the Chinese numeral a folded heading begins with (1–10), 0 where it has none.
func numeral(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	if i := strings.IndexRune(numerals, r); i >= 0 {
		return i/len("一") + 1
	}
	return 0
}

// words are the cores of all that the forms print in their tables, and what it is there.
var words = vocabulary()

// cores are the labels of words in order.
var cores = slices.Sorted(maps.Keys(words))

type word uint8

const (
	rowWord  word = 1 << iota // a row's label
	headWord                  // a column's or block's head, or a group's label
)

// formLabel is a label as a form prints it in its tables.
type formLabel struct {
	form report.Form
	text string
	word word
}

// formLabels are all that the forms print in their tables.
var formLabels = listLabels()

func listLabels() []formLabel {
	var list []formLabel
	add := func(f report.Form, w word, texts ...string) {
		for _, text := range texts {
			if text != "" {
				list = append(list, formLabel{f, text, w})
			}
		}
	}
	for _, f := range []report.Form{report.Form2021, report.Form2019} {
		for _, t := range report.LayoutOf(f).Tables {
			for _, b := range t.Blocks {
				for _, r := range b.Rows {
					add(f, rowWord, r.Label)
					add(f, headWord, r.Groups...)
				}
				for _, c := range b.Columns {
					add(f, headWord, c.Label, c.Group)
				}
			}
		}
	}
	return list
}

func vocabulary() map[string]word {
	m := map[string]word{}
	for _, l := range formLabels {
		m[core(l.text)] |= l.word
	}
	for _, rows := range rowsOf {
		for _, f := range rows {
			for _, c := range f.cores { // the other labels that documents print
				m[c] |= rowWord
			}
		}
	}
	for _, head := range []string{"信息内容", "申请人情况", "采购总金额", "本年收费金额", "法人或者其他组织", "行政诉讼"} {
		m[core(head)] |= headWord
	}
	return m
}

// label is a text of the form's tables: its core, and what that is.
type label struct {
	core string
	word word
}

// printedLabels are the labels just as the forms print them, folded: what most documents have.
var printedLabels = readPrinted()

func readPrinted() map[string]label {
	m := map[string]label{}
	for _, l := range formLabels {
		c := core(l.text)
		m[fold(l.text)] = label{c, words[c]}
	}
	return m
}

// readLabel gives a table cell's core and what it is in the form's vocabulary, 0 where it is not in it.
func readLabel(text string) (string, word) {
	s := fold(text)
	if l, ok := printedLabels[s]; ok {
		return l.core, l.word
	}
	c := coreOf(s)
	if w := words[c]; w != 0 {
		return c, w
	}
	if isBlockHead(s) || strings.HasPrefix(strings.TrimPrefix(s, "("), "本列数据的勾稽关系") && len(s) <= longestNote {
		return c, headWord
	}
	return c, 0
}

// longestNote bounds, in bytes, the form's note on the sums of table 3.
const longestNote = 120

// isBlockHead recognises 第二十条第（一）项, whose bracket is no instruction.
func isBlockHead(folded string) bool {
	return strings.HasPrefix(folded, "第二十条第") && strings.HasSuffix(folded, "项") && len(folded) <= len("第二十条第(一)项")
}

// isLabel reports whether the form prints the text in its tables.
func isLabel(text string) bool {
	_, w := readLabel(text)
	return w != 0
}

// likeness is how surely a printed label's core is the form's: 1 the same, 0 unlike. A label that is cut still
// begins or ends as the form's does, one that carries its group in front ends with it; others are compared by
// their pairs of neighbouring characters (Dice's coefficient).
func likeness(printed, form string) float64 {
	const few = 4 * len("一")
	ratio := float64(min(len(printed), len(form))) / float64(max(len(printed), len(form), 1))
	switch {
	case printed == form:
		return 1
	case len(printed) >= few && (strings.HasPrefix(form, printed) || strings.HasSuffix(form, printed)),
		len(form) >= few && strings.HasSuffix(printed, form):
		return 0.7 + 0.2*ratio
	case len(form) >= few && strings.HasPrefix(printed, form),
		len(printed) >= few && strings.Contains(form, printed):
		return 0.6 + 0.2*ratio
	}
	return 0.9 * dice([]rune(printed), []rune(form))
}

// mark is what a label is counted by, without its brackets and points: 六 of （六）, 1 of "1.".
func mark(label string) string {
	s := fold(label)
	return strings.Trim(s[:enumerator(s)], "()、.,:")
}

func dice(a, b []rune) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	used := make([]bool, len(b)-1)
	shared := 0
	for i := range len(a) - 1 {
		for j := range len(b) - 1 {
			if !used[j] && a[i] == b[j] && a[i+1] == b[j+1] {
				used[j] = true
				shared++
				break
			}
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b)-2)
}
