package chart

import (
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"nianbao/report"
)

// Measures in px. A row has room for two lines of label where names are long.
const (
	step       = 40 // of heights
	maxHeight  = 2400
	plotHeight = 280 // of columns and lines
	keyHeight  = 28
	markHeight = 20
	rowHeight  = 26
	longRow    = 36
	barHeight  = 16
	longLabel  = 9 // ems
)

// bars lays bars out: across, with the names down the side, as names of organs need; upright where the labels are a
// few years or the like.
func bars(s Spec) picture {
	s.Stacked = s.Stacked && len(s.Series) > 1
	p := picture{spec: s, legend: len(s.Series) > 1, across: len(s.Labels) > 12 || slices.ContainsFunc(s.Labels, isName)}
	if !p.across {
		p.height = plotHeight
		return p
	}
	row := rowHeight
	if longest(s.Labels) > longLabel {
		row = longRow
	}
	if !s.Stacked {
		row = max(row, len(s.Series)*barHeight+8)
	}
	frame := 40
	if p.legend {
		frame += keyHeight
	}
	if p.marked() {
		frame += markHeight
	}
	p.spec = largest(s, max(1, (maxHeight-frame)/row))
	p.height = min(maxHeight, (len(p.spec.Labels)*row+frame+step-1)/step*step)
	return p
}

// isName tells names from years and other labels that find room below a column.
func isName(label string) bool { return ems(label) > 3 || strings.ContainsFunc(label, isHan) }

// largest keeps the n labels with the largest figures, in the order given; of equals, the first.
func largest(s Spec, n int) Spec {
	if len(s.Labels) <= n {
		return s
	}
	rank := make([]int, len(s.Labels))
	for i := range rank {
		rank[i] = i
	}
	slices.SortStableFunc(rank, func(a, b int) int {
		x, someX := s.reach(a)
		y, someY := s.reach(b)
		if !someX || !someY {
			return size(someY) - size(someX)
		}
		return y.Cmp(x)
	})
	rank = rank[:n]
	slices.Sort(rank)
	cut := s
	cut.Labels, cut.LabelHrefs = pick(s.Labels, rank), pick(s.LabelHrefs, rank)
	cut.Series = slices.Clone(s.Series)
	for i := range cut.Series {
		cut.Series[i].Points = pick(s.Series[i].Points, rank)
	}
	return cut
}

func size(some bool) int {
	if some {
		return 1
	}
	return 0
}

// reach is how far a label's bars go: the largest figure, or what is known of them set end to end.
func (s *Spec) reach(label int) (most report.Number, some bool) {
	e := s.at(label)
	if !s.Stacked || e.known == 0 {
		return e.max, e.known > 0
	}
	for i := range s.Series {
		if p := &s.Series[i].Points[label]; p.State.HasValue() {
			if sum, ok := most.Add(p.Value); ok {
				most = sum
			}
		}
	}
	return most, true
}

// at is what is known of all series at one label.
func (s *Spec) at(label int) (e extreme) {
	for i := range s.Series {
		e.count(&s.Series[i].Points[label], i)
	}
	return e
}

// pick gives the elements at the indices; nil stays nil.
func pick[T any](list []T, indices []int) []T {
	if list == nil {
		return nil
	}
	picked := make([]T, len(indices))
	for i, at := range indices {
		picked[i] = list[at]
	}
	return picked
}

func (p picture) barSeries() charts.MultiSeries {
	var all charts.MultiSeries
	for i, s := range p.spec.Series {
		one := charts.SingleSeries{Name: s.Name, Type: types.ChartBar, Data: data(s.Points),
			BarMaxWidth: "20", BarGap: "10%", BarCategoryGap: "30%",
			ItemStyle: &opts.ItemStyle{Color: hue(i)},
			Label:     &opts.Label{Show: opts.Bool(!p.spec.Stacked), Position: p.side(), Color: ink, FontSize: 12},
		}
		if p.spec.Stacked {
			one.Stack = "all"
		}
		all = append(all, one)
	}
	if marks := p.gapMarks(); len(marks) > 0 {
		all[0].MarkPoints = &opts.MarkPoints{Data: marks}
	}
	all[0].MarkLines = p.referenceMarks()
	return all
}

// side is where a bar's figure stands: at its end, and for a negative one on the free side of the zero line.
func (p picture) side() string {
	if p.across {
		return "right"
	}
	return "top"
}

// gapMark stands where there is no bar because there is no figure, with the shape that tables use for its state.
type gapMark struct {
	Name         string          `json:"name"`
	Coord        []int           `json:"coord"`
	Symbol       string          `json:"symbol"`
	SymbolSize   int             `json:"symbolSize"`
	SymbolOffset []int           `json:"symbolOffset"`
	ItemStyle    *opts.ItemStyle `json:"itemStyle"`
	Label        *opts.Label     `json:"label"`
}

// gapMarks are the marks of labels that have a gap in every series. A gap beside another series' bar is told by the
// tooltip and the table: ECharts can't place a mark within a group of bars.
func (p picture) gapMarks() []any {
	var marks []any
	for i := range p.spec.Labels {
		first := &p.spec.Series[0].Points[i]
		if p.spec.at(i).known > 0 {
			continue
		}
		m := gapMark{Name: first.gap(), Coord: []int{i, 0}, Symbol: "circle", SymbolSize: 7, SymbolOffset: []int{0, -8},
			ItemStyle: &opts.ItemStyle{Color: "transparent", BorderColor: soft, BorderWidth: 1},
			Label:     &opts.Label{Show: opts.Bool(true), Position: p.side(), Color: soft, FontSize: 12, Formatter: "{b}"},
		}
		if p.across {
			m.Coord, m.SymbolOffset = []int{0, i}, []int{8, 0}
		}
		switch first.State {
		case report.Blank:
			m.Symbol = "rect"
		case report.Invalid:
			m.Symbol = "triangle"
		}
		marks = append(marks, m)
	}
	return marks
}
