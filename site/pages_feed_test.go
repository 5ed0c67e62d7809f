package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// atom is a feed as RFC 4287 has it, as far as ours go.
type atom struct {
	XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	IDs     []string   `xml:"id"`
	Titles  []string   `xml:"title"`
	Updated []string   `xml:"updated"`
	Authors []string   `xml:"author>name"`
	Links   []atomLink `xml:"link"`
	Entries []struct {
		IDs       []string   `xml:"id"`
		Titles    []string   `xml:"title"`
		Updated   []string   `xml:"updated"`
		Published []string   `xml:"published"`
		Authors   []string   `xml:"author>name"`
		Links     []atomLink `xml:"link"`
		Summaries []string   `xml:"summary"`
	} `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

var uuidName = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// readFeed reads a feed and holds it to the standard: what must be there is there once (4.1.1, 4.1.2), times are RFC
// 3339, ids are IRIs and none stands twice, links lead to files of the site.
func readFeed(t *testing.T, files map[string][]byte, at, origin string) atom {
	t.Helper()
	var f atom
	if err := xml.Unmarshal(files[at], &f); err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	ids := map[string]bool{}
	check := func(what string, id, title, updated []string, links []atomLink) {
		if len(id) != 1 || len(title) != 1 || len(updated) != 1 || title[0] == "" {
			t.Fatalf("%s: %s has %d ids, %d titles, %d times", at, what, len(id), len(title), len(updated))
		}
		if !uuidName.MatchString(id[0]) || ids[id[0]] {
			t.Errorf("%s: %s has the id %s", at, what, id[0])
		}
		ids[id[0]] = true
		if _, err := time.Parse(time.RFC3339, updated[0]); err != nil {
			t.Errorf("%s: %v", at, err)
		}
		alternates := 0
		for _, l := range links {
			base, _ := url.Parse(origin + "/" + at)
			to, err := base.Parse(l.Href)
			if err != nil {
				t.Fatal(err)
			}
			file := strings.TrimPrefix(to.String(), origin+"/")
			if file == "" {
				file = "index.html"
			}
			if files[file] == nil {
				t.Errorf("%s leads to %s", at, l.Href)
			}
			if l.Rel == "alternate" {
				alternates++
			}
		}
		if alternates != 1 {
			t.Errorf("%s: %s has %d alternates", at, what, alternates)
		}
	}
	check("the feed", f.IDs, f.Titles, f.Updated, f.Links)
	if len(f.Authors) != 1 || len(f.Entries) == 0 || len(f.Entries) > feedSize {
		t.Errorf("%s: %d authors, %d entries", at, len(f.Authors), len(f.Entries))
	}
	for _, e := range f.Entries {
		check(e.Titles[0], e.IDs, e.Titles, e.Updated, e.Links)
		if len(e.Authors) != 1 || len(e.Published) > 1 || len(e.Summaries) != 1 || e.Updated[0] > f.Updated[0] {
			t.Errorf("%s: %v", at, e)
		}
	}
	return f
}

func TestFeeds(t *testing.T) {
	for _, o := range []Options{{}, {Origin: "https://x.example"}} {
		files := renderSite(t, sampleSources(), o)
		feeds := 0
		for name := range files {
			if path.Base(name) == feedName {
				feeds++
				readFeed(t, files, name, "https://x.example")
			}
		}
		if feeds < 6 || files["henan/sanmenxia/lingbao/feed.xml"] == nil || files["henan/sanmenxia/lingbao/hanguguan/feed.xml"] != nil {
			t.Errorf("%d feeds", feeds)
		}
		whole := readFeed(t, files, feedName, "https://x.example")
		if got := whole.Entries[0].Titles[0]; got != "巩义市人民政府 2024 年度报告" { // published in 2025
			t.Errorf("the first is %s", got)
		}
		if got := whole.Links[0].Href; o.Origin != "" && got != "https://x.example/feed.xml" {
			t.Errorf("self is %s", got)
		}
	}
}

// TestFeedsTellOfCorrections: a corrected report comes first, as an entry of its own; the others keep their ids.
func TestFeedsTellOfCorrections(t *testing.T) {
	sources := sampleSources()
	before := renderSite(t, sources, Options{})
	c, _ := Collect(sources)
	sums := map[string]string{}
	for _, e := range c.root.below {
		sums[e.path()+".html"] = e.SHA256
	}
	history := promised{}.with(slices.Collect(maps.Keys(sums)), sums)
	old := sources[0].Report
	corrected := *old
	corrected.SHA256 = sum("e")
	sources[0].Report = &corrected
	after := renderSite(t, sources, Options{promised: history})
	ids := func(files map[string][]byte) map[string]string {
		list := map[string]string{}
		for _, e := range readFeed(t, files, feedName, "https://x.example").Entries {
			list[e.Links[0].Href] = e.IDs[0]
		}
		return list
	}
	first := readFeed(t, after, feedName, "https://x.example").Entries[0]
	if want := fmt.Sprintf("%s %d 年度报告（更正）", old.Organ.Name, old.Year); first.Titles[0] != want || !strings.Contains(first.Summaries[0], sum("e")) {
		t.Errorf("the first is %s, want %s", first.Titles[0], want)
	}
	was, is := ids(before), ids(after)
	for href, id := range is {
		if (was[href] == id) == (href == first.Links[0].Href) {
			t.Errorf("%s: %s, before %s", href, id, was[href])
		}
	}
}

// TestFeedsAreBounded: the newest only, whatever the order they come in.
func TestFeedsAreBounded(t *testing.T) {
	var entries []entry
	c, _ := Collect(sampleSources())
	for i := range 3 * feedSize {
		e := c.root.below[0]
		r := *e.Report
		r.Year, r.Published = 1900+i*37%(3*feedSize), ""
		entries = append(entries, entry{&kept{Report: &r, organ: e.organ}})
	}
	list := (&renderer{c: c, next: 1}).newest(entries)
	if len(list) != feedSize {
		t.Fatalf("%d", len(list))
	}
	for i, n := range list {
		if want := 1900 + 3*feedSize - 1 - i; n.Year != want {
			t.Fatalf("%d is %d, want %d", i, n.Year, want)
		}
	}
}

// leadsOn reports whether the page is but the way to another one.
func leadsOn(page []byte) bool { return bytes.Contains(page, []byte(` data-moved="">`)) }

// TestPagesTellWhatTheyAre: a sentence, a feed, and for link previews the same again.
func TestPagesTellWhatTheyAre(t *testing.T) {
	files := renderSite(t, sampleSources(), Options{Origin: "https://x.example", Pages: contentPages(t)})
	for name, body := range files {
		if !isPage(name) || slices.Contains(unlisted, name) || leadsOn(body) {
			continue
		}
		head, _, _ := strings.Cut(string(body), "</head>")
		for _, want := range []string{`<meta name=description content=`, `<link rel=alternate type=application/atom+xml title=年报对照：`, `<meta property=og:title content=`,
			`<meta property=og:description content=`, `<meta property=og:type content=`, `<meta property=og:url content=https://x.example/`} {
			if strings.Count(head, want) != 1 {
				t.Errorf("%s has %d of %s", name, strings.Count(head, want), want)
			}
		}
	}
	report := string(files["henan/zhengzhou/gongyi/2024.html"])
	for _, want := range []string{` href=feed.xml>`, `<meta name=citation_publication_date content=2025/01/28>`, `"@type":"Report"`, `content="新收申请 `} {
		if !strings.Contains(report, want) {
			t.Errorf("no %s", want)
		}
	}
	if set := string(files["henan/zhengzhou/county-2023.html"]); !strings.Contains(set, `"@type":"Dataset"`) || strings.Contains(set, "citation_title") {
		t.Error("a comparison is no dataset")
	}
}

// TestSitemap: the index names sitemaps of at most 50,000 addresses, which name every page once, and only pages.
func TestSitemap(t *testing.T) {
	files := renderSite(t, sampleSources(), Options{Origin: "https://x.example", Base: "/repo/"})
	type locations struct {
		Locs  []string `xml:"sitemap>loc"`
		Pages []string `xml:"url>loc"`
	}
	read := func(name string) (l locations) {
		if err := xml.Unmarshal(files[name], &l); err != nil || !strings.Contains(string(files[name]), `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`) {
			t.Fatalf("%s: %v", name, err)
		}
		return l
	}
	const root = "https://x.example/repo/"
	seen := map[string]bool{}
	for _, loc := range read(sitemapPath).Locs {
		for _, page := range read(strings.TrimPrefix(loc, root)).Pages {
			file := strings.TrimPrefix(page, root)
			if file == "" || strings.HasSuffix(file, "/") {
				file += "index.html"
			}
			if seen[file] || files[file] == nil {
				t.Errorf("%s is listed twice, or is not there", page)
			}
			seen[file] = true
		}
	}
	for name, body := range files {
		if (isPage(name) && !leadsOn(body)) != seen[name] && !slices.Contains(unlisted, name) {
			t.Errorf("%s: page %v, listed %v", name, isPage(name), seen[name])
		}
	}
	many := make([]string, 2*sitemapSize+2) // one is 404.html
	for i := range many {
		many[i] = fmt.Sprintf("%d.html", i)
	}
	var names []string
	r := &renderer{o: Options{Origin: "https://x.example"}, yield: func(f File, err error) bool {
		names = append(names, f.Path)
		if n := strings.Count(string(f.Body), "<url>"); n > sitemapSize || len(f.Body) > 50<<20 {
			t.Errorf("%s has %d addresses", f.Path, n)
		}
		return err == nil
	}}
	r.sitemap(many)
	if !slices.Equal(names, []string{"sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", sitemapPath}) {
		t.Errorf("%q", names)
	}
}
