package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"

	"nianbao/report"
)

// contentPages are the pages of running text that the repository has.
func contentPages(t testing.TB) []MarkdownPage {
	var pages []MarkdownPage
	for _, name := range []string{"about", "glossary", "method"} {
		source, err := os.ReadFile("../content/pages/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, MarkdownPage{name, source})
	}
	return pages
}

// renderSite is a whole site in memory, path → body.
func renderSite(t testing.TB, sources []Source, o Options) map[string][]byte {
	t.Helper()
	c, problems := Collect(sources)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return renderCollection(t, c, o)
}

func renderCollection(t testing.TB, c *Collection, o Options) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for f, err := range c.Render(o) {
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Path] != nil {
			t.Errorf("%s is yielded twice", f.Path)
		}
		files[f.Path] = f.Body
	}
	return files
}

func sampleSite(t testing.TB) map[string][]byte {
	return renderSite(t, sampleSources(), Options{Base: "/base/", Pages: contentPages(t)})
}

var (
	idAttribute   = attributeNamed("id")
	linkAttribute = attributeNamed("href|src|action|data-echarts|data-embed|data-suggest")
	refAttribute  = attributeNamed("aria-labelledby")
)

// attributeNamed finds attributes, with quotes or without.
func attributeNamed(names string) *regexp.Regexp {
	return regexp.MustCompile(` (?:` + names + `)=(?:"([^"]*)"|([^\s"'=<>` + "`" + `]+))`)
}

func attributes(re *regexp.Regexp, body []byte) []string {
	var list []string
	for _, m := range re.FindAllSubmatch(body, -1) {
		list = append(list, html.UnescapeString(string(m[1])+string(m[2])))
	}
	return list
}

// hasAttribute reports whether an element of the page has the attribute with the value.
func hasAttribute(body []byte, name, value string) bool {
	return slices.Contains(attributes(attributeNamed(regexp.QuoteMeta(name)), body), value)
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	files := sampleSite(t)
	ids := map[string]map[string]bool{}
	for name, body := range files {
		ids[name] = map[string]bool{}
		for _, id := range attributes(idAttribute, body) {
			if ids[name][id] {
				t.Errorf("%s has the id %s twice", name, id)
			}
			ids[name][id] = true
		}
	}
	told := 0
	for name, body := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, ref := range attributes(refAttribute, body) {
			if !ids[name][ref] {
				t.Errorf("%s: nothing is labelled %s", name, ref)
			}
		}
		links := toldLinks(t, body)
		told += len(links)
		for _, link := range append(links, attributes(linkAttribute, body)...) {
			if strings.HasPrefix(link, "https://") {
				continue
			}
			to, fragment, hasFragment := strings.Cut(link, "#")
			to, _, _ = strings.Cut(to, "?")
			target := path.Join(path.Dir(name), to)
			switch {
			case to == "":
				target = name
			case name == "404.html":
				if !strings.HasPrefix(to, "/base/") {
					t.Errorf("404.html has the relative link %s", link)
				}
				target = strings.TrimPrefix(to, "/base/")
			case strings.HasPrefix(to, "/"):
				t.Errorf("%s has the absolute link %s", name, link)
			}
			if files[target] == nil {
				t.Errorf("%s: link %s leads nowhere", name, link)
			} else if hasFragment && !ids[target][fragment] {
				t.Errorf("%s: link %s: no such place on the page", name, link)
			}
		}
	}
	if told == 0 {
		t.Error("no figure's link is left to the script")
	}
}

// Pages must be reachable by clicks from the front page.
func TestEveryPageIsLinked(t *testing.T) {
	files := sampleSite(t)
	seen := map[string]bool{"index.html": true, "404.html": true}
	queue := []string{"index.html"}
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		for _, link := range attributes(linkAttribute, files[name]) {
			to, _, _ := strings.Cut(link, "#")
			target := path.Join(path.Dir(name), to)
			if to != "" && files[target] != nil && !seen[target] {
				seen[target] = true
				if path.Ext(target) == ".html" {
					queue = append(queue, target)
				}
			}
		}
	}
	for name := range files {
		if !seen[name] && path.Ext(name) != ".txt" && !fetched(files, name) && !leadsOn(files[name]) {
			t.Errorf("no link leads to %s", name)
		}
	}
}

// voids have no content and no end; the others need not tell their end before what stands here, or at the end of what they
// stand in (HTML, 13.1.2.4 Optional tags).
var (
	voids = map[string]bool{"meta": true, "link": true, "input": true, "br": true, "hr": true, "img": true, "wbr": true, "col": true}
	ends  = map[string][]string{
		"li": {"li"}, "p": {"p", "div", "ol", "ul", "table", "section"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "td": {"td", "th", "tr", "tbody"}, "th": {"td", "th", "tr", "tbody"},
		"tr": {"tr", "tbody"}, "thead": {"tbody"}, "tbody": {"tbody"}, "caption": nil,
	}
)

// bareValue is an attribute's value without quotes, as HTML allows it.
var bareValue = regexp.MustCompile("^[^\\s\"'=<>`]+$")

// Pages say where elements end, or leave that out where HTML lets them; values without quotes have nothing that needs them.
func TestPagesAreWellFormed(t *testing.T) {
	for name, body := range sampleSite(t) {
		if path.Ext(name) == ".html" && checkForm(t, name, body) == 0 {
			t.Errorf("%s has no heading", name)
		}
	}
}

// checkForm looks at a page or a part of one, and gives the level of its last heading, 0 for none.
func checkForm(t *testing.T, name string, body []byte) (level int) {
	t.Helper()
	var open []string
	top := func() string { return append([]string{""}, open...)[len(open)] }
	z := nethtml.NewTokenizer(bytes.NewReader(body))
	for {
		kind := z.Next()
		raw := string(z.Raw())
		token := z.Token()
		switch kind {
		case nethtml.ErrorToken:
			if len(open) > 0 || !errors.Is(z.Err(), io.EOF) {
				t.Errorf("%s: %v, open are %v", name, z.Err(), open)
			}
			return level
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			checkTag(t, name, raw, token)
			for slices.Contains(ends[top()], token.Data) {
				open = open[:len(open)-1]
			}
			if !voids[token.Data] && kind == nethtml.StartTagToken {
				open = append(open, token.Data)
			}
			if tag := token.Data; len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
				if n := int(tag[1] - '0'); n > level+1 {
					t.Errorf("%s: h%d follows h%d", name, n, level)
				}
				level = int(tag[1] - '0')
			}
		case nethtml.EndTagToken:
			for ends[top()] != nil && top() != token.Data {
				open = open[:len(open)-1]
			}
			if top() != token.Data {
				t.Fatalf("%s: </%s> in %v", name, token.Data, open)
			}
			open = open[:len(open)-1]
		case nethtml.TextToken:
			if top() == "noscript" {
				checkForm(t, name, []byte(raw))
			} else if strings.Contains(raw, "<") && top() != "script" {
				t.Errorf("%s: text with a mark of its own: %s", name, raw)
			}
		}
	}
}

// checkTag holds the tag, as it is written, against what a parser makes of it, and refuses what a strict content security
// policy would: styles and scripts in the page itself.
func checkTag(t *testing.T, name, raw string, token nethtml.Token) {
	t.Helper()
	inline := token.Data == "script"
	seen := map[string]bool{}
	for _, a := range token.Attr {
		if seen[a.Key] {
			t.Errorf("%s: %s twice in %s", name, a.Key, raw)
		}
		seen[a.Key] = true
		from := strings.Index(inSmall(raw), " "+a.Key+"=")
		given, value := from >= 0, raw[max(0, from+len(a.Key)+2):]
		switch {
		case !given && a.Val != "":
			t.Errorf("%s: no %s in %s", name, a.Key, raw)
		case given && (strings.HasPrefix(value, `"`) || strings.HasPrefix(value, `'`)):
			if quoted, _, ok := strings.Cut(value[1:], value[:1]); !ok || html.UnescapeString(quoted) != a.Val || strings.Contains(quoted, "<") {
				t.Errorf("%s: %s is %q in %s", name, a.Key, a.Val, raw)
			}
		case given && (!bareValue.MatchString(a.Val) || !strings.HasPrefix(html.UnescapeString(value), a.Val)):
			t.Errorf("%s: the value of %s needs quotes in %s", name, a.Key, raw)
		}
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			t.Errorf("%s: <%s> has the attribute %s", name, token.Data, a.Key)
		}
		if a.Key == "src" || a.Key == "type" && (a.Val == "application/json" || a.Val == "application/ld+json") {
			inline = false
		}
	}
	if inline || token.Data == "style" {
		t.Errorf("%s has an inline <%s>", name, token.Data)
	}
}

// inSmall is the text with its Latin letters small.
func inSmall(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

func TestRenderDoesNotDependOnOrder(t *testing.T) {
	want := sampleSite(t)
	sources := sampleSources()
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
	got := renderSite(t, sources, Options{Base: "/base/", Pages: contentPages(t)})
	if len(got) != len(want) {
		t.Fatalf("%d files, want %d", len(got), len(want))
	}
	for name := range want {
		if !bytes.Equal(got[name], want[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// Adding a report moves no other: every file that was there is there still.
func TestAddingAReportMovesNone(t *testing.T) {
	sources := sampleSources()
	few := renderSite(t, sources[:len(sources)/2], Options{})
	all := renderSite(t, sources, Options{})
	for name := range few {
		if all[name] == nil {
			t.Errorf("%s is gone", name)
		}
	}
}

func TestReportPageHasAllAddresses(t *testing.T) {
	files := sampleSite(t)
	c, _ := Collect(sampleSources())
	for _, e := range c.root.below {
		ids := attributes(idAttribute, files[e.path()+".html"])
		for key := range e.Cells.All() {
			if !slices.Contains(ids, key) {
				t.Errorf("%s has no cell %s", e.path(), key)
			}
		}
		for _, table := range report.LayoutOf(e.Form).Tables {
			want := []string{table.Key, "s" + string(rune('0'+table.Section))}
			for _, b := range table.Blocks {
				for _, row := range b.Rows {
					if row.Key != "" {
						want = append(want, "row."+row.Key)
					}
				}
			}
			for _, id := range want {
				if !slices.Contains(ids, id) {
					t.Errorf("%s has no %s", e.path(), id)
				}
			}
		}
		for i := range e.Notes {
			if id := fmt.Sprint("note-", i+1); !slices.Contains(ids, id) {
				t.Errorf("%s has no %s", e.path(), id)
			}
		}
	}
}

func TestReportBesideItsPageAsData(t *testing.T) {
	files := sampleSite(t)
	c, _ := Collect(sampleSources())
	for _, e := range c.root.below {
		var line bytes.Buffer
		encoder := json.NewEncoder(&line)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(e.whole()); err != nil {
			t.Fatal(err)
		}
		if got := files[e.path()+".json"]; string(got) != line.String() {
			t.Errorf("%s.json is not what nianbao parse prints", e.path())
		}
	}
}

func TestRenderStopsWithTheFirstError(t *testing.T) {
	c, _ := Collect(sampleSources()[:2])
	for _, name := range []string{"henan", "index", "Über", "township-2023", "unplaced"} {
		c, _ := Collect(sampleSources())
		var last error
		for _, err := range c.Render(Options{Pages: []MarkdownPage{{Name: name}}}) {
			if last != nil {
				t.Fatalf("%s: files follow an error", name)
			}
			last = err
		}
		if last == nil || !strings.Contains(last.Error(), name+".html") {
			t.Errorf("a page named %s: error %v", name, last)
		}
	}
	n := 0
	for range c.Render(Options{}) {
		if n++; n == 3 {
			break // must not panic: nothing is yielded after this
		}
	}
}

// An empty collection is a site too: its front page says so.
func TestRenderWithoutReports(t *testing.T) {
	files := renderSite(t, nil, Options{})
	if !bytes.Contains(files["index.html"], []byte("还没有可以发布的报告")) {
		t.Error("the front page does not say that there are no reports")
	}
}

func TestOtherAsOneRow(t *testing.T) {
	page := (&filler{report: oddReport(), said: remarks{notes: placeNotes(oddReport(), origins{report: oddReport()})}, src: origins{report: oddReport()}}).sections()
	var rows []string
	for _, s := range page {
		for _, b := range s.Blocks {
			if b.Table == nil || b.Table.ID != "requests" {
				continue
			}
			for _, g := range b.Table.Groups {
				for _, r := range g.Rows {
					if strings.HasPrefix(r.ID, "row.requests.other") {
						rows = append(rows, r.ID+" "+r.Cells[6].State.String())
					}
				}
			}
		}
	}
	want := []string{"row.requests.other reported", "row.requests.other.lapsed missing", "row.requests.other.unpaid missing", "row.requests.other.other missing"}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

func TestNotesStandBesideWhatTheyAreAbout(t *testing.T) {
	n := placeNotes(oddReport(), origins{report: oddReport()})
	got := map[string]int{"page": len(n.page), "paragraph": len(n.paragraph[[2]int{1, 1}]), "requests": len(n.table["requests"]), "alike": len(n.table["requests"][2].Alike),
		"review": len(n.table["review"]), "section": len(n.section[4]), "cell": len(n.cell["requests.granted.total"])}
	want := map[string]int{"page": 1, "paragraph": 1, "requests": 3, "alike": 4, "review": 1, "section": 1, "cell": 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
