package site

import (
	"cmp"
	"crypto/sha1"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/cite"
	"nianbao/report"
	"nianbao/templates"
)

// Feeds tell what is new or corrected, on the whole site and in each place down to the counties, as Atom (RFC 4287).
// Like the pages they depend on the content alone: times are those of the documents, and what came later is known by the
// numbers in addresses.txt.

// feedSize is how many reports a feed tells of, the newest.
const feedSize = 50

const feedName = "feed.xml"

// feedPath is the feed of a place.
func feedPath(p *place) string {
	if p.parent == nil {
		return feedName
	}
	return p.path + "/" + feedName
}

// hasFeed: a township's reports are few, and stand in its county's.
func (p *place) hasFeed() bool { return p.division.Level != report.Township }

// news is a report as a feed tells of it.
type news struct {
	entry
	page    string
	number  int // of the publication that brought it
	version int // from 1; above that it was corrected
}

func (r *renderer) newsOf(e entry) news {
	n := news{entry: e, page: e.path() + ".html"}
	n.number = r.o.promised.numberOf(n.page, e.SHA256, r.next)
	n.version = len(r.o.promised.earlier(n.page, e.SHA256)) + 1
	return n
}

// compareNews puts what came last first: by publication of the site, then of the document, then by address.
func compareNews(a, b news) int {
	return cmp.Or(b.number-a.number, cmp.Compare(b.updated(), a.updated()), cmp.Compare(a.page, b.page))
}

// newest are the latest reports of a list, without sorting all of it.
func (r *renderer) newest(entries []entry) []news {
	var list []news
	for _, e := range entries {
		n := r.newsOf(e)
		if len(list) == feedSize && compareNews(n, list[feedSize-1]) > 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(list, n, compareNews)
		list = slices.Insert(list, i, n)
		list = list[:min(len(list), feedSize)]
	}
	return list
}

// updated is the time Atom wants of an entry: the day of publication as the document tells it, else the first day on
// which a report on its year can have been published. All are days of Beijing.
func (n news) updated() string {
	day := string(n.Published)
	if day == "" {
		day = strconv.Itoa(n.Year+1) + "-01-01"
	}
	return day + "T00:00:00+08:00"
}

// feed yields the feed of a place.
func (r *renderer) feed(p *place) {
	at := feedPath(p)
	home := "index.html"
	if p.parent != nil {
		home = p.path + ".html"
	}
	list := r.newest(p.below)
	if len(list) == 0 {
		return
	}
	updated := list[0].updated()
	for _, n := range list {
		updated = max(updated, n.updated())
	}
	var b strings.Builder
	b.WriteString(xmlHead + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">` + "\n")
	fmt.Fprintf(&b, "<id>%s</id>\n<title>%s</title>\n<updated>%s</updated>\n", feedID(at), xmlText(cite.Site+"："+p.name), updated)
	fmt.Fprintf(&b, "<link rel=\"self\" type=\"application/atom+xml\" href=\"%s\"/>\n", xmlText(cmp.Or(r.o.absolute(at), path.Base(at))))
	fmt.Fprintf(&b, "<link rel=\"alternate\" type=\"text/html\" href=\"%s\"/>\n", xmlText(r.href(at, home)))
	fmt.Fprintf(&b, "<author><name>%s</name></author>\n", cite.Site)
	for _, n := range list {
		r.feedEntry(&b, at, n)
	}
	b.WriteString("</feed>\n")
	r.file(at, []byte(b.String()), nil)
}

func (r *renderer) feedEntry(b *strings.Builder, at string, n news) {
	id, title := n.page, fmt.Sprintf("%s %d 年度报告", n.organ.Name, n.Year)
	summary := described(n.Report)
	if n.version > 1 { // an entry of its own: readers have read the one before
		id += "#" + n.SHA256
		title += "（更正）"
		summary = "所据原件已更正，现为 SHA-256 " + n.SHA256 + "。" + summary
	}
	fmt.Fprintf(b, "<entry>\n<id>%s</id>\n<title>%s</title>\n<updated>%s</updated>\n", feedID(id), xmlText(title), n.updated())
	if n.Published != "" {
		fmt.Fprintf(b, "<published>%s</published>\n", n.updated())
	} else {
		summary = "发布日期未载明。" + summary
	}
	fmt.Fprintf(b, "<link rel=\"alternate\" type=\"text/html\" href=\"%s\"/>\n", xmlText(r.href(at, n.page)))
	fmt.Fprintf(b, "<author><name>%s</name></author>\n<category term=\"%d\"/>\n<summary>%s</summary>\n</entry>\n",
		xmlText(n.organ.Name), n.Year, xmlText(summary))
}

// feedOf leads from a page to the feed of the innermost place that has one; nowhere on a site without reports.
func (r *renderer) feedOf(page, root string) templates.Link {
	p := r.c.root
	if len(p.below) == 0 {
		return templates.Link{}
	}
	for {
		i := slices.IndexFunc(p.children, func(c *place) bool {
			rest, ok := strings.CutPrefix(page, c.path)
			return ok && c.hasFeed() && (rest == ".html" || strings.HasPrefix(rest, "/"))
		})
		if i < 0 {
			href := root + feedPath(p)
			if !strings.HasPrefix(root, "/") {
				href = relative(page, feedPath(p))
			}
			return templates.Link{Text: cite.Site + "：" + p.name, Href: href}
		}
		p = p.children[i]
	}
}

// href leads from a file to another: whole where the site's address is known, relative else.
func (r *renderer) href(at, to string) string { return cmp.Or(r.o.absolute(to), relative(at, to)) }

// feedID is a name for ever, a UUID made of a path (RFC 9562, version 5, in the space of URLs). It does not depend on
// where the site lies, so that a site that moves is the same to feed readers.
func feedID(path string) string {
	space := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	u := sha1.Sum(append(space, "nianbao:"+path...))
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:16])
}
