package check

import (
	"strconv"

	"nianbao/report"
)

const (
	jumpTimes = 5  // by which a figure is more or less than last year's
	jumpLeast = 20 // the larger figure
)

// yearsJump finds the figures that are many times last year's, or a small part of it.
func yearsJump(x *exam, last, now []yearFigure) {
	const rule = "years.jump"
	var worst jump
	tell := func() {
		if worst.ind != nil {
			worst.tell(x, rule)
		}
		worst = jump{}
	}
	unknown, pass := 0, 0
	for p := range comparedIndicators(last, now) {
		ind, last, now := p.ind, p.last, p.now
		if worst.ind != nil && rowID(worst.ind) != rowID(ind) {
			tell()
		}
		j := jump{ind, last.value, now.value}
		switch {
		case ind.Column.Key == "change": // is itself a difference between two years
		case !last.state.HasValue() || !now.state.HasValue():
			unknown++
		case !j.is():
			pass++
		case worst.ind == nil || summed(ind) || worst.larger().Cmp(j.larger()) < 0:
			worst = j
		}
	}
	tell()
	x.counts(rule, Unknown, unknown)
	x.counts(rule, Pass, pass)
}

// rowID tells rows of the form apart; in the last table, which has one, the groups of columns.
func rowID(ind *report.Indicator) string {
	if ind.Row.Key == "" {
		return ind.Column.Group
	}
	return ind.Row.Key
}

// jump is a figure that may have changed out of proportion.
type jump struct {
	ind       *report.Indicator
	last, now report.Number
}

func (j jump) larger() report.Number {
	if j.last.Cmp(j.now) > 0 {
		return j.last
	}
	return j.now
}

func (j jump) is() bool {
	if j.last.Sign() == 0 && j.now.Sign() == 0 {
		return false
	}
	small, large := j.last, j.now
	if small.Cmp(large) > 0 {
		small, large = large, small
	}
	if small.Sign() < 0 || large.Cmp(report.Int(jumpLeast)) < 0 {
		return false
	}
	times, ok := report.Number{}, true
	for range jumpTimes {
		if times, ok = times.Add(small); !ok {
			return false
		}
	}
	return large.Cmp(times) > 0
}

func (j jump) tell(x *exam, rule string) {
	how := "超过上年的 " + strconv.Itoa(jumpTimes) + " 倍"
	if j.now.Cmp(j.last) < 0 {
		how = "不到上年的 " + strconv.Itoa(jumpTimes) + " 分之一"
	}
	x.fail(rule, j.ind.Key, Finding{
		Message: "“" + j.ind.Name + "”由 " + strconv.Itoa(x.before.Year) + " 年的 " + j.last.String() + " " + j.ind.Unit + "变为 " +
			j.now.String() + " " + j.ind.Unit + "，" + how + "，请核对是否有误或统计范围有变。",
		Expected: "上年 " + j.last.String(), Found: j.now.String(),
		Evidence: []Evidence{indicatorEvidence(x.r, j.ind), indicatorEvidence(x.before, j.ind).of(x.before)},
	})
}

// indicatorEvidence is the indicator's cell in the report, the first of its parts where the report has only those.
func indicatorEvidence(r *report.Report, ind *report.Indicator) Evidence {
	if _, ok := r.Cells.Get(ind.Key); !ok && len(ind.Parts) > 0 {
		return cellEvidence(r, ind.Parts[0])
	}
	return cellEvidence(r, ind.Key)
}
