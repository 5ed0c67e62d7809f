package parser

import (
	"strings"

	"nianbao/report"
)

// field is one cell of a line as printed, with what its text is by itself: a value, or a label of the form. Text is
// trimmed, column counts from 1. A document has hundreds, so that it is kept small.
type field struct {
	text         string
	line, column int32
	label        label        // of the form
	word         word         // what the label is there
	state        report.State // of the text as a value
}

// mostDigits is how many a Number may have.
const mostDigits = 18

// longestLabel bounds, in bytes, what may be a label.
const longestLabel = 240

func newField(text string, line, column int32) (f field) {
	f.read(text, line, column)
	return f
}

// read makes a new field of f.
func (f *field) read(text string, line, column int32) {
	f.text, f.line, f.column = text, line, column
	switch f.state = report.Invalid; {
	case len(text) <= mostDigits && digits(text): // as most values
		f.state = report.Reported
	case len(text) <= longestValue:
		f.state = readValue(text).state
	}
	if f.state == report.Invalid && len(text) <= longestLabel {
		f.label = readLabel(text)
		f.word = meanings[f.label].word
	}
}

// value is what the field's text says as a value. It is read again, for most fields are kept and few are asked.
func (f *field) value() value {
	if f.state != report.Reported {
		return value{state: f.state}
	}
	return readValue(f.text)
}

// core is that of the field's text, whether the form has it or not; "" where the text is none of a label.
func (f *field) core() string {
	if len(f.text) > longestLabel || isNumeric(f.text) {
		return ""
	}
	return core(f.text)
}

// isValue tells a number or a stroke from a label. An empty field is neither.
func (f field) isValue() bool { return f.text != "" && f.state != report.Invalid }

// fieldCutter cuts the lines of a document into fields.
type fieldCutter struct {
	kept   *slab[field]
	barred bool // there are bars in the text
	bars   bars
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
			if !hasBars(t) || strings.Contains(t, "\t") {
				break
			}
			b.begin = b.begin && (t[0] == '|' || strings.HasPrefix(t, "｜"))
			b.end = b.end && (t[len(t)-1] == '|' || strings.HasSuffix(t, "｜"))
		}
		b.left++
	}
	return b
}

// hasBars looks for the marks that may set cells apart.
func hasBars(text string) bool {
	return strings.IndexByte(text, '|') >= 0 || strings.Contains(text, "｜")
}

// line cuts a line into its cells by the strongest mark it has.
func (c *fieldCutter) line(no int32, raw string) []field {
	if strings.IndexByte(raw, '\t') >= 0 {
		return c.cut(no, raw, "\t")
	}
	if c.barred && hasBars(raw) {
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
	if cells := splitBlanks(text); cells != nil {
		return c.fields(no, cells...)
	}
	return c.fields(no, text)
}

// cut makes fields of what stands between the marks.
func (c *fieldCutter) cut(no int32, raw, mark string) []field {
	fields := c.kept.take(strings.Count(raw, mark) + 1)
	for i := range fields {
		part := raw
		if end := indexShort(raw, mark[0]); end >= 0 {
			part, raw = raw[:end], raw[end+len(mark):]
		}
		part = trim(part)
		if c.barred {
			part = strings.Trim(part, "|")
		}
		fields[i].read(part, no, int32(i+1))
	}
	return fields
}

// indexShort is strings.IndexByte for what is near, as it is in rows of numbers.
func indexShort(s string, c byte) int {
	for i := range min(len(s), 4) {
		if s[i] == c {
			return i
		}
	}
	return strings.IndexByte(s, c)
}

// fields makes fields of a line's parts.
func (c *fieldCutter) fields(no int32, parts ...string) []field {
	fields := c.kept.take(len(parts))
	for i, p := range parts {
		fields[i].read(trim(p), no, int32(i+1))
	}
	return fields
}
