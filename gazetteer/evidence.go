package gazetteer

import (
	"slices"

	"nianbao/report"
)

// What a mention of the division next above a candidate weighs, of the one above that, and so on.
var nearness = [3]int{9, 3, 1}

// testimony is what the evidence says for one candidate. Its arrays hold what is next above it first.
type testimony struct {
	division Division
	above    [3]int32 // rows, 1-based, 0 after the province
	full     [3]int   // mentions of each by its full name, weighted by text
	short    [3]int   // by its stem alone
}

// decide picks the candidate that the name means in a document of these texts.
func (r reading) decide(evidence []string) (Division, bool) {
	if len(r.candidates) == 1 && (r.prefixed || unmistakable(r.candidates[0])) {
		return r.candidates[0], true
	}
	list := hear(r.candidates, r.place, evidence)
	best := 0
	for i := range list {
		if list[i].weight() > list[best].weight() {
			best = i
		}
	}
	for i := range list {
		if i != best && !list[best].beats(list[i]) {
			return Division{}, false
		}
	}
	w := list[best]
	if w.namesParent(len(list) == 1) || !contradicted(w.division, evidence) {
		return w.division, true
	}
	return Division{}, false
}

// unmistakable reports whether there is no other place of the name in the country: provinces, cities and
// counties bear names of their own, which only districts and townships share.
func unmistakable(d Division) bool {
	suffix, _ := classOf(d.Name)
	return d.Level != report.Township && suffix != "区"
}

// weight orders the candidates: a short mention never outweighs a full one.
func (a testimony) weight() int {
	full, short := 0, 0
	for i := range a.above {
		full += nearness[i] * a.full[i]
		short += nearness[i] * a.short[i]
	}
	return full<<16 + short
}

// beats compares two candidates by the divisions that are above the one and not above the other. Full
// names decide where there are any, by two to one at least; stems alone where only one has them.
func (a testimony) beats(b testimony) bool {
	fullA, shortA := a.against(b)
	fullB, shortB := b.against(a)
	if fullA == 0 && fullB == 0 {
		return shortA > 0 && shortB == 0
	}
	if fullA < 2*fullB || fullA == 0 {
		return false
	}
	if a.above[0] != b.above[0] {
		if a.full[0] < b.full[0] || a.full[0] == 0 && b.short[0] > 0 {
			return false
		}
	}
	return true
}

// against sums up what speaks for a and not for b. Where the divisions above both bear one name (枣庄市市中区 and
// 内江市市中区), its mentions speak for neither.
func (a testimony) against(b testimony) (full, short int) {
	t := divisions()
	for i, row := range a.above {
		namesake := row > 0 && b.above[i] > 0 && t.division(row-1).Name == t.division(b.above[i]-1).Name
		if !namesake && !slices.Contains(b.above[:], row) {
			full += nearness[i] * a.full[i]
			short += nearness[i] * a.short[i]
		}
	}
	return full, short
}

// namesParent reports whether the division next above is named, in full unless a stem will do.
func (a testimony) namesParent(stem bool) bool {
	return a.full[0] > 0 || stem && a.short[0] > 0
}

// contradicted reports whether the evidence names a place of a level above d's that d does not belong to.
func contradicted(d Division, evidence []string) bool {
	return speakOf(evidence, func(other Division) bool { return !other.holds(d) && rank(other) < rank(d) })
}

// speakOf reports whether the texts name a place above townships that is foreign, whichever of its name it is.
func speakOf(texts []string, foreign func(Division) bool) bool {
	t := divisions()
	for _, text := range texts {
		for m := range mentions(text) {
			all := true
			for i := t.first(m); i >= 0 && all; i = t.next[i] {
				all = foreign(t.division(i))
			}
			if all {
				return true
			}
		}
	}
	return false
}

func rank(d Division) int { return slices.Index(levels[:], d.Level) }

// hear counts the mentions of the divisions above the candidates. Earlier texts weigh more: four, three, two,
// then one. A mention within the place's own name is none.
func hear(candidates []Division, place string, evidence []string) []testimony {
	t := divisions()
	list := make([]testimony, len(candidates))
	rows := make([]int32, 0, 3*len(candidates))
	for i, d := range candidates {
		list[i].division = d
		for j, p := 0, t.rows[d.row-1].parent; p >= 0; j, p = j+1, t.rows[p].parent {
			list[i].above[j] = p + 1
			rows = append(rows, p)
		}
	}
	slices.Sort(rows)
	rows = slices.Compact(rows)
	x := lexicon{words: make([]word, 0, 3*len(rows)+1)}
	x.add(place, false)
	for _, row := range rows {
		for j, form := range t.forms[t.rows[row].forms] {
			x.add(form, j == 2)
		}
	}
	x.build()
	for i, text := range evidence {
		x.count(text, max(4-i, 1))
	}
	for i := range list {
		a := &list[i]
		for j, row := range a.above {
			if row > 0 {
				a.full[j], a.short[j] = x.mentionsOf(t.division(row - 1))
			}
		}
	}
	return list
}
