package chart

import (
	"fmt"
	"html"
	"math"

	"nianbao/report"
)

const (
	fontSize   = 12
	manyLinked = 90 // parts of bars that can each be a link; of more, each row is one
)

// rows are bars that lie.
func (s *static) rows() {
	spec := s.picture.spec
	n := len(spec.Labels)
	for i, label := range spec.Labels {
		fmt.Fprintf(s, `<svg y="%s">`, percent(middle(i, n)))
		if s.overhead() {
			_, y := s.thickness()
			fmt.Fprintf(s, `<text dy="%d">%s</text>`, y-9, html.EscapeString(label))
		} else {
			fmt.Fprintf(s, `<text class="end" dx="-6">%s</text>`, html.EscapeString(label))
		}
		if spec.Stacked && len(spec.Series) > 1 {
			s.stack(i)
		} else {
			s.group(i)
		}
		s.WriteString("</svg>")
	}
}

// thickness of bars in px, and where the first of several begins, from the middle of its row.
func (s *static) thickness() (bar, first int) {
	n := len(s.picture.spec.Series)
	if s.picture.spec.Stacked {
		n = 1
	}
	bar = 10
	if n == 1 {
		bar = 14
	}
	first = -bar * n / 2
	if s.overhead() {
		first += 7
	}
	return bar, first
}

// group is the bars of one label, one below the other, each with its figure or the word for its gap.
func (s *static) group(label int) {
	bar, y := s.thickness()
	for j, p := range s.picture.spec.at(label) {
		end := s.link(p.Href)
		at := s.scale.zero()
		if p.State.HasValue() {
			s.bar(j, at, s.scale.of(p.Value), y, bar)
			at = max(at, s.scale.of(p.Value))
		}
		class := ""
		if !p.State.HasValue() {
			class = `class="tick" `
		}
		if mid := y + bar/2; mid != 0 {
			class += fmt.Sprintf(`y="%d" `, mid)
		}
		fmt.Fprintf(s, `<text %sx="%s" dx="4">%s</text>%s`, class, percent(at), html.EscapeString(p.label()), end)
		y += bar + 1
	}
}

// bar is one bar from a place on the value axis to another; one without length is not drawn.
func (s *static) bar(series int, from, to float64, y, thick int) {
	if from == to {
		return
	}
	s.WriteString("<rect")
	if series > 0 {
		fmt.Fprintf(s, ` class="hue-%d"`, series%hues+1)
	}
	if x := percent(min(from, to)); x != "0" {
		fmt.Fprintf(s, ` x="%s"`, x)
	}
	fmt.Fprintf(s, ` y="%d" width="%s" height="%d"/>`, y, percent(math.Abs(to-from)), thick)
}

// stack is the bars of one label set end to end.
func (s *static) stack(label int) {
	spec := s.picture.spec
	points := spec.at(label)
	if extremes(points).known == 0 {
		fmt.Fprintf(s, `<text class="tick" x="%s" dx="4">%s</text>`, percent(s.scale.zero()), html.EscapeString(points[0].label()))
		return
	}
	each := len(spec.Labels)*len(spec.Series) <= manyLinked
	row := ""
	if !each && spec.LabelHrefs != nil {
		row = s.link(spec.LabelHrefs[label])
	}
	bar, y := s.thickness()
	from := report.Number{}
	for j, p := range points {
		if !p.State.HasValue() || p.Value.Sign() == 0 {
			continue
		}
		to, ok := from.Add(p.Value)
		if !ok {
			break
		}
		end := ""
		if each && p.Href != "" {
			end = s.link(p.Href)
			fmt.Fprintf(s, `<title>%s</title>`, html.EscapeString(spec.Labels[label]+" "+spec.Series[j].Name+" "+p.label()))
		}
		s.bar(j, s.scale.of(from), s.scale.of(to), y, bar)
		s.WriteString(end)
		from = to
	}
	if gaps := len(points) - extremes(points).known; gaps > 0 {
		fmt.Fprintf(s, `<text class="tick" x="%s" dx="4">缺 %d 项</text>`, percent(s.scale.of(from)), gaps)
	}
	s.WriteString(row)
}

// columns are bars that stand.
func (s *static) columns() {
	spec := s.picture.spec
	n, width := len(spec.Labels), 16
	for i := range spec.Labels {
		fmt.Fprintf(s, `<svg x="%s">`, percent(middle(i, n)))
		points, x := spec.at(i), 0
		if !spec.Stacked {
			x = -width * (len(points) - 1) / 2
		}
		zero := s.scale.zero()
		for j, p := range points {
			end := s.link(p.Href)
			top := zero
			if p.State.HasValue() {
				top = s.scale.of(p.Value)
				if spec.Stacked {
					top += zero - s.scale.zero()
				}
				if top != zero {
					fmt.Fprintf(s, `<rect class="hue-%d" x="%d" y="%s" width="%d" height="%s"/>`, j%hues+1, x-width/2, percent(1-max(zero, top)), width, percent(math.Abs(top-zero)))
				}
			}
			if !spec.Stacked || len(points) == 1 {
				fmt.Fprintf(s, `<text class="mid" x="%d" y="%s" dy="-8">%s</text>`, x, percent(1-max(zero, top)), html.EscapeString(p.label()))
			}
			s.WriteString(end)
			if spec.Stacked {
				zero = top
			} else {
				x += width + 2
			}
		}
		s.WriteString("</svg>")
	}
}

// lines follow series over the years; they end at gaps and at the break.
func (s *static) lines() {
	spec := s.picture.spec
	n := len(spec.Labels)
	if spec.Break > 0 {
		from, to := middle(spec.Break-1, n), middle(spec.Break, n)
		fmt.Fprintf(s, `<rect class="shade" x="%s" width="%s" height="100%%"/><text class="tick mid" x="%s" dy="-8">口径变化</text>`, percent(from), percent(to-from), percent((from+to)/2))
	}
	for j, series := range spec.Series {
		fmt.Fprintf(s, `<g class="hue-%d mid">`, j%hues+1)
		for i := 1; i < n; i++ {
			a, b := series.Points[i-1], series.Points[i]
			if i != spec.Break && a.State.HasValue() && b.State.HasValue() {
				fmt.Fprintf(s, `<line x1="%s" y1="%s" x2="%s" y2="%s"/>`, percent(middle(i-1, n)), percent(1-s.scale.of(a.Value)), percent(middle(i, n)), percent(1-s.scale.of(b.Value)))
			}
		}
		for i, p := range series.Points {
			if p.State.HasValue() {
				s.point(series, i, p)
			}
		}
		s.WriteString("</g>")
	}
}

// point is a dot with its figure, or with the figure as its name where many stand close together.
func (s *static) point(series Series, i int, p Point) {
	spec := s.picture.spec
	x, y := percent(middle(i, len(spec.Labels))), percent(1-s.scale.of(p.Value))
	end := s.link(p.Href)
	if !s.picture.figures() {
		fmt.Fprintf(s, `<title>%s</title>`, html.EscapeString(series.Name+" "+spec.place(spec.Labels[i])+" "+p.label()))
	}
	fmt.Fprintf(s, `<circle cx="%s" cy="%s" r="3"/>`, x, y)
	if s.picture.figures() {
		fmt.Fprintf(s, `<text x="%s" y="%s" dy="-9">%s</text>`, x, y, html.EscapeString(p.label()))
	}
	s.WriteString(end)
}
