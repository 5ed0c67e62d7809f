package parser

// Which value stands in which column? Where a row has as many values as heads, they follow each other. Where
// it has fewer, the empty fields between them tell, if the row is laid out like the rows around it. What is
// left open is settled by the sums (settle.go).

// placed is a row with its fields put to columns. A nil field is a column that the row does not reach.
type placed struct {
	columns []*field
	open    bool    // the values are not placed for certain: columns is only the likeliest reading, or empty
	values  []field // the printed fields in their order
	blanks  bool    // empty fields are read as blank cells, by the position of their neighbours
	shifted bool    // the values do not stand under their heads or directly behind their label
}

// shapes tells where the values of complete rows begin, by the index of the row's last label, so that rows
// with empty fields can be read like their neighbours.
type shapes struct {
	byLabel map[int]int // index of the first value, by that of the last label; -1 where rows differ
	byWidth map[int]int // index of the first value, by the number of fields
	head    int         // index of the first column's head, -1 where there is none
}

func readShapes(rows []row, n int) shapes {
	s := shapes{byLabel: map[int]int{}, byWidth: map[int]int{}, head: -1}
	for _, r := range rows {
		if s.head < 0 {
			for _, l := range r.labels {
				if n == total+1 && l.core == "自然人" {
					s.head = l.column - 1
				}
			}
		}
		start, ok := contiguous(r, n)
		if r.width == 0 || !ok {
			continue
		}
		vote(s.byLabel, r.from-1, r.from+start)
		vote(s.byWidth, r.width, r.from+start)
	}
	return s
}

func vote(m map[int]int, key, start int) {
	if old, ok := m[key]; ok && old != start {
		start = -1
	}
	m[key] = start
}

// contiguous says whether exactly n values stand next to each other, and from which of the row's cells.
func contiguous(r row, n int) (start int, ok bool) {
	first, last := -1, -1
	for i, c := range r.cells {
		if c.text != "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, first >= 0 && r.printed() == n && last-first+1 == n
}

// placeColumns puts a row's fields to n columns.
func placeColumns(r row, n int, s shapes) placed {
	p := placed{columns: make([]*field, n), values: r.values()}
	if start, ok := contiguous(r, n); ok || len(p.values) == n {
		for i := range p.values {
			p.columns[i] = &p.values[i]
		}
		p.shifted = r.width > 0 && start > 0 && r.from+start != s.head || !ok
		return p
	}
	if len(p.values) < n && r.width > 0 {
		if start, ok := startOf(r, n, s); ok {
			p.read(r, start-r.from, n)
			p.blanks = true
			return p
		}
		p.likely(r, n, s)
	}
	p.open = true
	return p
}

// startOf is the index of the field where the first column of a row with empty fields begins: as in complete
// rows with their label at the same place, else under the first head, else behind the label if the row has
// just as many fields. The window must hold every value. If there are more fields it must hold one in its last column,
// the total: where that is empty a field is more likely lost, and the rest moved up.
func startOf(r row, n int, s shapes) (start int, ok bool) {
	start, ok = s.byLabel[r.from-1]
	if !ok || start < 0 {
		start, ok = s.head, s.head >= r.from
	}
	if !ok && len(r.cells) == n {
		start, ok = r.from, true
	}
	if !ok || start+n > r.width {
		return 0, false
	}
	for i, c := range r.cells {
		if c.text != "" && (r.from+i < start || r.from+i >= start+n) {
			return 0, false
		}
	}
	if len(r.cells) > n && r.printed() > 0 && r.cells[start+n-1-r.from].text == "" {
		return 0, false
	}
	return start, true
}

// read takes the n cells from start on, empty ones as blank.
func (p *placed) read(r row, start, n int) {
	for i := range n {
		p.columns[i] = &r.cells[start+i]
	}
}

// likely reads a row that has lost fields under the heads: complete rows of as many fields say which field is
// which column. Its empty fields may have been there before or not: they are lost, not blank.
func (p *placed) likely(r row, n int, s shapes) {
	start, ok := s.byWidth[r.width]
	if !ok || start < 0 {
		return
	}
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
