package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"math/rand/v2"
	"slices"
	"strings"
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

// organPages makes the pages of one kind, and with each the texts that the document or documents bring along.
type organPages func(r *renderer, e entry) (made page, text []string)

func pageOfReport(r *renderer, e entry) (page, []string) { return r.reportPage(e), narrative(e) }

func pageOfSource(r *renderer, e entry) (page, []string) { return r.sourcePage(e), e.whole().Lines }

func pageOfVersus(r *renderer, e entry) (page, []string) {
	last, ok := e.last()
	if !ok {
		return nil, nil
	}
	return r.versusYears(versus{last, e}), slices.Concat(narrative(e), narrative(last))
}

// narrative is a report's paragraphs.
func narrative(e entry) (text []string) {
	for _, s := range e.whole().Sections {
		text = append(text, s.Text...)
	}
	return text
}

// gzipped is of how many bytes it is as it travels.
func gzipped(t *testing.T, body []byte) int {
	t.Helper()
	var z bytes.Buffer
	w, err := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(body)
	w.Close()
	return z.Len()
}

// A site of many reports is made of the pages of each: what they have beside the texts of the documents is kept small. Of a
// report's page a third are the addresses of its cells and rows, and of a source's half are the ways to what was read from each line.
func TestPagesOfReportsAreSmall(t *testing.T) {
	made, real := madeCollection(t, 2), realCollection(t)
	for _, k := range []struct {
		name   string
		pages  organPages
		c      *Collection
		beside int // bytes of a page beside its text, on average
		packed int // by how much a page is more than its text as they travel, on average
	}{
		{"reports that are made up", pageOfReport, made, 25000, 6600},
		{"reports of the repository", pageOfReport, real, 24800, 6500},
		{"sources that are made up", pageOfSource, made, 7650, 2600},
		{"sources of the repository", pageOfSource, real, 9650, 2850},
		{"years side by side that are made up", pageOfVersus, made, 12300, 3200},
		{"years side by side of the repository", pageOfVersus, real, 12450, 3350},
	} {
		var beside, travels, n int
		r := &renderer{c: k.c}
		for _, o := range k.c.organs {
			for _, e := range o.years {
				page, text := k.pages(r, e)
				if page == nil {
					continue
				}
				var b bytes.Buffer
				if err := page.Write(&b); err != nil {
					t.Fatal(err)
				}
				beside += b.Len() - len(strings.Join(text, ""))
				travels += gzipped(t, b.Bytes()) - gzipped(t, []byte(strings.Join(text, "\n")))
				n++
			}
		}
		t.Logf("%s: %d pages, %d bytes beside their text, %d packed", k.name, n, beside/n, travels/n)
		if beside/n > k.beside || travels/n > k.packed {
			t.Errorf("%s have %d bytes beside their text, %d packed, want %d and %d at most", k.name, beside/n, travels/n, k.beside, k.packed)
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
