package site

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Sites of provinces are verified together, in a folder and on the web: what is told of a part is told with its folder.
func TestVerifySplitSites(t *testing.T) {
	o := splitPlace(t)
	o.Split = SplitRegion
	o.Base = "/repo/"
	s := mustBuild(t, o)
	server := httptest.NewServer(http.StripPrefix("/repo/", http.FileServer(http.Dir(o.Out))))
	defer server.Close()
	verify := func(site string, quick bool) Verified {
		t.Helper()
		v, err := Verify(t.Context(), VerifyOptions{BuildOptions: BuildOptions{Content: o.Content, Base: o.Base, Split: o.Split}, Site: site, Quick: quick})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	hidden := s.Sites + 1 // .nojekyll, which hosts keep to themselves
	for _, site := range []string{o.Out, server.URL + "/repo/"} {
		if v := verify(site, false); len(v.Differences) > 0 || v.Files != s.Files-hidden {
			t.Errorf("%s: %d files, want %d; %v", site, v.Files, s.Files-hidden, v.Differences)
		}
		if v := verify(site, true); len(v.Differences) > 0 || v.Files < 5*s.Sites {
			t.Errorf("%s: %d lists; %v", site, v.Files, v.Differences)
		}
	}
	writeFile(t, filepath.Join(o.Out, "hubei", "index.html"), "x")
	writeFile(t, filepath.Join(o.Out, "hubei", "mine.txt"), "x")
	writeFile(t, filepath.Join(o.Out, "hunan", "index.html"), "x")
	for _, gone := range []string{"index.html", "jiangsu"} {
		if err := os.RemoveAll(filepath.Join(o.Out, gone)); err != nil {
			t.Fatal(err)
		}
	}
	count := map[string]int{}
	for _, d := range verify(o.Out, false).Differences {
		count[d.Kind]++
		switch {
		case d.Kind == Missing && (d.Path == "index.html" || topOf(d.Path) == "jiangsu"):
		case d.Kind == Differs && d.Path == "hubei/index.html":
		case d.Kind == More && (d.Path == "hubei/mine.txt" || d.Path == "hunan/index.html"):
		default:
			t.Errorf("%+v", d)
		}
	}
	if count[Missing] < 50 {
		t.Errorf("only %d files are missing", count[Missing])
	}
	delete(count, Missing)
	if diff := cmp.Diff(map[string]int{Differs: 1, More: 2}, count); diff != "" {
		t.Error(diff)
	}
}

// The preview shows sites of provinces as it does one, and tells pages when one of them has changed.
func TestServeSplitSites(t *testing.T) {
	o := ServeOptions{BuildOptions: splitPlace(t)}
	o.Split, o.Preview = SplitRegion, true
	p := newPreview(o.Out, "/")
	if err := o.build(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{"/", "/henan/", "/hubei/hubei/yichang/zhijiang/2022.html"} {
		w := httptest.NewRecorder()
		p.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "reload.js") {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
	for target, want := range map[string]string{"/none.html": "index.html", "/henan/none.html": "henan/index.html", "/none/x.html": "index.html"} {
		w := httptest.NewRecorder()
		p.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		lost, _, _ := strings.Cut(readFile(t, o.Out, path.Join(path.Dir(want), missingPath)), "</body>")
		if w.Code != http.StatusNotFound || !strings.HasPrefix(w.Body.String(), lost) {
			t.Errorf("%s: %d, not the page of %s", target, w.Code, want)
		}
	}
	before, changed := p.shown()
	name := filepath.Join(o.Content, reportsFolder, "zhijiang-2022.txt")
	writeFile(t, name, readFile(t, name)+"\n本机关设有信息公开专栏。\n")
	if err := o.build(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	<-changed
	if now, _ := p.shown(); now == before {
		t.Error("pages are not told of a site that has changed")
	}
}
