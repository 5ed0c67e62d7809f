package parser

import (
	"slices"

	"nianbao/report"
)

// Where a row prints more or fewer values than it has columns, each way to put them in order is a reading.
// Readings that the document's own sums refute are dropped; what all the others agree on stands, and the rest
// is missing. Nothing is decided by what is likely, with one exception: in a row that prints the same number
// throughout, mostly 0, those that stand under their heads by the layout of the neighbours are taken.

// reading says for each column which of the printed values it holds, and as what number.
type reading []part

// part is what a column holds by a reading: the value printed as number at, or one of the numbers that are glued
// together in it; at is -1 where the column's value is lost.
type part struct {
	at     int
	value  value
	joined bool // of the values from at on, which may be the digits of one
}

// maxApart bounds how many values a row may have more or less than columns for its readings to be tried.
const maxApart = 4

// readings lists every way to put the values to n columns in order: it drops some where there are too many, and
// leaves columns empty where there are too few. It is nil where there are far too many or too few, or where one can't
// be a single number.
func readings(values []field, n int) []reading {
	m := len(values)
	if m == 0 || m > n+maxApart || n > m+maxApart || m < n && anyGlued(values) {
		return nil
	}
	var list []reading
	current := make(reading, n)
	var fill func(column, next int)
	fill = func(column, next int) {
		left, open := m-next, n-column // values and columns still to be used
		if open == 0 {
			if m > n || left == 0 {
				list = append(list, slices.Clone(current))
			}
			return
		}
		if m <= n {
			if left > 0 {
				current[column] = part{at: next, value: values[next].value()}
				fill(column+1, next+1)
			}
			if open > left {
				current[column] = part{at: -1}
				fill(column+1, next)
			}
			return
		}
		for skip := 0; left-skip >= open; skip++ {
			current[column] = part{at: next + skip, value: values[next+skip].value()}
			fill(column+1, next+skip+1)
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
	// isSum reports whether the column holds the sum of others.
	isSum(column int) bool
}

// settled is the outcome for one column.
type settled struct {
	state report.State // Reported, Inferred or Missing
	value int          // where Reported, the index of the printed value that holds it
	num   report.Number
}

// settle decides a row whose values are not placed for certain. An inferred value is one that both the row's
// own sum and the column's leave for a cell whose printed value, if there is one, can't be told from its
// neighbours.
func settle(p placed, eq sums, trust trust) []settled {
	n := len(p.columns)
	out := make([]settled, n)
	left, ok := solutions(n, eq)
	if !ok {
		return out
	}
	var worlds []world
	all := slices.Concat(readings(p.values, n), splits(p.values, n, eq), joins(p.values, n))
	for _, r := range all {
		if w, ok := newWorld(r, left, eq); ok {
			worlds = append(worlds, w)
		}
	}
	if len(worlds) == 0 || trust == proven && anyUnproven(worlds) {
		return out
	}
	if len(worlds) < len(all) && !slices.ContainsFunc(worlds, func(w world) bool { return !w.lacksSum(eq) }) {
		return out // a sum that is misprinted would leave just these
	}
	for c := range n {
		out[c] = agree(worlds, c)
	}
	for c, f := range p.columns {
		if f == nil || out[c].state != report.Missing || !uniform(p.values) {
			continue
		}
		for i := range p.values {
			if &p.values[i] == f || p.values[i] == *f {
				if v := p.values[i].value(); uncontested(worlds, c, v) {
					out[c] = settled{state: report.Reported, value: i, num: v.number}
				}
			}
		}
	}
	return out
}

// trust says how a row of glued cells is taken: proven by the columns' sums as well as by its own, or for the
// time being by its own alone, when the sums of the columns wait for it.
type trust bool

const (
	proven      trust = false
	provisional trust = true
)

// anyUnproven reports whether a reading that cuts values apart is not confirmed by the sum of every column.
func anyUnproven(worlds []world) bool {
	for _, w := range worlds {
		if w.reading.glued() && slices.Contains(w.solved, false) {
			return true
		}
	}
	return false
}

// glued reports whether two columns share a printed value.
func (r reading) glued() bool {
	for c := 1; c < len(r); c++ {
		if r[c].at >= 0 && r[c].at == r[c-1].at {
			return true
		}
	}
	return false
}

// world is a reading with all that the sums say about it.
type world struct {
	reading reading
	values  []*report.Number
	proven  bool // every value is known, and the sum of the row holds
	solved  []bool
}

// lacksSum reports whether what the world lost is a sum, and nothing else tells it.
func (w *world) lacksSum(eq sums) bool {
	for c, v := range w.values {
		if v == nil && w.reading[c].at < 0 && eq.isSum(c) {
			return true
		}
	}
	return false
}

// solutions are what the equations down the columns leave for a row, nil where they leave it open; ok is false where
// no row can hold that.
func solutions(n int, eq sums) (left []*report.Number, ok bool) {
	left = make([]*report.Number, n)
	for c := range left {
		if v, known := eq.solve(c); known {
			if v.Sign() < 0 {
				return nil, false
			}
			left[c] = &v
		}
	}
	return left, true
}

// newWorld completes a reading by what is left for the columns and by the sums within the row; ok is false where they
// refute it.
func newWorld(r reading, left []*report.Number, eq sums) (w world, ok bool) {
	for c, v := range left {
		if v != nil && r[c].at >= 0 && r[c].value.state == report.Reported && v.Cmp(r[c].value.number) != 0 {
			return world{}, false
		}
	}
	w = world{reading: r, values: make([]*report.Number, len(r)), solved: make([]bool, len(r))}
	for c, v := range left {
		switch {
		case r[c].at < 0:
			w.values[c], w.solved[c] = v, v != nil
		case r[c].value.state == report.Reported:
			w.values[c], w.solved[c] = &r[c].value.number, v != nil
		}
	}
	if v, c, left := eq.rest(w.values); left && r[c].at < 0 {
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
		switch {
		case w.reading[c].joined:
			printed, inferred = false, false
		case w.reading[c].at < 0:
			printed = false
			inferred = inferred && w.proven && w.solved[c]
		case at < 0:
			at = w.reading[c].at
		}
	}
	switch {
	case printed:
		return settled{state: report.Reported, value: at, num: *first}
	case inferred:
		return settled{state: report.Inferred, num: *first}
	}
	return settled{}
}

// uniform reports whether a row prints one number and no other.
func uniform(values []field) bool {
	first := values[0].value().number
	for i := range values {
		if v := values[i].value(); v.state != report.Reported || v.number.Cmp(first) != 0 {
			return false
		}
	}
	return true
}

// uncontested reports whether every world that prints a value in the column prints this one.
func uncontested(worlds []world, c int, v value) bool {
	for _, w := range worlds {
		if w.reading[c].at < 0 {
			continue
		}
		if u := w.values[c]; u == nil || v.state != report.Reported || u.Cmp(v.number) != 0 {
			return false
		}
	}
	return v.state == report.Reported
}
