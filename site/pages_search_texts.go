package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"nianbao/report"
	"nianbao/search"
)

// The texts of reports are searched by pieces of an index, docs/search.md. What all of them are is made once, by the first
// portion that asks for it; each portion has some of them, so that a report costs those that its words are in.

// textTop says how the texts of the site are indexed.
type textTop struct {
	Schema  int         `json:"schema"`
	Reports int         `json:"reports"`
	Years   []yearStart `json:"years"`  // newest first
	Block   int         `json:"block"`  // reports in a file of reports/
	Starts  []string    `json:"starts"` // the first token of each piece
}

// yearStart is the number of the first report on a year.
type yearStart struct {
	Year  int `json:"year"`
	First int `json:"first"`
}

// reportBlock is how many addresses of reports a file has; the last may have fewer.
const reportBlock = 100

// levelRank is the level's place among levels, widest first; unknown ones come last.
func levelRank(l report.Level) int {
	if i := slices.Index(levels, l); i >= 0 {
		return i
	}
	return len(levels)
}

// numbered are the reports in the order in which searching numbers them, which is that in which they are shown: the newest
// years first, of a year the widest level.
func (c *Collection) numbered() []entry {
	type shelf struct{ year, level int }
	shelves := map[shelf][]entry{}
	for _, e := range c.root.below {
		at := shelf{e.Year, levelRank(e.organ.Level)}
		shelves[at] = append(shelves[at], e)
	}
	reports := make([]entry, 0, len(c.root.below))
	for _, at := range slices.SortedFunc(maps.Keys(shelves), func(a, b shelf) int { return cmp.Or(b.year-a.year, a.level-b.level) }) {
		reports = append(reports, shelves[at]...)
	}
	return reports
}

// indexOf makes the pieces of the reports' index.
func indexOf(reports []entry) []search.Piece {
	var x search.Index
	for terms := range each(slices.Values(reports), entry.terms) {
		x.Add(terms)
	}
	return slices.Collect(x.Pieces(nil))
}

// searchTop yields what tells in which piece a token is.
func (r *renderer) searchTop() {
	reports := r.c.numbered()
	top := textTop{Schema: searchSchema, Reports: len(reports), Years: []yearStart{}, Block: reportBlock, Starts: []string{}}
	for i, e := range reports {
		if n := len(top.Years); n == 0 || top.Years[n-1].Year != e.Year {
			top.Years = append(top.Years, yearStart{e.Year, i})
		}
	}
	top.Starts = append(top.Starts, r.index().firsts...)
	r.piece(textsPath, top)
}

// searchReports yields the addresses of the reports by their numbers.
func (r *renderer) searchReports() {
	n := 0
	for block := range slices.Chunk(r.c.numbered(), reportBlock) {
		paths := make([]string, len(block))
		for i, e := range block {
			paths[i] = e.path()
		}
		r.piece(numbersFolder+strconv.Itoa(n)+".json", paths)
		n++
	}
}

// indexShares is into how many portions the pieces of the index are dealt out.
const indexShares = 64

// share is the place of the first piece of a share, and of the first of the next.
func share(n, pieces int) (first, end int) {
	return n * pieces / indexShares, (n + 1) * pieces / indexShares
}

// indexParts are the portions of the pieces.
func indexParts() (list []part) {
	for n := range indexShares {
		list = append(list, part{name: fmt.Sprint("texts of search ", n), on: onTerms, exact: onShare(n), make: func(r *renderer) {
			x := r.index()
			first, _ := share(n, len(x.firsts))
			for i, body := range x.bodies(n) {
				r.file(textsFolder+strconv.Itoa(first+i)+".bin", body, nil)
			}
		}})
	}
	return list
}
