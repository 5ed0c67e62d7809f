package templates

import "strings"

// The address of a report's figure is mostly told by the heads over and beside it, so that a link in each cell would say it
// again, in half the bytes of a large table. Such a table says in data-figures how the addresses of its figures are made, and
// assets/figures.js makes the links:
//
//	rows     rows are reports:    the page that the row's head leads to # the key of the column, behind that of the group if it has one
//	columns  columns are reports: the page that the column's head leads to # the key of the row
//	years    rows are organs, columns years, the figures of one key:
//	         the page that the row's head leads to, without .html / the year .html # the key of the table
//
// The key of a column, row or table is its data-key; without that attribute, the name of the indicator's page that its head leads to, or
// of a row without such a link its ID where the table has data-indicators.
// A cell with another address has a link of its own, one without any says data-off. The writer finds all that out from the cells'
// addresses; who fills in a table need not know. Without script a figure has no link, and its row's head leads to its report.
type figures struct {
	mode    string
	bottom  []*Head  // the lowest heads by column, the corner's included
	columns []string // keys of columns
	table   string   // key of the table
	byID    bool     // keys of rows whose labels are no links are their IDs
}

const (
	byRows    = "rows"
	byColumns = "columns"
	byYears   = "years"
)

// figures finds by which heads the addresses of most cells can be told.
func (t Table) figures() figures {
	if t.Indicators == "" && !t.leads() {
		return figures{}
	}
	f := figures{bottom: bottomHeads(t.Heads), byID: t.Indicators != ""}
	var rows, columns, years int
	keys := make([]majority, len(f.bottom))
	var table majority
	f.each(t, func(g *Group, r *Row, x int, c *Cell) {
		page, key, ok := strings.Cut(c.Href, "#")
		if !ok || !isReport(page) {
			return
		}
		if page == r.Href {
			rows++
			if column, ok := underKey(g.Key, key); ok {
				keys[f.from(x)].vote(column)
			}
		}
		if page == f.bottom[x].Href {
			columns++
		}
		if base, ok := strings.CutSuffix(r.Href, ".html"); ok && isYearPage(page, base, f.bottom[x].Text) {
			years++
			table.vote(key)
		}
	})
	switch {
	case rows > 0 && rows >= columns && rows >= years:
		f.mode, f.columns = byRows, make([]string, len(keys))
		for x := range keys {
			f.columns[x] = keys[f.from(x)].value
		}
	case columns > 0 && columns >= years:
		f.mode = byColumns
	case years > 0:
		f.mode, f.table = byYears, table.value
	}
	return f
}

// rowHead is the key that the row says without data-key.
func (f figures) rowHead(r *Row) string {
	if key := keyOf(r.Href); key != "" || !f.byID {
		return key
	}
	return r.ID
}

// leads reports whether any cell leads somewhere.
func (t *Table) leads() bool {
	for i := range t.Groups {
		rows := t.Groups[i].Rows
		for j := range rows {
			cells := rows[j].Cells
			for k := range cells {
				if cells[k].Href != "" {
					return true
				}
			}
		}
	}
	return false
}

// from is the first column below the head of the x-th.
func (f figures) from(x int) int {
	for x > 0 && f.bottom[x] != nil && f.bottom[x-1] == f.bottom[x] {
		x--
	}
	return x
}

// underKey is the column's part of a key, behind that of the group; ok is false where the key is another group's.
func underKey(group, key string) (column string, ok bool) {
	if group == "" {
		return key, true
	}
	if key, ok = strings.CutPrefix(key, group); !ok {
		return "", false
	}
	return strings.CutPrefix(key, ".")
}

// each visits the cells below the heads.
func (f figures) each(t Table, do func(g *Group, r *Row, x int, c *Cell)) {
	if len(f.bottom) == 0 {
		return
	}
	for n := range t.Groups {
		g := &t.Groups[n]
		for i := range g.Rows {
			r := &g.Rows[i]
			x := r.first()
			for j := range r.Cells {
				if x < len(f.bottom) && f.bottom[x] != nil {
					do(g, r, x, &r.Cells[j])
				}
				x += max(1, r.Cells[j].Span)
			}
		}
	}
}

// first is the column of the row's first cell.
func (r *Row) first() int {
	if r.Label != "" {
		return 1
	}
	return 0
}

// rowKey is the key of a row whose columns are reports.
func (f figures) rowKey(r *Row) string {
	var key majority
	x := r.first()
	for _, c := range r.Cells {
		if page, fragment, ok := strings.Cut(c.Href, "#"); ok && x < len(f.bottom) && f.bottom[x] != nil && page != "" && page == f.bottom[x].Href {
			key.vote(fragment)
		}
		x += max(1, c.Span)
	}
	return key.value
}

// told reports whether the script makes the cell's link, and off whether it would make one where there is none.
func (f figures) told(group string, r *Row, key string, x int, c *Cell) (told, off bool) {
	if f.mode == "" || c.None || c.Empty || x >= len(f.bottom) || f.bottom[x] == nil {
		return false, false
	}
	head := f.bottom[x]
	var page, fragment string
	switch f.mode {
	case byRows:
		page, fragment = r.Href, f.columns[x]
	case byColumns:
		page, fragment = head.Href, key
	case byYears:
		page, fragment = r.Href, f.table
	}
	if page == "" || fragment == "" || f.mode == byYears && !strings.HasSuffix(page, ".html") {
		return false, false
	}
	if c.Href == "" {
		return false, true
	}
	href, its, ok := strings.Cut(c.Href, "#")
	if f.mode == byRows {
		its, ok = underKey(group, its)
	}
	ok = ok && its == fragment
	if f.mode == byYears {
		return ok && isYearPage(href, strings.TrimSuffix(page, ".html"), head.Text), false
	}
	return ok && href == page, false
}

// isReport reports whether the page is that of a report: 2022.html.
func isReport(page string) bool {
	name := page[strings.LastIndexByte(page, '/')+1:]
	return len(name) == len("2022.html") && strings.HasSuffix(name, ".html") && strings.Trim(name[:4], "0123456789") == ""
}

// isYearPage reports whether the page is that of the year below the base: base/2022.html.
func isYearPage(page, base, year string) bool {
	return len(page) == len(base)+1+len(year)+len(".html") && strings.HasPrefix(page, base) && page[len(base)] == '/' &&
		strings.HasPrefix(page[len(base)+1:], year) && strings.HasSuffix(page, ".html")
}

// headKey is what the column's head has to say of its key, if anything.
func (f figures) headKey(h *Head) (key string, say bool) {
	if f.mode != byRows {
		return "", false
	}
	for x, b := range f.bottom {
		if b == h {
			return f.columns[x], f.columns[x] != keyOf(h.Href)
		}
	}
	return "", false
}

// keyOf is the name of the indicator's page that the link leads to.
func keyOf(href string) string {
	i := strings.LastIndex(href, "indicators/")
	if i < 0 {
		return ""
	}
	name, ok := strings.CutSuffix(href[i+len("indicators/"):], ".html")
	if !ok || strings.Contains(name, "/") {
		return ""
	}
	return name
}

// bottomHeads are the lowest heads over the columns, nil where there is none.
func bottomHeads(rows [][]Head) []*Head {
	var grid [][]*Head
	for y := range rows {
		x := 0
		for i := range rows[y] {
			h := &rows[y][i]
			for y < len(grid) && x < len(grid[y]) && grid[y][x] != nil {
				x++
			}
			for down := range max(1, h.Down) {
				for len(grid) <= y+down {
					grid = append(grid, nil)
				}
				for range max(0, x+max(1, h.Span)-len(grid[y+down])) {
					grid[y+down] = append(grid[y+down], nil)
				}
				for across := range max(1, h.Span) {
					grid[y+down][x+across] = h
				}
			}
			x += max(1, h.Span)
		}
	}
	if len(grid) == 0 {
		return nil
	}
	return grid[len(grid)-1]
}

// majority finds the value that more than half of the votes are for, if there is one.
type majority struct {
	value string
	lead  int
}

func (m *majority) vote(value string) {
	switch {
	case m.lead == 0:
		m.value, m.lead = value, 1
	case m.value == value:
		m.lead++
	default:
		m.lead--
	}
}
