package site

import (
	"os"
	"os/exec"
	"path/filepath"
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
	if err := v.edit(nil, files); err != nil {
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
