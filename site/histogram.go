package site

import (
	"strconv"

	"nianbao/report"
	"nianbao/templates"
)

// Classes of histograms are the same for all organs and years, so that two of them can be held side by side: counts span orders of
// magnitude, rates do not.
var (
	countBounds = []int64{0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000}
	rateBounds  = []int64{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}
)

// histogram counts the figures class by class, from the first class that has some to the last.
func (m measure) histogram(told []*reading) []templates.Bar {
	bounds := countBounds
	if m.rate != nil {
		bounds = rateBounds
	}
	whole := m.rate == nil
	counts := make([]int, len(bounds)+1) // of what is below bounds[0], then from each bound on
	most := 0
	for _, rd := range told {
		i := 0
		for i < len(bounds) && rd.cell.Value.Cmp(report.Int(bounds[i])) >= 0 {
			i++
		}
		if m.unit == "%" && i == len(bounds) {
			i-- // 100 % is in the class from 90 on
		}
		counts[i]++
		most = max(most, counts[i])
		whole = whole && rd.cell.Value.Whole()
	}
	first, last := 0, len(counts)-1
	for counts[first] == 0 {
		first++
	}
	for counts[last] == 0 {
		last--
	}
	var bars []templates.Bar
	for i := first; i <= last; i++ {
		bars = append(bars, templates.Bar{Label: classLabel(bounds, i, whole, m.unit == "%"), N: counts[i], Percent: 100 * counts[i] / most})
	}
	return bars
}

// classLabel is the class below bounds[i]: of whole numbers the least and the greatest it holds.
func classLabel(bounds []int64, i int, whole, share bool) string {
	switch {
	case i == 0:
		return "负数"
	case share && i == len(bounds)-1:
		return "90 至 100"
	case i == len(bounds):
		return strconv.FormatInt(bounds[i-1], 10) + " 以上"
	}
	from, to := bounds[i-1], bounds[i]
	switch {
	case !whole:
		return strconv.FormatInt(from, 10) + " 至不足 " + strconv.FormatInt(to, 10)
	case to-from == 1:
		return strconv.FormatInt(from, 10)
	}
	return strconv.FormatInt(from, 10) + " 至 " + strconv.FormatInt(to-1, 10)
}
