package parser

import "nianbao/report"

// settleAll decides the rows whose values are not placed for certain. A row that is settled may give the sums what
// another needs, so that all are asked twice. Rows of glued cells whose columns' sums wait for each other are taken by
// their own sums first, and given up again unless the sums of all columns then confirm them.
func (t *tables) settleAll(open []int, lost map[int]placed) {
	for range 2 {
		for _, i := range open {
			t.settle(i, lost[i], proven)
		}
	}
	var trusted []int
	for _, i := range open {
		if t.undecided(i) && t.settle(i, lost[i], provisional) {
			trusted = append(trusted, i)
		}
	}
	for _, i := range open {
		if t.undecided(i) {
			t.settle(i, lost[i], proven)
		}
	}
	var refuted []int
	for _, i := range trusted {
		if !t.confirmed(i) {
			refuted = append(refuted, i)
		}
	}
	for _, i := range refuted {
		t.lose(i)
	}
}

// equations gives the sums that run through a row.
func (t *tables) equations(f formRow) sums {
	switch f.table {
	case "requests":
		return requestRow{t.sums, f.row.Key}
	case "review":
		return reviewSums{}
	}
	return noSums{}
}

// settle decides one row and fills its cells; a cell that stays lost keeps the row's line. It reports whether cells
// that are glued together were cut.
func (t *tables) settle(i int, p placed, trust trust) (cut bool) {
	f := t.forms[t.matches[i].form]
	out := settle(p, t.equations(f), trust)
	for c, s := range out {
		switch s.state {
		case report.Reported:
			printed := p.values[s.value]
			printed.value.number = s.num
			t.set(f, c, t.cell(f, c, printed))
			cut = cut || s.num != p.values[s.value].value.number
		case report.Inferred:
			t.set(f, c, report.Cell{State: report.Inferred, Value: s.num, Line: t.rows[i].line()})
		default:
			t.set(f, c, report.Cell{Line: t.rows[i].line()})
		}
	}
	return cut
}

// undecided reports whether every cell of the row is still lost.
func (t *tables) undecided(i int) bool {
	f := t.forms[t.matches[i].form]
	for c := range f.columns {
		if t.get(f, c).State != report.Missing {
			return false
		}
	}
	return true
}

// confirmed reports whether the sums of all columns give what the row holds; table 4 and 2 have no such sums.
func (t *tables) confirmed(i int) bool {
	f := t.forms[t.matches[i].form]
	if f.table != "requests" {
		return true
	}
	for c := range f.columns {
		v, ok := t.sums.solve(f.row.Key, c)
		if !ok || v.Cmp(t.get(f, c).Value) != 0 {
			return false
		}
	}
	return true
}

// refuted reports whether a sum speaks against what the row holds.
func (t *tables) refuted(i int) bool {
	f := t.forms[t.matches[i].form]
	values := make([]*report.Number, len(f.columns))
	eq := t.equations(f)
	for c := range f.columns {
		cell := t.get(f, c)
		if !cell.State.HasValue() {
			continue
		}
		values[c] = &cell.Value
		if v, ok := eq.solve(c); ok && v.Cmp(cell.Value) != 0 {
			return true
		}
	}
	return !eq.holds(values)
}

// lose gives up all cells of a row.
func (t *tables) lose(i int) {
	f := t.forms[t.matches[i].form]
	for c := range f.columns {
		t.set(f, c, report.Cell{Line: t.rows[i].line()})
	}
}
