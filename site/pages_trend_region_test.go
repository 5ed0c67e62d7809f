package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/report"
	"nianbao/store"
)

// townshipSource is a report of the township with the figures, all else 0.
func townshipSource(code string, year int, figures map[string]string) Source {
	r := sampleReport(sampleOrgan(code), year, 1)
	for _, key := range report.Keys(r.Form) {
		r.Cells.Set(key, report.Cell{State: report.Reported})
	}
	for key, text := range figures {
		c := report.Cell{State: report.Blank}
		if n, err := report.ParseNumber(text); err == nil {
			c = report.Cell{State: report.Reported, Value: n}
		}
		r.Cells.Set(key, c)
	}
	r.File = fmt.Sprintf("reports/%s-%d.txt", code, year)
	return Source{File: r.File, Report: r}
}

func regionOf(t *testing.T, path string, level report.Level, sources ...Source) region {
	t.Helper()
	c, problems := Collect(sources)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for p := range c.root.all() {
		for _, g := range regionsOf(p) {
			if p.path == path && g.level == level {
				return g
			}
		}
	}
	t.Fatalf("no sums of %s in %s", level, path)
	return region{}
}

// A blank is not added as 0, a year that nobody reports on is a gap, and a rate is that of the sums of reports that have both parts.
func TestSumsOverYears(t *testing.T) {
	g := regionOf(t, "henan/zhengzhou/gongyi", report.Township,
		townshipSource("410181102", 2020, map[string]string{"requests.new.total": "5", "requests.total.total": "10", "requests.granted.total": "4", "disclosure.normative.made": "3"}),
		townshipSource("410181103", 2020, map[string]string{"requests.new.total": "7", "requests.total.total": "20", "requests.granted.total": "5", "disclosure.normative.made": "2"}),
		townshipSource("410181102", 2022, map[string]string{"requests.new.total": "-", "requests.total.total": "9", "requests.granted.total": "3"}),
		townshipSource("410181103", 2022, map[string]string{"requests.new.total": "11", "requests.total.total": "-", "requests.granted.total": "3"}),
		townshipSource("410181102", 2023, map[string]string{"requests.new.total": "-"}))
	tr := g.trend("x.html", trendName)
	told := func(id string) string {
		ind, ok := report.IndicatorByID(id)
		if !ok {
			t.Fatal(id)
		}
		var words []string
		for _, l := range tr.lines {
			c := figure(&l, &ind)
			word := c.Value.String() + c.Note
			if c.None {
				word = "none"
			} else if !c.State.HasValue() {
				word = c.State.String() + c.Note
			}
			words = append(words, l.label+":"+word)
		}
		return strings.Join(words, " ")
	}
	for id, want := range map[string]string{
		"requests.new.total":             "2020:12 2021:none 2022:11缺 1 2023:missing缺 1",
		"disclosure.normative.made-2019": "2020:5 2021:none 2022:none 2023:none",
		"disclosure.normative.made":      "2020:none 2021:none 2022:0 2023:0",
		"requests.other.total":           "2020:0 2021:none 2022:0 2023:0",
	} {
		if got := told(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	var rates []string
	for i, rt := range report.Rates() {
		if rt.ID == "rate.granted" {
			for _, l := range tr.lines {
				c := tr.rateCell(l, i)
				rates = append(rates, fmt.Sprintf("%s%s %s", c.Value, c.Text, c.Note))
			}
		}
	}
	if got, want := strings.Join(rates, "|"), "30.0 n=30|0 |0— n=9 缺 1|0— n=0"; got != want {
		t.Errorf("rates %s, want %s", got, want)
	}
	if tr.breakAt != 2 || !g.changes() {
		t.Errorf("the break is at %d; organs change: %v", tr.breakAt, g.changes())
	}
	if fixed, ok := g.panel(); ok {
		t.Errorf("one organ reports in all years, and %d make a panel", len(fixed.organs))
	}
	rows := strings.Split(string(sumsCSV(tr.lines)), "\r\n")
	for _, want := range []string{"\ufeffindicator 指标,name 名称,unit 单位,2020,2022,2023,without 缺数", "reports,有表格的报告,份,2,2,1,",
		"requests.new.total,本年新收 · 总计,件,12,11,,2022=1/2 2023=1/1", "requests.total.total,办理结果总计 · 总计,件,30,9,0,2022=1/2",
		"disclosure.normative.made-2019,规范性文件 · 本年新制作,件,5,,,"} {
		if !slices.Contains(rows, want) {
			t.Errorf("no row %s in %q", want, rows)
		}
	}
	asked := 0
	for _, ind := range report.Indicators() {
		if slices.ContainsFunc(tr.lines, func(l line) bool { _, ok := l.cell(&ind); return ok }) {
			asked++
		}
	}
	if len(rows)-3 != asked { // but for the head, the number of reports and the end
		t.Errorf("%d rows of %d indicators", len(rows)-3, asked)
	}
}

// The panel is the organs that report in every year that any does.
func TestPanel(t *testing.T) {
	var sources []Source
	for i, code := range []string{"410181102", "410181103", "410181104"} {
		for year := 2022; year <= 2024; year++ {
			if i == 2 && year == 2023 {
				continue
			}
			sources = append(sources, townshipSource(code, year, map[string]string{"requests.new.total": "1"}))
		}
	}
	g := regionOf(t, "henan", report.Township, sources...)
	fixed, ok := g.panel()
	if !ok || len(fixed.organs) != 2 || fixed.changes() || fixed.words(panelName) != "河南省历年都有报告的 2 个乡镇（街道）" {
		t.Errorf("panel %v of %d: %s", ok, len(fixed.organs), fixed.words(panelName))
	}
	if got := sumsOf(g.byYear[2022]).reports - sumsOf(fixed.byYear[2022]).reports; got != 1 {
		t.Errorf("%d reports are left out", got)
	}
}

// Organs of different levels are never added: departments are those of the place itself.
func TestSumsAreOfOneLevel(t *testing.T) {
	c, _ := Collect(sampleSources())
	for p := range c.root.all() {
		for _, g := range regionsOf(p) {
			for _, o := range g.organs {
				if o.Level != g.level || g.level == report.Department && o.place != p {
					t.Errorf("%s adds %s", g.path(trendName), o.Name)
				}
			}
			if why := refuseSlug(report.Organ{Name: "x", Level: report.Department, Code: "410181"}, string(g.level)+"-"+trendName); why == "" {
				t.Errorf("an organ may take the address %s", g.path(trendName))
			}
		}
	}
}

// The sums of a level rest on the cells of its organs: another figure of a township changes the keys of townships' sums in the places
// around it, and no others.
func TestSumsRestOnTheirLevel(t *testing.T) {
	told := func(figure string) map[string]store.Sum {
		c, problems := Collect([]Source{
			townshipSource("410181102", 2022, map[string]string{"requests.new.total": figure}), townshipSource("410181102", 2023, nil),
			townshipSource("410181103", 2022, nil), townshipSource("410181103", 2023, nil),
			townshipSource("410181", 2022, nil), townshipSource("410181", 2023, nil), townshipSource("410182", 2022, nil),
			townshipSource("410182", 2023, nil), townshipSource("410182103", 2022, nil), townshipSource("410182103", 2023, nil)})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		k, of := c.keysOf(Options{}, 1), map[string]store.Sum{}
		for p := range c.root.all() {
			for _, level := range p.levels {
				of[p.path+" "+string(level)] = onLevel(p, level)(k)
			}
			for _, g := range regionsOf(p) {
				if !slices.Contains(p.levels, g.level) {
					t.Errorf("nobody adds up %s of %s", g.level, p.name)
				}
			}
		}
		return of
	}
	before, after, changed := told("3"), told("4"), 0
	for name, sum := range before {
		around := strings.HasSuffix(name, " township") && !strings.Contains(name, "xingyang")
		if same := sum == after[name]; same == around {
			t.Errorf("the key of %s is the same: %v", name, same)
		}
		if around {
			changed++
		}
	}
	if changed < 4 {
		t.Errorf("%d places around a township: %v", changed, before)
	}
}
