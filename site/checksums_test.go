package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/store"
)

func TestChecksumsOfASite(t *testing.T) {
	sum := func(c string) string { return sumOf([]byte(c)) }
	var files []staged
	for _, f := range strings.Fields("index.html=a henan.html=b henan/2022.html=c henan/zz/2022.json=d .nojekyll=e CNAME=f assets/x.css=g") {
		p, body, _ := strings.Cut(f, "=")
		files = append(files, staged{path: p, sum: store.SumOf([]byte(body))})
	}
	var v inventory
	v.come(files)
	if err := v.settle(); err != nil {
		t.Fatal(err)
	}
	lists := map[string]string{}
	for f, err := range v.checksums() {
		if err != nil {
			t.Fatal(err)
		}
		lists[f.Path] = string(f.Body)
	}
	of := func(p string) string { return sumOf([]byte(lists[p])) + "  " + p + "\n" }
	sameFolder(t, lists, map[string]string{
		"assets/checksums.txt": sum("g") + "  x.css\n",
		"henan/checksums.txt":  sum("c") + "  2022.html\n" + sum("d") + "  zz/2022.json\n",
		"checksums.txt":        of("assets/checksums.txt") + sum("b") + "  henan.html\n" + of("henan/checksums.txt") + sum("a") + "  index.html\n",
	})
}

// sha256sum reads the lists of a site that was built, and they tell of each of its files.
func TestChecksumsAreThoseOfSha256sum(t *testing.T) {
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum here")
	}
	o := BuildOptions{Content: filepath.Join(t.TempDir(), "content"), Out: filepath.Join(t.TempDir(), "public")}
	copyReport(t, o.Content, "zhaogang-2023.txt")
	s, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	lists, err := filepath.Glob(filepath.Join(o.Out, "*", checksumsName))
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, list := range append(lists, filepath.Join(o.Out, checksumsName)) {
		c := exec.CommandContext(t.Context(), tool, "--check", "--strict", "--quiet", checksumsName)
		c.Dir = filepath.Dir(list)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", list, err, out)
		}
		src, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		told += strings.Count(string(src), "\n")
	}
	if want := s.Files - len([]string{noJekyll, checksumsName}); told != want {
		t.Errorf("%d checksums of %d files", told, want)
	}
}

// A list of checksums that is edited is what it would be made anew, and two files of one path are refused.
func TestSumListIsEdited(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	path := func(n int) string { return fmt.Sprintf("henan/%d/页 %d.html", n%5, n) }
	sum := func(n int) fileSum { return fileSum{path(n), store.SumOf([]byte{byte(n), byte(random.IntN(9))})} }
	listOf := func(files map[string]fileSum) sumList {
		var l sumList
		for _, p := range slices.Sorted(maps.Keys(files)) {
			l = l.add(files[p], "henan/")
		}
		return l
	}
	for range 300 {
		files := map[string]fileSum{}
		for range random.IntN(30) {
			f := sum(random.IntN(40))
			files[f.path] = f
		}
		before := listOf(files)
		gone, come := map[string]bool{}, map[string]fileSum{}
		names := slices.Sorted(maps.Keys(files))
		for _, p := range names {
			if random.IntN(3) == 0 {
				gone[p] = true
				delete(files, p)
			}
		}
		for range random.IntN(10) {
			if f := sum(random.IntN(40)); files[f.path].path == "" {
				come[f.path] = f
			}
		}
		maps.Copy(files, come)
		var comes []fileSum
		for _, p := range slices.Sorted(maps.Keys(come)) {
			comes = append(comes, come[p])
		}
		list, added, removed, err := before.edited("henan/", slices.Sorted(maps.Keys(gone)), comes)
		if want := listOf(files); err != nil || string(list) != string(want) {
			t.Fatalf("%v\n%s\nwant\n%s", err, list, want)
		}
		now := slices.Sorted(maps.Keys(files))
		if !slices.Equal(slices.Collect(list.paths("henan/")), now) || (added || removed) == slices.Equal(names, now) {
			t.Errorf("%v of %v: added %v, removed %v", now, names, added, removed)
		}
		if len(comes) > 0 {
			if _, _, _, err := list.edited("henan/", nil, comes); err == nil {
				t.Error("a path comes twice")
			}
			if _, _, _, err := before.edited("henan/", slices.Sorted(maps.Keys(gone)), append(comes, comes[len(comes)-1])); err == nil {
				t.Error("two files of one path come")
			}
		}
	}
}
