package chart

import (
	"math"

	"nianbao/report"
)

// stretched is what is drawn in units of its own and stretched to the plot: the hairlines of columns and lines, and lines.
func (s *static) stretched() {
	spec := s.picture.spec
	s.raw(`<svg viewBox="0 0 `).int(2 * len(spec.Labels)).raw(" ").int(tall).raw(`" preserveAspectRatio="none">`)
	if spec.Break > 0 {
		s.raw(`<path class="shade" d="`).move(spec.Break-1, 0).raw("h2v").int(tall).raw(`h-2z"/>`)
	}
	s.raw(`<path class="rule" d="`)
	for i := range s.ticks {
		s.raw("M0 ").int(int(math.Round((1 - s.scale.at(i)) * tall))).raw("h").int(2 * len(spec.Labels))
	}
	s.raw(`"/>`)
	if spec.Kind == Lines {
		for j, series := range spec.Series {
			s.line(j, series.Points)
		}
	}
	s.raw("</svg>")
}

// move is a place in these units.
func (s *static) move(label, down int) *static {
	return s.raw("M").int(2*label + 1).raw(" ").int(down)
}

func (s *static) down(n report.Number) int { return int(math.Round((1 - s.scale.of(n)) * tall)) }

// line follows a series over the years; it ends at gaps and at the break. Points are strokes without length, whose ends are
// round whatever the plot is stretched to; of several lines only those have them that stand alone, for a line turns at the others.
func (s *static) line(series int, points []Point) {
	joined := func(i int) bool {
		return i > 0 && i < len(points) && i != s.picture.spec.Break && points[i-1].State.HasValue() && points[i].State.HasValue()
	}
	open := false
	for i, p := range points {
		switch {
		case joined(i):
			s.raw("L").int(2*i + 1).raw(" ").int(s.down(p.Value))
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
		if !p.State.HasValue() || !s.picture.figures() && (joined(i) || joined(i+1)) {
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

// figures stand above the points where there is room, and the word for the break above its gap.
func (s *static) figures() {
	spec := s.picture.spec
	n := len(spec.Labels)
	if spec.Break > 0 {
		s.raw(`<text class="tick mid"`).percent("x", float64(spec.Break)/float64(n)).raw(` dy="-8">口径变化</text>`)
	}
	if !s.picture.figures() {
		return
	}
	s.raw(`<svg class="mid" y="-9">`)
	for i, p := range spec.Series[0].Points {
		if p.State.HasValue() {
			s.raw("<text").percent("x", middle(i, n)).percent("y", 1-s.scale.of(p.Value)).raw(">").text(p.label()).raw("</text>")
		}
	}
	s.raw("</svg>")
}
