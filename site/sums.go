package site

import (
	"fmt"

	"nianbao/report"
)

// sums are the figures of many reports on one year added up, indicator by indicator. A blank is never counted as 0: each sum
// says how many reports are in it, and how many that should be are not.
type sums struct {
	reports int
	of      []summed // parallel to report.Indicators()
	rates   []ratio
}

type summed struct {
	value         report.Number
	with, without int // reports with a figure, and without one that their form asks for
	inferred      bool
}

// ratio is a rate of all reports that have both its parts, few cases or many.
type ratio struct {
	over, under   report.Number
	with, without int
	inferred      bool
}

// indicatorAt is where each indicator stands in report.Indicators, by ID; cellsAt, for each form, where the indicator of each of
// its cells stands, -1 for those that are the sum of parts in some reports.
var indicatorAt, cellsAt = func() (map[string]int, map[report.Form][]int) {
	at, cells := map[string]int{}, map[report.Form][]int{}
	for i, ind := range report.Indicators() {
		at[ind.ID] = i
	}
	for _, f := range []report.Form{report.Form2019, report.Form2021} {
		for _, key := range report.Keys(f) {
			ind, _ := report.IndicatorOf(f, key)
			i := at[ind.ID]
			if len(ind.Parts) > 0 {
				i = -1
			}
			cells[f] = append(cells[f], i)
		}
	}
	return at, cells
}()

// ofParts are the indicators that are the sum of parts in some reports.
var ofParts = func() (list []int) {
	for i, ind := range report.Indicators() {
		if len(ind.Parts) > 0 {
			list = append(list, i)
		}
	}
	return list
}()

// sumsOf adds up the reports.
func sumsOf(entries []entry) *sums {
	s := &sums{of: make([]summed, len(report.Indicators())), rates: make([]ratio, len(report.Rates()))}
	for _, e := range entries {
		s.add(e.Report)
	}
	return s
}

func (s *sums) add(r *report.Report) {
	s.reports++
	at, n := cellsAt[r.Form], 0
	r.Cells.EachClass(func(class report.Class, _ int, own *report.Cell) {
		if n < len(at) && at[n] >= 0 {
			value, state := class.Figure()
			if own != nil {
				value, state = own.Value, own.State
			}
			s.of[at[n]].add(value, state)
		}
		n++
	})
	all, rates := report.Indicators(), report.Rates()
	for _, i := range ofParts {
		if value, state, ok := all[i].Figure(r); ok {
			s.of[i].add(value, state)
		}
	}
	for i := range rates {
		s.rates[i].add(rates[i].Of(r))
	}
}

func (s *summed) add(value report.Number, state report.State) {
	more, ok := s.value.Add(value)
	if !state.HasValue() || !ok {
		s.without++
		return
	}
	s.value = more
	s.with++
	s.inferred = s.inferred || state == report.Inferred
}

func (t *ratio) add(f report.Fraction) {
	over, okOver := t.over.Add(f.Over)
	under, okUnder := t.under.Add(f.Under)
	if f.Standing == report.Unknown || !okOver || !okUnder {
		t.without++
		return
	}
	t.over, t.under = over, under
	t.with++
	t.inferred = t.inferred || f.Inferred
}

// cell is the sum as a cell; ok is false where no report's form asks for it.
func (s *sums) cell(ind *report.Indicator) (c report.Cell, ok bool) {
	one := s.of[indicatorAt[ind.ID]]
	switch {
	case one.with == 0:
		return report.Cell{}, one.without > 0
	case one.inferred:
		return report.Cell{Value: one.value, State: report.Inferred}, true
	}
	return report.Cell{Value: one.value, State: report.Reported}, true
}

// gaps says how many reports are not in the sum, "" where all are.
func (s *sums) gaps(ind *report.Indicator) string {
	return gapsWords(s.of[indicatorAt[ind.ID]].without)
}

func gapsWords(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("缺 %d", n)
}

// rate is the rate of the i-th of report.Rates: the sum of what is above the line by that of what is below it, over the reports that have
// both.
func (s *sums) rate(i int) report.Fraction {
	t := s.rates[i]
	if t.with == 0 {
		return report.Fraction{}
	}
	f := report.Rates()[i].Fraction(t.over, t.under)
	f.Inferred = f.Standing != report.Unknown && t.inferred
	return f
}
