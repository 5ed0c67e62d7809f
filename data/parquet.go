package data

import (
	"bytes"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"
)

// parquetTable writes a table as Apache Parquet: strings in dictionaries, years and lines as INT32, dates as DATE, values as
// DECIMAL(18, 6), pages compressed with Snappy, which every reader knows.
//
// The sixth decimal of 万元 is a 分, so six are all that an amount can have, and twelve digits before the point are more than any
// figure of an office; a number beyond that is null in its field, and stands in the text field behind it
// (value_text), which has every number to the letter. parquet-go orders fixed-length decimals without their sign, so
// that wider ones would get wrong minima and maxima: readers that skip by them would lose rows.
type parquetTable struct {
	fields  []Field
	columns [][]parquet.Value // of the rows that are not written yet; a Decimal has two columns
	texts   []byte            // of those rows
	rows    int               // in the row group
	out     bytes.Buffer
	writer  *parquet.GenericWriter[any]
	err     error
}

const (
	decimalPrecision = 18
	decimalScale     = 6
	batchRows        = 1 << 12 // handed on at once
	groupRows        = 1 << 17 // in a row group: what a reader takes as one piece of work
)

// exactSuffix is behind the name of a Decimal's second column, which has the number as text.
const exactSuffix = "_text"

func newParquetTable(t Table) *parquetTable {
	p := &parquetTable{fields: t.Fields}
	g := group{Group: parquet.Group{}}
	add := func(name string, k Kind) {
		c := column{columnNode(k), name}
		g.Group[name] = c.Node
		g.fields = append(g.fields, c)
	}
	for _, f := range t.Fields {
		add(f.Name, f.Kind)
		if f.Kind == Decimal {
			add(f.Name+exactSuffix, Token)
		}
	}
	p.columns = make([][]parquet.Value, len(g.fields))
	for i := range p.columns {
		p.columns[i] = make([]parquet.Value, 0, batchRows)
	}
	p.writer = parquet.NewGenericWriter[any](&p.out, parquet.NewSchema(t.Name, g),
		parquet.CreatedBy("nianbao", "1", "parquet-go"), parquet.Compression(&parquet.Snappy),
		parquet.DataPageStatistics(false)) // they stand in the column's index, too
	return p
}

func columnNode(k Kind) parquet.Node {
	var n parquet.Node
	switch k {
	case Integer, Year:
		n = parquet.Leaf(parquet.Int32Type)
	case Decimal:
		n = parquet.Decimal(decimalScale, decimalPrecision, parquet.Int64Type)
	case Date:
		n = parquet.Date()
	default:
		n = parquet.String()
	}
	n = parquet.Encoded(n, &parquet.RLEDictionary)
	if k.Nullable() {
		n = parquet.Optional(n)
	}
	return n
}

func (p *parquetTable) row(values []Value, _ int) {
	at := 0
	for i, f := range p.fields {
		v := &values[i]
		switch {
		case f.Kind == Decimal:
			p.decimal(at, v)
			at++
		case v.Null:
			p.add(at, parquet.NullValue(), 0)
		case f.Kind == Integer:
			p.add(at, parquet.Int32Value(v.int32()), 0)
		case f.Kind == Year:
			p.add(at, parquet.Int32Value(v.int32()), 1)
		case f.Kind == Date:
			p.date(at, v.Text)
		default:
			p.text(at, v.Text)
		}
		at++
	}
	if len(p.columns[0]) == batchRows {
		p.flush()
	}
}

// add puts a value behind the others of its column. Present is 1 for a value of a column that may have none.
func (p *parquetTable) add(column int, v parquet.Value, present int) {
	if present > 0 {
		v = v.Level(0, present, column)
	}
	p.columns[column] = append(p.columns[column], v)
}

func (p *parquetTable) text(column int, s string) {
	start := len(p.texts)
	p.texts = append(p.texts, s...)
	p.add(column, parquet.ByteArrayValue(p.texts[start:]), 0)
}

// decimal writes the number, and behind it its text.
func (p *parquetTable) decimal(column int, v *Value) {
	number := parquet.NullValue()
	present := 0
	if units, ok := v.Number.Units(decimalScale); ok && !v.Null {
		number, present = parquet.Int64Value(units), 1
	}
	p.add(column, number, present)
	start := len(p.texts)
	if !v.Null {
		p.texts = v.Number.Append(p.texts)
	}
	p.add(column+1, parquet.ByteArrayValue(p.texts[start:]), 0)
}

// date writes the days since 1970.
func (p *parquetTable) date(column int, s string) {
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		p.add(column, parquet.NullValue(), 0) // no day of the calendar, such as 2023-02-30
		return
	}
	p.add(column, parquet.Int32Value(int32(day.Unix()/(24*60*60))), 1)
}

// flush hands the rows on.
func (p *parquetTable) flush() {
	rows := len(p.columns[0])
	for i, w := range p.writer.ColumnWriters() {
		if _, err := w.WriteRowValues(p.columns[i]); err != nil && p.err == nil {
			p.err = err
		}
		p.columns[i] = p.columns[i][:0]
	}
	p.texts = p.texts[:0]
	if p.rows += rows; p.rows >= groupRows {
		p.rows = 0
		if err := p.writer.Flush(); err != nil && p.err == nil {
			p.err = err
		}
	}
}

func (p *parquetTable) close() ([]byte, error) {
	p.flush()
	if err := p.writer.Close(); err != nil && p.err == nil {
		p.err = err
	}
	return p.out.Bytes(), p.err
}

// group is the root of a schema whose columns stand in the order of the fields; those of parquet.Group are sorted.
type group struct {
	parquet.Group
	fields []parquet.Field
}

func (g group) Fields() []parquet.Field { return g.fields }

// column is a field of a group. Rows are written column by column: no Go value is ever taken apart.
type column struct {
	parquet.Node
	name string
}

func (c column) Name() string { return c.name }

func (c column) Value(base reflect.Value) reflect.Value { return base.FieldByName(c.name) }
