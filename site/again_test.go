package site

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// storedSite is a small site, built with a store from files that are older than that.
func storedSite(t *testing.T) BuildOptions {
	t.Helper()
	o := workplace(t)
	o.Store = StoreBeside(o.Out)
	copyReport(t, o.Content, "xindian-2020.txt")
	writeFile(t, filepath.Join(o.Content, "pages", "about.md"), "# 关于\n")
	age(t, o.Content)
	mustBuild(t, o)
	return o
}

// age makes all files of a folder an hour old.
func age(t *testing.T, dir string) {
	t.Helper()
	then := time.Now().Add(-time.Hour)
	for name := range folderOf(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, name), then, then); err != nil {
			t.Fatal(err)
		}
	}
}

// lookAgain is what a build does before it does anything.
func lookAgain(t *testing.T, o BuildOptions) (Summary, bool) {
	t.Helper()
	c, err := openContent(o.Content)
	if err != nil {
		t.Fatal(err)
	}
	out, err := lockOutput(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	defer out.close()
	m, problems := remembers(o, c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return m.again(c, out)
}

func TestNothingChanged(t *testing.T) {
	o := storedSite(t)
	first := folderOf(t, o.Out)
	s := mustBuild(t, o)
	if !s.Unchanged || s.Written != 0 || s.Reports == 0 || s.Digest == "" {
		t.Errorf("an unchanged site: %+v", s)
	}
	sameFolder(t, folderOf(t, o.Out), first)
	cold := o
	cold.Store = ""
	s.Unchanged, s.Taken = false, 0
	if diff := cmp.Diff(mustBuild(t, cold), s, cmp.AllowUnexported(Summary{})); diff != "" {
		t.Errorf("the summary of a build with nothing to do is another (-cold +warm):\n%s", diff)
	}
	// A new time alone changes nothing, and costs one reading.
	age(t, o.Content)
	for range 2 {
		if _, ok := lookAgain(t, o); !ok {
			t.Error("files of another time count as changed")
		}
	}
}

// Whatever the site rests on, and whatever becomes of it in its place, is seen.
func TestWhatIsNotUnchanged(t *testing.T) {
	o := storedSite(t)
	file := filepath.Join(o.Content, "reports", "xindian-2020.txt")
	hidden := filepath.Join(o.Out, "data", "x")
	for _, test := range []struct{ name, file, body string }{
		{"a sentence", file, readFile(t, file) + "\n本机关设有信息公开专栏。\n"},
		{"a byte", file, readFile(t, file)[1:] + "\n"},
		{"a sidecar", filepath.Join(o.Content, "reports", "xindian-2020.meta.yaml"), "published: 2024-01-02\n"},
		{"a report more", filepath.Join(o.Content, "reports", "a", "x.txt"), "x"},
		{"a report less", file, ""},
		{"a page", filepath.Join(o.Content, "pages", "about.md"), "# 说明\n"},
		{"redirects", filepath.Join(o.Content, redirectsFile), "a.html -> index.html\n"},
		{"a domain", filepath.Join(o.Content, cnameFile), "example.org\n"},
		{"an orphan", filepath.Join(o.Content, "reports", "orphan.meta.yaml"), "year: 2020\n"},
		{"a foreign file", hidden, ""},
		{"a page written over", filepath.Join(o.Out, "index.html"), "x"},
		{"a page gone", filepath.Join(o.Out, "404.html"), ""},
		{"the manifest", filepath.Join(o.Out, manifestName), manifestHead},
		{"a damaged store", filepath.Join(o.Store, builtPart), readFile(t, o.Store, builtPart)[1:]},
		{"a cut store", filepath.Join(o.Store, builtPart), readFile(t, o.Store, builtPart)[:40]},
		{"other files", filepath.Join(o.Store, filesPart), readFile(t, o.Store, leftPart)},
		{"no store", filepath.Join(o.Store, builtPart), ""},
	} {
		before, err := os.ReadFile(test.file)
		_, there := os.Stat(test.file)
		if test.body == "" && err == nil {
			err = os.Remove(test.file)
		} else {
			writeFile(t, test.file, test.body)
		}
		if _, ok := lookAgain(t, o); ok {
			t.Errorf("%s is not seen", test.name)
		}
		if there != nil {
			os.Remove(test.file)
		} else {
			writeFile(t, test.file, string(before))
		}
		mustBuild(t, o)
		if _, ok := lookAgain(t, o); !ok {
			t.Fatalf("%s is seen when it is gone, %v", test.name, err)
		}
	}
}

// A store that can't be written costs nobody the site, and is told once.
func TestStoreThatCannotBeKept(t *testing.T) {
	o := workplace(t)
	o.Store = filepath.Join(t.TempDir(), "store")
	writeFile(t, o.Store, "")
	if s := mustBuild(t, o); s.Pages == 0 || len(s.Problems) != 1 || s.Problems[0].Hint == "" {
		t.Errorf("%+v", s)
	}
	o.Store += "2"
	for _, part := range []string{filesPart, builtPart, leftPart, portionsPart} {
		writeFile(t, filepath.Join(o.Store, part, "x"), "") // a folder where a file goes
	}
	for range 2 {
		if s := mustBuild(t, o); s.Unchanged || len(s.Problems) != 1 || s.Problems[0].Hint == "" {
			t.Errorf("%+v", s)
		}
	}
}

// atHand is what a build begins with.
func atHand(t *testing.T, o BuildOptions) (*content, *memory) {
	t.Helper()
	c, err := openContent(o.Content)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := remembers(o, c)
	return c, m
}

// Of reports that were read the store has as many parts as it needs, and takes them from there.
func TestReportsAreRecalled(t *testing.T) {
	o := storedSite(t)
	parts := func() []string {
		list, err := filepath.Glob(filepath.Join(o.Store, headsPart+"*"))
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if len(parts()) != 1 {
		t.Fatalf("parts %q", parts())
	}
	c, m := atHand(t, o)
	x := m.recall(c, c.fsys.Open)
	for _, file := range c.reports {
		r := x.one(file, func(name string) (fs.File, error) { return nil, fs.ErrPermission })
		cold := parseOne(file, c.fsys.Open)
		if !r.keepable() || r.text != nil {
			t.Fatalf("%s: not recalled", file)
		}
		for _, test := range []struct{ got, want any }{{r.Report, cold.Report.Head()}, {entry{r.kept}.whole(), cold.Report}, {entry{r.kept}.sheet(), examine(cold.Report).sheet},
			{r.slug, cold.slug}, {r.sidecar, cold.sidecar}, {r.answers, cold.answers}, {r.kept.notes, len(cold.Report.Notes)}, {r.kept.lines, len(cold.Report.Lines) > 0}} {
			if !reflect.DeepEqual(test.got, test.want) {
				t.Errorf("%s: recalled\n%+v\n%+v", file, test.got, test.want)
			}
		}
	}
	changed := filepath.Join(o.Content, "reports", "xindian-2020.txt")
	writeFile(t, changed, readFile(t, changed)+"x")
	c, m = atHand(t, o)
	if m.recall(c, c.fsys.Open).one("reports/xindian-2020.txt", c.fsys.Open).text == nil {
		t.Error("a changed document is not read")
	}
	if err := os.Remove(filepath.Join(o.Content, "reports", "xindian-2020.txt")); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(o.Store, headsPart+"0123456789abcdef"), "")
	mustBuild(t, o)
	if len(parts()) != 1 {
		t.Errorf("parts %q", parts())
	}
}

// A text that is no longer in the store is read from its document; where that is another one by now, nothing is built.
func TestLostTexts(t *testing.T) {
	for _, test := range []struct {
		name           string
		cut, rewritten bool
	}{{name: "removed"}, {"damaged", true, false}, {"removed, and its document changed", false, true}} {
		o := storedSite(t)
		was := siteIn(t, o.Out)
		c, m := atHand(t, o)
		sources, err := c.read(t.Context(), o, m)
		if err != nil {
			t.Fatal(err)
		}
		parts, err := filepath.Glob(filepath.Join(o.Store, textsPart+"*"))
		if err != nil || len(parts) != 1 {
			t.Fatal(parts, err)
		}
		if test.cut {
			writeFile(t, parts[0], strings.Replace(readFile(t, parts[0]), "政府", "xx", 20))
		} else if err := os.Remove(parts[0]); err != nil {
			t.Fatal(err)
		}
		if test.rewritten {
			file := filepath.Join(o.Content, sources[0].File)
			writeFile(t, file, readFile(t, file)+"x")
		}
		for _, s := range sources {
			entry{s.kept}.whole()
		}
		if lost := m.loss() != nil; lost != test.rewritten {
			t.Errorf("%s: %v", test.name, m.loss())
		}
		out, err := lockOutput(o.Out)
		if err != nil {
			t.Fatal(err)
		}
		if err := out.judge(); err != nil {
			t.Fatal(err)
		}
		if _, err := publish(t.Context(), o, base{path: "/"}, c, out, m); (err != nil) != test.rewritten {
			t.Errorf("%s: %v", test.name, err)
		}
		if err := out.close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(was, siteIn(t, o.Out)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// All of many parts are taken, but those files that are not what they were.
func TestManyReportsAreRecalled(t *testing.T) {
	o := workplace(t)
	o.Store = StoreBeside(o.Out)
	src := readFile(t, o.Content, "reports", "zhaogang-2023.txt")
	for i := range 400 {
		writeFile(t, filepath.Join(o.Content, "reports", fmt.Sprintf("%d.txt", i)), src)
	}
	age(t, o.Content)
	read := func() (parts map[string]bool, taken int) {
		c, m := atHand(t, o)
		x := m.recall(c, c.fsys.Open)
		parts = map[string]bool{}
		for _, file := range c.reports {
			parts[x.bundles[file].name] = true
		}
		for p := range x.parse(c.reports, c.fsys.Open) {
			if p.Report == nil {
				t.Fatal(p.Problem)
			}
		}
		m.keep(filesPart, m.pack(c.files))
		return parts, int(x.taken.Load())
	}
	if parts, taken := read(); len(parts) < 2 || taken != 0 {
		t.Fatalf("%d parts, %d taken at first", len(parts), taken)
	}
	if _, taken := read(); taken != 401 {
		t.Errorf("%d taken of all", taken)
	}
	writeFile(t, filepath.Join(o.Content, "reports", "7.txt"), src+"x")
	writeFile(t, filepath.Join(o.Content, "reports", "70.meta.yaml"), "slug: x\n")
	if _, taken := read(); taken != 399 {
		t.Errorf("%d taken of all but two", taken)
	}
}
