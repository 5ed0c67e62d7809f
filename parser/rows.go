package parser

import (
	"slices"

	"nianbao/report"
)

// row is a run of values as the document prints it, with the labels since the last ones in front of it: the
// heads and groups, then its own label. Width is the number of fields of its line, 0 where its cells stand on
// lines of their own; from is the index of the first of cells in that line.
type row struct {
	labels  []field
	after   []field // labels on the lines behind it, as far as they may be the rest of its own
	cells   []field
	width   int
	from    int
	section int  // of the form, that it stands in
	torn    bool // a blank or drawn line stands between the labels and the values
	apart   bool // a blank or drawn line stands between the row and the one before it
}

// line is where the row stands: at its values, or at its label where it has none.
func (r row) line() int {
	if len(r.cells) > 0 {
		return r.cells[0].line
	}
	return r.labels[len(r.labels)-1].line
}

// sameValues reports whether two rows print the same.
func (r row) sameValues(o row) bool {
	return slices.EqualFunc(r.values(), o.values(), func(a, b field) bool { return fold(a.text) == fold(b.text) })
}

// values are the fields of the row that are not empty.
func (r row) values() []field {
	if start, ok := contiguous(r, r.printed()); ok {
		return r.cells[start : start+r.printed()]
	}
	var list []field
	for _, c := range r.cells {
		if c.text != "" {
			list = append(list, c)
		}
	}
	return list
}

// printed is the number of values.
func (r row) printed() int {
	n := 0
	for _, c := range r.cells {
		if c.text != "" {
			n++
		}
	}
	return n
}

// rowReader gathers the rows of a document's tables from its lines.
type rowReader struct {
	rows    []row
	pending []field // labels that have no values yet
	open    row     // a row whose values come one a line
	torn    bool    // a blank or drawn line came since the pending labels
	apart   bool    // a blank or drawn line came since the last row
	section int     // of the last heading
	first   int     // index of the section's first row
	strays  []field // values that belong to no row: page numbers
}

// readRows gathers the rows between two section headings, or of the whole document where it has none.
func readRows(lines []line, headings []heading) (rows []row, strays []field) {
	var rr rowReader
	for i, l := range lines {
		switch l.kind {
		case headingLine:
			for _, h := range headings {
				if h.at == i {
					rr.section = h.section
				}
			}
			rr.close()
			rr.pending, rr.torn, rr.apart, rr.first = nil, false, false, len(rr.rows)
		case cellsLine:
			switch {
			case len(l.fields) == 1:
				rr.single(l.fields[0])
			case isRunOn(l.fields):
				rr.close()
				for _, f := range l.fields {
					if f.text != "" {
						rr.single(f)
					}
				}
				rr.close()
			default:
				rr.line(l.fields)
			}
			rr.torn = false
		case blankLine, ruleLine:
			rr.torn = len(rr.pending) > 0
			rr.apart = rr.apart || len(rr.rows) > rr.first && len(rr.pending) == 0
		}
	}
	rr.close()
	return rr.rows, rr.strays
}

// isRunOn recognises a line that several rows stand on behind each other, by a label of the form behind a value.
func isRunOn(fields []field) bool {
	value := false
	for _, f := range fields {
		if value && f.word&rowWord != 0 {
			return true
		}
		value = value || f.isValue()
	}
	return false
}

// single takes a line that is one cell.
func (rr *rowReader) single(f field) {
	switch {
	case !f.isValue():
		rr.close()
		rr.label(f)
	case len(rr.open.cells) > 0:
		rr.open.cells = append(rr.open.cells, f)
	case len(rr.pending) > 0:
		rr.open = row{labels: rr.pending, cells: []field{f}, torn: rr.torn, apart: rr.apart, section: rr.section}
		rr.pending, rr.apart = nil, false
	default:
		rr.strays = append(rr.strays, f)
	}
}

// line takes a line of several cells: labels, then values.
func (rr *rowReader) line(fields []field) {
	rr.close()
	last, known := -1, false // the last label
	for i, f := range fields {
		if f.text == "" {
			continue
		}
		if f.isValue() || known && f.word == 0 {
			break
		}
		last = i
		known = f.word == rowWord || f.word&rowWord != 0 && mark(f.text) != ""
	}
	labels := rr.pending
	for _, f := range fields[:last+1] {
		if f.text != "" {
			labels = append(labels, f)
		}
	}
	r := row{labels: labels, cells: fields[last+1:], width: len(fields), from: last + 1, torn: rr.torn, apart: rr.apart, section: rr.section}
	if r.printed() == 0 && !(known && len(r.cells) > 0) && !(isReviewHead(rr.pending) && len(r.cells) > 10) {
		for _, l := range labels[len(rr.pending):] {
			rr.label(l)
		}
		return
	}
	rr.rows = append(rr.rows, r)
	rr.pending, rr.apart = nil, false
}

// label takes a label: of the next row, unless it is the rest of the last one's.
func (rr *rowReader) label(f field) {
	rr.pending = append(rr.pending, f)
	if n := len(rr.rows); n > rr.first && len(rr.rows[n-1].after) < maxAfter {
		rr.rows[n-1].after = append(rr.rows[n-1].after, f)
	}
}

// maxAfter bounds over how many lines behind its values a label may go on.
const maxAfter = 3

func (rr *rowReader) close() {
	if len(rr.open.cells) > 0 {
		rr.rows = append(rr.rows, rr.open)
		rr.open = row{}
	}
}

// detectForm tells which form the tables follow by the words only one of them prints; where there are none,
// the year decides. Without any table the report is free.
func detectForm(lines []line, year int) report.Form {
	votes := map[report.Form]int{}
	tables := 0
	for _, l := range lines {
		if l.kind != cellsLine {
			continue
		}
		for _, f := range l.fields {
			if f.word&rowWord != 0 {
				tables++
			}
			if form, ok := onlyIn[f.core]; ok {
				votes[form]++
			}
		}
	}
	switch a, b := votes[report.Form2021], votes[report.Form2019]; {
	case tables < 3:
		return report.FormFree
	case a > b:
		return report.Form2021
	case b > a:
		return report.Form2019
	case report.FormOf(year) == report.Form2019:
		return report.Form2019
	}
	return report.Form2021
}

// onlyIn maps the cores of rows and heads that only one form prints to that form.
var onlyIn = distinctive()

func distinctive() map[string]report.Form {
	m := map[string]report.Form{}
	both := map[string]bool{core(report.OtherRow().Label): true} // reports of form "2021" print it as a row as well
	for _, l := range formLabels {
		c := core(l.text)
		if f, ok := m[c]; ok && f != l.form {
			both[c] = true
		}
		m[c] = l.form
	}
	for c := range both {
		delete(m, c)
	}
	return m
}
