package site

import (
	"bytes"
	"testing"
)

// A comparison of five organs, with its charts.
func BenchmarkComparison(b *testing.B) {
	c, _ := Collect(sampleSources())
	r := &renderer{c: c}
	s := c.root.sets[0]
	for b.Loop() {
		c, err := r.compare(s)
		if err != nil {
			b.Fatal(err)
		}
		page, _ := c.pages()
		var out bytes.Buffer
		if err := page.Write(&out); err != nil {
			b.Fatal(err)
		}
	}
}
