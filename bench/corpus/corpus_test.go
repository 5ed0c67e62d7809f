package corpus_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/report"
)

// each makes documents of all layouts and damages.
func each(yield func(layout corpus.Layout, damage corpus.Damage, rng func() *rand.Rand)) {
	for _, l := range corpus.Layouts() {
		for _, d := range corpus.Damages() {
			for seed := range uint64(1) {
				if d.Fits(l) {
					yield(l, d, func() *rand.Rand { return rand.New(rand.NewPCG(uint64(l)*100+uint64(d), seed)) })
				}
			}
		}
	}
}

func TestSameSeedSameDocument(t *testing.T) {
	each(func(l corpus.Layout, d corpus.Damage, rng func() *rand.Rand) {
		a, b := corpus.Make(rng(), l, d), corpus.Make(rng(), l, d)
		if !bytes.Equal(a.Source, b.Source) || !reflect.DeepEqual(a, b) {
			t.Errorf("%s, %s: two documents of one seed", l, d)
		}
	})
}

// What is legible after the damage is what the undamaged document prints, and without damage all of it is.
func TestPrintedIsTrue(t *testing.T) {
	each(func(l corpus.Layout, d corpus.Damage, rng func() *rand.Rand) {
		doc := corpus.Make(rng(), l, d)
		for key, n := range doc.Printed {
			if want, ok := doc.Truth.Cells[key]; !ok || want != n || doc.Blank[key] {
				t.Errorf("%s, %s: %s is printed as %s, truly %s (%v)", l, d, key, n, want, ok)
			}
		}
		if d == corpus.None && len(doc.Printed) != len(doc.Truth.Cells) {
			t.Errorf("%s: %d of %d cells are printed", l, len(doc.Printed), len(doc.Truth.Cells))
		}
		if doc.Truth.Form != report.FormOf(doc.Truth.Year) || doc.Name == "" || strings.ContainsAny(doc.Name, "/ ") {
			t.Errorf("%s, %s: %q on %d follows form %s", l, d, doc.Name, doc.Truth.Year, doc.Truth.Form)
		}
	})
}

// Several damages fit the layout and each other, and the document suffers them all.
func TestSeveral(t *testing.T) {
	for _, l := range corpus.Layouts() {
		for seed := range uint64(20) {
			rng := rand.New(rand.NewPCG(uint64(l), seed))
			list := corpus.Several(rng, l)
			for i, d := range list {
				if d == corpus.None || !d.Fits(l) || slices.Contains(list[:i], d) {
					t.Errorf("%s: %s among %v", l, d, list)
				}
			}
			doc := corpus.Make(rng, l, list...)
			if len(list) < 2 || len(strings.Split(doc.Damage, "+")) != len(list) {
				t.Errorf("%s: %v makes %s", l, list, doc.Damage)
			}
		}
	}
}

// A document is named as what it is.
func TestFileTypes(t *testing.T) {
	for l, want := range map[corpus.Layout][2]string{
		corpus.Tabs: {".txt", ""}, corpus.HTML: {".html", "<!DOCTYPE"}, corpus.HTMLWord: {".html", "<html"}, corpus.DOCX: {".docx", "PK\x03\x04"}, corpus.PDF: {".pdf", "%PDF-"},
	} {
		doc := corpus.Make(rand.New(rand.NewPCG(1, 1)), l)
		if !strings.HasSuffix(doc.Name, want[0]) || !bytes.HasPrefix(doc.Source, []byte(want[1])) {
			t.Errorf("%s: %s begins %q", l, doc.Name, doc.Source[:20])
		}
	}
}

// Sums hold but where a document says that one is misprinted.
func TestSumsHold(t *testing.T) {
	misprinted := 0
	each(func(l corpus.Layout, d corpus.Damage, rng func() *rand.Rand) {
		doc := corpus.Make(rng(), l, d)
		if slices.Contains(doc.Traits, "total misprinted") {
			misprinted++
			return
		}
		for _, column := range []string{"natural", "other", "total"} {
			in := []string{"requests.new." + column, "requests.carried_in." + column}
			out := []string{"requests.total." + column, "requests.carried_out." + column}
			a, okA := sum(doc, in)
			b, okB := sum(doc, out)
			if okA && okB && a != b {
				t.Errorf("%s, %s, %s: %s come in, %s go out", l, d, column, a, b)
			}
		}
	})
	if misprinted == 0 {
		t.Error("no document has a misprinted total")
	}
}

func sum(doc corpus.Document, keys []string) (n report.Number, ok bool) {
	ok = true
	for _, key := range keys {
		v, printed := doc.Truth.Cells[key]
		n, _ = n.Add(v)
		ok = ok && printed
	}
	return n, ok
}

// The damages do harm: the documents are not those of the same seed without it.
func TestDamageShows(t *testing.T) {
	for _, d := range corpus.Damages()[1:] {
		changed := false
		for seed := range uint64(10) {
			a := corpus.Make(rand.New(rand.NewPCG(1, seed)), corpus.Tabs, corpus.None)
			b := corpus.Make(rand.New(rand.NewPCG(1, seed)), corpus.Tabs, d)
			changed = changed || !bytes.Equal(a.Source, b.Source)
		}
		if !changed {
			t.Errorf("%s changes nothing", d)
		}
	}
}

func TestUnfitDamagePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("rows of one cell a line are shifted")
		}
	}()
	corpus.Make(rand.New(rand.NewPCG(1, 1)), corpus.Lines, corpus.ShiftRight)
}
