package check

import (
	"strings"

	"nianbao/report"
)

// bound gives the number at token i the bound that words around it set: 约, 超过.
func (r *reader) bound(i int) {
	q := &r.tokens[i].value
	for j := i - 1; j >= r.from && passable(r.tokens[j].class); j-- {
		switch r.tokens[j].class {
		case wAbout:
			q.Bound = report.About
		case wLeast:
			q.Bound = report.AtLeast
		}
	}
	if i+1 < len(r.tokens) && r.tokens[i+1].near {
		switch r.tokens[i+1].class {
		case wAbout:
			q.Bound = report.About
		case wLeast:
			q.Bound = report.AtLeast
		}
	}
}

// isCount reports whether a unit is of things counted one by one.
func isCount(unit uint8) bool { return unit == unitPieces || unit == unitItems || unit == unitLines }

// fits gives a number in the measure's unit; ok is false where it is not counted as the measure is.
func fits(m uint8, t *token) (q report.Quantity, ok bool) {
	if t.arg == unitNone {
		return t.value, t.value.Value.Sign() == 0
	}
	if m != mFees && m != mProcured {
		return t.value, isCount(t.arg) && (t.arg != unitLines || !isDecision(m))
	}
	switch t.arg {
	case unitYuan:
		return t.value.Shift(4)
	case unitYi:
		return t.value.Shift(-4)
	}
	return t.value, t.arg == unitWan
}

// isDecision reports whether a measure is of 行政许可, 行政处罚 or 行政强制.
func isDecision(m uint8) bool { return m >= mLicensing && m <= mCoercion }

// qualified reports whether the noun at token key has words of its own matter before it: 违法建设行政处罚.
func (r *reader) qualified(key int) bool {
	t := &r.tokens[key]
	if t.near || t.class != wNoun {
		return false
	}
	before := strings.TrimSpace(r.text[:t.start])
	for _, own := range r.own {
		if own != "" && strings.HasSuffix(before, own) {
			return false
		}
	}
	return true
}

// bothWays reports whether the two ways of bringing a lawsuit have just been told, so that what follows is of both.
func (r *reader) bothWays() bool {
	n := len(r.readings)
	return n > r.begun+1 && r.readings[n-2].measure == mDirect && r.readings[n-1].measure == mAfter
}

// addsUp reports whether the number at token i is the sum of what was received and carried in: 新收76件，上年结转3件，合计79件.
func (r *reader) addsUp(i int) bool {
	n := len(r.readings)
	if n < r.begun+2 || i == r.first || r.readings[n-2].measure != mNew || r.readings[n-1].measure != mIn {
		return false
	}
	switch t := &r.tokens[i-1]; r.text[t.start:t.end] {
	case "合计", "共计", "总计", "总共":
		return r.readings[n-2].scope == r.readings[n-1].scope
	}
	return false
}
