// Package chart turns series of figures into drawings: what a page must have of an ECharts option, the height it needs, one sentence that says
// what is to be seen, and what must be known to quote it. It is the only package that knows go-echarts, and a pure
// function of its arguments: the same Spec gives the same bytes.
//
//	Spec ──Draw──▶ Chart ┬─ Own          JSON for the attribute data-chart, nil where there is nothing to draw
//	                     ├─ Static       SVG for those without script, and until it has drawn
//	                     ├─ Summary      the sentence under (or instead of) the drawing
//	                     ├─ Notes        blanks, inferred figures, the break: what the points' states and the Spec tell
//	                     └─ HeightClass  CSS class that keeps the drawing's place free
//
// The template "chart" of templates/frame.html shows a chart; Own stands in it between single quotes, and only the sentence where Own is nil. The script assets/charts/option.js completes it to an option (kinds.go). The script assets/charts/draw.js does the drawing; what depends on
// the reader's screen (fonts, light or dark, how much room labels have) is decided there, what depends on the figures here.
//
// The two share a small language on top of ECharts' own:
//
//   - a colour is "var(--chart-…)", a custom property of assets/charts/charts.css;
//   - a datum, a category and a series may carry "href", the address a click leads to;
//   - a datum carries "text" where its label is not simply its value: thousands grouped, inferred figures in
//     brackets, the state of a gap.
//
// A gap is null in the option and never 0. Nothing is summed, interpolated, sorted or compared across a series break.
package chart

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/report"
)

// Kind is the kind of a chart.
type Kind int

// Bars compare organs in one year; Lines follow figures over years.
const (
	Bars Kind = iota
	Lines
)

// Point is one figure. It is a gap unless State.HasValue().
type Point struct {
	Value report.Number
	State report.State
	None  bool   // a gap because there is no such cell: no report, or its form does not ask for it; State is Missing
	Of    string // what a rate is made of, told behind it: 24/53
	Href  string // where a click on it leads, relative to the page
}

// Series is a run of figures of one name, parallel to Spec.Labels.
type Series struct {
	Name, Href string
	Points     []Point
	Row        string // ID of the row of a table of the page that has the figures, "" where they are told with the drawing
}

// Reference is a figure that others are set against: the parent's own, a median.
type Reference struct {
	Label string // 灵宝市人民政府
	Value report.Number
	Href  string
	Apart bool // filled in by Draw: it is told, but not marked in the drawing
}

// Told is the reference as a sentence has it, with the unit.
func (r Reference) Told(unit string) string { return glue(r.Label, " ") + counted(r.Value, unit) }

// Link is a text that leads somewhere.
type Link struct{ Text, Href string }

// Spec says what is to be drawn.
type Spec struct {
	ID         string   // of the figure; [A-Za-z0-9_]+, see ID; a part of addresses, so for ever
	Title      string   // says what is shown, where and when: 2022 年灵宝市乡镇新收政府信息公开申请
	Unit       string   // 件, 万元; "" where there is none
	Kind       Kind     //
	Noun       string   // what is counted in sentences: the labels of Bars ("" is 机关), the series of Lines ("" is 项)
	Labels     []string // organs of Bars, in the order they are drawn; years of Lines, in ascending order
	LabelHrefs []string // parallel to Labels, or nil: the pages of their reports
	Series     []Series //

	// Break is the index of the first label after a series break (口径变化), 0 where there is none: lines are
	// interrupted before it, and the gap is named. Figures that can be compared across the years of two forms
	// have no break, and their line runs on without a mark. Bars have none.
	Break int

	Stacked bool // Bars of several series are set end to end

	References []Reference // marked on the value axis of Bars, where they are of the figures' own size

	// What is told around the drawing. The zero values do for charts whose labels are organs or years with one report each.
	Sources []Link   // the reports the figures come from; nil stands for the labels' own
	Reports int      // how many reports they are; 0 counts Sources
	List    string   // link to where all of them are listed, for more than a few
	Organs  int      // how many organs the figures are of; 0 stands for the labels of Bars, and for one otherwise
	Notes   []string // sentences on what the points' states and the break do not tell
	Table   string   // link to the table with the same figures: #new.figures
	Data    string   // link to the page's figures as CSV, "" where there are none

	Called bool // the rows of the series' figures are not headed by the series' names

	// Shared charts stand on a page that says once for all of them which years they show, whose figures those are and where they come
	// from: see the function Shared. What is told of one is what it alone has.
	Shared bool
}

// Chart is a drawing.
type Chart struct {
	Spec               // with Sources, Reports, Organs and Notes filled in
	Own         []byte // JSON, safe between single quotes and inside a script element; nil where every figure is 0 or a gap
	Names       string // its part that tells labels and their pages, see As
	Static      []byte // HTML: the same drawing without script
	Summary     string // one sentence in Chinese
	Height      int    // px, a multiple of 40, at most 2400
	HeightClass string // "h-320" for a Height of 320, see assets/charts/charts.css
}

// Draw makes the drawing. It fails only on a Spec that contradicts itself.
func Draw(s Spec) (Chart, error) {
	if err := s.check(); err != nil {
		return Chart{}, fmt.Errorf("chart %q: %w", s.ID, err)
	}
	c := Chart{Spec: s.told(), Summary: summary(s)}
	if s.flat() {
		return c, nil
	}
	d := drawing(s)
	c.Own, c.Names = d.own()
	c.Static, c.Height = d.static(), d.height
	c.HeightClass = fmt.Sprintf("h-%d", c.Height)
	if n := len(s.Labels) - len(d.spec.Labels); n > 0 {
		c.Summary += fmt.Sprintf("图中只画数值最大的 %d 个，其余 %d 个见表。", len(d.spec.Labels), n)
	}
	return c, nil
}

// ID joins parts of a name (an indicator, a year, an address) to an ID that Spec takes.
func ID(parts ...string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return r
		}
		return '_'
	}, strings.Join(parts, "_"))
}

func (s Spec) check() error {
	switch {
	case s.ID == "" || ID(s.ID) != s.ID:
		return errors.New("its ID is empty or has other characters than A-Z, a-z, 0-9 and _")
	case s.Kind != Bars && s.Kind != Lines:
		return fmt.Errorf("unknown kind %d", s.Kind)
	case len(s.Labels) == 0 || len(s.Series) == 0:
		return errors.New("no labels or no series")
	case s.LabelHrefs != nil && len(s.LabelHrefs) != len(s.Labels):
		return fmt.Errorf("%d links for %d labels", len(s.LabelHrefs), len(s.Labels))
	case s.Break < 0 || s.Break >= len(s.Labels) || s.Break > 0 && s.Kind != Lines:
		return fmt.Errorf("a series break before label %d of %d", s.Break, len(s.Labels))
	}
	for _, series := range s.Series {
		if len(series.Points) != len(s.Labels) {
			return fmt.Errorf("series %q has %d points for %d labels", series.Name, len(series.Points), len(s.Labels))
		}
	}
	return nil
}

// flat reports whether a drawing would show nothing: every figure is 0 or a gap.
func (s Spec) flat() bool {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.State.HasValue() && p.Value.Sign() != 0 {
				return false
			}
		}
	}
	return true
}

// whole reports whether all figures are whole numbers.
func (s Spec) whole() bool {
	for _, series := range s.Series {
		for _, p := range series.Points {
			if p.State.HasValue() && !p.Value.Whole() {
				return false
			}
		}
	}
	return true
}
