package site

import (
	"bytes"
	"testing"
)

// A report's page and its JSON: what a build does for every report.
func BenchmarkReport(b *testing.B) {
	c, _ := Collect(sampleSources())
	r := &renderer{c: c}
	e := c.root.below[0]
	for b.Loop() {
		var out bytes.Buffer
		if err := r.reportPage(e).Write(&out); err != nil {
			b.Fatal(err)
		}
		if _, err := piece(e.Report); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}

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
