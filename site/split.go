package site

import (
	"cmp"
	"fmt"
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

func knownSplit(by string) error {
	if by != "" && by != SplitRegion {
		return hinted(fmt.Errorf("a site can't be split by %q", by), "--split "+SplitRegion+" makes a site of each province")
	}
	return nil
}

// othersFolder is the site of organs that belong to no province, or whose place can't be told.
const othersFolder = "others"

// regionFolders are those of all sites that there can be.
func regionFolders() []string {
	list := []string{othersFolder}
	for _, d := range gazetteer.Provinces() {
		list = append(list, d.Path())
	}
	return list
}

// regionSite is one of the sites.
type regionSite struct {
	code    string // of the province, "" of the others
	folder  string
	name    string // 河南省
	sources []Source
	*Collection
	options Options
	memory  *memory
	jobs    []job
	out     *output
	staged  *changes
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
	o.promised, o.number = promised{}, all.next() // all sites are one publication
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
