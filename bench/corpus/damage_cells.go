package corpus

import (
	"slices"
	"strings"

	"nianbao/report"
)

// harmCells harms the values of rows.
func (m *maker) harmCells(p *pages, d Damage) {
	switch d {
	case ShiftRight:
		m.eachOf(1+m.rng.IntN(3), m.rowsOf(p, (*row).full), func(r *row) {
			n := 1 + m.rng.IntN(2)
			r.labels = append(r.labels, make([]field, n)...)
			r.tail = r.tail[min(n, len(r.tail)):]
		})
	case ShiftLeft:
		slips := func(r *row) bool { return r.full() && slices.ContainsFunc(r.labels, field.empty) }
		m.eachOf(1+m.rng.IntN(3), m.rowsOf(p, slips), func(r *row) {
			n := len(r.labels)
			r.labels = slices.DeleteFunc(r.labels, field.empty)
			r.own = len(r.labels) - 1
			r.tail = append(r.tail, make([]field, n-len(r.labels))...)
		})
	case LostCell, LostTwoCells:
		m.eachOf(1, m.rowsOf(p, m.wide), func(r *row) { m.lose(r, 1+int(d-LostCell)) })
	case ExtraValue:
		m.eachOf(1, m.rowsOf(p, m.wide), func(r *row) {
			at := m.rng.IntN(len(r.cells) + 1)
			extra := report.Int(int64(pick(m, 0, 0, 1, 7)))
			r.cells = slices.Insert(r.cells, at, cell{"", figure{number: extra, text: extra.String()}})
			r.tail = r.tail[min(1, len(r.tail)):]
			r.unsure = true
		})
	case GluedValues:
		m.eachOf(1+m.rng.IntN(2), m.rowsOf(p, m.plain), m.glue)
	case BlankZeros:
		m.eachOf(1+m.rng.IntN(3), m.rowsOf(p, func(r *row) bool { return r.depth == 2 && r.full() }), m.blankZerosOf)
	}
}

func (f field) empty() bool { return f.text == "" }

// full says that every cell of the row prints something.
func (r *row) full() bool {
	return r.own >= 0 && !slices.ContainsFunc(r.cells, func(c cell) bool { return c.text == "" })
}

// wide rows have so many cells that a lost one shows. Where a total is misprinted as well, sums may hold by chance.
func (m *maker) wide(r *row) bool {
	return len(r.cells) >= 3 && !m.misprinted(r) && !slices.ContainsFunc(r.cells, func(c cell) bool { return c.text == "" })
}

// plain rows are those of table 3 and 4 that print digits alone.
func (m *maker) plain(r *row) bool {
	return len(r.cells) >= 7 && m.wide(r) && !slices.ContainsFunc(r.cells, func(c cell) bool { return strings.Trim(c.text, "0123456789") != "" })
}

// misprinted says that a total of the row is.
func (m *maker) misprinted(r *row) bool {
	return slices.ContainsFunc(r.cells, func(c cell) bool { return m.off[c.key] })
}

// lose takes fields out of a row, so that those behind them move up. On paper nothing moves: the cell is empty.
func (m *maker) lose(r *row, n int) {
	for range n {
		i := m.rng.IntN(len(r.cells))
		if m.layout == PDF {
			r.cells[i].figure = figure{blank: true}
			continue
		}
		r.cells = slices.Delete(r.cells, i, i+1)
	}
	r.unsure = true
}

// glue runs a row's values together, with all blanks between them lost, or most. Where each is one digit they can be
// told apart again; where they are more, perhaps.
func (m *maker) glue(r *row) {
	kept := pick(m, 0, 80)
	s := ""
	for i, c := range r.cells {
		if i > 0 && m.chance(kept) && !m.layout.is(blanked) {
			s += " "
		}
		s += c.text
		r.unsure = r.unsure || len(c.text) > 1
	}
	r.glued = []field{{text: s}}
	r.tail = nil
	if m.layout.is(spanned) && m.chance(50) {
		r.glued = append(r.glued, slices.Repeat([]field{{join: joinedLeft}}, len(r.cells)-1)...)
	}
}

// blankZerosOf leaves some zeros of a row out, or strikes them out where an empty cell would not be seen.
func (m *maker) blankZerosOf(r *row) {
	text := ""
	if !m.layout.fielded() {
		text = pick(m, "/", "-", "—")
	}
	for i := range r.cells {
		if c := &r.cells[i]; !c.blank && c.number.Sign() == 0 && m.chance(50) {
			c.figure = figure{blank: true, text: text}
		}
	}
}
