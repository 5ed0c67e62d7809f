package templates

import (
	"strings"
	"testing"

	"nianbao/report"
)

func TestFiguresWhoseHeadsTellTheirAddresses(t *testing.T) {
	one := func(href string) Cell { return Cell{State: report.Reported, Value: report.Int(1), Href: href} }
	heads := func(heads ...Head) [][]Head { return [][]Head{append([]Head{{Text: "年度", Label: true}}, heads...)} }
	rows := func(rows ...Row) []Group { return []Group{{Rows: rows}} }
	for _, test := range []struct {
		name  string
		table Table
		want  []string
		links int // in cells
	}{
		{"rows are reports", Table{Heads: heads(Head{Text: "a", Href: "../indicators/x.y.html"}, Head{Text: "b", Href: "../indicators/x.z-2019.html"}, Head{Text: "c"}),
			Groups: rows(Row{Label: "2021", Href: "2021.html", Cells: []Cell{one("2021.html#x.y"), one("2021.html#x.z"), {Text: "2021 版"}}},
				Row{Label: "2022", Href: "2022.html", Cells: []Cell{one("2022.html#x.y"), one("2022.html#x.z"), {Text: "2021 版"}}})},
			[]string{`<table data-figures=rows>`, `<th><a href=../indicators/x.y.html>a</a>`, `<th data-key=x.z>`,
				`<td class=some>1<td class=some>1<td class=text>2021 版`}, 0},
		{"groups have keys", Table{Heads: heads(Head{Text: "a"}, Head{Text: "b"}), Groups: []Group{
			{Key: "x", Rows: []Row{{Label: "A", Href: "a/2021.html", Cells: []Cell{one("a/2021.html#x.a"), one("a/2021.html#x.b")}}, {Label: "B", Href: "b/2021.html", Cells: []Cell{one("b/2021.html#x.a"), one("b/2021.html#y.b")}}}},
			{Key: "y", Rows: []Row{{Label: "A", Href: "a/2021.html", Cells: []Cell{one("a/2021.html#y.a"), one("")}}}}}},
			[]string{`<tbody data-key=x>`, `<tbody data-key=y>`, `<th data-key=b>`, `<td class=some><a href=b/2021.html#y.b>1</a>`, `<td class=some data-off>1`}, 1},
		{"another address", Table{Heads: heads(Head{Text: "a"}),
			Groups: rows(Row{Label: "2021", Href: "2021.html", Cells: []Cell{one("2021.html#x.y")}},
				Row{Label: "2022", Href: "2022.html", Cells: []Cell{one("2022.html#x.y.part")}},
				Row{Label: "2023", Href: "2023.html", Cells: []Cell{one("2023.html#x.y")}},
				Row{Label: "2024", Href: "2024.html", Cells: []Cell{one("2024.source.html#x.y")}})},
			[]string{`data-key=x.y`, `<td class=some><a href=2022.html#x.y.part>1</a>`, `<td class=some><a href=2024.source.html#x.y>1</a>`}, 2},
		{"no address", Table{Heads: heads(Head{Text: "a"}),
			Groups: rows(Row{Label: "2021", Href: "2021.html", Cells: []Cell{one("2021.html#x.y")}}, Row{Label: "2022", Href: "2022.html", Cells: []Cell{one("")}},
				Row{Label: "2023", Href: "2023.html", Cells: []Cell{{None: true}}}, Row{Label: "2024", Cells: []Cell{one("")}})},
			[]string{`<td class=some data-off>1`, `<td class=none><span class=vh>无此项</span>`, `2024<td class=some>1`}, 0},
		{"heads of two rows", Table{Heads: [][]Head{{{Text: "机关", Label: true, Down: 2}, {Text: "甲", Span: 2}, {Text: "乙", Down: 2}}, {{Text: "a"}, {Text: "b"}}},
			Groups: rows(Row{Label: "A", Href: "a/2021.html", Cells: []Cell{one("a/2021.html#k.a"), one("a/2021.html#k.b"), one("a/2021.html#k.c")}})},
			[]string{`rowspan=2 data-key=k.c>乙`, `data-key=k.a>a`, `data-key=k.b>b`}, 0},
		{"columns are reports", Table{Heads: heads(Head{Text: "2021 年", Href: "2021.html"}, Head{Text: "2022 年", Href: "2022.html"}, Head{Text: "增减"}),
			Groups: rows(Row{Label: "a", Href: "../indicators/x.y.html", Cells: []Cell{one("2021.html#x.y"), one("2022.html#x.y"), {Text: "+1"}}},
				Row{Label: "b", Href: "../indicators/x.z-2019.html", Cells: []Cell{one("2021.html#x.z"), one("2022.html#x.z.part"), {Empty: true}}})},
			[]string{`data-figures=columns`, "<tr><th><a href=../indicators/x.y.html>a</a><td class=some>1<td class=some>1<td class=text>+1",
				`<tr data-key=x.z>`, `<td class=some><a href=2022.html#x.z.part>1</a>`}, 1},
		{"columns are years", Table{Heads: heads(Head{Text: "2021"}, Head{Text: "2022"}),
			Groups: rows(Row{Label: "A", Href: "../a.html", Cells: []Cell{one("../a/2021.html#x.y"), {None: true}}},
				Row{Label: "B", Href: "../b.html", Cells: []Cell{one("../b/2021.html#x.y"), one("../b/2022.html#x.y.part")}})},
			[]string{`data-figures=years data-key=x.y`, `<td class=some><a href=../b/2022.html#x.y.part>1</a>`}, 1},
		{"nothing is told", Table{Heads: heads(Head{Text: "a"}), Groups: rows(Row{Label: "A", Href: "a.html", Cells: []Cell{one("b.html#c"), one("#d")}})},
			[]string{`<table>`, `<a href=b.html#c>`, `<a href=#d>`}, 2},
		{"more cells than heads", Table{Heads: heads(Head{Text: "a"}), Groups: rows(Row{Label: "A", Href: "2021.html", Cells: []Cell{one("2021.html#x"), one("2021.html#y")}})},
			[]string{`<td class=some>1`, `<a href=2021.html#y>`}, 1},
		{"pages that are no reports", Table{Heads: heads(Head{Text: "a"}), Groups: rows(Row{Label: "A", Href: "a.html", Cells: []Cell{one("a.html#x")}})},
			[]string{`<table>`, `<a href=a.html#x>`}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := elementOf(test.table)
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in\n%s", want, got)
				}
			}
			n := 0
			for _, cell := range strings.Split(got, "<td")[1:] {
				cell, _, _ = strings.Cut(cell, "<t")
				n += strings.Count(cell, "<a href")
			}
			if n != test.links {
				t.Errorf("%d cells have links, want %d:\n%s", n, test.links, got)
			}
		})
	}
}
