package site

import (
	"fmt"
	"slices"

	"nianbao/report"
	"nianbao/templates"
)

// histogram counts the figures bin by bin: indicators in the bins of comparisons, what is below 0 in one before them, rates in tens.
func (m *subject) histogram(told []*reading) []templates.Bar {
	figures := numbers(told)
	var bars []templates.Bar
	if m.rate != nil {
		bars = m.tens(figures)
	} else {
		counted := slices.DeleteFunc(slices.Clone(figures), func(n report.Number) bool { return n.Sign() < 0 })
		if below := len(figures) - len(counted); below > 0 {
			bars = append(bars, templates.Bar{Label: "<0", N: below})
		}
		if len(counted) > 0 {
			whole := !slices.ContainsFunc(counted, func(n report.Number) bool { return !n.Whole() })
			for _, b := range binsOf(counted) {
				bars = append(bars, templates.Bar{Label: b.label(whole), N: int(b.organs)})
			}
		}
	}
	most := slices.MaxFunc(bars, func(a, b templates.Bar) int { return a.N - b.N }).N
	for i := range bars {
		bars[i].Percent = 100 * bars[i].N / most
	}
	return bars
}

// tens counts rates in bins of ten, the last of which holds all from 90 on of shares, and from 100 on of other rates.
func (m *subject) tens(figures []report.Number) []templates.Bar {
	last := 10
	if m.unit == "%" {
		last = 9
	}
	counts := make([]int, last+1)
	for _, n := range figures {
		i := 0
		for i < last && n.Cmp(report.Int(int64(10*(i+1)))) >= 0 {
			i++
		}
		counts[i]++
	}
	var bars []templates.Bar
	for i, n := range counts {
		label := fmt.Sprintf("≥%d", 10*i)
		if i == 0 {
			label = "<10"
		}
		bars = append(bars, templates.Bar{Label: label, N: n})
	}
	return bars
}
