package site

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/gazetteer"
)

const (
	zhaogangPage = "henan/xinxiang/fengqiu/zhaogang/2023.html"
	xindianPage  = "henan/zhengzhou/xinzheng/xindian/2020.html"
	published    = "https://x.example/"
)

func sum(c string) string { return strings.Repeat(c, 64) }

func TestAddressesFile(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"sorted":           {"b.html\na/2023.html 1:" + sum("a") + "\n", "a/2023.html 1:" + sum("a") + "\nb.html\n"},
		"comments, blanks": {"# x\n\n  a.html \r\n", "a.html\n"},
		"a merge of two": {"a.html 1:" + sum("a") + " 3:" + sum("c") + "\na.html 1:" + sum("a") + " 2:" + sum("b") + "\n",
			"a.html 1:" + sum("a") + " 2:" + sum("b") + " 3:" + sum("c") + "\n"},
		"nothing": {"", ""},
	} {
		p, err := parseAddresses([]byte(c.src))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := string(p.bytes()); got != addressesHead+c.want {
			t.Errorf("%s:\n%s", name, got)
		}
	}
	for _, src := range []string{"<<<<<<< HEAD\n", "/a.html\n", "../a.html\n", "a//b.html\n", "a\n", "a.html x\n", "a.html 0:" + sum("a") + "\n", "a.html 1:abc\n"} {
		if p, err := parseAddresses([]byte(src)); err == nil || !strings.HasPrefix(err.Error(), "addresses.txt:1: ") {
			t.Errorf("%q: %v, %v", src, p, err)
		}
	}
}

// TestVersionsOfASource follows one page through publications: new, the same, corrected, and back again.
func TestVersionsOfASource(t *testing.T) {
	p := promised{}
	publish := func(page, s string) { p = p.with([]string{page, "index.html"}, map[string]string{page: s}) }
	publish("a/2023.html", sum("a"))
	publish("a/2023.html", sum("a"))
	publish("b/2023.html", sum("b"))
	publish("a/2023.html", sum("c"))
	publish("a/2023.html", sum("a"))
	want := promised{"index.html": nil, "a/2023.html": {{1, sum("a")}, {3, sum("c")}, {4, sum("a")}}, "b/2023.html": {{2, sum("b")}}}
	if diff := cmp.Diff(want, p, cmp.AllowUnexported(version{})); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct {
		now  string
		want []string
	}{{sum("a"), []string{sum("c")}}, {sum("d"), []string{sum("a"), sum("c")}}} {
		if got := p.earlier("a/2023.html", c.now); !slices.Equal(got, c.want) {
			t.Errorf("before %.4s: %q", c.now, got)
		}
	}
	if got := p.earlier("b/2023.html", sum("b")); got != nil {
		t.Errorf("before the first: %q", got)
	}
}

func TestForward(t *testing.T) {
	pages := map[string]bool{"a.html": true, "n/2023.html": true, "n/2023.source.html": true, "n.html": true}
	for name, c := range map[string]struct{ gone, rules, want string }{
		"nothing is gone":           {"a.html", "", ""},
		"a page":                    {"b.html", "b.html -> a.html", "b.html a.html"},
		"a folder":                  {"o/2023.html", "o/ -> n/", "o/2023.html n/2023.html"},
		"a page before its folder":  {"o/2023.html", "o/ -> n/\no/2023.html -> a.html", "o/2023.html a.html"},
		"the innermost folder":      {"o/p/2023.html", "o/p/ -> n/\no/ -> a/", "o/p/2023.html n/2023.html"},
		"what checks found no more": {"n/2023-2022.html", "", "n/2023-2022.html n/2023.html"},
		"derived pages of a folder": {"o/2023-2022.html", "o/ -> n/", "o/2023-2022.html n/2023.html"},
		"with their report":         {"o/2023.source.html", "o/2023.html -> n/2023.html", "o/2023.source.html n/2023.html"},
		"never promised here":       {"a.html", "x.html -> a.html", "x.html a.html"},
		"lost":                      {"b.html", "", "error"},
		"a derived page's too":      {"o/2023.source.html", "", "error"},
		"leads to no page":          {"b.html", "b.html -> c.html", "error"},
		"trends are not derived":    {"n/trend.html", "", "error"},
	} {
		rules, err := parseRedirects([]byte(c.rules))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list, err := promised{c.gone: nil}.forward(rules, func(p string) bool { return pages[p] })
		got := ""
		for _, r := range list {
			if r.from == c.gone || name == "never promised here" {
				got += r.from + " " + r.to
			}
		}
		if err != nil {
			got = "error"
		}
		if got != c.want {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	for _, src := range []string{"a.html", "a.html->b.html", "a.html -> b/", "a/ -> b.html", "a.html -> https://x.example/", "/a/ -> b/"} {
		if list, err := parseRedirects([]byte("\n" + src + "\n")); err == nil || !strings.HasPrefix(err.Error(), "redirects.txt:2: ") {
			t.Errorf("%q: %v, %v", src, list, err)
		}
	}
}

func mustBuild(t *testing.T, o BuildOptions) Summary {
	t.Helper()
	s, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func readFile(t *testing.T, name ...string) string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// TestOnlyPublishedAddressesArePromised: neither a draft without an address nor a preview.
func TestOnlyPublishedAddressesArePromised(t *testing.T) {
	o := workplace(t)
	name := filepath.Join(o.Content, addressesFile)
	mustBuild(t, o)
	o.Base, o.Preview = published, true
	mustBuild(t, o)
	if _, err := os.Stat(name); err == nil {
		t.Fatal("a draft was promised")
	}
	o.Preview = false
	s := mustBuild(t, o)
	listed, err := parseAddresses([]byte(readFile(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	if s.Promised != s.Pages || len(listed) != s.Pages {
		t.Errorf("%d promised, %d listed, want %d", s.Promised, len(listed), s.Pages)
	}
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if s := mustBuild(t, o); s.Promised != 0 || s.Written != 0 {
		t.Errorf("again: %d promised, %d written", s.Promised, s.Written)
	}
	if after, err := os.Stat(name); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("written again: %v", err)
	}
}

// TestAVanishingPageStopsTheBuild, and a redirect lets it go on.
func TestAVanishingPageStopsTheBuild(t *testing.T) {
	o := workplace(t)
	o.Base = published
	copyReport(t, o.Content, "xindian-2020.txt")
	mustBuild(t, o)
	site, content := folderOf(t, o.Out), readFile(t, o.Content, addressesFile)
	mustRemove(filepath.Join(o.Content, "reports", "xindian-2020.txt"))
	_, err := Build(t.Context(), o)
	var h *Hinted
	if !errors.As(err, &h) || !strings.Contains(err.Error(), "henan/zhengzhou") || !strings.Contains(h.Hint, redirectsFile) {
		t.Fatalf("error %v", err)
	}
	sameFolder(t, folderOf(t, o.Out), site)
	if readFile(t, o.Content, addressesFile) != content {
		t.Error("the promises were changed")
	}
	writeFile(t, filepath.Join(o.Content, redirectsFile), "# withdrawn\nhenan/zhengzhou/ -> henan/\nhenan/zhengzhou.html -> henan.html\n"+xindianPage+" -> about-xindian.html\n")
	if _, err := Build(t.Context(), o); err == nil || !strings.Contains(err.Error(), "redirects.txt:") {
		t.Fatalf("error %v", err)
	}
	var rules strings.Builder
	listed, err := parseAddresses([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	for page := range listed {
		if strings.HasPrefix(page, "henan/zhengzhou") || strings.HasPrefix(page, "township-") {
			rules.WriteString(page + " -> henan.html\n")
		}
	}
	rules.WriteString("henan.html -> index.html\n")
	writeFile(t, filepath.Join(o.Content, redirectsFile), rules.String())
	s := mustBuild(t, o)
	if len(s.Problems) != 1 || !strings.Contains(s.Problems[0].Message, "henan.html is a page") {
		t.Errorf("problems %v", s.Problems)
	}
	moved := readFile(t, o.Out, xindianPage)
	for _, want := range []string{`<link rel="canonical" href="https://x.example/henan.html">`, `content="0; url=../../../../henan.html"`, `<a href="../../../../henan.html" data-moved="">`} {
		if !strings.Contains(moved, want) {
			t.Errorf("no %s in\n%s", want, moved)
		}
	}
	if strings.Contains(readFile(t, o.Out, "sitemap-1.xml"), "xindian") {
		t.Error("the sitemap has a page that has moved")
	}
	if readFile(t, o.Content, addressesFile) != content {
		t.Error("a page that has moved is promised no more")
	}
}

// TestAReportKeepsItsAddresses when 1,000 others come, and when its own file is replaced by a corrected one: then its
// page names the earlier checksum.
func TestAReportKeepsItsAddresses(t *testing.T) {
	sources := sampleSources()
	before, _ := Collect(sources)
	few := renderCollection(t, before, Options{})
	const page = "jiangsu/huaian/hongze/2023.html"
	earlier := sources[len(sources)-1].Report.SHA256
	history := promised{}.with(slices.Collect(maps.Keys(few)), map[string]string{page: earlier})

	n := 0
	for _, province := range gazetteer.Provinces() {
		for _, prefecture := range province.Children() {
			for _, county := range prefecture.Children() {
				if n < 1000 && !strings.HasPrefix(county.Code, "4101") {
					n++
					sources = append(sources, Source{File: "reports/more/" + county.Code + ".txt", Report: sampleReport(sampleOrgan(county.Code), 2022, uint64(n))})
				}
			}
		}
	}
	if n != 1000 {
		t.Fatalf("%d more", n)
	}
	corrected := oddReport()
	corrected.File, corrected.SHA256 = sources[len(sources)-1-n].File, sum("e")
	sources[len(sources)-1-n].Report = corrected
	after, problems := Collect(sources)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	many := map[string]bool{dataPath: true} // the last portion always has it
	for _, part := range after.portions(Options{promised: history}) {
		for f, err := range part {
			if err != nil {
				t.Fatal(err)
			}
			many[f.Path] = true
			if f.Path != page {
				continue
			}
			ids := attributes(idAttribute, f.Body)
			for _, id := range attributes(idAttribute, few[page]) {
				if !slices.Contains(ids, id) {
					t.Errorf("%s#%s is gone", page, id)
				}
			}
			if !strings.Contains(string(f.Body), "SHA-256 "+earlier+"。其后更正") {
				t.Error("the earlier checksum is not told")
			}
		}
	}
	for _, d := range after.setRedirects() {
		many[d.from] = many[d.to]
	}
	for name := range few {
		if isPage(name) && !many[name] && !many[owner(name)] {
			t.Errorf("%s is gone", name)
		}
	}
}

// TestPromisesThatCantBeWritten are told, and cost no build.
func TestPromisesThatCantBeWritten(t *testing.T) {
	o := workplace(t)
	o.Base = published
	if err := os.Mkdir(filepath.Join(o.Content, "."+addressesFile+".part"), 0o777); err != nil {
		t.Fatal(err)
	}
	s := mustBuild(t, o)
	if len(s.Problems) != 1 || s.Promised != 0 || !strings.Contains(s.Problems[0].String(), "addresses.txt: ") {
		t.Errorf("%v", s.Problems)
	}
}

// BenchmarkAddresses reads and writes the promises of 100,000 reports.
func BenchmarkAddresses(b *testing.B) {
	p := promised{}
	for i := range 100000 {
		organ := fmt.Sprintf("henan/zhengzhou/gongyi%d/zhen%d/", i/1000, i/7)
		for _, page := range []string{".source.html", "-2019.html", "-2018.html"} {
			p[organ+strconv.Itoa(2018+i%7)+page] = nil
		}
		p[organ+strconv.Itoa(2018+i%7)+".html"] = []version{{1, sum("a")}}
	}
	src := p.bytes()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		p, err := parseAddresses(src)
		if err != nil || len(p) != 400000 {
			b.Fatal(len(p), err)
		}
		p.bytes()
	}
}
