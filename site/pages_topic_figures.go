package site

import (
	"fmt"
	"slices"

	"nianbao/report"
	"nianbao/templates"
)

// topicFigures is a topic with the figures of a set: each is looked up once, for the table, the distribution and the charts.
type topicFigures struct {
	spec     topicSpec
	columns  []topicColumn      // that the form of at least one report asks for
	cells    [][]templates.Cell // of each column and then each rate, parallel to the set's lines
	spread   *templates.Table
	table    templates.Table
	drawings []drawn
	apart    bool // the table stands on sheets
}

// figures looks up the figures of a topic. Columns that no form of the set asks for are left out.
func (c comparison) figures(spec topicSpec) topicFigures {
	f := topicFigures{spec: spec, columns: c.asked(spec.columns)}
	for _, column := range f.columns {
		f.cells = append(f.cells, column.cells(c.lines))
	}
	rates := ratesOf(spec.rates)
	for _, rate := range rates {
		list := make([]templates.Cell, len(c.lines))
		for i, l := range c.lines {
			list[i] = topicRate(l, rate)
		}
		f.cells = append(f.cells, list)
	}
	f.spread = c.spread(f, rates)
	f.table = c.topicTable(f, rates)
	return f
}

// topicTable is the table of a topic: the lines as rows, its columns and rates as columns.
func (c comparison) topicTable(f topicFigures, rates []report.Rate) templates.Table {
	t := templates.Table{ID: f.spec.id + ".figures", Caption: f.spec.title + "：各机关的数字", Short: true,
		Heads: c.topicHeads(f.columns, rates), Wide: len(f.cells) > 7}
	g := templates.Group{Sorts: true, Rows: make([]templates.Row, len(c.lines))}
	for i, l := range c.lines {
		row := templates.Row{Label: l.label, Note: l.note, Href: l.href, Cells: make([]templates.Cell, len(f.cells))}
		for x := range f.cells {
			row.Cells[x] = f.cells[x][i]
		}
		g.Rows[i] = row
	}
	t.Groups = []templates.Group{g}
	t.Align()
	return t
}

// of gives the cells of a column, parallel to the set's lines.
func (f topicFigures) of(column topicColumn, lines []line) []templates.Cell {
	for i, own := range f.columns {
		if slices.Equal(own.ids, column.ids) {
			return f.cells[i]
		}
	}
	return column.cells(lines)
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

// cells are the column's figures in the lines' reports. A sum stands where every part has a value.
func (column topicColumn) cells(lines []line) []templates.Cell {
	list, ind := make([]templates.Cell, len(lines)), column.indicator()
	for i, l := range lines {
		if len(column.ids) == 1 {
			list[i] = figure(l, ind)
			list[i].Total = column.name == total
		} else {
			list[i] = figureCell(l.report.Sum(column.ids...))
			list[i].Href = l.page + "#" + column.ids[0]
		}
	}
	return list
}

// cell is the column's figure in one line's report.
func (column topicColumn) cell(l line) templates.Cell { return column.cells([]line{l})[0] }

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
