package report

import "slices"

// Spread is how figures are distributed. The quartiles are those of averaged steps, which a reader can find by counting
// (Hyndman and Fan's definition 2): of n figures in order, the p-quantile is the one at place ⌈np⌉, and where np is
// whole the mean of those at places np and np + 1. So the median is the usual one, and each is a figure
// that stands in the table, or the middle of two.
type Spread struct {
	N                                 int
	Least, Lower, Median, Upper, Most Number
}

// SpreadOf is the spread of figures in any order; ok is false where there are none, or where a mean is no Number.
func SpreadOf(figures []Number) (s Spread, ok bool) {
	n := len(figures)
	if n == 0 {
		return Spread{}, false
	}
	sorted := sortedNumbers(figures)
	s = Spread{N: n, Least: sorted[0], Most: sorted[n-1]}
	ok = true
	for quarter, to := range []*Number{&s.Lower, &s.Median, &s.Upper} {
		var fits bool
		*to, fits = quartile(sorted, quarter+1)
		ok = ok && fits
	}
	return s, ok
}

// sortedNumbers are the figures in order. Whole ones, as most are, are sorted as integers, in a third of the time.
func sortedNumbers(figures []Number) []Number {
	sorted := slices.Clone(figures)
	if slices.ContainsFunc(figures, func(n Number) bool { return n.scale != 0 }) {
		slices.SortFunc(sorted, Number.Cmp)
		return sorted
	}
	whole := make([]int64, len(figures))
	for i, n := range figures {
		whole[i] = n.coef
	}
	slices.Sort(whole)
	for i, coef := range whole {
		sorted[i] = Number{coef: coef}
	}
	return sorted
}

// quartile is the quarter-th of the sorted figures, 1 to 3.
func quartile(sorted []Number, quarter int) (Number, bool) {
	np := len(sorted) * quarter
	if np%4 != 0 {
		return sorted[np/4], true
	}
	return mean(sorted[np/4-1], sorted[np/4])
}

// mean is the exact middle of two numbers, with a decimal more only where it needs one.
func mean(a, b Number) (Number, bool) {
	sum, ok := a.Add(b)
	switch {
	case !ok:
		return Number{}, false
	case sum.coef%2 == 0:
		return Number{sum.coef / 2, sum.scale}, true
	}
	tenths := sum.coef * 5
	return Number{tenths, sum.scale + 1}, sum.scale < maxScale && tenths/5 == sum.coef
}
