package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"math/rand/v2"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/parser"
)

// madeCollection are reports of made-up organs, as many as a few series have.
func madeCollection(t testing.TB, series int) *Collection {
	t.Helper()
	rng := rand.New(rand.NewPCG(3, 3))
	var sources []Source
	for range series {
		for _, p := range corpus.MakeSeries(rng).Papers {
			name, text := p.Write(corpus.Tabs)
			r, err := parser.Parse("reports/"+name, text, parser.Sidecar{})
			if err != nil {
				t.Fatal(err)
			}
			sources = append(sources, Source{File: r.File, Report: r})
		}
	}
	c, _ := Collect(sources)
	return c
}

// realCollection are the reports of the repository.
func realCollection(t testing.TB) *Collection {
	t.Helper()
	content, err := openContent("../content")
	if err != nil {
		t.Fatal(err)
	}
	sources, err := content.read(context.Background(), BuildOptions{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := Collect(sources)
	return c
}

// organPages makes the pages of one kind, and with each the size of the texts that the document or documents bring along.
type organPages func(r *renderer, e entry) (made page, text int)

func pageOfReport(r *renderer, e entry) (page, int) { return r.reportPage(e), narrative(e) }

func pageOfSource(r *renderer, e entry) (page, int) {
	text := 0
	for _, l := range e.whole().Lines {
		text += len(l)
	}
	return r.sourcePage(e), text
}

func pageOfVersus(r *renderer, e entry) (page, int) {
	last, ok := e.last()
	if !ok {
		return nil, 0
	}
	return r.versusYears(versus{last, e}), narrative(e) + narrative(last)
}

// narrative is the size of a report's paragraphs.
func narrative(e entry) (n int) {
	for _, s := range e.whole().Sections {
		for _, p := range s.Text {
			n += len(p)
		}
	}
	return n
}

// A site of many reports is made of the pages of each: what they have beside the texts of the documents is kept small. Of a
// report's page a quarter are the addresses of its cells, and of a source's half are the ways to what was read from each line.
func TestPagesOfReportsAreSmall(t *testing.T) {
	made, real := madeCollection(t, 2), realCollection(t)
	for _, k := range []struct {
		name   string
		pages  organPages
		c      *Collection
		beside int // bytes of a page beside its text, on average
		packed int // bytes of a page as it travels, on average
	}{
		{"reports that are made up", pageOfReport, made, 28800, 8900},
		{"reports of the repository", pageOfReport, real, 28200, 8900},
		{"sources that are made up", pageOfSource, made, 7900, 5700},
		{"sources of the repository", pageOfSource, real, 9900, 6100},
		{"years side by side that are made up", pageOfVersus, made, 13300, 6500},
		{"years side by side of the repository", pageOfVersus, real, 13500, 6050},
	} {
		var beside, packed, n int
		r := &renderer{c: k.c}
		for _, o := range k.c.organs {
			for _, e := range o.years {
				page, text := k.pages(r, e)
				if page == nil {
					continue
				}
				var b, z bytes.Buffer
				if err := page.Write(&b); err != nil {
					t.Fatal(err)
				}
				w := gzip.NewWriter(&z)
				w.Write(b.Bytes())
				w.Close()
				beside, packed, n = beside+b.Len()-text, packed+z.Len(), n+1
			}
		}
		t.Logf("%s: %d pages, %d bytes beside their text, %d packed", k.name, n, beside/n, packed/n)
		if beside/n > k.beside || packed/n > k.packed {
			t.Errorf("%s have %d bytes beside their text, %d packed, want %d and %d at most", k.name, beside/n, packed/n, k.beside, k.packed)
		}
	}
}

func BenchmarkReportPage(b *testing.B) { benchmarkPages(b, pageOfReport) }
func BenchmarkSourcePage(b *testing.B) { benchmarkPages(b, pageOfSource) }
func BenchmarkVersusPage(b *testing.B) { benchmarkPages(b, pageOfVersus) }

// benchmarkPages makes one page after the other, as a build does.
func benchmarkPages(b *testing.B, pages organPages) {
	c := madeCollection(b, 2)
	r := &renderer{c: c}
	r.o.shells = r.o.makeShells()
	var list []entry
	for _, o := range c.organs {
		for _, e := range o.years {
			if made, _ := pages(r, e); made != nil {
				list = append(list, e)
			}
		}
	}
	var size int64
	r.yield = func(f File, err error) bool {
		size += int64(len(f.Body))
		return err == nil
	}
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		made, _ := pages(r, list[n%len(list)])
		r.page("page.html", made, nil)
		n++
	}
	if r.stopped {
		b.Fatal("a page could not be made")
	}
	b.SetBytes(size / int64(n))
}
