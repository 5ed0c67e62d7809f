package check

import (
	"fmt"
	"testing"

	"nianbao/report"
)

func TestPlausible(t *testing.T) {
	const town = "新郑市辛店镇人民政府"
	toTown := func(year string) []string {
		return []string{"新郑市人民政府" + year, town + year, "\n新郑市人民政府\n", "\n" + town + "\n"}
	}
	with := func(list []string, more ...string) []string { return append(list, more...) }
	testSlips(t, "plausible", []slip{
		{"2022 holds", "clean-2022.txt", nil, ""},
		{"2020 holds", "clean-2020.txt", nil, ""},
		{"a township's fees in yuan", "clean-2022.txt", with(toTown("2022年"), "4513.25", "451325"), "warning plausible.unit:disclosure.fees.amount"},
		{"a township's high fees with decimals", "clean-2022.txt", with(toTown("2022年"), "4513.25", "45132.5"), "hint plausible.unit:disclosure.fees.amount"},
		{"a township's fees, unit printed", "clean-2022.txt", with(toTown("2022年"), "4513.25", "45132万元"), ""},
		{"a county's fees as high", "clean-2022.txt", []string{"4513.25", "45132"}, ""},
		{"a township's purchases in yuan", "clean-2020.txt", with(toTown("2020年"), "214	36142.1250", "35	8403"), "warning plausible.unit:disclosure.procurement.amount"},
		{"a county's rules", "clean-2022.txt", []string{"规章	0	0	0", "规章	2	0	5"}, "warning plausible.competence:disclosure.rules"},
		{"a county department's rules", "clean-2022.txt", []string{"新郑市人民政府2022年", "新郑市财政局2022年", "\n新郑市人民政府\n", "\n新郑市财政局\n", "规章	0	0	0", "规章	0	0	1"},
			"warning plausible.competence:disclosure.rules"},
		{"a districted city's rules", "clean-2022.txt", []string{"新郑市人民政府2022年", "郑州市人民政府2022年", "\n新郑市人民政府\n", "\n郑州市人民政府\n", "规章	0	0	0", "规章	2	0	5"}, ""},
	})
}

func TestPlausibleUnknown(t *testing.T) {
	r := sample(t, "clean-2022.txt")
	r.Organ = report.Organ{Name: "市财政局", Level: report.Department}
	s := Within(r)
	for _, rule := range []string{plausibleUnit, plausibleCompetence} {
		if s.Count(rule, Unknown) != 1 {
			t.Errorf("%s is decided for an organ of no known level", rule)
		}
	}
}

func TestTier(t *testing.T) {
	for _, c := range []struct {
		level report.Level
		code  string
		want  report.Level
	}{
		{report.Township, "410184102", report.Township},
		{report.Department, "410184102", report.Township},
		{report.Department, "410184", report.County},
		{report.Department, "410100", report.Prefecture},
		{report.Department, "410000", report.Province},
		{report.Department, "", ""},
		{report.National, "", report.National},
	} {
		if got := tier(report.Organ{Level: c.level, Code: c.code}); got != c.want {
			t.Errorf("tier(%s, %q) = %q, want %q", c.level, c.code, got, c.want)
		}
	}
}

// TestPeers holds that a value far outside those of its peers is told, and only with enough of them.
func TestPeers(t *testing.T) {
	compare := func(n int, usual func(i int) int64, last int64) *Sheet {
		var xs []*exam
		for i := range n {
			r := &report.Report{Organ: report.Organ{Name: fmt.Sprint("county ", i), Level: report.County}, Year: 2022, Form: report.Form2021, Cells: report.NewCells(report.Form2021)}
			v := usual(i)
			if i == n-1 {
				v = last
			}
			r.Cells.Set("disclosure.licensing.decisions", report.Cell{State: report.Reported, Value: report.Int(v)})
			xs = append(xs, &exam{r: r, sheet: &Sheet{}, held: &Held{}, nth: i})
		}
		p := peersOf(xs)
		for _, x := range xs {
			p.compare(x)
		}
		for _, x := range xs[:n-1] {
			if len(x.sheet.Findings) > 0 {
				t.Errorf("found with %s: %s", x.r.Organ.Name, list(x.sheet))
			}
		}
		return xs[n-1].sheet
	}
	const rule = plausiblePeers
	spread := func(i int) int64 { return int64(200 + 90*i) }
	mostly0 := func(i int) int64 { return int64(max(0, 60*(i-20))) }
	if s := compare(25, spread, 9_000_000); list(s) != "hint plausible.peers:disclosure.licensing.decisions\n" {
		t.Errorf("far outside: %q", list(s))
	}
	if s := compare(25, spread, 9_000); s.Count(rule, Pass) != 1 {
		t.Errorf("within: %q", list(s))
	}
	if s := compare(25, mostly0, 9_000_000); list(s) != "hint plausible.peers:disclosure.licensing.decisions\n" {
		t.Errorf("far outside where most have none: %q", list(s))
	}
	if s := compare(25, mostly0, 9_000); s.Count(rule, Pass) != 1 {
		t.Errorf("within where most have none: %q", list(s))
	}
	if s := compare(19, spread, 9_000_000); s.Count(rule, Unknown) == 0 || len(s.Findings) > 0 {
		t.Errorf("too few peers: %q", list(s))
	}
}
