package site

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Each report is in one region, which is its own; none is lost, whatever order they come in.
func TestEachReportIsInOneRegion(t *testing.T) {
	sources := sampleSources()
	for i, code := range []string{"420583", "420500", "110101"} {
		for year := 2021; year < 2024; year++ {
			sources = append(sources, Source{File: fmt.Sprintf("reports/split/%s-%d.txt", code, year), Report: sampleReport(sampleOrgan(code), year, uint64(100*i+year))})
		}
	}
	whole, _ := Collect(sources)
	want := map[string]bool{}
	for _, e := range whole.root.below {
		want[e.path()] = true
	}
	slices.Reverse(sources)
	got := map[string]string{}
	var folders []string
	for _, r := range regions(sources) {
		c, _ := Collect(r.sources)
		folders = append(folders, r.folder)
		for _, e := range c.root.below {
			page := e.path()
			if got[page] != "" || !want[page] || !r.has(page+".html") {
				t.Errorf("%s is in %s, and in %q", page, r.folder, got[page])
			}
			got[page] = r.folder
		}
	}
	if len(got) != len(want) || len(want) != whole.Len() || len(folders) < 4 || folders[0] != "beijing" {
		t.Errorf("%d of %d reports in %v", len(got), len(want), folders)
	}
}

func split(t *testing.T, o BuildOptions) Summary {
	t.Helper()
	o.Split = SplitRegion
	return mustBuild(t, o)
}

// A split site has the reports of the one that is not, each in one of the parts, the same to the byte where it is data. Each part
// is whole: no link leaves it but that to the page above. Built again nothing is written.
func TestSplitSites(t *testing.T) {
	o := splitPlace(t)
	whole := o
	whole.Out = filepath.Join(t.TempDir(), "whole")
	one, several := mustBuild(t, whole), split(t, o)
	if several.Reports != one.Reports || several.Organs != one.Organs || several.Sites != 5 {
		t.Errorf("%d reports of %d organs in %d sites, %d of %d in one", several.Reports, several.Organs, several.Sites, one.Reports, one.Organs)
	}
	parts := folders(t, o.Out)
	if want := "[beijing henan hubei jiangsu others]"; fmt.Sprint(parts) != want {
		t.Errorf("%v, want %s", parts, want)
	}
	reports := 0
	for name, body := range siteIn(t, whole.Out) {
		if !reportJSONName.MatchString("/" + name) {
			continue
		}
		reports++
		found := 0
		for _, folder := range parts {
			if part, err := os.ReadFile(filepath.Join(o.Out, folder, filepath.FromSlash(name))); err == nil {
				found++
				if string(part) != body {
					t.Errorf("%s differs in %s", name, folder)
				}
			}
		}
		if found != 1 {
			t.Errorf("%s is in %d sites", name, found)
		}
	}
	if reports != one.Reports {
		t.Errorf("%d reports, of %d", reports, one.Reports)
	}
	for _, folder := range parts {
		checkPart(t, filepath.Join(o.Out, folder))
	}
	page := readFile(t, o.Out, "index.html")
	for _, folder := range parts {
		for _, want := range []string{`<a href="` + folder + `/index.html">`, `formaction="` + folder + `/search/index.html"`, `href="` + folder + `/data/index.html"`} {
			if !strings.Contains(page, want) {
				t.Errorf("the page above has no %s", want)
			}
		}
	}
	if want := fmt.Sprintf("%d 个行政机关的 %d 份报告", one.Organs, one.Reports); !strings.Contains(page, want) {
		t.Errorf("the page above does not say %s", want)
	}
	again := split(t, o)
	if again.Written != 0 || again.Removed != 0 || again.Digest != several.Digest || len(again.Problems) != len(one.Problems) {
		t.Errorf("built again: %d written, %d removed, %v", again.Written, again.Removed, again.Problems)
	}
}

// checkPart looks at the links of a site that is a part: all but those to the page above stay in it, and every page has that one.
func checkPart(t *testing.T, root string) {
	t.Helper()
	files := siteIn(t, root)
	for name, body := range files {
		if !isPage(name) || name == "404.html" || !strings.Contains(body, `<header class=site>`) {
			continue
		}
		above := rootOf(name) + "../index.html"
		leaves := 0
		for _, href := range attributes(linkAttribute, []byte(body)) {
			to, _, _ := strings.Cut(href, "#")
			to, _, _ = strings.Cut(to, "?")
			if to == above {
				leaves++
			}
			if to == "" || to == above || strings.Contains(to, ":") {
				continue
			}
			if _, ok := files[path.Join(path.Dir(name), to)]; !ok {
				t.Errorf("%s: %s leads nowhere in %s", name, href, filepath.Base(root))
			}
		}
		if leaves != 1 {
			t.Errorf("%s of %s has %d links to the page above", name, filepath.Base(root), leaves)
		}
	}
}

// With an address, the way between the sites is whole. What is promised are the pages of places and organs.
func TestSplitSitesWithAnAddress(t *testing.T) {
	o := splitPlace(t)
	o.Base = "https://x.example/repo/"
	s := split(t, o)
	if s.Promised == 0 || s.Address != "https://x.example/repo/" {
		t.Errorf("%d promised, at %s", s.Promised, s.Address)
	}
	page := readFile(t, o.Out, "henan/index.html")
	for _, want := range []string{`<a href=https://x.example/repo/>其他地区</a>`, `<link rel=canonical href=https://x.example/repo/henan/>`, "本站只收河南省的报告"} {
		if !strings.Contains(page, want) {
			t.Errorf("the site of henan does not say %s", want)
		}
	}
	if got := readFile(t, o.Out, "robots.txt"); !strings.Contains(got, "Sitemap: https://x.example/repo/henan/sitemap.xml\n") {
		t.Error(got)
	}
	for line := range strings.Lines(readFile(t, o.Content, addressesFile)) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		if name == "index.html" || strings.HasPrefix(name, indicatorsFolder) {
			t.Errorf("%s is promised, which is in each site", name)
		}
	}
	if again := split(t, o); again.Promised != 0 || again.Written != 0 {
		t.Errorf("again: %d promised, %d written", again.Promised, again.Written)
	}
	before := siteIn(t, o.Out)
	for _, ending := range []string{".txt", ".meta.yaml"} {
		if err := os.Remove(filepath.Join(o.Content, reportsFolder, "zhijiang-2022"+ending)); err != nil {
			t.Fatal(err)
		}
	}
	o.Split = SplitRegion
	if _, err := Build(t.Context(), o); err == nil || !strings.Contains(err.Error(), "hubei/yichang/zhijiang/2022") {
		t.Errorf("a page that was promised vanished: %v", err)
	}
	for name, body := range siteIn(t, o.Out) {
		if before[name] != body {
			t.Errorf("%s was changed by a build that failed", name)
		}
	}
}

// A folder with a site that is not split is not built over, and an unknown way to split is refused.
func TestSplittingRefuses(t *testing.T) {
	o := splitPlace(t)
	before := mustBuild(t, o)
	o.Split = SplitRegion
	if _, err := Build(t.Context(), o); err == nil || !strings.Contains(err.Error(), "was not written by nianbao") {
		t.Errorf("%v", err)
	}
	o.Split = ""
	if again := mustBuild(t, o); again.Digest != before.Digest || again.Written != 0 {
		t.Error("the site that was there has changed")
	}
	o.Split = "county"
	if _, err := Build(t.Context(), o); err == nil {
		t.Error("--split county is taken")
	}
}

// splitPlace is a workplace with documents of several provinces, and of a place that nobody knows.
func splitPlace(t *testing.T) BuildOptions {
	t.Helper()
	o := workplace(t)
	text := readFile(t, o.Content, reportsFolder, "zhaogang-2023.txt")
	for _, place := range []struct{ name, organ, region string }{
		{"zhijiang", "枝江市人民政府", "湖北省, 宜昌市"}, {"hongze", "洪泽区人民政府", "江苏省, 淮安市"}, {"dongcheng", "东城区人民政府", "北京市"}, {"nowhere", "子虚镇人民政府", ""},
	} {
		for year := 2022; year < 2024; year++ {
			name := filepath.Join(o.Content, reportsFolder, fmt.Sprintf("%s-%d", place.name, year))
			writeFile(t, name+".txt", text)
			writeFile(t, name+".meta.yaml", fmt.Sprintf("organ: %s\nregion: [%s]\nyear: %d\n", place.organ, place.region, year))
		}
	}
	return o
}

// folders are the parts of a split site.
func folders(t *testing.T, out string) []string {
	t.Helper()
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		if e.IsDir() && e.Name() != "assets" {
			list = append(list, e.Name())
		}
	}
	return list
}
