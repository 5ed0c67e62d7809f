package site

import (
	"fmt"
	"slices"
	"sync"

	"nianbao/report"
	"nianbao/store"
)

// What portions of the site rest on, as keys: a portion whose key is known from the last build would be made of the same,
// and is not made again. Keys are made in layers, so that a changed sentence costs the pages of its organ, not those that
// compare figures:
//
//	options    of the build
//	skeleton   and of every report of the organ, below the place or at all who, when, in which form: counts, links and crumbs
//	around     and what an organ's pages say of the site around it: places, comparisons, reports that findings lead to
//	cells      and of organs' reports their cells without their places
//	news       and of a report its cells without their places, and which publication brought it
//	figures    and of a report its cells without their places, and its findings
//	whole      and of a report everything, with what its findings tell of other reports, and its corrections
//
// A key that leaves out what a page reads is the one mistake that shows nowhere but in a build that is not cold;
// TestWarmBuilds edits made sites at random and compares.
type keys struct {
	options  store.Sum
	skeleton store.Sum                       // of all reports
	columns  func() map[formColumn]store.Sum // of all reports' cells, see columnSums
	entries  []entryKeys                     // by their numbers
	organs   map[*organ]keysBelow
	places   map[*place]keysBelow // of all reports below
	years    map[int]store.Sum    // of all that is told of the reports on a year
	terms    store.Sum            // of all reports, by the numbers that searching gives them
	index    func() textIndex
}

type entryKeys struct{ figures, whole store.Sum }

// keysBelow are the keys of several reports at once.
type keysBelow struct{ skeleton, news, figures, whole store.Sum }

// organsAtOnce is of how many organs keys are made by one job.
const organsAtOnce = 16

// keysOf reads the whole collection. next is the number of this publication.
func (c *Collection) keysOf(o Options, next int) *keys {
	k := &keys{options: optionsKey(o), entries: make([]entryKeys, len(c.root.below)), organs: make(map[*organ]keysBelow, len(c.organs)),
		places: map[*place]keysBelow{}, years: map[int]store.Sum{},
		columns: sync.OnceValue(func() map[formColumn]store.Sum { return columnSums(c.root.below) })}
	n := 0
	for list := range each(slices.Chunk(c.organs, organsAtOnce), func(organs []*organ) (list []keysBelow) {
		m := keyMaker{c: c, entries: k.entries, promised: o.promised, next: next}
		for _, o := range organs {
			list = append(list, m.organ(o))
		}
		return list
	}) {
		for _, all := range list {
			k.organs[c.organs[n]] = all
			n++
		}
	}
	k.skeleton = k.place(c.root, c.unplaced).skeleton
	var terms store.Packer
	for _, e := range c.numbered() {
		terms.Sum(e.told().terms)
	}
	k.terms = store.SumOf(terms.Bytes())
	years := map[int]*store.Packer{}
	for _, e := range c.root.below {
		p := years[e.Year]
		if p == nil {
			p = &store.Packer{}
			years[e.Year] = p
		}
		p.Sum(k.entries[e.nth].whole)
	}
	for year, p := range years {
		k.years[year] = store.SumOf(p.Bytes())
	}
	return k
}

// place joins the keys of its organs, and of some others, and of the places in it.
func (k *keys) place(p *place, others []*organ) keysBelow {
	var j joiner
	if p.own != nil {
		j.add(k.organs[p.own])
	}
	for _, o := range slices.Concat(p.departments, others) {
		j.add(k.organs[o])
	}
	for _, child := range p.children {
		j.add(k.place(child, nil))
	}
	k.places[p] = j.all(k.options)
	return k.places[p]
}

// joiner joins keys.
type joiner struct{ skeleton, news, figures, whole store.Packer }

func (j *joiner) add(a keysBelow) {
	j.skeleton.Sum(a.skeleton)
	j.news.Sum(a.news)
	j.figures.Sum(a.figures)
	j.whole.Sum(a.whole)
}

func (j *joiner) all(options store.Sum) keysBelow {
	j.skeleton.Sum(options)
	skeleton := store.SumOf(j.skeleton.Bytes())
	j.add(keysBelow{skeleton, skeleton, skeleton, skeleton})
	return keysBelow{skeleton, store.SumOf(j.news.Bytes()), store.SumOf(j.figures.Bytes()), store.SumOf(j.whole.Bytes())}
}

// optionsKey is of what every page may show something of.
func optionsKey(o Options) store.Sum {
	o.promised, o.number, o.redirects = nil, 0, nil // in the reports' keys, and in no portion
	var p store.Packer
	if o.part != nil {
		p.String(fmt.Sprintf("%+v", *o.part))
		o.part = nil
	}
	p.String(fmt.Sprintf("%+v", o))
	return store.SumOf(p.Bytes())
}

// resting says what a portion rests on.
type resting func(*keys) store.Sum

func onSkeleton(k *keys) store.Sum { return k.skeleton }

// onTerms is of the terms of all reports' texts, by the numbers that searching gives them.
func onTerms(k *keys) store.Sum { return k.terms }

func onSkeletonAndTerms(k *keys) store.Sum {
	return store.SumOf(slices.Concat(k.skeleton[:], k.terms[:]))
}

// onNews, onFigures and onWhole are of all reports below a place.
func onNews(p *place) resting { return func(k *keys) store.Sum { return k.places[p].news } }

func onFigures(p *place) resting { return func(k *keys) store.Sum { return k.places[p].figures } }

func onWhole(p *place) resting { return func(k *keys) store.Sum { return k.places[p].whole } }

// onSet is of the figures of a set, and of the government that its organs are below, and of what else the place has.
func onSet(s set) resting {
	return func(k *keys) store.Sum {
		var p store.Packer
		p.Sum(k.places[s.place].skeleton)
		for _, list := range [][]entry{s.entries, s.without} {
			p.Len(len(list))
			for _, e := range list {
				p.Sum(k.entries[e.nth].figures)
			}
		}
		if s.place.own != nil {
			if e, ok := s.place.own.in(s.year); ok {
				p.Sum(k.entries[e.nth].figures)
			}
		}
		return store.SumOf(p.Bytes())
	}
}

// onLevel is of the cells of organs of one level in a place, but not of where they stand in their reports.
func onLevel(p *place, level report.Level) resting {
	return func(k *keys) store.Sum {
		var sums store.Packer
		sums.Sum(k.places[p].skeleton)
		for _, e := range p.below {
			if e.organ.Level == level {
				sums.Sum(e.told().cells)
			}
		}
		return store.SumOf(sums.Bytes())
	}
}

// onYears is of all reports on some years.
func onYears(years ...int) resting {
	return func(k *keys) store.Sum {
		var p store.Packer
		p.Sum(k.skeleton)
		for _, year := range years {
			p.Sum(k.years[year])
		}
		return store.SumOf(p.Bytes())
	}
}

// onCells is of the cells of organs' reports, but not of where they stand in these.
func onCells(organs ...*organ) resting {
	return func(k *keys) store.Sum {
		var p store.Packer
		p.Sum(k.options)
		for _, o := range organs {
			p.Sum(k.organs[o].skeleton)
			for _, e := range o.years {
				p.Sum(e.told().cells)
			}
		}
		return store.SumOf(p.Bytes())
	}
}

// keyed are the keys of a part: what it is, and all that it rests on.
func (k *keys) keyed(name string, on resting) store.Sum {
	var p store.Packer
	p.String(name)
	p.Sum(on(k))
	return store.SumOf(p.Bytes())
}
