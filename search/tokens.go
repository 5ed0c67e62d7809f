package search

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// marks have a bit for each report, 64 in a number, the lowest first.
type marks []uint64

func newMarks(reports int) marks { return make(marks, (reports+63)/64) }

func (m marks) set(report int) { m[report/64] |= 1 << (report % 64) }

func (m marks) has(report int) bool { return m[report/64]>>(report%64)&1 == 1 }

// copy sets the bits from at on as those of others from one to before another are set.
func (m marks) copy(at int, from marks, first, end int) {
	for first < end {
		n := min(64-at%64, end-first)
		some := from[first/64] >> (first % 64)
		if rest := 64 - first%64; rest < n {
			some |= from[first/64+1] << rest
		}
		if n < 64 {
			some &= 1<<n - 1
		}
		m[at/64] |= some << (at % 64)
		at += n
		first += n
	}
}

// tokens yields words, then 汉字, each before the pairs that begin with it, with a bit for each report that has them: the
// one of its place among those that were added, or where there are numbers that of its number, which is below end. Both
// are valid until the next.
func (x *Index) tokens(numbers []int, end int) iter.Seq2[[]byte, marks] {
	return func(yield func([]byte, marks) bool) {
		x.turn()
		found := slices.DeleteFunc(slices.Clone(x.slots), func(s slot) bool { return s.key == 0 })
		slices.SortFunc(found, func(a, b slot) int { return cmp.Compare(a.key, b.key) })
		m := marker{x: x, numbers: numbers, added: newMarks(x.Len()), numbered: newMarks(end)}
		n, _ := slices.BinarySearchFunc(found, lastWord, func(s slot, key uint32) int { return cmp.Compare(s.key, key) })
		for _, word := range x.words.sorted(found[:n]) {
			if m.text = append(m.text[:0], word.text...); !yield(m.text, m.of(word.list)) {
				return
			}
		}
		for rest := found[n:]; len(rest) > 0; rest = rest[n:] {
			for n = 1; n < len(rest) && rest[n].key>>16 == rest[0].key>>16; {
				n++
			}
			if !m.character(rest[:n], yield) {
				return
			}
		}
	}
}

// marker has the room that tokens are made in.
type marker struct {
	x               *Index
	numbers         []int
	added, numbered marks
	text, packed    []byte
}

// character yields a 汉字 by itself, which all reports have that have it with another or at the end, and the pairs.
func (m *marker) character(list []slot, yield func([]byte, marks) bool) bool {
	clear(m.added)
	for _, s := range list {
		m.mark(s.list)
	}
	first := rune(list[0].key >> 16)
	if m.text = utf8.AppendRune(m.text[:0], first); !yield(m.text, m.order()) {
		return false
	}
	for _, s := range list {
		second := rune(s.key & 0xffff)
		if second == 0 {
			continue
		}
		m.text = utf8.AppendRune(utf8.AppendRune(m.text[:0], first), second)
		if !yield(m.text, m.of(s.list)) {
			return false
		}
	}
	return true
}

// of are the reports of one list.
func (m *marker) of(list uint32) marks {
	clear(m.added)
	m.mark(list)
	return m.order()
}

func (m *marker) mark(list uint32) {
	m.x.pool.each(&m.x.lists[list], &m.packed, func(at int, reports uint64) { m.added[at] |= reports })
}

// order are the marked reports by their numbers.
func (m *marker) order() marks {
	if m.numbers == nil {
		return m.added
	}
	clear(m.numbered)
	for i, some := range m.added {
		for ; some != 0; some &= some - 1 {
			m.numbered.set(m.numbers[64*i+bits.TrailingZeros64(some)])
		}
	}
	return m.numbered
}
