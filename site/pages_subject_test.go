package site

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/gazetteer"
	"nianbao/report"
	"nianbao/templates"
)

func ints(list ...int64) (numbers []report.Number) {
	for _, n := range list {
		numbers = append(numbers, report.Int(n))
	}
	return numbers
}

func TestShadesOf(t *testing.T) {
	for _, c := range []struct {
		values []int64
		want   string
	}{
		{nil, ""},
		{[]int64{7}, "7"},
		{[]int64{0, 0, 0}, "0"},
		{[]int64{5, 0, 5, 9}, "0 5 9"},
		{[]int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, "1-2 3-4 5-6 7-8 9-10"},
		{[]int64{0, 1, 2, 3, 4, 5, 6, 7, 8}, "0 1-2 3-4 5-6 7-8"},
		{[]int64{4, 4, 4, 4, 4, 4, 1, 2, 9}, "1-2 4 9"},
		{[]int64{-3, 0, 3}, "-3 0 3"},
	} {
		var got []string
		for _, s := range shadesOf(ints(c.values...)) {
			word := s[0].String()
			if s[1] != s[0] {
				word += "-" + s[1].String()
			}
			got = append(got, word)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %v, want %s", c.values, got, c.want)
		}
		if len(got) > templates.TileShades {
			t.Errorf("%v: %d classes", c.values, len(got))
		}
	}
}

// Every province has one tile, and the stylesheet gives each a place of its own.
func TestTiles(t *testing.T) {
	var codes []string
	for _, p := range tileNames {
		codes = append(codes, p.code)
	}
	for _, d := range gazetteer.Provinces() {
		if !slices.Contains(codes, d.Code[:2]) || beyondTiles(d.Code[:2]) {
			t.Errorf("%s has no tile", d.Name)
		}
	}
	if len(tileNames) != len(gazetteer.Provinces())+3 {
		t.Errorf("%d tiles", len(tileNames))
	}
	css, err := os.ReadFile("../assets/tiles.css")
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]string{}
	for _, m := range regexp.MustCompile(`\.p(\d\d) \{ grid-area: (\d / \d); \}`).FindAllStringSubmatch(string(css), -1) {
		if other := places[m[2]]; other != "" || !slices.Contains(codes, m[1]) {
			t.Errorf("tiles %s and %s lie at %s", other, m[1], m[2])
		}
		places[m[2]] = m[1]
	}
	if len(places) != len(codes) {
		t.Errorf("%d tiles have a place, of %d", len(places), len(codes))
	}
}

func TestHistogram(t *testing.T) {
	told := func(texts ...string) (list []*reading) {
		for _, text := range texts {
			n, err := report.ParseNumber(text)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, &reading{cell: report.Cell{Value: n, State: report.Reported}})
		}
		return list
	}
	rate, _ := report.RateByID("rate.granted")
	more, _ := report.RateByID("rate.reviews")
	for _, c := range []struct {
		m      *subject
		values []string
		want   string
	}{
		{&subject{}, []string{"0", "0", "1", "2", "4", "5"}, "0:2 1:1 2–4:2 5–9:1"},
		{&subject{}, []string{"-2", "3"}, "<0:1 2–4:1"},
		{&subject{}, []string{"0.5", "1.25"}, "<1:1 ≥1:1"},
		{&subject{}, []string{"-1", "-2"}, "<0:2"},
		{subjectOf(rate), []string{"9.9", "10.0", "100.0"}, "<10:1 ≥10:1 ≥20:0 ≥30:0 ≥40:0 ≥50:0 ≥60:0 ≥70:0 ≥80:0 ≥90:1"},
		{subjectOf(more), []string{"100.0", "150.0"}, "<10:0 ≥10:0 ≥20:0 ≥30:0 ≥40:0 ≥50:0 ≥60:0 ≥70:0 ≥80:0 ≥90:0 ≥100:2"},
	} {
		var got []string
		for _, b := range c.m.histogram(told(c.values...)) {
			got = append(got, fmt.Sprintf("%s:%d", b.Label, b.N))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %v", c.values, got)
		}
	}
}

// Equal figures share a rank, zeros and those behind are counted, and a figure leads to its cell.
func TestRanking(t *testing.T) {
	m := subjects()[slices.IndexFunc(subjects(), func(m *subject) bool { return m.id == "requests.new.total" })]
	s := shelf{year: 2023, level: report.Township}
	for i, n := range []int64{3, 9, 0, 9, 1, 4} {
		o := &organ{Organ: report.Organ{Name: fmt.Sprint("甲乙丙丁戊己"[3*i:3*i+3], "镇")}, path: fmt.Sprint("henan/o", i)}
		r := sampleReport(o.Organ, 2023, 1)
		r.Cells.Set("requests.new.total", report.Cell{Value: report.Int(n), State: report.Reported})
		rd, ok := m.read(&entry{&kept{Report: r, organ: o}})
		if !ok {
			t.Fatal("the report has no such figure")
		}
		s.readings = append(s.readings, &rd)
	}
	s.count()
	l := (&renderer{c: &Collection{root: newRoot()}}).levelFigures("indicators/x.html", m, &s, 4)
	var got []string
	for _, row := range l.Top.Groups[0].Rows {
		got = append(got, row.Label+row.Cells[0].Text+" "+row.Cells[1].Value.String()+" "+row.Cells[1].Href)
	}
	want := "乙镇1 9 ../henan/o1/2023.html#requests.new.total|丁镇1 9 ../henan/o3/2023.html#requests.new.total|己镇3 4 ../henan/o5/2023.html#requests.new.total|甲镇4 3 ../henan/o0/2023.html#requests.new.total"
	if strings.Join(got, "|") != want {
		t.Errorf("ranking %s", strings.Join(got, "|"))
	}
	if l.More != "其余 1 个名次在后，1 个为 0。" {
		t.Error(l.More)
	}
	if want := "6 个乡镇（街道）有可比的报告；6 个有数字：最小 0，下四分位 1，中位数 3.5，上四分位 9，最大 9 件。"; l.Said != want {
		t.Errorf("%s, want %s", l.Said, want)
	}
}

// However many organs there are, every figure that is not 0 stands on one page, no page is long, and each page is reached
// from the subject's own.
func TestValuesArePaged(t *testing.T) {
	var sources []Source
	for _, county := range []string{"410181", "410184", "410185", "411282", "411202", "410182", "410183"} {
		d, _ := gazetteer.ByCode(county)
		for _, township := range d.Children() {
			for year := 2022; year <= 2024; year++ {
				r := sampleReport(sampleOrgan(township.Code), year, uint64(len(sources)))
				sources = append(sources, Source{File: fmt.Sprintf("reports/%s-%d.txt", township.Code, year), Report: r})
			}
		}
		for i, name := range []string{"财政局", "教育局", "公安局", "民政局", "审计局", "统计局", "司法局", "水利局", "林业局", "商务局", "人力资源和社会保障局", "交通运输局", "文化局", "卫生健康局", "应急管理局", "城市管理局", "信访局", "科技局", "农业农村局", "市场监督管理局"} {
			r := sampleReport(sampleDepartment(county, name), 2024, uint64(1000+i))
			sources = append(sources, Source{File: fmt.Sprintf("reports/%s-%d.txt", county, i), Report: r})
		}
	}
	c, _ := Collect(sources)
	if len(c.organs) <= organsOnPage {
		t.Fatalf("%d organs are not many", len(c.organs))
	}
	m := subjects()[slices.IndexFunc(subjects(), func(m *subject) bool { return m.id == "requests.new.total" })]
	files := map[string]string{}
	(&renderer{c: c, beside: &beside{entries: c.root.below}, yield: func(f File, err error) bool {
		if err != nil {
			t.Fatal(err)
		}
		files[f.Path] = string(f.Body)
		return true
	}}).subject(m, c.tables().long())
	linked, rows := files["indicators/requests.new.total.html"], 0
	for path, body := range files {
		n := strings.Count(body, "<tr><th><a")
		if strings.Contains(path, "/henan") {
			rows += n
			linked += body
			if n > organsOnPage || len(body) > 100_000 {
				t.Errorf("%s lists %d organs in %d bytes", path, n, len(body))
			}
		}
	}
	some := 0
	for _, o := range c.organs {
		if slices.ContainsFunc(o.years, func(e entry) bool { return e.Sum("requests.new.total").Value.Sign() != 0 }) {
			some++
		}
	}
	if rows != some {
		t.Errorf("%d organs are listed, %d have figures above 0", rows, some)
	}
	for _, path := range []string{"henan/zhengzhou.html", "henan/sanmenxia.html", "henan.html"} {
		if !strings.Contains(linked, path+">") {
			t.Errorf("nothing leads to %s", path)
		}
	}
}
