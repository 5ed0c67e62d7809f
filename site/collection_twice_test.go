package site

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/report"
)

// Of two files of one organ on one year the one with a sidecar is published, else the better read one.
func TestReportTwice(t *testing.T) {
	read := func(file string, year, lost, notes int) Source {
		s := source(file, sampleOrgan("410181"), year)
		s.Report.File = file
		for _, key := range report.Keys(s.Report.Form)[:lost] {
			s.Report.Cells.Set(key, report.Cell{})
		}
		s.Report.Notes = make([]report.Note, notes)
		return s
	}
	vouched := func(s Source) Source {
		s.Sidecar = true
		return s
	}
	const told = ": a second report of 巩义市人民政府 on 2023, besides "
	for _, test := range []struct {
		name    string
		sources []Source
		kept    []string
		want    []string
	}{
		{"a sidecar wins over values", []Source{read("a", 2023, 0, 0), vouched(read("b", 2023, 9, 9))}, []string{"b"},
			[]string{"a" + told + "b, which has a sidecar; not published"}},
		{"two sidecars, more values", []Source{vouched(read("a", 2023, 1, 0)), vouched(read("b", 2023, 0, 9))}, []string{"b"},
			[]string{"a" + told + "b, which has more cells with a value (200, here 199); not published"}},
		{"fewer notes", []Source{read("a", 2023, 1, 2), read("b", 2023, 1, 1)}, []string{"b"},
			[]string{"a" + told + "b, which has fewer notes (1, here 2); not published"}},
		{"the first by name", []Source{read("a", 2023, 1, 2), read("b", 2023, 1, 2)}, []string{"a"},
			[]string{"b" + told + "a, which was read as well and comes first by name; not published"}},
		{"three files", []Source{read("a", 2023, 2, 0), read("b", 2023, 1, 0), read("c", 2023, 0, 0)}, []string{"c"},
			[]string{"a" + told + "c, which has more cells with a value (200, here 198); not published",
				"b" + told + "c, which has more cells with a value (200, here 199); not published"}},
		{"another year is not touched", []Source{read("a", 2023, 1, 0), read("b", 2023, 0, 0), read("c", 2024, 9, 0)}, []string{"b", "c"},
			[]string{"a" + told + "b, which has more cells with a value (200, here 199); not published"}},
	} {
		for range 2 {
			c, problems := Collect(test.sources)
			var kept []string
			for _, e := range c.root.below {
				kept = append(kept, e.File)
			}
			if diff := cmp.Diff(test.kept, kept); diff != "" {
				t.Errorf("%s: %s", test.name, diff)
			}
			if diff := cmp.Diff(test.want, problemsOf(problems)); diff != "" {
				t.Errorf("%s: %s", test.name, diff)
			}
			slices.Reverse(test.sources)
		}
	}
}
