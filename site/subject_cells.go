package site

import (
	"sync"

	"nianbao/report"
)

// Every subject asks every report for a cell, and what takes longest is to get to a report's cells, which no cache holds by then.
// Subjects that follow each other ask for cells that stand side by side: what a few of them ask for is read at once, two bytes a cell.

// readAtOnce is how many indicators are read at once.
const readAtOnce = 8

// beside is what indicators that follow each other say in all reports.
type beside struct {
	entries []entry

	mu      sync.Mutex
	first   int            // of the indicators that were read last, in report.Indicators
	columns []report.Class // theirs, one behind the other; ownCell: the report is to be asked; noCell: its form does not ask
}

// column is the nth of report.Indicators in each of the reports.
func (b *beside) column(nth int) []report.Class {
	b.mu.Lock()
	defer b.mu.Unlock()
	if first := nth - nth%readAtOnce; b.columns == nil || b.first != first {
		b.first, b.columns = first, b.read(first)
	}
	n := len(b.entries)
	at := (nth - b.first) * n
	return b.columns[at : at+n]
}

func (b *beside) read(first int) []report.Class {
	all := report.Indicators()
	n := min(readAtOnce, len(all)-first)
	columns := make([]report.Class, n*len(b.entries))
	for i := range b.entries {
		r := b.entries[i].Report
		for x := range n {
			class, ok := all[first+x].Class(r)
			if !ok {
				class = noCell
			}
			columns[x*len(b.entries)+i] = class
		}
	}
	return columns
}
