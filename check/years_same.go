package check

import (
	"strconv"
	"strings"

	"nianbao/report"
)

// sameDigits are the digits of the figures that are the same, from which on that is no chance.
const sameDigits = 8

// yearsSame asks whether last year's figures were printed again.
func yearsSame(x *exam, last, now []yearFigure) {
	const rule = "years.same"
	digits, figures, lost := 0, 0, 0
	for p := range comparedIndicators(last, now) {
		ind, last, now := p.ind, p.last, p.now
		if !last.state.HasValue() || !now.state.HasValue() {
			lost++
			continue
		}
		if last.value.Cmp(now.value) != 0 {
			x.count(rule, Pass)
			return
		}
		if now.value.Sign() != 0 && !summed(ind) && !standing(ind) {
			figures++
			digits += len(strings.TrimLeft(strings.Replace(now.value.String(), ".", "", 1), "-0"))
		}
	}
	switch {
	case digits < sameDigits && lost > 0, !x.traced():
		x.count(rule, Unknown)
	case digits < sameDigits:
		x.count(rule, Pass)
	default:
		x.fail(rule, strconv.Itoa(x.before.Year), Finding{
			Message: "各表数字与 " + strconv.Itoa(x.before.Year) + " 年度报告完全相同，其中不为 0、不是合计的有 " + strconv.Itoa(figures) +
				" 个，疑似沿用了上年的表格，请核对。",
			Found:    strconv.Itoa(figures) + " 个不为 0 的数字与上年相同",
			Evidence: []Evidence{x.at("requests.new.total"), cellEvidence(x.before, "requests.new.total").of(x.before)},
		})
	}
}

// summed reports whether the indicator is a sum of others, which says nothing more than they do.
func summed(ind *report.Indicator) bool {
	return ind.Column.Key == "total" || strings.HasSuffix(ind.Column.Key, ".total") || ind.Row.Key == "requests.total"
}

// standing reports whether the indicator is a stock, which may well stay as it is, or comes from the year before.
func standing(ind *report.Indicator) bool {
	switch ind.Column.Key {
	case "inforce", "public", "previous":
		return true
	}
	return ind.Row.Key == "requests.carried_in"
}
