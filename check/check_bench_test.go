package check

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
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
				Between(allHeld(reports, sheets), Past{})
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

// BenchmarkBetween compares 10,000 reports: all, the same once more, and with one of them changed.
func BenchmarkBetween(b *testing.B) {
	reports := collection(b, 10_000)
	sheets := make([]*Sheet, len(reports))
	for i, r := range reports {
		sheets[i] = Within(r)
	}
	all := allHeld(reports, sheets)
	ledger, texts := Between(slices.Clone(all), Past{})
	samples := map[Digest]Sample{}
	for _, h := range all {
		samples[h.Digest] = h.Sample()
	}
	last := Past{string(ledger), string(texts), func(d Digest) (Sample, bool) { s, ok := samples[d]; return s, ok }}
	for _, c := range []struct {
		name string
		last Past
	}{{"first", Past{}}, {"again", last}, {"changed", last}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				b.StopTimer()
				held := slices.Clone(all)
				for i := range held {
					held[i].Sheet = sheets[i].clone()
				}
				if c.name == "changed" {
					at := n * 977 % len(held)
					r := copyOf(reports[at], func(s, p int, text string) string {
						return strings.Replace(text, "。", "，并且另有一句新的话。", 1)
					})
					held[at] = heldOf(r, Within(r))
				}
				b.StartTimer()
				Between(held, c.last)
			}
			b.ReportMetric(float64(len(ledger)+len(texts))/float64(len(reports)), "B/report")
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
