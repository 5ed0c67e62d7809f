package data

import "nianbao/report"

// Table is one of the published tables, in whatever format: its name in files, and what its columns are. Everything
// that describes the tables is written from here.
type Table struct {
	Name   string // cells
	Title  string // 单元格
	About  string // one sentence: what a row is
	Yearly bool   // in files of their own for each year

	// Compressed is of tables that grow with the reports: their CSV and NDJSON are published as gzip packs them, 2022.csv.gz.
	// Nobody's site has so many reports that the others, which tell of the forms and the checks, would.
	Compressed bool

	// Together is of how many organs the rows make a piece of text, more or less, and Grouped a row group of Parquet: see pieces.
	// They are multiples of the smallest; 0: all rows are one.
	Together, Grouped uint32

	Fields []Field
	Key    []string // the fields that tell a row from all others
	Links  []Link
}

// Link says that a field holds what the field of that name does in another table, which is always one file: keys into
// tables that may be cut could not be described.
type Link struct{ Field, Table string }

// Field is a column of a table.
type Field struct {
	Name  string
	Kind  Kind
	Title string // 报告地址
	About string // one or two sentences
	Enum  []string
}

// Kind is what a field holds.
type Kind uint8

// The kinds. A Token is a text that no format needs to write otherwise: letters and digits of ASCII and the marks of paths and
// keys between them.
const (
	Text Kind = iota
	Token
	Integer
	Decimal // may be null
	Date    // YYYY-MM-DD; may be null
	Year    // an Integer that may be null
)

// Nullable reports whether fields of the kind may have no value. A text that is not known is the empty text.
func (k Kind) Nullable() bool { return k == Decimal || k == Date || k == Year }

// Value is what stands in one field of a row: Text, or Number where the field's kind is one of numbers.
type Value struct {
	Text   string
	Number report.Number
	Null   bool
}

func text(s string) Value { return Value{Text: s} }

func whole(n int) Value { return Value{Number: report.Int(int64(n))} }

// yearOrNull is null for 0.
func yearOrNull(year int) Value { return Value{Number: report.Int(int64(year)), Null: year == 0} }

func date(d report.Date) Value { return Value{Text: string(d), Null: d == ""} }

func decimal(c report.Cell) Value { return Value{Number: c.Value, Null: !c.State.HasValue()} }

// int32 is the value of an Integer or a Year.
func (v *Value) int32() int32 {
	n, _ := v.Number.Units(0)
	return int32(n)
}
