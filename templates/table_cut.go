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

// Cut writes the table in pieces with the same heads, each of no more bytes than there is room for, if that has room for one
// part, as tables that stand alone: for a row where the table is one group, else for a group.
func (t Table) Cut(room int) []Table {
	t.told = told{} // what tells it stands on another page
	f := t.figures()
	var head, body buffer
	head.openTable(t, f)
	single := len(t.Groups) == 1
	parts := len(t.Groups)
	if single {
		parts = len(t.Groups[0].Rows)
	}
	var pieces []Table
	open := func() {
		if body = body[:0]; single {
			body.openGroup(t.Groups[0])
		}
	}
	end := func(from, to int) {
		piece := t
		if single {
			piece.Groups = []Group{t.Groups[0]}
			piece.Groups[0].Rows = t.Groups[0].Rows[from:to]
		} else {
			piece.Groups = t.Groups[from:to]
		}
		piece.written = template.HTML(slices.Concat(head, body, buffer("</table>")))
		pieces = append(pieces, piece)
	}
	from := 0
	open()
	for i := range parts {
		before := len(body)
		if single {
			body.row(t.Groups[0].Key, &t.Groups[0].Rows[i], f, t.told)
		} else {
			body.group(t.Groups[i], f, t.told)
		}
		if len(head)+len(body) > room && i > from {
			part := slices.Clone(body[before:])
			body = body[:before]
			end(from, i)
			from = i
			open()
			body = append(body, part...)
		}
	}
	end(from, parts)
	return pieces
}
