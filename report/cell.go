package report

import (
	"bytes"
	"encoding/json"
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
