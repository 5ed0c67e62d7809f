package parser

import (
	"math/rand/v2"
	"slices"
	"testing"

	"nianbao/report"
)

// Printed rows that have no choice and stand in order are taken as they are: the alignment says the same of them.
func TestLikeliest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	likenesses := []float64{leastLikeness, 0.61, 0.7, 0.75, 0.9, 1}
	straight := 0
	for range 20_000 {
		forms := 1 + rng.IntN(12)
		candidates := make([][]candidate, rng.IntN(12))
		next := 0
		for i := range candidates {
			if next >= forms || rng.IntN(4) == 0 {
				continue // no candidate
			}
			j := next + rng.IntN(min(2, forms-next))
			candidates[i] = []candidate{{j, likenesses[rng.IntN(len(likenesses))]}}
			next = j + 1
			if rng.IntN(40) == 0 { // out of order, or once more
				next = rng.IntN(next)
			}
			if rng.IntN(40) == 0 && next < forms { // a choice
				candidates[i] = append(candidates[i], candidate{next, 0.8})
			}
		}
		got, want := likeliest(make([]match, len(candidates)), candidates, forms), make([]match, len(candidates))
		alignment(want, candidates, forms)
		if !slices.Equal(got, want) {
			t.Fatalf("%v of %d rows\n got %v\nwant %v", candidates, forms, got, want)
		}
		if !slices.ContainsFunc(candidates, func(list []candidate) bool { return len(list) > 1 }) {
			straight++
		}
	}
	if straight < 5_000 {
		t.Errorf("only %d lists without a choice", straight)
	}
}

// Every label the forms print is found as it is printed, and with other brackets and blanks.
func TestPrintedLabels(t *testing.T) {
	for _, l := range formLabels {
		c := core(l.text)
		for _, text := range []string{l.text, "  " + l.text + "\u3000", fold(l.text)} {
			if got := readLabel(text); got.core() != c || meanings[got].word&l.word == 0 {
				t.Errorf("%q is read as %q", text, got.core())
			}
		}
		if !mayBeLabel(fold(l.text)) {
			t.Errorf("%q may be no label", l.text)
		}
	}
	for _, form := range []report.Form{report.Form2021, report.Form2019} {
		for _, f := range formRows(form) {
			if list := exactly[form][labels[core(f.row.Label)]]; f.row.Label != "" && (len(list) != 1 || list[0] != candidate{f.at, 1}) {
				t.Errorf("form %s: %s is %v", form, f.row.Label, list)
			}
		}
	}
}

// The headings as the form prints them are those that their wording tells.
func TestOfficialTitles(t *testing.T) {
	for title, section := range officialTitles {
		if got := sectionByWording(title); got != section {
			t.Errorf("%s heads section %d, by its wording %d", title, section, got)
		}
	}
}
