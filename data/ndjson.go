package data

import "nianbao/report"

// jsonTable writes a table as NDJSON: an object a line, every field in every line, null where it has no value. Numbers are
// JSON numbers with the decimals that are printed; 汉字 and <, > and & are as they are.
type jsonTable struct {
	fields []Field
	heads  []string // `,"name":` of each field
	body   []byte
	sink   *sink
	head   []byte // the first fields of the row before, as many as kept
	kept   int
}

func newJSONTable(t Table) *jsonTable {
	j := &jsonTable{fields: t.Fields, body: make([]byte, 0, sinkChunk+1<<12), sink: newSink(t)}
	for i, f := range t.Fields {
		mark := ","
		if i == 0 {
			mark = "{"
		}
		j.heads = append(j.heads, mark+`"`+f.Name+`":`)
	}
	return j
}

func (j *jsonTable) row(values []Value, same int) {
	start, i := len(j.body), 0
	if same > 0 && same == j.kept {
		j.body, i = append(j.body, j.head...), same
	}
	for ; i < len(j.fields); i++ {
		j.body = append(j.body, j.heads[i]...)
		j.value(j.fields[i].Kind, &values[i])
		if i+1 == same {
			j.head = append(j.head[:0], j.body[start:]...)
		}
	}
	j.kept = same
	j.body = append(j.body, '}', '\n')
	if len(j.body) >= sinkChunk {
		j.body = j.sink.take(j.body)
	}
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

func (j *jsonTable) close() ([]byte, error) { return j.sink.close(j.body) }
