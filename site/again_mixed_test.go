package site

import (
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A store may come to hold parts of several builds: somebody brings back some of its files, or the machine loses power while it is
// written. Whichever part is that of the build before, what is built is the same.
func TestPartsOfAnotherBuild(t *testing.T) {
	o := workplace(t)
	o.Store = StoreBeside(o.Out)
	random := rand.New(rand.NewPCG(3, 7))
	e := &editor{t: t, random: random, o: &o, dir: o.Content, pool: madeReports(random, 1)}
	for range 7 {
		e.add()
	}
	e.lines()
	list := e.lists()[0]
	age(t, o.Content)
	mustBuild(t, o)
	before := folderOf(t, o.Store)
	for _, name := range e.files() {
		body := e.read(name)
		for range 20 {
			body = e.digit(body)
		}
		e.write(name, body)
	}
	lines := e.readLines(list)
	lines[0] = e.another()
	e.writeLines(list, lines)
	age(t, o.Content)
	mustBuild(t, o)
	after := folderOf(t, o.Store)
	o.Base = "/x/" // all pages are made anew
	cold := o
	cold.Out, cold.Store = filepath.Join(t.TempDir(), "public"), ""
	mustBuild(t, cold)
	want := siteIn(t, cold.Out)
	var tried []string
	for _, part := range slices.Sorted(maps.Keys(after)) {
		old, ok := before[part]
		if !ok || old == after[part] || part == builtPart { // which is removed before any other is written
			continue
		}
		tried = append(tried, part)
		writeFile(t, filepath.Join(o.Store, part), old)
		mustBuild(t, o)
		if sameFolder(t, siteIn(t, o.Out), want); t.Failed() {
			t.Fatalf("%s is that of the build before", part)
		}
		for name, body := range after {
			if !strings.HasSuffix(name, "/") {
				writeFile(t, filepath.Join(o.Store, name), body)
			}
		}
	}
	if len(tried) < 12 {
		t.Errorf("only these parts differ: %s", tried)
	}
}
