package report

// Sum adds cells of the report, by their keys. It is missing unless every part has a value, and inferred if one is;
// one cell alone is itself, whatever its state. Where the report has no （六）其他处理 as one row, its three rows are parts.
func (r *Report) Sum(keys ...string) Cell {
	var room [16]term
	return sumOf(r, appendTerms(room[:0], keys))
}

// terms are what Sum adds, looked up once for many reports.
type terms []term

// term is a cell, with those that stand for it in a report that does not have it.
type term struct {
	own   Place
	parts terms
}

// Total is a sum of cells that many reports are asked for: its keys are looked up once.
type Total struct{ list terms }

// TotalOf is the sum of the keys.
func TotalOf(keys ...string) Total { return Total{termsOf(keys...)} }

// Of is the report's Sum of the keys.
func (t Total) Of(r *Report) Cell { return sumOf(r, t.list) }

// Figure is the value and the state of what Of gives.
func (t Total) Figure(r *Report) (Number, State) { return figureOf(r, t.list) }

func termsOf(keys ...string) terms { return appendTerms(nil, keys) }

func appendTerms(list terms, keys []string) terms {
	for _, key := range keys {
		t := term{own: PlaceOf(key)}
		if i, ok := indicatorIndex[key]; ok {
			t.parts = indicators[i].parts
		}
		list = append(list, t)
	}
	return list
}

func sumOf(r *Report, list terms) Cell {
	if len(list) == 1 {
		if c, ok := r.Cells.At(list[0].own); ok {
			return c
		}
	}
	n, s := r.add(list)
	return Cell{Value: n, State: s}
}

// figureOf is the value and the state of sumOf.
func figureOf(r *Report, list terms) (Number, State) {
	if len(list) == 1 {
		if n, s, ok := r.Cells.Figure(list[0].own); ok {
			return n, s
		}
	}
	return r.add(list)
}

// add is the sum of cells, Missing where one has no value, or where there are none.
func (r *Report) add(list terms) (sum Number, s State) {
	if len(list) == 0 {
		return Number{}, Missing
	}
	s = Reported
	for i := range list {
		n, state, own := r.Cells.Figure(list[i].own)
		if !own && len(list[i].parts) > 0 {
			n, state = r.add(list[i].parts)
		}
		more, ok := sum.Add(n)
		if !state.HasValue() || !ok {
			return Number{}, Missing
		}
		if sum = more; state == Inferred {
			s = Inferred
		}
	}
	return sum, s
}

// GroupTotals are the keys of the totals of all rows whose keys begin with the prefix, such as requests.denied.: a sum
// the form defines but has no row for.
func GroupTotals(prefix string) []string {
	var keys []string
	for _, row := range requestRows {
		if len(row.Key) > len(prefix) && row.Key[:len(prefix)] == prefix {
			keys = append(keys, row.Key+".total")
		}
	}
	return keys
}
