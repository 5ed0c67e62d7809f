package corpus

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"nianbao/report"
)

// Fault is one that was planted.
type Fault struct {
	Rule  string // ID of the rule of check that is to find it
	Paper int    // index among the series' papers of the one that it shows in
	Place string // what was done, and where
}

// faults are what can be planted, by rule of check. Each function changes the planter's paper, or another of the
// series, as one slip of an office does, and says what it did; ok is false where the paper can't have the fault.
var faults = collect(tableFaults, documentFaults, toldFaults, textFaults, yearFaults, organFaults)

type plant func(*planter) (place string, ok bool)

func collect(lists ...map[string][]plant) map[string][]plant {
	all := map[string][]plant{}
	for _, l := range lists {
		maps.Copy(all, l)
	}
	return all
}

// Plantable lists the rules whose faults can be planted, sorted.
func Plantable() []string { return slices.Sorted(maps.Keys(faults)) }

// planter puts one fault into a series.
type planter struct {
	*maker
	s *Series
	i int    // of the paper
	p *Paper // its own copy
}

// Plant gives a series that has the rule's fault once in the papers of each organ that can have it. Papers without
// a fault are those of s.
func (s *Series) Plant(rng *rand.Rand, rule string) (*Series, []Fault) {
	out := &Series{Papers: slices.Clone(s.Papers)}
	var list []Fault
	for first := 0; first < len(s.Papers); {
		end := first
		for end < len(s.Papers) && s.Papers[end].who == s.Papers[first].who {
			end++
		}
		if fault, ok := out.plant(rng, rule, first, end); ok {
			list = append(list, fault)
		}
		first = end
	}
	return out, list
}

// plant tries the papers from first up to end, which are one organ's, and the rule's faults in random order.
func (s *Series) plant(rng *rand.Rand, rule string, first, end int) (Fault, bool) {
	for _, year := range rng.Perm(end - first) {
		for _, k := range rng.Perm(len(faults[rule])) {
			if s.Papers[first+year] == nil {
				continue // has made another's fault
			}
			x := &planter{&maker{rng: rng}, &Series{slices.Clone(s.Papers)}, first + year, s.Papers[first+year].clone()}
			x.s.Papers[x.i] = x.p
			if place, ok := faults[rule][k](x); ok {
				s.Papers = x.s.Papers
				return Fault{rule, x.i, place}, true
			}
		}
	}
	return Fault{}, false
}

// add puts n more into cells.
func (p *Paper) add(n int64, keys ...string) {
	for _, key := range keys {
		p.numbers[key], _ = p.numbers[key].Add(report.Int(n))
	}
}

// has says that a cell's number is n at least.
func (p *Paper) has(n int64, key string) bool { return p.numbers[key].Cmp(report.Int(n)) >= 0 }

// few is one to three, mostly one: how far slips are off.
func (x *planter) few() int64 { return pick(x.maker, int64(1), 1, 1, 2, 3) }

// results are the rows of table 3 that make up （七）总计, in the paper's form.
func (x *planter) results() []string {
	var list []string
	for _, r := range resultRows(x.p.form, false) {
		list = append(list, r.Key)
	}
	return list
}

// row gives a row of the pages' tables, nil where there is none.
func (p *pages) row(key string) *row {
	for _, s := range p.sections {
		if s.table == nil {
			continue
		}
		for _, r := range s.table.rows {
			if r.key == key {
				return r
			}
		}
	}
	return nil
}

// replace puts something in place of the first that stands in a paragraph, and gives the clause it then stands in.
func (x *planter) replace(section, paragraph int, old, new string) string {
	before, after, _ := strings.Cut(x.p.text[section][paragraph], old)
	x.p.text[section][paragraph] = before + new + after
	before, after = x.p.expand(before), x.p.expand(after)
	const stop = "。"
	if i := strings.LastIndex(before, stop); i >= 0 {
		before = before[i+len(stop):]
	}
	after, _, _ = strings.Cut(after, stop)
	return before + "【" + new + "】" + after
}
