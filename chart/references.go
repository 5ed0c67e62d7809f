package chart

import (
	"encoding/json"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"

	"nianbao/report"
)

// marks reports whether the reference is marked in the drawing: on Bars, and not where it is so far off that the bars
// would shrink to nothing.
func (s Spec) marks(r Reference) bool {
	if s.Kind != Bars || r.Value.Sign() < 0 {
		return false
	}
	for i := range s.Labels {
		if most, some := s.reach(i); some {
			if double, ok := most.Add(most); ok && r.Value.Cmp(double) <= 0 {
				return true
			}
		}
	}
	return false
}

// referenceMark is a line across the bars.
type referenceMark struct {
	Name  string          `json:"name"`
	XAxis json.RawMessage `json:"xAxis,omitempty"`
	YAxis json.RawMessage `json:"yAxis,omitempty"`
	Label *opts.Label     `json:"label,omitempty"`
}

// marked reports whether any reference is.
func (p picture) marked() bool { return slices.ContainsFunc(p.spec.References, p.spec.marks) }

// referenceMarks are the lines of the references; nil where none is marked.
func (p picture) referenceMarks() *opts.MarkLines {
	m := &opts.MarkLines{MarkLineStyle: opts.MarkLineStyle{Symbol: []string{"none", "none"},
		LineStyle: &opts.LineStyle{Color: ink, Width: 1, Type: "dashed"},
		Label:     &opts.Label{Show: opts.Bool(true), Position: p.head(), Color: ink, FontSize: 12, Formatter: "{b}"}}}
	for _, r := range p.spec.References {
		if !p.spec.marks(r) {
			continue
		}
		mark := referenceMark{Name: r.Told(""), YAxis: json.RawMessage(r.Value.String())}
		if p.across {
			mark.XAxis, mark.YAxis = mark.YAxis, nil
		}
		if p.across && p.spec.late(r) {
			mark.Label = &opts.Label{Show: opts.Bool(true), Align: "right", Color: ink, FontSize: 12, Formatter: "{b}", Position: p.head()}
		}
		m.Data = append(m.Data, mark)
	}
	if len(m.Data) == 0 {
		return nil
	}
	return m
}

// head is the end of a reference's line at which its name stands: above bars that lie, whose axis runs downwards.
func (p picture) head() string {
	if p.across {
		return "start"
	}
	return "end"
}

// late reports whether the reference stands so far out that its name must end at it, for want of room behind.
func (s Spec) late(r Reference) bool {
	least, most := s.span()
	return newScale(least.Float(), most.Float(), s.whole()).of(r.Value) > 0.6
}

// span of the value axis: what it must reach, the marked references among it.
func (s Spec) span() (least, most report.Number) {
	for i := range s.Labels {
		e := s.at(i)
		if e.known == 0 {
			continue
		}
		if e.min.Cmp(least) < 0 {
			least = e.min
		}
		if top, _ := s.reach(i); top.Cmp(most) > 0 {
			most = top
		}
	}
	for _, r := range s.References {
		if s.marks(r) && r.Value.Cmp(most) > 0 {
			most = r.Value
		}
	}
	if s.wholes() {
		most = report.Int(100) // rounded parts may come to a little more
	}
	return least, most
}

// wholes reports whether each bar is a whole, set together from its parts in per cent.
func (s Spec) wholes() bool { return s.Kind == Bars && s.Stacked && len(s.Series) > 1 && s.Unit == "%" }
