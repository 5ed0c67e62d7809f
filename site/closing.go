package site

import (
	"maps"
	"slices"
	"strings"

	"nianbao/assets"
	"nianbao/store"
	"nianbao/templates"
)

// What can be made only when it is known what else there is: redirects from pages that are no longer, the lists of pages for
// search engines, and the page that tells the sizes and checksums of the tables.

// closing are the last portions of the site, which has all but those, with what is odd about the redirects. It fails where a page that was
// published would vanish.
func (c *Collection) closing(o Options, so *inventory) ([]job, []Problem, error) {
	there := func(page string) bool { return page == dataPath || isPage(page) && so.has(page) }
	redirects, err := o.promised.forward(slices.Concat(o.redirects, c.setRedirects()), there)
	if err != nil {
		return nil, nil, err
	}
	var pages []string
	if o.Origin != "" {
		pages = so.pages()
	}
	tables := maps.Clone(so.tables)
	forwarding, err := c.forwarding(o, redirects)
	return []job{forwarding, {files: func(yield func(File, error) bool) {
		r := &renderer{c: c, o: o, yield: yield}
		r.described(tables)
		r.hostFiles()
		r.file("robots.txt", o.robots(), nil)
		if o.Origin != "" {
			r.sitemap(slices.Sorted(slices.Values(append(pages, dataPath))))
			r.file(openSearchPath, o.openSearch(), nil)
		}
	}}}, unused(o.redirects, there), err
}

// forwarding makes the redirects. It rests on what they say, which takes less time than to look where they are to stand.
func (c *Collection) forwarding(o Options, redirects []redirect) (j job, err error) {
	var files []File
	var p store.Packer
	p.String("redirects")
	r := &renderer{c: c, o: o, yield: func(f File, failed error) bool {
		files, err = append(files, f), failed
		p.String(f.Path)
		p.String(string(f.Body))
		return err == nil
	}}
	for _, d := range redirects {
		r.page(d.from, r.redirectPage(d), nil)
	}
	key := func() store.Sum { return store.SumOf(p.Bytes()) }
	return job{first: key, second: key, files: func(yield func(File, error) bool) {
		for _, f := range files {
			if !yield(f, nil) {
				return
			}
		}
	}}, err
}

// setRedirects lead from the sets that stand in a place below to where they do.
func (c *Collection) setRedirects() []redirect {
	var list []redirect
	for p := range c.root.all() {
		for _, s := range p.sets {
			if s.at != "" {
				list = append(list, redirect{from: s.own() + ".html", to: s.at + ".html"})
			}
		}
	}
	return list
}

func (r *renderer) redirectPage(d redirect) templates.Redirect {
	root := rootOf(d.from)
	page := templates.Redirect{To: relative(d.from, d.to), Address: r.o.absolute(d.to),
		Icon: root + assets.Path("favicon.svg"), Style: root + assets.Path("site.css"), Script: root + assets.Path("page.js")}
	if page.Address == "" {
		page.Address = page.To
	}
	return page
}

// isPage tells pages from the other files of the site.
func isPage(path string) bool { return strings.HasSuffix(path, ".html") }

// unlisted are pages that are no place to arrive at.
var unlisted = []string{missingPath, embedPath, exploreFolder + "/embed.html"}
