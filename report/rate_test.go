package report_test

import (
	"fmt"
	"testing"

	"nianbao/report"
)

func reported(values map[string]string) *report.Report {
	r := &report.Report{Form: report.Form2021, Cells: report.NewCells(report.Form2021)}
	for key, text := range values {
		c := report.Cell{State: report.Blank}
		if n, err := report.ParseNumber(text); err == nil {
			c = report.Cell{State: report.Reported, Value: n}
		}
		r.Cells.Set(key, c)
	}
	return r
}

func TestRateOf(t *testing.T) {
	for _, c := range []struct {
		rate  string
		cells map[string]string
		want  string
	}{
		{"rate.granted", map[string]string{"requests.granted.total": "7", "requests.total.total": "20"}, "7/20 35.0"},
		{"rate.granted", map[string]string{"requests.granted.total": "0", "requests.total.total": "10"}, "0/10 0.0"},
		{"rate.granted", map[string]string{"requests.granted.total": "10", "requests.total.total": "10"}, "10/10 100.0"},
		{"rate.granted", map[string]string{"requests.granted.total": "2", "requests.total.total": "9"}, "2/9 few"},
		{"rate.granted", map[string]string{"requests.granted.total": "0", "requests.total.total": "0"}, "0/0 few"},
		{"rate.granted", map[string]string{"requests.granted.total": "", "requests.total.total": "20"}, "unknown"},
		{"rate.granted", map[string]string{"requests.granted.total": "7"}, "unknown"},
		{"rate.granted", map[string]string{"requests.granted.total": "21", "requests.total.total": "20"}, "unknown"},
		{"rate.granted", map[string]string{"requests.granted.total": "-1", "requests.total.total": "20"}, "unknown"},
		{"rate.reviews", map[string]string{"review.total": "30", "requests.new.total": "20"}, "30/20 150.0"},
		{"rate.disclosed", map[string]string{"requests.granted.total": "1", "requests.partial.total": "1", "requests.total.total": "16"}, "2/16 12.5"},
		{"rate.carried", map[string]string{"requests.carried_out.total": "1", "requests.new.total": "30", "requests.carried_in.total": "2"}, "1/32 3.1"},
		{"rate.carried", map[string]string{"requests.carried_out.total": "1", "requests.new.total": "30"}, "unknown"},
		{"rate.corrected.review", map[string]string{"review.upheld": "9", "review.corrected": "3", "review.other": "4", "review.pending": "100", "review.total": "116"}, "3/16 18.8"},
		{"rate.unable", map[string]string{"requests.unable.nothold.total": "1", "requests.unable.create.total": "2", "requests.unable.unclear.total": "0", "requests.total.total": "12"}, "3/12 25.0"},
		{"rate.unable", map[string]string{"requests.unable.nothold.total": "1", "requests.unable.create.total": "2", "requests.total.total": "12"}, "unknown"},
		{"rate.other", map[string]string{"requests.other.lapsed.total": "1", "requests.other.unpaid.total": "2", "requests.other.other.total": "3", "requests.total.total": "12"}, "6/12 50.0"},
		{"rate.other", map[string]string{"requests.other.total": "6", "requests.total.total": "12"}, "6/12 50.0"},
		{"rate.other", map[string]string{"requests.other.lapsed.total": "1", "requests.other.unpaid.total": "2", "requests.total.total": "12"}, "unknown"},
	} {
		rt, ok := report.RateByID(c.rate)
		if !ok {
			t.Fatalf("there is no %s", c.rate)
		}
		f := rt.Of(reported(c.cells))
		got := "unknown"
		switch f.Standing {
		case report.Few:
			got = fmt.Sprintf("%s/%s few", f.Over, f.Under)
		case report.Shown:
			got = fmt.Sprintf("%s/%s %s", f.Over, f.Under, f.Hundredfold())
		}
		if got != c.want {
			t.Errorf("%s of %v is %s, want %s", c.rate, c.cells, got, c.want)
		}
	}
}

// A rate of cells that one form puts under another meaning would be an error of fact.
func TestRatesAreOfComparableCells(t *testing.T) {
	seen := map[string]bool{}
	for _, rt := range report.Rates() {
		if seen[rt.ID] || rt.Name == "" || rt.Meaning == "" || rt.Source == "" || len(rt.Over) == 0 || len(rt.Under) == 0 {
			t.Errorf("%s is repeated, or lacks something: %+v", rt.ID, rt)
		}
		seen[rt.ID] = true
		for _, key := range append(append([]string{}, rt.Over...), rt.Under...) {
			ind, ok := report.IndicatorByID(key)
			if !ok || !ind.Has(report.Form2019) || !ind.Has(report.Form2021) || ind.Unit != "件" {
				t.Errorf("%s rests on %q: %v", rt.ID, key, ind.Forms)
			}
		}
		if f := rt.Of(&report.Report{Form: report.FormFree}); f.Standing != report.Unknown {
			t.Errorf("%s of a report without tables is %+v", rt.ID, f)
		}
	}
}

// An inferred part makes the rate rest on it; so do sums of the three rows of （六）only where one of them was inferred.
func TestRateInferred(t *testing.T) {
	rt, _ := report.RateByID("rate.other")
	r := reported(map[string]string{"requests.other.lapsed.total": "1", "requests.other.unpaid.total": "2", "requests.other.other.total": "3", "requests.total.total": "12"})
	if f := rt.Of(r); f.Inferred {
		t.Errorf("%+v of printed cells", f)
	}
	r.Cells.Set("requests.other.other.total", report.Cell{State: report.Inferred, Value: report.Int(3)})
	if f := rt.Of(r); !f.Inferred || f.Standing != report.Shown {
		t.Errorf("%+v of an inferred cell", f)
	}
}

func TestFractionCmp(t *testing.T) {
	rt, _ := report.RateByID("rate.granted")
	f := func(over, under int64) report.Fraction { return rt.Fraction(report.Int(over), report.Int(under)) }
	if f(1, 30).Cmp(f(2, 60)) != 0 || f(333333, 1000000).Cmp(f(1, 30)) != 1 || f(33, 100).Cmp(f(33333333, 100000001)) != -1 {
		t.Error("fractions are not put in order exactly")
	}
	// decimals that are zero make the same fraction, reckoned with in another way
	decimal := func(n int64) report.Number {
		d, err := report.ParseNumber(fmt.Sprint(n, ".0"))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	parts := []int64{0, 1, 5, 7, 10, 13, 21, 199, 201, 1<<31 - 1, 1 << 31, 1 << 40}
	for i, under := range parts[4:] {
		for _, over := range parts[:i+4] {
			one, other := f(over, under), rt.Fraction(decimal(over), decimal(under))
			if a, b := one.Hundredfold(), other.Hundredfold(); a != b {
				t.Errorf("%d of %d is %v and %v", over, under, a, b)
			}
			if one.Cmp(other) != 0 || one.Cmp(f(1, 10)) != other.Cmp(f(1, 10)) {
				t.Errorf("%d of %d is not itself", over, under)
			}
		}
	}
}

// The whole of a part is what its row or column adds up to; an indicator is never divided by itself.
func TestDivisions(t *testing.T) {
	for id, want := range map[string][2]string{
		"requests.new.total":             {"", ""},
		"requests.new.natural":           {"requests.new.total", ""},
		"requests.granted.total":         {"requests.total.total", "requests.new.total"},
		"requests.denied.secret.natural": {"requests.total.natural", "requests.new.natural"},
		"requests.other.total":           {"requests.total.total", "requests.new.total"},
		"requests.total.total":           {"", "requests.new.total"},
		"requests.total.legal":           {"requests.total.total", "requests.new.legal"},
		"requests.carried_out.other":     {"requests.carried_out.total", "requests.new.other"},
		"review.corrected":               {"review.total", "requests.new.total"},
		"litigation_after.total":         {"", "requests.new.total"},
		"disclosure.fees.amount":         {"", ""},
		"disclosure.licensing.decisions": {"", ""},
	} {
		ind, ok := report.IndicatorByID(id)
		if got := [2]string{ind.Whole(), ind.Received()}; !ok || got != want {
			t.Errorf("%s (%v): %q, want %q", id, ok, got, want)
		}
	}
	for _, ind := range report.Indicators() {
		for _, by := range []string{ind.Whole(), ind.Received()} {
			if other, ok := report.IndicatorByID(by); by != "" && (!ok || other.Unit != ind.Unit || by == ind.ID) {
				t.Errorf("%s is divided by %q", ind.ID, by)
			}
		}
	}
}

func TestSum(t *testing.T) {
	keys := []string{"requests.unable.nothold.total", "requests.unable.create.total", "requests.unable.unclear.total"}
	if got := report.GroupTotals("requests.unable."); fmt.Sprint(got) != fmt.Sprint(keys) {
		t.Fatalf("（四）is %v", got)
	}
	set := func(states ...report.State) report.Cell {
		r := reported(nil)
		for i, s := range states {
			r.Cells.Set(keys[i], report.Cell{Value: report.Int(int64(i + 1)), State: s})
		}
		return r.Sum(keys...)
	}
	for _, test := range []struct {
		states [3]report.State
		want   report.Cell
	}{
		{[3]report.State{report.Reported, report.Reported, report.Reported}, report.Cell{State: report.Reported, Value: report.Int(6)}},
		{[3]report.State{report.Reported, report.Inferred, report.Reported}, report.Cell{State: report.Inferred, Value: report.Int(6)}},
		{[3]report.State{report.Reported, report.Blank, report.Reported}, report.Cell{}},
		{[3]report.State{report.Missing, report.Reported, report.Reported}, report.Cell{}},
		{[3]report.State{report.Reported, report.Reported, report.Invalid}, report.Cell{}},
	} {
		if got := set(test.states[:]...); got != test.want {
			t.Errorf("%v: %v, want %v", test.states, got, test.want)
		}
	}
	if got := reported(map[string]string{"review.total": "-"}).Sum("review.total"); got.State != report.Blank {
		t.Errorf("one cell alone is %v, not itself", got)
	}
}
