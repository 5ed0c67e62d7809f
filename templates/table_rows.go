package templates

import "strings"

// Tables of a page that are about the same reports need not say for each where it is: one tells it for the others, and
// assets/rows.js makes their links. Without script the heads of the others are read, and the one that tells leads on.
// A row without an ID gets its address from the same script: the table's, or its group's, and where its head leads,
//
//	new.figures.sanmenxia/lingbao/hanguguan/2022
type told struct {
	rows  string // the table whose rows' heads tell where those of this one lead that are called the same, "" for none
	heads string // the table whose rows' heads tell, one after the other, where this one's columns' heads lead
}

// Lead leaves to the table of the ID where the rows lead that are Sole: all of them must be in that table, with the same
// labels, notes and links.
func (t *Table) Lead(table string) { t.told.rows = table }

// Define leaves to the table of the ID where the heads of columns lead: it must have a row for each of them, with the same
// link, in the same order.
func (t *Table) Define(table string) { t.told.heads = table }

// rowHref is where the row's head has to say itself that it leads.
func (t told) rowHref(r *Row) string {
	if t.rows != "" && r.Sole {
		return ""
	}
	return r.Href
}

// headHref is the same of a column's head.
func (t told) headHref(h *Head) string {
	if t.heads != "" && h.Span <= 1 {
		return ""
	}
	return h.Href
}

// isBelow reports whether the page is that of the name below the base: base.html, base/name.html.
func isBelow(page, base, name string) bool {
	base, ok := strings.CutSuffix(base, ".html")
	return ok && page == base+"/"+name+".html"
}
