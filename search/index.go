// Package search makes the index with which readers find words in the texts of reports: reports in, small pieces out,
// which a browser fetches one by one as a query needs them. docs/search.md is the specification of the pieces.
//
//	report ── fold ──→ terms ── index ──→ token → reports ── pieces ──→ 0.bin, 1.bin …
//
// Reports are known by their number, in the order in which they are added. What is indexed is a report's title, the name
// of its organ behind its region's, and the paragraphs of its sections; not its tables.
package search

// Index is an inverted index in the making. The zero value is empty.
//
// It is kept small by writing lists of reports compressed from the start; docs/search.md tells what it takes.
type Index struct {
	reports uint32
	slots   []slot // hash table with open addressing, its length a power of two
	lists   []list
	fresh   []uint32 // slots of the tokens that reports of this turn have
	pool    pool
	words   words
}

// slot is a token. The zero value is free.
type slot struct {
	key   uint32
	list  uint32
	fresh uint64 // reports of this turn that have it, the first in the lowest bit
}

// Keys of tokens: two 汉字, or one at the end of a run of them, or a word's. Every 汉字 is above lastWord.
const lastWord = firstHan<<16 - 1

// scatter multiplies keys, so that those of one 汉字 don't crowd the table.
const scatter = 0x9e3779b1

func pair(a, b rune) uint32 { return uint32(a)<<16 | uint32(b) }

// Len is the number of reports.
func (x *Index) Len() int { return int(x.reports) }

// Add puts the next report into the index. Of Terms that are damaged what still looks like some is taken.
func (x *Index) Add(t Terms) {
	words, runs := t.parts()
	for word := range words.all() {
		x.see(x.words.key(word))
	}
	for before := uint32(0); len(runs) >= 2; runs = runs[2:] {
		c := uint32(runs[0]) | uint32(runs[1])<<8
		switch {
		case before == 0 || c == knownOn:
		case isHan(rune(c)):
			x.see(before<<16 | c)
		case c == atEnd:
			x.see(before << 16)
		}
		before = 0
		if isHan(rune(c)) {
			before = c
		}
	}
	if x.reports++; x.reports%turn == 0 {
		x.turn()
	}
}

// see notes that the report being added has the token.
func (x *Index) see(key uint32) {
	if 2*len(x.lists) >= len(x.slots) {
		x.grow()
	}
	mask := uint32(len(x.slots) - 1)
	i := key * scatter >> 7 & mask
	for x.slots[i].key != key {
		if x.slots[i].key == 0 {
			x.slots[i] = slot{key: key, list: uint32(len(x.lists))}
			x.lists = append(x.lists, list{})
			break
		}
		i = (i + 1) & mask
	}
	s := &x.slots[i]
	if s.fresh == 0 {
		x.fresh = append(x.fresh, i)
	}
	s.fresh |= 1 << (x.reports % turn)
}

func (x *Index) grow() {
	x.fresh = x.fresh[:0]
	old := x.slots
	x.slots = make([]slot, max(1<<12, 2*len(old)))
	mask := uint32(len(x.slots) - 1)
	for _, s := range old {
		if s.key == 0 {
			continue
		}
		i := s.key * scatter >> 7 & mask
		for x.slots[i].key != 0 {
			i = (i + 1) & mask
		}
		if x.slots[i] = s; s.fresh != 0 {
			x.fresh = append(x.fresh, i)
		}
	}
}

// turn writes the lists on: with the reports since it was last called.
func (x *Index) turn() {
	for _, i := range x.fresh {
		s := &x.slots[i]
		x.pool.add(&x.lists[s.list], (x.reports-1)/turn, s.fresh)
		s.fresh = 0
	}
	x.fresh = x.fresh[:0]
}
