package report

import "fmt"

// packed is a cell in four bytes:
//
//	bits  3 state    of those of a cell; asideState: all others are an index of sheet.aside
//	     10 value    a whole number that is printed plainly, or not printed; of a blank cell: which stroke
//	     13 line
//	      6 column
type packed uint32

const (
	asideState = 7

	stateBits, valueBits, lineBits, columnBits = 3, 10, 13, 6

	mostPlain = 999 // the greatest value that is packed
)

// pack tells whether a cell fits: nothing of it may be lost.
func pack(c *Cell) (p packed, ok bool) {
	if uint(c.Line) >= 1<<lineBits || uint(c.Column) >= 1<<columnBits || uint64(c.Value.coef) > mostPlain || c.Value.scale != 0 {
		return 0, false
	}
	value := packed(c.Value.coef)
	switch c.State {
	case Reported:
		ok = c.Raw == plain(int(value))
	case Inferred:
		ok = c.Raw == ""
	case Missing:
		ok = c.Raw == "" && value == 0
	case Blank:
		stroke := strokeOf(c.Raw)
		ok = stroke >= 0 && value == 0
		value = packed(stroke)
	}
	place := packed(c.Line) | packed(c.Column)<<lineBits
	return packed(c.State) | value<<stateBits | place<<(stateBits+valueBits), ok
}

func packAside(at int) packed { return packed(at)<<stateBits | asideState }

// aside is where the cell stands, if it is not packed.
func (p packed) aside() (at int, is bool) {
	return int(p >> stateBits), p&(1<<stateBits-1) == asideState
}

// cell is what was packed.
func (p packed) cell() Cell {
	c := Cell{State: State(p & (1<<stateBits - 1)), Line: int(p >> (stateBits + valueBits) & (1<<lineBits - 1)),
		Column: int(p >> (stateBits + valueBits + lineBits))}
	switch value := int(p >> stateBits & (1<<valueBits - 1)); c.State {
	case Reported:
		c.Value, c.Raw = Int(int64(value)), plain(value)
	case Inferred:
		c.Value = Int(int64(value))
	case Blank:
		c.Raw = strokes[value]
	}
	return c
}

// strokes are what stands in blank cells, for the most part.
var strokes = [...]string{"", "/", "-", "—", "无", "——", "－", "--", "／", "–"}

func strokeOf(raw string) int {
	for i, s := range strokes {
		if s == raw {
			return i
		}
	}
	return -1
}

// plainDigits are the numbers up to mostPlain, in three digits each.
var plainDigits = listPlain()

func listPlain() string {
	b := make([]byte, 0, 3*(mostPlain+1))
	for n := range mostPlain + 1 {
		b = fmt.Appendf(b, "%03d", n)
	}
	return string(b)
}

// plain is how a number up to mostPlain is printed, without room of its own.
func plain(n int) string {
	end := 3*n + 3
	switch {
	case n < 10:
		return plainDigits[end-1 : end]
	case n < 100:
		return plainDigits[end-2 : end]
	}
	return plainDigits[end-3 : end]
}

// Words are the cells as they are held: a word each, and those that fit into none. CellsOfWords makes the same of them.
func (cs Cells) Words(yield func(word uint32)) (aside []Cell) {
	if cs.sheet == nil {
		return nil
	}
	for _, p := range cs.sheet.packed {
		yield(uint32(p))
	}
	return cs.sheet.aside
}

// CellsOfWords are the cells of a form; ok is false where words or aside can't have come from Words. Each word takes four bytes,
// the lowest first.
func CellsOfWords(f Form, words string, aside []Cell) (cs Cells, ok bool) {
	l := layouts[f]
	if len(words) == 0 || l == nil {
		return Cells{}, len(words)+len(aside) == 0
	}
	if len(words) != 4*len(l.keys) && len(words) != 4*len(l.allKeys) {
		return Cells{}, false
	}
	s := &sheet{layout: l, packed: make([]packed, len(words)/4), aside: aside}
	for i := range s.packed {
		w := words[4*i : 4*i+4]
		p := packed(w[0]) | packed(w[1])<<8 | packed(w[2])<<16 | packed(w[3])<<24
		if !p.possible(len(aside)) {
			return Cells{}, false
		}
		s.packed[i] = p
	}
	return Cells{s}, true
}

// possible reports whether pack or packAside can have made the word.
func (p packed) possible(asides int) bool {
	if at, is := p.aside(); is {
		return at < asides
	}
	value := int(p >> stateBits & (1<<valueBits - 1))
	switch State(p & (1<<stateBits - 1)) {
	case Reported, Inferred:
		return value <= mostPlain
	case Missing:
		return value == 0
	case Blank:
		return value < len(strokes)
	}
	return false
}

// Class is what a cell is beside its place. Most cells of all reports are of few classes, so that what is written of a cell can
// be written once for its class.
type Class uint16

// Classes is how many classes there may be.
const Classes = 1 << (stateBits + valueBits)

// EachClass yields the cells in the order of All, by their class and line; what is of no class as the cell itself.
func (cs Cells) EachClass(yield func(class Class, line int, own *Cell)) {
	if cs.sheet == nil {
		return
	}
	for _, p := range cs.sheet.packed {
		if at, is := p.aside(); is {
			own := &cs.sheet.aside[at]
			yield(0, own.Line, own)
		} else {
			yield(Class(p&(Classes-1)), int(p>>(stateBits+valueBits)&(1<<lineBits-1)), nil)
		}
	}
}

// Cell is a cell of the class, which has no place.
func (c Class) Cell() Cell { return packed(c).cell() }

// Figure is the value of a cell of the class, and its state.
func (c Class) Figure() (n Number, s State) {
	if s = c.State(); s.HasValue() {
		n = Number{coef: int64(c >> stateBits)}
	}
	return n, s
}

// State is that of a cell of the class.
func (c Class) State() State { return State(c & (1<<stateBits - 1)) }

// Digits are those of the value of cells of the class, "" where they have none.
func (c Class) Digits() string {
	if !c.State().HasValue() {
		return ""
	}
	return plain(int(c >> stateBits))
}

// OwnText is how many bytes the texts of the cells of no class have: those that are no plain numbers and strokes.
func (cs Cells) OwnText() int {
	if cs.sheet == nil || len(cs.sheet.aside) == 0 {
		return 0
	}
	n := 0
	for _, p := range cs.sheet.packed {
		if at, is := p.aside(); is {
			n += len(cs.sheet.aside[at].Raw)
		}
	}
	return n
}
