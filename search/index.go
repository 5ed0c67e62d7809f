// Package search makes the index with which readers find words in the texts of reports: reports in, small pieces out,
// which a browser fetches one by one as a query needs them. docs/search.md is the specification of the pieces.
//
//	report ── fold ──→ tokens ── index ──→ token → reports ── pieces ──→ 0.bin, 1.bin …
//
// Reports are known by their number, in the order in which they are added. What is indexed is a report's title, the name
// of its organ behind its region's, and the paragraphs of its sections; not its tables.
package search

import "nianbao/report"

// Index is an inverted index in the making. The zero value is empty.
//
// It is kept small by writing lists of reports compressed from the start: 100,000 reports of 2,000 characters take some
// 150 MB until the pieces are made.
type Index struct {
	reports uint32
	slots   []slot // hash table with open addressing, its length a power of two
	used    int
	pool    pool
	words   map[string]uint32 // of Latin letters and digits, numbered from 1
	word    []byte            // being read
}

// slot is a token with the list of its reports. The zero value is free.
type slot struct {
	key  uint32
	last uint32 // 1 + number of the last report in the list
	list list
}

// Keys of tokens: two 汉字, or one at the end of a run of them, or the number of a word. Every 汉字 is above lastWord.
const lastWord = firstHan<<16 - 1

func pair(a, b rune) uint32 { return uint32(a)<<16 | uint32(b) }

// Len is the number of reports.
func (x *Index) Len() int { return int(x.reports) }

// Add puts the next report into the index.
func (x *Index) Add(r *report.Report) {
	x.reports++
	var before rune
	for _, place := range r.Organ.Region {
		before = x.read(before, place)
	}
	x.end(x.read(before, r.Organ.Name))
	x.text(r.Title)
	for _, s := range r.Sections {
		for _, paragraph := range s.Text {
			x.text(paragraph)
		}
	}
}

func (x *Index) text(text string) { x.end(x.read(0, text)) }

// see notes that the report has the token.
func (x *Index) see(key uint32) {
	if 10*x.used >= 7*len(x.slots) {
		x.grow()
	}
	s := x.find(key)
	if s.key == 0 {
		s.key = key
		x.used++
	}
	if s.last != x.reports {
		x.pool.append(&s.list, x.reports-s.last-1)
		s.last = x.reports
	}
}

// find gives the slot of the token, or the free one where it belongs.
func (x *Index) find(key uint32) *slot {
	mask := uint32(len(x.slots) - 1)
	for i := key * 0x9e3779b1 >> 7; ; i++ {
		if s := &x.slots[i&mask]; s.key == key || s.key == 0 {
			return s
		}
	}
}

func (x *Index) grow() {
	old := x.slots
	x.slots = make([]slot, max(1<<12, 2*len(old)))
	for _, s := range old {
		if s.key != 0 {
			*x.find(s.key) = s
		}
	}
}

// seeWord notes the word that was read.
func (x *Index) seeWord() {
	if n := len(x.word); n == 0 || n > longestWord {
		x.word = x.word[:0]
		return
	}
	number, known := x.words[string(x.word)]
	if !known {
		if x.words == nil {
			x.words = map[string]uint32{}
		}
		number = uint32(len(x.words) + 1)
		x.words[string(x.word)] = number
	}
	x.word = x.word[:0]
	x.see(number)
}
