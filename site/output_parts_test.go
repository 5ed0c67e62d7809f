package site

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// parts are three sites that are being put in place together.
type parts struct {
	outs []*output
	all  []*changes
}

// stageParts stages a version of sites in x/ and y/, and of the one above.
func stageParts(t *testing.T, dir string, files []string) parts {
	t.Helper()
	var p parts
	for _, folder := range []string{"", "x", "y"} {
		out, err := openOutput(filepath.Join(dir, folder))
		if err == nil && folder == "" {
			err = out.begin([]string{"x", "y"})
		}
		if err != nil {
			t.Fatal(err)
		}
		c, err := out.stage(t.Context(), slices.Values([]job{{files: listed(files...)}}), nil, nothingElse)
		if err != nil {
			t.Fatal(err)
		}
		p.outs, p.all = append(p.outs, out), append(p.all, c)
	}
	return p
}

// close ends a build as Build does.
func (p parts) close() (err error) {
	for _, out := range slices.Backward(p.outs) {
		err = errors.Join(err, out.close())
	}
	return err
}

// die ends it as a signal does that nothing can catch.
func (p parts) die() (err error) {
	for _, out := range p.outs {
		err = errors.Join(err, out.root.Close(), out.unlock())
	}
	return err
}

// upTo does what commitAll does, as far as the nth of its acts, and says whether the new sites count then; done when there are
// no more.
func (p parts) upTo(t *testing.T, n int) (counts, done bool) {
	t.Helper()
	try := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	var list []*placing
	for _, i := range []int{1, 2, 0} {
		if n--; n < 0 {
			return false, false
		}
		one, err := p.outs[i].prepared(p.all[i])
		try(err)
		list = append(list, one)
	}
	for _, one := range list {
		for i := range one.steps {
			if n--; n < 0 {
				return false, false
			}
			if _, err := one.root.Lstat(one.steps[i].staged()); err == nil || one.steps[i].do == remove { // else its folder was brought
				try(one.take(one.steps[i : i+1]))
			}
		}
	}
	if n--; n < 0 {
		return false, false
	}
	try(p.outs[0].root.Rename(partsList, placedList))
	for i, one := range list {
		if n--; n < 0 {
			return true, false
		}
		try(one.root.Rename(stagedManifest, manifestName))
		if i < 2 {
			if n--; n < 0 {
				return true, false
			}
			one.settle()
		}
	}
	return true, true
}

// Sites that are put in place together are all the old ones or all the new ones, whenever the build is killed.
func TestPartsAreKilled(t *testing.T) {
	for _, from := range [][]string{nil, oldSite} {
		for n, done := 0, false; !done; n++ {
			dir := t.TempDir()
			put := func(files []string) map[string]string {
				p := stageParts(t, dir, files)
				if err := errors.Join(commitAll(p.outs, p.all), p.close()); err != nil {
					t.Fatal(err)
				}
				return folderOf(t, dir)
			}
			want := map[string]string{}
			if from != nil {
				want = put(from)
			}
			p := stageParts(t, dir, newSite)
			counts, last := p.upTo(t, n)
			err := p.die()
			if err != nil {
				t.Fatal(err)
			}
			done = last
			if n%2 == 0 { // by a build of one of them alone
				err = recoverAbove(filepath.Join(dir, "x"))
			} else if again, failed := openOutput(dir); failed == nil {
				err = again.close()
			} else {
				err = failed
			}
			if err != nil {
				t.Fatalf("killed after %d acts: %v", n, err)
			}
			got := folderOf(t, dir)
			if now := put(newSite); counts {
				want = now
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("killed after %d acts (-want +got):\n%s", n, diff)
			}
		}
	}
}

// A build of several sites that fails while they are put in place leaves all as they were.
func TestPartsThatFail(t *testing.T) {
	dir := t.TempDir()
	p := stageParts(t, dir, oldSite)
	if err := errors.Join(commitAll(p.outs, p.all), p.close()); err != nil {
		t.Fatal(err)
	}
	want := folderOf(t, dir)
	p = stageParts(t, dir, newSite)
	// Somebody lays a file where a folder of the second site goes.
	if err := os.WriteFile(filepath.Join(dir, "y", "e"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := commitAll(p.outs, p.all); err == nil {
		t.Error("no error")
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	want["y/e"] = ""
	sameFolder(t, folderOf(t, dir), want)
}

// What a build of several sites remembers makes the next one as short as that of one, and the same as one without.
func TestSplitSitesAreTakenOver(t *testing.T) {
	o := splitPlace(t)
	o.Store = StoreBeside(o.Out)
	o.Split = SplitRegion
	age(t, o.Content)
	mustBuild(t, o)
	zhijiang := filepath.Join(o.Content, reportsFolder, "zhijiang-2022.txt")
	taken := func(what string) Summary {
		t.Helper()
		s := mustBuild(t, o)
		if s.Unchanged { // what was compared before
			return s
		}
		cold := o
		cold.Out, cold.Store = filepath.Join(t.TempDir(), "public"), ""
		c := mustBuild(t, cold)
		if c.Digest != s.Digest || c.Bytes != s.Bytes || c.Files != s.Files || c.Reports != s.Reports || c.Sites != s.Sites {
			t.Errorf("%s: %+v, cold %+v", what, s, c)
		}
		got := siteIn(t, o.Out)
		maps.DeleteFunc(got, func(p, _ string) bool { return filepath.Base(p) == manifestName })
		want := siteIn(t, cold.Out)
		maps.DeleteFunc(want, func(p, _ string) bool { return filepath.Base(p) == manifestName })
		sameFolder(t, got, want)
		return s
	}
	if s := taken("nothing"); !s.Unchanged || s.Written != 0 || s.Sites != 5 {
		t.Errorf("nothing has changed: %+v", s)
	}
	writeFile(t, zhijiang, readFile(t, zhijiang)+"\n本机关设有信息公开专栏。\n")
	s := taken("a sentence")
	if s.Unchanged || s.Written == 0 || s.Taken < s.Portions*3/4 {
		t.Errorf("a sentence: %d of %d portions taken over, %d files written", s.Taken, s.Portions, s.Written)
	}
	writeFile(t, filepath.Join(o.Out, "jiangsu", "index.html"), "x")
	if s := taken("a page written over"); s.Unchanged || s.Written != 1 {
		t.Errorf("a page written over: %d files written", s.Written)
	}
	if err := os.RemoveAll(filepath.Join(o.Out, "others")); err != nil {
		t.Fatal(err)
	}
	if s := taken("a site gone"); s.Written == 0 || fmt.Sprint(folders(t, o.Out)) != "[beijing henan hubei jiangsu others]" {
		t.Errorf("a site gone: %v", folders(t, o.Out))
	}
	for _, name := range []string{"zhijiang-2022", "zhijiang-2023"} {
		for _, ending := range []string{".txt", sidecarSuffix} {
			if err := os.Remove(filepath.Join(o.Content, reportsFolder, name+ending)); err != nil {
				t.Fatal(err)
			}
		}
	}
	o.Base = "/x/"
	mustBuild(t, o)
	if _, err := os.Stat(filepath.Join(o.Store, "hubei")); err == nil {
		t.Error("the store remembers the site of a province that is gone")
	}
	if err := os.RemoveAll(filepath.Join(o.Out, "hubei")); err != nil {
		t.Fatal(err)
	}
	o.Base = "/y/"
	if s := taken("another base"); s.Unchanged {
		t.Error("another base is not seen")
	}
	if s := taken("nothing again"); !s.Unchanged {
		t.Error("nothing has changed again, and much was made")
	}
}
