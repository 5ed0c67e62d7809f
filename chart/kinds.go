package chart

import (
	"encoding/json"
	"fmt"
	"strconv"

	"nianbao/report"
)

// Charts of one kind differ in their figures and names, and in little else. What they have in common is published once, as
// assets/charts/kinds.js; a page has only what is a chart's own (own.go), and assets/charts/option.js puts the two together
// to the option that Option gives. A test holds that it does.
const (
	kindLine           = "line"  // one line, with its figures
	kindLines          = "lines" // several, or a long one
	kindRows           = "rows"
	kindStackedRows    = "stackedRows"
	kindColumns        = "columns"
	kindStackedColumns = "stackedColumns"
)

func (p picture) kind() string {
	switch {
	case p.spec.Kind == Lines && p.figures():
		return kindLine
	case p.spec.Kind == Lines:
		return kindLines
	case p.across && p.spec.Stacked:
		return kindStackedRows
	case p.across:
		return kindRows
	case p.spec.Stacked:
		return kindStackedColumns
	}
	return kindColumns
}

// kind is what kinds.js has of a kind: the option of a chart that has all that one of the kind may have.
type kind struct {
	Option json.RawMessage `json:"option"` // its series follow each other in their looks, and begin again behind the last
	Top    string          `json:"top"`    // room above the drawing where no reference is marked
}

// Kinds is assets/charts/kinds.js. It is written by the test that holds it.
func Kinds() ([]byte, error) {
	body := []byte("// What charts of one kind have in common, made by go-echarts. Written by: go test ./chart -run Kinds -update\nconst chartKinds = {\n")
	for _, s := range []Spec{linesOfAKind(1), linesOfAKind(hues * len(dashes)), barsOfAKind("甲镇", false), barsOfAKind("甲镇", true), barsOfAKind("", false), barsOfAKind("", true)} {
		p := drawing(s)
		p.whole = true
		option, err := p.json()
		if err != nil {
			return nil, err
		}
		plain := p
		plain.spec.References = nil
		one, err := json.Marshal(kind{Option: option, Top: plain.grid().Top})
		if err != nil {
			return nil, err
		}
		body = fmt.Appendf(body, "  %s: %s,\n", p.kind(), one)
	}
	return append(body, "};\n"...), nil
}

// linesOfAKind cross a series break, which only the first line marks. Their names stand at the ends of the first of their two parts.
func linesOfAKind(series int) Spec {
	s := Spec{ID: "kind", Unit: "件", Kind: Lines, Labels: []string{"1", "2"}, LabelHrefs: []string{"1", "2"}, Break: 1}
	for i := range series {
		s.Series = append(s.Series, Series{Name: strconv.Itoa(i), Points: []Point{{State: report.Reported, Value: report.Int(1)}, {State: report.Missing}}})
	}
	return s
}

// barsOfAKind have a bar, then a gap of each sort, and two references, the later one far out.
func barsOfAKind(label string, stacked bool) Spec {
	points := []Point{{State: report.Reported, Value: report.Int(10)}, {State: report.Missing}, {State: report.Blank}, {State: report.Invalid}, {None: true}}
	s := Spec{ID: "kind", Unit: "件", Stacked: stacked, References: []Reference{{Label: "1", Value: report.Int(1)}, {Label: "2"}}}
	for i := range points {
		s.Labels, s.LabelHrefs = append(s.Labels, label+strconv.Itoa(i)), append(s.LabelHrefs, "1")
	}
	for i := range hues {
		s.Series = append(s.Series, Series{Name: strconv.Itoa(i), Points: points})
	}
	most, _ := s.reach(0)
	s.References[1].Value = most
	return s
}
