package chart

import (
	"html"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"nianbao/report"
)

// A drawing for readers without script, and for all until the script has drawn: places across are parts of its
// width and texts are of one size, so that it fits a phone and a sheet alike. Colours and sizes of its parts are those of
// assets/charts/charts.css, class "static"; nothing in it needs a style or an id. A page may have forty, so it is written tersely.
//
//	<ul class="keys">…</ul>             names of several series
//	<div class="static plot-96">        its sides are the ends of the axes; names and figures hang over
//	  <div class="ticks">…</div>        the axis' figures at the left, from the top, each with its hairline; or
//	  <div class="scale">…</div>        at the foot of their hairlines, from the left
//	  <div class="foot">…</div>         labels at the foot, in equal parts of the width, of years the first and the last at its ends; or
//	  <div class="names">…</div>        at the left, in equal parts of the height
//	  <svg>
//	    <svg viewBox preserveAspectRatio="none"><path/></svg>    bars, lines and their points, stretched to the plot
//	    <svg x="4"><text y="25%"> … </svg>                       figures, some px beside their places
//	</svg></div>
//
// Nothing in it leads anywhere: the rows of the table with the same figures do. Lines have no figures at their points: those are in
// that table, and forty drawings of seven would take as much as all else.

// Margins at the left are multiples of so many px, as charts.css knows them.
const (
	plotStep  = 24
	plotSteps = 9
)

// tall is the height of what is stretched to the plot, in units of its own; it is two of them wide for each label.
const tall = 500

// static writes the drawing.
type static struct {
	picture picture
	scale   scale
	ticks   []string
	left    int // margin in px
	out     []byte
}

// static is the drawing as HTML.
func (p picture) static() []byte {
	s := &static{picture: p, out: make([]byte, 0, 1536)}
	least, most := p.spec.span()
	s.scale = newScale(least.Float(), most.Float(), p.spec.whole())
	s.ticks = s.scale.ticks()
	s.keys()
	s.margin()
	s.raw(`<div class="static plot-`).int(s.left).raw(`">`)
	if p.spec.Kind != Lines && p.across {
		s.list("scale", s.ticks)
		if !s.overhead() {
			s.list("names", p.spec.Labels)
		}
		s.raw("<svg>").marks()
		s.rows()
	} else {
		s.sides()
		if p.spec.Kind == Lines {
			return s.lines().raw("</div>").out
		}
		s.raw("<svg>").columns()
	}
	return s.raw("</svg></div>").out
}

func (s *static) raw(text string) *static {
	s.out = append(s.out, text...)
	return s
}

func (s *static) text(text string) *static { return s.raw(html.EscapeString(text)) }

func (s *static) int(n int) *static {
	s.out = strconv.AppendInt(s.out, int64(n), 10)
	return s
}

// percent writes an attribute with a part of the width or height, to a tenth of a hundredth.
func (s *static) percent(name string, part float64) *static {
	n := int64(math.Round(part * 1000))
	s.raw(" ").raw(name).raw(`="`)
	if n == 0 {
		return s.raw(`0"`)
	}
	if n < 0 {
		s.raw("-")
		n = -n
	}
	s.out = strconv.AppendInt(s.out, n/10, 10)
	if n%10 != 0 {
		s.out = append(s.out, '.', byte('0'+n%10))
	}
	return s.raw(`%"`)
}

// keys name several series.
func (s *static) keys() {
	if len(s.picture.spec.Series) < 2 {
		return
	}
	s.raw(`<ul class="keys">`)
	for _, one := range s.picture.spec.Series {
		s.raw("<li>").text(one.Name).raw("</li>")
	}
	s.raw("</ul>")
}

// margin makes room at the left: for names, or for the axis' figures.
func (s *static) margin() {
	const digit, gap = 7, 8
	room := 0.0
	switch {
	case s.picture.across && !s.overhead():
		room = longest(s.picture.spec.Labels)*fontSize + gap
	case !s.picture.across:
		for _, tick := range s.ticks {
			room = max(room, float64(utf8.RuneCountInString(tick))*digit+gap)
		}
	}
	s.left = min(plotSteps, int(math.Ceil(room/plotStep))) * plotStep
}

// overhead reports whether names stand above their bars: they are too long to stand beside them.
func (s *static) overhead() bool { return longest(s.picture.spec.Labels) > longLabel }

// list writes texts that the style sheet sets out along a side.
func (s *static) list(class string, texts []string) {
	s.raw(`<div class="`).raw(class).raw(`">`)
	for _, text := range texts {
		s.raw("<i>").text(text).raw("</i>")
	}
	s.raw("</div>")
}

// marks are the figures that others are set against.
func (s *static) marks() {
	for _, r := range s.picture.spec.References {
		if !s.picture.spec.marks(r) {
			continue
		}
		x, anchor := s.scale.of(r.Value), "mid"
		if s.picture.spec.late(r) {
			anchor = "end"
		}
		s.raw(`<line class="mark"`).percent("x1", x).percent("x2", x).raw(` y2="100%"/><text class="`).raw(anchor).raw(`"`)
		s.percent("x", x).raw(` dy="-8">`).text(r.Told("")).raw("</text>")
	}
}

// sides are the axis' figures at the left of columns and lines, and the labels at their foot.
func (s *static) sides() {
	down := slices.Clone(s.ticks)
	slices.Reverse(down)
	s.list("ticks", down)
	labels := s.picture.spec.Labels
	switch {
	case s.picture.spec.Kind != Lines:
		s.list("foot", labels)
	case len(labels) == 1:
		s.list("foot ends", labels)
	default:
		s.list("foot ends", []string{labels[0], labels[len(labels)-1]})
	}
}

// middle is where the i-th of n places on an axis has its middle.
func middle(i, n int) float64 { return (float64(i) + 0.5) / float64(n) }

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
	list := make([]string, 0, 5)
	for i := s.first; i <= s.end; i++ {
		n, err := report.ParseNumber(strconv.FormatFloat(s.step*float64(i), 'f', max(0, -int(math.Floor(math.Log10(s.step)))), 64))
		if err != nil {
			n = report.Int(0)
		}
		list = append(list, grouped(n, thin))
	}
	return list
}

// of is where a figure stands, from 0 to 1.
func (s scale) of(n report.Number) float64 {
	return (n.Float()/s.step - float64(s.first)) / float64(s.end-s.first)
}

// zero is where bars begin.
func (s scale) zero() float64 { return float64(-s.first) / float64(s.end-s.first) }
