package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/gazetteer"
	"nianbao/parser"
	"nianbao/report"
)

// TestLedger holds that what is taken over is what would be found again: made series are edited at random, and each time
// the result that begins from the last one is the result that begins from nothing.
func TestLedger(t *testing.T) {
	fails := map[string]int{}
	t.Run("few organs", func(t *testing.T) { editLedger(t, seriesOf(t, 3, 150), fails) })
	for _, rule := range []string{"copied.year", "copied.organ", "years.carried", "years.gap", "years.jump", "organs.children", plausiblePeers} {
		if fails[rule] == 0 {
			t.Errorf("%s never failed: nothing was tried", rule)
		}
	}
	// so many that more of them may print the same than may be models of each other
	t.Run("many organs", func(t *testing.T) { editLedger(t, madeReports(t, 300), fails) })
}

// editLedger edits reports, and counts the findings by rule.
func editLedger(t *testing.T, reports []*report.Report, fails map[string]int) {
	e := editor{rng: rand.New(rand.NewPCG(7, 1)), reports: reports}
	e.limit = commonLimit(organsOf(examsOf(reports)))
	last, again := Past{Sample: e.sample}, 0
	for i := 0; len(e.printing(onTheLimit)) < e.limit; i++ {
		e.reports[i] = copyOf(e.reports[i], func(s, p int, text string) string {
			if s == 0 && p == 0 {
				return text + onTheLimit
			}
			return text
		})
	}
	for step := range 80 {
		done := "nothing"
		if step > 1 {
			done = e.edit()
		}
		warm, cold := e.held(), e.held()
		if _, ok := textsAgain(inOrder(warm), last); ok {
			again++
		}
		l, w := between(warm, last)
		next, texts := l.next(), w.pack()
		want, wantTexts := Between(cold, Past{})
		if string(next) != string(want) || string(texts) != string(wantTexts) {
			t.Fatalf("step %d, %s: the ledgers differ", step, done)
		}
		if w.same && last.Texts != string(texts) {
			t.Fatalf("step %d, %s: not the same", step, done)
		}
		for i := range cold {
			if got, want := allOf(warm[i], warm), allOf(cold[i], cold); got != want {
				t.Fatalf("step %d, %s: of %s on %d found\n%swant\n%s", step, done, cold[i].Report.Organ.Name, cold[i].Report.Year, got, want)
			}
			for _, f := range cold[i].Sheet.Findings {
				fails[f.Rule]++
			}
		}
		switch {
		case step == 0 && l.taken > 0, step == 1 && l.made > 0:
			t.Fatalf("step %d: %d taken over, %d made", step, l.taken, l.made)
		case step > 1 && l.made > l.taken && !strings.HasPrefix(done, "many"):
			t.Errorf("step %d, %s: %d taken over, %d made", step, done, l.taken, l.made)
		}
		last.Ledger, last.Texts = string(next), string(texts)
	}
	if again < 25 || again > 78 {
		t.Errorf("texts were told apart anew in all but %d of 80 steps: not both ways are tried", again)
	}
}

// seriesOf reads reports of made series.
func seriesOf(tb testing.TB, seed uint64, n int) []*report.Report {
	tb.Helper()
	var reports []*report.Report
	prefecture, _ := gazetteer.ByCode("410100")
	s := corpus.MakeRegion(rand.New(rand.NewPCG(seed, 2)), prefecture)
	for _, p := range s.Papers {
		if p == nil || len(reports) == n {
			continue
		}
		name, source := p.Write(corpus.TabsFilled)
		r, err := parser.Parse(name, source, parser.Sidecar{})
		if err != nil {
			tb.Fatal(err)
		}
		reports = append(reports, r)
	}
	return reports
}

// editor changes reports as time does.
type editor struct {
	rng     *rand.Rand
	reports []*report.Report
	limit   int // organs that may print the same without its being common, at first
	known   map[*report.Report]Held
	samples map[Digest]Sample // of all there ever were
}

// sample is that of a report that was there.
func (e *editor) sample(d Digest) (s Sample, ok bool) {
	s, ok = e.samples[d]
	return s, ok
}

// held are sheets of their own for all reports, in any order.
func (e *editor) held() []Held {
	var list []Held
	for _, i := range rand.New(rand.NewPCG(1, uint64(len(e.reports)))).Perm(len(e.reports)) {
		r := e.reports[i]
		if _, ok := e.known[r]; !ok {
			if e.known == nil {
				e.known, e.samples = map[*report.Report]Held{}, map[Digest]Sample{}
			}
			h := heldOf(r, Within(r))
			e.known[r], e.samples[h.Digest] = h, h.Sample()
		}
		h := e.known[r]
		h.Sheet = h.Sheet.clone()
		list = append(list, h)
	}
	return list
}

// edit changes a report or two, and says how.
func (e *editor) edit() string {
	at := e.rng.IntN(len(e.reports))
	r, other := e.reports[at], e.reports[e.rng.IntN(len(e.reports))]
	switch e.rng.IntN(10) {
	case 0:
		e.reports[at] = copyOf(r, func(s, p int, text string) string {
			return strings.Replace(text, "。", "，并且另有一句新的话。", 1)
		})
		return "a sentence"
	case 1: // of another organ
		e.reports[at] = copyOf(r, func(s, p int, text string) string {
			if s < len(other.Sections) && p < len(other.Sections[s].Text) {
				return strings.ReplaceAll(other.Sections[s].Text[p], other.Organ.Place, r.Organ.Place)
			}
			return text
		})
		return "a text that is copied"
	case 2:
		c := copyOf(r, nil)
		keys := report.Keys(r.Form)
		for range min(len(keys), 3) {
			key := []string{"requests.new.total", "disclosure.licensing.decisions", "requests.carried_in.total", "review.total", keys[e.rng.IntN(len(keys))]}[e.rng.IntN(5)]
			n := e.rng.Int64N(10)
			for range e.rng.IntN(9) {
				n *= 10
			}
			if _, ok := c.Cells.Get(key); ok {
				c.Cells.Set(key, report.Cell{State: report.Reported, Value: report.Int(n), Raw: fmt.Sprint(n)})
			}
		}
		e.reports[at] = c
		return "figures"
	case 3:
		e.reports = slices.Delete(e.reports, at, at+1)
		return "a report less"
	case 4:
		c := copyOf(r, nil)
		c.Year = 2015 + e.rng.IntN(12)
		return e.put(c) + " of another year"
	case 5:
		c := copyOf(r, func(s, p int, text string) string { return strings.ReplaceAll(text, r.Organ.Place, other.Organ.Place) })
		c.Organ = other.Organ
		return e.put(c) + " of another organ"
	case 6:
		c := copyOf(r, nil)
		c.Organ.Code = ""
		e.reports = slices.Delete(e.reports, at, at+1)
		return e.put(c) + " of an organ without its code"
	case 7, 8: // as many organs print it as may without its being common, or one more
		if has := e.printing(onTheLimit); len(has) > e.limit || len(has) > organsFew && e.rng.IntN(2) == 0 {
			at = has[0] // the oldest, of whom the others may have it
			for _, i := range has {
				if e.reports[i].Year < e.reports[at].Year {
					at = i
				}
			}
			e.reports[at] = copyOf(e.reports[at], func(s, p int, text string) string { return strings.TrimSuffix(text, onTheLimit) })
			return "a phrase that fewer print"
		}
		e.reports[at] = copyOf(r, func(s, p int, text string) string {
			if s == 0 && p == 0 {
				return strings.TrimSuffix(text, onTheLimit) + onTheLimit
			}
			return text
		})
		return "a phrase that more print"
	default: // the limit of what is common moves
		d, _ := gazetteer.ByCode("411282")
		for i, child := range d.Children() {
			c := copyOf(e.reports[(at+i)%len(e.reports)], nil)
			c.Organ = report.Organ{Name: child.Government(), Place: child.Name, Level: child.Level, Region: child.Region(), Code: child.Code}
			e.put(c)
		}
		return "many more"
	}
}

// onTheLimit is long enough for some of its shingles to be sampled.
const onTheLimit = "邻里携手种下海棠与白桦，渔舟唱晚而炊烟袅袅，孩童追逐纸鸢穿过麦垄，老者倚窗细数归雁，匠人敲打铜壶不觉天明，驼铃摇过戈壁又见新绿。"

// printing are the reports that print a phrase, by their place, one of each organ.
func (e *editor) printing(phrase string) (list []int) {
	organs := map[string]bool{}
	for i, r := range e.reports {
		if key := r.Organ.Code + r.Organ.Name; len(r.Sections) > 0 && len(r.Sections[0].Text) > 0 && strings.HasSuffix(r.Sections[0].Text[0], phrase) && !organs[key] {
			organs[key] = true
			list = append(list, i)
		}
	}
	return list
}

// put adds a report, or puts it in the place of the one there is.
func (e *editor) put(r *report.Report) string {
	for i, o := range e.reports {
		if sameOrgan(o, r) && o.Year == r.Year {
			e.reports[i] = r
			return "another report"
		}
	}
	e.reports = append(e.reports, r)
	return "a report more"
}

// copyOf is a report that can be changed.
func copyOf(r *report.Report, text func(section, paragraph int, text string) string) *report.Report {
	c := *r
	c.Cells = report.NewCells(r.Form)
	for key, cell := range r.Cells.All() {
		c.Cells.Set(key, cell)
	}
	c.Sections = slices.Clone(r.Sections)
	for i := range c.Sections {
		s := &c.Sections[i]
		s.Text = slices.Clone(s.Text)
		for p := range s.Text {
			if text != nil {
				s.Text[p] = text(i, p, s.Text[p])
			}
		}
	}
	return &c
}

// allOf is everything that a sheet says; other reports by their place in the list.
func allOf(h Held, all []Held) string {
	var b strings.Builder
	b.WriteString(describe(h.Sheet))
	for _, f := range h.Sheet.Findings {
		fmt.Fprintf(&b, "%s %s %s %q\n", f.ID, f.Rule, f.Severity, f.Answer)
		for _, ev := range f.Evidence {
			of := -1
			if ev.Report != nil {
				of = slices.IndexFunc(all, func(h Held) bool { return h.Report == ev.Report })
			}
			ev.Report = nil
			fmt.Fprintf(&b, "\t%d %+v\n", of, ev)
		}
	}
	return b.String()
}

// FuzzLedger holds that a ledger that none wrote does no harm.
func FuzzLedger(f *testing.F) {
	e := editor{reports: seriesOf(f, 4, 12)}
	e.reports = append(e.reports, copyOf(e.reports[0], nil), copyOf(e.reports[1], nil))
	e.reports[12].Year, e.reports[13].Organ.Name = 2031, "另一机关"
	held := e.held()
	for i := range held {
		held[i].Sheet = &Sheet{}
	}
	f.Add("", "")
	ledger, texts := Between(held, Past{})
	f.Add(string(ledger), string(texts))
	f.Fuzz(func(t *testing.T, ledger, texts string) {
		for i := range held {
			held[i].Sheet = &Sheet{}
		}
		Between(held, Past{Ledger: ledger, Texts: texts, Sample: e.sample})
	})
}

// TestLedgerOfNone holds that a ledger that is cut off or written by another is as none.
func TestLedgerOfNone(t *testing.T) {
	e := editor{reports: seriesOf(t, 3, 20)}
	want, wantTexts := Between(e.held(), Past{})
	for cut := 0; cut < max(len(want), len(wantTexts)); cut += 1 + cut/20 {
		last := Past{Ledger: string(want[:min(cut, len(want))]), Texts: string(wantTexts[:min(cut, len(wantTexts)-1)])}
		if ledger, texts := Between(e.held(), last); string(ledger) != string(want) || string(texts) != string(wantTexts) {
			t.Fatalf("%d of %d bytes of a ledger change the next", cut, len(want))
		}
	}
}
