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
	columns  []topicColumn   // that the form of at least one report asks for
	rows     []templates.Row // parallel to the set's lines, with a cell for each column and then each rate
	spread   *templates.Table
	table    templates.Table
	drawings []drawn
	apart    bool // the table stands on sheets
}

// figures looks up the figures of a topic. Columns that no form of the set asks for are left out.
func (c comparison) figures(spec topicSpec) topicFigures {
	f := topicFigures{spec: spec, columns: c.asked(spec.columns)}
	rates := ratesOf(spec.rates)
	wide := len(f.columns) + len(rates)
	cells := make([]templates.Cell, wide*len(c.lines))
	f.rows = make([]templates.Row, len(c.lines))
	for i := range c.lines {
		l := &c.lines[i]
		f.rows[i] = templates.Row{Label: l.label, Note: l.note, Href: l.href, Sole: l.sole, Cells: cells[i*wide : (i+1)*wide : (i+1)*wide]}
	}
	for x, column := range f.columns {
		column.fill(c.lines, f.column(x))
	}
	for x, rate := range rates {
		list := f.column(len(f.columns) + x)
		for i := range c.lines {
			*list.at(i) = topicRate(c.lines[i], rate)
		}
	}
	f.spread = c.spread(f, rates)
	f.table = c.topicTable(f, rates)
	return f
}

// topicTable is the table of a topic: the lines as rows, its columns and rates as columns.
func (c comparison) topicTable(f topicFigures, rates []report.Rate) templates.Table {
	t := templates.Table{ID: f.spec.id + ".figures", Caption: f.spec.title + "：各机关的数字", Short: true,
		Heads: c.topicHeads(f.columns, rates), Wide: len(f.columns)+len(rates) > 7}
	t.Groups = []templates.Group{{Sorts: true, Rows: f.rows}}
	t.Align()
	return t
}

// column are cells one below the other.
type column struct {
	rows []templates.Row
	x    int
}

func (f topicFigures) column(x int) column { return column{f.rows, x} }

// at is the cell in the i-th of the set's lines.
func (c column) at(i int) *templates.Cell { return &c.rows[i].Cells[c.x] }

// of gives the cells of a column.
func (f topicFigures) of(asked topicColumn, lines []line) column {
	for x, own := range f.columns {
		if slices.Equal(own.ids, asked.ids) {
			return f.column(x)
		}
	}
	alone := make([]templates.Row, len(lines))
	for i := range alone {
		alone[i].Cells = make([]templates.Cell, 1)
	}
	list := column{alone, 0}
	asked.fill(lines, list)
	return list
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

// each finds the column's figure in each of the lines' reports; ok is false where its form does not ask for it. A sum stands
// where every part has a value.
func (column topicColumn) each(lines []line, do func(i int, c report.Cell, ok bool)) {
	if len(column.ids) > 1 {
		sum := report.TotalOf(column.ids...)
		for i := range lines {
			do(i, sum.Of(lines[i].report), true)
		}
		return
	}
	ind := column.indicator()
	for i := range lines {
		if r := lines[i].report; ind.Has(r.Form) {
			do(i, ind.Sum(r), true)
		} else {
			do(i, report.Cell{}, false)
		}
	}
}

// fill sets the column's cells to its figures in the lines' reports.
func (column topicColumn) fill(lines []line, list column) {
	ind := column.indicator()
	column.each(lines, func(i int, c report.Cell, ok bool) {
		cell, l := list.at(i), &lines[i]
		if cell.None = !ok; cell.None {
			return
		}
		cell.Value, cell.State, cell.Raw = c.Value, c.State, c.Raw
		if len(column.ids) > 1 {
			cell.Href = l.page + "#" + column.ids[0]
			return
		}
		cell.Href, cell.Total = l.page+"#"+cellAnchor(l.report, ind), column.name == total
	})
}

// cell is the column's figure in one line's report.
func (column topicColumn) cell(l line) templates.Cell {
	f := topicFigures{}
	return *f.of(column, []line{l}).at(0)
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
