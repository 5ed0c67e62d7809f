package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Edits of what a build goes by besides reports: pages, promises, options, what is in place, what is remembered; and builds that
// come to nothing.

// page writes a page, or removes it.
func (e *editor) page() string {
	name := []string{"about.md", "method.md", "more.md"}[e.random.IntN(3)]
	if to := filepath.Join(e.dir, "pages", name); e.random.IntN(4) == 0 {
		_ = os.Remove(to)
	} else {
		e.write(to, fmt.Sprintf("# 关于\n\n%d\n", e.random.IntN(1000)))
	}
	return "a page, " + name
}

// promises takes lines out of what is promised, and tells other sources of reports.
func (e *editor) promises() string {
	name := filepath.Join(e.dir, addressesFile)
	if _, err := os.Stat(name); err != nil {
		return ""
	}
	var kept []string
	for line := range strings.Lines(e.read(name)) {
		page, sources, is := strings.Cut(strings.TrimSpace(line), " ")
		switch n := e.random.IntN(12); {
		case n == 0:
		case n == 1 && is && !strings.HasPrefix(line, "#"):
			kept = append(kept, fmt.Sprintf("%s 1:%064x %s\n", page, e.random.Uint64(), sources))
		default:
			kept = append(kept, line)
		}
	}
	e.write(name, strings.Join(kept, ""))
	return "other promises"
}

// redirect leads from a page that may be there.
func (e *editor) redirect() string {
	e.write(filepath.Join(e.dir, redirectsFile), []string{"", "henan/x.html -> index.html\n", "henan/x/ -> henan/\n", "henan.html -> jiangsu.html\n"}[e.random.IntN(4)])
	return "redirects"
}

// domain names one, which is that of the site or of another, or takes it back.
func (e *editor) domain() string {
	name := filepath.Join(e.dir, cnameFile)
	if os.Remove(name) == nil {
		return "no domain"
	}
	e.write(name, []string{"x.example\n", "x.example\n", "x.example\n", "other.example\n"}[e.random.IntN(4)])
	return "a domain"
}

// base has the site built for another address.
func (e *editor) base() string {
	e.o.Base = []string{"", "/repo/", published, published + "repo/"}[e.random.IntN(4)]
	e.o.Preview = e.random.IntN(4) == 0
	return fmt.Sprintf("for %q, a preview: %v", e.o.Base, e.o.Preview)
}

// damage does to a part of the store what becomes of files that nobody looks after: it is gone, cut, has a bit that is another, or
// is the one an earlier build left.
func (e *editor) damage() string {
	parts := slices.DeleteFunc(slices.Sorted(maps.Keys(folderOf(e.t, e.o.Store))), func(p string) bool { return strings.HasSuffix(p, "/") })
	before := e.past[e.random.IntN(len(e.past))]
	how := e.random.IntN(5)
	if how > 2 {
		// But for the one that goes before any other is written: only somebody who brings it back has it say what it said.
		parts = slices.DeleteFunc(parts, func(p string) bool {
			return p == builtPart || before[p] == "" || before[p] == e.read(filepath.Join(e.o.Store, p))
		})
	}
	if len(parts) == 0 {
		return ""
	}
	part := parts[e.random.IntN(len(parts))]
	name := filepath.Join(e.o.Store, part)
	body := e.read(name)
	at := e.random.IntN(len(body))
	switch how {
	case 0:
		_ = os.Remove(name)
		return part + " is gone from the store"
	case 1:
		e.write(name, body[:at])
		return part + " is cut"
	case 2:
		e.write(name, body[:at]+string(body[at]^4)+body[at+1:])
		return part + " is damaged"
	}
	e.write(name, before[part])
	return part + " is the one of an earlier build"
}

// touch changes or removes a file of the site in its place.
func (e *editor) touch() string {
	files := slices.DeleteFunc(slices.Sorted(maps.Keys(siteIn(e.t, e.o.Out))), func(p string) bool { return strings.HasSuffix(p, "/") || path.Base(p) == manifestName })
	p := files[e.random.IntN(len(files))]
	name := filepath.Join(e.o.Out, p)
	switch e.random.IntN(3) {
	case 0:
		_ = os.Remove(name)
		return p + " is removed from the site"
	case 1:
		e.write(name, e.digit(e.read(name)+"1"))
	default:
		if err := errors.Join(os.RemoveAll(filepath.Dir(name)), os.MkdirAll(e.o.Out, 0o777)); err != nil {
			panic(err)
		}
		return "the folder of " + p + " is removed from the site"
	}
	return p + " is changed in the site"
}

// breakOff has a build broken off at some time, as by Ctrl-C: the site is as it was.
func (e *editor) breakOff() string {
	before := siteIn(e.t, e.o.Out)
	when, err := e.interrupt(func() error { return nil })
	if when == "" {
		return ""
	}
	if err != nil {
		sameFolder(e.t, siteIn(e.t, e.o.Out), before)
	}
	return "broken off at " + when
}

// kill has a build killed at some time: all is left as it was then.
func (e *editor) kill() string {
	killed := e.t.TempDir()
	when, _ := e.interrupt(func() error {
		return errors.Join(copyAsIs(filepath.Join(killed, "public"), e.o.Out), copyAsIs(filepath.Join(killed, "store"), e.o.Store))
	})
	if when == "" {
		return ""
	}
	for from, to := range map[string]string{"public": e.o.Out, "store": e.o.Store} {
		if err := errors.Join(os.RemoveAll(to), copyAsIs(to, filepath.Join(killed, from))); err != nil {
			e.t.Fatal(err)
		}
	}
	return "killed at " + when
}

// interrupt breaks a build off at some step, which it tells, "" where there was none.
func (e *editor) interrupt(then func() error) (when string, err error) {
	ctx, cancel := context.WithCancel(e.t.Context())
	defer cancel()
	o := *e.o
	steps := e.random.IntN(500)
	o.Progress = func(stage Stage, done, total int) {
		if steps--; when == "" && (steps < 0 || stage == Placing) {
			when = fmt.Sprintf("%s %d", stage, done)
			if err := then(); err != nil {
				e.t.Error(err)
			}
			cancel()
		}
	}
	_, err = Build(ctx, o)
	return when, err
}

// copyAsIs copies a folder with the times of all that is in it; what vanishes meanwhile is left out.
func copyAsIs(to, from string) error {
	times := map[string]time.Time{}
	err := filepath.WalkDir(from, func(p string, d fs.DirEntry, err error) error {
		var info fs.FileInfo
		if err == nil {
			info, err = d.Info()
		}
		name := filepath.Join(to, strings.TrimPrefix(p, from))
		if err == nil && d.IsDir() {
			err = os.MkdirAll(name, 0o777)
		} else if err == nil {
			var body []byte
			if body, err = os.ReadFile(p); err == nil {
				err = os.WriteFile(name, body, 0o666)
			}
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil {
			times[name] = info.ModTime()
		}
		return err
	})
	for name, then := range times {
		err = errors.Join(err, os.Chtimes(name, then, then))
	}
	return err
}
