package parser

import "slices"

// Which value stands in which column? Where a row has as many values as heads, they follow each other. Where
// it has fewer, the empty fields between them tell, if the row is laid out like the rows around it. What is
// left open is settled by the sums (settle.go).

// placed is a row with its fields put to columns. A nil field is a column that the row does not reach.
type placed struct {
	columns []*field // nil where they are the values
	open    bool     // the values are not placed for certain: columns is only the likeliest reading, or empty
	values  []field  // the printed fields in their order
	blanks  bool     // empty fields are read as blank cells, by the position of their neighbours
	shifted bool     // the values do not stand under their heads or directly behind their label
}

// shapes tells how the rows of n columns are laid out, so that rows with empty fields can be read like their
// neighbours. Complete rows have all their values behind each other.
type shapes struct {
	byLabel map[int]start // of complete rows, by the index of the row's last label
	byWidth map[int]start // of complete rows, by the number of fields
	widest  map[int]int   // fields of the widest row that does not print too many values, by the index of its last label
	head    int           // index of the first column's head, -1 where there is none
}

// start is where the values of complete rows begin.
type start struct {
	at   int // index of the first value, -1 where rows differ
	rows int
	gap  bool // there are empty fields between the label and the values
}

// certain reports whether other rows may be read by it: one row alone with its values apart from its label may have
// slipped itself.
func (s start) certain() bool { return s.at >= 0 && (s.rows > 1 || !s.gap) }

func readShapes(b *neighbours, n int) shapes {
	s := shapes{byLabel: map[int]start{}, byWidth: map[int]start{}, widest: map[int]int{}, head: b.headOf(n)}
	for i := range b.rows {
		r := &b.rows[i]
		first, last, m := r.extent()
		if r.width == 0 || b.columns[i] != n || m > n {
			continue
		}
		s.widest[r.from-1] = max(s.widest[r.from-1], r.width)
		if m == n && last-first+1 == n {
			vote(s.byLabel, r.from-1, r.from+first, first > 0)
			vote(s.byWidth, r.width, r.from+first, first > 0)
		}
	}
	return s
}

var natural = labels["自然人"]

// naturalHead is where the head of the first column of table 3 stands, -1 where there is none.
func naturalHead(rows []row) int {
	head := -1
	for i := 0; head < 0 && i < len(rows); i++ {
		for _, l := range rows[i].labels {
			if l.label == natural {
				head = int(l.column) - 1
			}
		}
	}
	return head
}

func vote(m map[int]start, key, at int, gap bool) {
	s := m[key]
	if s.rows > 0 && s.at != at {
		at = -1
	}
	m[key] = start{at, s.rows + 1, gap}
}

// neighbours are the rows of a document with their shapes by number of columns, as far as they were asked for.
type neighbours struct {
	rows    []row
	columns []int // that the form's row has which a row is matched to, 0 where it is none of them
	natural int   // the head of the first column of table 3, see naturalHead
	shapes  map[int]shapes
}

// headOf is where the head of the first of n columns stands, -1 where there is none.
func (b *neighbours) headOf(n int) int {
	if n == total+1 {
		return b.natural
	}
	return -1
}

func (b *neighbours) of(n int) shapes {
	s, ok := b.shapes[n]
	if !ok {
		if b.shapes == nil {
			b.shapes = map[int]shapes{}
		}
		s = readShapes(b, n)
		b.shapes[n] = s
	}
	return s
}

// place puts a row's fields to n columns.
func (b *neighbours) place(printed *row, n int) placed {
	r := printed
	if r.printed() == 1 && n > 1 {
		r = r.cut()
	}
	first, last, m := r.extent()
	p := placed{values: r.values()}
	if m == n && !anyGlued(p.values) {
		apart := last-first+1 > n
		p.shifted = apart || r.width > 0 && first > 0 && r.from+first != b.headOf(n)
		return p
	}
	p.columns = make([]*field, n)
	if m < n && r.width > 0 {
		s := b.of(n)
		if start, ok := startOf(r, n, s); ok {
			p.read(r, start-r.from, n)
			p.blanks = true
			return p
		}
		if r.width >= s.widest[r.from-1] { // else it has lost a field, and the others may have moved
			p.likely(r, n, s)
		}
	}
	p.open = true
	return p
}

// column is the field of a column.
func (p *placed) column(c int) *field {
	if p.columns == nil {
		return &p.values[c]
	}
	return p.columns[c]
}

// startOf is the index of the field where the first column of a row with empty fields begins: as in complete
// rows with their label at the same place, else under the first head, else behind the label if the row has
// just as many fields. The row must be as wide as those like it, or as the heads above it where there are none: a
// shorter one has lost a field, and nothing tells which. Where the heads are not as wide, sums without a total speak
// against it. The window must hold every value; if there are more fields it must hold one in its last column, the
// total: where that is empty a field is more likely lost, and the rest moved up.
func startOf(r *row, n int, s shapes) (at int, ok bool) {
	like, ok := s.byLabel[r.from-1]
	at, ok = like.at, ok && like.certain()
	if !ok {
		at, ok = s.head, s.head >= r.from
	}
	if !ok && len(r.cells) == n && (r.width == r.headed || r.width > r.headed && !lacksTotal(r.cells)) {
		at, ok = r.from, true
	}
	if !ok || at+n > r.width || r.width < s.widest[r.from-1] {
		return 0, false
	}
	for i, c := range r.cells {
		if c.text != "" && (r.from+i < at || r.from+i >= at+n) {
			return 0, false
		}
	}
	if len(r.cells) > n && r.printed() > 0 && r.cells[at+n-1-r.from].text == "" {
		return 0, false
	}
	return at, true
}

// lacksTotal reports whether one of the sums of a row of table 3 or 4 has printed parts and an empty total: more likely a
// field is lost, and the rest moved up.
func lacksTotal(cells []field) bool {
	size := len(cells)
	switch size {
	case total + 1:
	case 3 * reviewGroup:
		size = reviewGroup
	default:
		return false
	}
	for ; len(cells) > 0; cells = cells[size:] {
		printed := slices.ContainsFunc(cells[:size], func(f field) bool { return f.text != "" })
		if printed && cells[size-1].text == "" {
			return true
		}
	}
	return false
}

// read takes the n cells from start on, empty ones as blank.
func (p *placed) read(r *row, start, n int) {
	for i := range n {
		p.columns[i] = &r.cells[start+i]
	}
}

// likely reads a row that has lost fields under the heads: complete rows of as many fields say which field is
// which column. Its empty fields may have been there before or not: they are lost, not blank.
func (p *placed) likely(r *row, n int, s shapes) {
	like, ok := s.byWidth[r.width]
	if !ok || like.at < 0 {
		return
	}
	start := like.at
	for i := range n {
		if at := start + i - r.from; at >= 0 && at < len(r.cells) && r.cells[at].text != "" {
			p.columns[i] = &r.cells[at]
		}
	}
	for i, c := range r.cells {
		if at := r.from + i - start; c.text != "" && (at < 0 || at >= n) {
			clear(p.columns)
			return
		}
	}
}

// cut takes the only value of a row of several columns apart at its blanks: one field holds all of them, and where
// they stand says nothing.
func (r *row) cut() *row {
	first, _, _ := r.extent()
	only := &r.cells[first]
	pieces := cutBlanks(only.text)
	if len(pieces) < 2 || slices.ContainsFunc(pieces, func(p string) bool { return !isNumeric(p) }) {
		return r
	}
	whole := *r
	whole.cells, whole.width = make([]field, len(pieces)), 0
	for i, p := range pieces {
		whole.cells[i].read(p, only.line, only.column)
	}
	return &whole
}
