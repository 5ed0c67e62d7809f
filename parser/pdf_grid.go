package parser

import (
	"cmp"
	"math"
	"slices"
)

// A table is drawn as rules. Where they would cross if all were drawn through, they cut it into the smallest cells;
// those with no rule between them are one cell, which may span rows and columns:
//
//	┌───┬───────┐   ys[0]      regions: A spans rows 0–1, B columns 1–2
//	│   │   B   │
//	│ A ├───┬───┤   ys[1]
//	│   │ C │ D │
//	└───┴───┴───┘   ys[2]
//	xs[0] [1] [2] [3]
type ruledTable struct {
	xs, ys  []float64 // ys from the top downwards
	of      []int     // region of each of the smallest cells, row by row
	regions []region
}

// region is a cell of a table: its rows and columns (the last ones included) and what stands in it.
type region struct {
	top, bottom, left, right int
	glyphs                   []glyph
	doubtful                 bool // a number may reach over its border
	above, below             bool // a rule is drawn at its upper, its lower end
}

const (
	leastCell = 6.0 // points: the rules of a table do not stand closer
	mostCells = 20_000
)

// newRuledTable cuts a frame into cells; ok is false where it is no table of at least two columns.
func newRuledTable(f frame) (g ruledTable, ok bool) {
	for _, u := range f.upright {
		g.xs = append(g.xs, u.at)
	}
	for _, a := range f.across {
		g.ys = append(g.ys, -a.at)
	}
	// A table without rules at its sides, or cut by a page's end, goes as far as its rules reach.
	g.xs, g.ys = clusters(g.xs), clusters(g.ys)
	for _, a := range f.across {
		g.xs = reach(g.xs, a.from, a.to)
	}
	for _, u := range f.upright {
		g.ys = reach(g.ys, -u.to, -u.from)
	}
	for i, y := range g.ys {
		g.ys[i] = -y
	}
	if columns, rows := len(g.xs)-1, len(g.ys)-1; columns < 2 || rows < 1 || columns*rows > mostCells {
		return g, false
	}
	g.join(g.walls(f))
	return g, len(g.regions) > 1
}

// clusters sorts positions and keeps one of those that are near each other.
func clusters(list []float64) []float64 {
	slices.Sort(list)
	return slices.CompactFunc(list, func(a, b float64) bool { return math.Abs(a-b) <= near })
}

// reach extends sorted positions to both ends of a rule that crosses them.
func reach(list []float64, from, to float64) []float64 {
	if len(list) == 0 || from < list[0]-leastCell {
		list = slices.Insert(list, 0, from)
	}
	if to > list[len(list)-1]+leastCell {
		list = append(list, to)
	}
	return list
}

// walls are the rules that are drawn around the smallest cells, row by row.
type walls struct {
	above  []bool // at ys[j], over column i
	before []bool // at xs[i], beside row j; a row has one more than columns
}

func (g *ruledTable) walls(f frame) walls {
	columns, rows := len(g.xs)-1, len(g.ys)-1
	w := walls{make([]bool, (rows+1)*columns), make([]bool, rows*(columns+1))}
	for _, a := range f.across {
		j := nearest(g.ys, a.at)
		for i := range columns {
			w.above[j*columns+i] = w.above[j*columns+i] || covers(a, g.xs[i], g.xs[i+1])
		}
	}
	for _, u := range f.upright {
		i := nearest(g.xs, u.at)
		for j := range rows {
			w.before[j*(columns+1)+i] = w.before[j*(columns+1)+i] || covers(u, g.ys[j+1], g.ys[j])
		}
	}
	return w
}

// join puts the smallest cells with no wall between them together.
func (g *ruledTable) join(w walls) {
	columns, rows := len(g.xs)-1, len(g.ys)-1
	g.of = make([]int, rows*columns)
	for k := range g.of {
		g.of[k] = -1
	}
	var spread func(r *region, j, i int)
	spread = func(r *region, j, i int) {
		if j < 0 || j == rows || i < 0 || i == columns || g.of[j*columns+i] >= 0 {
			return
		}
		g.of[j*columns+i] = len(g.regions)
		r.top, r.bottom = min(r.top, j), max(r.bottom, j)
		r.left, r.right = min(r.left, i), max(r.right, i)
		if !w.before[j*(columns+1)+i+1] {
			spread(r, j, i+1)
		}
		if !w.before[j*(columns+1)+i] {
			spread(r, j, i-1)
		}
		if !w.above[(j+1)*columns+i] {
			spread(r, j+1, i)
		}
		if !w.above[j*columns+i] {
			spread(r, j-1, i)
		}
	}
	for k := range g.of {
		if g.of[k] >= 0 {
			continue
		}
		r := region{top: k / columns, bottom: k / columns, left: k % columns, right: k % columns}
		spread(&r, r.top, r.left)
		for _, r := range g.rectangles(r) {
			r.above, r.below = w.above[r.top*columns+r.left], w.above[(r.bottom+1)*columns+r.left]
			g.regions = append(g.regions, r)
		}
	}
}

// rectangles parts the last region, if it is no rectangle, into its runs of cells row by row: cells have four corners,
// so that a rule is lost.
func (g *ruledTable) rectangles(r region) []region {
	columns, whole, this := len(g.xs)-1, true, len(g.regions)
	var runs []region
	for j := r.top; j <= r.bottom; j++ {
		open := false
		for i := r.left; i <= r.right; i++ {
			if g.of[j*columns+i] != this {
				whole, open = false, false
				continue
			}
			if !open {
				runs = append(runs, region{top: j, bottom: j, left: i})
				open = true
			}
			runs[len(runs)-1].right = i
		}
	}
	if whole {
		return []region{r}
	}
	for k, run := range runs {
		for i := run.left; i <= run.right; i++ {
			g.of[run.top*columns+i] = this + k
		}
	}
	return runs
}

// covers says that a rule runs along most of the way between two points.
func covers(s stroke, from, to float64) bool {
	return min(s.to, to)-max(s.from, from) >= 0.6*(to-from)
}

// nearest is the index of the position closest to x in a list that rises or falls.
func nearest(list []float64, x float64) int {
	best := 0
	for i, v := range list {
		if d := v - x; d*d < (list[best]-x)*(list[best]-x) {
			best = i
		}
	}
	return best
}

// at is the index of the region at a place, -1 outside of the table.
func (g *ruledTable) at(x, y float64) int {
	if x < g.xs[0] || x > g.xs[len(g.xs)-1] || y > g.ys[0] || y < g.ys[len(g.ys)-1] {
		return -1
	}
	i, _ := slices.BinarySearch(g.xs, x)
	j, _ := slices.BinarySearchFunc(g.ys, y, func(v, y float64) int { return cmp.Compare(y, v) })
	return g.of[max(j-1, 0)*(len(g.xs)-1)+max(i-1, 0)]
}

// take puts the glyphs that stand within the table into its cells and returns the others.
func (g *ruledTable) take(glyphs []glyph) (rest []glyph) {
	for _, c := range glyphs {
		r := g.at((c.x0+c.x1)/2, c.middle())
		if r < 0 {
			rest = append(rest, c)
			continue
		}
		g.regions[r].glyphs = append(g.regions[r].glyphs, c)
	}
	return rest
}

// doubt marks the cells whose digits run on into the next cell: one number that is too wide for its cell, or two
// that touch.
func (g *ruledTable) doubt() {
	type place struct {
		glyph
		region int
	}
	var digits []place
	for k, r := range g.regions {
		for _, c := range r.glyphs {
			if isFigure(c.r) {
				digits = append(digits, place{c, k})
			}
		}
	}
	slices.SortFunc(digits, func(a, b place) int { return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0)) })
	for i := 1; i < len(digits); i++ {
		a, b := digits[i-1], digits[i]
		if a.region != b.region && a.y-b.y < 0.1*a.size && math.Abs(b.x0-a.x1) < 0.15*a.size {
			g.regions[a.region].doubtful, g.regions[b.region].doubtful = true, true
		}
	}
}

// isFigure recognises what numbers are made of.
func isFigure(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' }
