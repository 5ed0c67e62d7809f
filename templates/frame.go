package templates

import "html/template"

// Frame is what every page has.
type Frame struct {
	*Shell                  // what it shares with the other pages as far from the root
	Alternates  []Alternate // itself in other languages
	Title       string      // of the page, without the site's name
	Description string      // one sentence for search engines, "" for none
	Address     string      // the page's path below the site's root, printed at its foot on paper
	URL         string      // its whole address, printed instead where it is known; "" where it isn't
	Proof       string      // of the document it shows, printed above the address; "" for none
	Article     bool        // the page is a document, not a page of the site about several
	Cited       []Pair      // names and contents of the meta elements by which reference managers know it
	Reference   template.JS // how it is cited, as JSON-LD; "" for a page that is not
	Feed        Link        // of what is new in what the page is about
	Searches    bool        // the page has a form for searching of its own
	Charts      *Scripts    // nil on a page without charts
	Sorting     string      // the script that sorts tables, "" on a page without
	Crumbs      []Link      // from the widest place to this page, which has no Href
}

// Alternate is the address of a page that says the same in a language, or in that of readers of any other (x-default).
type Alternate struct{ Lang, Href string }

// Scripts is what a page with charts needs besides.
type Scripts struct {
	Style   string // the stylesheet of charts
	Script  string // what starts them
	ECharts string // what draws them, loaded by Script
	Embed   string // the page that shows one of them alone
}

// policy is the content security policy: nothing but what the site itself holds, and no script or style in a page.
const policy = `<meta http-equiv=Content-Security-Policy content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'">` + "\n"

// Policy is the element of the content security policy.
func (f Frame) Policy() template.HTML { return policy }

// Head is the page up to where its own begins.
func (f Frame) Head() template.HTML { return sized(4096).head(f).html() }

// Foot is the page from where its own ends.
func (f Frame) Foot() template.HTML { return sized(512).foot(f).html() }

func (b *buffer) head(f Frame) *buffer {
	b.raw("<!DOCTYPE html>\n<html lang=").raw(f.words.lang).raw(">\n<head>\n<meta charset=utf-8>\n" + policy +
		"<meta name=viewport content=\"width=device-width, initial-scale=1\">\n<title>")
	if f.Title != "" {
		b.text(f.Title).raw(" · ")
	}
	b.raw("年报对照</title>\n").meta("name", "description", f.Description)
	if f.URL != "" {
		kind := "website"
		if f.Article {
			kind = "article"
		}
		title := f.Title
		if title == "" {
			title = "年报对照"
		}
		b.raw(`<link rel=canonical`).href(f.URL).raw(">\n").meta("property", "og:url", f.URL).meta("property", "og:site_name", "年报对照")
		b.meta("property", "og:type", kind).meta("property", "og:title", title).meta("property", "og:description", f.Description)
	}
	for _, a := range f.Alternates {
		b.raw(`<link rel=alternate`).attr("hreflang", a.Lang).href(a.Href).raw(">\n")
	}
	for _, m := range f.Cited {
		b.meta("name", m.Name, m.Text)
	}
	b.raw(f.links)
	if f.Feed.Href != "" {
		b.raw(`<link rel=alternate type=application/atom+xml`).attr("title", f.Feed.Text).href(f.Feed.Href).raw(">\n")
	}
	if c := f.Charts; c != nil {
		b.raw(`<link rel=stylesheet`).href(c.Style).raw(">\n").raw("<script defer").source("src", c.Script).source("data-echarts", c.ECharts).source("data-embed", c.Embed).raw("></script>\n")
	}
	if f.Reference != "" {
		b.raw(`<script type=application/ld+json id=reference>`).raw(string(f.Reference)).raw("</script>\n")
	}
	if f.Sorting != "" {
		b.raw("<script defer").source("src", f.Sorting).raw("></script>\n")
	}
	b.raw(f.mark)
	if !f.Searches {
		b.raw(f.form)
	}
	return b.raw(f.nav).crumbs(f).raw("<main id=main>\n")
}

// meta writes an element of the head, or nothing where it says nothing.
func (b *buffer) meta(kind, name, content string) *buffer {
	if content == "" {
		return b
	}
	return b.raw("<meta").attr(kind, name).attr("content", content).raw(">\n")
}

func (b *buffer) crumbs(f Frame) *buffer {
	if len(f.Crumbs) == 0 {
		return b
	}
	b.raw("<nav class=crumbs").attr("aria-label", f.words.where).raw(">\n<ol>\n")
	for _, l := range f.Crumbs {
		if l.Href != "" {
			b.raw("<li>").link(l.Href, l.Text).raw("\n")
		} else {
			b.raw(`<li><span aria-current=page>`).text(l.Text).raw("</span>\n")
		}
	}
	return b.raw("</ol>\n</nav>\n")
}

func (b *buffer) foot(f Frame) *buffer {
	b.raw("</main>\n<footer class=site>\n<p>").raw(f.words.authority).raw("</p>\n")
	if f.Proof != "" {
		b.raw(`<p class=address>`).text(f.Proof).raw("</p>\n")
	}
	address := f.URL
	if address == "" {
		address = f.Address
	}
	return b.raw(`<p class=address>`).raw(f.words.address).text(address).raw("</p>\n</footer>\n</body>\n</html>\n")
}
