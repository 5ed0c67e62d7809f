package data

import (
	"encoding/binary"
	"slices"
	"time"

	"nianbao/report"
)

// parquetTable writes a table as Apache Parquet: strings in dictionaries, years and lines as INT32, dates as DATE, values as
// DECIMAL(18, 6), pages compressed with Snappy, which every reader knows. A piece is a row group.
//
// The sixth decimal of 万元 is a 分, so six are all that an amount can have, and twelve digits before the point are more than any
// figure of an office; a number beyond that is null in its field, and stands in the text field behind it
// (value_text), which has every number to the letter.
type parquetTable struct {
	fields  []Field
	columns []*parquetColumn // a Decimal has two
	rows    int
	names   map[report.Form][]string         // indicators of a form's cells
	nameIDs map[report.Form][]id             // and where they are in the column's dictionary
	classes [report.Classes]*[cellColumns]id // of each class of cells, in the dictionaries of its columns
}

const (
	decimalPrecision = 18
	decimalScale     = 6
)

// exactSuffix is behind the name of a Decimal's second column, which has the number as text.
const exactSuffix = "_text"

// groupPieces is how many pieces of text a row group is: the end of the file tells of each.
const groupPieces = 4

func newParquetTable(t Table) *parquetTable {
	p := &parquetTable{fields: t.Fields, names: map[report.Form][]string{}, nameIDs: map[report.Form][]id{}}
	for _, f := range t.Fields {
		p.columns = append(p.columns, &parquetColumn{name: f.Name, kind: f.Kind})
		if f.Kind == Decimal {
			p.columns = append(p.columns, &parquetColumn{name: f.Name + exactSuffix, kind: Token})
		}
	}
	return p
}

func (s Source) parquet(p Part, chunks []chunk, known *pieces) []byte {
	w := newParquetTable(p.Table)
	var groups []piece
	for _, c := range together(chunks, p.Table, groupPieces*p.Table.Together) {
		if rows := rowsOf(p, c); rows > 0 {
			groups = append(groups, known.of(c.key, func() piece {
				s.write(w, p, c.reports, func() {})
				return w.group()
			}))
		}
	}
	return w.file(p.Table, groups, known)
}

// rowsOf is how many rows the chunk has.
func rowsOf(p Part, c chunk) int {
	if len(c.reports) == 0 {
		return p.Rows
	}
	n := 0
	for _, r := range c.reports {
		rows, _ := p.Table.weigh(r.report)
		n += rows
	}
	return n
}

func (p *parquetTable) row(values []Value) {
	p.rows++
	at := 0
	for i, f := range p.fields {
		c, v := p.columns[at], &values[i]
		switch {
		case f.Kind == Decimal:
			number, exact := decimalOf(v)
			c.addNumber(number)
			p.columns[at+1].add(p.columns[at+1].text(exact), 1)
			at++
		case v.Null:
			c.addNull(1)
		case f.Kind == Integer || f.Kind == Year:
			c.add(c.number(int64(v.int32())), 1)
		case f.Kind == Date:
			c.addNumber(dayOf(v.Text))
		default:
			c.add(c.text(v.Text), 1)
		}
		at++
	}
}

// number is one that may be null.
type number struct {
	value int64
	null  bool
}

// decimalOf gives the number in units of the last decimal, null where it does not fit, and its text.
func decimalOf(v *Value) (n number, exact string) {
	if v.Null {
		return number{null: true}, ""
	}
	units, ok := v.Number.Units(decimalScale)
	return number{units, !ok}, v.Number.String()
}

// dayOf counts the days since 1970; null is what is no day of the calendar, such as 2023-02-30.
func dayOf(s string) number {
	day, err := time.Parse(time.DateOnly, s)
	return number{day.Unix() / (24 * 60 * 60), err != nil}
}

// id is the place of a value in a dictionary, or none.
type id int32

const noID id = -1

// The columns of the table of cells that a cell's class tells.
const cellColumns = 4 // state, value, value_text, raw

// cells adds the rows of a report.
func (p *parquetTable) cells(r *Report) {
	of := p.columns // report, code, year, form, indicator, state, value, value_text, raw, line
	n := r.Cells.Len()
	if n == 0 {
		return
	}
	p.rows += n
	of[0].add(of[0].text(r.Address()), n)
	of[1].add(of[1].text(r.Organ.Code), n)
	of[2].add(of[2].number(int64(r.Year)), n)
	of[3].add(of[3].text(string(r.Form)), n)
	if p.names[r.Form] == nil {
		p.names[r.Form] = indicatorIDs(r.Form)
	}
	names, nameIDs := p.names[r.Form], p.nameIDs[r.Form]
	if nameIDs == nil {
		nameIDs = slices.Repeat([]id{noID}, len(names))
		p.nameIDs[r.Form] = nameIDs
	}
	i := 0
	r.Cells.EachClass(func(class report.Class, line int, own *report.Cell) {
		if nameIDs[i] == noID {
			nameIDs[i] = of[4].text(names[i])
		}
		of[4].add(nameIDs[i], 1)
		i++
		ids := p.classes[class]
		if own != nil {
			ids = p.cellIDs(own)
		} else if ids == nil {
			c := class.Cell()
			ids = p.cellIDs(&c)
			p.classes[class] = ids
		}
		for k, place := range ids {
			if c := of[5+k]; place == noID {
				c.addNull(1)
			} else {
				c.add(place, 1)
			}
		}
		of[9].add(of[9].number(int64(line)), 1)
	})
}

// cellIDs are the cell's values in the dictionaries.
func (p *parquetTable) cellIDs(c *report.Cell) *[cellColumns]id {
	of := p.columns[5:]
	v := decimal(*c)
	value, exact := decimalOf(&v)
	ids := &[cellColumns]id{of[0].text(c.State.String()), noID, of[2].text(exact), of[3].text(c.Raw)}
	if !value.null {
		ids[1] = of[1].number(value.value)
	}
	return ids
}

// group writes the rows as a row group, and forgets them. What the file's end tells of it is its meta.
func (p *parquetTable) group() piece {
	var g piece
	g.meta = binary.AppendUvarint(g.meta, uint64(p.rows))
	for _, c := range p.columns {
		g.body, g.meta = c.append(g.body, g.meta)
		c.forget()
	}
	p.rows = 0
	clear(p.classes[:])
	clear(p.nameIDs)
	return g
}
