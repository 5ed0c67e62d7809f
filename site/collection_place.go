package site

import (
	"cmp"
	"iter"
	"slices"

	"nianbao/gazetteer"
	"nianbao/report"
)

// place is a division that has reports itself or below it.
type place struct {
	division    gazetteer.Division
	name        string
	path        string         // address without ".html"; "" of the whole country
	parent      *place         // nil of the whole country
	own         *organ         // the place's own government, nil where it has no report
	departments []*organ       // and any other organ of the place
	children    []*place       // in code order
	below       []entry        // every report of the place and of the places in it, in the order of organs
	sets        []set          // that can be compared, newest year and widest level first
	levels      []report.Level // of reports on two years or more, where there are organs that can be added up
}

// set is the organs of one level in one place that report on one year and share indicators.
type set struct {
	place   *place
	level   report.Level
	year    int
	entries []entry // two or more, with tables, in the order of organs
	without []entry // reports of form "free", which have no tables to compare
	at      string  // the address of the set in a place below that has the same reports, "" where none has
}

// path is the address without ".html" of the page on which the set stands. A set whose reports are all of one place below
// is that place's: two pages of the same figures would tell nobody more.
func (s set) path() string { return cmp.Or(s.at, s.own()) }

// own is the address of the set by its own place; it leads to path where that is another one.
func (s set) own() string {
	if s.place.path == "" {
		return setSlug(s.level, s.year)
	}
	return s.place.path + "/" + setSlug(s.level, s.year)
}

func newRoot() *place { return &place{name: "全国"} }

// settle gives the organ its place in the tree, and every place around it the organ's reports. Organs come in
// code order, so children and reports end up in that order too.
func (c *Collection) settle(o *organ) {
	for _, e := range o.years {
		e.nth = int32(len(c.root.below))
		c.root.below = append(c.root.below, e)
	}
	d, ok := gazetteer.ByCode(o.Code)
	if !ok {
		c.unplaced = append(c.unplaced, o)
		return
	}
	chain := []gazetteer.Division{d}
	for parent, ok := d.Parent(); ok; parent, ok = parent.Parent() {
		chain = append(chain, parent)
	}
	p := c.root
	for _, d := range slices.Backward(chain) {
		p = p.child(d)
		p.below = append(p.below, o.years...)
	}
	o.place = p
	if o.Level != report.Department && p.own == nil {
		p.own = o
	} else {
		p.departments = append(p.departments, o)
	}
}

func (p *place) child(d gazetteer.Division) *place {
	i, ok := slices.BinarySearchFunc(p.children, d.Code, func(c *place, code string) int {
		return cmp.Compare(c.division.Code, code)
	})
	if !ok {
		p.children = slices.Insert(p.children, i, &place{division: d, name: d.Name, path: d.Path(), parent: p})
	}
	return p.children[i]
}

// all yields the place and every place in it, a place before those in it.
func (p *place) all() iter.Seq[*place] {
	return func(yield func(*place) bool) { p.each(yield) }
}

func (p *place) each(yield func(*place) bool) bool {
	return yield(p) && !slices.ContainsFunc(p.children, func(child *place) bool { return !child.each(yield) })
}

// levels in the order they are listed in.
var levels = []report.Level{report.National, report.Province, report.Prefecture, report.County, report.Township, report.Department}

// findSets finds the sets of the place.
func (p *place) findSets() {
	type key struct {
		year  int
		level report.Level
	}
	byKey := map[key]*set{}
	for _, e := range p.below {
		k := key{e.Year, e.organ.Level}
		if k.level == "" {
			continue
		}
		s := byKey[k]
		if s == nil {
			s = &set{place: p, level: k.level, year: k.year}
			byKey[k] = s
		}
		if e.Cells.Len() > 0 {
			s.entries = append(s.entries, e)
		} else {
			s.without = append(s.without, e)
		}
	}
	years := map[report.Level]int{}
	for k, s := range byKey {
		years[k.level]++
		if len(s.entries) >= 2 {
			p.sets = append(p.sets, *s)
		}
	}
	for _, level := range levels {
		if years[level] >= 2 && (len(p.children) > 0 || len(p.departments) > 1) {
			p.levels = append(p.levels, level)
		}
	}
	slices.SortFunc(p.sets, func(a, b set) int {
		return cmp.Or(b.year-a.year, slices.Index(levels, a.level)-slices.Index(levels, b.level))
	})
	for i := range p.sets {
		p.sets[i].at = p.sets[i].below()
	}
}

// below is the address of the set in a place below that has the same reports, "" where none has. Places below have found
// their sets.
func (s set) below() string {
	for _, child := range s.place.children {
		if same, ok := child.setOf(s.level, s.year); ok {
			if len(same.entries) == len(s.entries) && len(same.without) == len(s.without) {
				return same.path()
			}
			return "" // others are elsewhere
		}
	}
	return ""
}

// setOf gives the place's set of the level and the year.
func (p *place) setOf(level report.Level, year int) (set, bool) {
	for _, s := range p.sets {
		if s.level == level && s.year == year {
			return s, true
		}
	}
	return set{}, false
}

// nearest is the smallest place whose sets the organ stands in: a government's is the place around its own. An
// unplaced organ stands in those of the whole country.
func (c *Collection) nearest(o *organ) *place {
	switch {
	case o.place == nil:
		return c.root
	case o.Level == report.Department:
		return o.place
	}
	return o.place.parent
}
