package data

import (
	"bytes"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"

	"nianbao/report"
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
	names   map[report.Form][]parquet.Value             // of the indicators of a form's cells
	classes [report.Classes]*[cellColumns]parquet.Value // of each class of cells
	err     error
}

const (
	decimalPrecision = 18
	decimalScale     = 6
	batchRows        = 1 << 12 // handed on at once
)

// exactSuffix is behind the name of a Decimal's second column, which has the number as text.
const exactSuffix = "_text"

func newParquetTable(t Table) *parquetTable {
	p := &parquetTable{fields: t.Fields, names: map[report.Form][]parquet.Value{}}
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

func (p *parquetTable) row(values []Value) {
	at := 0
	for i, f := range p.fields {
		v := &values[i]
		switch {
		case f.Kind == Decimal:
			number, exact := p.decimal(v)
			p.add(at, number)
			p.add(at+1, exact)
			at++
		case v.Null:
			p.add(at, parquet.NullValue())
		case f.Kind == Integer:
			p.add(at, parquet.Int32Value(v.int32()))
		case f.Kind == Year:
			p.add(at, present(parquet.Int32Value(v.int32())))
		case f.Kind == Date:
			p.add(at, day(v.Text))
		default:
			p.add(at, p.text(v.Text))
		}
		at++
	}
	p.full()
}

// The table of cells has report, code, year, form, indicator, state, value, value_text, raw, line. The first are the same in all rows of a
// report, and a cell's class tells those from state to raw.
const (
	sameColumns = 4
	cellColumns = 4
	lineColumn  = sameColumns + 1 + cellColumns
)

// cells adds the rows of a report.
func (p *parquetTable) cells(r *Report) {
	if p.names[r.Form] == nil {
		for _, id := range indicatorIDs(r.Form) {
			p.names[r.Form] = append(p.names[r.Form], in(sameColumns, parquet.ByteArrayValue([]byte(id))))
		}
	}
	same := [sameColumns]parquet.Value{in(0, parquet.ByteArrayValue([]byte(r.Address()))), in(1, parquet.ByteArrayValue([]byte(r.Organ.Code))),
		in(2, parquet.Int32Value(int32(r.Year))), in(3, parquet.ByteArrayValue([]byte(r.Form)))}
	fill := func() {
		for i, v := range same {
			for range len(p.columns[lineColumn]) - len(p.columns[i]) {
				p.columns[i] = append(p.columns[i], v)
			}
		}
	}
	names, columns := p.names[r.Form], p.columns[sameColumns:]
	r.Cells.EachClass(func(class report.Class, line int, own *report.Cell) {
		values := p.classes[class]
		if own != nil {
			values = p.cellValues(own)
		} else if values == nil {
			c := class.Cell()
			values = p.cellValues(&c)
			p.classes[class] = values
		}
		columns[0] = append(columns[0], names[0])
		names = names[1:]
		for i, v := range values {
			columns[1+i] = append(columns[1+i], v)
		}
		columns[1+cellColumns] = append(columns[1+cellColumns], in(lineColumn, parquet.Int32Value(int32(line))))
		if len(columns[0]) == batchRows {
			fill()
			p.flush()
		}
	})
	fill()
}

// cellValues are the cell's values, in room of their own.
func (p *parquetTable) cellValues(c *report.Cell) *[cellColumns]parquet.Value {
	v := decimal(*c)
	own := parquetTable{}
	number, exact := own.decimal(&v)
	values := [cellColumns]parquet.Value{own.text(c.State.String()), number, exact, own.text(c.Raw)}
	for i, v := range values {
		values[i] = in(sameColumns+1+i, v)
	}
	return &values
}

// add puts a value behind the others of its column.
func (p *parquetTable) add(column int, v parquet.Value) {
	p.columns[column] = append(p.columns[column], in(column, v))
}

// in is the value in the column.
func in(column int, v parquet.Value) parquet.Value { return v.Level(0, v.DefinitionLevel(), column) }

// present is a value of a column that may have none.
func present(v parquet.Value) parquet.Value { return v.Level(0, 1, 0) }

// text is a value that stands in the table's own room.
func (p *parquetTable) text(s string) parquet.Value {
	start := len(p.texts)
	p.texts = append(p.texts, s...)
	return parquet.ByteArrayValue(p.texts[start:])
}

// decimal is the number, and its text.
func (p *parquetTable) decimal(v *Value) (number, exact parquet.Value) {
	number = parquet.NullValue()
	if units, ok := v.Number.Units(decimalScale); ok && !v.Null {
		number = present(parquet.Int64Value(units))
	}
	start := len(p.texts)
	if !v.Null {
		p.texts = v.Number.Append(p.texts)
	}
	return number, parquet.ByteArrayValue(p.texts[start:])
}

// day is the days since 1970.
func day(s string) parquet.Value {
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return parquet.NullValue() // no day of the calendar, such as 2023-02-30
	}
	return present(parquet.Int32Value(int32(day.Unix() / (24 * 60 * 60))))
}

// full hands rows on where there are many.
func (p *parquetTable) full() {
	if len(p.columns[0]) == batchRows {
		p.flush()
	}
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
	p.rows += rows
}

func (p *parquetTable) close() ([]byte, error) {
	if err := p.writer.Close(); err != nil && p.err == nil {
		p.err = err
	}
	return p.out.Bytes(), p.err
}

// rowGroups are those of the file as it was.
func (p *pieces) rowGroups() map[Key]parquet.RowGroup {
	if _, whole := p.before[footKey]; !whole {
		return nil
	}
	file, err := parquet.OpenFile(bytes.NewReader(p.body), int64(len(p.body)))
	if err != nil {
		return nil
	}
	list := file.RowGroups()
	groups := map[Key]parquet.RowGroup{}
	for key, one := range p.before {
		if key != footKey && one.size < len(list) {
			groups[key] = list[one.size]
		}
	}
	return groups
}

// take writes a row group that stands in another file, as it is.
func (p *parquetTable) take(g parquet.RowGroup) (rows int) {
	n, err := p.writer.WriteRowGroup(g)
	if p.err == nil {
		p.err = err
	}
	return int(n)
}

// offsets are those of the row groups of a file that is closed, and of its foot.
func (p *parquetTable) offsets() (list []int64) {
	foot := int64(len("PAR1"))
	for _, g := range p.writer.File().Metadata().RowGroups {
		list = append(list, g.FileOffset)
		foot = g.FileOffset + g.TotalCompressedSize
	}
	return append(list, foot)
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
