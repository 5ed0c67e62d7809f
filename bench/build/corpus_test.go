package main

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"nianbao/parser"
	"nianbao/report"
)

func TestWriteCorpus(t *testing.T) {
	for layout := range layouts {
		dir := filepath.Join(t.TempDir(), "reports")
		first, err := writeCorpus(t.Context(), dir, 30, layout)
		if err != nil {
			t.Fatal(err)
		}
		files, err := os.ReadDir(dir)
		want := 30
		if layout == "parsed" {
			want = 2
		}
		if err != nil || len(files) != want {
			t.Errorf("%s: %d files, %v", layout, len(files), err)
		}
		before := cellsOf(t, first)
		if err := addSentence(first); err != nil || filepath.Ext(first) != ".txt" {
			t.Errorf("%s: the first is %s, changing it: %v", layout, first, err)
		}
		if n := changes(before, cellsOf(t, first)); n != 0 {
			t.Errorf("%s: a sentence changes %d cells", layout, n)
		}
		if err := changeFigure(first); err != nil {
			t.Errorf("%s: %v", layout, err)
		}
		if n := changes(before, cellsOf(t, first)); n != 1 {
			t.Errorf("%s: a figure changes %d cells", layout, n)
		}
	}
	if _, err := writeCorpus(t.Context(), t.TempDir(), 1, "scroll"); err == nil {
		t.Error("an unknown layout is taken")
	}
}

func cellsOf(t *testing.T, file string) report.Cells {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := parser.Parse("reports/"+filepath.Base(file), src, parser.Sidecar{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Cells
}

// changes counts the cells that have come to print something else.
func changes(before, now report.Cells) (n int) {
	for key, c := range before.All() {
		if d, _ := now.Get(key); d.Raw != c.Raw {
			n++
		}
	}
	return n
}

// A corpus for which there is no room is told before it is begun.
func TestRoomIsLookedAt(t *testing.T) {
	has, known := roomIn(t.TempDir())
	if !known {
		t.Skip("this system does not tell how much room there is")
	}
	if has == 0 {
		t.Error("no room at all")
	}
	dir := t.TempDir()
	if err := compare(t.Context(), strconv.Itoa(int(has/roomFor(1))+1_000_000), "tabs", dir, false, "", ""); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

// A prefecture of each province comes before the second of any.
func TestPrefecturesAreOfAllProvinces(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range prefectures()[:20] {
		if province := d.Region()[0]; seen[province] {
			t.Errorf("%s comes twice among the first", province)
		} else {
			seen[province] = true
		}
	}
}
