package data

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/report"
)

// Source is what all tables are written of.
type Source struct {
	Organs          []Organ                    // in the order of the site
	Finding         func(check.Finding) string // a finding's anchor on its report's page
	Indicator, Rule func(id string) string     // the file of its page

	// What was there before, for files to take over what is the same. Nil where nothing is known.
	Before func(path string) Before
	Sum    func(*Report) Key // of all that is told of a report and its findings

	sorted map[int][]listed // the reports by year, see Sorted
}

// Sorted is the source with its reports sorted by year, once for all that is made of it. Its organs must not change from then on.
func (s Source) Sorted() Source {
	s.sorted = s.byYear()
	return s
}

// before is what stands at the path.
func (s Source) before(path string) *pieces {
	if s.Before == nil {
		return &pieces{}
	}
	return piecesOf(s.Before(path))
}

// rows yields a table's rows, one after the other in the same slice.
type rows = iter.Seq[[]Value]

// years lists the years that reports are on, oldest first.
func (s Source) years() []int { return slices.Sorted(maps.Keys(s.byYear())) }

// all yields the reports.
func (s Source) all(yield func(listed) bool) {
	for i := range s.Organs {
		o := &s.Organs[i]
		for j := range o.Reports {
			if !yield(listed{o, &o.Reports[j]}) {
				return
			}
		}
	}
}

// byYear are the reports on each year.
func (s Source) byYear() map[int][]listed {
	if s.sorted != nil {
		return s.sorted
	}
	m := map[int][]listed{}
	for r := range s.all {
		m[r.report.Year] = append(m[r.report.Year], r)
	}
	return m
}

// rows are those of the reports, or of a table that has none the part's. Cells are written otherwise.
func (s Source) rows(p Part, reports []listed) rows {
	switch p.Table.Name {
	case Organs.Name:
		return p.listOrgans
	case Reports.Name:
		return func(yield func([]Value) bool) { listReports(reports, yield) }
	case Findings.Name:
		return func(yield func([]Value) bool) { s.findings(reports, yield) }
	case Indicators.Name:
		return s.indicators
	}
	return s.rules
}

func listReports(reports []listed, yield func([]Value) bool) {
	var row []Value
	for _, r := range reports {
		o, r := r.organ, r.report
		counts := [5]int{}
		findings, _ := r.weigh()
		r.Cells.EachClass(func(class report.Class, _ int, own *report.Cell) {
			if own != nil {
				counts[own.State]++
			} else {
				counts[class.State()]++
			}
		})
		row = appendOrgan(append(row[:0], text(r.Address()), text(o.Address())), r.Organ)
		row = append(row, whole(r.Year), text(string(r.Form)), text(r.Title), date(r.Published), text(r.Source), text(r.File), text(r.SHA256),
			text(r.Path+".json"), whole(counts[report.Reported]), whole(counts[report.Blank]), whole(counts[report.Missing]),
			whole(counts[report.Inferred]), whole(counts[report.Invalid]), whole(r.Notes), whole(findings))
		if !yield(row) {
			return
		}
	}
}

func appendOrgan(row []Value, o report.Organ) []Value {
	return append(row, text(o.Name), text(o.Place), text(string(o.Level)), text(strings.Join(o.Region, "/")), text(o.Code))
}

func (p Part) listOrgans(yield func([]Value) bool) {
	var row []Value
	for _, o := range p.organs {
		row = appendOrgan(append(row[:0], text(o.Address())), o.Organ)
		row = append(row, whole(len(o.Reports)), whole(o.Reports[0].Year), whole(o.Reports[len(o.Reports)-1].Year))
		if !yield(row) {
			return
		}
	}
}

func (s Source) findings(reports []listed, yield func([]Value) bool) {
	for _, r := range reports {
		for _, f := range r.report.findings() {
			if !yield(s.findingRow(r.report, f)) {
				return
			}
		}
	}
}

func (s Source) findingRow(r *Report, f check.Finding) []Value {
	indicator, said := "", ""
	if len(f.Evidence) > 0 && f.Evidence[0].Report == nil {
		said = f.Evidence[0].Text
		if ind, ok := report.IndicatorOf(r.Form, f.Evidence[0].Cell); ok {
			indicator = ind.ID
		}
	}
	return []Value{text(r.Address() + "#" + s.Finding(f)), text(r.Address()), text(r.Organ.Code), whole(r.Year), text(string(r.Form)),
		text(f.Rule), text(string(f.Severity)), text(f.Message), text(f.Expected), text(f.Found), text(indicator), text(said), whole(f.Line()), text(f.Answer)}
}

func (s Source) indicators(yield func([]Value) bool) {
	for _, ind := range report.Indicators() {
		var forms []string
		for _, f := range ind.Forms {
			forms = append(forms, string(f))
		}
		label := ind.Column.Label
		if ind.Row.Label != "" && ind.Column.Group != "" {
			label = ind.Column.Group + " · " + label
		}
		if !yield([]Value{text(ind.ID), text(ind.Key), text(ind.Name), text(ind.Unit), text(ind.Table), text(ind.Row.Label), text(label),
			text(ind.Meaning), text(strings.Join(forms, " ")), whole(ind.From()), yearOrNull(ind.To()), text(strings.Join(ind.Parts, " ")),
			text(s.Indicator(ind.ID))}) {
			return
		}
	}
}

func (s Source) rules(yield func([]Value) bool) {
	for _, family := range check.Families() {
		for _, r := range family.Rules {
			if !yield([]Value{text(r.ID), text(r.Name), text(string(r.Severity)), text(r.Sentence), text(r.Formula), text(s.Rule(r.ID))}) {
				return
			}
		}
	}
}
