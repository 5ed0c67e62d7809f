package report

import (
	"bytes"
	"encoding/json"
	"iter"
	"strconv"
)

// State says what a cell's value rests on.
type State uint8

// The states of a cell. Missing is the zero value: nothing is known until something is read.
const (
	Missing  State = iota // not in the document, or not to be told apart from its neighbours
	Reported              // the document prints this number in this cell
	Blank                 // the cell is there and empty, or holds a stroke
	Inferred              // not readable by itself, but the document's own sums leave exactly one value
	Invalid               // something stands there that is no number
)

var stateNames = [...]string{"missing", "reported", "blank", "inferred", "invalid"}

func (s State) String() string { return stateNames[s] }

// MarshalText gives the state's public name.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// HasValue reports whether cells of the state carry a number.
func (s State) HasValue() bool { return s == Reported || s == Inferred }

// Cell is one cell of a form's tables. Value holds only where State.HasValue. Raw is the text as printed.
// Line is 1-based in the source's text and 0 where the document has no place for the cell; Column is the
// 1-based position of the printed cell in that line.
type Cell struct {
	Value  Number
	State  State
	Raw    string
	Line   int
	Column int
}

// MarshalJSON writes the cell with a null value where it has none.
func (c Cell) MarshalJSON() ([]byte, error) { return c.append(nil) }

func (c Cell) append(b []byte) ([]byte, error) {
	b = append(b, `{"value":`...)
	if c.State.HasValue() {
		b = append(b, c.Value.String()...)
	} else {
		b = append(b, "null"...)
	}
	b = append(b, `,"state":"`...)
	b = append(b, c.State.String()...)
	b = append(b, `","raw":`...)
	raw, err := marshalText(c.Raw)
	if err != nil {
		return nil, err
	}
	b = append(b, raw...)
	b = append(b, `,"line":`...)
	b = strconv.AppendInt(b, int64(c.Line), 10)
	b = append(b, `,"column":`...)
	b = strconv.AppendInt(b, int64(c.Column), 10)
	return append(b, '}'), nil
}

// Cells holds every cell of a report's form, in the order of the form's Keys. A report of form "2021" that
// prints （六）其他处理 as one row may have seven more, in the order of OtherKeys. The zero value is the empty
// set of form "free".
type Cells struct {
	form Form
	list []Cell
}

// NewCells gives all cells of the form, each missing.
func NewCells(f Form) Cells {
	l := layouts[f]
	return Cells{f, make([]Cell, len(l.keys), len(l.allKeys))}
}

// Len is the number of cells.
func (cs Cells) Len() int { return len(cs.list) }

// Get gives the cell of the key; ok is false where this report has no such cell.
func (cs Cells) Get(key string) (c Cell, ok bool) {
	i, ok := layouts[cs.form].index[key]
	if !ok || i >= len(cs.list) {
		return Cell{}, false
	}
	return cs.list[i], true
}

// Set puts a cell in its place. The first key of OtherKeys makes room for all seven; a key that the form
// does not know panics.
func (cs *Cells) Set(key string, c Cell) { cs.Run(key, 1)[0] = c }

// Run gives the places of n cells, from that of the key on in the order of Keys or OtherKeys, to be filled. It
// makes room and panics as Set does. What it gave before stays in place.
func (cs *Cells) Run(key string, n int) []Cell {
	l := layouts[cs.form]
	i, ok := l.index[key]
	if !ok {
		panic("report: form " + string(cs.form) + " has no cell " + key)
	}
	if i >= len(cs.list) {
		cs.list = append(cs.list, make([]Cell, len(l.allKeys)-len(cs.list))...)
	}
	return cs.list[i : i+n : i+n]
}

// All yields the cells with their keys, in the order of the form.
func (cs Cells) All() iter.Seq2[string, Cell] {
	return func(yield func(string, Cell) bool) {
		for i, c := range cs.list {
			if !yield(layouts[cs.form].allKeys[i], c) {
				return
			}
		}
	}
}

// MarshalJSON writes an object from key to cell in the order of the form.
func (cs Cells) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 96*len(cs.list)+2), '{')
	for key, c := range cs.All() {
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, key...)
		b = append(b, `":`...)
		var err error
		if b, err = c.append(b); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// marshalText is a JSON string with <, > and & left as they are printed.
func marshalText(s string) ([]byte, error) {
	if s == "" {
		return []byte(`""`), nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
