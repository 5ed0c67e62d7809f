package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"nianbao/report"
)

// Source is one read report with the file it came from.
type Source struct {
	File    string            // path relative to the content folder
	Record  string            // file and line where it stands parsed, "" where File itself was parsed
	Report  *report.Report    // never nil
	Slug    string            // last part of the organ's address as its sidecar sets it, "" where it does not
	Sidecar bool              // somebody vouches for it with a sidecar beside the file
	Answers map[string]string // the sidecar's answers to findings, by ID of the finding or its rule

	kept *kept // nil where Report is all there is; else Report is a head
}

// place is where the source is found.
func (s Source) place() string { return cmp.Or(s.Record, s.File) }

// compareSources puts sources in the order of their files; of two of one name, the one that was parsed here is first.
func compareSources(a, b Source) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Record, b.Record))
}

// Problem is something the build tells but that does not stop it. Line is 0 where it is about a whole file.
type Problem struct {
	File    string
	Line    int
	Message string
	Hint    string // what to do about it, "" where there is nothing
}

// Collection is all reports that can be published, put in order: organs with their years, the places they
// belong to, the sets that can be compared.
type Collection struct {
	root     *place   // the whole country; its own path is ""
	organs   []*organ // in code order, departments behind their government, unplaced ones last
	unplaced []*organ
	compared map[*report.Report]entry // of reports in which findings of others have evidence
	tables   func() *tabled           // of all figures
}

// organ is an administrative organ with its reports, oldest first.
type organ struct {
	report.Organ
	path  string // address without ".html": henan/sanmenxia/lingbao/hanguguan
	slug  string // last part of the path
	place *place // nil where the organ's place can't be told
	years []entry
}

// entry is one published report: what is held of it.
type entry struct{ *kept }

// path is the entry's address without ".html".
func (e entry) path() string { return e.organ.path + "/" + strconv.Itoa(e.Year) }

// in gives the organ's report on the year.
func (o *organ) in(year int) (entry, bool) {
	i, ok := slices.BinarySearchFunc(o.years, year, func(e entry, y int) int { return e.Year - y })
	if !ok {
		return entry{}, false
	}
	return o.years[i], true
}

// Collect puts sources in order. The result does not depend on the order of the sources: where two claim one
// address, the first by file name is kept, and of two reports of one organ on one year the better one, see better;
// the other is told as a Problem.
func Collect(sources []Source) (*Collection, []Problem) {
	c, problems := collect(sources, nil)
	return c, problems
}

// collect is Collect with what is remembered of the checks between reports, and keeps what they come to.
func collect(sources []Source, m *memory) (c *Collection, problems []Problem) {
	sources = slices.SortedFunc(slices.Values(sources), compareSources)
	g := grouping{byIdentity: map[string]*group{}}
	for _, s := range sources {
		g.add(s.keep())
	}
	c = &Collection{root: newRoot()}
	c.tables = sync.OnceValue(c.tabling)
	byPath := map[string]*group{}
	for _, gr := range g.kept() {
		o, problems := gr.organ()
		g.problems = append(g.problems, problems...)
		if other, taken := byPath[o.path]; taken {
			for _, s := range gr.sources {
				g.problems = append(g.problems, Problem{File: s.place(),
					Message: fmt.Sprintf("%s would get the address %s, which %s of %s has already; not published",
						o.Name, o.path, other.sources[0].Report.Organ.Name, other.sources[0].place()),
					Hint: "set slug in a sidecar beside the file"})
			}
			continue
		}
		byPath[o.path] = gr
		c.organs = append(c.organs, o)
	}
	slices.SortFunc(c.organs, compareOrgans)
	last := m.between()
	ledger, texts, found := c.check(last)
	m.keepBetween(last, ledger, texts)
	g.problems = append(g.problems, found...)
	for _, o := range c.organs {
		c.settle(o)
	}
	for _, p := range slices.Backward(slices.Collect(c.root.all())) {
		p.findSets()
	}
	slices.SortStableFunc(g.problems, func(a, b Problem) int { return cmp.Compare(a.File, b.File) })
	return c, g.problems
}

// Len is the number of reports in the collection.
func (c *Collection) Len() int {
	n := 0
	for _, o := range c.organs {
		n += len(o.years)
	}
	return n
}

func compareOrgans(a, b *organ) int {
	return cmp.Or(
		compareBool(a.Code == "", b.Code == ""),
		cmp.Compare(a.Code, b.Code),
		compareBool(a.Level == report.Department, b.Level == report.Department),
		cmp.Compare(a.slug, b.slug),
		cmp.Compare(a.Name, b.Name),
	)
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// group is the sources of one organ, one for each year, in the order of their file names.
type group struct {
	sources []Source
}

// grouping sorts sources by the organ they are of: its code and name, or its name alone where it has no code.
type grouping struct {
	groups     []*group // in the order of their first files
	byIdentity map[string]*group
	problems   []Problem
}

func (g *grouping) add(s Source) {
	r := s.Report
	if r.Year <= 0 {
		g.problems = append(g.problems, Problem{File: s.place(),
			Message: "the document does not tell which year it reports on; not published",
			Hint:    "add a sidecar with the year beside the file"})
		return
	}
	if r.Organ.Name == "" {
		g.problems = append(g.problems, Problem{File: s.place(),
			Message: "the document does not tell which organ it is of; not published",
			Hint:    "add a sidecar with the organ beside the file"})
		return
	}
	identity := r.Organ.Code + " " + r.Organ.Name
	gr := g.byIdentity[identity]
	if gr == nil {
		gr = &group{}
		g.byIdentity[identity] = gr
		g.groups = append(g.groups, gr)
	}
	gr.sources = append(gr.sources, s)
}

// kept gives the groups with one source a year, in the order of the first files that are kept.
func (g *grouping) kept() []*group {
	for _, gr := range g.groups {
		g.problems = append(g.problems, gr.settle()...)
	}
	slices.SortFunc(g.groups, func(a, b *group) int { return compareSources(a.sources[0], b.sources[0]) })
	return g.groups
}

// organ makes the group's organ, with its address. Where sidecars disagree about the slug, the first holds.
func (gr *group) organ() (*organ, []Problem) {
	var problems []Problem
	o := &organ{Organ: gr.sources[0].Report.Organ}
	slug := ""
	for _, s := range gr.sources {
		s.kept.organ, s.kept.answers = o, s.Answers
		o.years = append(o.years, entry{s.kept})
		if s.Slug == "" || s.Slug == slug {
			continue
		}
		if slug != "" {
			problems = append(problems, Problem{File: s.place(),
				Message: fmt.Sprintf("slug %q is not used: another report of %s has %q", s.Slug, o.Name, slug)})
		} else if why := refuseSlug(o.Organ, s.Slug); why != "" {
			problems = append(problems, Problem{File: s.place(), Message: fmt.Sprintf("slug %q is not used: %s", s.Slug, why),
				Hint: "use another one of lower-case letters, digits and hyphens"})
		} else {
			slug = s.Slug
		}
	}
	slices.SortFunc(o.years, func(a, b entry) int { return a.Year - b.Year })
	o.path, o.slug = address(o.Organ, slug)
	return o, problems
}
