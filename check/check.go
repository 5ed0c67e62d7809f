// Package check tests annual reports as a careful reviewer would: whether their figures reconcile, follow from last
// year's, agree with their own text, and are their own. A finding is a question to the document with the evidence
// beside it, never a verdict.
//
//	report ──Within, DigestOf, SampleOf──▶ Sheet, Digest, Sample ─┐
//	report ──Within, DigestOf, SampleOf──▶ Sheet, Digest, Sample ─┼─Between──▶ the same sheets, with what only shows between reports
//	report ──Within, DigestOf, SampleOf──▶ Sheet, Digest, Sample ─┘
//
// Within reads a report once, with its text. Between sets thousands against each other, and opens the texts of those few
// alone whose samples are alike.
//
// Each rule family is one file or a few: it declares its rules beside the functions that run them, and families.go
// lists both. What a report prints is taken as it stands: a total is compared with the sum of its parts and never
// replaced by it, a blank is never counted as 0, and a rule that needs a cell without a number is unknown, not failed.
package check

import (
	"cmp"
	"iter"
	"slices"

	"nianbao/report"
)

// Outcome is what a rule finds at one place.
type Outcome uint8

// The outcomes. Unknown: a cell it needs has no printed number, or the text does not decide it.
const (
	Pass Outcome = iota
	Fail
	Unknown
)

// Sheet is what was found about one report.
type Sheet struct {
	Findings []Finding // in the order of lines
	tallies  []tally   // by index of the rule; short for rules that never ran
}

type tally [3]uint16 // by Outcome

// Count is how often the rule came out so in the report.
func (s *Sheet) Count(rule string, o Outcome) int {
	i, ok := ruleIndex[rule]
	if !ok || i >= len(s.tallies) {
		return 0
	}
	return int(s.tallies[i][o])
}

// Counts yields how often each rule came out as each Outcome, in the order of the rules.
func (s *Sheet) Counts() iter.Seq[[3]uint16] {
	return func(yield func([3]uint16) bool) {
		for _, t := range s.tallies {
			if !yield(t) {
				return
			}
		}
	}
}

// Within runs every rule that needs nothing but the report itself.
func Within(r *report.Report) *Sheet {
	x := &exam{r: r, sheet: &Sheet{}}
	for _, examine := range within {
		examine(x)
	}
	x.sheet.sort()
	return x.sheet
}

// sort puts findings in the order of the report's lines, then of the rules.
func (s *Sheet) sort() {
	slices.SortStableFunc(s.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Line(), b.Line()), cmp.Compare(ruleIndex[a.Rule], ruleIndex[b.Rule]), cmp.Compare(a.ID, b.ID))
	})
}
