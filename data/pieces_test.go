package data_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"

	"nianbao/data"
	"nianbao/report"
)

// summed is the source with a sum of each report and its findings, which are looked for by their report.
func summed(s data.Source) data.Source {
	sums := map[*report.Report]data.Key{}
	for _, o := range s.Organs {
		for _, r := range o.Reports {
			text := r.Cells.AppendJSON(nil)
			sums[r.Report] = sha256.Sum256(fmt.Append(text, r.Title, r.Year, r.Form, r.Organ, r.Found))
		}
	}
	s.Sum = func(r *data.Report) data.Key { return sums[r.Report] }
	return s
}

// everything are all files, the workbooks among them.
func everything(t *testing.T, s data.Source) []data.File {
	t.Helper()
	return append(allFiles(t, s), books(t, s, "https://x.example/")...)
}

// after is the source with those files in their places.
func after(s data.Source, files []data.File) data.Source {
	there := map[string]data.File{}
	for _, f := range files {
		there[f.Path] = f
	}
	s.Before = func(path string) data.Before { return data.Before{Body: there[path].Body, Pieces: there[path].Pieces} }
	return s
}

func sameFiles(t *testing.T, what string, got, want []data.File) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d files, not %d", what, len(got), len(want))
	}
	for i := range got {
		if got[i].Path != want[i].Path || !bytes.Equal(got[i].Body, want[i].Body) || !bytes.Equal(got[i].Pieces, want[i].Pieces) {
			t.Errorf("%s: %s is not what it is made anew", what, got[i].Path)
		}
	}
}

// Files that take over pieces of those before are to the byte what they are made anew, whatever has changed in between.
func TestPiecesAreTakenOver(t *testing.T) {
	const organs = 200
	before := everything(t, summed(source(organs, 3)))
	for what, edit := range map[string]func(*data.Source){
		"nothing": func(*data.Source) {},
		"a figure": func(s *data.Source) {
			s.Organs[150].Reports[1].Cells.Set("requests.new.total", report.Cell{State: report.Reported, Value: report.Int(777), Raw: "777"})
		},
		"a title":          func(s *data.Source) { s.Organs[11].Reports[2].Title = "改过的标题" },
		"a finding":        func(s *data.Source) { s.Organs[170].Reports[0].Found = oddSource(t).Organs[1].Reports[1].Found },
		"an organ less":    func(s *data.Source) { s.Organs = slices.Delete(s.Organs, 100, 101) },
		"a report less":    func(s *data.Source) { s.Organs[99].Reports = s.Organs[99].Reports[1:] },
		"a form of a year": func(s *data.Source) { s.Organs[5].Reports[1].Report = s.Organs[5].Reports[0].Report },
		"an address":       func(s *data.Source) { s.Organs[7].Reports[0].Path += "x" },
		"the last organ":   func(s *data.Source) { s.Organs[organs-1].Reports[2].Year = 2040 },
	} {
		s := source(organs, 3)
		edit(&s)
		want := everything(t, summed(s))
		sameFiles(t, what, everything(t, after(summed(s), before)), want)
	}
}

// What was there before is used: made of reports that nobody may read, the same files come out.
func TestPiecesAreNotMadeAnew(t *testing.T) {
	s := summed(source(200, 1))
	before := everything(t, s)
	sums := map[string]data.Key{}
	for _, o := range s.Organs {
		for _, r := range o.Reports {
			sums[r.Title+r.Path] = s.Sum(&r)
		}
	}
	changed := after(s, before)
	paths := map[*report.Report]string{}
	for _, o := range s.Organs {
		for _, r := range o.Reports {
			paths[r.Report] = r.Title + r.Path
			r.Cells.Set("requests.new.natural", report.Cell{State: report.Reported, Value: report.Int(4321), Raw: "4321"})
		}
	}
	changed.Sum = func(r *data.Report) data.Key { return sums[paths[r.Report]] }
	sameFiles(t, "known sums", everything(t, changed), before)
}

// Tables of many organs have several row groups, in which readers find their rows, and those that are the same are taken over.
func TestRowGroups(t *testing.T) {
	s := summed(source(1000, 1))
	groups := map[string]int{}
	for _, f := range allFiles(t, s) {
		if f.Format != data.FormatParquet {
			continue
		}
		file, err := parquet.OpenFile(bytes.NewReader(f.Body), int64(len(f.Body)))
		if err != nil {
			t.Fatal(err)
		}
		groups[f.Table] = len(file.RowGroups())
		if int(file.NumRows()) != f.Rows {
			t.Errorf("%s has %d rows, said to be %d", f.Path, file.NumRows(), f.Rows)
		}
	}
	if groups[data.Cells.Name] < 2 || groups[data.Reports.Name] <= groups[data.Cells.Name] || groups[data.Organs.Name] != 1 {
		t.Errorf("row groups: %v", groups)
	}
	before := allFiles(t, s)
	s.Organs[500].Reports[0].Title = "改过的标题"
	sameFiles(t, "a title", allFiles(t, after(summed(s), before)), allFiles(t, summed(s)))
}

// Pieces that are damaged, and what tells of them, are as if they had never been there.
func TestDamagedPieces(t *testing.T) {
	s := summed(oddSource(t))
	want := everything(t, s)
	for _, damage := range []func(*data.File){
		func(f *data.File) { f.Body = nil },
		func(f *data.File) { f.Body = f.Body[:len(f.Body)/2] },
		func(f *data.File) { f.Pieces = f.Pieces[:len(f.Pieces)/2] },
		func(f *data.File) {
			for i := range f.Body {
				f.Body[i] ^= 1
			}
		},
		func(f *data.File) {
			for i := 32; i < len(f.Pieces); i++ {
				f.Pieces[i] = 0xff
			}
		},
	} {
		before := everything(t, s)
		for i := range before {
			damage(&before[i])
		}
		sameFiles(t, "damaged", everything(t, after(s, before)), want)
	}
}
