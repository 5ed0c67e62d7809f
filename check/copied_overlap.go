package check

import (
	"nianbao/report"
)

// piece is a run of 汉字 that stands in two texts: size of them from a in the one and from b in the other.
type piece struct{ a, b, size int32 }

// overlapping finds what two texts have in common. Its table is used again.
type overlapping struct {
	table  []int32 // open hash of shingles: 1 + where one first stands in the older text
	pieces []piece
}

// find gives the runs of the newer text, in its order, of at least a shingle's length that also stand in the older,
// wherever that is: sentences in another order are still the same. Each 汉字 is in one run at most, each run in one section. It takes time in proportion to the
// lengths of the two, but for texts that repeat themselves, and no more than a fixed number of steps for each 汉字 then.
func (o *overlapping) find(a, b *folded) []piece {
	o.pieces = o.pieces[:0]
	mask := o.index(b)
	end := 0 // of the section at hand
	for i := 0; i < len(a.hash); {
		if i >= end {
			end = a.sectionEnd(i)
		}
		j := o.lookup(a, b, i, mask)
		if j < 0 || i+shingle > end {
			i++
			continue
		}
		n := shingle
		for i+n < end && j+n < len(b.han) && a.han[i+n] == b.han[j+n] {
			n++
		}
		o.pieces = append(o.pieces, piece{int32(i), int32(j), int32(n)})
		i += n
	}
	return o.pieces
}

// index puts the shingles of the text into the table, the first of each kind.
func (o *overlapping) index(b *folded) (mask uint32) {
	size := 64
	for size < 2*len(b.hash) {
		size *= 2
	}
	if cap(o.table) < size {
		o.table = make([]int32, size)
	}
	o.table = o.table[:size]
	clear(o.table)
	mask = uint32(size - 1)
	for j, h := range b.hash {
		for at := h * spread & mask; ; at = (at + 1) & mask {
			if o.table[at] == 0 {
				o.table[at] = int32(j) + 1
				break
			}
			if b.hash[o.table[at]-1] == h {
				break
			}
		}
	}
	return mask
}

// spread is odd: it moves a hash's bits without losing any.
const spread = 0x9e3779b1

// lookup is where the shingle at a's i-th 汉字 first stands in b, -1 where it does not.
func (o *overlapping) lookup(a, b *folded, i int, mask uint32) int {
	h := a.hash[i]
	for at := h * spread & mask; o.table[at] != 0; at = (at + 1) & mask {
		j := int(o.table[at] - 1)
		if b.hash[j] == h {
			for k := range shingle {
				if a.han[i+k] != b.han[j+k] {
					return -1
				}
			}
			return j
		}
	}
	return -1
}

// Similarity is how much of a report's narrative also stands in another's: Same of its All 汉字 are in runs of eight or
// more that the other has too, in whatever order. What is replaced when a text is taken over counts for neither: digits,
// marks, the names of the organ and the places around it, and the words for kinds of places. Words before the first
// heading and tables are no part of it.
type Similarity struct{ Same, All int }

// Percent is the share in whole per cent, rounded down: 100 only where all is the same.
func (s Similarity) Percent() int {
	if s.All == 0 {
		return 0
	}
	return 100 * s.Same / s.All
}

// Similar compares the narrative of a report with that of an older one, or of the one it may be taken from: as a whole,
// and section by section of the newer.
func Similar(newer, older *report.Report) (whole Similarity, sections []Similarity) {
	return new(Likeness).Of(newer, older)
}

// Likeness is the room that comparing two reports takes, which the next two use again. Its zero value is ready.
type Likeness struct {
	newer, older folded
	overlapping  overlapping
}

// Of is Similar.
func (l *Likeness) Of(newer, older *report.Report) (whole Similarity, sections []Similarity) {
	l.newer.fold(newer)
	l.older.fold(older)
	sections = sameBySection(newer, &l.newer, l.overlapping.find(&l.newer, &l.older))
	for _, s := range sections {
		whole.Same += s.Same
		whole.All += s.All
	}
	return whole, sections
}
