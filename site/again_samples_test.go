package site

import (
	"os"
	"path/filepath"
	"testing"
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
		for _, part := range append(parts, filepath.Join(o.Store, ledgerPart)) {
			lose(part)
		}
		c, err := openContent(o.Content)
		if err != nil {
			t.Fatal(err)
		}
		m, _ := remembers(o, c)
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
		changed := filepath.Join(o.Content, "reports", "xindian-2020.txt")
		writeFile(t, changed, readFile(t, changed)+"\n本机关设有信息公开专栏。\n")
		s := mustBuild(t, o)
		if cold := mustBuild(t, BuildOptions{Content: o.Content, Out: o.Out + "-cold"}); s.Digest != cold.Digest {
			t.Error("without samples: not what a first build gives")
		}
		for _, part := range parts {
			if _, err := os.Stat(part); err != nil {
				t.Error("a bundle that is written anew has no samples")
			}
		}
	}
}
