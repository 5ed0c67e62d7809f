package check

import "strings"

// mark is a kind of punctuation.
type mark uint8

const (
	noMark mark = iota
	sentenceMark
	clauseMark
	openMark
	closeMark
	bookOpen
	bookClose
	quoteOpen
	quoteClose
)

func markOf(s string) mark {
	switch s {
	case "。", "；", ";", "！", "？", "!", "?":
		return sentenceMark
	case "，", ",", "、", "：", ":":
		return clauseMark
	case "（", "(":
		return openMark
	case "）", ")":
		return closeMark
	case "《":
		return bookOpen
	case "》":
		return bookClose
	case "“":
		return quoteOpen
	case "”":
		return quoteClose
	}
	return noMark
}

// marks follows the punctuation of a paragraph.
type marks struct {
	quotes, books, brackets   int
	last                      int // where the mark before ended, -1 for none
	lastKind                  mark
	bookAt, bracketAt, double int // where the outermost open one stands; where 《《 stands, plus 1
	told                      bool
}

// take goes on by a mark at text[start:end].
func (m *marks) take(p *prose, k mark, start, end int) {
	adjacent := m.last == start
	switch k {
	case noMark:
		return
	case sentenceMark, clauseMark:
		if adjacent && (m.lastKind == sentenceMark || m.lastKind == clauseMark) && !m.told && p.text[start] >= 0xe3 {
			m.told = true
			from := strings.LastIndexFunc(p.text[:start], func(rune) bool { return true })
			p.doubt(from, end, "标点相连")
		}
	case bookOpen:
		if adjacent && m.lastKind == bookOpen {
			m.double = m.last - len("《") + 1
		}
		if m.books == 0 {
			m.bookAt = start
		}
		m.books++
	case bookClose:
		if m.double > 0 && adjacent && m.lastKind == bookClose {
			p.doubt(m.double-1, m.double-1+len("《《"), "书名号重复")
			m.double = 0
		}
		if m.books == 0 {
			p.doubt(start, end, "书名号没有前一半")
			return
		}
		m.books--
	case openMark:
		if m.brackets == 0 {
			m.bracketAt = start
		}
		m.brackets++
	case closeMark:
		m.brackets = max(0, m.brackets-1)
	case quoteOpen:
		m.quotes++
	case quoteClose:
		m.quotes = max(0, m.quotes-1)
	}
	m.last, m.lastKind = end, k
}

// end tells what the paragraph leaves open. A bracket may go on where the paragraph does not end with a sentence.
func (m *marks) end(p *prose) {
	switch {
	case m.books > 0 && m.double > 0:
		p.doubt(m.double-1, m.double-1+len("《《"), "书名号重复")
	case m.books > 0 && !p.closes("《", "》"):
		p.doubt(m.bookAt, m.bookAt+len("《"), "书名号没有后一半")
	}
	if m.brackets > 0 && m.lastKind == sentenceMark && m.last == len(p.text) && !p.closes("（", "）") && !p.closes("(", ")") {
		end := m.bracketAt + 1
		if p.text[m.bracketAt] != '(' {
			end = m.bracketAt + len("（")
		}
		p.doubt(m.bracketAt, end, "括号没有后一半")
	}
}

// closes reports whether the paragraph behind this one closes what this one leaves open, as where a page breaks.
func (p *prose) closes(open, close string) bool {
	text := p.r.Sections[p.section].Text
	if p.paragraph+1 >= len(text) {
		return false
	}
	next := text[p.paragraph+1]
	i, j := strings.Index(next, close), strings.Index(next, open)
	return i >= 0 && (j < 0 || i < j)
}

// doubt finds a slip of punctuation.
func (p *prose) doubt(start, end int, what string) {
	p.find("text.marks", "", start, end, "", what+"（“"+p.around(start, end)+"”），请核对。")
}

// around is the span with a few characters on either side.
func (p *prose) around(start, end int) string {
	for range 6 {
		if start > 0 {
			start -= lastSize(p.text[:start])
		}
		if end < len(p.text) {
			end += firstSize(p.text[end:])
		}
	}
	return p.text[start:end]
}
