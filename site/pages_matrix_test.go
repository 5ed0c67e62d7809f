package site

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/report"
	"nianbao/templates"
)

func trendOf(t *testing.T, name string) templates.Trend {
	t.Helper()
	c, _ := Collect(sampleSources())
	i := slices.IndexFunc(c.organs, func(o *organ) bool { return o.Name == name })
	page, err := (&renderer{c: c}).trendPage(c.organs[i])
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// Every indicator of an organ's reports is on its trend page: in a table, or in a sentence that says it is zero.
func TestTrendCoversAllIndicators(t *testing.T) {
	c, _ := Collect(sampleSources())
	for _, o := range c.organs {
		if !o.hasTrend() {
			continue
		}
		lines, breakAt := yearLines("x.html", o, o.withTables())
		parts, err := trendParts(trend{at: "x.html", who: "巩义市人民政府", lines: lines, breakAt: breakAt})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts {
			for _, row := range indicatorRows(lines) {
				if row.table != strings.TrimPrefix(part.ID, "all-") {
					continue
				}
				g := groupOf(part.Table, row.id)
				if g == nil {
					if !strings.Contains(part.Zero, row.title) || !allZero(lines, row.indicators) {
						t.Errorf("%s: trend does not tell of %s", o.Name, row.id)
					}
					continue
				}
				for _, ind := range row.indicators {
					i := slices.IndexFunc(g.Rows, func(r templates.Row) bool { return r.ID == trendRow(ind) })
					if i < 0 {
						if !allZero(lines, []report.Indicator{ind}) || part.Intro == "" && !strings.Contains(g.Note+g.Rows[0].Note, row.seriesName(ind)) {
							t.Errorf("%s: trend does not tell of %s", o.Name, ind.ID)
						}
						continue
					}
					var want, got []templates.Cell
					for _, l := range lines {
						want = append(want, figure(&l, &ind))
					}
					for _, c := range g.Rows[i].Cells {
						c.Break = false
						for n := max(1, c.Span); n > 0; n-- {
							c.Span = 0
							got = append(got, c)
						}
					}
					if !reflect.DeepEqual(want, got) {
						t.Errorf("%s, %s: %v, want %v", o.Name, ind.ID, got, want)
					}
				}
			}
		}
	}
}

// groupOf is the row of the form in the table.
func groupOf(t *templates.Table, id string) *templates.Group {
	if t == nil {
		return nil
	}
	for i := range t.Groups {
		if g := &t.Groups[i]; g.ID == id || g.ID == id+".figures" {
			return g
		}
	}
	return nil
}

func TestTrendBreaksOnlyWhatIsNotComparable(t *testing.T) {
	page := trendOf(t, "巩义市人民政府")
	broken := 0
	for _, part := range page.Parts {
		if part.Table == nil {
			continue
		}
		for _, g := range part.Table.Groups {
			for _, r := range g.Rows {
				ind, ok := report.IndicatorByID(strings.TrimSuffix(r.ID, ".cell"))
				if !ok {
					t.Fatal(r.ID)
				}
				breaks := slices.ContainsFunc(r.Cells, func(c templates.Cell) bool { return c.Break })
				if breaks == isComparable(ind) {
					t.Errorf("%s: break %v", ind.ID, breaks)
				}
				if breaks {
					broken++
				}
			}
		}
	}
	if broken == 0 {
		t.Error("nothing breaks")
	}
	if page.Break == "" {
		t.Error("the page does not tell of the series break")
	}
	if later := trendOf(t, "新郑市人民政府"); later.Break != "" {
		t.Errorf("a trend without a break tells of one: %s", later.Break)
	}
}

// A number of one form never stands under a name of the other.
func TestComparisonKeepsFormsApart(t *testing.T) {
	c, _ := Collect(sampleSources())
	s, ok := c.root.children[1].children[0].setOf(report.County, 2023)
	if !ok {
		t.Fatal("no set")
	}
	for _, l := range s.lines("x.html") {
		for _, ind := range report.Indicators() {
			if cell := figure(&l, &ind); cell.None == ind.Has(l.report.Form) {
				t.Errorf("%s, form %s: %s", l.label, l.report.Form, ind.ID)
			}
		}
	}
	if s.forms() == "" {
		t.Error("the page does not tell that forms differ")
	}
}

func TestRowOrderIsThatOfTheForms(t *testing.T) {
	want := []string{"row.disclosure.rules", "row.disclosure.normative", "row.disclosure.licensing", "row.disclosure.services",
		"row.disclosure.penalty", "row.disclosure.coercion", "row.disclosure.fees", "row.disclosure.procurement", "row.requests.new"}
	if diff := cmp.Diff(want, rowOrder[:len(want)]); diff != "" {
		t.Error(diff)
	}
	i := slices.Index(rowOrder, "row.requests.other")
	if rowOrder[i+1] != "row.requests.other.lapsed" {
		t.Errorf("%s follows （六）其他处理", rowOrder[i+1])
	}
	ids := map[string]bool{}
	for _, ind := range report.Indicators() {
		ids[rowID(ind)] = true
	}
	if len(ids) != len(rowOrder) {
		t.Errorf("%d rows in order, %d rows there are", len(rowOrder), len(ids))
	}
}
