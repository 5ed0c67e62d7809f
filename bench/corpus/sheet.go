package corpus

import "slices"

// sheet is a table as files with cells have it. A table that a page's end cuts in two is two sheets.
type sheet struct {
	before []string // lines between it and the sheet above
	rows   [][]box
	width  int
}

// box is a cell with its spans.
type box struct {
	text       string
	rows, cols int
	above      bool // a continuation of the cell above, in files that have such cells; it has no text
}

// sheets lays a table out. A heading that is one with the table is its first row.
func (m *maker) sheets(t *table, glued string) []sheet {
	width := 0
	for _, r := range t.rows {
		width = max(width, len(r.fields()))
	}
	cuts := m.chance(50) // lines that are no row stand between two tables, not in a row of their own
	var list []sheet
	var rows [][]field
	var before []string
	cut := func(lines ...string) {
		if len(rows) > 0 {
			list = append(list, sheet{before: before, rows: m.boxes(rows), width: width})
		}
		rows, before = nil, lines
	}
	if glued != "" {
		rows = append(rows, m.whole(glued, width))
	}
	half := len(t.rows)
	if m.layout == HTMLSplit && t.key != "review" {
		half = 4 + m.rng.IntN(max(1, len(t.rows)-5))
	}
	for i, r := range t.rows {
		if i == half {
			cut(pick(m, "", "- 3 -", "续表"))
			if t.key == "requests" && m.chance(50) {
				rows = append(rows, t.rows[0].heads, t.rows[1].heads, t.rows[2].heads)
			}
		}
		if len(r.before) > 0 && cuts {
			cut(r.before...)
		} else {
			for _, line := range r.before {
				rows = append(rows, m.whole(line, width))
			}
		}
		rows = append(rows, r.fields())
	}
	cut()
	return list
}

// whole is a row of one text.
func (m *maker) whole(text string, width int) []field {
	if m.layout.is(spanned) {
		return append([]field{{text: text}}, slices.Repeat([]field{{join: joinedLeft}}, width-1)...)
	}
	return append([]field{{text: text}}, make([]field, width-1)...)
}

// boxes are the rows' cells. Where the layout has no spans, each field is one; else one that is joined to another is
// part of that, or empty where a page's end or a lost row parts them.
func (m *maker) boxes(rows [][]field) [][]box {
	grid := make([][]box, len(rows))
	reach := map[[2]int]int{} // by row and column, columns of the cell that reaches down to there; -1 at its others
	for y, fields := range rows {
		for x, f := range fields {
			b := box{text: f.text, rows: 1, cols: 1}
			if m.layout.is(spanned) {
				if n := reach[[2]int{y, x}]; n != 0 {
					if n > 0 {
						grid[y] = append(grid[y], box{rows: 1, cols: n, above: true})
					}
					continue
				}
				if f.join == joinedLeft && x > 0 {
					continue
				}
				for x+b.cols < len(fields) && fields[x+b.cols].join == joinedLeft {
					b.cols++
				}
				for f.join == alone && y+b.rows < len(rows) && allUp(rows[y+b.rows], x, b.cols) {
					reach[[2]int{y + b.rows, x}] = b.cols
					for i := 1; i < b.cols; i++ {
						reach[[2]int{y + b.rows, x + i}] = -1
					}
					b.rows++
				}
			}
			grid[y] = append(grid[y], b)
		}
	}
	switch m.layout {
	case HTMLDrawnTwice:
		drawTwice(grid)
	case HTMLSpare:
		m.spareColumn(grid)
	}
	return grid
}

// allUp says that n fields from x on belong to what is above them.
func allUp(fields []field, x, n int) bool {
	for i := x; i < x+n; i++ {
		if i >= len(fields) || fields[i].join != joinedUp {
			return false
		}
	}
	return true
}

// drawTwice draws every column's line twice, so that a cell spans two columns or, in turns, one and three.
func drawTwice(grid [][]box) {
	for y, r := range grid {
		for i := range r {
			r[i].cols *= 2
			if k := i - (len(r) - 7); y%2 == 0 && k >= 0 && k < 6 && len(r) > 7 {
				r[i].cols += 1 - 2*(k%2)
			}
		}
	}
}

// spareColumn adds a column without text, before or behind the others.
func (m *maker) spareColumn(grid [][]box) {
	spare := box{rows: 1, cols: 1}
	front := m.chance(40)
	for y := range grid {
		if front {
			grid[y] = slices.Insert(grid[y], 0, spare)
		} else {
			grid[y] = append(grid[y], spare)
		}
	}
}
