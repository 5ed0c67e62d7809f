package data

import (
	"iter"
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
}

// rows yields a table's rows, one after the other in the same slice, each with how many of its first values are those of the
// row before.
type rows = iter.Seq2[int, []Value]

// years lists the years that reports are on, oldest first.
func (s Source) years() []int {
	seen := map[int]bool{}
	var years []int
	for _, o := range s.Organs {
		for _, r := range o.Reports {
			if !seen[r.Year] {
				seen[r.Year] = true
				years = append(years, r.Year)
			}
		}
	}
	slices.Sort(years)
	return years
}

// all yields the reports.
func (s Source) all(yield func(listed) bool) {
	for _, o := range s.Organs {
		for _, r := range o.Reports {
			if !yield(listed{o, r}) {
				return
			}
		}
	}
}

// byYear are the reports on each year.
func (s Source) byYear() map[int][]listed {
	m := map[int][]listed{}
	for r := range s.all {
		m[r.report.Year] = append(m[r.report.Year], r)
	}
	return m
}

// rows are those of the part.
func (s Source) rows(p Part) rows {
	switch p.Table.Name {
	case Cells.Name:
		return p.cells
	case Reports.Name:
		return p.listReports
	case Organs.Name:
		return p.listOrgans
	case Findings.Name:
		return func(yield func(int, []Value) bool) { s.findings(p, yield) }
	case Indicators.Name:
		return s.indicators
	}
	return s.rules
}

func (p Part) cells(yield func(int, []Value) bool) {
	ids := map[report.Form][]Value{report.Form2021: indicatorIDs(report.Form2021), report.Form2019: indicatorIDs(report.Form2019)}
	const ofReport = 4
	var row [9]Value
	for _, r := range p.reports {
		r := r.report
		row[0], row[1], row[2], row[3] = text(r.Address()), text(r.Organ.Code), whole(r.Year), text(string(r.Form))
		indicators := ids[r.Form]
		i := 0
		for _, c := range r.Cells.All() {
			row[4], row[5], row[6], row[7], row[8] = indicators[i], text(c.State.String()), decimal(c), text(c.Raw), whole(c.Line)
			same := ofReport
			if i == 0 {
				same = 0
			}
			if i++; !yield(same, row[:]) {
				return
			}
		}
	}
}

// indicatorIDs are the indicators of a form's cells, in the order of the cells.
func indicatorIDs(f report.Form) []Value {
	var list []Value
	for _, key := range slices.Concat(report.Keys(f), extraKeys(f)) {
		ind, _ := report.IndicatorOf(f, key)
		list = append(list, text(ind.ID))
	}
	return list
}

func (p Part) listReports(yield func(int, []Value) bool) {
	var row []Value
	for _, r := range p.reports {
		o, r := r.organ, r.report
		counts := [5]int{}
		for _, c := range r.Cells.All() {
			counts[c.State]++
		}
		row = appendOrgan(append(row[:0], text(r.Address()), text(o.Address())), r.Organ)
		row = append(row, whole(r.Year), text(string(r.Form)), text(r.Title), date(r.Published), text(r.Source), text(r.File), text(r.SHA256),
			text(r.Path+".json"), whole(counts[report.Reported]), whole(counts[report.Blank]), whole(counts[report.Missing]),
			whole(counts[report.Inferred]), whole(counts[report.Invalid]), whole(r.Notes), whole(len(r.Findings)))
		if !yield(0, row) {
			return
		}
	}
}

func appendOrgan(row []Value, o report.Organ) []Value {
	return append(row, text(o.Name), text(o.Place), text(string(o.Level)), text(strings.Join(o.Region, "/")), text(o.Code))
}

func (p Part) listOrgans(yield func(int, []Value) bool) {
	var row []Value
	for _, o := range p.organs {
		row = appendOrgan(append(row[:0], text(o.Address())), o.Organ)
		row = append(row, whole(len(o.Reports)), whole(o.Reports[0].Year), whole(o.Reports[len(o.Reports)-1].Year))
		if !yield(0, row) {
			return
		}
	}
}

func (s Source) findings(p Part, yield func(int, []Value) bool) {
	for _, r := range p.reports {
		for _, f := range r.report.Findings {
			if !yield(0, s.findingRow(r.report, f)) {
				return
			}
		}
	}
}

func (s Source) findingRow(r Report, f check.Finding) []Value {
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

func (s Source) indicators(yield func(int, []Value) bool) {
	for _, ind := range report.Indicators() {
		var forms []string
		for _, f := range ind.Forms {
			forms = append(forms, string(f))
		}
		label := ind.Column.Label
		if ind.Row.Label != "" && ind.Column.Group != "" {
			label = ind.Column.Group + " · " + label
		}
		if !yield(0, []Value{text(ind.ID), text(ind.Key), text(ind.Name), text(ind.Unit), text(ind.Table), text(ind.Row.Label), text(label),
			text(ind.Meaning), text(strings.Join(forms, " ")), whole(ind.From()), yearOrNull(ind.To()), text(strings.Join(ind.Parts, " ")),
			text(s.Indicator(ind.ID))}) {
			return
		}
	}
}

func (s Source) rules(yield func(int, []Value) bool) {
	for _, family := range check.Families() {
		for _, r := range family.Rules {
			if !yield(0, []Value{text(r.ID), text(r.Name), text(string(r.Severity)), text(r.Sentence), text(r.Formula), text(s.Rule(r.ID))}) {
				return
			}
		}
	}
}
