package parser

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A document is taken line by line. Lines of a table are told from prose by what stands in them: the words
// of the form, and values behind them. How the cells of a line are set apart differs from file to file:
//
//	tabs          行政处罚⇥60⇥⇥
//	bars          | 行政处罚 | 60 |        60 |
//	blanks        行政处罚      60         行政处罚 60
//	one a line    行政处罚
//	              60

type kind uint8

const (
	blankLine kind = iota
	proseLine
	titleLine   // of the report
	headingLine // of a section
	cellsLine   // of a table
	ruleLine    // drawn, without any text
	markLine    // no text of the report: |---|---|, a bar between two cells, a page number
)

type line struct {
	no     int32 // from 1
	kind   kind
	raw    string  // as it stands in a text, "" for files without lines
	text   string  // without the blanks around it
	fields []field // of cellsLine; every other line has its text in one
}

// splitLines cuts a text at any of \n, \r\n and \r.
func splitLines(text string, in *room) []line {
	text = withoutReturns(text)
	ends := strings.Count(text, "\n") + 1
	c := fieldCutter{kept: &in.fields}
	return c.appendLines(in.lines.take(ends)[:0], text)
}

// appendLines appends the lines of a text. A heading with the text behind it on the same line becomes two lines of one
// number.
func (c *fieldCutter) appendLines(lines []line, text string) []line {
	c.bars, c.barred = bars{}, hasBars(text)
	for no := int32(1); text != ""; no++ {
		if c.bars.left--; c.barred && c.bars.left <= 0 {
			c.bars = barsOf(text)
		}
		var raw string
		raw, text, _ = strings.Cut(text, "\n")
		l := line{no: no, raw: raw, text: trim(raw), kind: proseLine}
		switch {
		case l.text == "":
			l.kind = blankLine
		case isRule(l.text):
			l.kind = ruleLine
			if strings.Contains(l.text, "|") {
				l.kind = markLine
			}
		case isPageNumber(l.text):
			l.kind = markLine
		default:
			if end := gluedHeading(l.text); end > 0 {
				head := l.text[:end]
				lines = append(lines, line{no: no, raw: raw, text: head, kind: proseLine, fields: c.fields(no, head)})
				l.text = trim(l.text[end:])
				raw = l.text
			}
			l.fields = c.line(no, raw)
		}
		lines = append(lines, l)
	}
	return lines
}

// isRule recognises lines that are drawn: |---|:--:| and --------⇥----. A stroke of one or two marks is a value.
func isRule(text string) bool {
	run := 0
	if text != "" && isHan(text, 0) {
		return false
	}
	for _, r := range text {
		switch {
		case isDrawn(r):
			run++
		case r == '|' || isBlank(r):
			if run == 1 || run == 2 {
				return false
			}
			run = 0
		default:
			return false
		}
	}
	return run == 0 || run > 2
}

func isDrawn(r rune) bool {
	switch r {
	case '-', '—', '–', '─', '━', '═', '=', '_', ':', '+':
		return true
	}
	return false
}

// isPageNumber recognises - 3 -, 第 3 页 and 第3页共8页. A number alone may be a value.
func isPageNumber(text string) bool {
	if len(text) > 30 {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(text); r {
	case '第', '-', '－', '—', '–', '―':
	default:
		return false
	}
	s := fold(text)
	bare := strings.Trim(s, "-—–―")
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		if i := strings.Index(rest, "页"); i > 0 && digits(rest[:i]) {
			tail := strings.Trim(rest[i+len("页"):], ",/共页")
			return tail == "" || digits(tail)
		}
		return false
	}
	return len(bare) < len(s) && digits(bare) && !isDigit(s[0]) && !isDigit(s[len(s)-1])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// markCells finds the lines of tables. Values alone, and labels that the form does not know, belong to a
// table only behind other lines of it.
func markCells(lines []line) {
	within := false
	for i := range lines {
		l := &lines[i]
		switch l.kind {
		case headingLine:
			within = false
		case proseLine:
			if l.isCells(within) || within && (isLoneLabel(lines, i) || isFragment(*l)) {
				l.kind = cellsLine
			}
			within = l.kind == cellsLine
		}
	}
}

func (l *line) isCells(within bool) bool {
	printed, values, known := 0, 0, 0
	for _, f := range l.fields {
		if f.text == "" {
			continue
		}
		printed++
		if f.isValue() {
			values++
		} else if f.word != 0 {
			known++
		}
	}
	switch {
	case printed == 1:
		return known == 1 || values == 1 && within
	case values > 0:
		return known > 0 || within || values > 3
	}
	return known > 1 || known > 0 && within
}

// isFragment recognises a piece of a label that is wrapped around its values, or written downwards.
func isFragment(l line) bool {
	if len(l.fields) != 1 {
		return false
	}
	piece := l.fields[0].core()
	return piece != "" && slices.ContainsFunc(meanings, func(m meaning) bool { return strings.Contains(m.core, piece) })
}

// isLoneLabel recognises a label that is cut or changed by the value on the next line.
func isLoneLabel(lines []line, i int) bool {
	if len(lines[i].fields) != 1 || len(lines[i].text) > longestLabel || strings.HasSuffix(lines[i].text, "。") {
		return false
	}
	for _, next := range lines[i+1:] {
		if next.kind != blankLine && next.kind != ruleLine && next.kind != markLine {
			return next.kind == proseLine && len(next.fields) == 1 && next.fields[0].isValue()
		}
	}
	return false
}
