package corpus_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/report"
)

func series(seed uint64) *corpus.Series { return corpus.MakeSeries(rand.New(rand.NewPCG(9, seed))) }

func TestSeriesIsTheSameForOneSeed(t *testing.T) {
	a, b := series(1), series(1)
	for i, p := range a.Papers {
		nameA, textA := p.Write(corpus.Tabs)
		nameB, textB := b.Papers[i].Write(corpus.Tabs)
		if nameA != nameB || !bytes.Equal(textA, textB) {
			t.Errorf("%s is another the second time", nameA)
		}
		if bytes.ContainsAny(textA, "{}[]<>@|") || strings.ContainsAny(nameA, "/ ") {
			t.Errorf("%s has a place that is not filled:\n%s", nameA, textA)
		}
	}
}

// of gives the papers of each organ by year.
func of(s *corpus.Series) map[string]map[int]corpus.Truth {
	all := map[string]map[int]corpus.Truth{}
	for _, p := range s.Papers {
		truth := p.Truth()
		name := truth.Organ.Code + truth.Organ.Name
		if all[name] == nil {
			all[name] = map[int]corpus.Truth{}
		}
		all[name][truth.Year] = truth
	}
	return all
}

// What one year ends with is what the next begins with.
func TestSeriesFollows(t *testing.T) {
	for name, years := range of(series(2)) {
		for year, now := range years {
			before, ok := years[year-1]
			if !ok {
				continue
			}
			for _, c := range []string{"natural", "business", "research", "ngo", "legal", "other", "total"} {
				if a, b := before.Cells["requests.carried_out."+c], now.Cells["requests.carried_in."+c]; a != b {
					t.Errorf("%s %d: %s %s comes in, %s was carried over", name, year, c, b, a)
				}
			}
			if before.Form != report.Form2021 {
				continue
			}
			for _, row := range []string{"disclosure.rules.", "disclosure.normative."} {
				cell := func(key string) float64 { return now.Cells[row+key].Float() }
				if last := before.Cells[row+"inforce"].Float(); last+cell("made")-cell("repealed") != cell("inforce") {
					t.Errorf("%s %d: %s%v in force after %v", name, year, row, cell("inforce"), last)
				}
			}
			for key, n := range now.Cells {
				a, b := before.Cells[key].Float(), n.Float()
				if strings.HasSuffix(key, ".decisions") && max(a, b) >= 20 && (a > 5*b || b > 5*a) {
					t.Errorf("%s %d: %s leaps from %v to %v", name, year, key, a, b)
				}
			}
		}
	}
}

// A government counts what the governments below it count.
func TestSeriesAddsUp(t *testing.T) {
	all := of(series(3))
	for name, years := range all {
		for year, truth := range years {
			below := map[string]float64{}
			for _, others := range all {
				o := others[year]
				if o.Organ.Level != report.Department && len(o.Organ.Region) > 0 && o.Organ.Region[len(o.Organ.Region)-1] == truth.Organ.Place {
					for key, n := range o.Cells {
						below[key] += n.Float()
					}
				}
			}
			for _, key := range []string{"requests.new.total", "review.total", "requests.granted.natural", "litigation_after.total"} {
				if own := truth.Cells[key].Float(); truth.Organ.Level != report.Department && below[key] > own {
					t.Errorf("%s %d: %s is %v, of those below %v", name, year, key, own, below[key])
				}
			}
			sum := 0.0
			for key, n := range truth.Cells {
				if strings.HasPrefix(key, "requests.new.") && key != "requests.new.total" {
					sum += n.Float()
				}
			}
			if sum != truth.Cells["requests.new.total"].Float() {
				t.Errorf("%s %d: %v requests are new, in all %s", name, year, sum, truth.Cells["requests.new.total"])
			}
		}
	}
}

// Offices word their reports by themselves: few sentences stand in two reports, but for what says nothing.
func TestSeriesVaries(t *testing.T) {
	seen := map[string]int{}
	sentences, again := 0, 0
	for _, p := range series(4).Papers {
		_, text := p.Write(corpus.Tabs)
		for s := range strings.SplitSeq(string(text), "。") {
			if len(s) < len("字")*30 || strings.Contains(s, "\t") {
				continue
			}
			sentences++
			if seen[s]++; seen[s] > 1 {
				again++
			}
		}
	}
	if 20*again > sentences {
		t.Errorf("%d of %d sentences were there before", again, sentences)
	}
}

func TestPlantIsTheSameForOneSeed(t *testing.T) {
	s := series(5)
	for _, rule := range corpus.Plantable() {
		a, faultsA := s.Plant(rand.New(rand.NewPCG(1, 1)), rule)
		b, faultsB := s.Plant(rand.New(rand.NewPCG(1, 1)), rule)
		if !reflect.DeepEqual(faultsA, faultsB) {
			t.Errorf("%s: other faults the second time", rule)
		}
		if len(faultsA) == 0 {
			t.Errorf("%s: no fault could be planted", rule)
		}
		for _, f := range faultsA {
			if f.Rule != rule || f.Place == "" || a.Papers[f.Paper] == nil {
				t.Errorf("%s: planted %+v", rule, f)
			}
		}
		changed := 0
		for i, p := range a.Papers {
			switch {
			case p == s.Papers[i]:
				continue
			case p == nil:
				changed++
				continue
			}
			_, textA := p.Write(corpus.HTML)
			_, textB := b.Papers[i].Write(corpus.HTML)
			if !bytes.Equal(textA, textB) {
				t.Errorf("%s: %s is another the second time", rule, p.Name())
			}
			if _, clean := s.Papers[i].Write(corpus.HTML); !bytes.Equal(textA, clean) {
				changed++
			}
		}
		if changed < len(faultsA) {
			t.Errorf("%s: %d papers change for %d faults", rule, changed, len(faultsA))
		}
	}
}
