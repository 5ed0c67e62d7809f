package site

import (
	"slices"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// formTable is one table of a report as its form prints it.
func formTable(r *report.Report, t report.Table, said remarks, src origins) templates.Table {
	table := templates.Table{ID: t.Key, Caption: t.Title, Short: true, Notes: said.notes.table[t.Key], Findings: said.findings.table[t.Key]}
	cells := func(row report.Row, columns []report.Column) []templates.Cell {
		list := make([]templates.Cell, len(columns))
		for i, column := range columns {
			key := report.CellKey(row, column)
			c, _ := r.Cells.Get(key)
			list[i] = figureCell(c)
			list[i].ID, list[i].Total = key, isTotal(column.Key)
			list[i].Marks, list[i].Asked, list[i].Sum = said.notes.cell[key], said.findings.cell[key], said.findings.sums[key]
		}
		return list
	}
	switch t.Key {
	case "disclosure":
		table.Groups = blockGroups(t, cells, src)
	case "requests":
		table.Unit = "件"
		table.Tall, table.Wide = true, true
		table.Heads = requestHeads(t.Blocks[0], src)
		table.Groups = requestGroups(r, t.Blocks[0], cells, src)
	default:
		table.Unit = "件"
		table.Wide = true
		b := t.Blocks[0]
		table.Heads = reviewHeads(b, src)
		table.Origin = src.row(b.Rows[0], b.Columns)
		table.Groups = []templates.Group{{Rows: []templates.Row{{ID: "row." + t.Key, Cells: cells(b.Rows[0], b.Columns)}}}}
	}
	for _, g := range table.Groups {
		for i := range g.Rows {
			g.Rows[i].Asked = said.findings.row[g.Rows[i].ID]
		}
	}
	return table
}

// figureCell is a cell with its state.
func figureCell(c report.Cell) templates.Cell {
	return templates.Cell{Value: c.Value, State: c.State, Raw: c.Raw}
}

func isTotal(key string) bool { return key == "total" || strings.HasSuffix(key, ".total") }

type cellsOf func(report.Row, []report.Column) []templates.Cell

// blockGroups are the blocks of 主动公开政府信息情况, each with heads of its own. The last column of a narrow
// block takes the room of those it lacks, as on paper.
func blockGroups(t report.Table, cells cellsOf, src origins) []templates.Group {
	width := 0
	for _, b := range t.Blocks {
		width = max(width, len(b.Columns))
	}
	var groups []templates.Group
	for _, b := range t.Blocks {
		rest := width - len(b.Columns) + 1
		g := templates.Group{Label: b.Head, Column: width + 1, Heads: []templates.Head{{Text: "信息内容", Label: true, Href: src.catalogue(t.Key)}}}
		for i, column := range b.Columns {
			h := src.head(b.Rows[0], column)
			if i == len(b.Columns)-1 {
				h.Span = rest
			}
			g.Heads = append(g.Heads, h)
		}
		for _, row := range b.Rows {
			list := cells(row, b.Columns)
			list[len(list)-1].Span = rest
			g.Rows = append(g.Rows, templates.Row{ID: "row." + row.Key, Label: row.Label, Origin: src.row(row, b.Columns), Cells: list})
		}
		groups = append(groups, g)
	}
	return groups
}

// head is a column's head. It leads to the indicator of the column in its first row, whose page leads to those of the others.
func (o origins) head(row report.Row, c report.Column) templates.Head {
	h := templates.Head{Text: c.Label}
	if ind, ok := report.IndicatorOf(o.report.Form, report.CellKey(row, c)); ok {
		h.Href = o.root + indicatorPath(ind.ID)
	}
	return h
}

// catalogue is where the indicators of a table are listed, row by row.
func (o origins) catalogue(table string) string { return o.root + "indicators.html#" + table }

// requestHeads are the three rows of heads of 收到和处理政府信息公开申请情况.
func requestHeads(b report.Block, src origins) [][]templates.Head {
	columns := b.Columns
	top := []templates.Head{
		{Text: "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和", Down: 3, Label: true},
		{Text: "申请人情况", Span: len(columns), Href: src.catalogue("requests")},
	}
	var middle, bottom []templates.Head
	for i := 0; i < len(columns); {
		run := runOf(columns[i:])
		if columns[i].Group == "" {
			h := src.head(b.Rows[0], columns[i])
			h.Down = 2
			middle = append(middle, h)
			i++
			continue
		}
		middle = append(middle, templates.Head{Text: columns[i].Group, Span: run})
		for _, c := range columns[i : i+run] {
			bottom = append(bottom, src.head(b.Rows[0], c))
		}
		i += run
	}
	return [][]templates.Head{top, middle, bottom}
}

// reviewHeads are the heads of 政府信息公开行政复议、行政诉讼情况: 行政诉讼 is over both ways to court.
func reviewHeads(b report.Block, src origins) [][]templates.Head {
	columns := b.Columns
	var groups, bottom []templates.Head
	for i := 0; i < len(columns); {
		run := runOf(columns[i:])
		groups = append(groups, templates.Head{Text: columns[i].Group, Span: run})
		for _, c := range columns[i : i+run] {
			bottom = append(bottom, src.head(b.Rows[0], c))
		}
		i += run
	}
	first := groups[0]
	first.Down = 2
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

// requestGroups are the rows of 收到和处理政府信息公开申请情况. Where a report of form "2021" prints （六）其他处理
// as one row, that row stands in the place of the group's label.
func requestGroups(r *report.Report, b report.Block, cells cellsOf, src origins) []templates.Group {
	_, single := r.Cells.Get(report.OtherKeys()[0])
	single = single && r.Form == report.Form2021
	var groups []templates.Group
	var above []string
	for i, row := range b.Rows {
		if i == 0 || !slices.Equal(row.Groups, above) {
			g := templates.Group{Column: len(b.Columns) + 1}
			if n := len(row.Groups); n > len(above) {
				g.Label, g.Depth = row.Groups[n-1], n-1
			} else if n > 0 && row.Groups[n-1] != above[n-1] {
				g.Label, g.Depth = row.Groups[n-1], n-1
			}
			if other := report.OtherRow(); single && g.Label == other.Label {
				g.Label = ""
				g.Rows = append(g.Rows, requestRow(other, b.Columns, cells, src))
			}
			groups, above = append(groups, g), row.Groups
		}
		g := &groups[len(groups)-1]
		g.Rows = append(g.Rows, requestRow(row, b.Columns, cells, src))
	}
	return groups
}

func requestRow(row report.Row, columns []report.Column, cells cellsOf, src origins) templates.Row {
	return templates.Row{ID: "row." + row.Key, Label: row.Label, Depth: len(row.Groups),
		Total: isTotal(row.Key), Origin: src.row(row, columns), Cells: cells(row, columns)}
}
