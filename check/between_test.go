package check

import (
	"slices"

	"nianbao/report"
)

// heldOf is the report as others see it: whether it has been opened or not makes no difference.
func heldOf(r *report.Report, sheet *Sheet) Held {
	sample := SampleOf(r)
	return Held{Report: r.Head(), Sheet: sheet, Digest: DigestOf(r), Sample: func() Sample { return sample }, Whole: func() *report.Report { return r }}
}

// allHeld are the reports with their sheets.
func allHeld(reports []*report.Report, sheets []*Sheet) []Held {
	list := make([]Held, len(reports))
	for i, r := range reports {
		list[i] = heldOf(r, sheets[i])
	}
	return list
}

// examsOf lays reports as Between does.
func examsOf(reports []*report.Report) []*exam {
	held := make([]Held, len(reports))
	for i, r := range reports {
		held[i] = heldOf(r, &Sheet{})
	}
	return inOrder(held)
}

func allYears(xs []*exam) {
	y := &yearReader{}
	for i, x := range xs {
		y.years(x, theOneBefore(xs, i))
	}
}

func allCopied(xs []*exam) {
	w := newCopying(xs, Past{})
	for i, x := range xs {
		w.year(x, theOneBefore(xs, i))
		w.organ(x, w.modelsOf(x))
	}
}

func allOrgans(xs []*exam) {
	lowers := governments(xs)
	for _, x := range xs {
		organs(x, lowers.of(x))
	}
}

func (s *Sheet) clone() *Sheet {
	return &Sheet{Findings: slices.Clone(s.Findings), tallies: slices.Clone(s.tallies)}
}
