package report

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
func (c Cell) MarshalJSON() ([]byte, error) { return c.append(nil), nil }

func (c Cell) append(b []byte) []byte {
	b = append(b, `{"value":`...)
	if c.State.HasValue() {
		b = c.Value.Append(b)
	} else {
		b = append(b, "null"...)
	}
	b = append(b, `,"state":"`...)
	b = append(b, c.State.String()...)
	b = AppendText(append(b, `","raw":`...), c.Raw)
	b = appendInt(b, `,"line":`, c.Line)
	b = appendInt(b, `,"column":`, c.Column)
	return append(b, '}')
}
