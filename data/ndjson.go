package data

import (
	"strconv"

	"nianbao/report"
)

// jsonTable writes a table as NDJSON: an object a line, every field in every line, null where it has no value. Numbers are
// JSON numbers with the decimals that are printed; 汉字 and <, > and & are as they are.
type jsonTable struct {
	fields []Field
	heads  []string // `,"name":` of each field
	body   []byte
	lines  cellLines
}

func newJSONTable(t Table) *jsonTable {
	j := &jsonTable{fields: t.Fields}
	for i, f := range t.Fields {
		mark := ","
		if i == 0 {
			mark = "{"
		}
		j.heads = append(j.heads, mark+`"`+f.Name+`":`)
	}
	if t.Name == Cells.Name {
		j.lines = j.cellLines()
	}
	return j
}

// cellLines are the rows of the table of cells, whose fields stand in this order.
func (j *jsonTable) cellLines() cellLines {
	return cellLines{end: "}\n",
		begin: func(b []byte, r *Report) []byte {
			b = append(append(b, j.heads[0]...), '"')
			b = append(append(b, r.Path...), pageSuffix+`"`...)
			b = append(append(b, j.heads[1]...), '"')
			b = append(append(b, r.Organ.Code...), '"')
			b = strconv.AppendInt(append(b, j.heads[2]...), int64(r.Year), 10)
			b = append(append(b, j.heads[3]...), '"')
			return append(append(append(b, r.Form...), '"'), j.heads[4]...)
		},
		name: func(id string) string { return `"` + id + `"` + j.heads[5] },
		cell: func(b []byte, c *report.Cell) []byte {
			b = append(append(append(b, '"'), c.State.String()...), '"')
			if b = append(b, j.heads[6]...); c.State.HasValue() {
				b = c.Value.Append(b)
			} else {
				b = append(b, "null"...)
			}
			return append(report.AppendText(append(b, j.heads[7]...), c.Raw), j.heads[8]...)
		},
	}
}

func (j *jsonTable) row(values []Value) {
	for i, f := range j.fields {
		j.body = append(j.body, j.heads[i]...)
		j.value(f.Kind, &values[i])
	}
	j.body = append(j.body, '}', '\n')
}

func (j *jsonTable) value(k Kind, v *Value) {
	switch {
	case v.Null:
		j.body = append(j.body, "null"...)
	case k == Token || k == Date:
		j.body = append(j.body, '"')
		j.body = append(j.body, v.Text...)
		j.body = append(j.body, '"')
	case k == Text:
		j.body = report.AppendText(j.body, v.Text)
	default:
		j.body = v.Number.Append(j.body)
	}
}

func (j *jsonTable) cells(r *Report) { j.body = j.lines.append(j.body, r) }

func (j *jsonTable) text() *[]byte { return &j.body }
