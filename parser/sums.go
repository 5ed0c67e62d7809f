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
	cells   [][]report.Cell // by the form's rows, seven each; nil where there are none
	in      [2]int          // the rows 本年新收 and 上年结转
	total   int             // the row （七）总计
	out     int             // the row 结转下年度
	results []int           // the rows that make up （七）总计
}

const total = 6 // the column 总计

// newRequestSums reckons with （六）其他处理 as one row where whole is set, else with its three rows.
func newRequestSums(in *room, forms []formRow, cells [][]report.Cell, whole bool) requestSums {
	s := requestSums{cells: cells, results: in.numbers.take(len(forms))[:0]}
	for i := range forms {
		f := &forms[i]
		switch {
		case f.table != "requests":
		case f.row.Key == "requests.new":
			s.in[0] = i
		case f.row.Key == "requests.carried_in":
			s.in[1] = i
		case f.row.Key == "requests.total":
			s.total = i
		case f.row.Key == "requests.carried_out":
			s.out = i
		case f.isOtherPart() && !whole, f.isOther() && whole, !f.isOtherPart() && !f.isOther():
			s.results = append(s.results, i)
		}
	}
	return s
}

// known is a cell's value as a number to reckon with.
func (s *requestSums) known(row, column int) (report.Number, bool) {
	cells := s.cells[row]
	if cells == nil || !cells[column].State.HasValue() {
		return report.Number{}, false
	}
	return cells[column].Value, true
}

// plus is the sum of cells of one column; ok is false where one is not known.
func (s *requestSums) plus(column int, rows ...int) (sum report.Number, ok bool) {
	for _, row := range rows {
		v, known := s.known(row, column)
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
func (s *requestSums) solve(row, column int) (report.Number, bool) {
	minus := func(a, b report.Number, okA, okB bool) (report.Number, bool) {
		d, ok := a.Add(b.Neg())
		return d, ok && okA && okB
	}
	in, okIn := s.plus(column, s.in[:]...)
	switch row {
	case s.in[0], s.in[1]:
		out, okOut := s.plus(column, s.total, s.out)
		v, ok := s.known(s.in[0]+s.in[1]-row, column) // the other one
		return minus(out, v, okOut, ok)
	case s.out:
		v, ok := s.known(s.total, column)
		return minus(in, v, okIn, ok)
	case s.total:
		out, okOut := s.known(s.out, column)
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
	rest, ok := s.known(s.total, column)
	if !ok {
		return rest, false
	}
	if out, okOut := s.known(s.out, column); okIn && okOut {
		if sum, okSum := rest.Add(out); !okSum || sum.Cmp(in) != 0 {
			return rest, false
		}
	}
	found := false
	for _, other := range s.results {
		if other == row {
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
	sums *requestSums
	row  int
}

func (r requestRow) solve(column int) (report.Number, bool) { return r.sums.solve(r.row, column) }

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

func (r requestRow) isSum(column int) bool { return column == total }

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
func (s *requestSums) infer(rows []int) {
	for again := true; again; {
		again = false
		for _, row := range rows {
			again = s.inferRow(row) || again
		}
	}
}

// inferRow fills the lost cells of one row; it reports whether it filled any.
func (s *requestSums) inferRow(row int) bool {
	cells := s.cells[row]
	values := make([]*report.Number, len(cells))
	var lost []int
	for c := range cells {
		switch cells[c].State {
		case report.Reported, report.Inferred:
			values[c] = &cells[c].Value
		case report.Missing:
			v, solved := s.solve(row, c)
			if !solved || v.Sign() < 0 {
				return false
			}
			values[c] = &v
			lost = append(lost, c)
		default:
			return false
		}
	}
	if len(lost) == 0 || !(requestRow{s, row}).holds(values) {
		return false
	}
	for _, c := range lost {
		cells[c].State, cells[c].Value = report.Inferred, *values[c]
	}
	return true
}

// reviewSums are the equations of table 4: in each of its three groups the results make up 总计, the last of five.
type reviewSums struct{}

const reviewGroup = 5

func (reviewSums) solve(int) (report.Number, bool) { return report.Number{}, false }

func (reviewSums) rest([]*report.Number) (report.Number, int, bool) { return report.Number{}, 0, false }

func (reviewSums) isSum(column int) bool { return column%reviewGroup == reviewGroup-1 }

func (reviewSums) holds(values []*report.Number) bool {
	for g := 0; g+reviewGroup <= len(values); g += reviewGroup {
		var sum report.Number
		known, ok := values[g+reviewGroup-1] != nil, true
		for _, x := range values[g : g+reviewGroup-1] {
			if x == nil {
				known = false
				break
			}
			if sum, ok = sum.Add(*x); !ok {
				return false
			}
		}
		if known && sum.Cmp(*values[g+reviewGroup-1]) != 0 {
			return false
		}
	}
	return true
}

// noSums is a row of table 2, which no sum runs through.
type noSums struct{}

func (noSums) solve(int) (report.Number, bool) { return report.Number{}, false }

func (noSums) rest([]*report.Number) (report.Number, int, bool) { return report.Number{}, 0, false }

func (noSums) isSum(int) bool { return false }

func (noSums) holds([]*report.Number) bool { return true }
