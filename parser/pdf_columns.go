package parser

// Tables without rules: what stands on one line is a row. Its values are the numbers at its end; where other rows
// have more of them, those above and below tell which are blank.

const (
	blankOfColumns = 1.5 // sizes of blank that part two columns of text
	blankOfValues  = 0.4 // and two numbers
)

// cells cuts a line into what stands apart, and counts the values at its end; nil where it is one piece.
func (l textLine) cells() (cells []pdfCell, values int) {
	parts := l.split(blankOfValues)
	for values < len(parts) && isNumeric(parts[len(parts)-1-values].text()) {
		values++
	}
	if values == 1 { // the end of a line of prose may well be a number
		values = 0
	}
	labels := len(l.glyphs)
	for _, p := range parts[len(parts)-values:] {
		labels -= len(p.glyphs)
	}
	if labels > 0 {
		for _, p := range (textLine{glyphs: l.glyphs[:labels], y: l.y, size: l.size}).split(blankOfColumns) {
			cells = append(cells, cellOf(p))
		}
	}
	for _, p := range parts[len(parts)-values:] {
		cells = append(cells, cellOf(p))
	}
	if len(cells) < 2 {
		return nil, 0
	}
	if values == 0 && isNumeric(cells[len(cells)-1].text) {
		values = 1
	}
	return cells, values
}

func cellOf(l textLine) pdfCell {
	return pdfCell{text: l.text(), doubtful: l.isApart(), x0: l.x0(), x1: l.x1(), rows: 1}
}

// fillColumns gives the rows of a table that have fewer values than others the blank cells between them. Where columns overlap, or a value is not under exactly one of
// them, nothing is filled.
func fillColumns(blocks []pdfBlock) {
	most, rows := 0, 0
	for _, b := range blocks {
		switch {
		case b.values > most:
			most, rows = b.values, 1
		case b.values == most:
			rows++
		}
	}
	if most < 2 || rows < 2 {
		return
	}
	columns := columnsUnder(blocks, most)
	for i, c := range columns {
		if i > 0 && c.from <= columns[i-1].to {
			return
		}
	}
	for i := range blocks {
		if b := &blocks[i]; b.values > 0 && b.values < most {
			b.fill(columns)
		}
	}
}

// columnsUnder are the widths that the values of full rows take.
func columnsUnder(blocks []pdfBlock, most int) []stroke {
	columns := make([]stroke, most)
	first := true
	for _, b := range blocks {
		if b.values != most {
			continue
		}
		for k, c := range b.cells[len(b.cells)-most:] {
			if first {
				columns[k] = stroke{from: c.x0, to: c.x1}
			}
			columns[k].from, columns[k].to = min(columns[k].from, c.x0), max(columns[k].to, c.x1)
		}
		first = false
	}
	return columns
}

// fill puts a row's values under the columns.
func (b *pdfBlock) fill(columns []stroke) {
	labels := len(b.cells) - b.values
	filled := append([]pdfCell{}, b.cells[:labels]...)
	next := labels
	for _, c := range columns {
		if next < len(b.cells) && b.cells[next].x0 <= c.to && b.cells[next].x1 >= c.from {
			filled = append(filled, b.cells[next])
			next++
			continue
		}
		filled = append(filled, pdfCell{x0: c.from, x1: c.to, rows: 1})
	}
	if next == len(b.cells) {
		b.cells, b.values = filled, len(columns)
	}
}
