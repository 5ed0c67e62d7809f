package parser_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/parser"
	"nianbao/report"
)

// shape is a way to write tables and pages in HTML.
type shape struct {
	name  string
	whole bool // rows keep their width, so that blanks show where they are
	table func(rows [][]td) string
	page  func(title, body string) string
	bytes func(page string) []byte
}

func shapes() []shape {
	official := func(rows [][]td) string { return htmlTable(rows, "%s") }
	plain := func(title, body string) string {
		return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + title + "</title></head><body><h1>" + title + "</h1>" + body + "</body></html>"
	}
	utf8 := func(page string) []byte { return []byte(page) }
	gb := func(declared string) func(string) []byte {
		return func(page string) []byte {
			page = strings.Replace(page, `<meta charset="utf-8">`, declared, 1)
			b, err := simplifiedchinese.GB18030.NewEncoder().String(page)
			if err != nil {
				panic(err)
			}
			return []byte(b)
		}
	}
	return []shape{
		{"official form", true, official, plain, utf8},
		{"empty cells for spans", true, func(rows [][]td) string { return htmlTable(unspanned(rows), "%s") }, plain, utf8},
		{"a spare column at the end", true, func(rows [][]td) string {
			return strings.ReplaceAll(htmlTable(unspanned(rows), "%s"), "</tr>", "<td>&nbsp;</td></tr>")
		}, plain, utf8},
		{"columns drawn twice", true, func(rows [][]td) string { return htmlTable(jagged(rows), "%s") }, plain, utf8},
		{"cells of paragraphs", true, func(rows [][]td) string {
			return htmlTable(rows, "\n<P class=MsoNormal style='text-align:center'><SPAN lang=EN-US>%s<o:p></o:p></SPAN></P>\n")
		}, plain, utf8},
		{"nothing closed", true, func(rows [][]td) string {
			s := htmlTable(rows, "<p>%s")
			for _, tag := range []string{"</td>", "</tr>", "</p>"} {
				s = strings.ReplaceAll(s, tag, "\n")
			}
			return strings.ToUpper(s[:7]) + s[7:]
		}, plain, utf8},
		{"two tables", false, func(rows [][]td) string {
			if len(rows) < 10 {
				return official(rows)
			}
			cut := len(rows) - 2
			return official(rows[:cut-0]) + "<p>&nbsp;</p>" + official(rows[cut:])
		}, plain, utf8},
		{"one cell a paragraph", false, func(rows [][]td) string {
			var b strings.Builder
			for _, r := range rows {
				for _, c := range r {
					if c.text == "" {
						c.text = "/"
					}
					fmt.Fprintf(&b, "<p>%s</p>", c.text)
				}
			}
			return b.String()
		}, plain, utf8},
		{"layout tables", true, official, func(title, body string) string {
			return plain("", "<table width=100%><tr><td class=left><ul><li><a href=1>开封市财政局2021年政府信息公开工作年度报告</a></ul></td><td><table><tr><td>"+title+
				"</td></tr><tr><td><table><tr><td><div id=zoom>"+body+"</div></td></tr></table></td></tr></table></td></tr></table>")
		}, utf8},
		{"a site around it", true, official, func(title, body string) string {
			return "<!--[if lt IE 9]><p>x</p><![endif]--><html><head><title>" + title + "-XX市人民政府</title><meta charset=\"utf-8\"><style>p{}</style></head><body>" +
				`<div class="nav"><ul><li><a href="/">首页</a></li><li>政务公开</li></ul></div><div>当前位置：首页 > 年报</div><div class="wrap"><div class="side"><h3>相关报告</h3><ul>` +
				`<li><a href="a">开封市财政局2021年政府信息公开工作年度报告</a></li></ul></div><div class="content"><div class="tt">` + title +
				`</div><div class=info>发布时间：2024-01-19 来源：本站 字体：[大 中 小]</div><script>var a="</p>";</script><div id="zoom">` + body +
				`</div><div>【打印本页】【关闭窗口】</div></div></div><p style="display: none">六、其他需要报告的事项</p><div class="bottom"><p>版权所有：开封市人民政府</p><p>主办单位：开封市人民政府办公室</p></div></body></html>`
		}, utf8},
		{"GBK declared gb2312", true, official, plain, gb(`<meta http-equiv=Content-Type content="text/html; charset=gb2312">`)},
		{"GBK declared UTF-8", true, official, plain, gb(`<meta charset="utf-8">`)},
		{"GBK, nothing declared", true, official, plain, gb("")},
		{"UTF-8 declared GBK", true, official, plain, func(page string) []byte { return []byte(strings.Replace(page, "utf-8", "gbk", 1)) }},
	}
}

func htmlTable(rows [][]td, wrap string) string {
	var b strings.Builder
	b.WriteString("<table border=1>")
	for _, r := range rows {
		b.WriteString("<tr>")
		for _, c := range r {
			b.WriteString("<td")
			if c.rows > 1 {
				fmt.Fprintf(&b, " rowspan=%d", c.rows)
			}
			if c.cols > 1 {
				fmt.Fprintf(&b, " COLSPAN=%d", c.cols)
			}
			text := strings.Replace(c.text, "政府信息", "政府<br>\n信息", 1)
			if text == "" {
				text = "&nbsp;"
			}
			fmt.Fprintf(&b, ">"+wrap+"</td>", text)
		}
		b.WriteString("</tr>")
	}
	return b.String() + "</table>"
}

// unspanned puts empty cells in place of spans.
func unspanned(rows [][]td) [][]td {
	width := 0
	for _, c := range rows[0] {
		width += c.cols
	}
	grid := make([][]td, len(rows))
	for i := range grid {
		grid[i] = make([]td, width)
		for k := range grid[i] {
			grid[i][k] = td{"\x00", 1, 1}
		}
	}
	for i, r := range rows {
		col := 0
		for _, c := range r {
			for grid[i][col].text != "\x00" {
				col++
			}
			for y := range c.rows {
				for x := range c.cols {
					grid[i+y][col+x].text = ""
				}
			}
			grid[i][col].text = c.text
		}
	}
	return grid
}

// jagged doubles every column's line, so that each cell spans two columns or, by turns, one and three.
func jagged(rows [][]td) [][]td {
	list := make([][]td, len(rows))
	for i, r := range rows {
		for k, c := range r {
			c.cols *= 2
			if i%2 == 0 && len(r) > 7 && k >= len(r)-7 && k < len(r)-1 {
				c.cols += 1 - 2*(k%2)
			}
			list[i] = append(list[i], c)
		}
	}
	return list
}

func (s sheet) html(shape shape) []byte {
	var b strings.Builder
	s.each(func(p string) { fmt.Fprintf(&b, "<p>%s</p>\n", escape(p)) }, func(rows [][]td) { b.WriteString(shape.table(rows)) })
	return shape.bytes(shape.page(s.title, b.String()))
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", "\t", " ").Replace(s)
}

// A report reads the same in whatever shape a page has it.
func TestHTMLShapes(t *testing.T) {
	for _, shape := range shapes() {
		t.Run(shape.name, func(t *testing.T) {
			for _, s := range sheets(t) {
				s.same(t, "a.html", s.html(shape))
				if strings.HasSuffix(s.name, "other figures") && shape.whole {
					b := s.blankZeros()
					b.same(t, "a.html", b.html(shape))
				}
			}
		})
	}
}

// gongyiSheet is a report with figures that are not 0.
func gongyiSheet(t testing.TB) sheet {
	for _, s := range sheets(t) {
		if s.name == "gongyi-2022.txt" {
			return s
		}
	}
	t.Fatal("no gongyi-2022.txt")
	return sheet{}
}

func benchmark(b *testing.B, file string, src []byte) {
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parser.Parse(file, src, parser.Sidecar{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(held(b, file, src), "held-B/op")
}

// held is how many bytes a report takes for as long as it is kept.
func held(b *testing.B, file string, src []byte) float64 {
	reports := make([]*report.Report, 200)
	size := func() float64 {
		var m runtime.MemStats
		for range 3 { // what is kept to be used again goes by and by
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	before := size()
	for i := range reports {
		reports[i], _ = parser.Parse(file, src, parser.Sidecar{})
	}
	after := size()
	runtime.KeepAlive(reports)
	return (after - before) / float64(len(reports))
}

func BenchmarkParseHTML(b *testing.B) {
	for _, shape := range shapes() {
		switch shape.name {
		case "official form", "cells of paragraphs", "a site around it":
			b.Run(strings.ReplaceAll(shape.name, " ", "-"), func(b *testing.B) { benchmark(b, "a.html", gongyiSheet(b).html(shape)) })
		}
	}
}

// sound fails for a report that is not valid JSON or reports a number without a place.
func sound(t *testing.T, file string, src []byte) {
	t.Helper()
	r, err := parser.Parse(file, src, parser.Sidecar{})
	if err != nil {
		var told *parser.Error
		if !errors.As(err, &told) || told.Message == "" {
			t.Fatalf("error %v", err)
		}
		return
	}
	if b, err := json.Marshal(r); err != nil || !json.Valid(b) {
		t.Fatalf("JSON: %v", err)
	}
	for key, c := range r.Cells.All() {
		if c.State == report.Reported && (c.Line < 1 || c.Column < 1 || c.Raw == "") {
			t.Fatalf("%s is reported without a place: %+v", key, c)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, shape := range shapes() {
		f.Add(sheets(f)[0].html(shape))
	}
	f.Add([]byte("<table><tr><td rowspan=0 colspan=1000><table><p>a<td rowspan=3><div></table><tr><td><span hidden><span>b</span>"))
	f.Fuzz(func(t *testing.T, src []byte) { sound(t, "f.html", append([]byte("<html>"), src...)) })
}
