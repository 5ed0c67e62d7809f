package site

import (
	"slices"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// table is one table of a report as its form prints it. line is that of its first cell in the source, 0 where the document
// has none.
func (f *filler) table(t *formTable) (table templates.Table, line int) {
	said := f.said
	table = templates.Table{ID: t.key, Caption: t.title, Short: true, Notes: said.notes.table[t.key], Findings: said.findings.table[t.key]}
	f.first = 0
	switch t.key {
	case "disclosure":
		table.Groups = f.blocks(t)
	case "requests":
		table.Unit = "件"
		table.Tall, table.Wide = true, true
		table.Heads = f.headsOf(&t.blocks[0], f.requestHeads)
		table.Groups = f.requests(&t.blocks[0])
	default:
		table.Unit = "件"
		table.Wide = true
		b := &t.blocks[0]
		table.Heads = f.headsOf(b, f.reviewHeads)
		row := f.row(&b.rows[0])
		table.Origin, row.Origin = row.Origin, templates.Origin{}
		table.Groups = []templates.Group{{Rows: []templates.Row{row}}}
	}
	return table, f.first
}

// headed is a block of a form on a page as far from the root: its heads are the same for all reports.
type headed struct {
	block *formBlock
	root  string
}

// headsOf are the heads of a block, made once.
func (f *filler) headsOf(b *formBlock, make func(b *formBlock) [][]templates.Head) [][]templates.Head {
	key := headed{b, f.src.root}
	heads, ok := f.heads[key]
	if !ok {
		if heads = make(b); f.heads != nil {
			f.heads[key] = heads
		}
	}
	return heads
}

// filler fills the sections of a report and the rows of its tables.
type filler struct {
	report *report.Report
	said   remarks
	src    origins
	first  int              // the first line of what has been filled in of a table, 0 for none
	cells  []templates.Cell // room for those of all tables
	rows   []templates.Row  // and for rows
	heads  map[headed][][]templates.Head
}

// row is a row of the form with its cells; it comes from the line of the first that has one.
func (f *filler) row(row *formRow) templates.Row {
	out := templates.Row{ID: row.id, Label: row.Label, Total: row.total, Asked: f.said.findings.row[row.id], Cells: f.room(len(row.cells))}
	line := 0
	for i := range row.cells {
		column := &row.cells[i]
		c, _ := f.report.Cells.At(column.place)
		cell := &out.Cells[i]
		cell.Value, cell.State, cell.Raw, cell.ID, cell.Total = c.Value, c.State, c.Raw, column.key, column.total
		cell.Marks, cell.Asked, cell.Sum = f.said.notes.cell[column.key], f.said.findings.cell[column.key], f.said.findings.sums[column.key]
		line = earlier(line, c.Line)
	}
	out.Origin = f.src.line(line)
	f.first = earlier(f.first, line)
	return out
}

// room is for so many cells.
func (f *filler) room(n int) []templates.Cell {
	from := len(f.cells)
	f.cells = slices.Grow(f.cells, n)[:from+n]
	clear(f.cells[from:])
	return f.cells[from : from+n : from+n]
}

// earlier is the first of two lines, of which 0 is none.
func earlier(a, b int) int {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}

// figureCell is a cell with its state.
func figureCell(c report.Cell) templates.Cell {
	return templates.Cell{Value: c.Value, State: c.State, Raw: c.Raw}
}

func isTotal(key string) bool { return key == "total" || strings.HasSuffix(key, ".total") }

// blocks are the blocks of 主动公开政府信息情况, each with heads of its own. The last column of a narrow
// block takes the room of those it lacks, as on paper.
func (f *filler) blocks(t *formTable) []templates.Group {
	width := 0
	for _, b := range t.blocks {
		width = max(width, len(b.Columns))
	}
	groups := make([]templates.Group, 0, len(t.blocks))
	for n := range t.blocks {
		b := &t.blocks[n]
		rest := width - len(b.Columns) + 1
		g := templates.Group{Label: b.Head, Column: width + 1, Heads: f.headsOf(b, func(b *formBlock) [][]templates.Head {
			heads := []templates.Head{{Text: "信息内容", Label: true}}
			if n == 0 {
				heads[0].Href = f.src.catalogue(t.key)
			}
			for i := range b.Columns {
				h := f.head(b, i)
				if i == len(b.Columns)-1 {
					h.Span = rest
				}
				heads = append(heads, h)
			}
			return [][]templates.Head{heads}
		})[0]}
		first := len(f.rows)
		for i := range b.rows {
			row := f.row(&b.rows[i])
			row.Cells[len(row.Cells)-1].Span = rest
			f.rows = append(f.rows, row)
		}
		g.Rows = f.rows[first:len(f.rows):len(f.rows)]
		groups = append(groups, g)
	}
	return groups
}

// head is a column's head. It leads to the indicator of the column in its first row, whose page leads to those of the others: where
// that is called as the cell is, the script makes the link (assets/figures.js).
func (f *filler) head(b *formBlock, column int) templates.Head {
	h := templates.Head{Text: b.Columns[column].Label}
	if c := &b.rows[0].cells[column]; c.page != indicatorPath(c.key) {
		h.Href = f.src.root + c.page
	}
	return h
}

// catalogue is where the indicators of a table are listed, row by row.
func (o origins) catalogue(table string) string { return o.root + "indicators.html#" + table }

// requestHeads are the three rows of heads of 收到和处理政府信息公开申请情况.
func (f *filler) requestHeads(b *formBlock) [][]templates.Head {
	columns := b.Columns
	top := []templates.Head{
		{Text: "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和", Down: 3, Label: true},
		{Text: "申请人情况", Span: len(columns), Href: f.src.catalogue("requests")},
	}
	var middle, bottom []templates.Head
	for i := 0; i < len(columns); {
		run := runOf(columns[i:])
		if columns[i].Group == "" {
			h := f.head(b, i)
			h.Down = 2
			middle = append(middle, h)
			i++
			continue
		}
		middle = append(middle, templates.Head{Text: columns[i].Group, Span: run})
		for range run {
			bottom = append(bottom, f.head(b, i))
			i++
		}
	}
	return [][]templates.Head{top, middle, bottom}
}

// reviewHeads are the heads of 政府信息公开行政复议、行政诉讼情况: 行政诉讼 is over both ways to court.
func (f *filler) reviewHeads(b *formBlock) [][]templates.Head {
	columns := b.Columns
	var groups, bottom []templates.Head
	for i := 0; i < len(columns); {
		run := runOf(columns[i:])
		groups = append(groups, templates.Head{Text: columns[i].Group, Span: run})
		for range run {
			bottom = append(bottom, f.head(b, i))
			i++
		}
	}
	first := groups[0]
	first.Down, first.Href = 2, f.src.catalogue("review")
	lawsuits := templates.Head{Text: "行政诉讼", Span: len(columns) - first.Span}
	return [][]templates.Head{{first, lawsuits}, groups[1:], bottom}
}

// runOf counts the columns from the first on that share its group.
func runOf(columns []report.Column) int {
	n := slices.IndexFunc(columns, func(c report.Column) bool { return c.Group != columns[0].Group })
	if n < 0 {
		return len(columns)
	}
	return n
}

// requests are the rows of 收到和处理政府信息公开申请情况. Where a report of form "2021" prints （六）其他处理
// as one row, that row stands in the place of the group's label.
func (f *filler) requests(b *formBlock) []templates.Group {
	form, single := formOf(f.report)
	groups := make([]templates.Group, 0, len(b.rows))
	var above []string
	first := 0 // of the group's rows
	for i := range b.rows {
		row := &b.rows[i]
		if i == 0 || !slices.Equal(row.Groups, above) {
			g := templates.Group{Column: len(b.Columns) + 1}
			if n := len(row.Groups); n > len(above) {
				g.Label, g.Depth = row.Groups[n-1], n-1
			} else if n > 0 && row.Groups[n-1] != above[n-1] {
				g.Label, g.Depth = row.Groups[n-1], n-1
			}
			first = len(f.rows)
			if single && g.Label == form.other.Label {
				g.Label = ""
				f.rows = append(f.rows, f.request(form.other))
			}
			groups, above = append(groups, g), row.Groups
		}
		f.rows = append(f.rows, f.request(row))
		groups[len(groups)-1].Rows = f.rows[first:len(f.rows):len(f.rows)]
	}
	return groups
}

func (f *filler) request(row *formRow) templates.Row {
	out := f.row(row)
	out.Depth = len(row.Groups)
	return out
}
