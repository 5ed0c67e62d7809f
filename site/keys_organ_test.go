package site

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// ofReport are the pages of single reports, of two of them, and of their sources.
var ofReport = regexp.MustCompile(`/20\d\d(-20\d\d|\.source)?\.html$`)

// TestAReportGoes holds that a report that comes or goes leaves the pages of reports elsewhere as they are, and that they are
// not made again.
func TestAReportGoes(t *testing.T) {
	o := workplace(t)
	o.Store = StoreBeside(o.Out)
	random := rand.New(rand.NewPCG(5, 9))
	pool := madeReports(random, 2)
	for name, body := range pool {
		writeFile(t, filepath.Join(o.Content, "reports", name), body)
	}
	age(t, o.Content)
	mustBuild(t, o)
	before := siteIn(t, o.Out)

	e := &editor{t: t, random: random, o: &o, dir: o.Content}
	gone := e.one()
	for strings.Count(filepath.Base(gone), "-") < 4 { // one of a township, of which there are many
		gone = e.one()
	}
	prefecture := strings.Join(strings.SplitN(filepath.Base(gone), "-", 3)[:2], "/") + "/" // henan/zhengzhou/
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	s := mustBuild(t, o)
	elsewhere := 0
	for path, body := range siteIn(t, o.Out) {
		if !ofReport.MatchString(path) || strings.HasPrefix(path, prefecture) || strings.HasPrefix(path, indicatorsFolder+"/") {
			continue
		}
		if elsewhere++; before[path] != body {
			t.Errorf("%s is another page without %s", path, gone)
		}
	}
	if elsewhere < 20 {
		t.Fatalf("%d pages of reports outside %s: too few to tell", elsewhere, prefecture)
	}
	organs := 0
	for name := range pool {
		if !strings.HasPrefix(name, strings.ReplaceAll(prefecture, "/", "-")) {
			organs++
		}
	}
	t.Logf("%d of %d portions taken over, %d files written", s.Taken, s.Portions, s.Written)
	if s.Taken < organs/7 { // of at most seven years each
		t.Errorf("%d portions taken over, of %d reports elsewhere", s.Taken, organs)
	}
}
