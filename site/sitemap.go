package site

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// sitemapSize is how many addresses one sitemap may list, after sitemaps.org.
const sitemapSize = 50000

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// sitemap yields the sitemaps of the pages, and their index. No dates are told: those of the documents are not those of
// the pages.
func (r *renderer) sitemap(pages []string) {
	const space = ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n"
	pages = slices.DeleteFunc(pages, func(p string) bool { return slices.Contains(unlisted, p) })
	var index strings.Builder
	index.WriteString(xmlHead + "<sitemapindex" + space)
	n := 0
	for part := range slices.Chunk(pages, sitemapSize) {
		n++
		var b strings.Builder
		b.WriteString(xmlHead + "<urlset" + space)
		for _, p := range part {
			b.WriteString("<url><loc>" + xmlText(r.o.absolute(p)) + "</loc></url>\n")
		}
		b.WriteString("</urlset>\n")
		name := "sitemap-" + strconv.Itoa(n) + ".xml"
		r.file(name, []byte(b.String()), nil)
		index.WriteString("<sitemap><loc>" + xmlText(r.o.absolute(name)) + "</loc></sitemap>\n")
	}
	index.WriteString("</sitemapindex>\n")
	r.file(sitemapPath, []byte(index.String()), nil)
}

const (
	sitemapPath    = "sitemap.xml"
	openSearchPath = "opensearch.xml"
)

// robots lets everybody read everything. Crawlers look for it at the root of a host only.
func (o Options) robots() []byte {
	text := "User-agent: *\nDisallow:\n"
	if address := o.absolute(sitemapPath); address != "" {
		text += "\nSitemap: " + address + "\n"
	}
	return []byte(text)
}

// openSearch lets a browser search the site from its own address bar.
func (o Options) openSearch() []byte {
	return fmt.Appendf(nil, xmlHead+`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>年报对照</ShortName>
<Description>%s</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>zh-CN</Language>
<Url type="text/html" template="%s"/>
</OpenSearchDescription>
`, siteDescription, xmlText(o.absolute(searchPath)+"?q={searchTerms}"))
}

// xmlText is a text as XML has it, in elements and attributes.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
