package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// The frame of a drawing is what a yearbook prints: a line the bars stand on, a few hairlines, the unit at the
// end of the axis. ECharts adds the room that labels need on the reader's screen.

func (p picture) grid() opts.Grid {
	g := opts.Grid{Left: "4", Right: "24", Top: "28", Bottom: "4", ContainLabel: opts.Bool(true)}
	if p.across {
		g.Top, g.Right = "8", "48"
	}
	if p.referenceMarks() != nil {
		g.Top = "28" // their names stand above the bars
	}
	return g
}

// key is the legend. It is in every option of several series, so that charts.js can show it where the reader's
// screen has no room for names at the ends of lines; it also makes the room above the drawing that it takes.
func (p picture) key() opts.Legend {
	l := opts.Legend{Show: opts.Bool(p.legend), Left: "0", Top: "0", SelectedMode: "multiple",
		TextStyle: &opts.TextStyle{Color: ink}}
	var names []string
	for _, s := range p.spec.Series {
		names = append(names, s.Name)
	}
	l.Data = names
	return l
}

func (p picture) tooltip() opts.Tooltip {
	pointer := "shadow"
	if p.spec.Kind == Lines {
		pointer = "line"
	}
	return opts.Tooltip{Show: opts.Bool(true), Trigger: "axis", AxisPointer: &opts.AxisPointer{Type: pointer}}
}

func (p picture) xAxis() opts.XAxis {
	if p.across {
		return opts.XAxis{Type: "value", Name: p.spec.Unit, NameLocation: "end", NameGap: 20, SplitNumber: 4, MinInterval: p.step(), Max: p.most(),
			AxisLabel: &opts.AxisLabel{Color: soft}, SplitLine: rule(true), AxisLine: axisLine(false), AxisTick: &opts.AxisTick{Show: opts.Bool(false)}}
	}
	return opts.XAxis{Type: "category", TriggerEvent: opts.Bool(p.linked()),
		AxisLabel: &opts.AxisLabel{Color: ink}, SplitLine: rule(false), AxisLine: axisLine(true), AxisTick: &opts.AxisTick{Show: opts.Bool(false)}}
}

func (p picture) yAxis() opts.YAxis {
	if p.across {
		return opts.YAxis{Type: "category", Inverse: opts.Bool(true),
			AxisLabel: &opts.AxisLabel{Color: ink}, SplitLine: rule(false), AxisLine: axisLine(true)}
	}
	return opts.YAxis{Type: "value", Name: p.spec.Unit, NameLocation: "end", NameGap: 12, SplitNumber: 4, MinInterval: p.step(), Max: p.most(),
		AxisLabel: &opts.AxisLabel{Color: soft}, SplitLine: rule(true), AxisLine: axisLine(false)}
}

// most is where the value axis ends, nil where the figures decide.
func (p picture) most() any {
	if p.spec.wholes() {
		return 100
	}
	return nil
}

// step keeps the value axis to whole numbers where all figures are whole.
func (p picture) step() float64 {
	if p.spec.whole() {
		return 1
	}
	return 0
}

func (p picture) linked() bool {
	for _, href := range p.spec.LabelHrefs {
		if href != "" {
			return true
		}
	}
	return false
}

func rule(show bool) *opts.SplitLine {
	return &opts.SplitLine{Show: opts.Bool(show), LineStyle: &opts.LineStyle{Color: hairline, Width: 1}}
}

// axisLine keeps to the edge of the drawing even where figures are negative, so that labels are never crossed by bars.
func axisLine(show bool) *opts.AxisLine {
	return &opts.AxisLine{Show: opts.Bool(show), OnZero: opts.Bool(false), LineStyle: &opts.LineStyle{Color: soft, Width: 1}}
}

// visitor adds what go-echarts has no field for, and takes away what the site's ECharts has no component for.
type visitor struct {
	charts.BaseConfigurationVisitor
	picture picture
}

func (v visitor) Visit(option map[string]any) {
	delete(option, "toolbox")
	delete(option, "title")
	delete(option, "color")
}

// sideAxis is a category axis down the side: every label of it is shown, which go-echarts can only say as a string
// that ECharts does not understand.
type sideAxis struct {
	opts.YAxis
	AxisLabel    sideLabel      `json:"axisLabel"`
	AxisTick     *opts.AxisTick `json:"axisTick"`
	TriggerEvent bool           `json:"triggerEvent,omitempty"`
}

type sideLabel struct {
	opts.AxisLabel
	Interval int `json:"interval"`
}

func (v visitor) VisitYAxis(list []opts.YAxis) any {
	if !v.picture.across {
		return list
	}
	return []sideAxis{{list[0], sideLabel{AxisLabel: *list[0].AxisLabel}, &opts.AxisTick{Show: opts.Bool(false)}, v.picture.linked()}}
}

// series is a series of the option with what go-echarts lacks.
type series struct {
	charts.SingleSeries
	Href     string      `json:"href,omitempty"`
	EndLabel *opts.Label `json:"endLabel,omitempty"`
}

func (v visitor) VisitSeriesOpt(list charts.MultiSeries) any {
	all := make([]series, len(list))
	parts := len(v.picture.spec.runs())
	for i, s := range list {
		all[i] = series{SingleSeries: s, Href: v.picture.spec.Series[i/parts].Href}
	}
	if v.picture.spec.Kind == Lines {
		v.picture.endLabels(all)
	}
	return all
}
