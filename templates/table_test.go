package templates

import (
	"fmt"
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/report"
)

func TestNumber(t *testing.T) {
	for _, test := range []struct{ number, want string }{
		{"0", "0"},
		{"999", "999"},
		{"1000", "1<b>000</b>"},
		{"1234567", "1<b>234</b><b>567</b>"},
		{"-1234", "-1<b>234</b>"},
		{"-12", "-12"},
		{"1234567.8900", "1<b>234</b><b>567</b>.8900"},
		{"0.0001", "0.0001"},
	} {
		var b buffer
		n, err := report.ParseNumber(test.number)
		if err != nil {
			t.Fatal(err)
		}
		b.number(n, 0)
		if string(b) != test.want {
			t.Errorf("number(%s) = %s, want %s", test.number, b, test.want)
		}
		copied := strings.NewReplacer("<b>", "", "</b>", "").Replace(string(b))
		if copied != test.number {
			t.Errorf("a reader who copies %s gets %s", test.number, copied)
		}
	}
}

func TestCell(t *testing.T) {
	for _, test := range []struct {
		name string
		cell Cell
		want string
	}{
		{"zero", Cell{State: report.Reported}, `<td>0`},
		{"figure", Cell{ID: "review.total", State: report.Reported, Value: report.Int(7)}, `<td id=review.total class=some>7`},
		{"blank", Cell{State: report.Blank, Raw: "/"}, `<td class=blank><span class=vh>空白</span>`},
		{"missing", Cell{}, `<td class=missing><span class=vh>缺失</span>`},
		{"inferred", Cell{State: report.Inferred, Value: report.Int(3)}, `<td class="some inferred"><span class=vh>推定 </span>3`},
		{"invalid", Cell{State: report.Invalid, Raw: `<b>"&`}, `<td class=invalid><span class=vh>无效 </span><span class=raw>&lt;b&gt;&#34;&amp;</span>`},
		{"not asked for", Cell{None: true}, `<td class=none><span class=vh>无此项</span>`},
		{"text", Cell{Text: "2021 版"}, `<td class=text>2021 版`},
		{"empty", Cell{Empty: true}, `<td>`},
		{"linked", Cell{State: report.Reported, Value: report.Int(1), Href: "a.html#x"}, `<td class=some><a href=a.html#x>1</a>`},
		{"noted", Cell{State: report.Reported, Value: report.Int(1), Marks: []int{4}}, `<td class=some>1<sup><span class=vh> 注 </span><a href=#note-4>4</a></sup>`},
		{"noted twice", Cell{State: report.Reported, Marks: []int{9, 10}}, `<td>0<sup><span class=vh> 注 </span><a href=#note-9>9</a> <a href=#note-10>10</a></sup>`},
		{"noted often", Cell{State: report.Reported, Marks: []int{2, 4, 5, 6}},
			`<td>0<sup><span class=vh> 注 </span><a href=#note-2>2</a> <a href=#note-4>4</a>–<a href=#note-6>6</a></sup>`},
		{"sum over two columns", Cell{State: report.Reported, Value: report.Int(1), Span: 2, Total: true}, `<td colspan=2 class="some sum">1`},
		{"sum of nothing", Cell{State: report.Reported, Total: true}, `<td>0`},
		{"in doubt", Cell{State: report.Reported, Marks: []int{4}, Asked: []Finding{{ID: "finding-a.b", Number: 2, Severity: report.Warning}}},
			`<td>0<sup><span class=vh> 注 </span><a href=#note-4>4</a> <a class=asked href=#finding-a.b><span class=vh> 疑似 </span>△2</a></sup>`},
		{"a sum that fails", Cell{State: report.Reported, Total: true, Sum: Sum{Value: "11", Formula: "= 10 + <1>"}},
			`<td class=failed>0<span class=computed><span class=vh>，各项之和为 </span>11 <small>= 10 + &lt;1&gt;</small></span>`},
		{"a dot", Cell{Text: "●", Words: "有", Href: "2022.html", Note: "1/8"},
			`<td class="text dot"><a href=2022.html><span aria-hidden=true>●</span><span class=vh>有</span></a> <small>1/8</small>`},
		{"a stroke for words", Cell{Text: "—", Words: "不足 10 件", Note: "n=3"}, `<td class=dash><span class=vh>不足 10 件</span> <small>n=3</small>`},
		{"of how many", Cell{State: report.Reported, Value: report.Int(3), Note: "/ 8"}, `<td class=some>3 <small>/ 8</small>`},
		{"padded", Cell{State: report.Reported, Value: report.Int(1), Pad: 4}, `<td class="some w4">1`},
	} {
		var b buffer
		b.cell(&test.cell, false, false)
		if string(b) != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, b, test.want)
		}
	}
}

func TestAlignStandsOnThePoint(t *testing.T) {
	number := func(s string) Cell {
		n, err := report.ParseNumber(s)
		if err != nil {
			t.Fatal(err)
		}
		return Cell{State: report.Reported, Value: n}
	}
	table := Table{Groups: []Group{{Rows: []Row{
		{Cells: []Cell{number("3"), number("8403")}},
		{Cells: []Cell{number("4"), number("43.788")}},
		{Cells: []Cell{{}, number("1.5")}},
	}}}}
	table.Align()
	var got []int
	for _, r := range table.Groups[0].Rows {
		for _, c := range r.Cells {
			got = append(got, c.Pad)
		}
	}
	if want := []int{0, 3, 0, 0, 0, 2}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("pads %v, want %v", got, want)
	}
}

func TestLegendHasOnlyWhatOccurs(t *testing.T) {
	table := Table{Groups: []Group{{Rows: []Row{{Cells: []Cell{
		{State: report.Reported}, {State: report.Inferred}, {None: true, State: report.Invalid}, {Text: "a"}, {State: report.Blank},
	}}}}}}
	if got, want := fmt.Sprint(table.States()), "[blank inferred]"; got != want {
		t.Errorf("States() = %s, want %s", got, want)
	}
	if !table.HasNone() {
		t.Error("HasNone() = false")
	}
	if plain := (Table{Groups: []Group{{Rows: []Row{{Cells: []Cell{{State: report.Reported}}}}}}}); len(plain.States()) > 0 || plain.HasNone() {
		t.Error("a table of figures needs no legend")
	}
}

// rowTemplate is what the writer of rows would be as a template. It is the measure of the writer's escaping, and
// of what the writer saves.
var rowTemplate = template.Must(template.New("").Parse(
	`<tr{{with .ID}} id="{{.}}"{{end}}><th>{{if .Href}}<a href="{{.Href}}">{{.Label}}</a>{{else}}{{.Label}}{{end}}{{with .Note}} <small>{{.}}</small>{{end}}</th>` +
		`{{range .Cells}}<td{{with .ID}} id="{{.}}"{{end}}{{if .Text}} class="text"{{else}} class="invalid"{{end}}>{{if .Href}}<a href="{{.Href}}">{{end}}` +
		`{{if .Text}}{{.Text}}{{else}}<span class="vh">无效 </span><span class="raw">{{.Raw}}</span>{{end}}{{if .Href}}</a>{{end}}</td>{{end}}</tr>` + "\n"))

// asParsed is what a parser makes of a table's rows: the writer leaves out quotes and ends of elements where HTML can do without.
func asParsed(t *testing.T, rows string) string {
	nodes, err := html.ParseFragment(strings.NewReader(rows), &html.Node{Type: html.ElementNode, Data: "tbody", DataAtom: atom.Tbody})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	return strings.TrimSpace(b.String())
}

func TestRowsAreWhatATemplateWouldMake(t *testing.T) {
	for _, odd := range []string{`plain`, `<script>alert(1)</script>`, `a"b'c&d`, `"><img src=x onerror=y>`, "新\u00a0\u2009行\n", `&amp;`, `</td>`} {
		row := Row{ID: "row.a-b", Label: odd, Note: odd, Href: "a/b.html#row.c", Cells: []Cell{
			{ID: "a.b", Text: odd}, {State: report.Invalid, Raw: odd}, {Text: odd, Href: "../x.html"}}}
		var want strings.Builder
		if err := rowTemplate.Execute(&want, row); err != nil {
			t.Fatal(err)
		}
		var got buffer
		got.row("", 0, &row, figures{}, told{})
		if got, want := asParsed(t, string(got)), asParsed(t, want.String()); got != want {
			t.Errorf("%q:\n got %s\nwant %s", odd, got, want)
		}
	}
}

func benchmarkRows() []Row {
	var rows []Row
	for i := range 25 {
		row := Row{ID: fmt.Sprint("row.", i), Label: "要求行政机关确认或重新出具已获取信息"}
		for j := range 7 {
			row.Cells = append(row.Cells, Cell{ID: fmt.Sprint("requests.x", i, ".", j), Text: fmt.Sprint(i * j), Href: "2022.html#a"})
		}
		rows = append(rows, row)
	}
	return rows
}

// The table of requests, written and by a template: a report has one and a half times as many cells.
func BenchmarkRowsWritten(b *testing.B) {
	rows := benchmarkRows()
	for b.Loop() {
		out := make(buffer, 0, 4096)
		for _, r := range rows {
			out.row("", 0, &r, figures{}, told{})
		}
	}
}

func BenchmarkRowsTemplate(b *testing.B) {
	rows := benchmarkRows()
	for b.Loop() {
		var out strings.Builder
		for _, r := range rows {
			if err := rowTemplate.Execute(&out, r); err != nil {
				b.Fatal(err)
			}
		}
	}
}
