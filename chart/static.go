package chart

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"nianbao/report"
)

// A drawing for readers without script, and for all until the script has drawn: SVG whose places across are parts of its
// width and whose texts are of one size, so that it fits a phone and a sheet alike. Colours and sizes of its parts are those of
// assets/charts/charts.css, class "static"; nothing in it needs a style or an id.
//
//	<ul class="keys">…</ul>             names of several series
//	<div class="static plot-96"><svg>   within it, 0 % to 100 % are the ends of the axes; names and figures hang over
//	  <line class="rule" …/>            hairlines, with the axis' figures
//	  <svg y="25%"> … </svg>            a row of bars: its middle is 0
//	</svg></div>

// Margins at the left are multiples of so many px, as charts.css knows them.
const (
	plotStep  = 24
	plotSteps = 9
)

// static writes the drawing.
type static struct {
	strings.Builder
	picture picture
	scale   scale
	left    int // margin in px
}

// static is the drawing as HTML.
func (p picture) static() string {
	s := &static{picture: p}
	least, most := p.spec.span()
	s.scale = newScale(least.Float(), most.Float(), p.spec.whole())
	s.keys()
	s.margin()
	fmt.Fprintf(s, `<div class="static plot-%d"><svg>`, s.left)
	switch {
	case p.spec.Kind == Lines:
		s.rulesUp()
		s.lines()
	case p.across:
		s.rulesDown()
		s.WriteString(`<g class="hue-1">`) // of all bars that do not say otherwise
		s.rows()
		s.WriteString("</g>")
	default:
		s.rulesUp()
		s.columns()
	}
	s.WriteString("</svg></div>")
	return s.String()
}

// keys name several series.
func (s *static) keys() {
	if len(s.picture.spec.Series) < 2 {
		return
	}
	s.WriteString(`<ul class="keys">`)
	for i, one := range s.picture.spec.Series {
		fmt.Fprintf(s, `<li class="hue-%d">%s</li>`, i%hues+1, html.EscapeString(one.Name))
	}
	s.WriteString("</ul>")
}

// margin makes room at the left: for names, or for the axis' figures.
func (s *static) margin() {
	const digit, gap = 7, 8
	room := 0.0
	switch {
	case s.picture.across && !s.overhead():
		room = longest(s.picture.spec.Labels)*fontSize + gap
	case !s.picture.across:
		for _, tick := range s.scale.ticks() {
			room = max(room, float64(len(tick))*digit+gap)
		}
	}
	s.left = min(plotSteps, int(math.Ceil(room/plotStep))) * plotStep
}

// overhead reports whether names stand above their bars: they are too long to stand beside them.
func (s *static) overhead() bool { return longest(s.picture.spec.Labels) > longLabel }

// rulesDown are the hairlines across which bars lie, with their figures at the foot.
func (s *static) rulesDown() {
	s.WriteString(`<g class="tick mid">`)
	for i, tick := range s.scale.ticks() {
		x := percent(s.scale.at(i))
		fmt.Fprintf(s, `<line x1="%s" x2="%s" y2="100%%"/><text x="%s" y="100%%" dy="11">%s</text>`, x, x, x, tick)
	}
	s.WriteString("</g>")
	for _, r := range s.picture.spec.References {
		if s.picture.spec.marks(r) {
			x := percent(s.scale.of(r.Value))
			anchor := "mid"
			if s.picture.spec.late(r) {
				anchor = "end"
			}
			fmt.Fprintf(s, `<line class="mark" x1="%s" x2="%s" y2="100%%"/><text class="%s" x="%s" dy="-8">%s</text>`, x, x, anchor, x, html.EscapeString(r.Told("")))
		}
	}
}

// rulesUp are the hairlines above which columns and lines stand, with their figures at the side, and the labels at the foot.
func (s *static) rulesUp() {
	s.WriteString(`<g class="tick end">`)
	for i, tick := range s.scale.ticks() {
		y := percent(1 - s.scale.at(i))
		fmt.Fprintf(s, `<line x2="100%%" y1="%s" y2="%s"/><text y="%s" dx="-6">%s</text>`, y, y, y, tick)
	}
	s.WriteString(`</g><g class="tick mid">`)
	n := len(s.picture.spec.Labels)
	for i, label := range s.picture.spec.Labels {
		fmt.Fprintf(s, `<text x="%s" y="100%%" dy="11">%s</text>`, percent(middle(i, n)), html.EscapeString(label))
	}
	s.WriteString("</g>")
}

// middle is where the i-th of n places on an axis has its middle.
func middle(i, n int) float64 { return (float64(i) + 0.5) / float64(n) }

// percent is a part of the width or height, to a tenth of a hundredth.
func percent(part float64) string {
	if math.Abs(part) < 0.0005 {
		return "0"
	}
	return strconv.FormatFloat(math.Round(part*1000)/10, 'f', -1, 64) + "%"
}

// link opens a link to where the point leads; what it returns closes it.
func (s *static) link(href string) (end string) {
	if href == "" {
		return ""
	}
	s.WriteString(`<a href="` + html.EscapeString(href) + `">`)
	return "</a>"
}

// scale is a value axis: from the lowest tick to the highest.
type scale struct {
	step       float64
	first, end int // ticks, in steps
}

// newScale holds both numbers and 0, in steps of 1, 2 or 5 times a power of ten, four at most.
func newScale(least, most float64, whole bool) scale {
	least, most = min(least, 0), max(most, 0)
	if least == most {
		most = 1
	}
	power := math.Pow(10, math.Floor(math.Log10((most-least)/4)))
	for _, n := range []float64{1, 2, 5, 10, 20} {
		s := scale{step: n * power}
		if whole {
			s.step = max(1, s.step)
		}
		s.first, s.end = int(math.Floor(least/s.step)), int(math.Ceil(most/s.step))
		if s.end-s.first <= 4 {
			return s
		}
	}
	return scale{step: most - least, end: 1}
}

// ticks are the figures at the axis.
func (s scale) ticks() []string {
	var list []string
	for i := s.first; i <= s.end; i++ {
		n, err := report.ParseNumber(strconv.FormatFloat(s.step*float64(i), 'f', max(0, -int(math.Floor(math.Log10(s.step)))), 64))
		if err != nil {
			n = report.Int(0)
		}
		list = append(list, grouped(n, thin))
	}
	return list
}

// at is where the i-th tick stands, of is where a figure does, from 0 to 1.
func (s scale) at(i int) float64 { return float64(i) / float64(s.end-s.first) }

func (s scale) of(n report.Number) float64 {
	return (n.Float()/s.step - float64(s.first)) / float64(s.end-s.first)
}

// zero is where bars begin.
func (s scale) zero() float64 { return float64(-s.first) / float64(s.end-s.first) }
