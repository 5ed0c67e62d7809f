package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What may go wrong while a site is built, met with the program itself: it is killed, the disk is full, two of it are at one
// folder, documents come and go. Nobody may ever see half a page, and the next run must give the site that a first one gives.

// twoContents are two content folders and the sites they make: of the two, one has a report more, one less, and one differs.
func twoContents(t *testing.T, more ...string) (contents [2]string, sites [2]map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for i, files := range [2][]string{{"zhaogang-2023.txt", "xindian-2020.txt"}, {"zhaogang-2023.txt", "hanguguan-2022.txt"}} {
		contents[i] = filepath.Join(dir, []string{"a", "b"}[i])
		reports := filepath.Join(contents[i], "reports")
		if err := os.MkdirAll(reports, 0o777); err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			src, err := os.ReadFile(filepath.Join("content", "reports", name))
			if err != nil {
				t.Fatal(err)
			}
			if i == 1 {
				src = bytes.Replace(src, []byte("103 条"), []byte("104 条"), 1)
			}
			if err := os.WriteFile(filepath.Join(reports, name), src, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if len(more) > 0 {
			besides(t, reports, i)
		}
		out := filepath.Join(dir, "site")
		if said, err := building(contents[i], out, more...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		sites[i] = siteAt(t, out)
		for _, gone := range []string{out, filepath.Join(dir, ".site.store")} {
			if err := os.RemoveAll(gone); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(sites[0]) < 50 || sites[0]["index.html"] == sites[1]["index.html"] {
		t.Fatalf("sites of %d and %d files", len(sites[0]), len(sites[1]))
	}
	return contents, sites
}

// besides adds reports of another province to a content folder, more to the second.
func besides(t *testing.T, reports string, more int) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("content", "reports", "zhaogang-2023.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for year := 2022; year < 2023+more; year++ {
		name := filepath.Join(reports, "zhijiang-"+strconv.Itoa(year))
		side := "organ: 枝江市人民政府\nregion: [湖北省, 宜昌市]\nyear: " + strconv.Itoa(year) + "\n"
		if err := errors.Join(os.WriteFile(name+".txt", src, 0o666), os.WriteFile(name+".meta.yaml", []byte(side), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
}

func building(content, out string, more ...string) *exec.Cmd {
	return exec.Command("nianbao", append([]string{"build", "--content", content, "--out", out}, more...)...)
}

// siteAt gives the files of a site by path, without what builds keep for themselves.
func siteAt(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // not yet there
		case err != nil:
			return err
		case d.IsDir() && d.Name() == ".nianbao-stage":
			return fs.SkipDir
		case d.IsDir() || d.Name() == ".nianbao":
			return nil
		}
		body, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
		files[p] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// whole fails where a file is neither what the one site has at its path nor what the other has, or where one that both have
// is gone.
func whole(t *testing.T, got map[string]string, sites ...map[string]string) {
	t.Helper()
	for p, body := range got {
		ok := false
		for _, s := range sites {
			want, has := s[p]
			ok = ok || has && want == body
		}
		if !ok {
			t.Errorf("%s is of no site: %d bytes", p, len(body))
		}
	}
	for p := range sites[0] {
		everywhere := true
		for _, s := range sites {
			_, has := s[p]
			everywhere = everywhere && has
		}
		if _, has := got[p]; everywhere && !has {
			t.Errorf("%s is gone", p)
		}
	}
}

// same fails where the folder does not hold the site, byte for byte.
func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for p := range want {
		if got[p] != want[p] {
			t.Errorf("%s: %d bytes, want %d", p, len(got[p]), len(want[p]))
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			t.Errorf("%s is no part of the site", p)
		}
	}
}

// TestKilledAtAnyMoment ends a hundred builds that make one site out of the other, each at a moment of its own, with a signal
// that nothing can catch.
func TestKilledAtAnyMoment(t *testing.T) { killed(t, 100) }

// TestKilledWhileSeveralSitesAreBuilt does so with sites of provinces: what one killed build leaves of them is of one age, as soon
// as the next has looked at it.
func TestKilledWhileSeveralSitesAreBuilt(t *testing.T) { killed(t, 30, "--split", "region") }

func killed(t *testing.T, times int, more ...string) {
	t.Helper()
	contents, sites := twoContents(t, more...)
	out := filepath.Join(t.TempDir(), "public")
	began := time.Now()
	if said, err := building(contents[0], out, more...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	longest := time.Since(began)
	moments := rand.New(rand.NewPCG(1, 8))
	now, count := 0, 0
	for tries := 0; count < times; tries++ {
		if tries == 3*times {
			t.Fatalf("only %d of %d builds were killed at work", count, tries)
		}
		next := 1 - now
		program := building(contents[next], out, more...)
		if err := program.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(moments.Float64() * float64(longest)))
		if err := program.Process.Kill(); err == nil {
			count++
		}
		if program.Wait() == nil {
			count-- // it was faster
		}
		whole(t, siteAt(t, out), sites[0], sites[1])
		if err := undone(contents, out, more); err != nil {
			t.Fatal(err)
		}
		if len(more) > 0 {
			got := siteAt(t, out)
			if !maps.Equal(got, sites[now]) && !maps.Equal(got, sites[next]) {
				t.Fatal("the sites are of two ages")
			}
		}
		if said, err := building(contents[next], out, more...).CombinedOutput(); err != nil {
			t.Fatalf("the run after: %v: %s", err, said)
		}
		same(t, siteAt(t, out), sites[next])
		if t.Failed() {
			return
		}
		now = next
	}
	for _, below := range []string{"", "*"} {
		if left, err := filepath.Glob(filepath.Join(out, below, ".nianbao-stage*")); err != nil || left != nil {
			t.Errorf("left behind: %v, %v", left, err)
		}
	}
}

// undone has the next run look at what is there, and fail at what it is to build.
func undone(contents [2]string, out string, more []string) error {
	empty := filepath.Join(filepath.Dir(contents[0]), "empty")
	if err := os.MkdirAll(filepath.Join(empty, "reports"), 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(empty, "reports", "letter.txt"), []byte("x"), 0o666); err != nil {
		return err
	}
	if said, err := building(empty, out, append(more, "--store", "none")...).CombinedOutput(); err == nil {
		return fmt.Errorf("a site of nothing was built: %s", said)
	}
	return nil
}

// TestFullDisk builds onto a file system that takes the site that is there, but not a second one beside it.
func TestFullDisk(t *testing.T) {
	contents, sites := twoContents(t)
	size := 0
	for _, body := range sites[0] {
		size += (len(body)/4096 + 2) * 4096
	}
	disk := t.TempDir()
	if err := mountSmall(disk, size*13/10); err != nil {
		t.Skip("no small file system can be made here:", err)
	}
	defer func() {
		if err := unmount(disk); err != nil {
			t.Error(err)
		}
	}()
	out := filepath.Join(disk, "public")
	if said, err := building(contents[0], out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	filler := filepath.Join(disk, "filler")
	if err := os.WriteFile(filler, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for left := true; left; {
		f, err := os.OpenFile(filler, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.Write(make([]byte, 64<<10))
		left = err == nil
		f.Close()
	}
	said, err := building(contents[1], out).CombinedOutput()
	if err == nil {
		t.Fatalf("a site was built without room for it: %s", said)
	}
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(string(said), "no space left on device") || !strings.Contains(string(said), "nianbao: hint: ") {
		t.Errorf("%v: %s", err, said)
	}
	same(t, siteAt(t, out), sites[0])
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if err := enlarge(disk, size*3); err != nil {
		t.Fatal(err)
	}
	if said, err := building(contents[1], out).CombinedOutput(); err != nil {
		t.Fatalf("with room again: %v: %s", err, said)
	}
	same(t, siteAt(t, out), sites[1])
}

// TestTwoBuildsOneFolder starts two builds at once: each makes the site whole, or says that another is at it.
func TestTwoBuildsOneFolder(t *testing.T) {
	contents, sites := twoContents(t)
	out := filepath.Join(t.TempDir(), "public")
	for range 10 {
		var said [2]bytes.Buffer
		var programs [2]*exec.Cmd
		for i := range programs {
			programs[i] = building(contents[i], out)
			programs[i].Stderr = &said[i]
			if err := programs[i].Start(); err != nil {
				t.Fatal(err)
			}
		}
		done := 0
		for i, p := range programs {
			if err := p.Wait(); err == nil {
				done++
			} else if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(said[i].String(), "nianbao: hint: ") {
				t.Errorf("%v: %s", err, said[i].String())
			}
		}
		got := siteAt(t, out)
		whole(t, got, sites[0], sites[1])
		if done == 0 || got["index.html"] != sites[0]["index.html"] && got["index.html"] != sites[1]["index.html"] {
			t.Errorf("%d builds came to an end", done)
		}
		for i := range sites {
			if got["index.html"] == sites[i]["index.html"] {
				same(t, got, sites[i])
			}
		}
	}
}

// TestDocumentsThatComeAndGo builds while documents are written anew, half-written and taken away.
func TestDocumentsThatComeAndGo(t *testing.T) {
	contents, sites := twoContents(t)
	out := filepath.Join(t.TempDir(), "public")
	file := filepath.Join(contents[0], "reports", "xindian-2020.txt")
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			// What fails here leaves the document as it is, which is as good.
			switch i % 3 {
			case 0:
				_ = os.Remove(file)
			case 1:
				_ = os.WriteFile(file, src[:len(src)/2], 0o666)
			case 2:
				_ = os.WriteFile(file, src, 0o666)
			}
		}
	}()
	for range 20 {
		if said, err := building(contents[0], out).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, said)
		}
	}
	close(stop)
	<-stopped
	if err := os.WriteFile(file, src, 0o666); err != nil {
		t.Fatal(err)
	}
	if said, err := building(contents[0], out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	same(t, siteAt(t, out), sites[0])
}
