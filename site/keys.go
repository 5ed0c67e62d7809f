package site

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"nianbao/check"
	"nianbao/report"
	"nianbao/store"
)

// What portions of the site rest on, as keys: a portion whose key is known from the last build would be made of the same,
// and is not made again. Keys are made in layers, so that a changed sentence costs the pages of its organ, not those that
// compare figures:
//
//	skeleton   options, and of every report who, when, in which form: counts, links and crumbs of nearly every page
//	cells      and of organs' reports their cells without their places
//	news       and of a report its cells without their places, and which publication brought it
//	figures    and of a report its cells without their places, and its findings
//	whole      and of a report everything, with what its findings tell of other reports, and its corrections
//
// A key that leaves out what a page reads is the one mistake that shows nowhere but in a build that is not cold;
// TestWarmBuilds edits made sites at random and compares.
type keys struct {
	skeleton store.Sum
	columns  func() map[formColumn]store.Sum // of all reports' cells, see columnSums
	entries  map[*report.Report]entryKeys
	places   map[*place]entryKeys // of all reports below
	terms    store.Sum            // of all reports, by the numbers that searching gives them
	index    func() textIndex
}

// keysAtOnce is of how many reports keys are made by one job.
const keysAtOnce = 64

type entryKeys struct{ news, figures, whole store.Sum }

// keysOf reads the whole collection. next is the number of this publication.
func (c *Collection) keysOf(o Options, next int) *keys {
	k := &keys{entries: map[*report.Report]entryKeys{}, places: map[*place]entryKeys{},
		columns: sync.OnceValue(func() map[formColumn]store.Sum { return columnSums(c.root.below) })}
	type keyed struct {
		entries []entry
		keys    []entryKeys
	}
	for some := range each(slices.Chunk(c.root.below, keysAtOnce), func(entries []entry) keyed {
		some := keyed{entries: entries}
		for _, e := range entries {
			figures := figuresKey(e)
			some.keys = append(some.keys, entryKeys{news: newsKey(e, o.promised, next), figures: figures, whole: c.wholeKey(e, figures, o.promised, next)})
		}
		return some
	}) {
		for i, e := range some.entries {
			k.entries[e.Report] = some.keys[i]
		}
	}
	k.skeleton = c.skeletonKey(o)
	var terms store.Packer
	for _, e := range c.numbered() {
		terms.Sum(e.told().terms)
	}
	k.terms = store.SumOf(terms.Bytes())
	for p := range c.root.all() {
		k.places[p] = k.over(p.below)
	}
	return k
}

// skeletonKey is of what nearly every page shows something of.
func (c *Collection) skeletonKey(o Options) store.Sum {
	o.promised, o.number, o.redirects = nil, 0, nil // in the reports' keys, and in no portion
	var p store.Packer
	if o.part != nil {
		p.String(fmt.Sprintf("%+v", *o.part))
		o.part = nil
	}
	p.String(fmt.Sprintf("%+v", o))
	for _, org := range c.organs {
		p.String(org.path)
		p.String(org.Name)
		p.String(org.Place)
		p.String(string(org.Level))
		p.Strings(org.Region)
		p.String(org.Code)
		p.Len(len(org.years))
		for _, e := range org.years {
			p.Int(int64(e.Year))
			p.String(string(e.Form))
			p.String(string(e.Published))
			p.Bool(e.Cells.Len() > 0)
		}
	}
	return store.SumOf(p.Bytes())
}

// cellsDigest is what pages beyond an organ's own tell of the cells of a report: all but their places.
func cellsDigest(cells report.Cells) []byte {
	var p store.Packer
	p.Grow(2*cells.Len() + 64)
	p.Len(cells.Len())
	cells.EachClass(func(class report.Class, _ int, own *report.Cell) {
		if own == nil {
			p.Uint(uint64(class))
			return
		}
		p.Uint(report.Classes) // none of them
		p.Uint(uint64(own.State))
		p.String(own.Value.String())
		p.String(own.Raw)
	})
	return p.Bytes()
}

// newsKey is of what feeds and pages of places tell of a report.
func newsKey(e entry, promised promised, next int) store.Sum {
	var p store.Packer
	p.Sum(e.told().cells)
	at := e.path() + ".html"
	p.Int(int64(promised.numberOf(at, e.SHA256, next)))
	if earlier := promised.earlier(at, e.SHA256); len(earlier) > 0 {
		p.Strings(earlier)
		p.String(e.SHA256)
	}
	return store.SumOf(p.Bytes())
}

// figuresKey is of what pages beyond an organ's own tell of a report.
func figuresKey(e entry) store.Sum {
	var p store.Packer
	p.Sum(e.told().cells)
	for n := range e.sheet.Counts() {
		for _, m := range n {
			p.Uint(uint64(m))
		}
	}
	p.Len(len(e.sheet.Findings))
	for _, f := range e.sheet.Findings {
		packFinding(&p, f)
	}
	return store.SumOf(p.Bytes())
}

func packFinding(p *store.Packer, f check.Finding) {
	for _, s := range []string{f.ID, f.Rule, string(f.Severity), f.Message, f.Expected, f.Found, f.Answer} {
		p.String(s)
	}
}

// wholeKey is of everything that is told of a report on its organ's pages.
func (c *Collection) wholeKey(e entry, figures store.Sum, promised promised, next int) store.Sum {
	var p store.Packer
	p.Sum(e.told().whole)
	p.Sum(figures)
	for _, f := range e.sheet.Findings {
		p.Len(len(f.Evidence))
		for _, ev := range f.Evidence {
			if other, ok := c.compared[ev.Report]; ok {
				p.Sum(other.told().whole)
			}
			packEvidence(&p, ev)
		}
	}
	at := e.path() + ".html"
	p.Int(int64(promised.numberOf(at, e.SHA256, next)))
	p.Strings(promised.earlier(at, e.SHA256))
	return store.SumOf(p.Bytes())
}

// over joins the keys of entries.
func (k *keys) over(entries []entry) entryKeys {
	news, figures, whole := bytes.NewBuffer(k.skeleton[:]), bytes.NewBuffer(k.skeleton[:]), bytes.NewBuffer(k.skeleton[:])
	for _, e := range entries {
		own := k.entries[e.Report]
		news.Write(own.news[:])
		figures.Write(own.figures[:])
		whole.Write(own.whole[:])
	}
	return entryKeys{store.SumOf(news.Bytes()), store.SumOf(figures.Bytes()), store.SumOf(whole.Bytes())}
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

// onSet is of the figures of a set, and of the government that its organs are below.
func onSet(s set) resting {
	return func(k *keys) store.Sum {
		entries := slices.Concat(s.entries, s.without)
		if s.place.own != nil {
			if e, ok := s.place.own.in(s.year); ok {
				entries = append(entries, e)
			}
		}
		return k.over(entries).figures
	}
}

// onYears is of the reports below a place that are on some years.
func onYears(p *place, years ...int) resting {
	return func(k *keys) store.Sum {
		return k.over(slices.DeleteFunc(slices.Clone(p.below), func(e entry) bool { return !slices.Contains(years, e.Year) })).whole
	}
}

func onOrgans(organs ...*organ) resting {
	return func(k *keys) store.Sum {
		var entries []entry
		for _, o := range organs {
			entries = append(entries, o.years...)
		}
		return k.over(entries).whole
	}
}

// onCells is of the cells of organs' reports, but not of where they stand in these.
func onCells(organs ...*organ) resting {
	return func(k *keys) store.Sum {
		var p store.Packer
		p.Sum(k.skeleton)
		for _, o := range organs {
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
