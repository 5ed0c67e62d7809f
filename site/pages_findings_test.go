package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check"
	"nianbao/report"
	"nianbao/templates"
)

// oddFindings are findings about every kind of place of oddReport.
func oddFindings() []check.Finding {
	return []check.Finding{
		{ID: "form.title", Rule: "form.title", Severity: report.Hint, Message: "没有找到报告的标题，请核对。"},
		{ID: "told.new:s1-p2", Rule: "told.new", Severity: report.Hint, Message: "文中称“公开信息 103 条”，表中为 12。",
			Evidence: []check.Evidence{{Section: 2, Paragraph: 2, Start: len("全年通过网站"), End: len("全年通过网站公开信息 103 条"), Line: 12},
				{Cell: "requests.new.total", Line: 102}}},
		{ID: "section.stub:s5", Rule: "section.stub", Severity: report.Warning, Message: "第五部分过短。", Answer: "<当年无新问题>",
			Evidence: []check.Evidence{{Section: 5, Line: 50}}},
		{ID: "reconcile.review:review", Rule: "reconcile.review", Severity: report.Error, Message: "“行政复议”：各种结果之和为 11，总计为 0。",
			Expected: "11（= 10 + 1 + 0 + 0）", Found: "0",
			Evidence: []check.Evidence{{Cell: "review.total"}, {Cell: "review.upheld"}, {Cell: "review.corrected"}, {Cell: "review.other"}}},
		{ID: "value.lost:requests.granted", Rule: "value.lost", Severity: report.Warning, Message: "“予以公开”一行缺 1 个数。",
			Evidence: []check.Evidence{{Cell: "requests.granted.natural", Line: 43}}},
		{ID: "form.row:line-46", Rule: "form.row", Severity: report.Warning, Message: "多出一行。", Evidence: []check.Evidence{{Line: 46}}},
	}
}

// oddSite is the sample country in which nothing is found but oddFindings.
func oddSite(t *testing.T) *Collection {
	t.Helper()
	c, problems := Collect(sampleSources())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, e := range c.root.below {
		var s check.Sheet
		if e.path() == "jiangsu/huaian/hongze/2023" {
			s.Findings = oddFindings()
		}
		e.within, e.others = s.Pack(nil)
		e.between, e.answers = "", map[string]string{}
		for _, f := range s.Findings {
			e.answers[f.ID] = f.Answer
		}
	}
	return c
}

func oddEntry(t *testing.T) (*renderer, entry) {
	c := oddSite(t)
	i := slices.IndexFunc(c.root.below, func(e entry) bool { return len(e.Findings()) > 0 })
	return &renderer{c: c}, c.root.below[i]
}

func TestFindingsStandBesideWhatTheyAreAbout(t *testing.T) {
	r, e := oddEntry(t)
	src := origins{report: e.whole()}
	notes := placeNotes(src.report, src)
	placed := r.placeFindings("x.html", e, notes, src)
	ids := func(list []templates.Finding) (ids []string) {
		for _, f := range list {
			ids = append(ids, f.Rule.Text+" "+f.Mark())
		}
		return ids
	}
	got := map[string][]string{"page": ids(placed.page), "paragraph": ids(placed.paragraph[[2]int{1, 1}]), "section": ids(placed.section[4]),
		"review": ids(placed.table["review"]), "requests": ids(placed.table["requests"]), "cell": ids(placed.cell["review.total"]), "row": ids(placed.row["row.requests.granted"])}
	name := func(rule string) string {
		r, _ := check.RuleByID(rule)
		return r.Name
	}
	want := map[string][]string{"page": {name("form.title") + " ▷1"}, "paragraph": {name("told.new") + " ▷2"}, "section": {name("section.stub") + " △3"},
		"review": {name("reconcile.review") + " ▲4", name("form.row") + " △6"}, "requests": {name("value.lost") + " △5"}, "cell": {name("reconcile.review") + " ▲4"}, "row": {name("value.lost") + " △5"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(templates.Sum{Value: "11", Formula: "= 10 + 1 + 0 + 0"}, placed.sums["review.total"]); diff != "" {
		t.Error(diff)
	}
	if got := placed.table["requests"][0].Notes; len(got) != 1 || got[0].Code != "cells-lost" || slices.ContainsFunc(notes.table["requests"], func(n templates.Note) bool { return n.Code == "cells-lost" }) {
		t.Errorf("the note on the lost cell is not told with the finding alone: %+v", got)
	}
	if got := placed.table["review"][0].Evidence; len(got) != 1 || got[0].Href != "#review.total" {
		t.Errorf("evidence of a row: %+v", got)
	}
}

func TestFailedSum(t *testing.T) {
	for _, test := range []struct {
		finding check.Finding
		want    string
	}{
		{check.Finding{Severity: report.Error, Expected: "11（= 10 + 1）", Found: "0"}, "11 = 10 + 1"},
		{check.Finding{Severity: report.Error, Expected: "11（= 10 + 1）", Found: "9（= 8 + 1）"}, " "}, // neither side is one cell
		{check.Finding{Severity: report.Hint, Expected: "11（= 10 + 1）", Found: "空白"}, " "},
		{check.Finding{Severity: report.Error, Expected: "11（= 10 + 1）", Found: "0", Answer: "已更正"}, " "},
		{check.Finding{Severity: report.Error, Expected: "3", Found: "5"}, " "},
	} {
		if sum, _ := failedSum(test.finding); sum.Value+" "+sum.Formula != test.want {
			t.Errorf("%+v: %q, want %q", test.finding, sum, test.want)
		}
	}
}

// Every finding has one place on its report's page, says there what it says, and can be linked to.
func TestEveryFindingIsOnItsPage(t *testing.T) {
	c, _ := Collect(sampleSources())
	files := renderSite(t, sampleSources(), Options{})
	found := 0
	for _, e := range c.root.below {
		page := files[e.path()+".html"]
		ids := attributes(idAttribute, page)
		text := html.UnescapeString(string(page))
		seen := map[string]bool{}
		for _, f := range e.Findings() {
			id := findingID(f)
			if seen[id] {
				t.Errorf("%s: two findings share the address %s", e.path(), id)
			}
			seen[id] = true
			if n := len(slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other != id })); n != 1 {
				t.Errorf("%s has %d places for %s", e.path(), n, f.ID)
			}
			if !strings.Contains(text, f.Message) || !hasAttribute(page, "href", "#"+id) {
				t.Errorf("%s does not tell or link %s", e.path(), f.ID)
			}
			found++
		}
	}
	if found < 20 {
		t.Errorf("%d findings in the sample: this test shows nothing", found)
	}
}

func TestFindingsBesideTheReportAsData(t *testing.T) {
	c, _ := Collect(sampleSources())
	files := renderSite(t, sampleSources(), Options{})
	for _, e := range c.root.below {
		var data struct {
			Year     int
			File     string
			Organ    struct{ Name string }
			Outcomes map[string]map[string]int
			Findings []struct{ ID string }
		}
		if err := json.Unmarshal(files[e.path()+checkSuffix], &data); err != nil {
			t.Fatalf("%s: %v", e.path(), err)
		}
		if data.Year != e.Year || data.Organ.Name != e.organ.Name || data.File != e.File || len(data.Outcomes) == 0 || len(data.Findings) != len(e.Findings()) {
			t.Errorf("%s%s: %+v", e.path(), checkSuffix, data)
		}
	}
}

func TestAnswers(t *testing.T) {
	sources := sampleSources()
	c, _ := Collect(sources)
	var e entry
	for _, e = range c.root.below {
		if len(e.Findings()) > 1 {
			break
		}
	}
	f := e.Findings()[0]
	i := slices.IndexFunc(sources, func(s Source) bool { return s.File == e.File })
	sources[i].Answers = map[string]string{f.ID: "已更正 <b>", "no.rule": "x"}
	c, problems := Collect(sources)
	if len(problems) != 1 || problems[0].File != strings.TrimSuffix(e.File, ".txt")+".meta.yaml" || !strings.Contains(problems[0].Message, "no.rule") || problems[0].Hint == "" {
		t.Errorf("problems %+v, want one about no.rule", problems)
	}
	after, _ := c.organs[slices.IndexFunc(c.organs, func(o *organ) bool { return o.path == e.organ.path })].in(e.Year)
	_, answeredBefore := countFindings(e.Findings())
	if _, n := countFindings(after.Findings()); n != 1 || answeredBefore != 0 {
		t.Errorf("%d findings are answered, before %d", n, answeredBefore)
	}
	var page bytes.Buffer
	r := &renderer{c: c}
	if err := r.reportPage(after).Write(&page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<b>答复</b> 已更正 &lt;b&gt;", "已答复 1 处", "id=" + findingID(f) + " class=answered"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page does not have %s", want)
		}
	}
}

func TestOutcomeOfARule(t *testing.T) {
	sources := sampleSources()
	c, _ := Collect(sources)
	for _, e := range c.root.below {
		for _, rule := range newQuality("", "", nil).rules {
			open, closed := 0, 0
			for _, f := range e.Findings() {
				if f.Rule == rule.ID && f.Open() {
					open++
				} else if f.Rule == rule.ID {
					closed++
				}
			}
			got := outcomeOf(e.sheet(), rule.ID)
			if (got == doubted) != (open > 0) || (got == answered) != (closed > 0 && open == 0) {
				t.Errorf("%s %s: outcome %d with %d open and %d answered", e.path(), rule.ID, got, open, closed)
			}
		}
	}
}

// worthALook is what a lookout chooses of the entries, which is the same as if it kept all of them.
func worthALook(t *testing.T, entries []entry, n int) []placedFinding {
	t.Helper()
	look, all := lookout{n: n}, lookout{n: n}
	for _, e := range entries {
		s := e.sheet()
		look.add(e, s)
		for _, f := range s.Findings {
			if f.Open() {
				all.kept = append(all.kept, placedFinding{e, f})
			}
		}
	}
	list := look.chosen()
	same := slices.EqualFunc(list, all.chosen(), func(a, b placedFinding) bool {
		return a.entry.path() == b.entry.path() && a.Finding.ID == b.Finding.ID
	})
	if !same {
		t.Errorf("of %d of %d findings others are chosen", len(look.kept), len(all.kept))
	}
	return list
}

func TestWorthALook(t *testing.T) {
	r, _ := oddEntry(t)
	var got []string
	for _, f := range worthALook(t, r.c.root.below, 3) {
		got = append(got, fmt.Sprint(f.organ.Name, " ", f.ID))
	}
	if diff := cmp.Diff([]string{"洪泽区人民政府 reconcile.review:review"}, got); diff != "" {
		t.Errorf("of one organ only the gravest: %s", diff)
	}
	c, _ := Collect(sampleSources())
	for n := range 6 {
		worthALook(t, c.root.below, n+1)
	}
	list := worthALook(t, c.root.below, 3)
	for i, f := range list {
		if !f.Open() || i > 0 && slices.Index(check.Severities, f.Severity) > slices.Index(check.Severities, list[i-1].Severity) {
			t.Errorf("%d: %s %s", i, f.Severity, f.ID)
		}
	}
	if len(list) != 3 {
		t.Errorf("%d findings, want 3", len(list))
	}
}
