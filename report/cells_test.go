package report_test

import (
	"testing"

	"nianbao/report"
)

// TestCellsKeepWhatIsSet puts cells of every kind beside each other, and others in their places: nothing of a cell may be
// lost by how it is kept.
func TestCellsKeepWhatIsSet(t *testing.T) {
	number := func(s string) report.Number {
		n, err := report.ParseNumber(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	var list []report.Cell
	for _, place := range [][2]int{{0, 0}, {41, 2}, {8191, 63}, {8192, 1}, {1, 64}, {200_000, 200_000}} {
		at := func(c report.Cell) { c.Line, c.Column = place[0], place[1]; list = append(list, c) }
		at(report.Cell{})
		for _, raw := range []string{"0", "9", "10", "99", "100", "999", "1000", "-1", "0.0", "43.788", "999999999999999999"} {
			at(report.Cell{State: report.Reported, Value: number(raw), Raw: raw})
			at(report.Cell{State: report.Reported, Value: number(raw), Raw: raw + "件"})
			at(report.Cell{State: report.Reported, Value: number(raw)})
			at(report.Cell{State: report.Inferred, Value: number(raw)})
			at(report.Cell{State: report.Invalid, Value: number(raw), Raw: raw + "元"})
			at(report.Cell{State: report.Inferred, Value: number(raw), Raw: raw})
			at(report.Cell{State: report.Blank, Value: number(raw)})
			at(report.Cell{Value: number(raw)})
		}
		for _, raw := range []string{"", "/", "-", "—", "无", "——", "－", "--", "／", "–", "――", " "} {
			at(report.Cell{State: report.Blank, Raw: raw})
			at(report.Cell{State: report.Missing, Raw: raw})
			at(report.Cell{State: report.Invalid, Raw: raw})
		}
		at(report.Cell{State: report.Reported, Value: report.Int(7), Raw: "07"})
	}
	keys := report.Keys(report.Form2021)
	cells := report.NewCells(report.Form2021)
	for from := range list { // each cell follows another of another kind in its place
		for i, key := range keys {
			cells.Set(key, list[(from+i)%len(list)])
		}
		i := 0
		for key, c := range cells.All() {
			want := list[(from+i)%len(list)]
			if c != want {
				t.Fatalf("%s is %+v, not %+v", key, c, want)
			}
			if c, ok := cells.Get(key); !ok || c != want {
				t.Fatalf("%s by its key is %+v, not %+v", key, c, want)
			}
			i++
		}
		sameByClass(t, cells)
	}
	want := make([]report.Cell, len(keys))
	for i := range want {
		want[i] = list[i%len(list)]
	}
	i := 0
	for key, c := range report.CellsOf(report.Form2021, want).All() {
		if key != keys[i] || c != want[i] {
			t.Errorf("%s is %+v, not %s, %+v", key, c, keys[i], want[i])
		}
		i++
	}
	if i != len(keys) {
		t.Errorf("%d cells, not %d", i, len(keys))
	}
}

// sameByClass holds what EachClass yields against All.
func sameByClass(t *testing.T, cells report.Cells) {
	t.Helper()
	var all []report.Cell
	for _, c := range cells.All() {
		all = append(all, c)
	}
	i, text := 0, 0
	cells.EachClass(func(class report.Class, line int, own *report.Cell) {
		want := all[i]
		got := class.Cell()
		if digits := class.Digits(); own == nil && (digits != "") != got.State.HasValue() || digits != "" && digits != got.Value.String() {
			t.Fatalf("the digits of %+v are %q", got, digits)
		}
		got.Line, got.Column = line, want.Column
		if own != nil {
			got = *own
			text += len(own.Raw)
		}
		if i++; got != want || line != want.Line || class >= report.Classes {
			t.Fatalf("by its class %+v, line %d, not %+v", got, line, want)
		}
	})
	if i != len(all) || text != cells.OwnText() {
		t.Errorf("%d cells by class, not %d; %d bytes of own text, not %d", i, len(all), cells.OwnText(), text)
	}
}

func TestPlaces(t *testing.T) {
	lapsed, licensing, nowhere := report.PlaceOf("requests.other.lapsed.total"), report.PlaceOf("disclosure.licensing.previous"), report.PlaceOf("no.such")
	whole := report.PlaceOf("requests.other.total")
	for _, f := range []report.Form{report.Form2021, report.Form2019, report.FormFree} {
		cells := report.NewCells(f)
		for key := range cells.All() {
			if !cells.Has(report.PlaceOf(key)) {
				t.Errorf("%s has no %s", f, key)
			}
		}
		if got := cells.Has(lapsed); got != (f == report.Form2021) {
			t.Errorf("%s: %v", f, got)
		}
		if got := cells.Has(licensing); got != (f == report.Form2019) {
			t.Errorf("%s: %v", f, got)
		}
		if _, ok := cells.At(nowhere); ok || cells.Has(nowhere) {
			t.Errorf("%s has a cell nowhere", f)
		}
		if got := cells.Has(whole); got != (f == report.Form2019) {
			t.Errorf("%s: %v", f, got)
		}
	}
	cells := report.NewCells(report.Form2021)
	cells.Set("requests.other.total", report.Cell{State: report.Blank})
	if c, ok := cells.At(whole); !ok || c.State != report.Blank || cells.Len() != len(report.Keys(report.Form2021))+7 {
		t.Errorf("%+v, %v, %d cells", c, ok, cells.Len())
	}
}

// TestSumsLookedUp holds that what is looked up once adds the same as its keys.
func TestSumsLookedUp(t *testing.T) {
	for _, f := range []report.Form{report.Form2021, report.Form2019, report.FormFree} {
		for whole := range 2 {
			r := &report.Report{Form: f, Cells: report.NewCells(f)}
			n := int64(0)
			for key := range r.Cells.All() {
				if n++; n%50 > 0 {
					c := report.Cell{State: report.Reported, Value: report.Int(n)}
					if n%3 == 0 {
						c.Raw = c.Value.String() // as most are, which are of a class
					}
					r.Cells.Set(key, c)
				}
			}
			if whole == 1 && f == report.Form2021 {
				r.Cells.Set(report.OtherKeys()[0], report.Cell{State: report.Reported, Value: report.Int(7)})
			}
			for _, ind := range report.Indicators() {
				if got, want := ind.Sum(r), r.Sum(ind.Key); got != want {
					t.Errorf("%s, form %s: %+v, not %+v", ind.ID, f, got, want)
				}
				if _, has := r.Cells.Get(ind.Key); has != r.Cells.Has(ind.Place()) {
					t.Errorf("%s, form %s: %v", ind.ID, f, has)
				}
				sameFigure(t, r, &ind)
			}
			for _, rt := range report.Rates() {
				over, under := r.Sum(rt.Over...), r.Sum(rt.Under...)
				want := report.Fraction{}
				if over.State.HasValue() && under.State.HasValue() {
					want = rt.Fraction(over.Value, under.Value)
				}
				if got := rt.Of(r); got != want {
					t.Errorf("%s, form %s: %+v, not %+v", rt.ID, f, got, want)
				}
			}
		}
	}
}

// sameFigure holds what an indicator tells of a report in less time against its Sum.
func sameFigure(t *testing.T, r *report.Report, ind *report.Indicator) {
	t.Helper()
	want, asked := ind.Sum(r), ind.Has(r.Form) && r.Cells.Len() > 0
	if n, s := report.TotalOf(ind.Key).Figure(r); n != want.Value || s != want.State {
		t.Errorf("%s, form %s: the figure of its sum is %v, %v, not %+v", ind.ID, r.Form, n, s, want)
	}
	if !asked {
		want = report.Cell{}
	}
	if c, ok := ind.Of(r); c != want || ok != asked {
		t.Errorf("%s, form %s: %+v, %v, not %+v", ind.ID, r.Form, c, ok, want)
	}
	if n, s, ok := ind.Figure(r); n != want.Value || s != want.State || ok != asked {
		t.Errorf("%s, form %s: %v, %v, %v, not %+v", ind.ID, r.Form, n, s, ok, want)
	}
	class, ok := ind.Class(r)
	if c, own := r.Cells.At(ind.Place()); ok != asked || own && asked && (class < report.Classes) != (c.Raw != "" || c.State == report.Missing) {
		t.Errorf("%s, form %s: class %d, %v", ind.ID, r.Form, class, ok)
	}
	if ok && class < report.Classes && class.Cell() != want {
		t.Errorf("%s, form %s: by its class %+v, not %+v", ind.ID, r.Form, class.Cell(), want)
	}
}
