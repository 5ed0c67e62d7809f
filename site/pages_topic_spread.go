package site

import (
	"fmt"

	"nianbao/report"
	"nianbao/templates"
)

// leastSpread is of how many figures at least quartiles are told: of fewer, the figures themselves say more.
const leastSpread = 4

// spreadRow is what is told of one column over all organs of a set.
type spreadRow struct {
	label, note, href string
	id                string // of its row, "" for none
	figures           []report.Number
	without           int            // organs whose form asks for it and that have no value
	parent            templates.Cell // of the government that the organs are below
}

// measureOf is a column of which no figure is counted.
func (c comparison) measureOf(column topicColumn) spreadRow {
	head := c.columnHead(column)
	m := spreadRow{label: joined(column.group, column.name), note: head.Note, href: head.Href}
	if c.parent != nil {
		m.parent = column.cell(c.parent)
	}
	return m
}

func (c comparison) rateMeasure(rate *report.Rate) spreadRow {
	m := spreadRow{label: rate.Name, note: rate.Unit, href: relative(c.at, indicatorPath(rate.ID))}
	if c.parent != nil {
		m.parent = topicRate(c.parent, rate)
	}
	return m
}

// countCells counts the figures that stand in the cells.
func (m *spreadRow) countCells(cells column) {
	m.figures = make([]report.Number, 0, len(cells.rows))
	for i := range cells.rows {
		switch one := cells.at(i); {
		case one.None:
		case one.Text == "" && one.State.HasValue():
			m.figures = append(m.figures, one.Value)
		default:
			m.without++
		}
	}
}

// countFigures looks the column up in the lines' reports, and counts what it finds.
func (m *spreadRow) countFigures(column topicColumn, lines []line) {
	m.figures = make([]report.Number, 0, len(lines))
	k := column.lookup()
	for i := range lines {
		switch n, s, ok := k.figure(lines[i].report); {
		case !ok:
		case s.HasValue():
			m.figures = append(m.figures, n)
		default:
			m.without++
		}
	}
}

// spread is the table of how the columns of a topic are distributed; nil where there is no more to tell than the topic's
// own table shows.
func (c comparison) spread(f topicFigures, rates []report.Rate) *templates.Table {
	if len(c.lines) < leastSpread && c.parent == nil {
		return nil
	}
	measures := make([]spreadRow, 0, len(f.columns)+len(rates))
	for _, column := range f.columns {
		measures = append(measures, c.measureOf(column))
	}
	for i := range rates {
		measures = append(measures, c.rateMeasure(&rates[i]))
	}
	for x := range measures {
		measures[x].countCells(f.column(x))
	}
	t := c.spreadTable(f.spec.id+".spread", f.spec.title+"：各机关数字的分布", measures)
	return &t
}

// spreadTable has a row for each measure. Rows about nothing are left out.
func (c comparison) spreadTable(id, caption string, measures []spreadRow) templates.Table {
	t := templates.Table{ID: id, Caption: caption, Short: true, Wide: true}
	heads := []templates.Head{{Text: "分布", Label: true}, {Text: "有数值"}, {Text: "没有数值"},
		{Text: "下四分位数"}, {Text: "中位数"}, {Text: "上四分位数"}, {Text: "最大"}}
	if c.parent != nil {
		heads = append(heads, templates.Head{Text: c.parent.label, Note: "本级政府的报告", Href: c.parent.href})
	}
	t.Heads = [][]templates.Head{heads}
	g := templates.Group{Rows: make([]templates.Row, 0, len(measures))}
	for _, m := range measures {
		row := templates.Row{ID: m.id, Label: m.label, Note: m.note, Href: m.href, Cells: make([]templates.Cell, 2, len(heads)-1)}
		row.Cells[0], row.Cells[1] = countCell(int64(len(m.figures))), countCell(int64(m.without))
		row.Cells = appendSpread(row.Cells, m.figures)
		if c.parent != nil {
			row.Cells = append(row.Cells, m.parent)
		}
		g.Rows = append(g.Rows, row)
	}
	t.Groups = []templates.Group{g}
	t.Align()
	return t
}

// appendSpread adds the quartiles and the largest of the figures, empty cells where they are too few.
func appendSpread(cells []templates.Cell, figures []report.Number) []templates.Cell {
	s, ok := report.SpreadOf(figures)
	known := ok && s.N >= leastSpread
	for _, n := range [...]report.Number{s.Lower, s.Median, s.Upper, s.Most} {
		if known {
			cells = append(cells, templates.Cell{Value: n, State: report.Reported})
		} else {
			cells = append(cells, templates.Cell{Empty: true})
		}
	}
	return cells
}

// spreadWords explain the table of a distribution.
func (c comparison) spreadWords() string {
	words := fmt.Sprintf("中位数和四分位数只按有数值的机关计，空白和缺失不当作 0；不足 %d 个机关有数值的不计。率不足 %d 件的，各项不全或互相矛盾的，画一横，也作没有数值。", leastSpread, report.MinBase)
	if c.parent != nil {
		words += fmt.Sprintf("“%s”一列是本级政府自己的报告，含其部门和下级，不是所列各机关之和。", c.parent.label)
	}
	return words
}

// namedGaps is how many organs without a value are named; more are counted.
const namedGaps = 20

// gaps names the organs of which a column of the topic has no value, with how many columns these are.
func (c comparison) gaps(f topicFigures) (named []templates.Link, rest int) {
	for i, l := range c.lines {
		lost, first := 0, ""
		for x := range f.columns {
			if cell := f.column(x).at(i); !cell.None && !cell.State.HasValue() {
				if lost++; lost == 1 {
					first = cell.Href
				}
			}
		}
		switch {
		case lost == 0:
		case len(named) == namedGaps:
			rest++
		default:
			named = append(named, templates.Link{Text: l.label, Href: first, Note: fmt.Sprintf("%d 项", lost)})
		}
	}
	return named, rest
}
