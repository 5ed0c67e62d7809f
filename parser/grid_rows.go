package parser

import "slices"

// The stations behind read a row by the places of its fields: labels, then values, each under its head. So a row's
// fields stand by the grid's columns:
//
//	| 三、本年度     | （一）予以公开           | 4 | 1 | … |      三  ·  （一）  4  1 …
//	|   办理结果     |（三）不予公开| 1.国家秘密 | 0 | 0 | … |      ·  （三） 1.  0  0 …
//
// What a cell above covers is an empty field in front of the labels (·), where no value is looked for. What a cell
// covers of its own row stands in front of it if it is the row's label, so that the values begin right behind it.

// gridRow is a row of a table in columns that cells begin in.
type gridRow struct {
	cells []tableCell
	width int  // columns of the grid
	short bool // it does not reach as far as others: a cell is lost, or never was
	tight bool // behind the label, fields follow each other whatever they span
}

// newGrid takes a table over, drops the columns that mean nothing, and decides how rows are set.
func newGrid(table [][]tableCell) []gridRow {
	rows := make([]gridRow, len(table))
	for i, r := range table {
		rows[i].cells = r
		for k := range r {
			if r[k].covered {
				r[k].field = field{}
			}
		}
	}
	dropUnbegun(rows)
	for from := 0; from < len(rows); {
		to := from
		for to < len(rows) && !rows[to].hasValues() {
			to++
		}
		for to < len(rows) && !rows[to].isHead() {
			to++
		}
		setTight(rows[from:max(to, from+1)])
		from = max(to, from+1)
	}
	dropSpare(rows)
	return rows
}

func (r *gridRow) hasValues() bool {
	for i := range r.cells {
		if r.cells[i].isValue() {
			return true
		}
	}
	return false
}

// isHead recognises a row of heads: words of the form that are no row's label, and no value.
func (r *gridRow) isHead() bool {
	heads := false
	for i := range r.cells {
		c := &r.cells[i]
		if c.isValue() || c.word == rowWord {
			return false
		}
		heads = heads || c.word == headWord // 其他 and 总计 are labels as well
	}
	return heads
}

// dropUnbegun drops the columns that no cell begins in; they only come from wide spans.
func dropUnbegun(rows []gridRow) {
	width := int32(0)
	for _, r := range rows {
		for i := range r.cells {
			c := &r.cells[i]
			width = max(width, c.col+c.span)
		}
	}
	begun := make([]bool, width)
	for _, r := range rows {
		for i := range r.cells {
			c := &r.cells[i]
			begun[c.col] = begun[c.col] || !c.covered
		}
	}
	number := numbering(begun)
	for i := range rows {
		rows[i].renumber(number)
		n := len(rows[i].cells)
		rows[i].short = n > 0 && int(rows[i].cells[n-1].col+rows[i].cells[n-1].span) < rows[i].width
	}
}

// dropSpare drops the columns without any text that no head stands over, where the table has its heads.
func dropSpare(rows []gridRow) {
	heads := false
	for i := range rows {
		heads = heads || rows[i].isHead()
	}
	if !heads {
		return
	}
	kept := make([]bool, rows[0].width)
	for _, r := range rows {
		for i := range r.cells {
			c := &r.cells[i]
			kept[c.col] = kept[c.col] || !c.covered && (c.text != "" || c.long)
		}
	}
	for i := range rows {
		rows[i].keepUnder(kept)
	}
	number := numbering(kept)
	for i := range rows {
		rows[i].renumber(number)
	}
}

// numbering gives for each column the number of the first kept one at or behind it.
func numbering(kept []bool) []int32 {
	number := make([]int32, len(kept)+1)
	for c, k := range kept {
		number[c+1] = number[c]
		if k {
			number[c+1]++
		}
	}
	return number
}

// renumber moves the cells to the columns that are kept. What stood in others alone goes, unless columns mean nothing.
func (r *gridRow) renumber(number []int32) {
	n := 0
	for i := range r.cells {
		c := &r.cells[i]
		from, to := number[c.col], number[c.col+c.span]
		if from == to && (c.covered || !r.tight) {
			continue
		}
		c.col, c.span = from, max(1, to-from)
		if n < i {
			r.cells[n] = *c
		}
		n++
	}
	r.cells, r.width = r.cells[:n], int(number[len(number)-1])
}

// keepUnder keeps the columns under a head of this row that has no others under it.
func (r *gridRow) keepUnder(kept []bool) {
	if !r.isHead() {
		return
	}
	for i := range r.cells {
		c := &r.cells[i]
		under := kept[min(c.col+1, c.col+c.span):min(int(c.col+c.span), len(kept))]
		if c.text != "" && !slices.Contains(under, true) {
			for k := range under {
				under[k] = true
			}
		}
	}
}

// label is the index of a row's last label, -1 if it has none: what stands in front of its first value, or of what is
// in a value's place.
func (r *gridRow) label() int {
	last, known := -1, false
	for i := range r.cells {
		c := &r.cells[i]
		if c.covered || c.text == "" {
			continue
		}
		if c.isValue() || known && c.word == 0 {
			break
		}
		last, known = i, c.word == rowWord
	}
	return last
}

// setTight decides for rows under the same heads. Some programs draw columns of slightly different widths as columns
// of their own, which cells then span at random. If among the rows with most cells one has a span between its values,
// the spans say nothing.
func setTight(rows []gridRow) {
	most := 0
	for i := range rows {
		if rows[i].hasValues() {
			most = max(most, rows[i].behind(rows[i].label()))
		}
	}
	tight := false
	for i := range rows {
		r := &rows[i]
		label := r.label()
		if !r.hasValues() || r.behind(label) != most {
			continue
		}
		for k := label + 1; k < len(r.cells)-1; k++ {
			tight = tight || !r.cells[k].covered && r.cells[k].span > 1
		}
	}
	for i := range rows {
		rows[i].tight = tight
	}
}

// behind counts the row's own cells behind its label.
func (r *gridRow) behind(label int) int {
	n := 0
	for i := label + 1; i < len(r.cells); i++ {
		if !r.cells[i].covered {
			n++
		}
	}
	return n
}

// fields sets the row, behind the fields of a list. Positions at its end that a cell above covers, or the last cell itself, are left out: no cell is
// there. So are empty cells at the end of a short row, which may stand for others than those they stand under.
func (r *gridRow) fields(list []field) []field {
	label := r.label()
	end := len(r.cells)
	for end > 0 && (r.cells[end-1].covered || r.short && end-1 > label && r.cells[end-1].text == "") {
		end--
	}
	empty := newField("", 0, 0)
	skip := func(n int32) {
		for range n {
			list = append(list, empty)
		}
	}
	for i := range end {
		c := &r.cells[i]
		if i > label && r.tight {
			if !c.covered {
				list = append(list, c.field)
			}
			continue
		}
		skip(c.col - int32(len(list))) // a row may begin behind the first column
		switch {
		case c.covered:
			skip(c.span)
		case i == label && i+1 < end:
			skip(c.span - 1)
			list = append(list, c.field)
		default:
			list = append(list, c.field)
			if i+1 < end {
				skip(c.span - 1)
			}
		}
	}
	return list
}
