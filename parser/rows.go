package parser

import (
	"slices"

	"nianbao/report"
)

// row is a run of values as the document prints it, with the labels since the last ones in front of it: the
// heads and groups, then its own label. Width is the number of fields of its line, 0 where its cells stand on
// lines of their own; from is the index of the first of cells in that line.
type row struct {
	labels  []*field
	after   []*field // labels on the lines behind it, as far as they may be the rest of its own
	cells   []field
	width   int
	from    int
	headed  int   // fields of the widest line of heads directly above, 0 where there is none
	section uint8 // of the form, that it stands in
	torn    bool  // a blank or drawn line stands between the labels and the values
	apart   bool  // a blank or drawn line stands between the row and the one before it
}

// line is where the row stands: at its values, or at its label where it has none.
func (r *row) line() int {
	if len(r.cells) > 0 {
		return int(r.cells[0].line)
	}
	return int(r.labels[len(r.labels)-1].line)
}

// sameValues reports whether two rows print the same.
func (r *row) sameValues(o *row) bool {
	return slices.EqualFunc(r.values(), o.values(), func(a, b field) bool { return fold(a.text) == fold(b.text) })
}

// values are the fields of the row that are not empty.
func (r *row) values() []field {
	first, last, n := r.extent()
	if last-first+1 == n {
		return r.cells[first : last+1]
	}
	list := make([]field, 0, n)
	for _, c := range r.cells {
		if c.text != "" {
			list = append(list, c)
		}
	}
	return list
}

// printed is the number of values.
func (r *row) printed() int {
	_, _, n := r.extent()
	return n
}

// extent is where among the row's cells its values begin and end, and how many they are: 0, -1, 0 where it has none.
func (r *row) extent() (first, last, n int) {
	last = -1
	for i := range r.cells {
		if r.cells[i].text != "" {
			if last < 0 {
				first = i
			}
			last = i
			n++
		}
	}
	return first, last, n
}

// rowReader gathers the rows of a document's tables from its lines.
type rowReader struct {
	rows    []row
	pending []*field // labels that have no values yet
	after   int      // how many of them may be the rest of the last row's label
	open    row      // a row whose values come one a line
	headed  int      // fields of the widest line since the last row
	torn    bool     // a blank or drawn line came since the pending labels
	apart   bool     // a blank or drawn line came since the last row
	section uint8    // of the last heading
	first   int      // index of the section's first row
	strays  []field  // values that belong to no row: page numbers
}

// readRows gathers the rows between two section headings, or of the whole document where it has none.
func readRows(lines []line, headings []heading, in *room) (rows []row, strays []field) {
	rr := rowReader{rows: in.rows.take(48)[:0], pending: in.labels.take(96)[:0]}
	for i := range lines {
		l := &lines[i]
		switch l.kind {
		case headingLine:
			for _, h := range headings {
				if h.at == i {
					rr.section = uint8(h.section)
				}
			}
			rr.close()
			rr.take()
			rr.torn, rr.apart, rr.first, rr.headed = false, false, len(rr.rows), 0
		case cellsLine:
			switch {
			case len(l.fields) == 1:
				rr.single(&l.fields[0])
			case isRunOn(l.fields):
				rr.close()
				for k := range l.fields {
					if f := &l.fields[k]; f.text != "" {
						rr.single(f)
					}
				}
				rr.close()
			default:
				rr.line(l)
			}
			rr.torn = false
		case blankLine, ruleLine:
			rr.torn = len(rr.pending) > 0
			rr.apart = rr.apart || len(rr.rows) > rr.first && len(rr.pending) == 0
		}
	}
	rr.close()
	rr.take()
	return rr.rows, rr.strays
}

// isRunOn recognises a line that several rows stand on behind each other, by a label of the form behind a value.
func isRunOn(fields []field) bool {
	value := false
	for i := range fields {
		if value && fields[i].word&rowWord != 0 {
			return true
		}
		value = value || fields[i].isValue()
	}
	return false
}

// single takes a line that is one cell.
func (rr *rowReader) single(f *field) {
	switch {
	case !f.isValue():
		rr.close()
		rr.label(f)
	case len(rr.open.cells) > 0:
		rr.open.cells = append(rr.open.cells, *f)
	case len(rr.pending) > 0:
		rr.open = row{labels: rr.take(), cells: append(make([]field, 0, total+1), *f), torn: rr.torn, apart: rr.apart, section: rr.section}
		rr.apart = false
	default:
		rr.strays = append(rr.strays, *f)
	}
}

// line takes a line of several cells: labels, then values.
func (rr *rowReader) line(l *line) {
	rr.close()
	fields := l.fields
	last, known := -1, false // the last label
	for i := range fields {
		f := &fields[i]
		if f.text == "" {
			continue
		}
		if f.isValue() || known && f.word == 0 {
			break
		}
		last = i
		known = f.word == rowWord || f.word&rowWord != 0 && mark(f.text) != "" && f.label != otherHandling
	}
	r := row{cells: fields[last+1:], width: len(fields), from: last + 1, torn: rr.torn, apart: rr.apart, section: rr.section}
	isRow := r.printed() > 0 || known && len(r.cells) > 0 || isReviewHead(rr.pending) && len(r.cells) > 10
	for i := range fields[:last+1] {
		if f := &fields[i]; f.text != "" {
			if isRow {
				rr.pending = append(rr.pending, f)
			} else {
				rr.label(f)
			}
		}
	}
	if !isRow {
		rr.headed = max(rr.headed, len(fields))
		return
	}
	if l.raw != "" || rr.headed <= len(fields) { // where cells have spans, heads may be drawn in more columns
		r.headed = rr.headed
	}
	r.labels = rr.take()
	rr.rows = append(rr.rows, r)
	rr.apart, rr.headed = false, 0
}

// otherHandling is a row of form "2019" and the group of three rows in form "2021": text behind it may be a label.
var otherHandling = labels["其他处理"]

// take gives the pending labels away: to the row they belong to, and those that may be the rest of the last row's label
// to that one, too.
func (rr *rowReader) take() []*field {
	n := len(rr.pending)
	labels := rr.pending[:n:n]
	rr.pending = rr.pending[n:]
	if rr.after > 0 {
		rr.rows[len(rr.rows)-1].after = labels[:rr.after]
		rr.after = 0
	}
	return labels
}

// label takes a label: of the next row, unless it is the rest of the last one's.
func (rr *rowReader) label(f *field) {
	rr.pending = append(rr.pending, f)
	if len(rr.rows) > rr.first && rr.after < maxAfter {
		rr.after++
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
	tables, votes2021, votes2019 := 0, 0, 0
	for i := range lines {
		if lines[i].kind != cellsLine {
			continue
		}
		for k := range lines[i].fields {
			f := &lines[i].fields[k]
			if f.label == 0 {
				continue
			}
			if f.word&rowWord != 0 {
				tables++
			}
			switch meanings[f.label].only {
			case report.Form2021:
				votes2021++
			case report.Form2019:
				votes2019++
			}
		}
	}
	switch {
	case tables < 3:
		return report.FormFree
	case votes2021 > votes2019:
		return report.Form2021
	case votes2019 > votes2021:
		return report.Form2019
	case report.FormOf(year) == report.Form2019:
		return report.Form2019
	}
	return report.Form2021
}
