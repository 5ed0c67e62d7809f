package site

import (
	"fmt"
	"slices"
	"testing"

	"nianbao/report"
	"nianbao/store"
)

// A subject's key changes with each cell that its figures come from, and only with those: its figure is not another for any other
// cell.
func TestSubjectsRestOnTheirCells(t *testing.T) {
	cells := map[string]report.Cell{"a number": {State: report.Reported, Value: report.Int(7)}, "a large one": {State: report.Inferred, Value: report.Int(70000)},
		"blank": {State: report.Blank, Raw: "/"}, "invalid": {State: report.Invalid, Raw: "x"}, "missing": {}}
	thorough := []string{"requests.new.total", "requests.other.natural", "requests.other.lapsed.natural", "disclosure.normative.made"}
	for _, year := range []int{2020, 2022} {
		entryWith := func(key string, c report.Cell) entry {
			source := townshipSource("410181102", year, nil)
			if key != "" {
				source.Report.Cells.Set(key, c)
			}
			all, problems := Collect([]Source{source})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			return all.root.below[0]
		}
		type told struct {
			sum    store.Sum
			figure string
		}
		tell := func(e entry) map[string]told {
			sums := columnSums([]entry{e})
			k := &keys{columns: func() map[formColumn]store.Sum { return sums }}
			of := map[string]told{}
			for _, m := range subjects() {
				rd, ok := m.read(&e)
				rd.entry = nil
				figure := ""
				if ok {
					rd.cell.Line, rd.cell.Column = 0, 0
					figure = fmt.Sprint(rd.cell, rd.of, m.key(e.Report))
				}
				of[m.id] = told{onSubject(m)(k), figure}
			}
			return of
		}
		plain := entryWith("", report.Cell{})
		before, form := tell(plain), plain.Form
		changed := map[string]bool{}
		for _, key := range columnsOf(form) {
			for name, c := range cells {
				if name != "a number" && !slices.Contains(thorough, key) {
					continue
				}
				after := tell(entryWith(key, c))
				for _, m := range subjects() {
					rests := slices.ContainsFunc(m.columns(), func(c formColumn) bool {
						other := report.OtherKeys() // a report has all of them or none
						return c == formColumn{form, key} || form == report.Form2021 && c.form == form && slices.Contains(other, key) && slices.Contains(other, c.key)
					})
					switch same := before[m.id].sum == after[m.id].sum; {
					case same && before[m.id].figure != after[m.id].figure:
						t.Errorf("%d, %s: %s in %s changes its figure, not its key", year, m.id, name, key)
					case !same && !rests:
						t.Errorf("%d, %s: %s in %s changes its key", year, m.id, name, key)
					case !same:
						changed[m.id] = true
					}
				}
			}
		}
		for _, m := range subjects() {
			if asked := m.rate != nil || m.ind.Has(form); asked != changed[m.id] {
				t.Errorf("%d, %s: asked for %v, changes %v", year, m.id, asked, changed[m.id])
			}
		}
	}
}
