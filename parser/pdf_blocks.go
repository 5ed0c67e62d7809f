package parser

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// pdfBlock is a line of prose or a table, as a page has them from the top downwards.
type pdfBlock struct {
	page        int
	top, bottom float64
	line        textLine    // of prose
	cells       []pdfCell   // of a line that blanks cut into several; the last of them are values
	values      int         // how many
	rows        [][]pdfCell // of a table, nil for prose
}

// pdfCell is a cell in the row that it begins in.
type pdfCell struct {
	text         string
	doubtful     bool // may be more than one number, or part of one
	x0, x1       float64
	rows         int  // that it spans
	above, below bool // a rule is drawn there
}

// blocks parts what a page shows into tables and lines of prose.
func (c *canvas) blocks(page int) []pdfBlock {
	var grids []ruledTable
	for _, f := range frames(joined(c.across), joined(c.upright)) {
		if g, ok := newRuledTable(f); ok {
			grids = append(grids, g)
		}
	}
	// A table within a table takes its glyphs first.
	slices.SortStableFunc(grids, func(a, b ruledTable) int { return cmp.Compare(a.area(), b.area()) })
	rest := c.glyphs
	var blocks []pdfBlock
	for i := range grids {
		g := &grids[i]
		rest = g.take(rest)
		g.doubt()
		if rows := g.rows(); rows != nil {
			blocks = append(blocks, pdfBlock{page: page, top: g.ys[0], bottom: g.ys[len(g.ys)-1], rows: rows})
		}
	}
	for _, l := range textLines(rest) {
		cells, values := l.cells()
		blocks = append(blocks, pdfBlock{page: page, top: l.y + l.size, bottom: l.y, line: l, cells: cells, values: values})
	}
	slices.SortStableFunc(blocks, func(a, b pdfBlock) int { return cmp.Compare(b.top, a.top) })
	return blocks
}

func (g *ruledTable) area() float64 {
	return (g.xs[len(g.xs)-1] - g.xs[0]) * (g.ys[0] - g.ys[len(g.ys)-1])
}

// rows are the cells of a table by the row they begin in, from left to right. What spans rows from above has no
// cell in the rows below. Rows without any text are left out.
func (g *ruledTable) rows() [][]pdfCell {
	rows := make([][]pdfCell, len(g.ys)-1)
	order := make([]int, len(g.regions))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.regions[a].left, g.regions[b].left) })
	doubts := make(rowDoubts, len(rows))
	for _, k := range order {
		r := g.regions[k]
		for _, part := range g.parts(r) {
			x0, x1 := g.xs[part.left], g.xs[part.right+1]
			text, d := cellText(part.glyphs, x1-x0)
			if len(part.glyphs) > 0 && (isNumeric(text) || strings.Trim(text, "0123456789., ") == "") {
				doubts.note(g, part, d)
			}
			rows[part.top] = append(rows[part.top], pdfCell{text, r.doubtful, x0, x1, part.bottom - part.top + 1, r.above, r.below})
		}
	}
	for j, row := range rows {
		for i := range row {
			row[i].doubtful = row[i].doubtful || doubts[j].isDoubtful()
		}
	}
	return slices.DeleteFunc(rows, func(row []pdfCell) bool {
		return !slices.ContainsFunc(row, func(c pdfCell) bool { return c.text != "" })
	})
}

// parts are what a cell must be taken apart into where rules between are lost: labels by rows, figures by columns.
func (g *ruledTable) parts(r region) []region {
	if r.left == r.right {
		return g.labels(r)
	}
	if columns := g.figures(r); columns != nil {
		return columns
	}
	return g.labels(r)
}

// figures parts a cell that spans columns if it holds several numbers, or one that is not in its middle, each within
// one column; nil if not.
func (g *ruledTable) figures(r region) []region {
	lines := textLines(r.glyphs)
	if len(lines) != 1 || r.top != r.bottom {
		return nil
	}
	tokens := lines[0].split(blankOfValues)
	left, right := g.xs[r.left], g.xs[r.right+1]
	if middle := (tokens[0].x0() + tokens[0].x1()) / 2; len(tokens) == 1 && math.Abs(middle-(left+right)/2) < 0.15*(right-left) {
		return nil
	}
	parts := make([]region, r.right-r.left+1)
	for i := range parts {
		parts[i] = region{top: r.top, bottom: r.bottom, left: r.left + i, right: r.left + i}
	}
	for _, t := range tokens {
		i := r.left
		for i < r.right && t.x0() > g.xs[i+1] {
			i++
		}
		if !isNumeric(t.text()) || t.x0() < g.xs[i] || t.x1() > g.xs[i+1] || parts[i-r.left].glyphs != nil {
			return nil
		}
		parts[i-r.left].glyphs = t.glyphs
	}
	return parts
}

// labels parts a cell that spans rows if each of its rows has a row's label: the rules between them are lost.
func (g *ruledTable) labels(r region) []region {
	if r.top == r.bottom || len(r.glyphs) == 0 {
		return []region{r}
	}
	parts := make([]region, r.bottom-r.top+1)
	for i := range parts {
		parts[i] = region{top: r.top + i, bottom: r.top + i, left: r.left, right: r.right}
	}
	for _, c := range r.glyphs {
		j := r.top
		for j < r.bottom && c.middle() < g.ys[j+1] {
			j++
		}
		parts[j-r.top].glyphs = append(parts[j-r.top].glyphs, c)
	}
	for _, p := range parts {
		text, _ := cellText(p.glyphs, 0)
		if newField(text, 0, 0).word&rowWord == 0 {
			return []region{r}
		}
	}
	return parts
}

// dropFurniture leaves out what pages carry at their head and foot: page numbers, and lines that are the same, but
// for their digits, at the same place of most pages.
func dropFurniture(blocks []pdfBlock, pages []pdfPage) []pdfBlock {
	type place struct {
		text string
		y    int
	}
	key := func(b pdfBlock) place {
		text := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return -1
			}
			return r
		}, fold(b.line.text()))
		return place{text, int(math.Round(b.bottom / 6))}
	}
	seen := map[place]map[int]bool{}
	for _, b := range blocks {
		if b.rows == nil && isMarginal(b, pages) {
			k := key(b)
			if seen[k] == nil {
				seen[k] = map[int]bool{}
			}
			seen[k][b.page] = true
		}
	}
	return slices.DeleteFunc(blocks, func(b pdfBlock) bool {
		if b.rows != nil || !isMarginal(b, pages) {
			return false
		}
		n := len(seen[key(b)])
		return isPageMark(b.line.text()) || n >= 3 && 2*n > len(pages)
	})
}

// isMarginal says that a block stands in the upper or lower eighth of its page.
func isMarginal(b pdfBlock, pages []pdfPage) bool {
	height := pages[b.page].size().y
	return b.bottom < height/8 || b.bottom > height*7/8
}

// margins are where the lines of a document's prose begin and end, and how far apart they mostly stand.
type margins struct{ left, right, pitch float64 }

func marginsOf(blocks []pdfBlock) margins {
	widest := 0.0
	for _, b := range blocks {
		if b.rows == nil {
			widest = max(widest, b.line.x1()-b.line.x0())
		}
	}
	var lefts, rights, pitches []float64
	for i, b := range blocks {
		if b.rows == nil && b.line.x1()-b.line.x0() > 0.7*widest {
			lefts, rights = append(lefts, b.line.x0()), append(rights, b.line.x1())
			if i > 0 && blocks[i-1].rows == nil && blocks[i-1].page == b.page {
				pitches = append(pitches, blocks[i-1].line.y-b.line.y)
			}
		}
	}
	if lefts == nil {
		return margins{}
	}
	slices.Sort(lefts)
	slices.Sort(rights)
	slices.Sort(pitches)
	m := margins{left: lefts[len(lefts)/10], right: rights[len(rights)-1-len(rights)/10], pitch: math.Inf(1)}
	if len(pitches) > 0 {
		m.pitch = pitches[len(pitches)/2]
	}
	return m
}

// continues says that line b goes on with the paragraph of line a: a is full and b begins at the margin.
func (m margins) continues(a, b pdfBlock) bool {
	size := max(a.line.size, b.line.size)
	switch {
	case a.cells != nil, b.cells != nil,
		size > 1.2*min(a.line.size, b.line.size),
		b.line.x0() > m.left+0.8*b.line.size,
		a.line.x1() < m.right-2*a.line.size,
		a.page == b.page && a.line.y-b.line.y > min(2.5*size, 1.4*m.pitch):
		return false
	}
	return !a.isHeading() && !b.isHeading()
}
