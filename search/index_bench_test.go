package search

import (
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"nianbao/bench/corpus"
	"nianbao/parser"
	"nianbao/report"
)

// madeReports are reports of the generator's series.
func madeReports(tb testing.TB, n int) []*report.Report {
	tb.Helper()
	rng := rand.New(rand.NewPCG(7, uint64(n)))
	var list []*report.Report
	for len(list) < n {
		for _, p := range corpus.MakeSeries(rng).Papers {
			name, source := p.Write(corpus.Tabs)
			r, err := parser.Parse(name, source, parser.Sidecar{})
			if err != nil {
				tb.Fatal(err)
			}
			list = append(list, &report.Report{Organ: r.Organ, Title: r.Title, Year: r.Year, Sections: r.Sections})
		}
	}
	return list[:n]
}

// counted counts what is written.
type counted struct{ n int }

func (c *counted) Write(b []byte) (int, error) { c.n += len(b); return len(b), nil }

// BenchmarkIndex tells the time and the bytes that one report takes.
func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			reports := madeReports(b, n)
			characters := 0
			for _, r := range reports {
				for _, s := range r.Sections {
					for _, p := range s.Text {
						characters += utf8.RuneCountInString(p)
					}
				}
			}
			b.ReportAllocs()
			size, largest, pieces := 0, 0, 0
			var memory int
			for b.Loop() {
				var x Index
				for _, r := range reports {
					x.Add(r)
				}
				memory = len(x.pool.slabs)*slab + 32*len(x.slots)
				size, largest, pieces = 0, 0, 0
				for _, body := range x.Pieces() {
					size, largest, pieces = size+len(body), max(largest, len(body)), pieces+1
				}
			}
			b.StopTimer()
			packed := counted{}
			var x Index
			for _, r := range reports {
				x.Add(r)
			}
			for _, body := range x.Pieces() {
				z := gzip.NewWriter(&packed)
				io.WriteString(z, string(body))
				z.Close()
			}
			per := float64(n)
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/per, "µs/report")
			b.ReportMetric(float64(characters)/per, "characters/report")
			b.ReportMetric(float64(size)/per, "bytes/report")
			b.ReportMetric(float64(packed.n)/per, "gzipped/report")
			b.ReportMetric(float64(memory)/per, "memory/report")
			b.ReportMetric(float64(pieces), "pieces")
			b.ReportMetric(float64(largest), "largest")
		})
	}
}
