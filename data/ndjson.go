package data

import (
	"bytes"
	"encoding/json"
)

// jsonTable writes a table as NDJSON: an object a line, every field in every line, null where it has no value. Numbers are
// JSON numbers with the decimals that are printed.
type jsonTable struct {
	fields []Field
	heads  [][]byte // `,"name":` of each field
	body   []byte
	err    error
}

func newJSONTable(t Table, length int) *jsonTable {
	j := &jsonTable{fields: t.Fields, body: make([]byte, 0, length)}
	for i, f := range t.Fields {
		mark := ","
		if i == 0 {
			mark = "{"
		}
		j.heads = append(j.heads, []byte(mark+`"`+f.Name+`":`))
	}
	return j
}

func (j *jsonTable) row(values []Value) {
	for i, f := range j.fields {
		v := &values[i]
		j.body = append(j.body, j.heads[i]...)
		switch {
		case v.Null:
			j.body = append(j.body, "null"...)
		case f.Kind == Token || f.Kind == Date:
			j.body = append(j.body, '"')
			j.body = append(j.body, v.Text...)
			j.body = append(j.body, '"')
		case f.Kind == Text:
			j.text(v.Text)
		default:
			j.body = v.Number.Append(j.body)
		}
	}
	j.body = append(j.body, '}', '\n')
}

// text writes a JSON string with 汉字 and <, > and & as they are.
func (j *jsonTable) text(s string) {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7f && s[i] != '"' && s[i] != '\\'
	}
	if plain {
		j.body = append(j.body, '"')
		j.body = append(j.body, s...)
		j.body = append(j.body, '"')
		return
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil && j.err == nil {
		j.err = err
	}
	j.body = append(j.body, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

func (j *jsonTable) size() int { return len(j.body) }

func (j *jsonTable) close() ([]byte, error) { return j.body, j.err }
