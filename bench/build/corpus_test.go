package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWriteCorpus(t *testing.T) {
	for layout := range layouts {
		dir := filepath.Join(t.TempDir(), "reports")
		first, err := writeCorpus(dir, 30, layout)
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
		if err := change(first); err != nil || filepath.Ext(first) != ".txt" {
			t.Errorf("%s: the first is %s, changing it: %v", layout, first, err)
		}
	}
	if _, err := writeCorpus(t.TempDir(), 1, "scroll"); err == nil {
		t.Error("an unknown layout is taken")
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
