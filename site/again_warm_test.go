package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/check"
	"nianbao/gazetteer"
)

// TestWarmBuilds edits made sites at random: what a build makes with the store of the build before is, byte for byte, what
// it makes without. NIANBAO_EDITS is how many sites are edited, for more than a test has time for.
func TestWarmBuilds(t *testing.T) {
	seeds := 2
	if n, err := strconv.Atoi(os.Getenv("NIANBAO_EDITS")); err == nil {
		seeds = n
	}
	for seed := range uint64(seeds) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) { editedSite(t, seed, 4) })
	}
}

func editedSite(t *testing.T, seed uint64, edits int) {
	random := rand.New(rand.NewPCG(seed, 7))
	o := workplace(t)
	o.Store = StoreBeside(o.Out)
	if seed%2 == 1 {
		o.Base = published
	}
	pool := madeReports(random)
	e := &editor{random: random, dir: o.Content, pool: pool}
	for range 9 {
		e.add()
	}
	writeFile(t, filepath.Join(o.Content, "pages", "about.md"), "# 关于\n")
	mustBuild(t, o)
	for range edits {
		what := e.edit()
		if random.IntN(3) == 0 {
			what += ", " + e.edit()
		}
		warm, err := Build(t.Context(), o)
		cold := o
		cold.Out, cold.Store, cold.Preview = filepath.Join(t.TempDir(), "public"), "", true
		if err != nil { // a page that was promised would vanish
			if _, err := Build(t.Context(), cold); err == nil {
				t.Fatalf("%s: only a warm build fails: %v", what, err)
			}
			if err := os.Remove(filepath.Join(o.Content, addressesFile)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if s := mustBuild(t, cold); s.Digest != warm.Digest || s.Pages != warm.Pages || s.Bytes != warm.Bytes || len(s.Problems) != len(warm.Problems) {
			t.Errorf("%s: the digests differ", what)
		}
		t.Logf("%s: %d of %d portions taken over, %d files written", what, warm.Taken, warm.Portions, warm.Written)
		sameFolder(t, siteIn(t, o.Out), siteIn(t, cold.Out))
		if t.Failed() {
			t.Fatalf("after %s", what)
		}
	}
}

// madeReports are documents of a county and of what is in it.
func madeReports(random *rand.Rand) map[string]string {
	pool := map[string]string{}
	d, _ := gazetteer.ByCode([]string{"410100", "320800", "411200"}[random.IntN(3)])
	for i, paper := range corpus.MakeRegion(random, d).Papers {
		if i%5 == 0 || i < 12 {
			name, source := paper.Write(corpus.Tabs)
			pool[name] = string(source)
		}
		if len(pool) == 30 {
			break
		}
	}
	return pool
}

// editor changes a content folder as people do.
type editor struct {
	random *rand.Rand
	dir    string
	pool   map[string]string
}

func (e *editor) edit() string {
	edits := []func() string{e.sentence, e.sentence, e.shift, e.figure, e.figure, e.add, e.remove, e.rename, e.sidecar, e.sidecar, e.answer, e.page, e.copied, e.undo}
	for {
		if what := edits[e.random.IntN(len(edits))](); what != "" {
			return what
		}
	}
}

func (e *editor) files() []string {
	list, _ := filepath.Glob(filepath.Join(e.dir, "reports", "*.txt"))
	return list
}

func (e *editor) one() string {
	list := e.files()
	return list[e.random.IntN(len(list))]
}

func (e *editor) read(name string) string {
	b, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func (e *editor) write(name, body string) {
	if err := os.WriteFile(name, []byte(body), 0o666); err != nil {
		panic(err)
	}
}

func (e *editor) sentence() string {
	name := e.one()
	e.write(name, e.read(name)+fmt.Sprintf("\n本机关设有信息公开专栏%d个。\n", e.random.IntN(100)))
	return "a sentence in " + filepath.Base(name)
}

// shift moves all that follows by a line.
func (e *editor) shift() string {
	name := e.one()
	lines := strings.SplitAfter(e.read(name), "\n")
	at := 1 + e.random.IntN(min(8, len(lines)-1))
	lines = slices.Insert(lines, at, []string{"\n", "现将有关情况报告如下。\n"}[e.random.IntN(2)])
	e.write(name, strings.Join(lines, ""))
	return "a line more in " + filepath.Base(name)
}

// figure changes a digit anywhere.
func (e *editor) figure() string {
	name := e.one()
	src := []byte(e.read(name))
	for range 1000 {
		i := e.random.IntN(len(src))
		if src[i] >= '0' && src[i] <= '9' {
			src[i] = '0' + (src[i]-'0'+1)%10
			e.write(name, string(src))
			return "a digit in " + filepath.Base(name)
		}
	}
	return ""
}

func (e *editor) add() string {
	for _, name := range slices.Sorted(maps.Keys(e.pool)) {
		to := filepath.Join(e.dir, "reports", name)
		if _, err := os.Stat(to); err != nil && e.random.IntN(4) == 0 {
			e.write(to, e.pool[name])
			return "added " + name
		}
	}
	return ""
}

func (e *editor) remove() string {
	if len(e.files()) < 5 {
		return ""
	}
	name := e.one()
	os.Remove(name)
	os.Remove(sidecarOf(name))
	return "removed " + filepath.Base(name)
}

func (e *editor) rename() string {
	name := e.one()
	if err := os.Rename(name, filepath.Join(filepath.Dir(name), "z"+filepath.Base(name))); err != nil {
		panic(err)
	}
	return "renamed " + filepath.Base(name)
}

func sidecarOf(name string) string { return strings.TrimSuffix(name, ".txt") + sidecarSuffix }

func (e *editor) sidecar() string {
	name := sidecarOf(e.one())
	body := []string{"date: 2024-02-03\n", "source: https://example.org/x\n", "slug: other\n", "year: 2020\n", "organ: 新密市人民政府\n", "yaer: 1\n"}[e.random.IntN(6)]
	e.write(name, body)
	return "sidecar " + filepath.Base(name) + " " + strings.TrimSpace(body)
}

// answer answers all findings of a family.
func (e *editor) answer() string {
	name := sidecarOf(e.one())
	body := "answers:\n"
	for _, f := range check.Families() {
		body += "  " + f.Rules[0].ID + ": 已核对\n"
	}
	e.write(name, body)
	return "answers in " + filepath.Base(name)
}

func (e *editor) page() string {
	e.write(filepath.Join(e.dir, "pages", "about.md"), fmt.Sprintf("# 关于\n\n%d\n", e.random.IntN(1000)))
	return "a page"
}

// copied puts a long text of one report into another.
func (e *editor) copied() string {
	from, to := e.one(), e.one()
	var long string
	for line := range strings.Lines(e.read(from)) {
		if len(line) > len(long) && !strings.Contains(line, "\t") {
			long = line
		}
	}
	e.write(to, e.read(to)+"\n"+long)
	return "copied from " + filepath.Base(from) + " to " + filepath.Base(to)
}

func (e *editor) undo() string {
	name := e.one()
	os.Remove(sidecarOf(name))
	if src, ok := e.pool[strings.TrimLeft(filepath.Base(name), "z")]; ok {
		e.write(name, src)
	}
	return "undone " + filepath.Base(name)
}
