package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// A site of the whole country may be more than a host takes. Split, it is a site for each province, in a folder of its own
// below the output folder, and a page that leads to them:
//
//	public/
//	├─ index.html …   the page that leads to the sites
//	├─ henan/         a whole site, of the reports of one province; it can be published by itself
//	└─ others/        one of the organs of no province
//
// Each is built as a site is whose content has no other reports: its comparisons, rankings and checks between organs end at the
// province, and every page says so.

// SplitRegion is what BuildOptions.Split may be.
const SplitRegion = "region"

// othersFolder is the site of organs that belong to no province, or whose place can't be told.
const othersFolder = "others"

// regionSite is one of the sites.
type regionSite struct {
	code    string // of the province, "" of the others
	folder  string
	name    string // 河南省
	sources []Source
	*Collection
	options Options
	jobs    []job
}

// regions deals the sources out: each goes to one region, in the order of the gazetteer, the others last.
func regions(sources []Source) []*regionSite {
	byFolder := map[string]*regionSite{}
	var list []*regionSite
	for _, s := range sources {
		r := siteOf(s.Report.Organ)
		if byFolder[r.folder] == nil {
			byFolder[r.folder] = &r
			list = append(list, &r)
		}
		to := byFolder[r.folder]
		to.sources = append(to.sources, s)
	}
	slices.SortFunc(list, func(a, b *regionSite) int {
		return cmp.Or(compareBool(a.code == "", b.code == ""), cmp.Compare(a.code, b.code))
	})
	return list
}

// siteOf is the region whose site has the organ's reports.
func siteOf(o report.Organ) regionSite {
	d, placed := gazetteer.ByCode(o.Code)
	for parent, ok := d.Parent(); placed && ok; parent, ok = d.Parent() {
		d = parent
	}
	if !placed || d.Level != report.Province {
		return regionSite{folder: othersFolder, name: "其他机关"}
	}
	return regionSite{code: d.Code, folder: d.Path(), name: d.Name}
}

// has reports whether a page belongs to the region's places and organs. The other pages, of the whole site, are in each.
func (r *regionSite) has(page string) bool {
	own := r.folder
	if r.code == "" {
		own = unplacedFolder
	}
	return page == own+".html" || strings.HasPrefix(page, own+"/")
}

// of gives the options of the region's site. Of what was promised it holds the pages of its places and organs.
func (r *regionSite) of(o Options) Options {
	o.part = &oneOf{name: r.name, front: o.absolute("index.html")}
	o.Base = o.root() + r.folder + "/"
	o.domain = ""
	all := o.promised
	o.promised = promised{}
	for page, versions := range all {
		if r.has(page) {
			o.promised[page] = versions
		}
	}
	o.redirects = slices.DeleteFunc(slices.Clone(o.redirects), func(d redirect) bool { return !r.has(d.from) })
	return o
}

// oneOf says that a site is one of several.
type oneOf struct {
	name  string // 河南省
	front string // whole address of the page that leads to all, "" where it isn't known: then it is above the site's root
}

// buildSplit builds all sites. They are put in place when each has been made, the page that leads to them last.
func buildSplit(ctx context.Context, o BuildOptions, base base, c *content) (s Summary, err error) {
	sources, err := c.read(ctx, o, nil)
	if err != nil {
		return s, err
	}
	o.tell(Checking, 0, 0)
	options, err := c.options(o, base)
	s.tell(o.Content, c.problems)
	if err != nil {
		return s, err
	}
	s.Address = options.absolute("index.html")
	var list []*regionSite
	var refused []Problem
	total := 0
	for _, r := range regions(sources) {
		var problems []Problem
		r.Collection, problems = Collect(r.sources)
		s.tell(o.Content, problems)
		if r.Len() == 0 {
			continue
		}
		r.sources, r.root.name = nil, r.name+"站"
		r.options = r.of(options)
		r.options.Pages, problems = r.keepPages(options.Pages)
		for _, p := range problems {
			if !slices.Contains(refused, p) {
				refused = append(refused, p)
			}
		}
		r.jobs = (*memory)(nil).jobs(r.Collection, r.options)
		total += len(r.jobs)
		list = append(list, r)
	}
	s.tell(o.Content, refused)
	if len(list) == 0 {
		return s, noneToPublish(o)
	}
	var outs []*output
	defer func() {
		for _, out := range slices.Backward(outs) {
			err = errors.Join(err, out.close())
		}
	}()
	open := func(dir string) (*output, error) {
		out, err := openOutput(dir)
		if err == nil {
			outs = append(outs, out)
		}
		return out, err
	}
	if _, err = open(o.Out); err != nil {
		return s, err
	}
	done := 0
	o.tell(Rendering, done, total)
	var all []*changes
	for _, r := range list {
		out, err := open(filepath.Join(o.Out, r.folder))
		if err != nil {
			return s, err
		}
		staged, err := out.stage(ctx, func(yield func(job) bool) {
			for _, j := range r.jobs {
				if done++; !yield(j) {
					return
				}
				o.tell(Rendering, done, total)
			}
		}, nil, func(so *inventory) (portion, error) {
			last, problems, err := r.closing(r.options, so)
			s.tell(o.Content, problems)
			return last, err
		})
		if err != nil {
			return s, err
		}
		all = append(all, staged)
	}
	front, err := outs[0].stage(ctx, slices.Values([]job{{files: frontPage(list, options)}}), nil, nothingElse)
	if err != nil {
		return s, err
	}
	o.tell(Placing, 0, 0)
	for i, r := range list {
		if err := outs[i+1].commit(all[i]); err != nil {
			return s, err
		}
		s.countSite(o, r, all[i])
	}
	if err := outs[0].commit(front); err != nil {
		return s, err
	}
	s.countSite(o, nil, front)
	if base.origin != "" && !o.Preview {
		s.promise(o, options, list, all)
	}
	for i, staged := range append(all, front) {
		out := outs[(i+1)%len(outs)]
		foreign, err := out.leave(staged, nil).others()
		for _, f := range foreign {
			if out == outs[0] && slices.ContainsFunc(list, func(r *regionSite) bool { return f == r.folder+"/" }) {
				continue
			}
			s.tell(out.dir, []Problem{{File: f, Message: "not written by this build, left as it is"}})
		}
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

// nothingElse is the last portion of a site that has none.
func nothingElse(*inventory) (portion, error) { return func(func(File, error) bool) {}, nil }

// countSite adds one of the sites, or for nil the page that leads to them, to the summary.
func (s *Summary) countSite(o BuildOptions, r *regionSite, c *changes) {
	var one Summary
	one.count(c)
	s.Pages, s.Files, s.Bytes = s.Pages+one.Pages, s.Files+one.Files, s.Bytes+one.Bytes
	s.Written, s.Removed = s.Written+one.Written, s.Removed+one.Removed
	sum := sha256.Sum256([]byte(s.Digest + one.Digest))
	s.Digest = hex.EncodeToString(sum[:])
	if r == nil {
		return
	}
	s.Sites++
	s.Organs, s.Reports = s.Organs+len(r.organs), s.Reports+r.Len()
	if p, large := c.total.sizes.warn(one.Bytes, cmp.Or(o.Large, tooLarge)); large {
		p.Hint = "no smaller sites are made; leave reports out, or look for a host that takes more"
		s.tell(path.Join(o.Out, r.folder), []Problem{p})
	}
}

// promise keeps the addresses of the pages of places and organs. Those of a whole site are the same in each, and are no promise.
func (s *Summary) promise(o BuildOptions, options Options, list []*regionSite, all []*changes) {
	var pages []string
	whole := &Collection{root: newRoot()}
	for i, r := range list {
		for _, page := range all[i].next.pages() {
			if r.has(page) {
				pages = append(pages, page)
			}
		}
		whole.root.below = append(whole.root.below, r.root.below...)
	}
	var err error
	if s.Promised, err = whole.keepAddresses(o.Content, options.promised, pages); err != nil {
		s.tell(o.Content, []Problem{unpromised(s.Promised, err)})
		s.Promised, s.unkept = 0, true
	}
}
