package data

import (
	"strconv"

	"nianbao/report"
)

// csvTable writes a table as CSV, under the fields' names.
type csvTable struct {
	fields []Field
	csv    CSV
	lines  cellLines
}

func newCSVTable(t Table) *csvTable {
	c := &csvTable{fields: t.Fields}
	for _, f := range t.Fields {
		c.csv.Text(f.Name)
	}
	c.csv.EndRow()
	c.lines = cellLines{end: "\r\n",
		begin: func(b []byte, r *Report) []byte {
			b = append(b, r.Path...)
			b = append(b, pageSuffix+","...)
			b = append(append(b, r.Organ.Code...), ',')
			b = strconv.AppendInt(b, int64(r.Year), 10)
			return append(append(append(b, ','), r.Form...), ',')
		},
		name: func(id string) string { return id + "," },
		cell: func(b []byte, cell *report.Cell) []byte {
			c := CSV{body: append(b, cell.State.String()...), begun: true, inRow: true}
			c.value(*cell)
			c.Text(cell.Raw)
			return append(c.body, ',')
		},
	}
	return c
}

func (c *csvTable) row(values []Value) {
	for i, f := range c.fields {
		c.value(f.Kind, &values[i])
	}
	c.csv.EndRow()
}

func (c *csvTable) value(k Kind, v *Value) {
	switch {
	case v.Null:
		c.csv.Empty()
	case k == Text:
		c.csv.Text(v.Text)
	case k == Token || k == Date:
		c.csv.begin()
		c.csv.body = append(c.csv.body, v.Text...)
	default:
		c.csv.Number(v.Number)
	}
}

func (c *csvTable) cells(r *Report) { c.csv.body = c.lines.append(c.csv.body, r) }

func (c *csvTable) text() *[]byte { return &c.csv.body }
