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

// The trend of an organ: forty charts, each with its table.
func BenchmarkTrend(b *testing.B) {
	c, _ := Collect(sampleSources())
	r := &renderer{c: c}
	var o *organ
	for _, one := range c.organs {
		if o == nil || len(one.withTables()) > len(o.withTables()) {
			o = one
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		page, err := r.trendPage(o)
		if err != nil {
			b.Fatal(err)
		}
		var out bytes.Buffer
		if err := page.Write(&out); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
