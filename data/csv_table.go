package data

// csvTable writes a table as CSV, under the fields' names.
type csvTable struct {
	fields []Field
	csv    CSV
	sink   *sink
	head   []byte // the first fields of the row before, as many as kept
	kept   int
}

func newCSVTable(t Table) *csvTable {
	c := &csvTable{fields: t.Fields, csv: CSV{body: make([]byte, 0, sinkChunk+1<<12)}, sink: newSink(t)}
	for _, f := range t.Fields {
		c.csv.Text(f.Name)
	}
	c.csv.EndRow()
	return c
}

func (c *csvTable) row(values []Value, same int) {
	start, i := len(c.csv.body), 0
	if same > 0 && same == c.kept {
		c.csv.body, c.csv.inRow, i = append(c.csv.body, c.head...), true, same
	}
	for ; i < len(c.fields); i++ {
		c.value(c.fields[i].Kind, &values[i])
		if i+1 == same {
			c.head = append(c.head[:0], c.csv.body[start:]...)
		}
	}
	c.kept = same
	c.csv.EndRow()
	if len(c.csv.body) >= sinkChunk {
		c.csv.body = c.sink.take(c.csv.body)
	}
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

func (c *csvTable) close() ([]byte, error) { return c.sink.close(c.csv.body) }
