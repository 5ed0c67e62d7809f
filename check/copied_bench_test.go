package check

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/parser"
	"nianbao/report"
)

// madeReports are reports of the generator as rules about texts need them, without cells, one for each organ and year.
func madeReports(tb testing.TB, n int) []*report.Report {
	tb.Helper()
	rng := rand.New(rand.NewPCG(4, uint64(n)))
	seen := map[string]bool{}
	var list []*report.Report
	for len(list) < n {
		doc := corpus.Make(rng, corpus.Tabs)
		r, err := parser.Parse(doc.Name, doc.Source, parser.Sidecar{})
		if err != nil {
			tb.Fatal(err)
		}
		key := fmt.Sprint(r.Organ.Code, r.Organ.Name, r.Year)
		if seen[key] || r.Year == 0 {
			continue
		}
		seen[key] = true
		list = append(list, &report.Report{File: r.File, SHA256: r.SHA256, Organ: r.Organ, Year: r.Year, Form: r.Form,
			Sections: r.Sections, Figures: r.Figures, Cells: report.NewCells(r.Form)})
	}
	return list
}

// BenchmarkCopied is the time for one report among 2,000 and among 20,000.
func BenchmarkCopied(b *testing.B) {
	for _, n := range []int{2000, 20000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			reports := madeReports(b, n)
			b.ReportAllocs()
			for b.Loop() {
				allCopied(examsOf(reports))
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(n*b.N), "µs/report")
		})
	}
}

// BenchmarkCopiedSeries is the time for one report where organs report year after year and repeat themselves.
func BenchmarkCopiedSeries(b *testing.B) {
	var reports []*report.Report
	for i := range uint64(10) {
		for _, p := range corpus.MakeSeries(rand.New(rand.NewPCG(6, i))).Papers {
			name, source := p.Write(corpus.Tabs)
			r, err := parser.Parse(name, source, parser.Sidecar{})
			if err != nil {
				b.Fatal(err)
			}
			reports = append(reports, r)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		allCopied(examsOf(reports))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(len(reports)*b.N), "µs/report")
}
