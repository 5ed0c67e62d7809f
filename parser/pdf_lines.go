package parser

import (
	"math"
	"slices"
	"strings"

	"nianbao/report"
)

// pdfLines turns blocks into a document's lines: a paragraph each, a row of a table each.
func pdfLines(blocks []pdfBlock) []line {
	m := marginsOf(blocks)
	for start, i := 0, 0; i <= len(blocks); i++ {
		if i == len(blocks) || blocks[i].rows != nil || blocks[i].isHeading() {
			fillColumns(blocks[start:i])
			start = i
		}
	}
	var w pdfWriter
	for i := 0; i < len(blocks); {
		if blocks[i].rows != nil {
			w.table(blocks[i].rows)
			i++
			continue
		}
		if blocks[i].cells != nil {
			w.flush()
			w.row(blocks[i].cells)
			i++
			continue
		}
		end := i + 1
		for end < len(blocks) && blocks[end].rows == nil && m.continues(blocks[end-1], blocks[end]) {
			end++
		}
		w.paragraph(blocks[i:end])
		i = end
	}
	w.flush()
	return w.lines
}

// isHeading says that a line heads a section.
func (b pdfBlock) isHeading() bool {
	_, ok := readHeading(b.line.text())
	return ok
}

// pdfWriter writes lines; the last row of a table waits for what may follow on the next page.
type pdfWriter struct {
	lines  []line
	last   []pdfCell
	labels []pdfCell // of rows in the table so far, one for each of their columns
}

func (w *pdfWriter) paragraph(blocks []pdfBlock) {
	w.flush()
	w.labels = nil
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(block.line.text())
	}
	no := int32(len(w.lines) + 1)
	w.lines = append(w.lines, line{no: no, text: b.String(), kind: proseLine, fields: []field{newField(b.String(), no, 1)}})
}

func (w *pdfWriter) table(rows [][]pdfCell) {
	for _, row := range rows {
		for _, c := range row {
			if newField(c.text, 0, 0).word == rowWord && !w.isLabelled(c) {
				w.labels = append(w.labels, c)
			}
		}
	}
	if w.last != nil {
		rows = slices.Clone(rows)
		if row, ok := continued(w.last, rows[0]); ok {
			w.last, rows = row, rows[1:]
		} else {
			rows[0] = w.resume(rows[0])
		}
	}
	for _, row := range rows {
		w.flush()
		w.last = row
	}
}

// continued joins a row that a page's end has cut: the rules leave it open there, or its label is one that the form
// knows only when put together. Where a column has two numbers, or two labels that the form knows, nothing is cut.
func continued(above, below []pdfCell) (row []pdfCell, ok bool) {
	if len(above) != len(below) {
		return nil, false
	}
	open, cut := true, false
	for i, a := range above {
		b := below[i]
		whole := isNumeric(a.text) && isNumeric(b.text) || isLabel(a.text) && isLabel(b.text)
		if !a.isUnder(b) || a.text != "" && b.text != "" && whole {
			return nil, false
		}
		open = open && !a.below && !b.above
		cut = cut || b.text != "" && !isLabel(b.text) && isLabel(a.text+b.text)
		row = append(row, pdfCell{a.text + b.text, a.doubtful || b.doubtful, a.x0, a.x1, a.rows + b.rows - 1, a.above, b.below})
	}
	return row, open || cut
}

// resume takes out of a page's first row what belongs to cells that began on the page before: it is no blank cell,
// and the second half of a label goes to the first.
func (w *pdfWriter) resume(row []pdfCell) []pdfCell {
	var own []pdfCell
	for i, c := range row {
		labelled := slices.ContainsFunc(row[i+1:], func(c pdfCell) bool { return c.text != "" && !isNumeric(c.text) })
		if labelled && (c.text == "" && (c.rows > 1 || !c.above) || w.complete(c)) {
			continue
		}
		own = append(own, c)
	}
	return own
}

// complete puts the second half of a label to the first, in the last row of the page before.
func (w *pdfWriter) complete(c pdfCell) bool {
	for i, a := range w.last {
		if a.isUnder(c) && c.text != "" && !isLabel(c.text) && isLabel(a.text+c.text) {
			w.last[i].text += c.text
			return true
		}
	}
	return false
}

func (w *pdfWriter) flush() {
	if w.last != nil {
		w.row(w.last)
		w.last = nil
	}
}

// isLabelled says that a cell stands where other rows of the table have their labels: if it is blank, it is no value.
func (w *pdfWriter) isLabelled(c pdfCell) bool {
	return slices.ContainsFunc(w.labels, c.isUnder)
}

// isUnder says that two cells stand in the same columns.
func (c pdfCell) isUnder(o pdfCell) bool {
	return math.Abs(c.x0-o.x0) <= near && math.Abs(c.x1-o.x1) <= near
}

// row writes a row of fields.
func (w *pdfWriter) row(cells []pdfCell) {
	no := int32(len(w.lines) + 1)
	l := line{no: no, kind: proseLine}
	var texts []string
	for _, c := range cells {
		if c.text == "" && w.isLabelled(c) {
			continue
		}
		f := newField(c.text, no, int32(len(l.fields)+1))
		if c.doubtful && f.state == report.Reported {
			f.state = report.Invalid
		}
		l.fields = append(l.fields, f)
		if c.text != "" {
			texts = append(texts, c.text)
		}
	}
	l.text = strings.Join(texts, "\t")
	if l.text != "" {
		w.lines = append(w.lines, l)
	}
}
