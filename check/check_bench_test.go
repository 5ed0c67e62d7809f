package check

import (
	"math/rand/v2"
	"runtime"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/parser"
	"nianbao/report"
)

// BenchmarkCheck checks whole collections, series of organs over seven years, copied text included; it tells how long one
// report takes, and what its sheet retains.
func BenchmarkCheck(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"1000", 1_000}, {"10000", 10_000}} {
		b.Run(size.name, func(b *testing.B) {
			reports := collection(b, size.n)
			var before, after runtime.MemStats
			var kept []*Sheet
			for b.Loop() {
				b.StopTimer()
				kept = nil
				runtime.GC()
				runtime.ReadMemStats(&before)
				b.StartTimer()
				sheets := make([]*Sheet, len(reports))
				for i, r := range reports {
					sheets[i] = Within(r)
				}
				Between(allHeld(reports, sheets))
				kept = sheets
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			runtime.KeepAlive(kept)
			n := float64(len(reports))
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/n, "µs/report")
			b.ReportMetric(float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/n, "B/report")
		})
	}
}

// collection reads n reports of made series, of prefectures that differ.
func collection(b *testing.B, n int) []*report.Report {
	b.Helper()
	var reports []*report.Report
	taken := map[string]bool{}
	for seed := uint64(0); len(reports) < n; seed++ {
		s := corpus.MakeSeries(rand.New(rand.NewPCG(5, seed)))
		code := s.Papers[0].Truth().Organ.Code
		if taken[code] {
			continue
		}
		taken[code] = true
		for _, p := range s.Papers {
			if p == nil {
				continue
			}
			name, source := p.Write(corpus.TabsFilled)
			r, err := parser.Parse(name, source, parser.Sidecar{})
			if err != nil {
				b.Fatal(err)
			}
			reports = append(reports, r)
		}
	}
	return reports[:n]
}
