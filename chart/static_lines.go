package chart

import (
	"math"

	"nianbao/report"
)

// lines are drawn in units of their own and stretched to the plot; the word for the series break stands above its gap.
func (s *static) lines() *static {
	spec := s.picture.spec
	if spec.Break == 0 {
		return s.stretched()
	}
	s.raw("<svg>").stretched()
	return s.raw(`<text class="tick mid"`).percent("x", float64(spec.Break)/float64(len(spec.Labels))).raw(` dy="-8">口径变化</text></svg>`)
}

func (s *static) stretched() *static {
	spec := s.picture.spec
	s.stretch(2*len(spec.Labels), tall)
	if spec.Break > 0 {
		s.raw(`<path class="shade" d="`).move(spec.Break-1, 0).raw("h2v").int(tall).raw(`h-2z"/>`)
	}
	for j, series := range spec.Series {
		s.line(j, series.Points)
	}
	return s.raw("</svg>")
}

// move is a place in these units.
func (s *static) move(label, down int) *static {
	return s.raw("M").int(2*label + 1).raw(" ").int(down)
}

func (s *static) down(n report.Number) int { return int(math.Round((1 - s.scale.of(n)) * tall)) }

// line follows a series over the years; it ends at gaps and at the break. What stands alone is a stroke without length, whose ends
// are round whatever the plot is stretched to.
func (s *static) line(series int, points []Point) {
	joined := func(i int) bool {
		return i > 0 && i < len(points) && i != s.picture.spec.Break && points[i-1].State.HasValue() && points[i].State.HasValue()
	}
	open := false
	for i, p := range points {
		switch {
		case joined(i):
			s.raw(" ").int(2*i + 1).raw(" ").int(s.down(p.Value))
		case joined(i + 1):
			if !open {
				s.raw(`<path class="hue-`).int(series%hues + 1).raw(`" d="`)
				open = true
			}
			s.move(i, s.down(p.Value))
		}
	}
	if open {
		s.raw(`"/>`)
	}
	open = false
	for i, p := range points {
		if !p.State.HasValue() || joined(i) || joined(i+1) {
			continue
		}
		if !open {
			s.raw(`<path class="dots hue-`).int(series%hues + 1).raw(`" d="`)
			open = true
		}
		s.move(i, s.down(p.Value)).raw("h0")
	}
	if open {
		s.raw(`"/>`)
	}
}
