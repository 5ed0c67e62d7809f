package check

import "nianbao/report"

// yearFigure is what a report prints for an indicator.
type yearFigure struct {
	value report.Number
	state report.State
	asked bool // the report's form has the indicator
}

// yearPair is an indicator in the report and in the one before.
type yearPair struct {
	ind       *report.Indicator
	last, now yearFigure
}

// yearReader keeps the figures of two reports: the newer one of last time is mostly the older one now.
type yearReader struct {
	xs      [2]*exam
	figures [2][]yearFigure
}

func (y *yearReader) read(last, now *exam) (a, b []yearFigure) {
	if y.xs[1] == last {
		y.xs[0], y.xs[1] = y.xs[1], y.xs[0]
		y.figures[0], y.figures[1] = y.figures[1], y.figures[0]
	}
	for i, x := range [2]*exam{last, now} {
		if y.xs[i] != x {
			y.xs[i], y.figures[i] = x, readIndicators(y.figures[i], x.r)
		}
	}
	return y.figures[0], y.figures[1]
}

// readIndicators sets what the report prints for each indicator of the catalogue; the list is used again.
func readIndicators(list []yearFigure, r *report.Report) []yearFigure {
	all := report.Indicators()
	if list == nil {
		list = make([]yearFigure, len(all))
	}
	clear(list)
	placed := indicatorsOf[r.Form]
	n := 0
	for _, c := range r.Cells.All() {
		if n < len(placed.byCell) && placed.byCell[n] >= 0 {
			list[placed.byCell[n]] = yearFigure{c.Value, c.State, true}
		}
		n++
	}
	for _, i := range placed.others {
		c, ok := all[i].Cell(r)
		list[i] = yearFigure{c.Value, c.State, ok}
	}
	return list
}

// placedIndicators says which indicator of the catalogue each cell of a form is, -1 for none, and which indicators are
// printed by some reports of the form only, or are told by their parts.
type placedIndicators struct{ byCell, others []int }

var indicatorsOf = map[report.Form]placedIndicators{report.Form2021: placeIndicators(report.Form2021), report.Form2019: placeIndicators(report.Form2019)}

func placeIndicators(f report.Form) placedIndicators {
	cells := map[string]int{}
	var p placedIndicators
	for i, key := range report.Keys(f) {
		cells[key] = i
		p.byCell = append(p.byCell, -1)
	}
	for i, ind := range report.Indicators() {
		if !ind.Has(f) {
			continue
		}
		if cell, ok := cells[ind.Key]; ok {
			p.byCell[cell] = i
		} else {
			p.others = append(p.others, i)
		}
	}
	return p
}

// comparedIndicators yields the indicators that both reports can be compared in.
func comparedIndicators(last, now []yearFigure) func(yield func(yearPair) bool) {
	return func(yield func(yearPair) bool) {
		all := report.Indicators()
		for i := range all {
			if last[i].asked && now[i].asked && !yield(yearPair{&all[i], last[i], now[i]}) {
				return
			}
		}
	}
}
