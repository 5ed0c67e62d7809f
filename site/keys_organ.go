package site

import (
	"nianbao/store"
	"nianbao/templates"
)

// What the pages of an organ rest on. They say little of other organs, so that a report that comes or goes costs the pages of
// its neighbours alone.

// onOrgan is of an organ's reports.
func onOrgan(o *organ) resting {
	return func(k *keys) store.Sum {
		var p store.Packer
		p.Sum(k.skeleton)
		p.Sum(k.organs[o].whole)
		return store.SumOf(p.Bytes())
	}
}

// onOrganAround is of an organ's reports, and of what its pages say of the site around it.
func (c *Collection) onOrganAround(o *organ) resting {
	return func(k *keys) store.Sum {
		var p store.Packer
		p.Sum(k.options)
		p.Sum(k.organs[o].skeleton)
		p.Sum(k.organs[o].whole)
		c.packAround(&p, o)
		return store.SumOf(p.Bytes())
	}
}

// packAround writes what an organ's pages say of the site around it, as they say it: the places it is in, the comparisons it stands
// in, and the reports that its findings lead to.
func (c *Collection) packAround(p *store.Packer, o *organ) {
	p.Bool(o.place != nil && o.path == o.place.path)
	r := &renderer{c: c}
	at := o.path + "/trend.html"
	packLinks(p, r.feedOf(at, ""))
	packLinks(p, r.crumbs(at, o.place, o, "")...)
	for _, e := range o.years {
		packLinks(p, r.related(e.path()+".html", e)...)
		for _, head := range e.others {
			other := c.compared[head]
			p.String(other.path())
			p.String(other.organ.Name)
			p.Bool(other.organ == o)
		}
	}
}

func packLinks(p *store.Packer, links ...templates.Link) {
	p.Len(len(links))
	for _, l := range links {
		p.String(l.Text)
		p.String(l.Href)
		p.String(l.Note)
	}
}
