package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// workplace is an empty folder with a content folder in it that holds one report, and the options to build it.
func workplace(t *testing.T) BuildOptions {
	t.Helper()
	dir := t.TempDir()
	o := BuildOptions{Content: filepath.Join(dir, "content"), Out: filepath.Join(dir, "public")}
	copyReport(t, o.Content, "zhaogang-2023.txt")
	return o
}

func TestBuildTellsWhatItLeavesOut(t *testing.T) {
	o := workplace(t)
	reports := filepath.Join(o.Content, "reports")
	copyReport(t, o.Content, "xindian-2020.txt")
	writeFile(t, filepath.Join(reports, "scan.pdf"), "%PDF-1.4")
	writeFile(t, filepath.Join(reports, "photo.jpeg"), "\xff\xd8\xff")
	writeFile(t, filepath.Join(reports, "letter.txt"), "Dear Sir")
	writeFile(t, filepath.Join(reports, "empty.txt"), "")
	writeFile(t, filepath.Join(reports, "orphan.meta.yaml"), "year: 2020\n")
	writeFile(t, filepath.Join(reports, "xindian-2020.meta.yaml"), "yaer: 2020\n")
	writeFile(t, filepath.Join(reports, ".hidden", "x.pdf"), "")
	writeFile(t, filepath.Join(reports, ".hidden.pdf"), "")
	writeFile(t, filepath.Join(o.Content, "pages", "draft.odt"), "")
	if err := os.Symlink("zhaogang-2023.txt", filepath.Join(reports, "again.txt")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	writeFile(t, filepath.Join(o.Out, "later.txt"), "")
	if err := os.Remove(filepath.Join(o.Out, "later.txt")); err != nil {
		t.Fatal(err)
	}
	s, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, p := range s.Problems {
		place, ok := strings.CutPrefix(p.File, filepath.ToSlash(o.Content)+"/")
		if !ok || p.Message == "" || strings.Contains(p.String(), "\n") {
			t.Errorf("problem %q", p)
		}
		places = append(places, place)
	}
	slices.Sort(places)
	want := []string{"pages/draft.odt", "reports/again.txt", "reports/empty.txt", "reports/letter.txt", "reports/orphan.meta.yaml",
		"reports/photo.jpeg", "reports/scan.pdf", "reports/xindian-2020.meta.yaml"}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
	if s.Reports != 1 || s.Organs != 1 {
		t.Errorf("%d reports of %d organs, want one", s.Reports, s.Organs)
	}
	built := siteIn(t, o.Out)
	files, pages, size := 0, 0, int64(0)
	for name, body := range built {
		if !strings.HasSuffix(name, "/") {
			files, size = files+1, size+int64(len(body))
		}
		if strings.HasSuffix(name, ".html") {
			pages++
		}
	}
	if s.Files != files || s.Pages != pages || s.Bytes != size || s.Written != files || s.Removed != 0 {
		t.Errorf("%+v\nwant %d files, %d pages, %d bytes", s, files, pages, size)
	}
}

func TestBuildTellsForeignFiles(t *testing.T) {
	o := workplace(t)
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(o.Out, "CNAME"), "x.example")
	s, err := Build(t.Context(), o)
	if err != nil || len(s.Problems) != 1 || s.Problems[0].File != filepath.ToSlash(filepath.Join(o.Out, "CNAME")) {
		t.Errorf("%v, %v", s.Problems, err)
	}
	if s.Written != 0 || s.Removed != 0 {
		t.Errorf("%d written, %d removed", s.Written, s.Removed)
	}
}

func TestBuildRefuses(t *testing.T) {
	for name, spoil := range map[string]func(o *BuildOptions){
		"no content folder":   func(o *BuildOptions) { o.Content += "-none" },
		"content is a file":   func(o *BuildOptions) { o.Content += "/reports/zhaogang-2023.txt" },
		"content has no name": func(o *BuildOptions) { o.Content = "" },
		"content is empty":    func(o *BuildOptions) { mustRemove(o.Content + "/reports/zhaogang-2023.txt") },
		"only hidden reports": func(o *BuildOptions) { mustRename(o.Content+"/reports/zhaogang-2023.txt", o.Content+"/reports/.txt") },
		"only unreadable ones": func(o *BuildOptions) {
			mustRemove(o.Content + "/reports/zhaogang-2023.txt")
			mustWrite(o.Content + "/reports/letter.txt")
		},
		"out is a file":   func(o *BuildOptions) { o.Out = o.Content + "/../file"; mustWrite(o.Out) },
		"out has no name": func(o *BuildOptions) { o.Out = "" },
		"out is content":  func(o *BuildOptions) { o.Out = o.Content },
		"out in content":  func(o *BuildOptions) { o.Out = o.Content + "/reports/public" },
		"content in out":  func(o *BuildOptions) { o.Out = o.Content + "/.." },
		"out linked to content": func(o *BuildOptions) {
			o.Out += "-link"
			if err := os.Symlink(o.Content, o.Out); err != nil {
				panic(err)
			}
		},
		"out is somebody's": func(o *BuildOptions) { o.Out = filepath.Dir(o.Content) + "/src"; mustWrite(o.Out + "/main.go") },
		"base is no site":   func(o *BuildOptions) { o.Base = "ftp://x.example/" },
		"base has a query":  func(o *BuildOptions) { o.Base = "/a?b/" },
		"base climbs":       func(o *BuildOptions) { o.Base = "/../" },
	} {
		t.Run(name, func(t *testing.T) {
			o := workplace(t)
			place := filepath.Dir(o.Content)
			spoil(&o)
			want := folderOf(t, place)
			_, err := Build(t.Context(), o)
			var h *Hinted
			if !errors.As(err, &h) || h.Hint == "" || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v, want one line with a hint", err)
			}
			sameFolder(t, folderOf(t, place), want)
		})
	}
}

func mustRemove(name string) {
	if err := os.Remove(name); err != nil {
		panic(err)
	}
}

func mustRename(from, to string) {
	if err := os.Rename(from, to); err != nil {
		panic(err)
	}
}

func mustWrite(name string) {
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte("mine"), 0o666)); err != nil {
		panic(err)
	}
}

func TestBuildCanBeBrokenOff(t *testing.T) {
	o := workplace(t)
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	want := folderOf(t, o.Out)
	copyReport(t, o.Content, "xindian-2020.txt")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Build(ctx, o); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	sameFolder(t, folderOf(t, o.Out), want)
}

// TestParseKeepsTheOrder reads many files at several widths of concurrency.
func TestParseKeepsTheOrder(t *testing.T) {
	const count = 500
	var files []string
	fsys := fstest.MapFS{}
	for i := range count {
		files = append(files, fmt.Sprintf("reports/%03d.txt", i))
		if i%3 > 0 {
			fsys[files[i]] = &fstest.MapFile{Data: []byte(strings.Repeat("nothing to be read\n", i%7*100))}
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, procs := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(procs)
		var got []string
		for p := range parseAll(files, fsys.Open) {
			got = append(got, p.File)
			if p.Report != nil || p.Reason() == "" {
				t.Errorf("%s was read: %+v", p.File, p)
			}
		}
		if diff := cmp.Diff(files, got); diff != "" {
			t.Errorf("%d processors (-want +got):\n%s", procs, diff)
		}
		for p := range parseAll(files, fsys.Open) {
			if p.File == files[3] {
				break
			}
		}
	}
}

func TestParseOutlivesADefect(t *testing.T) {
	for p := range parseAll([]string{"reports/x.txt"}, func(string) (fs.File, error) { panic("index out of range") }) {
		if p.Report != nil || !strings.Contains(p.Reason(), "index out of range") || p.Problem.Hint == "" {
			t.Errorf("%+v", p)
		}
	}
}

func TestParseReadsNoEndlessFile(t *testing.T) {
	for p := range parseAll([]string{"reports/x.txt"}, func(name string) (fs.File, error) {
		if name == "reports/x.txt" {
			return endless{}, nil
		}
		return nil, fs.ErrNotExist
	}) {
		if !strings.Contains(p.Reason(), "larger than") {
			t.Errorf("%+v", p)
		}
	}
}

// endless is a file like /dev/zero.
type endless struct{ fs.File }

func (endless) Read(b []byte) (int, error) { clear(b); return len(b), nil }
func (endless) Close() error               { return nil }
func (endless) Stat() (fs.FileInfo, error) { return nil, fs.ErrInvalid }

func TestProblemsStayOnOneLine(t *testing.T) {
	for p, want := range map[Problem]string{
		{File: "reports/x.pdf", Message: "no text"}:                                      "reports/x.pdf: no text",
		{File: "reports/x.txt", Line: 41, Message: "no year", Hint: "add a sidecar"}:     "reports/x.txt:41: no year; add a sidecar",
		{File: "reports/\x1b[2J\n.txt", Message: "不是年度报告"}:                               `"reports/\x1b[2J\n.txt": 不是年度报告`,
		{File: "reports/函谷关镇 2022.txt", Message: "the year is 2022\r\nand nothing else"}: `reports/函谷关镇 2022.txt: "the year is 2022\r\nand nothing else"`,
	} {
		if got := p.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// BenchmarkBuild builds the real reports, into an empty folder and over the same site.
func BenchmarkBuild(b *testing.B) {
	for name, again := range map[string]bool{"first": false, "again": true} {
		b.Run(name, func(b *testing.B) {
			o := BuildOptions{Content: "../content", Out: filepath.Join(b.TempDir(), "public")}
			for b.Loop() {
				if _, err := Build(b.Context(), o); err != nil {
					b.Fatal(err)
				}
				if !again {
					if err := os.RemoveAll(o.Out); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
