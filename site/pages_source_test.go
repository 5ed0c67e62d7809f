package site

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/report"
	"nianbao/templates"
)

// Every line of the source has an address, and what stands on the report page is linked with its line both ways.
func TestSourceBesideItsReport(t *testing.T) {
	files := sampleSite(t)
	c, _ := Collect(sampleSources())
	for _, e := range c.root.below {
		page, source := files[e.path()+".html"], files[e.path()+".source.html"]
		ids := attributes(idAttribute, source)
		for n := range e.Lines {
			if id := fmt.Sprint("L", n+1); !slices.Contains(ids, id) {
				t.Errorf("%s has no line %s", e.path(), id)
			}
		}
		there, back := append(attributes(linkAttribute, page), toldLines(page)...), attributes(linkAttribute, source)
		for key, line := range firstLines(e.Report) {
			if link := fmt.Sprintf("%d.source.html#L%d", e.Year, line); !slices.Contains(there, link) {
				t.Errorf("%s: no link from %s to %s", e.path(), key, link)
			}
		}
		for i, n := range e.Notes {
			if link := fmt.Sprintf("%d.html#note-%d", e.Year, i+1); n.Line > 0 && !slices.Contains(back, link) {
				t.Errorf("%s: no way from line %d to %s", e.path(), n.Line, link)
			}
		}
	}
}

// firstLines are the lines that the rows of a report begin on.
func firstLines(r *report.Report) map[string]int {
	first := map[string]int{}
	for key, cell := range r.Cells.All() {
		row, _, _ := strings.Cut(key, ".")
		if row == "disclosure" || row == "requests" {
			row = key[:strings.LastIndex(key, ".")]
		} else {
			row = "review"
		}
		if was, ok := first[row]; cell.Line > 0 && (!ok || cell.Line < was) {
			first[row] = cell.Line
		}
	}
	return first
}

func TestBacklinks(t *testing.T) {
	r := &report.Report{Form: report.Form2021, Cells: report.NewCells(report.Form2021)}
	r.Sections = []report.Section{{Number: 0, Line: 1, Text: []string{"前言"}, Lines: []int{1}}, {Number: 1, Line: 2, Text: []string{"一段"}, Lines: []int{3}}}
	at := func(key string, line int) { r.Cells.Set(key, report.Cell{State: report.Reported, Line: line}) }
	at("disclosure.rules.made", 4)
	at("disclosure.rules.inforce", 4)
	at("requests.new.natural", 5)
	at("requests.new.business", 6)
	at("requests.new.total", 6)
	at("review.total", 7)
	at("requests.other.natural", 8)
	at("requests.total.total", 99)
	b := backlinks{lines: 9}
	b.sections(r)
	b.cells(r)
	var got []string
	for _, to := range b.byLine() {
		got = append(got, fmt.Sprintf("%d #%s %s", to.Line, to.ID, to.Text))
	}
	want := []string{
		"1 #s0-p1 ¶1",
		"2 #s1 标题",
		"3 #s1-p1 一 ¶1",
		"4 #row.disclosure.rules 规章",
		"5 #requests.new.natural 本年新收 · 自然人",
		"6 #requests.new.business 本年新收 · 商业企业",
		"7 #review 政府信息公开行政复议、行政诉讼情况",
		"8 #row.requests.other 其他处理",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOrigins(t *testing.T) {
	for _, test := range []struct {
		blocks bool
		line   int
		want   string
	}{
		{false, 2, "原件第 2 行, 行 2, 2022.source.html#L2"},
		{false, 3, "原件第 3 行, 行 3, "},
		{true, 1, "原件第 1 段, 段 1, 2022.source.html#L1"},
		{true, 0, "原件第 0 段, 段 0, "},
		{true, -1, "原件第 -1 段, 段 -1, "},
	} {
		o := origins{&report.Report{Blocks: test.blocks, Lines: []string{"", ""}}, "2022.source.html", ""}.line(test.line)
		if got := fmt.Sprintf("%s, %s, %s", o.Words(), o.Short(), o.Href()); got != test.want {
			t.Errorf("blocks %v, %d is %s, want %s", test.blocks, test.line, got, test.want)
		}
	}
}

func TestToldFigures(t *testing.T) {
	r := oddReport()
	var got []string
	for _, f := range toldFigures(r, origins{report: r}) {
		got = append(got, fmt.Sprintf("%d %s|%s|%s|%s %s", f.Number, f.Subject, f.Raw, f.Read, f.Paragraph.Text, f.Paragraph.Href))
	}
	want := []string{
		"1 全年通过网站公开信息|103 条||一 ¶2 #s1-p2",
		"2 <script>|3.5万余次|约 35000 次|六 ¶1 #s6-2-p1", // the second of two sections numbered 六
		"3 |2 项||一 ¶1 #s1-p1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPrintsValue(t *testing.T) {
	for _, test := range []struct {
		raw   string
		value report.Number
		want  bool
	}{
		{"共计 103 条", report.Int(103), true},
		{"1000 余次", report.Int(1000), true},
		{"3.5万条", report.Int(35000), false},
		{"1,136 条", report.Int(1136), false},
		{"１２件", report.Int(12), false},
		{"3万元", report.Int(3), true},
		{"0 元", report.Int(0), true},
	} {
		if got := printsValue(report.Figure{Raw: test.raw, Value: test.value}); got != test.want {
			t.Errorf("printsValue(%s, %s) = %v", test.raw, test.value, got)
		}
	}
}

// A report whose text tells no figures has no section for them.
func TestNoToldFigures(t *testing.T) {
	s := source("reports/a.txt", sampleOrgan("410181"), 2023)
	s.Report.Figures = nil
	for name, body := range renderSite(t, []Source{s}, Options{}) {
		if strings.HasSuffix(name, "/2023.html") && bytes.Contains(body, []byte("文中数字")) {
			t.Errorf("%s has a section without figures", name)
		}
	}
}

func TestAlike(t *testing.T) {
	note := func(n int, message string) templates.Note {
		return templates.Note{Number: n, Code: "x", Cell: "c", Message: message}
	}
	got := alike([]templates.Note{
		note(1, "“1.甲”一行的数与表头错位。"),
		note(2, "行标题“乙”与表样“丙”不同。"),
		note(3, "“3.危及“三安全一稳定””一行的数与表头错位。"),
		note(4, "予以公开 · 自然人：原件缺此数。"),
		note(5, "“丁”一行应有 7 个数。"),
		note(6, "予以公开 · 商业企业：原件缺此数。"),
		note(7, "行标题“乙”与表样“丙”不同。"),
	})
	var list []string
	for _, n := range got {
		list = append(list, fmt.Sprintf("%d ×%d%s %s", n.Number, len(n.Alike), n.Counted, n.Message))
	}
	want := []string{"1 ×2行 数与表头错位。", "2 ×0 行标题“乙”与表样“丙”不同。", "7 ×0 行标题“乙”与表样“丙”不同。",
		"4 ×2格 原件缺此数。", "5 ×0 “丁”一行应有 7 个数。"}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
}
