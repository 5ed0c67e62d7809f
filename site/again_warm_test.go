package site

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWarmBuilds edits made sites at random: what a build makes with the store of the build before is, byte for byte, what
// it makes without. NIANBAO_EDITS is how many sites are edited, for more than a test has time for, from the one NIANBAO_SEED
// names.
func TestWarmBuilds(t *testing.T) {
	first, sites, edits := 0, 4, 2
	if n, err := strconv.Atoi(os.Getenv("NIANBAO_EDITS")); err == nil {
		sites, edits = n, 5
	}
	if n, err := strconv.Atoi(os.Getenv("NIANBAO_SEED")); err == nil {
		first = n
	}
	for seed := uint64(first); seed < uint64(first+sites); seed++ {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) { editedSite(t, seed, edits) })
	}
}

// editedSite makes a site of documents and parsed reports, every other one with an address, every fourth split; and edits it.
func editedSite(t *testing.T, seed uint64, edits int) {
	random := rand.New(rand.NewPCG(seed, 7))
	o := workplace(t)
	o.Store = StoreBeside(o.Out)
	if seed%2 == 1 {
		o.Base = published
	}
	regions := 1
	if seed%4 == 2 || seed%8 == 3 {
		o.Split, regions = SplitRegion, 2
	}
	e := &editor{t: t, random: random, o: &o, dir: o.Content, pool: madeReports(random, regions)}
	for range 9 {
		e.add()
	}
	if random.IntN(2) == 0 {
		e.lines()
	}
	writeFile(t, filepath.Join(o.Content, "pages", "about.md"), "# 关于\n")
	mustBuild(t, o)
	for range edits {
		e.past = append(e.past, folderOf(t, o.Store))
		what := e.edit()
		if random.IntN(3) == 0 {
			what += ", " + e.edit()
		}
		t.Log(what)
		e.build()
		if t.Failed() {
			t.Fatalf("after %s", what)
		}
	}
}

// build builds the site with its store, and without, and compares.
func (e *editor) build() {
	t := e.t
	before := siteIn(t, e.o.Out)
	warm, err := Build(t.Context(), *e.o)
	cold := *e.o
	cold.Out, cold.Store, cold.Preview = filepath.Join(t.TempDir(), "public"), "", true
	if err != nil { // what was promised would vanish, or the domain is another one
		if _, cause := Build(t.Context(), cold); cause == nil || cause.Error() != err.Error() {
			t.Errorf("a warm build fails: %v, a cold one: %v", err, cause)
		}
		sameFolder(t, siteIn(t, e.o.Out), before)
		for _, name := range []string{addressesFile, redirectsFile, cnameFile} {
			_ = os.Remove(filepath.Join(e.dir, name))
		}
		return
	}
	t.Logf("%d of %d portions taken over, %d files written", warm.Taken, warm.Portions, warm.Written)
	want := mustBuild(t, cold)
	made, left := siteIn(t, e.o.Out), map[string]string{}
	if e.o.Split != "" { // the site of a province that is gone is left as it is
		left = leftBy(made, siteIn(t, cold.Out))
	}
	sameFolder(t, made, siteIn(t, cold.Out))
	e.sameSummary(warm, want, cold.Out, left)
	e.buildAgain(warm)
	for folder := range left {
		if e.random.IntN(2) == 0 {
			_ = os.RemoveAll(filepath.Join(e.o.Out, folder))
		}
	}
}

// leftBy takes the folders at the root out of a site that another has not.
func leftBy(made, want map[string]string) map[string]string {
	left := map[string]string{}
	for p := range made {
		top, _, below := strings.Cut(p, "/")
		if _, ok := want[top+"/"]; below && !ok {
			left[top] = top
			delete(made, p)
		}
	}
	return left
}

// sameSummary compares what two builds say, but for what only one can: of files they do not know, and what they took over.
func (e *editor) sameSummary(warm, cold Summary, coldOut string, left map[string]string) {
	told := func(s Summary, out string) (list []string) {
		for _, p := range s.Problems {
			if rest, ok := strings.CutPrefix(p.File, filepath.ToSlash(out)+"/"); ok && left[strings.TrimSuffix(rest, "/")] != "" {
				continue
			}
			list = append(list, strings.ReplaceAll(p.String(), filepath.ToSlash(out), "OUT"))
		}
		return list
	}
	if a, b := told(warm, e.o.Out), told(cold, coldOut); !slices.Equal(a, b) {
		e.t.Errorf("a warm build tells %q, a cold one %q", a, b)
	}
	warm.Problems, cold.Problems = nil, nil
	warm.Written, warm.Removed, warm.Taken, warm.Promised, warm.Unchanged, warm.unkept = cold.Written, cold.Removed, cold.Taken, 0, false, false
	if diff := cmp.Diff(cold, warm, cmp.AllowUnexported(Summary{})); diff != "" {
		e.t.Errorf("a warm build gives another summary (-cold +warm):\n%s", diff)
	}
}

// buildAgain builds what has just been built: nothing is made, also where it has to look at everything.
func (e *editor) buildAgain(before Summary) {
	if e.random.IntN(2) == 0 {
		return
	}
	look := e.random.IntN(2) == 0 && !before.Unchanged
	if look {
		_ = os.Remove(filepath.Join(e.o.Store, builtPart))
	}
	s := mustBuild(e.t, *e.o)
	anew := 0
	if look && e.o.Split != "" {
		anew = 1 // the page that leads to the sites
	}
	if s.Unchanged == look || s.Taken != s.Portions-anew || s.Written != 0 || s.Digest != before.Digest {
		e.t.Errorf("built again, unchanged %v: %d of %d portions taken over, %d files written", s.Unchanged, s.Taken, s.Portions, s.Written)
	}
}
