package check

import "slices"

// Of texts that were told apart another time most are as they were. Those that are not are taken out of the counters and put in
// again; where that makes nothing common that was not, nor the other way round, it changes what others may be taken from only by
// the shingles that stand for the changed passages. Whatever else has happened, all is found from nothing.

// change is a report whose text is not what was kept.
type change struct{ now, was int } // place in xs, and among those that were; -1 for none

// again is what is at hand meanwhile.
type again struct {
	xs      []*exam
	was     []indexedText
	to      []int32 // of those that were, their places in xs; -1 for none
	now     *textIndex
	changes []change
	touched map[[8]byte]bool            // organs of these
	sample  func(Digest) (Sample, bool) // of those that were
}

// textsAgain is textsOf by what was kept of it; ok is false where that does not do.
func textsAgain(xs []*exam, last Past) (t *textIndex, ok bool) {
	was, ok := unpackTexts(last.Texts, commonSize(len(xs)), commonLimit(organsOf(xs)))
	if !ok {
		return nil, false
	}
	a := again{xs: xs, was: was.list, now: &textIndex{commons: was.commons, list: make([]indexedText, len(xs))}, touched: map[[8]byte]bool{}, sample: last.Sample}
	if !a.match() || len(a.changes) > len(xs)/16+4 || !a.count() {
		return nil, false
	}
	a.now.same = len(a.changes) == 0 && slices.EqualFunc(a.was, a.now.list, func(a, b indexedText) bool { return a.digest == b.digest && a.seat == b.seat })
	return a.now, a.settle(a.mark())
}

// match finds what was kept of each report, and what has changed; ok is false where one place has two.
func (a *again) match() (ok bool) {
	a.to = make([]int32, len(a.was))
	for j := range a.to {
		a.to[j] = -1
	}
	var at map[seat]int // of those that were; nil until one is not where it is expected
	next := 0
	for i, p := range seatsOf(a.xs) {
		j, known := next, next < len(a.was) && a.was[next].seat == p
		if !known {
			if at == nil {
				at = make(map[seat]int, len(a.was))
				for j := range a.was {
					at[a.was[j].seat] = j
				}
			}
			j, known = at[p]
		}
		x := a.xs[i]
		if !known {
			a.now.list[i] = indexedText{digest: x.held.Digest, seat: p}
			a.change(i, -1)
			continue
		}
		if a.to[j] >= 0 {
			return false
		}
		a.to[j], next = int32(i), j+1
		a.now.list[i] = a.was[j]
		if digest := a.was[j].digest; digest != x.held.Digest {
			if s, ok := a.sampleOf(digest); !ok {
				return false
			} else if s != x.sample() {
				a.change(i, j)
			}
			a.now.list[i].digest = x.held.Digest
		}
	}
	for j, to := range a.to {
		if to < 0 {
			a.change(-1, j)
		}
	}
	return true
}

func (a *again) change(now, was int) {
	a.changes = append(a.changes, change{now, was})
	if now >= 0 {
		a.touched[a.now.list[now].seat.organ] = true
	}
	if was >= 0 {
		a.touched[a.was[was].seat.organ] = true
	}
}

// sampleOf is the sample of a text that was.
func (a *again) sampleOf(d Digest) (Sample, bool) {
	if d == (Digest{}) {
		return "", true
	}
	if a.sample == nil {
		return "", false
	}
	return a.sample(d)
}

// count takes the organs that are touched out of the counters, and puts them in as they are; ok is false where something becomes
// common by that, or ceases to be.
func (a *again) count() (ok bool) {
	c := a.now.commons
	changed := map[int]bool{} // of those that were
	for _, ch := range a.changes {
		changed[ch.was] = true
	}
	were, are := map[[8]byte][]uint32{}, map[[8]byte][]uint32{}
	for j := range a.was {
		organ := a.was[j].seat.organ
		if !a.touched[organ] {
			continue
		}
		s, ok := Sample(""), true
		if changed[j] {
			s, ok = a.sampleOf(a.was[j].digest)
		} else {
			s = a.xs[a.to[j]].sample()
		}
		if !ok {
			return false
		}
		were[organ] = c.cells(were[organ], s)
	}
	for i, x := range a.xs {
		if organ := a.now.list[i].seat.organ; a.touched[organ] {
			are[organ] = c.cells(are[organ], x.sample())
		}
	}
	before := map[uint32]int{}
	add := func(organs map[[8]byte][]uint32, n int) {
		for _, cells := range organs {
			for _, cell := range once(cells) {
				if _, ok := before[cell]; !ok {
					before[cell] = c.count(cell)
				}
				c.add(cell, n)
			}
		}
	}
	add(were, -1)
	add(are, 1)
	for cell, n := range before {
		if (n > c.limit) != (c.count(cell) > c.limit) {
			return false
		}
	}
	return true
}

// mark signs what has changed, and finds the models of that and of what may have others by it; it tells which those are.
func (a *again) mark() []bool {
	if len(a.changes) == 0 {
		return nil
	}
	age, list := ages(a.xs), a.now.list
	var m marker
	moved := map[uint32]int32{} // marks that came or went, with the age of the oldest report they did so in
	for _, ch := range a.changes {
		var were, are hashes
		oldest := int32(-1) // nobody knows of one that is no longer there
		if ch.was >= 0 {
			were = hashes(a.was[ch.was].marks)
		}
		if ch.now >= 0 {
			list[ch.now].marked = m.mark(a.xs[ch.now].sample(), a.now.commons)
			are, oldest = hashes(list[ch.now].marks), age[ch.now]
		}
		for _, h := range differing(were, are) {
			if was, ok := moved[h]; !ok || oldest < was {
				moved[h] = oldest
			}
		}
	}
	v := voters{xs: a.xs, only: make([]bool, len(list))}
	for i := range list {
		v.only[i] = a.touched[list[i].seat.organ]
	}
	for group := range groups(gather(list, among(moved))) {
		if v.group(group); a.touches(&v, age, moved[uint32(group[0]>>32)]) {
			for _, x := range v.reports {
				v.only[x] = true
			}
		}
	}
	theirs := map[uint32]bool{}
	for i := range list {
		if !v.only[i] {
			continue
		}
		list[i].models = nil
		for s := hashes(list[i].marks); s.some(); s = s[4:] {
			theirs[s.first()] = true
		}
	}
	choose(list, v.all(nil, gather(list, among(theirs)), age), age)
	return v.only
}

// touches reports whether a mark that came or went, in a report of that age, changes what others of its group may be taken from:
// not where many organs agree, the oldest of which is none of those that are touched.
func (a *again) touches(v *voters, age []int32, moved int32) bool {
	others, oldest := 0, int32(len(age))
	for _, first := range v.firsts {
		if x := v.reports[first]; !a.touched[a.now.list[x].seat.organ] {
			others++
			oldest = min(oldest, age[x])
		}
	}
	return others <= organsFew || moved < oldest
}

// settle brings the models of all but those that were looked for to the places they have in xs; ok is false where one is no longer there.
func (a *again) settle(found []bool) (ok bool) {
	for i := range a.now.list {
		if found != nil && found[i] {
			continue
		}
		models := a.now.list[i].models
		for k, m := range models {
			if models[k] = a.to[m]; models[k] < 0 {
				return false
			}
		}
	}
	return true
}

// differing are the marks that one of two lists has, each in order.
func differing(a, b hashes) (list []uint32) {
	for a.some() || b.some() {
		switch {
		case !b.some() || a.some() && a.first() < b.first():
			list, a = append(list, a.first()), a[4:]
		case !a.some() || b.first() < a.first():
			list, b = append(list, b.first()), b[4:]
		default:
			a, b = a[4:], b[4:]
		}
	}
	return list
}

// among tells the shingles that the set has. Most it has not, and few need be looked up.
func among[T any](set map[uint32]T) func(hash uint32) bool {
	var few [1 << 12]uint64
	bit := func(h uint32) (word *uint64, bit uint64) { return &few[h>>9%(1<<12)], 1 << (h >> 3 % 64) }
	for h := range set {
		word, b := bit(h)
		*word |= b
	}
	return func(h uint32) bool {
		word, b := bit(h)
		if *word&b == 0 {
			return false
		}
		_, ok := set[h]
		return ok
	}
}
