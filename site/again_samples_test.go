package site

import (
	"os"
	"path/filepath"
	"testing"

	"nianbao/store"
)

// Samples are read where texts are told apart; where the store has lost them they are made of the texts.
func TestLostSamples(t *testing.T) {
	for _, lose := range []func(part string){
		func(part string) { os.Remove(part) },
		func(part string) { writeFile(t, part, readFile(t, part)[:100]) },
	} {
		o := storedSite(t)
		parts, err := filepath.Glob(filepath.Join(o.Store, samplesPart+"*"))
		if err != nil || len(parts) == 0 {
			t.Fatal(parts, err)
		}
		for _, part := range parts {
			lose(part)
		}
		c, m := atHand(t, o)
		sources, err := c.read(t.Context(), o, m)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sources {
			e := entry{s.kept}
			if e.sample != "" || e.sampled() != examine(e.whole()).sample {
				t.Errorf("%s: another sample", s.File)
			}
		}
		for _, name := range filesLike(t, filepath.Join(o.Content, "reports"), "*.txt") { // the others' samples stay lost
			writeFile(t, name, readFile(t, name)+"\n本机关设有信息公开专栏。\n")
			s := mustBuild(t, o)
			cold := BuildOptions{Content: o.Content, Out: o.Out + "-cold", Store: o.Store + "-cold" + filepath.Base(name)}
			if c := mustBuild(t, cold); s.Digest != c.Digest {
				t.Error("without samples: not what a first build gives")
			}
			for _, part := range []string{ledgerPart, alikePart} {
				if partOf(t, o.Store, part) != partOf(t, cold.Store, part) {
					t.Errorf("without samples: not the part %q that a first build keeps", part)
				}
			}
		}
		for _, part := range parts {
			if _, err := os.Stat(part); err != nil {
				t.Error("a bundle that is written anew has no samples")
			}
		}
	}
}

func partOf(t *testing.T, dir, name string) string {
	t.Helper()
	kept, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	part, ok := kept.Read(name)
	if !ok {
		t.Fatalf("no part %q", name)
	}
	return part
}
