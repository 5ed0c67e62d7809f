package parser

import "nianbao/report"

// requestSums are the equations of table 3, over its cells as far as they are read:
//
//	each row:     自然人 + the five kinds of organisation = 总计
//	each column:  all results = （七）总计
//	              本年新收 + 上年结转 = （七）总计 + 结转下年度
//
// A blank cell is not 0, so that an equation with one says nothing.
type requestSums struct {
	cells   map[string][]report.Cell // by row key, seven each
	results []string                 // keys of the rows that make up （七）总计
}

const total = 6 // the column 总计

func newRequestSums(forms []formRow, printed func(key string) bool) requestSums {
	s := requestSums{cells: map[string][]report.Cell{}}
	// （六）其他处理 stands for its three rows where the form or the document has none of them.
	whole := true
	for _, f := range forms {
		whole = whole && !(f.isOtherPart() && (printed(f.row.Key) || !printed("requests.other")))
	}
	for _, f := range forms {
		if f.table != "requests" {
			continue
		}
		key := f.row.Key
		s.cells[key] = make([]report.Cell, len(f.columns))
		part := f.isOtherPart()
		switch key {
		case "requests.new", "requests.carried_in", "requests.total", "requests.carried_out":
			continue
		}
		if !(part && whole) && (key != "requests.other" || whole) {
			s.results = append(s.results, key)
		}
	}
	return s
}

// known is a cell's value as a number to reckon with.
func (s requestSums) known(key string, column int) (report.Number, bool) {
	cells := s.cells[key]
	if cells == nil || !cells[column].State.HasValue() {
		return report.Number{}, false
	}
	return cells[column].Value, true
}

// plus is the sum of cells of one column; ok is false where one is not known.
func (s requestSums) plus(column int, keys ...string) (sum report.Number, ok bool) {
	for _, key := range keys {
		v, known := s.known(key, column)
		if !known {
			return sum, false
		}
		if sum, ok = sum.Add(v); !ok {
			return sum, false
		}
	}
	return sum, true
}

// solve is what the equations down a column leave for the cell of a row; where two do they must agree.
func (s requestSums) solve(key string, column int) (report.Number, bool) {
	minus := func(a, b report.Number, okA, okB bool) (report.Number, bool) {
		d, ok := a.Add(b.Neg())
		return d, ok && okA && okB
	}
	in, okIn := s.plus(column, "requests.new", "requests.carried_in")
	switch key {
	case "requests.new", "requests.carried_in":
		other := "requests.carried_in"
		if key == other {
			other = "requests.new"
		}
		out, okOut := s.plus(column, "requests.total", "requests.carried_out")
		v, ok := s.known(other, column)
		return minus(out, v, okOut, ok)
	case "requests.carried_out":
		v, ok := s.known("requests.total", column)
		return minus(in, v, okIn, ok)
	case "requests.total":
		out, okOut := s.known("requests.carried_out", column)
		byFlow, okFlow := minus(in, out, okIn, okOut)
		byResults, okResults := s.plus(column, s.results...)
		if okFlow && okResults {
			return byFlow, byFlow.Cmp(byResults) == 0
		}
		if okResults {
			return byResults, true
		}
		return byFlow, okFlow
	}
	rest, ok := s.known("requests.total", column)
	if !ok {
		return rest, false
	}
	found := false
	for _, other := range s.results {
		if other == key {
			found = true
			continue
		}
		v, known := s.known(other, column)
		if rest, ok = minus(rest, v, ok, known); !ok {
			return rest, false
		}
	}
	return rest, found
}

// requestRow is one row of the table as settle sees it.
type requestRow struct {
	sums requestSums
	key  string
}

func (r requestRow) solve(column int) (report.Number, bool) { return r.sums.solve(r.key, column) }

// rest is the one value of the row that is not known, by the row's sum.
func (r requestRow) rest(values []*report.Number) (v report.Number, column int, ok bool) {
	column = -1
	var sum report.Number
	for c, x := range values {
		switch {
		case x == nil && column >= 0:
			return v, 0, false
		case x == nil:
			column = c
		case c != total:
			if sum, ok = sum.Add(*x); !ok {
				return v, 0, false
			}
		}
	}
	switch column {
	case -1:
		return v, 0, false
	case total:
		return sum, column, true
	}
	v, ok = values[total].Add(sum.Neg())
	return v, column, ok
}

// holds: the parts make up the total; while some are not known, they are at most it.
func (r requestRow) holds(values []*report.Number) bool {
	if values[total] == nil {
		return true
	}
	var sum report.Number
	whole, ok := true, true
	for _, x := range values[:total] {
		if x == nil {
			whole = false
			continue
		}
		if sum, ok = sum.Add(*x); !ok {
			return false
		}
	}
	d := sum.Cmp(*values[total])
	return d == 0 || d < 0 && !whole
}

// infer fills the lost cells of each row that both the columns' sums and the row's own leave one value for,
// until none is left.
func (s requestSums) infer(rows []string) {
	for again := true; again; {
		again = false
		for _, key := range rows {
			again = s.inferRow(key) || again
		}
	}
}

// inferRow fills the lost cells of one row; it reports whether it filled any.
func (s requestSums) inferRow(key string) bool {
	cells := s.cells[key]
	values := make([]*report.Number, len(cells))
	var lost []int
	for c := range cells {
		switch cells[c].State {
		case report.Reported, report.Inferred:
			values[c] = &cells[c].Value
		case report.Missing:
			v, solved := s.solve(key, c)
			if !solved || v.Sign() < 0 {
				return false
			}
			values[c] = &v
			lost = append(lost, c)
		default:
			return false
		}
	}
	if len(lost) == 0 || !(requestRow{s, key}).holds(values) {
		return false
	}
	for _, c := range lost {
		cells[c].State, cells[c].Value = report.Inferred, *values[c]
	}
	return true
}

// reviewSums are the equations of table 4: in each of its three groups of five, the results make up 总计.
type reviewSums struct{}

func (reviewSums) solve(int) (report.Number, bool) { return report.Number{}, false }

func (reviewSums) rest([]*report.Number) (report.Number, int, bool) { return report.Number{}, 0, false }

func (reviewSums) holds(values []*report.Number) bool {
	for g := 0; g+5 <= len(values); g += 5 {
		var sum report.Number
		known, ok := values[g+4] != nil, true
		for _, x := range values[g : g+4] {
			if x == nil {
				known = false
				break
			}
			if sum, ok = sum.Add(*x); !ok {
				return false
			}
		}
		if known && sum.Cmp(*values[g+4]) != 0 {
			return false
		}
	}
	return true
}

// noSums is a row of table 2, which no sum runs through.
type noSums struct{}

func (noSums) solve(int) (report.Number, bool) { return report.Number{}, false }

func (noSums) rest([]*report.Number) (report.Number, int, bool) { return report.Number{}, 0, false }

func (noSums) holds([]*report.Number) bool { return true }
