package check

import (
	"fmt"
	"slices"
	"testing"

	"nianbao/gazetteer"
	"nianbao/report"
)

// of makes the report another government's.
func of(r *report.Report, code string) *report.Report {
	d, ok := gazetteer.ByCode(code)
	if !ok {
		panic("no division " + code)
	}
	r.Organ = report.Organ{Name: d.Government(), Place: d.Name, Level: d.Level, Region: d.Region(), Code: code}
	return r
}

func TestOrgans(t *testing.T) {
	fund := of(figures(2022, "requests.new.total=50"), "410184")
	fund.Organ.Name, fund.Organ.Level = "新郑市财政局", report.Department
	county := func(year int, cells ...string) *report.Report { return of(figures(year, cells...), "410184") }
	town := func(code string, year int, cells ...string) *report.Report { return of(figures(year, cells...), code) }
	for _, c := range []struct {
		rule    string
		reports []*report.Report
		want    string
	}{
		{"organs.children", []*report.Report{county(2022, "requests.new.total=5"), town("410184102", 2022, "requests.new.total=2"), town("410184103", 2022, "requests.new.total=3")}, "pass 10 unknown 0"},
		{"organs.children", []*report.Report{county(2022, "requests.new.total=5"), town("410184102", 2022, "requests.new.total=3"), town("410184103", 2022, "requests.new.total=3")},
			"warning requests.new.total “本年新收”的总计为 5 件，少于已收录的 2 个直接下级政府当年所填之和 6 件，疑似没有汇总下级，请核对统计范围。"},
		{"organs.children", []*report.Report{county(2022), town("410184102", 2022, "review.total=1"), town("410184103", 2022, "review.total=-")},
			"warning review.total 行政复议总计为 0 件，少于已收录的 1 个直接下级政府当年所填之和 1 件，疑似没有汇总下级，请核对统计范围。"},
		{"organs.children", []*report.Report{county(2022, "review.total=-"), town("410184102", 2022, "review.total=1")}, "pass 9 unknown 1"},
		{"organs.children", []*report.Report{county(2022), town("410184102", 2023, "review.total=1")}, "pass 0 unknown 0"},
		{"organs.children", []*report.Report{of(figures(2022), "410100"), town("410184102", 2022, "review.total=1")}, "pass 0 unknown 0"},
		{"organs.children", []*report.Report{county(2022), fund}, "pass 0 unknown 0"},
		{"organs.children", []*report.Report{fund, town("410184102", 2022, "review.total=1")}, "pass 0 unknown 0"},
		// below a province are prefectures and counties, each level by itself
		{"organs.children", []*report.Report{of(figures(2022, "review.total=5"), "410000"), of(figures(2022, "review.total=4"), "410100"), of(figures(2022, "review.total=4"), "419001")}, "pass 20 unknown 0"},
		{"organs.coverage", []*report.Report{county(2022), town("410184102", 2022)}, "pass 0 unknown 1"},
		{"organs.coverage", without(t, "410184", "410184102"), "hint township 直接下级的 " + fmt.Sprint(towns("410184")) + " 个政府中，" + fmt.Sprint(towns("410184")-1) + " 个有 2022 年度报告，未见辛店镇的，请核对是否公布。"},
		{"organs.coverage", without(t, "410184", ""), "pass 1 unknown 0"},
	} {
		if got := compared(c.rule, c.reports...); got != c.want {
			t.Errorf("%s\nis   %s\nwant %s", c.rule, got, c.want)
		}
	}
}

// without are reports of the government of the code and of all next below it but one.
func without(t *testing.T, code, lost string) []*report.Report {
	t.Helper()
	list := []*report.Report{of(figures(2022), code)}
	d, _ := gazetteer.ByCode(code)
	for _, child := range d.Children() {
		if child.Government() != "" && child.Code != lost {
			list = append(list, of(figures(2022), child.Code))
		}
	}
	return list
}

func towns(code string) int {
	d, _ := gazetteer.ByCode(code)
	n := 0
	for _, child := range d.Children() {
		if child.Government() != "" {
			n++
		}
	}
	return n
}

func TestCover(t *testing.T) {
	a, b := of(figures(2022), "410184"), of(figures(2023), "410184102")
	department := of(figures(2024), "410184")
	department.Organ.Level = report.Department
	reports := []*report.Report{a, b, of(figures(2020), "411282108"), department}
	d, _ := gazetteer.ByCode("410184")
	c := Cover(d, reports)
	if fmt.Sprint(c.Years) != "[2022 2023]" || len(c.Below) != towns("410184") {
		t.Fatalf("years %v, %d below", c.Years, len(c.Below))
	}
	for _, below := range c.Below {
		want := []*report.Report{nil, nil}
		if below.Division.Code == "410184102" {
			want[1] = b
		}
		if below.Reports[0] != want[0] || below.Reports[1] != want[1] || below.Known != 1 {
			t.Errorf("%s: %+v", below.Division.Name, below)
		}
	}
	if got := fmt.Sprint(c.Levels); got != fmt.Sprintf("[{county 1 [1 0]} {township %d [0 1]}]", towns("410184")) {
		t.Errorf("levels %s", got)
	}
	all := Cover(gazetteer.Division{}, reports)
	if fmt.Sprint(all.Years) != "[2020 2022 2023]" || len(all.Below) != 31 || len(all.Levels) != 4 {
		t.Errorf("the country: %v, %d, %v", all.Years, len(all.Below), all.Levels)
	}
	for _, below := range all.Below {
		if below.Division.Code == "410000" && fmt.Sprint(below.Reported) != "[1 1 1]" {
			t.Errorf("河南省 reports %v", below.Reported)
		}
	}
}

// No county has fewer governments than those it is known to have: zones and farms are none.
func TestCoverKnowsGovernments(t *testing.T) {
	d, _ := gazetteer.ByCode("410000")
	for _, l := range Cover(d, nil).Levels {
		if l.Level == report.Prefecture && l.Known != 17 {
			t.Errorf("河南省 has %d prefectures, want 17", l.Known)
		}
	}
}

// The years of a region are those of the divisions that its tally walks through, and of no others.
func TestCoverYears(t *testing.T) {
	place := func(code string, year int) *report.Report {
		return &report.Report{Year: year, Organ: report.Organ{Code: code, Level: report.County}}
	}
	for _, p := range gazetteer.Provinces() {
		reports := []*report.Report{place("999999", 1998), place("", 1999)}
		year := 0
		var walk func(d gazetteer.Division)
		walk = func(d gazetteer.Division) {
			year++
			reports = append(reports, place(d.Code, year))
			if d.Governed() != (d.Government() != "") {
				t.Errorf("%s: governed is %v", d.Name, d.Governed())
			}
			if d.Level != report.County {
				for _, child := range d.Children() {
					walk(child)
				}
			}
		}
		walk(p)
		own := len(reports) - 2
		reports = append(reports, place("110000", 5000), place("410000", 5001))
		years := Cover(p, reports).Years
		years = slices.DeleteFunc(years, func(y int) bool { return y >= 5000 })
		if len(years) != own || years[own-1] != own {
			t.Errorf("%s: %d years of %d", p.Name, len(years), own)
		}
	}
}
