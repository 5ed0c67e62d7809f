package site

import (
	"testing"

	"nianbao/report"
)

// BenchmarkSet makes the pages of comparisons: of a county's townships, which fit on few pages, and of a province's, which do not.
func BenchmarkSet(b *testing.B) {
	c, _ := Collect(manySources(300))
	henan := c.root.children[0]
	for name, p := range map[string]*place{"county": henan.children[0].children[0], "province": henan} {
		s, ok := p.setOf(report.Township, 2022)
		if !ok {
			b.Fatal("no set")
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			bytes, pages := 0, 0
			for b.Loop() {
				bytes, pages = 0, 0
				r := &renderer{c: c, yield: func(f File, err error) bool { bytes, pages = bytes+len(f.Body), pages+1; return err == nil }}
				r.set(s)
			}
			b.ReportMetric(float64(bytes)/float64(len(s.entries)), "B/organ")
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

// BenchmarkSubject makes the pages of an indicator.
func BenchmarkSubject(b *testing.B) {
	c, _ := Collect(manySources(300))
	b.ReportAllocs()
	for b.Loop() {
		for _, m := range subjects()[:8] {
			r := &renderer{c: c, yield: func(f File, err error) bool { return err == nil }}
			r.subject(m, c.tables().long())
		}
	}
}
