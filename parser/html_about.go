package parser

import (
	"strings"

	"golang.org/x/net/html"

	"nianbao/report"
)

// metadata is what a page says about itself in its head, under the names of 《政府网站发展指引》 (国办发〔2017〕47号,
// annex), of Open Graph, and of browsers that saved it.
type metadata struct {
	title   string // <title>
	article string // ArticleTitle, og:title
	source  string // ContentSource
	author  string // Author
	date    string // PubDate
	address string // Url, canonical, og:url
	saved   string // the address a browser saved the page from
}

// tag reads the attributes of a <meta> or <link>.
func (m *metadata) tag(attributes []attribute) {
	var name, content, rel, href string
	for i := range attributes {
		a := &attributes[i]
		switch strings.ToLower(a.name) {
		case "name", "property", "itemprop":
			name = strings.ToLower(strings.TrimSpace(a.value()))
		case "content":
			content = strings.TrimSpace(a.value())
		case "rel":
			rel = strings.ToLower(a.value())
		case "href":
			href = strings.TrimSpace(a.value())
		}
	}
	keep := func(s *string, value string) {
		if *s == "" {
			*s = value
		}
	}
	switch name {
	case "articletitle", "og:title":
		keep(&m.article, content)
	case "contentsource":
		keep(&m.source, content)
	case "author":
		keep(&m.author, content)
	case "pubdate", "publishdate", "article:published_time":
		keep(&m.date, content)
	case "url", "og:url":
		keep(&m.address, content)
	}
	if rel == "canonical" {
		keep(&m.address, href)
	}
}

// comment reads the mark of browsers: saved from url=(0034)https://….
func (m *metadata) comment(s string) {
	if !strings.HasPrefix(strings.TrimSpace(s), "saved from url=") {
		return
	}
	if _, after, ok := strings.Cut(s, ")"); ok && m.saved == "" {
		m.saved = strings.TrimSpace(html.UnescapeString(after))
	}
}

// tell puts it into the document, which keeps nothing of the page. Names of sites are no publishers: a county's site carries its towns' reports.
func (m *metadata) tell(doc *document) {
	doc.title = pageTitle(m.article)
	if doc.title == "" {
		doc.title = pageTitle(m.title)
	}
	for _, name := range []string{m.source, m.author} {
		if name = strings.TrimPrefix(fold(name), "来源:"); doc.publisher == "" && isOrgan(name) {
			doc.publisher = strings.Clone(name)
		}
	}
	doc.published, _ = dateAt(fold(m.date))
	for _, address := range []string{m.address, m.saved} {
		if doc.address == "" && report.IsAddress(address) {
			doc.address = strings.Clone(address)
		}
	}
}

// pageTitle is the part of a page's title that is a report's, without the names of the site around it: the one that
// tells most, and of those the shortest. Where none is, it is all of the title.
func pageTitle(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	best, most := s, -1
	ask := func(part string) {
		part = trim(part)
		t := readTitle(fold(part))
		if t.text != "" && (t.tells() > most || t.tells() == most && len(part) < len(best)) {
			best, most = part, t.tells()
		}
	}
	ask(s)
	for _, mark := range []string{"_", "|", " - ", "--", "—", "-", "–", ">"} {
		if strings.Contains(s, mark) {
			for part := range strings.SplitSeq(s, mark) {
				ask(part)
			}
		}
	}
	return strings.Clone(best)
}
