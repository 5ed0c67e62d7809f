package browser

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// kindShapes tell the kinds of pages by their paths; a path of none is a kind of its own where it is of the root, and else the page of a place
// or organ.
var kindShapes = []struct {
	kind  string
	shape *regexp.Regexp
}{
	{"report", regexp.MustCompile(`/\d+\.html$`)},
	{"source", regexp.MustCompile(`\.source\.html$`)},
	{"versus", regexp.MustCompile(`/\d+-[a-z0-9-]+\.html$`)},
	{"comparison", regexp.MustCompile(`(^|/)(national|province|prefecture|county|township|department)-\d+\.html$`)},
	{"sheet", regexp.MustCompile(`(^|/)(national|province|prefecture|county|township|department)-\d+\.[a-z]+(-[a-z0-9]+)*\.html$`)},
	{"sums", regexp.MustCompile(`(^|/)(national|province|prefecture|county|township|department)-(trend|panel)\.html$`)},
	{"trend", regexp.MustCompile(`/trend\.html$`)},
	{"coverage", regexp.MustCompile(`(^|/)coverage\.html$`)},
	{"quality", regexp.MustCompile(`(^|/)quality\.html$`)},
	{"english", regexp.MustCompile(`^en/`)},
	{"place", regexp.MustCompile(`^[a-z]+/[a-z0-9/]+\.html$`)},
}

// kindOf is what kind of page stands at the path.
func kindOf(page string) string {
	if first, _, nested := strings.Cut(page, "/"); nested && slices.Contains([]string{"indicators", "rates", "rules", "search", "data", "explore"}, first) {
		if first == "explore" {
			return page
		}
		return first
	}
	for _, k := range kindShapes {
		if k.shape.MatchString(page) {
			return k.kind
		}
	}
	return page
}

// eachKind is one page of every kind: the longest, which has most that can be wrong.
func eachKind(t *testing.T, dir string) []string {
	t.Helper()
	largest := map[string]string{}
	size := map[string]int64{}
	var kinds []string
	for _, p := range pagesIn(t, dir) {
		info, err := os.Stat(path.Join(dir, p))
		if err != nil {
			t.Fatal(err)
		}
		k := kindOf(p)
		if largest[k] == "" {
			kinds = append(kinds, k)
		}
		if info.Size() > size[k] {
			largest[k], size[k] = p, info.Size()
		}
	}
	var pages []string
	for _, k := range kinds {
		pages = append(pages, largest[k])
	}
	return pages
}

// TestAccessible has axe-core look at one page of every kind: wide and narrow, light and dark.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("testdata/axe/README.md")
	if sum := fmt.Sprintf("%x", sha256.Sum256(axe)); err != nil || !strings.Contains(string(readme), sum) {
		t.Errorf("README.md does not name the checksum %s: %v", sum, err)
	}
	for name, content := range contents(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, address := build(t, content)
			r := open(t, address, 1280)
			pages := eachKind(t, dir)
			pages = append(pages, explorer+"#o=henan:township&i=requests.new.total,disclosure.licensing.decisions&v=bar", explorer+"#o=henan:township&i=requests.new.total&v=heat")
			for _, p := range pages {
				r.do(chromedp.EmulateViewport(1280, 900), chromedp.Navigate("about:blank"))
				r.read(p)
				r.drawn()
				if strings.HasPrefix(p, "explore/") {
					r.shown()
				}
				ask[bool](r, string(axe)+"; true")
				for _, width := range []int64{1280, 360} {
					r.do(chromedp.EmulateViewport(width, 900))
					for _, dark := range []bool{false, true} {
						r.dark(dark)
						r.drawn()
						r.accessible(fmt.Sprintf("%s, %d px, dark %v", p, width, dark))
					}
				}
			}
		})
	}
}

// accessible fails with what axe-core finds on the page.
func (r *reader) accessible(where string) {
	r.t.Helper()
	found := ask[[]string](r, `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap((v) =>
		v.nodes.slice(0, 2).map((n) => v.id + ": " + v.help + ": " + n.html.slice(0, 160) + " (" + v.nodes.length + ") " + (n.any[0]?.message ?? n.all[0]?.message ?? ""))))`)
	for _, violation := range found {
		r.t.Errorf("%s: %s", where, violation)
	}
}
