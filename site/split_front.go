package site

import (
	"slices"
	"strconv"

	"nianbao/assets"
	"nianbao/templates"
)

// frontPage is the portion of the page that leads to the sites.
func frontPage(list []*regionSite, o Options) portion {
	return func(yield func(File, error) bool) {
		r := &renderer{o: o, yield: yield}
		const at = "index.html"
		page := templates.Regions{URL: o.absolute(at), Icon: assets.Path("favicon.svg"), Style: assets.Path("site.css"), Description: siteDescription}
		var years []int
		for _, s := range list {
			own := yearsOf(s.root.below)
			years = append(years, own...)
			page.Organs += len(s.organs)
			page.Reports += s.Len()
			page.Sites = append(page.Sites, templates.RegionSite{
				Site:   templates.Link{Text: s.name, Href: s.folder + "/index.html"},
				Search: s.folder + "/" + searchPath,
				Data:   s.folder + "/" + dataPath,
				Organs: len(s.organs), Reports: s.Len(), Years: yearSpan(own)})
		}
		slices.Sort(years)
		page.Years = yearSpan(years)
		r.page(at, page, nil)
		page.Missing, page.Root, page.URL = true, o.root(), ""
		r.page(missingPath, page, nil)
		for _, f := range assets.Files() {
			if f.Path == page.Icon || f.Path == page.Style {
				r.file(f.Path, slices.Clone(f.Body), nil)
			}
		}
		r.hostFiles()
		robots := "User-agent: *\nDisallow:\n"
		if o.Origin != "" {
			robots += "\n"
			for _, s := range list {
				robots += "Sitemap: " + s.options.absolute(sitemapPath) + "\n"
			}
		}
		r.file("robots.txt", []byte(robots), nil)
	}
}

// yearSpan is 2019—2024, or the one year there is.
func yearSpan(years []int) string {
	if len(years) == 0 {
		return ""
	}
	first, last := strconv.Itoa(years[0]), strconv.Itoa(years[len(years)-1])
	if first == last {
		return first
	}
	return first + "—" + last
}
