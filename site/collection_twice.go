package site

import (
	"cmp"
	"fmt"

	"nianbao/report"
)

// One report may lie in the content folder twice: as the PDF and as the page it was published on, or copied into a
// text file before the other was found. One of them is published, and the build says which and why.

// settle leaves the group one source for each year.
func (gr *group) settle() []Problem {
	best := map[int]Source{}
	for _, s := range gr.sources {
		if other, ok := best[s.Report.Year]; !ok || better(s, other) > 0 {
			best[s.Report.Year] = s
		}
	}
	var kept []Source
	var problems []Problem
	for _, s := range gr.sources {
		b := best[s.Report.Year]
		if b.Report == s.Report {
			kept = append(kept, s)
			continue
		}
		problems = append(problems, Problem{File: s.place(),
			Message: fmt.Sprintf("a second report of %s on %d, besides %s, which %s; not published",
				s.Report.Organ.Name, s.Report.Year, b.place(), reason(b, s)),
			Hint: "keep one of the two files, or correct organ or year in a sidecar"})
	}
	gr.sources = kept
	return problems
}

// better is above 0 where a is to be published rather than b: the one with a sidecar, else the one with more
// values, else the one with fewer notes, else the one with the document's text. It is 0 where only their names can decide.
func better(a, b Source) int {
	return cmp.Or(
		compareBool(a.Sidecar, b.Sidecar),
		values(a.Report)-values(b.Report),
		b.kept.notes-a.kept.notes,
		compareBool(a.kept.lines, b.kept.lines),
	)
}

// reason says why a was chosen over b.
func reason(a, b Source) string {
	switch {
	case a.Sidecar && !b.Sidecar:
		return "has a sidecar"
	case values(a.Report) != values(b.Report):
		return fmt.Sprintf("has more cells with a value (%d, here %d)", values(a.Report), values(b.Report))
	case a.kept.notes != b.kept.notes:
		return fmt.Sprintf("has fewer notes (%d, here %d)", a.kept.notes, b.kept.notes)
	}
	if a.kept.lines && !b.kept.lines {
		return "has the text of the document"
	}
	return "was read as well and comes first by name"
}

// values is the number of cells with a value.
func values(r *report.Report) int {
	n := 0
	for _, c := range r.Cells.All() {
		if c.State.HasValue() {
			n++
		}
	}
	return n
}
