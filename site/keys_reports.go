package site

import (
	"maps"
	"slices"

	"nianbao/report"
	"nianbao/store"
)

// Keys of single reports, and of those of an organ.

// keyMaker makes the keys of reports, one after the other.
type keyMaker struct {
	c        *Collection
	entries  []entryKeys
	promised promised
	next     int
	p        store.Packer
	news     store.Packer
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

// organ makes the keys of an organ's reports, and joins them.
func (m *keyMaker) organ(o *organ) keysBelow {
	var skeleton, figures, whole store.Packer
	for _, text := range []string{o.path, o.Name, o.Place, string(o.Level), o.Code} {
		skeleton.String(text)
	}
	skeleton.Strings(o.Region)
	skeleton.Len(len(o.years))
	m.news.Reset()
	for _, e := range o.years {
		skeleton.Int(int64(e.Year))
		skeleton.String(string(e.Form))
		skeleton.String(string(e.Published))
		skeleton.Bool(e.Cells.Len() > 0)
		m.packNews(e)
		own := &m.entries[e.nth]
		own.figures = m.figuresKey(e)
		own.whole = m.wholeKey(e, own.figures)
		figures.Sum(own.figures)
		whole.Sum(own.whole)
	}
	return keysBelow{store.SumOf(skeleton.Bytes()), store.SumOf(m.news.Bytes()), store.SumOf(figures.Bytes()), store.SumOf(whole.Bytes())}
}

// packNews writes what feeds and pages of places tell of a report.
func (m *keyMaker) packNews(e entry) {
	m.news.Sum(e.told().cells)
	at := e.path() + ".html"
	m.news.Int(int64(m.promised.numberOf(at, e.SHA256, m.next)))
	if earlier := m.promised.earlier(at, e.SHA256); len(earlier) > 0 {
		m.news.Strings(earlier)
		m.news.String(e.SHA256)
	}
}

// figuresKey is of what pages beyond an organ's own tell of a report.
func (m *keyMaker) figuresKey(e entry) store.Sum {
	p := &m.p
	p.Reset()
	p.Sum(e.told().cells)
	p.String(e.within.Told())
	p.String(e.between.Told())
	packAnswers(p, e.answers)
	return store.SumOf(p.Bytes())
}

func packAnswers(p *store.Packer, answers map[string]string) {
	p.Len(len(answers))
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		p.String(id)
		p.String(answers[id])
	}
}

// wholeKey is of everything that is told of a report on its organ's pages.
func (m *keyMaker) wholeKey(e entry, figures store.Sum) store.Sum {
	p := &m.p
	p.Reset()
	p.Sum(e.told().whole)
	p.Sum(figures)
	p.String(e.within.Evidence())
	p.String(e.between.Evidence())
	for _, r := range e.others {
		p.Sum(m.c.compared[r].told().whole)
	}
	at := e.path() + ".html"
	p.Int(int64(m.promised.numberOf(at, e.SHA256, m.next)))
	p.Strings(m.promised.earlier(at, e.SHA256))
	return store.SumOf(p.Bytes())
}
