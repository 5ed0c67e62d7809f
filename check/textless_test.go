package check_test

import (
	"math/rand/v2"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/check"
	"nianbao/parser"
)

// TestWithoutText checks reports of which only the parsed form is there: no rule tells more than it tells where the text is
// there too.
func TestWithoutText(t *testing.T) {
	rows := 0
	for _, layout := range []corpus.Layout{corpus.Tabs, corpus.HTML} {
		for _, damage := range []corpus.Damage{corpus.None, corpus.WrappedLabels, corpus.CutLabels, corpus.LostLabels, corpus.LostRow, corpus.LostHeading} {
			for seed := range 8 {
				if !damage.Fits(layout) {
					continue
				}
				doc := corpus.Make(rand.New(rand.NewPCG(uint64(damage), uint64(seed))), layout, damage)
				r, err := parser.Parse(doc.Name, doc.Source, parser.Sidecar{})
				if err != nil {
					continue
				}
				with := rules(check.Within(r))
				r.Lines, r.Blocks = nil, false
				for i := range r.Sections {
					r.Sections[i].Lines = nil
				}
				for rule, n := range rules(check.Within(r)) {
					if rows++; n > with[rule] {
						t.Errorf("%s, %s, %d: %s is found %d times, with the text %d times", layout, damage, seed, rule, n, with[rule])
					}
				}
			}
		}
	}
	if rows == 0 {
		t.Error("nothing is found")
	}
}

func rules(s *check.Sheet) map[string]int {
	n := map[string]int{}
	for _, f := range s.Findings {
		n[f.Rule]++
	}
	return n
}
