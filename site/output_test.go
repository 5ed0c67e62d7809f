package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// listed yields files written as "path=body".
func listed(files ...string) portion {
	return func(yield func(File, error) bool) {
		for _, f := range files {
			p, body, _ := strings.Cut(f, "=")
			if !yield(File{Path: p, Body: []byte(body)}, nil) {
				return
			}
		}
	}
}

// put brings files into an output folder as Build does.
func put(dir string, files portion) (err error) {
	out, err := openOutput(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.close()) }()
	staged, err := out.stage(context.Background(), slices.Values([]job{{files: files}}), nil, nil)
	if err != nil {
		return err
	}
	return out.commit(staged)
}

// folderOf reads a whole folder: path → body, "/" behind folders, the target of symbolic links.
func folderOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		if d.IsDir() {
			found[filepath.ToSlash(name)+"/"] = ""
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 {
			target, err := os.Readlink(p)
			found[filepath.ToSlash(name)] = target
			return err
		}
		body, err := os.ReadFile(p)
		found[filepath.ToSlash(name)] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// siteIn is a folder without the manifest.
func siteIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := folderOf(t, dir)
	delete(found, manifestName)
	return found
}

func sameFolder(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name, body := range want {
		if other, ok := got[name]; !ok {
			t.Errorf("%s is not there", name)
		} else if other != body {
			t.Errorf("%s is %.200q, want %.200q", name, other, body)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is there", name)
		}
	}
}

var (
	oldSite = []string{"index.html=1", "a/gone.html=1", "a/same.html=1", "b/changed.html=1", "c/d/gone.html=1"}
	newSite = []string{"index.html=2", "a/same.html=1", "b/changed.html=22", "b/new.html=2", "b/g/new.html=2", "e/f/new.html=2", "e/f/other.html=2", "e/h.html=2"}
)

func TestOutputReplacesOneSiteByAnother(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "x", "public")
	for _, files := range [][]string{oldSite, newSite, oldSite} {
		if err := put(dir, listed(files...)); err != nil {
			t.Fatal(err)
		}
		other := t.TempDir()
		if err := put(other, listed(files...)); err != nil {
			t.Fatal(err)
		}
		sameFolder(t, folderOf(t, dir), folderOf(t, other))
	}
}

func TestOutputLeavesUnchangedFilesAlone(t *testing.T) {
	dir := t.TempDir()
	if err := put(dir, listed(oldSite...)); err != nil {
		t.Fatal(err)
	}
	stat := func(name string) fs.FileInfo {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	same, manifest := stat("a/same.html"), stat(manifestName)
	if err := put(dir, listed(oldSite...)); err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(manifest, stat(manifestName)) {
		t.Error("a build that changes nothing wrote the manifest again")
	}
	if err := put(dir, listed(newSite...)); err != nil {
		t.Fatal(err)
	}
	if now := stat("a/same.html"); !os.SameFile(same, now) || !now.ModTime().Equal(same.ModTime()) {
		t.Error("an unchanged file was written again")
	}
}

func TestOutputRepairsWhatWasTamperedWith(t *testing.T) {
	dir := t.TempDir()
	if err := put(dir, listed(oldSite...)); err != nil {
		t.Fatal(err)
	}
	want := folderOf(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("9"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if err := put(dir, listed(oldSite...)); err != nil {
		t.Fatal(err)
	}
	sameFolder(t, folderOf(t, dir), want)
}

func TestFailedBuildChangesNothing(t *testing.T) {
	broken := func(yield func(File, error) bool) {
		for f := range listed(newSite[:3]...) {
			yield(f, nil)
		}
		yield(File{}, errors.New("no such template"))
	}
	t.Run("site", func(t *testing.T) {
		dir := t.TempDir()
		if err := put(dir, listed(oldSite...)); err != nil {
			t.Fatal(err)
		}
		want := folderOf(t, dir)
		if put(dir, broken) == nil {
			t.Fatal("no error")
		}
		sameFolder(t, folderOf(t, dir), want)
	})
	t.Run("empty folder", func(t *testing.T) {
		dir := t.TempDir()
		if put(dir, broken) == nil {
			t.Fatal("no error")
		}
		sameFolder(t, folderOf(t, dir), map[string]string{})
	})
	t.Run("no folder", func(t *testing.T) {
		dir := t.TempDir()
		if put(filepath.Join(dir, "x", "y"), broken) == nil {
			t.Fatal("no error")
		}
		sameFolder(t, folderOf(t, dir), map[string]string{})
	})
}

func TestBuildThatFailsWhilePuttingInPlaceIsUndone(t *testing.T) {
	dir := t.TempDir()
	if err := put(dir, listed(oldSite...)); err != nil {
		t.Fatal(err)
	}
	out, err := openOutput(dir)
	if err != nil {
		t.Fatal(err)
	}
	staged, err := out.stage(context.Background(), slices.Values([]job{{files: listed(newSite...)}}), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	// Somebody lays a file where a folder of the new site goes.
	if err := os.WriteFile(filepath.Join(dir, "e"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	want := folderOf(t, dir)
	for name := range want {
		if strings.HasPrefix(name, stageName) {
			delete(want, name)
		}
	}
	if err := out.commit(staged); err == nil {
		t.Fatal("no error")
	}
	if err := out.close(); err != nil {
		t.Fatal(err)
	}
	sameFolder(t, folderOf(t, dir), want)
}

// TestKilledBuild breaks a build off before each step and in the middle of it, at the end, and while it is
// being undone; whoever opens the folder next finds the old site, or the new one.
func TestKilledBuild(t *testing.T) {
	count := len(stepsBetween(t, oldSite, newSite))
	for taken := range count + 1 {
		for _, undone := range []int{0, 1, taken} {
			for _, half := range []bool{false, true} {
				kill(t, taken, undone, half)
			}
		}
	}
}

func stepsBetween(t *testing.T, from, to []string) []step {
	t.Helper()
	dir := t.TempDir()
	if err := put(dir, listed(from...)); err != nil {
		t.Fatal(err)
	}
	out, err := openOutput(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer out.close()
	staged, err := out.stage(context.Background(), slices.Values([]job{{files: listed(to...)}}), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return inOrder(staged.steps)
}

func kill(t *testing.T, taken, undone int, half bool) {
	t.Helper()
	dir := t.TempDir()
	try := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%d steps taken, %d undone, half %v: %v", taken, undone, half, err)
		}
	}
	try(put(dir, listed(oldSite...)))
	want := folderOf(t, dir)
	out, err := openOutput(dir)
	try(err)
	staged, err := out.stage(context.Background(), slices.Values([]job{{files: listed(newSite...)}}), nil, nil)
	try(err)
	steps := inOrder(staged.steps)
	try(out.prepare(staged.next.bytes(), steps))
	try(out.take(steps[:taken]))
	if half && taken < len(steps) && steps[taken].do != add {
		try(out.setAside(steps[taken]))
	}
	for _, s := range slices.Backward(steps[taken-min(undone, taken) : taken]) {
		try(out.takeBack(s))
	}
	try(out.root.Close())
	try(out.unlock())

	again, err := openOutput(dir)
	try(err)
	try(again.close())
	if diff := cmp.Diff(want, folderOf(t, dir)); diff != "" {
		t.Errorf("%d steps taken, %d undone, half %v (-want +got):\n%s", taken, undone, half, diff)
	}
	try(put(dir, listed(newSite...)))
}

func TestBuildKilledAfterItsManifestCounts(t *testing.T) {
	dir := t.TempDir()
	if err := put(dir, listed(newSite...)); err != nil {
		t.Fatal(err)
	}
	want := folderOf(t, dir)
	// What clearing away the stage may have left of it.
	for _, name := range []string{"journal", "old/index.html", "new/x.html"} {
		p := filepath.Join(dir, stageName, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte("replace index.html\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out, err := openOutput(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := out.close(); err != nil {
		t.Fatal(err)
	}
	sameFolder(t, folderOf(t, dir), want)
}

func TestFirstBuildKilled(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	out, err := openOutput(dir)
	if err != nil {
		t.Fatal(err)
	}
	staged, err := out.stage(context.Background(), slices.Values([]job{{files: listed(newSite...)}}), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	steps := inOrder(staged.steps)
	if err := errors.Join(out.prepare(staged.next.bytes(), steps), out.take(steps[:2]), out.root.Close(), out.unlock()); err != nil {
		t.Fatal(err)
	}
	if err := put(dir, listed(oldSite...)); err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	if err := put(other, listed(oldSite...)); err != nil {
		t.Fatal(err)
	}
	sameFolder(t, folderOf(t, dir), folderOf(t, other))
}

func TestOutputRefusesWhatIsNotOurs(t *testing.T) {
	for name, files := range map[string][]string{
		"somebody's file":   {"letter.txt"},
		"somebody's folder": {"src/main.go"},
		"a site of another": {"index.html"},
		"a damaged mark":    {manifestName, "index.html"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, f := range files {
				p := filepath.Join(dir, f)
				if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(p, []byte("mine"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want := folderOf(t, dir)
			var h *Hinted
			if err := put(dir, listed(newSite...)); !errors.As(err, &h) {
				t.Errorf("error %v, want one with a hint", err)
			}
			sameFolder(t, folderOf(t, dir), want)
		})
	}
}

func TestOutputLeavesForeignFiles(t *testing.T) {
	dir := t.TempDir()
	if err := put(dir, listed(oldSite...)); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"CNAME", "a/mine.txt", "mine/x/y.txt"} {
		p := filepath.Join(dir, f)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := put(dir, listed("index.html=3")); err != nil {
		t.Fatal(err)
	}
	sameFolder(t, siteIn(t, dir), map[string]string{"index.html": "3", "CNAME": "mine", "a/": "", "a/mine.txt": "mine",
		"mine/": "", "mine/x/": "", "mine/x/y.txt": "mine"})
	out, err := openOutput(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer out.close()
	got, err := out.leave(&changes{next: out.manifest}, nil).others()
	if diff := cmp.Diff([]string{"CNAME", "a/", "mine/"}, got); diff != "" || err != nil {
		t.Errorf("foreign files: %v\n%s", err, diff)
	}
}

func TestOutputWritesOverNothingForeign(t *testing.T) {
	dir := t.TempDir()
	if err := put(dir, listed("index.html=1")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "about.html"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	want := folderOf(t, dir)
	err := put(dir, listed("index.html=2", "about.html=2"))
	if err == nil || !strings.Contains(err.Error(), "about.html is in the way") {
		t.Errorf("error %v", err)
	}
	sameFolder(t, folderOf(t, dir), want)
}

func TestOutputDoesNotFollowLinksOut(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	if err := put(dir, listed("index.html=1")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(dir, "henan")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := put(dir, listed("index.html=2", "henan/x.html=2")); err == nil {
		t.Error("no error")
	}
	sameFolder(t, folderOf(t, elsewhere), map[string]string{})
	if got := siteIn(t, dir)["index.html"]; got != "1" {
		t.Errorf("index.html is %q", got)
	}
}

func TestOneBuildAtATime(t *testing.T) {
	dir := t.TempDir()
	first, err := openOutput(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := put(dir, listed(newSite...)); err == nil || !strings.Contains(err.Error(), "another build") {
		t.Errorf("error %v, want the other build told", err)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	if err := put(dir, listed(newSite...)); err != nil {
		t.Error(err)
	}
}

func TestOutputRefusesPaths(t *testing.T) {
	for _, files := range []string{
		"../x", "/x", "a/../b", "a//b", ".", "", ".git/config", "a/.b", manifestName, `a\b`, "a:b", "a\nb",
		"a.html a.html", "a.html A.html", "a/x b/y A/z", "a a/b", "a/b a", "A/b a", "ä.html Ä.html",
	} {
		t.Run(files, func(t *testing.T) {
			dir := t.TempDir()
			if err := put(dir, listed(strings.Split(files, " ")...)); err == nil {
				t.Errorf("written: %v", folderOf(t, dir))
			}
			sameFolder(t, folderOf(t, dir), map[string]string{})
		})
	}
}

func TestManifestRoundTrip(t *testing.T) {
	m := manifest{strings.Repeat("0a", 32), map[string]string{}}
	paths := []string{".nojekyll", "a.html", "index.html", "a b/x/y.json", "a b/x/统计.html", "z/a.html"}
	m.add(paths)
	got, err := parseManifest(m.bytes())
	if diff := cmp.Diff(m, got, cmp.AllowUnexported(manifest{})); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	if diff := cmp.Diff(paths, got.paths()); diff != "" || got.count() != len(paths) {
		t.Errorf("%d\n%s", got.count(), diff)
	}
	for _, p := range paths {
		if !got.has(p) || got.has(p[1:]) || got.has(p+"l") || got.has("b/"+p) {
			t.Errorf("%s: %v, or one like it", p, got.has(p))
		}
	}
	head := manifestHead + m.digest + "\n"
	for _, bad := range []string{"", "index.html\n", manifestHead + "x\n", firstHead + m.digest + "  ../x\n", manifestHead + m.digest, head + "a\n", head + "./\na",
		head + "./\n", head + "./\na\n./\nb\n", head + "../\na\n", head + "./\n..\n", head + "./\n.git\n", head + "a/\n.nojekyll\n", head + "./\na\n\nb\n",
		head + "./\na\\b\n", head + "./\na/b\n", head + "a//\nb\n", head + "./\n\xff\n"} {
		if m, err := parseManifest([]byte(bad)); err == nil {
			t.Errorf("parseManifest(%q) = %v", bad, m)
		}
	}
	old, err := parseManifest([]byte(firstHead + m.digest + "  a b/x/y.json\n" + m.digest + "  index.html\n"))
	if diff := cmp.Diff([]string{"index.html", "a b/x/y.json"}, old.paths()); diff != "" || err != nil || old.digest != "" {
		t.Errorf("of the first format: %v\n%s", err, diff)
	}
}
