package site

import (
	"path"
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
				told := strings.Contains(part.Zero, row.title)
				for _, topic := range part.Topics {
					if topic.ID == row.id {
						zeros := 0
						if names, ok := strings.CutSuffix(topic.After, "：各年均为 0。"); ok {
							zeros = len(strings.Split(names, "、"))
						}
						told = len(topic.Table.Groups[0].Rows) == len(lines) &&
							len(topic.Table.Groups[0].Rows[0].Cells)+zeros == len(row.indicators)
					}
				}
				if !told {
					t.Errorf("%s: trend does not tell of %s", o.Name, row.id)
				}
			}
		}
	}
}

func TestTrendBreaksOnlyWhatIsNotComparable(t *testing.T) {
	page := trendOf(t, "巩义市人民政府")
	for _, part := range page.Parts {
		for _, topic := range part.Topics {
			if part.ID == "all-rates" {
				continue // rates are of cells that can be compared, and have one table for all
			}
			breaks := slices.ContainsFunc(topic.Table.Groups[0].Rows, func(r templates.Row) bool { return r.Break })
			comparable := true
			heads := topic.Table.Heads
			for _, h := range heads[len(heads)-1] {
				if ind, ok := report.IndicatorByID(strings.TrimSuffix(path.Base(h.Href), ".html")); ok && !isComparable(ind) {
					comparable = false
				}
			}
			if breaks == comparable {
				t.Errorf("%s: break %v, comparable %v", topic.ID, breaks, comparable)
			}
		}
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
			if cell := figure(l, ind); cell.None == ind.Has(l.report.Form) {
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
