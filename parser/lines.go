package parser

import (
	"strings"

	"nianbao/report"
)

// A document is taken line by line. Lines of a table are told from prose by what stands in them: the words
// of the form, and values behind them. How the cells of a line are set apart differs from file to file:
//
//	tabs          行政处罚⇥60⇥⇥
//	bars          | 行政处罚 | 60 |        60 |
//	blanks        行政处罚      60         行政处罚 60
//	one a line    行政处罚
//	              60

// field is one cell of a line as printed, with what its text is by itself: a value, or a label with its core
// and what that is in the form. Text is trimmed, column counts from 1.
type field struct {
	text   string
	line   int
	column int
	value  value
	core   string
	word   word
}

// longestLabel bounds, in bytes, what may be a label.
const longestLabel = 240

func newField(text string, line, column int) field {
	f := field{text: text, line: line, column: column, value: value{state: report.Invalid}}
	if len(text) <= longestValue {
		f.value = readValue(text)
	}
	if f.value.state == report.Invalid && len(text) <= longestLabel {
		f.core, f.word = readLabel(text)
	}
	return f
}

// isValue tells a number or a stroke from a label. An empty field is neither.
func (f field) isValue() bool { return f.text != "" && f.value.state != report.Invalid }

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
	no     int    // from 1
	raw    string // as it stands in a text, "" for files without lines
	text   string // without the blanks around it
	kind   kind
	fields []field // of cellsLine; every other line has its text in one
}

// splitLines cuts a text at any of \n, \r\n and \r. A heading with the text behind it on the same line becomes two
// lines of one number.
func splitLines(text string) []line {
	var lines []line
	for no := 1; text != ""; no++ {
		end := strings.IndexAny(text, "\n\r")
		rest := ""
		if end < 0 {
			end = len(text)
		} else if strings.HasPrefix(text[end:], "\r\n") {
			rest = text[end+2:]
		} else {
			rest = text[end+1:]
		}
		raw := text[:end]
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
			if cut := gluedHeading(l.text); cut > 0 {
				head := line{no: no, raw: raw, text: l.text[:cut], kind: proseLine, fields: []field{newField(l.text[:cut], no, 1)}}
				lines = append(lines, head)
				l.text = trim(l.text[cut:])
				raw = l.text
			}
			l.fields = splitFields(raw, no)
		}
		lines = append(lines, l)
		text = rest
	}
	return lines
}

// isRule recognises lines that are drawn: |---|:--:| and --------⇥----. A stroke of one or two marks is a value.
func isRule(text string) bool {
	run := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("-—–─━═=_:+", r):
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

// isPageNumber recognises - 3 -, 第 3 页 and 第3页共8页. A number alone may be a value.
func isPageNumber(text string) bool {
	if len(text) > 30 {
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

// splitFields cuts a line into its cells by the strongest mark it has.
func splitFields(raw string, no int) []field {
	var parts []string
	switch {
	case strings.ContainsRune(raw, '\t'):
		parts = strings.Split(raw, "\t")
	case strings.Contains(raw, "|") || strings.Contains(raw, "｜"):
		parts = strings.Split(strings.ReplaceAll(raw, "｜", "|"), "|")
		if trim(parts[0]) == "" {
			parts = parts[1:]
		}
		if last := len(parts) - 1; last > 0 && trim(parts[last]) == "" {
			parts = parts[:last]
		}
	default:
		parts = splitBlanks(raw)
	}
	fields := make([]field, len(parts))
	for i, p := range parts {
		fields[i] = newField(strings.Trim(trim(p), "|"), no, i+1)
	}
	return fields
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
	if len(l.fields) != 1 || l.fields[0].core == "" {
		return false
	}
	for _, c := range cores {
		if strings.Contains(c, l.fields[0].core) {
			return true
		}
	}
	return false
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
