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
	apart    bool               // the table stands on sheets
	written  *templates.Written // in place of rows and table, where the set is large
	gaps     []templates.Link   // the first organs of which a column has no value
	moreGaps int                // how many there are besides
}

// figures looks up the figures of a topic. Columns that no form of the set asks for are left out.
func (c comparison) figures(spec topicSpec) topicFigures {
	f := topicFigures{spec: spec, columns: c.asked(spec.columns)}
	rates := ratesOf(spec.rates)
	wide := len(f.columns) + len(rates)
	lookups := make([]lookup, len(f.columns))
	for x := range lookups {
		lookups[x] = f.columns[x].lookup()
	}
	cells := make([]templates.Cell, wide*len(c.lines))
	f.rows = make([]templates.Row, len(c.lines))
	for i := range c.lines { // report by report, since a report's cells stand together
		l := &c.lines[i]
		row := cells[i*wide : (i+1)*wide : (i+1)*wide]
		f.rows[i] = templates.Row{Label: l.label, Note: l.note, Href: l.href, Sole: l.sole, Cells: row}
		for x := range lookups {
			lookups[x].fill(&row[x], l)
		}
		for x := range rates {
			row[len(lookups)+x] = topicRate(l, &rates[x])
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
	alone, cells := make([]templates.Row, len(lines)), make([]templates.Cell, len(lines))
	for i := range alone {
		alone[i].Cells = cells[i : i+1]
	}
	k := asked.lookup()
	for i := range lines {
		k.fill(&alone[i].Cells[0], &lines[i])
	}
	return column{alone, 0}
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

// lookup finds the figures of a column in one report after the other.
type lookup struct {
	ind   report.Indicator // the column's, the first where it adds several
	sum   report.Total     // of several
	adds  bool             // several
	total bool             // the column is what the form calls a sum
}

func (column topicColumn) lookup() lookup {
	return lookup{ind: column.indicator(), sum: report.TotalOf(column.ids...), adds: len(column.ids) > 1, total: column.name == total}
}

// figure is the value and the state of the column's figure in the report; ok is false where its form does not ask for it. A sum stands
// where every part has a value.
func (k *lookup) figure(r *report.Report) (n report.Number, s report.State, ok bool) {
	if k.adds {
		n, s = k.sum.Figure(r)
		return n, s, true
	}
	return k.ind.Figure(r)
}

// fill sets the cell to the column's figure in the line's report.
func (k *lookup) fill(cell *templates.Cell, l *line) {
	n, s, ok := k.figure(l.report)
	if cell.None = !ok; cell.None {
		return
	}
	cell.Value, cell.State = n, s
	if k.adds {
		cell.Href = l.page + "#" + k.ind.ID
		return
	}
	if s == report.Invalid {
		cell.Raw = k.ind.Sum(l.report).Raw
	}
	cell.Href, cell.Total = l.page+"#"+cellAnchor(l.report, &k.ind), k.total
}

// cell is the column's figure in one line's report.
func (column topicColumn) cell(l *line) (cell templates.Cell) {
	k := column.lookup()
	k.fill(&cell, l)
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
func topicRate(l *line, rate *report.Rate) templates.Cell {
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
