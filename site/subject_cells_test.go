package site

import (
	"testing"

	"nianbao/report"
)

// What subjects that follow each other read at once is what each reads by itself, in whatever order they come.
func TestReadingsAreThoseOfEachReport(t *testing.T) {
	var sources []Source
	for i, year := range []int{2018, 2019, 2020, 2021, 2022, 2023} {
		source := townshipSource("410181102", year, nil)
		keys := columnsOf(source.Report.Form)
		for j, c := range []report.Cell{{State: report.Reported, Value: report.Int(7), Raw: "7"}, {State: report.Reported, Value: report.Int(70000), Raw: "70000"},
			{State: report.Blank, Raw: "/"}, {State: report.Invalid, Raw: "x"}, {}} {
			for k := (i + j) % 7; k < len(keys); k += 7 + j {
				if source.Report.Form != report.Form2021 || k < len(report.Keys(report.Form2021)) || i == 4 {
					source.Report.Cells.Set(keys[k], c)
				}
			}
		}
		sources = append(sources, source)
	}
	c, problems := Collect(sources)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b := &beside{entries: c.root.below}
	all := subjects()
	for n := range all {
		m := all[n*89%len(all)]
		var want []reading
		for i := range b.entries {
			if rd, ok := m.read(&b.entries[i]); ok {
				rd.cell.Line, rd.cell.Column = 0, 0
				want = append(want, rd)
			}
		}
		got := m.readings(nil, b)
		for i := range got {
			got[i].cell.Line, got[i].cell.Column = 0, 0
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %d readings, not %d", m.id, len(got), len(want))
		}
		for i := range got {
			if got[i].entry != want[i].entry || got[i].cell != want[i].cell || got[i].of != want[i].of {
				t.Errorf("%s: %+v, not %+v", m.id, got[i], want[i])
			}
		}
	}
}
