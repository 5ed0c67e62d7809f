package chart

import (
	"math"
	"slices"

	"nianbao/report"
)

const fontSize = 12

// far is the length of the value axis in units of its own where bars lie; a row is two of them high, see tall.
const far = 1000

// Bars are strokes: all of a series are one path, as thick as charts.css says, shifted by some px where several stand
// side by side.

// rows are bars that lie, with their names before and their figures behind them. Of bars set end to end, what each part is
// stands in the table.
func (s *static) rows() {
	spec := s.picture.spec
	bar, middle := s.thickness()
	if spec.Stacked {
		end := s.shifted("", 0, middle)
		s.stretch(far, 2*len(spec.Labels))
		for j := range spec.Series {
			s.bars(j, bar, func(i int) (from, to float64) { return s.part(j, i) })
		}
		s.raw("</svg>").raw(end)
	} else {
		for j, series := range spec.Series {
			end := s.shifted("", 0, middle+j*(bar+1))
			s.stretch(far, 2*len(spec.Labels))
			s.bars(j, bar, func(i int) (from, to float64) { return s.reach(series.Points[i]) })
			s.raw("</svg>").raw(end)
		}
	}
	if s.overhead() {
		s.namesOver(middle - bar/2 - 9)
	}
	if spec.Stacked {
		if s.lacks() {
			end := s.shifted("tick", 4, middle)
			for i := range spec.Labels {
				s.lacking(i)
			}
			s.raw(end)
		}
		return
	}
	for j, series := range spec.Series {
		end := s.shifted("", 4, middle+j*(bar+1))
		for i, p := range series.Points {
			from, to := s.reach(p)
			s.raw("<text").gap(p).across(max(from, to)).at(i).raw(">").text(p.label()).raw("</text>")
		}
		s.raw(end)
	}
}

// namesOver are names too long to stand beside their bars: they stand above them.
func (s *static) namesOver(y int) {
	end := s.shifted("", 0, y)
	for i, label := range s.picture.spec.Labels {
		s.raw("<text").at(i).raw(">").text(label).raw("</text>")
	}
	s.raw(end)
}

// across is the place on a value axis that lies; a text stands at its beginning without being told.
func (s *static) across(part float64) *static {
	if math.Round(part*1000) == 0 {
		return s
	}
	return s.percent("x", part)
}

// at is the place of a row.
func (s *static) at(i int) *static { return s.percent("y", middle(i, len(s.picture.spec.Labels))) }

// gap sets off the word for a gap.
func (s *static) gap(p Point) *static {
	if !p.State.HasValue() {
		s.raw(` class="tick"`)
	}
	return s
}

// shifted opens a part of the drawing that is shifted by px; what it returns closes it.
func (s *static) shifted(class string, x, y int) (end string) {
	if class == "" && x == 0 && y == 0 {
		return ""
	}
	s.raw("<svg")
	if class != "" {
		s.raw(` class="`).raw(class).raw(`"`)
	}
	if x != 0 {
		s.raw(` x="`).int(x).raw(`"`)
	}
	if y != 0 {
		s.raw(` y="`).int(y).raw(`"`)
	}
	s.raw(">")
	return "</svg>"
}

// stretch opens a part of the drawing in units of its own.
func (s *static) stretch(wide, high int) *static {
	return s.raw(`<svg viewBox="0 0 `).int(wide).raw(" ").int(high).raw(`" preserveAspectRatio="none">`)
}

// thickness of bars in px, and where the middle of the first of several lies, from the middle of its row.
func (s *static) thickness() (bar, middle int) {
	n := len(s.picture.spec.Series)
	if s.picture.spec.Stacked {
		n = 1
	}
	bar = 10
	if n == 1 {
		bar = 14
	}
	first := -bar * n / 2
	if s.overhead() {
		first += 7
	}
	return bar, first + bar/2
}

// bars are those of one series, from one place on the value axis to another; one without length is not drawn.
func (s *static) bars(series, thick int, ends func(label int) (from, to float64)) {
	open := false
	for i := range s.picture.spec.Labels {
		from, to := ends(i)
		a, b := int(math.Round(from*far)), int(math.Round(to*far))
		switch {
		case from == to:
			continue
		case a == b:
			b++ // something, however little
		case series > 0 && s.picture.spec.Stacked && b > a+1:
			a++ // the parts are set apart
		}
		if !open {
			s.raw(`<path class="bar-`).int(thick).raw(" hue-").int(series%hues + 1).raw(`" d="`)
			open = true
		}
		s.raw("M").int(a).raw(" ").int(2*i + 1).raw("H").int(b)
	}
	if open {
		s.raw(`"/>`)
	}
}

// reach is where the bar of a point begins and ends.
func (s *static) reach(p Point) (from, to float64) {
	if !p.State.HasValue() {
		return s.scale.zero(), s.scale.zero()
	}
	return s.scale.zero(), s.scale.of(p.Value)
}

// part is where a series' part of the bars set end to end begins and ends.
func (s *static) part(series, label int) (from, to float64) {
	var sum report.Number
	for j, one := range s.picture.spec.Series[:series+1] {
		p := one.Points[label]
		if !p.State.HasValue() {
			continue
		}
		next, ok := sum.Add(p.Value)
		if !ok {
			return 0, 0
		}
		if j == series {
			return s.scale.of(sum), s.scale.of(next)
		}
		sum = next
	}
	return 0, 0
}

// lacks reports whether there is anything that is not known.
func (s *static) lacks() bool {
	return slices.ContainsFunc(s.picture.spec.Series, func(series Series) bool {
		return slices.ContainsFunc(series.Points, func(p Point) bool { return !p.State.HasValue() })
	})
}

// lacking says what is not known of bars set end to end.
func (s *static) lacking(label int) {
	series := s.picture.spec.Series
	known := s.picture.spec.at(label).known
	if known == len(series) {
		return
	}
	end := 0.0
	for j := range series {
		if series[j].Points[label].State.HasValue() {
			_, to := s.part(j, label)
			end = max(end, to)
		}
	}
	s.raw("<text").across(max(end, s.scale.zero())).at(label).raw(">")
	if known == 0 {
		s.text(series[0].Points[label].label())
	} else {
		s.raw("缺 ").int(len(series) - known).raw(" 项")
	}
	s.raw("</text>")
}

// columns are bars that stand.
func (s *static) columns() {
	spec := s.picture.spec
	const thick = 16
	x := func(j int) int {
		if spec.Stacked {
			return 0
		}
		return (2*j + 1 - len(spec.Series)) * (thick + 2) / 2
	}
	for j, series := range spec.Series {
		end := s.shifted("", x(j), 0)
		s.stretch(2*len(spec.Labels), tall)
		open := false
		for i, p := range series.Points {
			from, to := s.reach(p)
			if spec.Stacked {
				from, to = s.part(j, i)
			}
			if from == to {
				continue
			}
			if !open {
				s.raw(`<path class="bar-`).int(thick).raw(" hue-").int(j%hues + 1).raw(`" d="`)
				open = true
			}
			s.move(i, int(math.Round((1-from)*tall))).raw("V").int(int(math.Round((1 - to) * tall)))
		}
		if open {
			s.raw(`"/>`)
		}
		s.raw("</svg>")
		if !spec.Stacked {
			for i, p := range series.Points {
				from, to := s.reach(p)
				s.raw(`<text class="mid"`).percent("x", middle(i, len(spec.Labels))).percent("y", 1-max(from, to)).raw(` dy="-8">`).text(p.label()).raw("</text>")
			}
		}
		s.raw(end)
	}
}
