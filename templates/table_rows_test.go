package templates

import (
	"strings"
	"testing"

	"nianbao/report"
)

// What another table of the page tells is not said again; on a sheet, where that is not, it is.
func TestHeadsThatAnotherTableTells(t *testing.T) {
	cell := func(page string) []Cell { return []Cell{{State: report.Reported, Href: page + "#x.y"}} }
	table := Table{ID: "t", Heads: [][]Head{{{Text: "机关", Label: true}, {Text: "a", Href: "../indicators/x.y.html"}}}, Groups: []Group{{Rows: []Row{
		{Label: "A", Href: "a/2021.html", Sole: true, Cells: cell("a/2021.html")}, {Label: "B", Href: "b/2021.html", Cells: cell("b/2021.html")}}}}}
	alone := elementOf(table)
	table.Lead("first")
	table.Define("spread")
	got := elementOf(table)
	for _, want := range []string{"<table id=t data-figures=rows data-rows=first data-heads=spread>", "<th>a", "<th>A<td>0", "<th><a href=b/2021.html>B</a><td>0"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if cut := table.Written().Cut(10_000); len(cut) != 1 || elementOf(cut[0].Table) != alone {
		t.Errorf("alone it is %s, want %s", elementOf(cut[0].Table), alone)
	}
}

func TestListOfOrgansWhosePagesTheScriptTells(t *testing.T) {
	list := organList{Label: "机关", Years: []int{2021, 2022}, Below: true, Organs: []OrganEntry{
		{Name: Link{Text: "A", Href: "a.html"}, Years: []Link{{Text: "2021", Href: "a/2021.html"}, {Text: "2022", Href: "elsewhere/2022.html"}}}}}
	if got, want := string(*new(buffer).organs(list)), "<table class=list data-pages>"; !strings.Contains(got, want) {
		t.Errorf("no %s in %s", want, got)
	}
	if got, want := string(*new(buffer).organs(list)), "<th><a href=a.html>A</a><td>2021<td><a href=elsewhere/2022.html>2022</a>"; !strings.Contains(got, want) {
		t.Errorf("no %s in %s", want, got)
	}
}

// A figure has the room for decimals that it lacks in its cell, or around it where something stands behind it.
func TestRoomForDecimals(t *testing.T) {
	for _, test := range []struct {
		name string
		cell Cell
		want string
	}{
		{"whole", Cell{State: report.Reported, Value: report.Int(3), Pad: 2}, `<td class="some w2">3`},
		{"none", Cell{State: report.Reported, Pad: 1}, `<td class=w1>0`},
		{"noted", Cell{State: report.Reported, Pad: 1, Note: "n=3"}, `<td><span class="pad-1 whole">0</span> <small>n=3</small>`},
		{"inferred", Cell{State: report.Inferred, Pad: 1}, `<td class=inferred><span class=vh>推定 </span><span class="pad-1 whole">0</span>`},
		{"too many", Cell{State: report.Reported, Pad: 10}, `<td><span class="pad-10 whole">0</span>`},
	} {
		var b buffer
		if b.cell(&test.cell, false, false); string(b) != test.want {
			t.Errorf("%s: %s, want %s", test.name, b, test.want)
		}
	}
	n, _ := report.ParseNumber("2.50")
	var b buffer
	if b.cell(&Cell{State: report.Reported, Value: n, Pad: 1}, false, false); string(b) != `<td class="some p1">2.50` {
		t.Errorf("a decimal: %s", b)
	}
}

// elementOf is the table element itself.
func elementOf(t Table) string { return string(*new(buffer).element(t)) }
