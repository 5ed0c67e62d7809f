package site

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"sync"

	"nianbao/assets"
	"nianbao/store"
	"nianbao/templates"
)

// File is one file of the site.
type File struct {
	Path string // slash-separated, below the site's root
	Body []byte // shared with nobody
}

// Options of Render. The zero value is useful.
type Options struct {
	Origin string         // https://host, "" where it isn't known; then what needs whole addresses is left out
	Base   string         // where the site's root is on its host: "/" or "/repo/"; "" is "/"
	Pages  []MarkdownPage // about, method, glossary and any others

	promised  promised   // pages published before
	number    int        // of this publication; 0 is the one after those that brought them
	part      *oneOf     // nil of a site that is the only one
	redirects []redirect // from those that are gone
	domain    string     // of the site's own, "" for none
	shells    shells     // of the pages; made by portions
}

// portion is a part of the site that can be made beside the others. It yields its files in order, and ends with the
// first error.
type portion = iter.Seq2[File, error]

// Render yields every file of the site: pages, the JSON of reports, assets. The order and the bytes depend on
// the collection and the options alone. It ends with the first error.
func (c *Collection) Render(o Options) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		var files []staged
		for _, part := range c.portions(o) {
			for f, err := range part {
				if !yield(f, err) || err != nil {
					return
				}
				files = append(files, staged{path: f.Path, sum: store.SumOf(f.Body), size: len(f.Body)})
			}
		}
		var so inventory
		so.come(files)
		last, _, err := c.closing(o, &so)
		if err == nil {
			err = so.settle()
		}
		if err != nil {
			yield(File{}, err)
			return
		}
		for _, j := range last {
			for f, err := range j.files {
				if !yield(f, err) || err != nil {
					return
				}
			}
		}
	}
}

// portions are what Render yields, one after the other.
func (c *Collection) portions(o Options) []portion {
	r := c.renderer(o)
	var list []portion
	for _, a := range c.parts() {
		list = append(list, a.portion(&r))
	}
	return list
}

// renderer is what all portions have in common.
func (c *Collection) renderer(o Options) renderer {
	o.shells = o.makeShells()
	return renderer{c: c, o: o, rooms: newRooms(), beside: &beside{entries: c.root.below}, next: cmp.Or(o.number, o.promised.next()),
		index:   sync.OnceValue(func() textIndex { return indexed(indexOf(c.numbered())) }),
		quality: sync.OnceValue(c.qualities)}
}

// part is what makes a portion.
type part struct {
	name  string
	on    resting // what it rests on
	make  func(*renderer)
	exact resting // less than that, where it takes longer to tell
}

// portion is the part's files.
func (a part) portion(common *renderer) portion {
	return func(yield func(File, error) bool) {
		r := *common
		r.yield = yield
		r.work = r.rooms.Get().(*workroom)
		a.make(&r)
		r.rooms.Put(r.work)
	}
}

// piecesAtOnce is of how many organs the pieces of data make a portion.
const piecesAtOnce = 16

// parts are what makes the portions. Those that look at all reports come first: the others can be made beside them.
func (c *Collection) parts() []part {
	all := c.root
	parts := []part{
		{name: "top of search", on: onSkeletonAndTerms, make: (*renderer).searchTop},
		{name: "quality", on: onFigures(all), make: (*renderer).qualityPages},
		{name: "indicators", on: onSkeleton, make: (*renderer).indicators},
		{name: "explore", on: onSkeleton, make: (*renderer).explore},
		{name: "alone", on: onSkeleton, make: (*renderer).alone},
		{name: "search", on: onSkeleton, make: (*renderer).searchPage},
		{name: "reports of search", on: onSkeleton, make: (*renderer).searchReports},
		{name: "home", on: onFigures(all), make: (*renderer).home},
		{name: "texts", on: onSkeleton, make: (*renderer).texts},
		{name: "english", on: onSkeleton, make: (*renderer).english},
		{name: "missing", on: onSkeleton, make: (*renderer).missing},
		{name: "assets", on: onSkeleton, make: (*renderer).assets},
	}
	parts = append(parts, c.dataParts()...)
	parts = append(parts, indexParts()...)
	for _, m := range subjects() {
		parts = append(parts, part{name: "subject " + m.id, on: onFigures(all), exact: onSubject(m),
			make: func(r *renderer) { r.subject(m, c.tables().long()) }})
	}
	for p := range c.root.all() {
		for _, s := range p.sets {
			if s.at == "" {
				parts = append(parts, part{name: "set " + s.path(), on: onSet(s), make: func(r *renderer) { r.set(s) }})
			}
		}
		parts = append(parts, part{name: "place " + p.path, on: onNews(p), make: func(r *renderer) { r.place(p) }})
		for _, level := range p.levels {
			parts = append(parts, part{name: "sums " + p.path + " " + string(level), on: onFigures(p), exact: onLevel(p, level),
				make: func(r *renderer) { r.regionTrends(p, level) }})
		}
		if p.own != nil {
			parts = append(parts, c.organPart(p.own))
		}
		for _, o := range p.departments {
			parts = append(parts, c.organPart(o))
		}
	}
	parts = append(parts, part{name: "unplaced", on: onSkeleton, make: (*renderer).unplacedOrgans})
	for _, o := range c.unplaced {
		parts = append(parts, c.organPart(o))
	}
	for organs := range slices.Chunk(c.organs, piecesAtOnce) {
		parts = append(parts, part{name: "pieces " + organs[0].path, on: onCells(organs...), make: func(r *renderer) { r.organPieces(organs) }})
	}
	return parts
}

func (c *Collection) organPart(o *organ) part {
	return part{name: "organ " + o.path, on: onOrgan(o), exact: c.onOrganAround(o), make: func(r *renderer) { r.organ(o) }}
}

// renderer yields the files of one portion until the first error, or until nobody wants more.
type renderer struct {
	c       *Collection
	o       Options
	yield   func(File, error) bool
	stopped bool
	work    *workroom        // where pages are made, one after the other
	rooms   *sync.Pool       // of those that no portion needs at the time
	quality func() qualities // of all reports
	index   func() textIndex // of their texts
	beside  *beside          // their figures
	next    int              // the number of this publication
	tables  *tables          // what is known of them
}

// firstRoom is as much as most pages need.
const firstRoom = 48 << 10

// page is what templates make a file of.
type page interface{ Write(io.Writer) error }

func (r *renderer) page(path string, p page, err error) {
	if r.stopped {
		return
	}
	room := &r.workroom().page
	if room.Reset(); room.Cap() == 0 {
		room.Grow(firstRoom)
	}
	if err == nil {
		err = p.Write(room)
	}
	r.file(path, bytes.Clone(room.Bytes()), err)
}

func (r *renderer) file(path string, body []byte, err error) {
	if r.stopped {
		return
	}
	if err != nil {
		r.stopped = true
		r.yield(File{}, fmt.Errorf("rendering %s: %w", path, err))
		return
	}
	r.stopped = !r.yield(File{path, body}, nil)
}

// place yields the pages of a place itself, not those of its organs and of the places in it.
func (r *renderer) place(p *place) {
	if p.hasFeed() {
		r.feed(p)
	}
	if p.hasCoverage() {
		r.page(coveragePath(p), r.coveragePage(p), nil)
	}
	if p.parent == nil {
		return // its page is the front page
	}
	page, err := r.placePage(p)
	r.page(p.path+".html", page, err)
}

// organ yields an organ's own page, where that is not its place's, and those below it: its reports and its trend.
func (r *renderer) organ(o *organ) {
	if o.place == nil || o.path != o.place.path {
		page, err := r.organPage(o)
		r.page(o.path+".html", page, err)
	}
	var last entry
	for _, e := range o.years {
		e = e.open()
		r.page(e.path()+".html", r.reportPage(e), nil)
		r.file(e.path()+dataSuffix, reportJSON(e.whole()), nil)
		r.file(e.path()+checkSuffix, findingsJSON(e), nil)
		if e.lines {
			r.page(e.path()+sourceSuffix, r.sourcePage(e), nil)
		}
		r.versusPages(e, last)
		last = e
	}
	if o.hasTrend() {
		p, err := r.trendPage(o)
		r.page(o.path+"/trend.html", p, err)
		r.file(o.path+"/trend"+tableSuffix, yearsCSV(o.withTables()), nil)
	}
}

func (r *renderer) set(s set) {
	c, err := r.compare(s)
	if err != nil {
		r.file(s.path()+".html", nil, err)
		return
	}
	page, sheets := c.pages()
	r.page(s.path()+".html", page, nil)
	for _, sheet := range sheets {
		r.page(sheet.path, sheet.page, nil)
	}
	r.file(s.path()+tableSuffix, wideCSV(s.entries), nil)
}

func (r *renderer) assets() {
	for _, f := range assets.Files() {
		r.file(f.Path, bytes.Clone(f.Body), nil)
	}
}

func (r *renderer) unplacedOrgans() {
	if len(r.c.unplaced) > 0 {
		r.page(unplacedFolder+".html", r.unplacedPage(), nil)
	}
}

// frame is the frame of the page at the path. The last crumb is the page itself and has no link.
func (r *renderer) frame(path, title string, crumbs ...templates.Link) templates.Frame {
	return r.framed(r.o.shell(path), path, title, crumbs)
}

func (r *renderer) framed(shell *templates.Shell, path, title string, crumbs []templates.Link) templates.Frame {
	return templates.Frame{Shell: shell, Title: title, Address: path, URL: r.o.absolute(path), Crumbs: crumbs,
		Description: describedBy(title, crumbs), Feed: r.feedOf(path, shell.Root), Alternates: r.alternates(path)}
}

// withCharts adds to the frame what charts need.
func withCharts(f templates.Frame) templates.Frame {
	f.Charts = &templates.Scripts{Style: f.Root + assets.Path("charts.css"),
		Script: f.Root + assets.Path("charts.js"), ECharts: f.Root + assets.Path("echarts.js"), Embed: f.Root + embedPath}
	return f
}

// withSorting adds what lets readers sort tables.
func withSorting(f templates.Frame) templates.Frame {
	f.Sorting = f.Root + assets.Path("tables.js")
	return f
}

// crumbs lead from the whole country to the organ's or place's own page, then to what is told behind.
func (r *renderer) crumbs(path string, p *place, o *organ, last ...string) []templates.Link {
	var list []templates.Link
	for q := p; q != nil; q = q.parent {
		to := q.path + ".html"
		if q.parent == nil {
			to = "index.html"
		}
		list = append([]templates.Link{{Text: q.name, Href: relative(path, to)}}, list...)
	}
	if p == nil {
		list = []templates.Link{{Text: r.c.root.name, Href: relative(path, "index.html")},
			{Text: "归属未定", Href: relative(path, unplacedFolder+".html")}}
	}
	if o != nil && (p == nil || o.path != p.path) {
		list = append(list, templates.Link{Text: o.Name, Href: relative(path, o.path+".html")})
	}
	for _, text := range last {
		list = append(list, templates.Link{Text: text})
	}
	list[len(list)-1].Href = ""
	return list
}

func yearText(year int) string { return strconv.Itoa(year) + " 年" }
