package site

import (
	"fmt"
	"slices"

	"nianbao/report"
	"nianbao/templates"
)

// topicTable is the table of a topic: the lines as rows, its columns and rates as columns. Columns that no form of the
// set asks for are left out.
func (c comparison) topicTable(spec topicSpec, lines []line) templates.Table {
	columns, rates := c.asked(spec.columns), ratesOf(spec.rates)
	t := templates.Table{ID: spec.id + ".figures", Caption: spec.title + "：各机关的数字", Short: true,
		Heads: c.topicHeads(columns, rates), Wide: len(columns)+len(rates) > 7}
	g := templates.Group{Sorts: true}
	for _, l := range lines {
		row := templates.Row{Label: l.label, Note: l.note, Href: l.href}
		for _, column := range columns {
			row.Cells = append(row.Cells, column.cell(l))
		}
		for _, rate := range rates {
			row.Cells = append(row.Cells, topicRate(l, rate))
		}
		g.Rows = append(g.Rows, row)
	}
	t.Groups = []templates.Group{g}
	t.Align()
	return t
}

// asked are the columns that the form of at least one report has.
func (c comparison) asked(columns []topicColumn) []topicColumn {
	return slices.DeleteFunc(slices.Clone(columns), func(column topicColumn) bool {
		ind := column.indicator()
		return !slices.ContainsFunc(c.forms, ind.Has)
	})
}

// topicHeads are the columns' heads, below those of their groups where they have any.
func (c comparison) topicHeads(columns []topicColumn, rates []report.Rate) [][]templates.Head {
	grouped := slices.ContainsFunc(columns, func(column topicColumn) bool { return column.group != "" })
	down := 1
	if grouped {
		down = 2
	}
	top, bottom := []templates.Head{{Text: "机关", Label: true, Down: down}}, []templates.Head(nil)
	for i, column := range columns {
		head := c.columnHead(column)
		switch {
		case !grouped || column.group == "":
			head.Down = down
			top = append(top, head)
			continue
		case i > 0 && columns[i-1].group == column.group:
			top[len(top)-1].Span++
		default:
			top = append(top, templates.Head{Text: column.group, Span: 1})
		}
		bottom = append(bottom, head)
	}
	for _, rate := range rates {
		top = append(top, templates.Head{Text: rate.Name, Note: rate.Unit, Down: down, Href: relative(c.at, indicatorPath(rate.ID))})
	}
	if !grouped {
		return [][]templates.Head{top}
	}
	return [][]templates.Head{top, bottom}
}

func (c comparison) columnHead(column topicColumn) templates.Head {
	ind := column.indicator()
	head := templates.Head{Text: column.name}
	if len(column.ids) > 1 {
		head.Note = fmt.Sprintf("%d 项之和", len(column.ids))
		return head
	}
	head.Href = relative(c.at, indicatorPath(ind.ID))
	if len(c.forms) > 1 {
		head.Note = columnNote(ind)
	}
	if ind.Unit != "件" {
		head.Note = joined(head.Note, ind.Unit)
	}
	return head
}

// indicator is the column's indicator, the first where it adds several.
func (column topicColumn) indicator() report.Indicator {
	ind, _ := report.IndicatorByID(column.ids[0])
	return ind
}

// cell is the column's figure in a report. A sum stands where every part has a value.
func (column topicColumn) cell(l line) templates.Cell {
	if len(column.ids) == 1 {
		cell := figure(l, column.indicator())
		cell.Total = column.name == total
		return cell
	}
	cell := figureCell(l.report.Sum(column.ids...))
	cell.Href = l.page + "#" + column.ids[0]
	return cell
}

func ratesOf(ids []string) []report.Rate {
	var list []report.Rate
	for _, id := range ids {
		rate, _ := report.RateByID(id)
		list = append(list, rate)
	}
	return list
}

// topicRate is the rate of the line's report.
func topicRate(l line, rate report.Rate) templates.Cell {
	cell := fractionCell(rate.Of(l.report))
	cell.Href = l.page + "#" + rate.Under[0]
	return cell
}

// joined puts a blank between two words, if both are there.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
