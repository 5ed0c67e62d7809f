package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/check"
	"nianbao/gazetteer"
)

// madeReports are documents of prefectures and of what is in them, thirty of each.
func madeReports(random *rand.Rand, regions int) map[string]string {
	pool := map[string]string{}
	for _, n := range random.Perm(3)[:regions] {
		d, _ := gazetteer.ByCode([]string{"410100", "320800", "420500"}[n])
		own := 0
		for i, paper := range corpus.MakeRegion(random, d).Papers {
			if i%5 == 0 || i < 12 {
				name, source := paper.Write(corpus.Tabs)
				pool[name] = string(source)
				own++
			}
			if own == 30 {
				break
			}
		}
	}
	return pool
}

// editor changes a content folder as people do, and what a build goes by besides.
type editor struct {
	t      *testing.T
	random *rand.Rand
	o      *BuildOptions
	dir    string
	pool   map[string]string   // documents, by name
	past   []map[string]string // the store as builds left it
}

func (e *editor) edit() string {
	edits := []func() string{e.sentence, e.sentence, e.shift, e.figure, e.figure, e.add, e.remove, e.rename, e.sidecar, e.sidecar, e.answer, e.copied, e.undo,
		e.broken, e.move, e.vanish, e.come, e.lines, e.line, e.line, e.line, e.repack,
		e.page, e.promises, e.redirect, e.domain, e.base, e.damage, e.damage, e.touch, e.breakOff, e.kill}
	for {
		if what := edits[e.random.IntN(len(edits))](); what != "" {
			return what
		}
	}
}

// files are the documents that are files, and not empty.
func (e *editor) files() []string {
	list, _ := filepath.Glob(filepath.Join(e.dir, "reports", "*.txt"))
	return slices.DeleteFunc(list, func(name string) bool {
		info, err := os.Lstat(name)
		return err != nil || !info.Mode().IsRegular() || info.Size() == 0 || info.Size() > maxSource
	})
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

// write makes a file, with the folder it is in.
func (e *editor) write(name, body string) {
	e.t.Helper()
	writeFile(e.t, name, body)
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
	e.write(name, e.digit(e.read(name)))
	return "a digit in " + filepath.Base(name)
}

func (e *editor) digit(text string) string {
	src := []byte(text)
	for range 1000 {
		if i := e.random.IntN(len(src)); src[i] >= '0' && src[i] <= '9' {
			src[i] = '0' + (src[i]-'0'+1)%10
			break
		}
	}
	return string(src)
}

func (e *editor) add() string {
	names := slices.Sorted(maps.Keys(e.pool))
	for _, i := range e.random.Perm(len(names)) {
		to := filepath.Join(e.dir, "reports", names[i])
		if _, err := os.Lstat(to); err != nil {
			e.write(to, e.pool[names[i]])
			return "added " + names[i]
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
	list, _ := filepath.Glob(filepath.Join(e.dir, "reports", "*.txt"))
	name := list[e.random.IntN(len(list))]
	os.Remove(sidecarOf(name))
	if src, ok := e.pool[strings.TrimLeft(filepath.Base(name), "z")]; ok {
		_ = os.RemoveAll(name)
		e.write(name, src)
	}
	return "undone " + filepath.Base(name)
}

// broken makes a document one that can't be read, in one of the ways there are.
func (e *editor) broken() string {
	name := e.one()
	how := []string{"empty", "no report", "cut", "too large", "a link", "a folder"}[e.random.IntN(6)]
	body := e.read(name)
	if err := os.Remove(name); err != nil {
		panic(err)
	}
	switch how {
	case "empty":
		e.write(name, "")
	case "no report":
		e.write(name, "Dear Sir\n")
	case "cut":
		e.write(name, body[:e.random.IntN(len(body))])
	case "too large":
		e.write(name, body)
		if err := os.Truncate(name, maxSource+1); err != nil {
			panic(err)
		}
	case "a link":
		_ = os.Symlink("nowhere", name)
	case "a folder":
		e.write(filepath.Join(name, "x.txt"), body)
	}
	return filepath.Base(name) + " is broken: " + how
}

// move says of a report that it is an organ's of another province.
func (e *editor) move() string {
	name := e.one()
	side := []string{"organ: 枝江市人民政府\nregion: [湖北省, 宜昌市]\n", "organ: 东城区人民政府\nregion: [北京市]\n", "organ: 子虚镇人民政府\nregion: []\n"}[e.random.IntN(3)]
	e.write(sidecarOf(name), side)
	return filepath.Base(name) + " is " + side
}

// vanish removes all documents of a province, come brings back those there are of one.
func (e *editor) vanish() string {
	province, _, _ := strings.Cut(filepath.Base(e.one()), "-")
	all, _ := filepath.Glob(filepath.Join(e.dir, "reports", province+"-*"))
	if len(e.files())-len(all) < 3 {
		return ""
	}
	for _, name := range all {
		_ = os.RemoveAll(name)
	}
	return province + " is gone"
}

func (e *editor) come() string {
	names := slices.Sorted(maps.Keys(e.pool))
	province, _, _ := strings.Cut(names[e.random.IntN(len(names))], "-")
	n := 0
	for _, name := range names {
		if to := filepath.Join(e.dir, "reports", name); strings.HasPrefix(name, province) && n < 5 {
			if _, err := os.Lstat(to); err != nil {
				e.write(to, e.pool[name])
				n++
			}
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d more of %s", n, province)
}
