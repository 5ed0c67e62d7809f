package report

import "iter"

// Cells holds every cell of a report's form, in the order of the form's Keys. A report of form "2021" that
// prints （六）其他处理 as one row may have seven more, in the order of OtherKeys. The zero value is the empty
// set of form "free". A copy shares its cells.
//
// A site holds two hundred cells of each of its reports. Most print a small number, or none, near the beginning of a
// document, so that a cell takes four bytes; what does not fit into them stands aside.
type Cells struct{ sheet *sheet }

type sheet struct {
	layout *Layout
	packed []packed
	aside  []Cell
}

// NewCells gives all cells of the form, each missing.
func NewCells(f Form) Cells {
	l := layouts[f]
	if l == nil || len(l.keys) == 0 {
		return Cells{}
	}
	return Cells{&sheet{layout: l, packed: make([]packed, len(l.keys))}}
}

// CellsOf takes over the cells of a form in the order of its Keys, with or without those of OtherKeys behind them.
func CellsOf(f Form, list []Cell) Cells {
	l := layouts[f]
	if len(list) != len(l.keys) && len(list) != len(l.allKeys) {
		panic("report: form " + string(f) + " has other cells")
	}
	if len(list) == 0 {
		return Cells{}
	}
	s := &sheet{layout: l, packed: make([]packed, len(list))}
	for i := range list {
		s.set(i, &list[i])
	}
	return Cells{s}
}

// Len is the number of cells.
func (cs Cells) Len() int {
	if cs.sheet == nil {
		return 0
	}
	return len(cs.sheet.packed)
}

// Get gives the cell of the key; ok is false where this report has no such cell.
func (cs Cells) Get(key string) (c Cell, ok bool) { return cs.At(PlaceOf(key)) }

// At gives the cell at the place; ok is false where this report has no such cell.
func (cs Cells) At(p Place) (c Cell, ok bool) {
	i := cs.index(p)
	if i < 0 {
		return Cell{}, false
	}
	return cs.sheet.cell(i), true
}

// Figure gives the value and the state of the cell at the place, in a fraction of the time of At; ok is false where this report
// has no such cell.
func (cs Cells) Figure(p Place) (n Number, s State, ok bool) {
	i := cs.index(p)
	if i < 0 {
		return Number{}, Missing, false
	}
	n, s = cs.sheet.figure(i)
	return n, s, true
}

// Has reports whether the report has a cell at the place.
func (cs Cells) Has(p Place) bool { return cs.index(p) >= 0 }

func (cs Cells) index(p Place) int {
	if cs.sheet == nil {
		return -1
	}
	if i := int(p.at[cs.sheet.layout.nth]) - 1; i < len(cs.sheet.packed) {
		return i
	}
	return -1
}

// Set puts a cell in its place. The first key of OtherKeys makes room for all seven; a key that the form
// does not know panics.
func (cs *Cells) Set(key string, c Cell) {
	if cs.sheet == nil {
		panic("report: form " + string(FormFree) + " has no cell " + key)
	}
	s := cs.sheet
	i := int(PlaceOf(key).at[s.layout.nth]) - 1
	if i < 0 {
		panic("report: form " + string(s.layout.Form) + " has no cell " + key)
	}
	if i >= len(s.packed) {
		s.packed = append(s.packed, make([]packed, len(s.layout.allKeys)-len(s.packed))...)
	}
	s.set(i, &c)
}

// All yields the cells with their keys, in the order of the form.
func (cs Cells) All() iter.Seq2[string, Cell] {
	return func(yield func(string, Cell) bool) {
		for i := range cs.Len() {
			if !yield(cs.sheet.layout.allKeys[i], cs.sheet.cell(i)) {
				return
			}
		}
	}
}

// List gives the cells in the order of All.
func (cs Cells) List() []Cell {
	list := make([]Cell, cs.Len())
	for i := range list {
		list[i] = cs.sheet.cell(i)
	}
	return list
}

// MarshalJSON writes an object from key to cell in the order of the form.
func (cs Cells) MarshalJSON() ([]byte, error) {
	return cs.AppendJSON(make([]byte, 0, 96*cs.Len()+2)), nil
}

// AppendJSON adds the object to b.
func (cs Cells) AppendJSON(b []byte) []byte {
	b = append(b, '{')
	first := true
	for key, c := range cs.All() {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, '"')
		b = append(b, key...)
		b = c.append(append(b, `":`...))
	}
	return append(b, '}')
}

// Place is where the forms have the cell of a key: a key that is looked up once, for many reports.
type Place struct{ at [forms]uint8 } // from 1, by Layout.nth; 0 where the form has no such cell

// PlaceOf looks a key up. The place of a key that no form has is nowhere.
func PlaceOf(key string) Place { return places[key] }

// set puts a cell in its place, into four bytes if it fits.
func (s *sheet) set(i int, c *Cell) {
	old := s.packed[i]
	if p, ok := pack(c); ok {
		s.packed[i] = p
	} else if at, is := old.aside(); is {
		s.aside[at] = *c
	} else {
		s.packed[i] = packAside(len(s.aside))
		s.aside = append(s.aside, *c)
	}
}

// figure is what is reckoned with of a cell: its value, and what that rests on.
func (s *sheet) figure(i int) (Number, State) {
	p := s.packed[i]
	if at, is := p.aside(); is {
		return s.aside[at].Value, s.aside[at].State
	}
	return Class(p & (Classes - 1)).Figure()
}

func (s *sheet) cell(i int) Cell {
	p := s.packed[i]
	if at, is := p.aside(); is {
		return s.aside[at]
	}
	return p.cell()
}
