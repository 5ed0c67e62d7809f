package data

// csvTable writes a table as CSV, under the fields' names.
type csvTable struct {
	fields []Field
	csv    CSV
}

func newCSVTable(t Table, length int) *csvTable {
	c := &csvTable{fields: t.Fields, csv: CSV{body: make([]byte, 0, length)}}
	for _, f := range t.Fields {
		c.csv.Text(f.Name)
	}
	c.csv.EndRow()
	return c
}

func (c *csvTable) row(values []Value) {
	for i, f := range c.fields {
		v := &values[i]
		switch {
		case v.Null:
			c.csv.Empty()
		case f.Kind == Text:
			c.csv.Text(v.Text)
		case f.Kind == Token || f.Kind == Date:
			c.csv.begin()
			c.csv.body = append(c.csv.body, v.Text...)
		default:
			c.csv.Number(v.Number)
		}
	}
	c.csv.EndRow()
}

func (c *csvTable) size() int { return len(c.csv.body) }

func (c *csvTable) close() ([]byte, error) { return c.csv.body, nil }
