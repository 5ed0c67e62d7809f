package corpus

import (
	"maps"
	"strings"

	"nianbao/report"
)

// yearFaults are slips that show beside the organ's report on the year before.
var yearFaults = map[string][]plant{
	"years.carried": {carriedOtherwise},
	"years.inforce": {inforceOff},
	"years.same":    {sameNumbers},
	"years.jump":    {jump, drop},
	"years.gap":     {gap},
	"copied.year":   {lastYearsText, lastYearsWork},
}

// carriedOtherwise has more, or fewer, come in than were carried over.
func carriedOtherwise(x *planter) (string, bool) {
	column := pick(x.maker, "natural", "natural", "business")
	n := x.few()
	if x.p.before == nil {
		return "", false
	}
	row := pick(x.maker, x.results()...)
	if x.p.has(n, "requests.carried_in."+column) && x.p.has(n, row+"."+column) && x.chance(50) {
		n = -n
	}
	for _, key := range []string{"requests.carried_in", "requests.total", row} {
		x.p.add(n, key+"."+column, key+".total")
	}
	return "requests.carried_in." + column, true
}

func inforceOff(x *planter) (string, bool) {
	if x.p.before == nil || x.p.before.form != report.Form2021 {
		return "", false
	}
	key := "disclosure.normative.inforce"
	if n := x.few(); x.p.has(n, key) && x.chance(50) {
		x.p.add(-n, key)
	} else {
		x.p.add(n, key)
	}
	return key, true
}

// enough is how many cells that are not 0 two years do not share by chance.
const enough = 25

func sameNumbers(x *planter) (string, bool) {
	if x.p.before == nil || x.p.before.form != x.p.form {
		return "", false
	}
	filled := 0
	for _, n := range x.p.before.numbers {
		if n.Sign() != 0 {
			filled++
		}
	}
	x.p.numbers = maps.Clone(x.p.before.numbers)
	return "表格为上年的", filled >= enough
}

var jumping = []string{"disclosure.licensing.decisions", "disclosure.penalty.decisions", "disclosure.coercion.decisions"}

// jump has a digit too many, or two.
func jump(x *planter) (string, bool) {
	key := pick(x.maker, jumping...)
	if x.p.before == nil || x.p.before.numbers[key].Cmp(report.Int(3)) < 0 || x.p.numbers[key].Cmp(report.Int(3)) < 0 {
		return "", false
	}
	x.p.numbers[key], _ = report.ParseNumber(x.p.numbers[key].String() + pick(x.maker, "4", "07"))
	return key + " 多一位", true
}

func drop(x *planter) (string, bool) {
	key := pick(x.maker, jumping...)
	s := x.p.numbers[key].String()
	if x.p.before == nil || x.p.before.numbers[key].Cmp(report.Int(20)) < 0 || len(s) < 2 {
		return "", false
	}
	x.p.numbers[key], _ = report.ParseNumber(s[:len(s)-1])
	return key + " 少一位", x.p.numbers[key].Float()*5 < x.p.before.numbers[key].Float()
}

// gap is a report that is not there; it shows in the next.
func gap(x *planter) (string, bool) {
	if x.p.year == firstYear || x.p.year == lastYear {
		return "", false
	}
	x.s.Papers[x.i] = nil
	x.i++
	return "缺上一年的", true
}

// lastYearsText is last year's with another year, numbers and all.
func lastYearsText(x *planter) (string, bool) {
	if x.p.before == nil {
		return "", false
	}
	for i := range x.p.text {
		x.p.text[i] = x.p.before.withNumbers(x.p.before.text[i])
	}
	return "全文", true
}

// lastYearsWork is last year's of all that tells no figure of the tables.
func lastYearsWork(x *planter) (string, bool) {
	if x.p.before == nil {
		return "", false
	}
	n := 0
	for i, s := range x.p.before.text[0] {
		if i == 0 || i >= len(x.p.text[0]) || strings.Contains(s, "{requests.") || strings.Contains(s, "{disclosure.") {
			continue
		}
		if s != x.p.text[0][i] {
			x.p.text[0][i] = s
			n += len(s)
		}
	}
	x.p.text[4] = x.p.before.text[4]
	return "没有表中数字的段落", n > len("字")*300
}

// withNumbers fills the figures of paragraphs, and leaves the names and years to another paper.
func (p *Paper) withNumbers(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = between(s, "{", "}", func(name string) string {
			if strings.ContainsAny(name, "abcdefghijklmnopqrstuvwxyz") {
				return p.figure(name)
			}
			return "{" + name + "}"
		})
	}
	return out
}
