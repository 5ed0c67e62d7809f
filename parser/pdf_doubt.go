package parser

import "math"

// Rules get lost: drawn too thin, in white, as pictures. What stood in two cells then stands in one, and reads as one
// number that nobody wrote. This file tells such cells, and with them their rows, whose values can't be counted.

// doubt is how far a cell's figures may be misread.
type doubt uint8

const (
	noDoubt   doubt = iota
	wrapDoubt       // figures on full lines: one number that is wrapped, if it is the only one in its row
	rowDoubt        // several numbers: the cell may be two, and its row as well
)

// rowState is what a row's figures say about it.
type rowState struct {
	doubtful  bool
	wrapped   int     // cells with figures on several lines
	low, high float64 // where its figures stand; both 0 if there are none
	size      float64
}

type rowDoubts []rowState

// note takes a cell with figures into account.
func (d rowDoubts) note(g *ruledTable, r region, cell doubt) {
	low, high, size := math.Inf(1), math.Inf(-1), 0.0
	for _, c := range r.glyphs {
		low, high, size = min(low, c.middle()), max(high, c.middle()), max(size, c.size)
	}
	// In a cell over several rows one number stands in the middle, or it belongs to one of them.
	top, bottom := g.ys[r.top], g.ys[r.bottom+1]
	astray := r.top < r.bottom && (cell != noDoubt || math.Abs((low+high)/2-(top+bottom)/2) > 0.15*(top-bottom))
	for j := r.top; j <= r.bottom; j++ {
		d[j].doubtful = d[j].doubtful || cell == rowDoubt || astray
	}
	s := &d[r.top]
	if cell != noDoubt {
		s.wrapped++
		return
	}
	if r.top == r.bottom {
		if s.size == 0 {
			s.low, s.high = low, high
		}
		s.low, s.high, s.size = min(s.low, low), max(s.high, high), max(s.size, size)
	}
}

// isDoubtful says that a row may be several: more than one of its cells has figures on several lines, or its figures
// do not stand on one.
func (s rowState) isDoubtful() bool {
	return s.doubtful || s.wrapped > 1 || s.wrapped == 1 && s.high > s.low+0.6*s.size || s.high-s.low > 0.9*s.size
}
