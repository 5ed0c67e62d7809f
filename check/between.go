package check

import (
	"cmp"
	"slices"

	"nianbao/report"
)

// Held is what is at hand of a report while many are compared.
type Held struct {
	Report *report.Report        // all but Sections, Figures, Notes and Lines, which are not read
	Sheet  *Sheet                // from Within; Between adds to it
	Digest Digest                // from DigestOf
	Sample func() Sample         // what SampleOf gives; asked for when texts are told apart
	Whole  func() *report.Report // opens the report with Sections and Figures; called for the few that are read side by side
}

// Between runs the rules between the years of an organ and between organs, and adds to each report's sheet. Evidence in
// other reports names them by their Held.Report. Reports of one organ share code and name; of each organ and year
// there must be only one. The result does not depend on the order of the reports.
//
//	peers                         of each report, among all of its level, form and year
//	years, copied texts, organs   of each report, beside some others
//
// Last is what Between came to another time, and ledger and texts what it came to this time, texts nil where that is as it was: what
// rests on reports that are as they were is taken over. The result is the same whatever last is, as long as this program wrote it.
func Between(held []Held, last Past) (ledger, texts []byte) {
	l, w := between(held, last)
	if !w.same {
		texts = w.pack()
	}
	return l.next(), texts
}

// Past is what Between came to another time. Its zero value is nothing.
type Past struct {
	Ledger, Texts string
	Sample        func(Digest) (Sample, bool) // of a report that was there, where it is still known; nil for none
}

func between(held []Held, last Past) (*ledger, *copying) {
	xs := inOrder(held)
	l := newLedger(len(xs), last.Ledger)
	y, w, lowers, peers := &yearReader{}, newCopying(xs, last), governments(xs), peersOf(xs)
	for i, x := range xs {
		before, models, below := theOneBefore(xs, i), w.modelsOf(x), lowers.of(x)
		l.open(x)
		l.examine(x, nil, peers.rest(x), func() { peers.compare(x) })
		l.examine(x, before, "", func() { y.years(x, before) })
		l.examine(x, before, w.rest(x, before), func() { w.year(x, before) })
		l.examine(x, models, w.rest(x, models), func() { w.organ(x, models) })
		l.examine(x, below, "", func() { organs(x, below) })
	}
	for _, x := range xs {
		if x.told {
			x.sheet.sort()
		}
	}
	return l, w
}

// besides tells for each report some others that it is examined beside.
type besides struct {
	from  []int32 // where in lists those of each report begin
	lists []*exam
}

func (b *besides) of(x *exam) []*exam { return b.lists[b.from[x.nth]:b.from[x.nth+1]] }

// inOrder puts reports in the order of compareExams.
func inOrder(held []Held) []*exam {
	all := make([]exam, len(held))
	xs := make([]*exam, len(held))
	for i := range held {
		h := &held[i]
		all[i] = exam{r: h.Report, sheet: h.Sheet, held: h}
		xs[i] = &all[i]
	}
	sortExams(xs)
	organ := int32(0)
	for i, x := range xs {
		x.nth = i
		switch {
		case i == 0:
		case !sameOrgan(xs[i-1].r, x.r):
			organ++
		case xs[i-1].r.Year == x.r.Year-1:
			x.before = xs[i-1].r
		}
		x.organ = organ
	}
	return xs
}

// sortExams sorts by compareExams. The years of an organ mostly come together and in order, so that organs are sorted.
func sortExams(xs []*exam) {
	var organs [][]*exam
	for from, i := 0, 1; i <= len(xs); i++ {
		if i < len(xs) && sameOrgan(xs[i-1].r, xs[i].r) && compareExams(xs[i-1], xs[i]) < 0 {
			continue
		}
		organs = append(organs, xs[from:i])
		from = i
	}
	slices.SortFunc(organs, func(a, b []*exam) int { return compareExams(a[0], b[0]) })
	copy(xs, slices.Concat(organs...))
	if !slices.IsSortedFunc(xs, compareExams) {
		slices.SortFunc(xs, compareExams)
	}
}

// theOneBefore is the report of the same organ before the i-th, nil where there is none.
func theOneBefore(xs []*exam, i int) []*exam {
	if i == 0 || xs[i-1].organ != xs[i].organ {
		return nil
	}
	return xs[i-1 : i]
}

// compareExams puts reports in the order of their organs' codes and names, then of years.
func compareExams(a, b *exam) int {
	return cmp.Or(cmp.Compare(a.r.Organ.Code, b.r.Organ.Code), cmp.Compare(a.r.Organ.Name, b.r.Organ.Name),
		cmp.Compare(a.r.Year, b.r.Year), cmp.Compare(a.r.SHA256, b.r.SHA256))
}

func sameOrgan(a, b *report.Report) bool {
	return a.Organ.Code == b.Organ.Code && a.Organ.Name == b.Organ.Name
}
