package parser

import (
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// field is one cell of a line as printed, with what its text is by itself: a value, or a label of the form. Text is
// trimmed, column counts from 1.
type field struct {
	text   string
	line   int
	column int
	value  value
	label  label // of the form
	word   word  // what the label is there
}

// longestLabel bounds, in bytes, what may be a label.
const longestLabel = 240

func newField(text string, line, column int) (f field) {
	f.read(text, line, column)
	return f
}

// read makes a new field of f.
func (f *field) read(text string, line, column int) {
	f.text, f.line, f.column = text, line, column
	f.value.state = report.Invalid
	if len(text) <= longestValue {
		f.value = readValue(text)
	}
	if f.value.state == report.Invalid && len(text) <= longestLabel {
		f.label = readLabel(text)
		f.word = meanings[f.label].word
	}
}

// core is that of the field's text, whether the form has it or not; "" where the text is none of a label.
func (f *field) core() string {
	if len(f.text) > longestLabel || isNumeric(f.text) {
		return ""
	}
	return core(f.text)
}

// isValue tells a number or a stroke from a label. An empty field is neither.
func (f field) isValue() bool { return f.text != "" && f.value.state != report.Invalid }

// fieldCutter cuts the lines of a document into fields, which stand in few slices.
type fieldCutter struct {
	free []field
	bars bars
}

// bars tells how the lines of a table are set apart by bars: those at its edges, if every line has them, are drawn
// around the table; else they stand beside an empty cell.
type bars struct {
	begin, end bool
	left       int // lines that it still holds for
}

// barsOf looks ahead over the lines with bars that the text begins with. Blank and drawn lines may stand between.
func barsOf(text string) bars {
	b := bars{begin: true, end: true}
	for text != "" {
		var raw string
		raw, text, _ = strings.Cut(text, "\n")
		t := trim(raw)
		if t != "" && !isRule(t) {
			if bar, _ := gaps(t); !bar || strings.Contains(t, "\t") {
				break
			}
			b.begin = b.begin && (t[0] == '|' || strings.HasPrefix(t, "｜"))
			b.end = b.end && (t[len(t)-1] == '|' || strings.HasSuffix(t, "｜"))
		}
		b.left++
	}
	return b
}

// line cuts a line into its cells by the strongest mark it has.
func (c *fieldCutter) line(no int, raw string) []field {
	if strings.IndexByte(raw, '\t') >= 0 {
		return c.cut(no, raw, "\t")
	}
	bar, blank := gaps(raw)
	if bar {
		raw = strings.ReplaceAll(raw, "｜", "|")
		if before, after, _ := strings.Cut(raw, "|"); c.bars.begin && trim(before) == "" {
			raw = after
		}
		if last := strings.LastIndexByte(raw, '|'); last >= 0 && c.bars.end && trim(raw[last+1:]) == "" {
			raw = raw[:last]
		}
		return c.cut(no, raw, "|")
	}
	text := trim(raw)
	if blank {
		if cells := splitBlanks(text); cells != nil {
			return c.fields(no, cells...)
		}
	}
	return c.fields(no, text)
}

// gaps tells whether a line has bars or blanks that may set cells apart.
func gaps(s string) (bar, blank bool) {
	for i := 0; i < len(s); {
		if isHan(s, i) {
			i += 3
			continue
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		bar = bar || r == '|' || r == '｜'
		blank = blank || isBlank(r)
		i += size
	}
	return bar, blank
}

// cut makes fields of what stands between the marks.
func (c *fieldCutter) cut(no int, raw, mark string) []field {
	fields := c.take(strings.Count(raw, mark) + 1)
	for i := range fields {
		var part string
		part, raw, _ = strings.Cut(raw, mark)
		fields[i].read(strings.Trim(trim(part), "|"), no, i+1)
	}
	return fields
}

// fields makes fields of a line's parts.
func (c *fieldCutter) fields(no int, parts ...string) []field {
	fields := c.take(len(parts))
	for i, p := range parts {
		fields[i].read(trim(p), no, i+1)
	}
	return fields
}

// take gives n new fields.
func (c *fieldCutter) take(n int) []field {
	if n > len(c.free) {
		c.free = make([]field, max(n, fieldsAtOnce))
	}
	fields := c.free[:n:n]
	c.free = c.free[n:]
	return fields
}

// fieldsAtOnce is how many fields are given room at a time.
const fieldsAtOnce = 500
