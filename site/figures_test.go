package site

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// toldLinks are the addresses that assets/rows.js makes for heads and assets/figures.js for the figures of a page, by the same steps.
func toldLinks(t *testing.T, body []byte) []string {
	t.Helper()
	list := toldLines(body)
	if !bytes.Contains(body, []byte(" data-figures=")) {
		return list
	}
	page, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, tellHeads(page)...)
	for table := range page.Descendants() {
		if table.Data != "table" || attribute(table, "data-figures") == "" {
			continue
		}
		var heads []*html.Node
		for body := range table.ChildNodes() {
			switch body.Data {
			case "thead":
				heads = lowestHeads(body)
			case "tbody":
				for row := range body.ChildNodes() {
					list = append(list, toldInRow(table, row, heads)...)
				}
			}
		}
	}
	return list
}

// toldLines are the addresses of lines of the source that assets/links.js makes for a report's page.
func toldLines(body []byte) (list []string) {
	page := sourceOf.FindSubmatch(body)
	for _, m := range lineSaid.FindAllSubmatch(body, -1) {
		list = append(list, string(page[1])+"#L"+string(m[1]))
	}
	return list
}

var (
	sourceOf = regexp.MustCompile(`<li>原件 <a href=(\d+\.source\.html)>`)
	lineSaid = regexp.MustCompile(` <a>[行段] (\d+)</a>`)
)

// tellHeads gives the heads of tables the links that other tables tell for them, and says where they lead.
func tellHeads(page *html.Node) (list []string) {
	lead := func(cell *html.Node, href string) {
		if cell.FirstChild != nil && cell.FirstChild.Type == html.TextNode && href != "" {
			cell.InsertBefore(&html.Node{Type: html.ElementNode, Data: "a", Attr: []html.Attribute{{Key: "href", Val: href}}}, cell.FirstChild)
			list = append(list, href)
		}
	}
	for table := range page.Descendants() {
		if from := attribute(table, "data-heads"); from != "" {
			rows := rowHeads(byID(page, from))
			for child := range table.ChildNodes() {
				if child.Data != "thead" {
					continue
				}
				for i, head := range lowestHeads(child)[1:] {
					lead(head, linkIn(rows[i]))
				}
			}
		}
		if from := attribute(table, "data-rows"); from != "" {
			told := map[string]string{}
			for _, head := range rowHeads(byID(page, from)) {
				told[textOf(head)] = linkIn(head)
			}
			for _, head := range rowHeads(table) {
				lead(head, told[textOf(head)])
			}
		}
		if has(table, "data-pages") {
			for _, head := range rowHeads(table) {
				for cell := head.NextSibling; cell != nil; cell = cell.NextSibling {
					lead(cell, strings.TrimSuffix(linkIn(head), ".html")+"/"+textOf(cell)+".html")
				}
			}
		}
	}
	return list
}

// rowHeads are the heads of the table's rows.
func rowHeads(table *html.Node) (list []*html.Node) {
	for n := range table.Descendants() {
		if n.Data == "tr" && n.Parent.Data == "tbody" {
			list = append(list, rowHead(n))
		}
	}
	return list
}

func rowHead(row *html.Node) *html.Node {
	n := row.FirstChild
	for n.Type != html.ElementNode {
		n = n.NextSibling
	}
	return n
}

func byID(page *html.Node, id string) *html.Node {
	for n := range page.Descendants() {
		if attribute(n, "id") == id {
			return n
		}
	}
	return nil
}

func toldInRow(table, row *html.Node, heads []*html.Node) (list []string) {
	x := 0
	var first *html.Node
	if pages, id := attribute(table, "data-indicators"), attribute(row, "id"); pages != "" && id != "" && linkIn(rowHead(row)) == "" {
		list = append(list, pages+id+".html")
	}
	for cell := range row.ChildNodes() {
		if cell.Type != html.ElementNode {
			continue
		}
		if first == nil {
			first = cell
		}
		at := x
		x += max(1, number(attribute(cell, "colspan")))
		if at >= len(heads) || cell.Data != "td" || cell.FirstChild == nil || slices.Contains(strings.Fields(attribute(cell, "class")), "none") ||
			has(cell, "data-off") || slices.ContainsFunc(slices.Collect(cell.ChildNodes()), func(n *html.Node) bool { return n.Data == "a" }) {
			continue
		}
		var to, key string
		switch attribute(table, "data-figures") {
		case "rows":
			to, key = linkIn(first), strings.Trim(attribute(row.Parent, "data-key")+"."+keyIn(heads[at], heads[at]), ".")
		case "columns":
			to, key = linkIn(heads[at]), keyIn(row, first)
			if key == "" && has(table, "data-indicators") {
				key = attribute(row, "id")
			}
		case "years":
			to, key = strings.TrimSuffix(linkIn(first), ".html")+"/"+textOf(heads[at])+".html", attribute(table, "data-key")
		}
		if to != "" && key != "" {
			list = append(list, to+"#"+key)
		}
	}
	return list
}

func lowestHeads(head *html.Node) []*html.Node {
	var grid [][]*html.Node
	y := 0
	for row := range head.ChildNodes() {
		if row.Data != "tr" {
			continue
		}
		x := 0
		for cell := range row.ChildNodes() {
			if cell.Type != html.ElementNode {
				continue
			}
			for y < len(grid) && x < len(grid[y]) && grid[y][x] != nil {
				x++
			}
			for down := range max(1, number(attribute(cell, "rowspan"))) {
				for across := range max(1, number(attribute(cell, "colspan"))) {
					for len(grid) <= y+down {
						grid = append(grid, nil)
					}
					for len(grid[y+down]) <= x+across {
						grid[y+down] = append(grid[y+down], nil)
					}
					grid[y+down][x+across] = cell
				}
			}
			x += max(1, number(attribute(cell, "colspan")))
		}
		y++
	}
	return grid[len(grid)-1]
}

func keyIn(n, head *html.Node) string {
	if has(n, "data-key") {
		return attribute(n, "data-key")
	}
	_, name, ok := strings.Cut(linkIn(head), "indicators/")
	if !ok || !strings.HasSuffix(name, ".html") || strings.Contains(name, "/") {
		return ""
	}
	return strings.TrimSuffix(name, ".html")
}

func linkIn(n *html.Node) string {
	for d := range n.Descendants() {
		if d.Data == "a" {
			return attribute(d, "href")
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
