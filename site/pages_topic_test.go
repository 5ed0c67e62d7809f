package site

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/report"
	"nianbao/templates"
)

// compared is the comparison of the reports, all of them townships of 灵宝市 on 2023, and its page.
func compared(t *testing.T, reports ...*report.Report) (comparison, templates.Comparison) {
	t.Helper()
	var sources []Source
	for _, r := range reports {
		sources = append(sources, Source{File: r.File, Report: r})
	}
	c, problems := Collect(sources)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	p := c.root.children[0].children[0].children[0]
	s, ok := p.setOf(report.Township, 2023)
	if !ok {
		t.Fatal("no set")
	}
	made, err := (&renderer{c: c}).compare(s)
	if err != nil {
		t.Fatal(err)
	}
	page, _ := made.pages()
	return made, page
}

// township is the report of a township on 2023 with the results, and 0 in all other cells.
func township(code string, results map[string]int64) *report.Report {
	r := sampleReport(sampleOrgan(code), 2023, 1)
	r.File = code
	sum := int64(0)
	for _, key := range report.Keys(r.Form) {
		r.Cells.Set(key, report.Cell{State: report.Reported, Raw: "0"})
	}
	for key, n := range results {
		r.Cells.Set("requests."+key+".total", report.Cell{Value: report.Int(n), State: report.Reported})
		sum += n
	}
	r.Cells.Set("requests.total.total", report.Cell{Value: report.Int(sum), State: report.Reported})
	return r
}

func lost(r *report.Report, keys ...string) *report.Report {
	for _, key := range keys {
		r.Cells.Set(key, report.Cell{State: report.Blank})
	}
	return r
}

func topicOf(t *testing.T, page templates.Comparison, id string) templates.Topic {
	t.Helper()
	i := slices.IndexFunc(page.Topics, func(topic templates.Topic) bool { return topic.ID == id })
	return page.Topics[i]
}

// Shares are drawn of organs of which all parts are known, of enough cases, and make up the whole; who is left out is said.
func TestSharesLeaveOutWhatDoesNotFit(t *testing.T) {
	askew := township("411282103", map[string]int64{"granted": 20})
	askew.Cells.Set("requests.total.total", report.Cell{Value: report.Int(21), State: report.Reported})
	_, page := compared(t,
		township("411282101", map[string]int64{"granted": 9, "partial": 3}),
		lost(township("411282102", map[string]int64{"granted": 30}), "requests.denied.law.total"),
		askew,
		township("411282108", map[string]int64{"granted": 9}))
	topic := topicOf(t, page, "results")
	if len(topic.Charts) != 1 {
		t.Fatalf("%d charts", len(topic.Charts))
	}
	c := topic.Charts[0]
	notes := strings.Join(c.Notes, "")
	for _, want := range []string{"各项不全或互相矛盾的 1 个", "不足 10 件的 1 个", "各项之和与总计不符的 1 个", "不画"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q does not say %s", notes, want)
		}
	}
	for _, want := range []string{"（n=12）", `"data":["75.0"],"of":["9/12"]`, `"data":["25.0"],"of":["3/12"]`} {
		if !strings.Contains(string(c.Own), want) {
			t.Errorf("the chart has no %s: %s", want, c.Own)
		}
	}
}

// Quartiles are those of organs with a value; blanks are counted apart, and their organs named.
func TestSpreadCountsNoBlanks(t *testing.T) {
	_, page := compared(t,
		township("411282101", map[string]int64{"granted": 1}), township("411282102", map[string]int64{"granted": 2}),
		township("411282103", map[string]int64{"granted": 4}), township("411282104", map[string]int64{"granted": 8}),
		lost(township("411282108", nil), "requests.granted.total"))
	topic := topicOf(t, page, "results")
	var got []string
	for _, cell := range topic.Spread.Groups[0].Rows[0].Cells {
		got = append(got, cell.Value.String())
	}
	if diff := cmp.Diff([]string{"4", "1", "1.5", "3", "6", "8"}, got); diff != "" {
		t.Errorf("予以公开: %s", diff)
	}
	if len(topic.Gaps) != 1 || topic.Gaps[0].Note != "1 项" || topic.Complete != "" {
		t.Errorf("organs with gaps: %v, %q", topic.Gaps, topic.Complete)
	}
}

// The government above is set beside its townships, and never counted with them.
func TestParentIsNoneOfItsTownships(t *testing.T) {
	own := township("411282", map[string]int64{"granted": 500})
	c, page := compared(t, own, township("411282101", map[string]int64{"granted": 1}), township("411282102", map[string]int64{"granted": 2}))
	if len(c.lines) != 2 || c.parent == nil {
		t.Fatalf("%d organs, parent %v", len(c.lines), c.parent)
	}
	row := topicOf(t, page, "results").Spread.Groups[0].Rows[0]
	if last := row.Cells[len(row.Cells)-1]; last.Value.String() != "500" || !strings.HasSuffix(last.Href, "#requests.granted.total") {
		t.Errorf("beside them stands %v", last)
	}
	if !strings.Contains(page.Words, "不是所列各机关之和") {
		t.Errorf("%q does not tell that it is not their sum", page.Words)
	}
	if !strings.Contains(page.Covered, "其中 2 个有 2023 年度报告") || len(page.Missing) == 0 {
		t.Errorf("%s, missing %v", page.Covered, page.Missing)
	}
}

func TestBins(t *testing.T) {
	for figures, want := range map[string]string{
		"0 0 3":      "0:2 1:0 2–4:1",
		"7 12 19 20": "5–9:1 10–19:2 20–49:1",
		"0.5 2 3.5":  "<1:1 ≥1:0 ≥2:2",
	} {
		var list []report.Number
		whole := true
		for _, f := range strings.Fields(figures) {
			n, err := report.ParseNumber(f)
			if err != nil {
				t.Fatal(err)
			}
			list, whole = append(list, n), whole && n.Whole()
		}
		var got []string
		for _, b := range binsOf(list) {
			got = append(got, b.label(whole)+":"+report.Int(b.organs).String())
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", figures, s, want)
		}
	}
}
