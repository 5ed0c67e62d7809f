package corpus

import (
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// organFaults are slips that show beside other organs' reports.
var organFaults = map[string][]plant{
	"organs.children": {childAbove},
	"organs.coverage": {lost},
	"copied.organ":    {othersText, othersText, othersWork},
}

// childAbove has a lower government count more than the government above it, whose paper shows it.
func childAbove(x *planter) (string, bool) {
	for k, child := range x.s.Papers {
		if child == nil || child.year != x.p.year || child.who.parent != x.p.who || child.who.organ.Level == report.Department {
			continue
		}
		c := child.clone()
		if x.chance(50) {
			n := int64(x.p.numbers["requests.new.natural"].Float()) + x.few()
			c.add(n, "requests.new.natural", "requests.new.total", "requests.granted.natural", "requests.granted.total", "requests.total.natural", "requests.total.total")
		} else {
			n := int64(x.p.numbers["review.total"].Float()) + x.few()
			c.add(n, "review.upheld", "review.total")
		}
		x.s.Papers[k] = c
		return c.Name(), true
	}
	return "", false
}

// lost is a township's report that is not there, where all others of the county are; it shows in the county's.
func lost(x *planter) (string, bool) {
	var below []int
	for k, p := range x.s.Papers {
		if p != nil && p.year == x.p.year && p.who.parent == x.p.who && p.who.organ.Level == report.Township {
			below = append(below, k)
		}
	}
	if len(below) == 0 || len(below) < len(x.p.who.place.Children()) {
		return "", false
	}
	k := pick(x.maker, below...)
	place := x.s.Papers[k].Name() + " 没有"
	x.s.Papers[k] = nil
	return place, true
}

// other is the paper of an organ further up in the series, on the year before: no fault will yet be put into it. It is
// nil where there is none.
func (x *planter) other() *Paper {
	var list []*Paper
	for _, p := range x.s.Papers[:x.i] {
		if p.who != x.p.who && p.year == x.p.year-1 {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return pick(x.maker, list...)
}

// copiedLeast is how many characters of another organ's text are no coincidence.
const copiedLeast = 250

// othersText is another organ's, with names, years and most numbers replaced.
func othersText(x *planter) (string, bool) {
	o := x.other()
	if o == nil {
		return "", false
	}
	for _, i := range []int{0, 4} {
		x.p.text[i] = x.otherNumbers(o.withNumbers(o.text[i]))
	}
	return "照搬 " + o.Name(), utf8.RuneCountInString(strings.Join(x.p.text[0][1:], "")) >= copiedLeast
}

// othersWork is the second half of another organ's section 一.
func othersWork(x *planter) (string, bool) {
	o := x.other()
	if o == nil || len(x.p.text[0]) < 6 {
		return "", false
	}
	half := x.otherNumbers(o.withNumbers(o.text[0][len(o.text[0])/2:]))
	x.p.text[0] = append(x.p.text[0][:len(x.p.text[0])/2], half...)
	return "后半照搬 " + o.Name(), utf8.RuneCountInString(strings.Join(half, "")) >= copiedLeast
}

// otherNumbers writes other digits for those before a unit.
func (x *planter) otherNumbers(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		r := []rune(s)
		counted := false // the digits behind are of a number with a unit
		for k := len(r) - 2; k >= 0; k-- {
			digit := r[k] >= '0' && r[k] <= '9'
			counted = digit && (counted || strings.ContainsRune("条件次个期项处份名块册户篇台", r[k+1]))
			if counted && r[k] > '0' && x.chance(70) {
				r[k] = rune('1' + x.rng.IntN(9))
			}
		}
		out[i] = string(r)
	}
	return out
}
