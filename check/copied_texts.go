package check

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
)

// textIndex is what all texts together come to: what is common, and of each which others it may be taken from. It is kept for
// another time as
//
//	number of counters, limit │ number of reports │ of each: digest, seat, marks, common bits, models │ counters │ the large ones
//
// so that a text that has changed is looked for among the others by their marks alone (copied_again.go).
type textIndex struct {
	commons *commons
	list    []indexedText // of the reports, in the order of xs
	same    bool          // as they were kept
}

// indexedText is what is known of the text of one report.
type indexedText struct {
	digest Digest
	seat   seat
	marked
	models []int32 // places in xs, the likeliest first
}

// seat is where a report belongs: there is one of each organ and year.
type seat struct {
	organ [8]byte // tells organs apart
	year  int
}

// seatsOf are those of the reports.
func seatsOf(xs []*exam) []seat {
	seats := make([]seat, len(xs))
	for i, x := range xs {
		if i > 0 && xs[i-1].organ == x.organ {
			seats[i].organ = seats[i-1].organ
		} else {
			sum := sha256.Sum256([]byte(x.r.Organ.Code + "\x00" + x.r.Organ.Name))
			seats[i].organ = [8]byte(sum[:8])
		}
		seats[i].year = x.r.Year
	}
	return seats
}

func organsOf(xs []*exam) int {
	if len(xs) == 0 {
		return 0
	}
	return int(xs[len(xs)-1].organ) + 1
}

// textsOf looks at the samples of all texts.
func textsOf(xs []*exam) *textIndex {
	t := &textIndex{commons: newCommons(len(xs), organsOf(xs)), list: make([]indexedText, len(xs))}
	var cells []uint32 // of the organ at hand
	for i, x := range xs {
		cells = t.commons.cells(cells, x.sample())
		if i+1 == len(xs) || xs[i+1].organ != x.organ {
			for _, cell := range once(cells) {
				t.commons.add(cell, 1)
			}
			cells = cells[:0]
		}
	}
	var m marker
	for i, p := range seatsOf(xs) {
		t.list[i] = indexedText{digest: xs[i].held.Digest, seat: p, marked: m.mark(xs[i].sample(), t.commons)}
	}
	age, v := ages(xs), voters{xs: xs}
	var pairs []uint64
	for bin := range bins {
		pairs = v.all(pairs, gather(t.list, func(h uint32) bool { return binOf(h) == bin }), age)
	}
	choose(t.list, pairs, age)
	return t
}

func (t *textIndex) pack() []byte {
	size := 100 + len(t.commons.low) + 10*len(t.commons.high)
	for i := range t.list {
		x := &t.list[i]
		size += len(x.digest) + len(x.seat.organ) + 20 + len(x.marks) + len(x.common) + 4*len(x.models)
	}
	b := make([]byte, 0, size)
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	number(len(t.commons.low))
	number(t.commons.limit)
	number(len(t.list))
	for i := range t.list {
		x := &t.list[i]
		b = append(append(b, x.digest[:]...), x.seat.organ[:]...)
		number(x.seat.year)
		b = appendText(appendText(b, x.marks), x.common)
		number(len(x.models))
		for _, m := range x.models {
			number(int(m))
		}
	}
	b = append(b, t.commons.low...)
	number(len(t.commons.high))
	for _, cell := range slices.Sorted(maps.Keys(t.commons.high)) {
		number(int(cell))
		number(t.commons.high[cell])
	}
	return b
}

// unpackTexts reads what pack wrote; ok is false where it did not, or where there are other counters than those many and that limit.
func unpackTexts(packed string, size, limit int) (t *textIndex, ok bool) {
	u := unpacker{s: packed}
	if u.number() != uint64(size) || u.number() != uint64(limit) {
		return nil, false
	}
	t = &textIndex{commons: &commons{limit: limit}, list: make([]indexedText, u.size(len(Digest{})+len(seat{}.organ)+4))}
	models := make([]int32, 0, 2*len(t.list))
	for i := range t.list {
		x := &t.list[i]
		copy(x.digest[:], u.cut(len(x.digest)))
		copy(x.seat.organ[:], u.cut(len(x.seat.organ)))
		x.seat.year = int(u.number())
		x.marked = marked{u.text(), u.text()}
		first := len(models)
		for range u.size(1) {
			m := u.number()
			if m >= uint64(len(t.list)) {
				return nil, false
			}
			models = append(models, int32(m))
		}
		x.models = models[first:len(models):len(models)]
	}
	t.commons.low = []byte(u.cut(size))
	n := u.size(2)
	t.commons.high = make(map[uint32]int, n)
	for range n {
		cell, n := u.number(), u.number()
		if cell >= uint64(len(t.commons.low)) || n > everybody {
			return nil, false
		}
		t.commons.high[uint32(cell)] = int(n)
	}
	return t, !u.bad && u.s == ""
}
