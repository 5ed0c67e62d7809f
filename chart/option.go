package chart

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/report"
)

// picture is a Spec laid out: what is drawn of it, how high, and which way.
type picture struct {
	spec   Spec
	height int
	across bool // labels down the side, values across
	legend bool
	whole  bool // of all that a kind may have: names at the ends of all lines, see kinds.go
}

// Custom properties of assets/charts/charts.css that are not colours of series.
const (
	ink      = "var(--chart-ink)"
	soft     = "var(--chart-soft)"
	hairline = "var(--chart-hairline)"
	shade    = "var(--chart-shade)"
)

// hues is the number of series colours: --chart-1 … --chart-8.
const hues = 8

func hue(series int) string { return fmt.Sprintf("var(--chart-%d)", series%hues+1) }

func drawing(s Spec) picture {
	if s.Kind == Lines {
		return lines(s)
	}
	return bars(s)
}

// Option is the drawing as an ECharts option in full: what kinds.js is made from, and what assets/charts/option.js puts together again
// from a page's part of it. A page never has it in full, for most of it is the same in every chart of a kind.
func Option(s Spec) ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("chart %q: %w", s.ID, err)
	}
	return drawing(s).json()
}

func (p picture) json() ([]byte, error) {
	var base *charts.RectChart
	var validate func()
	switch p.spec.Kind {
	case Lines:
		c := charts.NewLine().SetXAxis(p.categories())
		base, validate = &c.RectChart, c.Validate
	default:
		c := charts.NewBar().SetXAxis(p.categories())
		if p.across {
			c.XYReversal()
		}
		base, validate = &c.RectChart, c.Validate
	}
	base.SetGlobalOptions(
		charts.WithInitializationOpts(opts.Initialization{ChartID: p.spec.ID}),
		charts.WithAnimation(false),
		charts.WithColorsOpts(opts.Colors{}),
		charts.WithGridOpts(p.grid()),
		charts.WithLegendOpts(p.key()),
		charts.WithTooltipOpts(p.tooltip()),
		charts.WithAriaOpts(&opts.Aria{Enabled: opts.Bool(true),
			Decal: &opts.AriaDecal{Show: opts.Bool(p.spec.Kind == Bars && len(p.spec.Series) > 1)}}),
		charts.WithXAxisOpts(p.xAxis()),
		charts.WithYAxisOpts(p.yAxis()),
	)
	base.MultiSeries = p.series()
	base.Accept(visitor{picture: p})
	validate()
	option, err := json.Marshal(base.JSON())
	if err != nil {
		return nil, err
	}
	if len(option) < len(`{"series":[{}]}`) || !json.Valid(option) {
		return nil, errors.New("go-echarts gave no option")
	}
	return option, nil
}

func (p picture) series() charts.MultiSeries {
	if p.spec.Kind == Lines {
		return p.lineSeries()
	}
	return p.barSeries()
}

// datum is a point of the option: its bare value, where that is all. go-echarts' own types have no room for a link.
type datum struct {
	Value json.RawMessage `json:"value"`
	Text  string          `json:"text,omitempty"`
	Of    string          `json:"of,omitempty"`
	Href  string          `json:"href,omitempty"`
}

// MarshalJSON writes the value alone where there is nothing else.
func (d datum) MarshalJSON() ([]byte, error) {
	if d.Text == "" && d.Of == "" && d.Href == "" {
		return d.Value, nil
	}
	type plain datum
	return json.Marshal(plain(d))
}

func data(points []Point) []datum {
	list := make([]datum, len(points))
	for i, point := range points {
		list[i] = point.datum()
	}
	return list
}

// datum keeps the figure's printed decimals: it never passes through a float, and can't be NaN.
func (p Point) datum() datum {
	d := datum{Value: json.RawMessage("null"), Text: p.label(), Of: p.Of, Href: p.Href}
	if p.State.HasValue() {
		d.Value = json.RawMessage(p.Value.String())
	}
	if d.Text == string(d.Value) && p.plain() {
		d.Text = ""
	}
	return d
}

// plain reports whether a script that reads the figure as a number still has all that is printed.
func (p Point) plain() bool {
	const exact = 15 // digits
	s := p.Value.String()
	return p.State == report.Reported && len(s) <= exact && !(strings.Contains(s, ".") && strings.HasSuffix(s, "0"))
}

// category is a label of the category axis.
type category struct {
	Value string `json:"value"`
	Href  string `json:"href,omitempty"`
}

func (p picture) categories() []category {
	list := make([]category, len(p.spec.Labels))
	for i, label := range p.spec.Labels {
		list[i].Value = label
		if p.spec.LabelHrefs != nil {
			list[i].Href = p.spec.LabelHrefs[i]
		}
	}
	return list
}
