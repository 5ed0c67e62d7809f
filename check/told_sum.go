package check

import (
	"nianbao/report"
)

// sums recomputes what a paragraph tells as a whole and its parts.
func (x *exam) sums(readings []reading, section, paragraph int) {
	if len(readings) < 2 {
		return
	}
	x.flow(readings, section, paragraph)
	for i := range readings {
		for _, kind := range partitions {
			if kind.isWhole(readings[i].measure) {
				x.parted(readings[i:], kind, section, paragraph)
			}
		}
	}
}

// partition is a way to part a whole.
type partition struct {
	wholes []uint8
	parts  []uint8
}

// partitions are the ways in which offices part what they tell. The parts of each are exclusive.
var partitions = []partition{
	{[]uint8{mReview}, []uint8{mReview + 1, mReview + 2, mReview + 3, mReview + 4}},
	{[]uint8{mLitigation}, []uint8{mLitigation + 1, mLitigation + 2, mLitigation + 3, mLitigation + 4}},
	{[]uint8{mLitigation}, []uint8{mDirect, mAfter}},
	{[]uint8{mDirect}, []uint8{mDirect + 1, mDirect + 2, mDirect + 3, mDirect + 4}},
	{[]uint8{mAfter}, []uint8{mAfter + 1, mAfter + 2, mAfter + 3, mAfter + 4}},
	{[]uint8{mNew}, []uint8{mNatural, mOrganisations}},
	{[]uint8{mNew}, []uint8{mNatural, mNatural + 2, mNatural + 3, mNatural + 4, mNatural + 5, mNatural + 6}},
	{[]uint8{mAnswered}, []uint8{mGranted, mPartial, mDenied, mUnable, mRefused, mOther}},
}

func (p partition) isWhole(m uint8) bool { return has(p.wholes, m) }

// isPrecise reports whether a quantity is told to the last one: not 200余, not 3.1万.
func isPrecise(q report.Quantity) bool {
	above, ok := q.Value.Add(report.Int(1))
	return ok && q.Bound == report.Exact && !q.Covers(above)
}

func has(list []uint8, m uint8) bool {
	for _, l := range list {
		if l == m {
			return true
		}
	}
	return false
}

// parted compares the whole that the readings begin with and the parts that follow, up to the next such whole or a
// part told again.
func (x *exam) parted(readings []reading, kind partition, section, paragraph int) {
	whole := readings[0]
	sum, told, exact := report.Number{}, [6]bool{}, isPrecise(whole.value) && !whole.negated && whole.scope&^scopeOffice == 0
	n, remainder, last := 0, false, whole.measure
	evidence := [7]reading{whole}
	for _, g := range readings[1:] {
		if kind.isWhole(g.measure) {
			break
		}
		remainder = remainder || g.measure == mRest && has(kind.parts, last)
		last = g.measure
		for i, part := range kind.parts {
			if g.measure != part || told[i] {
				continue
			}
			told[i] = true
			n++
			evidence[n] = g
			exact = exact && isPrecise(g.value) && g.scope&^(scopeOffice|scopePortion) == 0
			sum, _ = sum.Add(g.value.Value)
		}
	}
	if n < 2 {
		return
	}
	order := sum.Cmp(whole.value.Value)
	switch {
	case exact && order == 0:
		x.count("told.sum", Pass)
	case !exact || order < 0 && (remainder || n < len(kind.parts)):
		x.count("told.sum", Unknown)
	default:
		x.unequal(evidence[:n+1], sum, section, paragraph)
	}
}

// unequal tells that the parts behind the first reading do not come to it.
func (x *exam) unequal(readings []reading, sum report.Number, section, paragraph int) {
	f := Finding{Found: readings[0].value.Value.String()}
	terms := ""
	for i, g := range readings {
		f.Evidence = append(f.Evidence, span(x.r, section, paragraph, g.start, g.end))
		if i > 1 {
			terms += " + "
		}
		if i > 0 {
			terms += g.value.Value.String()
		}
	}
	f.Expected = sum.String() + "（= " + terms + "）"
	f.Message = "文中称“" + f.Evidence[0].Text + "”，所列各部分之和为 " + f.Expected + "，与总数不一致，请核对。"
	x.fail("told.sum", inParagraph(f.Evidence[0]), f)
}

// flow compares what came in and what went out, where the paragraph tells all four.
func (x *exam) flow(readings []reading, section, paragraph int) {
	var four [4]*reading
	for i := range readings {
		for k, m := range [4]uint8{mNew, mIn, mAnswered, mOut} {
			if g := &readings[i]; g.measure == m && four[k] == nil {
				four[k] = g
			}
		}
	}
	for _, g := range four {
		if g == nil {
			return
		}
	}
	exact := true
	for _, g := range four {
		exact = exact && isPrecise(g.value) && g.scope == four[0].scope && g.scope&^scopeOffice == 0
	}
	in, okIn := four[0].value.Value.Add(four[1].value.Value)
	out, okOut := four[2].value.Value.Add(four[3].value.Value)
	switch {
	case !exact || !okIn || !okOut:
		x.count("told.sum", Unknown)
	case in.Cmp(out) == 0:
		x.count("told.sum", Pass)
	default:
		f := Finding{Found: out.String() + "（= " + four[2].value.Value.String() + " + " + four[3].value.Value.String() + "）",
			Expected: in.String() + "（= " + four[0].value.Value.String() + " + " + four[1].value.Value.String() + "）"}
		for _, g := range four {
			f.Evidence = append(f.Evidence, span(x.r, section, paragraph, g.start, g.end))
		}
		f.Message = "文中新收与上年结转之和为 " + f.Expected + "，办结与结转下年之和为 " + f.Found + "，二者不一致，请核对。"
		x.fail("told.sum", inParagraph(f.Evidence[0]), f)
	}
}
