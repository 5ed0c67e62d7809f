package parser

import "nianbao/report"

// settleAll decides the rows whose values are not placed for certain. A row that is settled may give the sums what
// another needs, so that all are asked twice. Rows of glued cells whose columns' sums wait for each other are taken by
// their own sums first, and given up again unless the sums of all columns then confirm them.
func (t *tables) settleAll(open []openRow) {
	for range 2 {
		for _, o := range open {
			t.settle(o, proven)
		}
	}
	var trusted []int
	for _, o := range open {
		if t.undecided(o.at) && t.settle(o, provisional) {
			trusted = append(trusted, o.at)
		}
	}
	for _, o := range open {
		if t.undecided(o.at) {
			t.settle(o, proven)
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
func (t *tables) equations(f *formRow) sums {
	switch f.table {
	case "requests":
		return requestRow{&t.sums, f.at}
	case "review":
		return reviewSums{}
	}
	return noSums{}
}

// settle decides one row and fills its cells; a cell that stays lost keeps the row's line. It reports whether cells
// that are glued together were cut.
func (t *tables) settle(o openRow, trust trust) (cut bool) {
	f, p := t.formOf(o.at), o.placed
	cells, line := t.rowCells[f.at], t.rows[o.at].line()
	out := settle(p, t.equations(f), trust)
	for c, s := range out {
		switch s.state {
		case report.Reported:
			printed := &p.values[s.value]
			v := printed.value()
			cut = cut || s.num != v.number
			v.number = s.num
			t.set(f, c, printed, v)
		case report.Inferred:
			cells[c] = report.Cell{State: report.Inferred, Value: s.num, Line: line}
		default:
			cells[c] = report.Cell{Line: line}
		}
	}
	return cut
}

// formOf is the form's row that a printed row is matched to.
func (t *tables) formOf(i int) *formRow { return &t.forms[t.matches[i].form] }

// undecided reports whether every cell of the row is still lost.
func (t *tables) undecided(i int) bool {
	for _, cell := range t.rowCells[t.matches[i].form] {
		if cell.State != report.Missing {
			return false
		}
	}
	return true
}

// confirmed reports whether the sums of all columns give what the row holds; table 4 and 2 have no such sums.
func (t *tables) confirmed(i int) bool {
	f := t.formOf(i)
	if f.table != "requests" {
		return true
	}
	for c, cell := range t.rowCells[f.at] {
		v, ok := t.sums.solve(f.at, c)
		if !ok || v.Cmp(cell.Value) != 0 {
			return false
		}
	}
	return true
}

// refuted reports whether a sum speaks against what the row holds.
func (t *tables) refuted(i int) bool {
	f := t.formOf(i)
	cells := t.rowCells[f.at]
	values := make([]*report.Number, len(cells))
	eq := t.equations(f)
	for c := range cells {
		if !cells[c].State.HasValue() {
			continue
		}
		values[c] = &cells[c].Value
		if v, ok := eq.solve(c); ok && v.Cmp(cells[c].Value) != 0 {
			return true
		}
	}
	return !eq.holds(values)
}

// lose gives up all cells of a row.
func (t *tables) lose(i int) {
	cells, line := t.rowCells[t.matches[i].form], t.rows[i].line()
	for c := range cells {
		cells[c] = report.Cell{Line: line}
	}
}
