package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

const (
	maxNamed  = 4  // series whose names can stand at the ends of their lines
	maxLabels = 12 // points whose figures can stand above them
)

// symbols tell lines apart where colours don't; dashes tell the second round of colours from the first.
var (
	symbols = [...]string{"circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle", "emptyDiamond"}
	dashes  = [...]string{"solid", "dashed", "dotted"}
)

func lines(s Spec) picture {
	p := picture{spec: s, height: plotHeight, legend: len(s.Series) > maxNamed}
	if p.legend {
		p.height += step
	}
	return p
}

// lineSeries draws a series as one line, or as two of one name and look where there is a series break: ECharts
// would join neighbours of one line whatever stands between their years.
func (p picture) lineSeries() charts.MultiSeries {
	var all charts.MultiSeries
	for i, s := range p.spec.Series {
		for _, r := range p.spec.runs() {
			list := data(s.Points)
			for j := range list {
				if j < r.from || r.to <= j {
					list[j] = datum{Value: []byte("null")}
				}
			}
			all = append(all, charts.SingleSeries{Name: s.Name, Type: types.ChartLine, Data: list,
				Symbol: symbols[i%len(symbols)], SymbolSize: 6, ShowSymbol: opts.Bool(true), ConnectNulls: opts.Bool(false),
				ItemStyle:   &opts.ItemStyle{Color: hue(i)},
				LineStyle:   &opts.LineStyle{Color: hue(i), Width: 1.5, Type: dashes[i/hues%len(dashes)]},
				Label:       &opts.Label{Show: opts.Bool(p.figures()), Position: "top", Color: ink, FontSize: 12},
				LabelLayout: &opts.LabelLayout{HideOverlap: opts.Bool(true)},
			})
		}
	}
	if p.spec.Break > 0 {
		all[0].MarkAreas = breakMark(p.spec.Break)
	}
	return all
}

// figures reports whether each point is labelled with its figure.
func (p picture) figures() bool { return len(p.spec.Series) == 1 && len(p.spec.Labels) <= maxLabels }

// breakMark shades the gap between the years before and after a series break, and names it.
func breakMark(first int) *opts.MarkAreas {
	return &opts.MarkAreas{
		MarkAreaStyle: opts.MarkAreaStyle{
			ItemStyle: &opts.ItemStyle{Color: shade},
			Label:     &opts.Label{Show: opts.Bool(true), Position: "top", Color: soft, FontSize: 12},
		},
		Data: []any{[]opts.MarkAreaData{{Name: "口径变化", XAxis: first - 1}, {XAxis: first}}},
	}
}

// endLabels sets the name of a series at the end of the last part of its line that has figures.
func (p picture) endLabels(all []series) {
	parts := len(p.spec.runs())
	for i, s := range p.spec.Series {
		last := -1
		for j, r := range p.spec.runs() {
			if extremes(s.Points[r.from:r.to]).known > 0 {
				last = i*parts + j
			}
		}
		if last >= 0 && (p.whole || len(p.spec.Series) > 1 && len(p.spec.Series) <= maxNamed) {
			all[last].EndLabel = &opts.Label{Show: opts.Bool(true), Color: hue(i), FontSize: 12, Formatter: "{a}"}
		}
	}
}
