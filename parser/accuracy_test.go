package parser_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/parser"
	"nianbao/report"
)

// perPair is how many documents of each layout and damage are read. NIANBAO_ACCURACY_FROM and _DOCUMENTS in the
// environment choose others, and more of them.
const perPair = 16

// tally counts what became of the cells and the heads of some documents.
type tally struct {
	documents, printed, right int // right: read with its value, or as blank
	wrong                     int // cells with a number that the undamaged document does not print there
	organ, placed, year, date int // documents in which it is wrong
	unread                    int // documents that are no report to the parser
}

func (t *tally) add(o tally) {
	t.documents += o.documents
	t.printed += o.printed
	t.right += o.right
	t.wrong += o.wrong
	t.organ += o.organ
	t.placed += o.placed
	t.year += o.year
	t.date += o.date
	t.unread += o.unread
}

func (t *tally) recall() float64 { return float64(t.right) / float64(max(t.printed, 1)) }

func (t *tally) String() string {
	return fmt.Sprintf("%5d %8d  %.4f %6d %6d %6d %5d %6d %5d", t.documents, t.printed, t.recall(), t.wrong, t.organ, t.placed, t.year, t.date, t.unread)
}

// TestAccuracy reads made documents whose truth is known, over all layouts and damages, one by one and several at
// once. A wrong number is never tolerated, nor is a wrong organ, place or year; a small share of what a careful reader
// could still read is.
func TestAccuracy(t *testing.T) {
	from, documents := setting(t, "NIANBAO_ACCURACY_FROM", 0), setting(t, "NIANBAO_ACCURACY_DOCUMENTS", perPair)
	byLayout, byDamage := map[string]*tally{}, map[string]*tally{}
	whole, damaged := &tally{}, &tally{}
	read := func(layout corpus.Layout, group string, rng *rand.Rand, damages ...corpus.Damage) {
		doc := corpus.Make(rng, layout, damages...)
		got, faults := judge(doc)
		all := damaged
		if group == corpus.None.String() {
			all = whole
		}
		for _, group := range []*tally{at(byLayout, doc.Layout), at(byDamage, group), all} {
			group.add(got)
		}
		if len(faults) > 0 {
			t.Errorf("%s, %s (%s; %s):\n\t%s", layout, doc.Damage, doc.Name, strings.Join(doc.Traits, ", "), strings.Join(faults, "\n\t"))
		}
	}
	for _, layout := range corpus.Layouts() {
		for i := from; i < from+documents; i++ {
			for _, damage := range corpus.Damages() {
				if damage.Fits(layout) {
					read(layout, damage.String(), rand.New(rand.NewPCG(uint64(layout)<<8|uint64(damage), uint64(i))), damage)
				}
			}
			rng := rand.New(rand.NewPCG(uint64(layout)<<8|0xff, uint64(i)))
			read(layout, several, rng, corpus.Several(rng, layout)...)
		}
	}
	t.Logf("%-18s  docs    cells  recall  wrong  organ  place  year   date  unread", "")
	for _, layout := range corpus.Layouts() {
		t.Logf("%-18s %s", layout, at(byLayout, layout.String()))
	}
	for _, damage := range corpus.Damages() {
		t.Logf("%-18s %s", damage, at(byDamage, damage.String()))
	}
	t.Logf("%-18s %s", several, at(byDamage, several))
	t.Logf("%-18s %s", "all undamaged", whole)
	t.Logf("%-18s %s", "all damaged", damaged)
	if whole.printed == 0 || whole.recall() < 0.995 {
		t.Errorf("of the cells of undamaged documents %.4f are read, want 0.995", whole.recall())
	}
	if damaged.printed == 0 || damaged.recall() < 0.95 {
		t.Errorf("of the legible cells of damaged documents %.4f are read, want 0.95", damaged.recall())
	}
}

// several is the group of documents that suffer more than one damage.
const several = "several damages"

// setting is a number from the environment.
func setting(t *testing.T, name string, otherwise int) int {
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		t.Fatalf("%s is %q, no number", name, text)
	}
	return n
}

func at(m map[string]*tally, key string) *tally {
	if m[key] == nil {
		m[key] = &tally{}
	}
	return m[key]
}

// judge reads a document and holds the report against its truth. Faults are what must not be.
func judge(doc corpus.Document) (got tally, faults []string) {
	got = tally{documents: 1, printed: len(doc.Printed) + len(doc.Blank)}
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	r, err := parse(doc)
	if err != nil {
		got.unread++
		fault("not read: %v", err)
		return got, faults
	}
	if want := doc.Truth.Organ; r.Organ.Name != want.Name || r.Organ.Level != want.Level && (r.Organ.Level != "" || doc.Decided) {
		got.organ++
		fault("organ %s (%s), want %s (%s)", r.Organ.Name, r.Organ.Level, want.Name, want.Level)
	}
	if code := r.Organ.Code; code != doc.Truth.Organ.Code && (code != "" || doc.Decided) {
		got.placed++
		fault("code %q, want %q of %s", code, doc.Truth.Organ.Code, doc.Truth.Organ.Name)
	} else if want := doc.Truth.Organ; code != "" && (r.Organ.Place != want.Place || !slices.Equal(r.Organ.Region, want.Region)) {
		got.placed++
		fault("place %s in %v, want %s in %v", r.Organ.Place, r.Organ.Region, want.Place, want.Region)
	}
	if r.Year != doc.Truth.Year || r.Form != doc.Truth.Form {
		got.year++
		fault("year %d, form %s, want %d, %s", r.Year, r.Form, doc.Truth.Year, doc.Truth.Form)
	}
	if r.Published != doc.Truth.Published {
		got.date++
		fault("published %q, want %q", r.Published, doc.Truth.Published)
	}
	for key, c := range r.Cells.All() {
		want, ok := doc.Truth.Cells[key]
		struck := !ok && c.State == report.Inferred && c.Value.Sign() == 0 // where a lost cell had a stroke, the sums leave 0
		if c.State.HasValue() && !struck && (!ok || c.Value.Cmp(want) != 0) {
			got.wrong++
			fault("%s is %s (%s, %q, line %d), truly %s", key, c.Value, c.State, c.Raw, c.Line, truth(want, ok))
		}
		if _, legible := doc.Printed[key]; legible && c.State.HasValue() && c.Value.Cmp(want) == 0 || doc.Blank[key] && c.State == report.Blank {
			got.right++
		}
	}
	return got, faults
}

// parse gives a panic as an error, so that the documents after it are read too.
func parse(doc corpus.Document) (r *report.Report, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return parser.Parse(doc.Name, doc.Source, parser.Sidecar{})
}

func truth(n report.Number, ok bool) string {
	if !ok {
		return "without a number"
	}
	return n.String()
}
