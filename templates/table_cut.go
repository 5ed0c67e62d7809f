package templates

import (
	"html/template"
	"slices"
)

// Weigh writes the table, and says of how many bytes it is. It is not written again, so that nothing may be changed behind it.
func (t *Table) Weigh() int {
	cells := 0
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			cells += 6 + len(r.Cells)
		}
	}
	t.written = sized(2<<10 + 24*cells).element(*t).html()
	return len(t.written)
}

// Written is a table whose parts are written, so that it can be cut where there is no more room. It needs its rows no more: of
// thousands of organs these take a hundred times as much memory.
type Written struct {
	table      Table // without groups
	head, body buffer
	ends       []int    // of the parts in body
	seen       []states // in the parts
}

// Piece is a table cut from another: its parts from From up to To.
type Piece struct {
	Table
	From, To int
}

// Written writes the table in parts, which are rows where it is one group, else groups.
func (t Table) Written() *Written {
	t.told = told{} // what tells it stands on another page
	f, groups := t.figures(), t.Groups
	w := &Written{table: t}
	w.table.Groups = nil
	w.head.openTable(t, f)
	if len(groups) == 1 {
		g := groups[0]
		w.head.openGroup(g)
		inset := g.inset()
		for i := range g.Rows {
			w.body.row(g.Key, inset, &g.Rows[i], f, t.told)
			w.end(g.Rows[i : i+1])
		}
		return w
	}
	for _, g := range groups {
		w.body.group(g, f, t.told)
		w.end(g.Rows)
	}
	return w
}

// end ends a part.
func (w *Written) end(rows []Row) {
	w.ends, w.seen = append(w.ends, len(w.body)), append(w.seen, statesOf(rows))
}

// Cut gives pieces with the same heads, each of no more bytes than there is room for, if that has room for one part, as tables that
// stand alone.
func (w *Written) Cut(room int) []Piece {
	var pieces []Piece
	piece, start := Piece{Table: w.table}, 0 // of the piece in the body
	for i, end := range w.ends {
		if len(w.head)+end-start > room && i > piece.From {
			pieces = append(pieces, w.piece(piece, start))
			piece = Piece{Table: w.table, From: i}
			start = w.ends[i-1]
		}
		piece.To = i + 1
	}
	return append(pieces, w.piece(piece, start))
}

func (w *Written) piece(p Piece, start int) Piece {
	end := start
	if p.To > p.From {
		end = w.ends[p.To-1]
	}
	p.written = template.HTML(slices.Concat(w.head, w.body[start:end], buffer("</table>")))
	p.seen = counted
	for _, seen := range w.seen[p.From:p.To] {
		p.seen |= seen
	}
	return p
}
