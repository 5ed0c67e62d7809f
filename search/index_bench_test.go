package search

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/parser"
	"nianbao/report"
)

// madeReports are reports of the generator's series. Beyond the first most their sections are those of others, taken at
// random: words stand together that did not before, and no new ones come in.
func madeReports(tb testing.TB, n int) []*report.Report {
	tb.Helper()
	const most = 10000
	rng := rand.New(rand.NewPCG(7, 7))
	var list []*report.Report
	for len(list) < min(n, most) {
		for _, p := range corpus.MakeSeries(rng).Papers {
			name, source := p.Write(corpus.Tabs)
			r, err := parser.Parse(name, source, parser.Sidecar{})
			if err != nil {
				tb.Fatal(err)
			}
			list = append(list, &report.Report{Organ: r.Organ, Title: r.Title, Year: r.Year, Sections: r.Sections})
		}
	}
	for len(list) < n {
		r := *list[rng.IntN(most)]
		r.Sections = nil
		for i := range 6 {
			if from := list[rng.IntN(most)].Sections; i < len(from) {
				r.Sections = append(r.Sections, from[i])
			}
		}
		list = append(list, &r)
	}
	return list[:n]
}

// counted counts what is written.
type counted int

func (c *counted) Write(b []byte) (int, error) { *c += counted(len(b)); return len(b), nil }

func gzipped(bodies ...[]byte) int {
	var n counted
	for _, body := range bodies {
		z := gzip.NewWriter(&n)
		z.Write(body)
		z.Close()
	}
	return int(n)
}

// BenchmarkTerms tells the time and the bytes that a report's Terms take.
func BenchmarkTerms(b *testing.B) {
	reports := madeReports(b, 1000)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		size = 0
		for _, r := range reports {
			size += len(TermsOf(r))
		}
	}
	per := float64(len(reports))
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/per, "µs/report")
	b.ReportMetric(float64(size)/per, "bytes/report")
}

// BenchmarkIndex tells the time and the bytes that a report takes in the index, once its Terms are known.
func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			reports := madeReports(b, n)
			terms := make([]Terms, n)
			for i, r := range reports {
				terms[i] = TermsOf(r)
			}
			b.ReportAllocs()
			var x Index
			var bodies [][]byte
			var starts []string
			for b.Loop() {
				x, bodies, starts = Index{}, nil, nil
				for _, t := range terms {
					x.Add(t)
				}
				for p := range x.Pieces(nil) {
					starts, bodies = append(starts, p.First), append(bodies, p.Body)
				}
			}
			b.StopTimer()
			top, err := json.Marshal(starts)
			if err != nil {
				b.Fatal(err)
			}
			size, largest := 0, 0
			for _, body := range bodies {
				size, largest = size+len(body), max(largest, len(body))
			}
			per := float64(n)
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/per, "µs/report")
			b.ReportMetric(float64(size)/per, "bytes/report")
			b.ReportMetric(float64(gzipped(bodies...))/per, "gzipped/report")
			b.ReportMetric(float64(len(x.pool.slabs)*slab+16*len(x.slots)+32*cap(x.lists))/per, "memory/report")
			b.ReportMetric(float64(len(bodies)), "pieces")
			b.ReportMetric(float64(largest), "largest")
			b.ReportMetric(float64(gzipped(top)), "gzipped-top")
		})
	}
}

// BenchmarkRenew tells what one report costs the pieces of others: one that has another text, and one that is new.
func BenchmarkRenew(b *testing.B) {
	reports := madeReports(b, 10000)
	terms := make([]Terms, len(reports))
	for i, r := range reports {
		terms[i] = TermsOf(r)
	}
	pieces := bodies(piecesOf(terms))
	n := len(terms)
	changed := *reports[n/2]
	changed.Title += "（更正后重新发布）"
	one := []Added{{n / 2, TermsOf(&changed)}}
	for _, c := range []struct {
		name string
		Changes
	}{
		{"changed", Changes{Before: n, Now: n, Gone: []int{n / 2}, New: one}},
		{"new", Changes{Before: n, Now: n + 1, New: one}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := Renew(pieces, c.Changes); !ok {
					b.Fatal("the pieces are none")
				}
			}
		})
	}
}
