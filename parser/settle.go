package parser

import "nianbao/report"

// Where a row prints more or fewer values than it has columns, each way to put them in order is a reading.
// Readings that the document's own sums refute are dropped; what all the others agree on stands, and the rest
// is missing. Nothing is decided by what is likely, with one exception: a value that stands under its head by
// the layout of its neighbours may be taken if no reading puts another value there.

// reading puts values to columns in their order: the index of the value in each column, -1 where it is lost.
type reading []int

// maxApart bounds how many values a row may have more or less than columns for its readings to be tried.
const maxApart = 4

// readings lists every way to put m values to n columns in order: each drops m-n values, or leaves n-m
// columns empty. It is nil where m and n are too far apart.
func readings(m, n int) []reading {
	if m == 0 || m > n+maxApart || n > m+maxApart {
		return nil
	}
	var list []reading
	current := make(reading, n)
	var fill func(column, value int)
	fill = func(column, value int) {
		if column == n {
			if m > n || value == m {
				list = append(list, append(reading(nil), current...))
			}
			return
		}
		left, open := m-value, n-column // values and columns still to be used
		if m <= n {
			if left > 0 {
				current[column] = value
				fill(column+1, value+1)
			}
			if open > left {
				current[column] = -1
				fill(column+1, value)
			}
			return
		}
		for skip := 0; left-skip >= open; skip++ {
			current[column] = value + skip
			fill(column+1, value+skip+1)
		}
	}
	fill(0, 0)
	return list
}

// sums is what a table's equations say about one row while its cells are still open.
type sums interface {
	// solve is the value of a column by the equations that run down it; ok is false where they leave it open.
	solve(column int) (v report.Number, ok bool)
	// holds reports whether the equations within the row allow its values; nil is a value not known.
	holds(values []*report.Number) bool
	// rest is the value that the equations within the row leave for the only one not known.
	rest(values []*report.Number) (v report.Number, column int, ok bool)
}

// settled is the outcome for one column.
type settled struct {
	state report.State // Reported: value is the index of a printed one; Inferred: number; or Missing
	value int
	num   report.Number
}

// settle decides a row whose values are not placed for certain. An inferred value is one that both the row's
// own sum and the column's leave for a cell whose printed value, if there is one, can't be told from its
// neighbours.
func settle(p placed, eq sums) []settled {
	n := len(p.columns)
	out := make([]settled, n)
	var worlds []world
	for _, r := range readings(len(p.values), n) {
		if w, ok := newWorld(r, p.values, eq); ok {
			worlds = append(worlds, w)
		}
	}
	if len(worlds) == 0 {
		return out
	}
	for c := range n {
		out[c] = agree(worlds, c)
	}
	for c, f := range p.columns {
		if f == nil || out[c].state != report.Missing {
			continue
		}
		for i := range p.values {
			if &p.values[i] == f || p.values[i] == *f {
				if uncontested(worlds, c, p.values[i].value) {
					out[c] = settled{state: report.Reported, value: i}
				}
			}
		}
	}
	return out
}

// world is a reading with all that the sums say about it.
type world struct {
	reading reading
	values  []*report.Number
	proven  bool // every value is known, and the sum of the row holds
	solved  []bool
}

// newWorld completes a reading by the sums; ok is false where they refute it.
func newWorld(r reading, printed []field, eq sums) (w world, ok bool) {
	w = world{reading: r, values: make([]*report.Number, len(r)), solved: make([]bool, len(r))}
	for c, i := range r {
		v, known := eq.solve(c)
		if known && v.Sign() < 0 {
			return w, false
		}
		switch {
		case i < 0 && known:
			w.values[c], w.solved[c] = &v, true
		case i >= 0 && printed[i].value.state == report.Reported:
			if known && v.Cmp(printed[i].value.number) != 0 {
				return w, false
			}
			w.values[c] = &printed[i].value.number
		}
	}
	if v, c, left := eq.rest(w.values); left && r[c] < 0 {
		if v.Sign() < 0 {
			return w, false
		}
		w.values[c] = &v
	}
	w.proven = true
	for _, v := range w.values {
		w.proven = w.proven && v != nil
	}
	return w, eq.holds(w.values)
}

// agree says what all worlds have in a column.
func agree(worlds []world, c int) settled {
	first := worlds[0].values[c]
	printed, inferred := true, true
	at := -1
	for _, w := range worlds {
		v := w.values[c]
		if v == nil || first == nil || v.Cmp(*first) != 0 {
			return settled{}
		}
		if w.reading[c] < 0 {
			printed = false
			inferred = inferred && w.proven && w.solved[c]
		} else if at < 0 {
			at = w.reading[c]
		}
	}
	switch {
	case printed:
		return settled{state: report.Reported, value: at}
	case inferred:
		return settled{state: report.Inferred, num: *first}
	}
	return settled{}
}

// uncontested reports whether every world that prints a value in the column prints this one.
func uncontested(worlds []world, c int, v value) bool {
	for _, w := range worlds {
		if w.reading[c] < 0 {
			continue
		}
		if u := w.values[c]; u == nil || v.state != report.Reported || u.Cmp(v.number) != 0 {
			return false
		}
	}
	return v.state == report.Reported
}
