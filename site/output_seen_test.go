package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nianbao/store"
)

// numbered are jobs that make files in folders of their own: each as many, of which the body tells the version.
func numbered(jobs, files int, version func(job int) int) []job {
	var list []job
	for i := range jobs {
		key := func(part string) func() store.Sum {
			return func() store.Sum { return store.SumOf(fmt.Append(nil, part, i, version(i))) }
		}
		list = append(list, job{first: key("first"), second: key("second"), files: func(yield func(File, error) bool) {
			for n := range files {
				f := File{Path: fmt.Sprintf("top%d/county%d/organ%d/20%02d.html", i%31, i%400, i, n), Body: fmt.Appendf(nil, "%d %d %d", i, n, version(i))}
				if !yield(f, nil) {
					return
				}
			}
		}})
	}
	return list
}

// putAgain brings jobs into an output folder as Build does, with a store.
func putAgain(ctx context.Context, dir string, kept *store.Store, jobs []job) (taken int, err error) {
	out, err := openOutput(dir)
	if err != nil {
		return 0, err
	}
	defer out.close()
	now, err := kept.Now()
	if err != nil {
		return 0, err
	}
	m := &memory{Store: kept, began: now, read: newWitness(os.DirFS(dir))}
	c, err := out.stage(ctx, slices.Values(jobs), m.portions(out), func(*inventory) ([]job, error) { return []job{{files: listed("index.html=1")}}, nil })
	if err == nil {
		err = out.commit(c)
	}
	if err != nil {
		return 0, err
	}
	left := out.leave(c, m.seen(out))
	if _, err = left.others(); err != nil {
		return 0, err
	}
	m.remember(&content{}, left, Summary{}, c)
	for _, a := range c.portions {
		if a.taken > 0 {
			taken++
		}
	}
	return taken, m.failed
}

// Whatever happens to a site between two builds, the second leaves what one into an empty folder does, and takes over what has
// stayed.
func TestSiteIsPutAgain(t *testing.T) {
	versions := make([]int, 40)
	jobs := numbered(len(versions), 3, func(job int) int { return versions[job] })
	dir := filepath.Join(t.TempDir(), "public")
	kept, err := store.Open(filepath.Join(t.TempDir(), "store"))
	if err != nil {
		t.Fatal(err)
	}
	in := func(name ...string) string { return filepath.Join(append([]string{dir}, name...)...) }
	list := jobs
	for _, test := range []struct {
		name   string
		before func()
		taken  int
	}{
		{"at first", func() {}, 0},
		{"nothing", func() {}, 40},
		{"a portion", func() { versions[3]++ }, 39},
		{"a file written over", func() { writeFile(t, in("top3", "county3", "organ3", "2001.html"), "x") }, 39},
		{"a file more", func() { writeFile(t, in("top4", "county4", "organ4", "mine.html"), "x") }, 39},
		{"that file gone, and a list", func() {
			os.Remove(in("top4", "county4", "organ4", "mine.html"))
			os.Remove(in("top5", checksumsName))
			versions[5]++ // its list is made of what else is there
		}, 38},
		{"a list that lies", func() {
			body := readFile(t, in("top6", checksumsName))
			writeFile(t, in("top6", checksumsName), strings.Replace(body, body[:4], "0000", 1))
			versions[6]++
		}, 39},
		{"a list alone that lies", func() { writeFile(t, in("top8", checksumsName), "x") }, 40},
		{"a list alone gone", func() { os.Remove(in("top9", checksumsName)) }, 40},
		{"portions less", func() { list = jobs[:35] }, 35},
		{"portions more", func() { list = jobs }, 35},
		{"a folder gone", func() { os.RemoveAll(in("top7")) }, 38},
		{"the first format", func() {
			b := []byte(firstHead)
			m, err := parseManifest([]byte(readFile(t, in(manifestName))))
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range m.paths() {
				b = append(b, m.digest+"  "+p+"\n"...)
			}
			writeFile(t, in(manifestName), string(b))
		}, 0},
		{"another build in between", func() {
			if err := put(dir, listed("index.html=2")); err != nil {
				t.Fatal(err)
			}
		}, 0},
		{"again nothing", func() {}, 40},
	} {
		test.before()
		taken, err := putAgain(t.Context(), dir, kept, list)
		if err != nil || taken != test.taken {
			t.Errorf("%s: %d portions taken over, want %d, %v", test.name, taken, test.taken, err)
		}
		cold := filepath.Join(t.TempDir(), "public")
		other, err := store.Open(filepath.Join(t.TempDir(), "store"))
		if err == nil {
			_, err = putAgain(t.Context(), cold, other, list)
		}
		if err != nil {
			t.Fatal(err)
		}
		got := folderOf(t, dir)
		delete(got, "top4/county4/organ4/mine.html")
		sameFolder(t, got, folderOf(t, cold))
		if a, b := mustRead(t, kept, portionsPart), mustRead(t, other, portionsPart); a != b && test.name != "another build in between" {
			t.Errorf("%s: of the portions is remembered something else", test.name)
		}
		if t.Failed() {
			t.Fatal("after ", test.name)
		}
	}
}

// What is taken over collides with what is made as anything else does.
func TestPortionsTakenOverCollide(t *testing.T) {
	for _, p := range []string{"top1/county1/organ1/2000.html", "top1/county1/organ1/2000.HTML", "top1/county1/Organ1/x.html", "top1/county1", "Top1/x.html", "top1"} {
		kept, err := store.Open(filepath.Join(t.TempDir(), "store"))
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		jobs := numbered(3, 2, func(int) int { return 0 })
		if _, err := putAgain(t.Context(), dir, kept, jobs); err != nil {
			t.Fatal(err)
		}
		want := folderOf(t, dir)
		more := numbered(1, 1, func(int) int { return 9 })[0]
		more.files = listed(p + "=9")
		if _, err := putAgain(t.Context(), dir, kept, append(jobs, more)); err == nil {
			t.Errorf("%s is taken", p)
		}
		sameFolder(t, folderOf(t, dir), want)
	}
}

// What is foreign is told by each build, though folders are not looked into again.
func TestForeignFilesAreRemembered(t *testing.T) {
	kept, err := store.Open(filepath.Join(t.TempDir(), "store"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	version := 0
	list := numbered(5, 2, func(job int) int { return version * (job / 4) })
	try := func(want ...string) {
		t.Helper()
		if _, err := putAgain(t.Context(), dir, kept, list); err != nil {
			t.Fatal(err)
		}
		u := store.NewUnpacker(mustRead(t, kept, leftPart))
		out, err := openOutput(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer out.close()
		if diff := cmp.Diff(want, out.look(u, time.Now()).foreign, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	}
	try()
	writeFile(t, filepath.Join(dir, "top0", "county0", "organ0", "a.txt"), "")
	writeFile(t, filepath.Join(dir, "top0", "b", "c", "d.txt"), "")
	try("top0/b/", "top0/county0/organ0/a.txt")
	version++
	try("top0/b/", "top0/county0/organ0/a.txt")
	list = list[1:]
	try("top0/")
	list = append(numbered(1, 2, func(int) int { return 0 }), list...)
	try("top0/b/", "top0/county0/organ0/a.txt")
	if err := os.RemoveAll(filepath.Join(dir, "top0", "b")); err != nil {
		t.Fatal(err)
	}
	try("top0/county0/organ0/a.txt")
}

func mustRead(t *testing.T, kept *store.Store, part string) string {
	t.Helper()
	s, ok := kept.Read(part)
	if !ok {
		t.Fatalf("no part %s", part)
	}
	return s
}

// BenchmarkOneOfManyPortions puts a site of 60,000 files in place of which one portion has changed.
func BenchmarkOneOfManyPortions(b *testing.B) {
	dir := b.TempDir()
	kept, err := store.Open(filepath.Join(dir, "store"))
	if err != nil {
		b.Fatal(err)
	}
	edit := 0
	jobs := numbered(4000, 15, func(job int) int {
		if job == 7 {
			return edit
		}
		return 0
	})
	if _, err := putAgain(b.Context(), filepath.Join(dir, "public"), kept, jobs); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		edit++
		if taken, err := putAgain(b.Context(), filepath.Join(dir, "public"), kept, jobs); err != nil || taken != len(jobs)-1 {
			b.Fatal(taken, err)
		}
	}
}
