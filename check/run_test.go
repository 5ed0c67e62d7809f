package check

import (
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"nianbao/report"
)

// exampleRun is a run of two reports with findings of every kind.
func exampleRun() Run {
	own := &report.Report{File: "reports/a,b 甲.txt", Year: 2023, Form: report.Form2021, Organ: report.Organ{Name: "甲县人民政府", Code: "410100"}}
	other := &report.Report{File: "/elsewhere/b.txt", Year: 2022, Form: report.Form2021, Organ: report.Organ{Name: "乙县人民政府", Code: "410200"}}
	return Run{
		Unread: []Unread{{"reports/c.pdf", "the PDF has no text: 100 %\nscanned"}},
		Results: []Result{
			{own, &Sheet{Findings: []Finding{
				{ID: "section.missing:s5", Rule: "section.missing", Severity: report.Warning, Message: "没有\n第五部分。"},
				{ID: "reconcile.rows:requests.new", Rule: "reconcile.rows", Severity: report.Error, Message: "合计 5 与 4 不一致。",
					Expected: "4", Found: "5", Evidence: []Evidence{{Cell: "requests.new.total", Line: 41, Text: "5"}, {Cell: "requests.new.natural", Line: 41, Text: "<4>"}}},
				{ID: "copied.organ:410200", Rule: "copied.organ", Severity: report.Hint, Message: "雷同。", Answer: "已核对。",
					Evidence: []Evidence{{Section: 1, Paragraph: 2, Start: 3, End: 9, Line: 7, Text: "甲"}, {Report: other, Section: 1, Paragraph: 1, Line: 5, Text: "乙"}}},
			}}},
			{other, &Sheet{}},
		},
	}
}

func TestWriteText(t *testing.T) {
	compare(t, Run.WriteText, `
reports/c.pdf: error: the PDF has no text: 100 % scanned
reports/a,b 甲.txt: warning: 没有 第五部分。 [section.missing]
reports/a,b 甲.txt:41: error: 合计 5 与 4 不一致。 [reconcile.rows]
2 reports: 1 error, 1 warning, 0 hints; 1 answered; 1 file not read
`)
}

func TestWriteGitHub(t *testing.T) {
	section, _ := RuleByID("section.missing")
	rows, _ := RuleByID("reconcile.rows")
	compare(t, Run.WriteGitHub, `
::error file=reports/c.pdf::the PDF has no text: 100 %25%0Ascanned
::warning file=reports/a%2Cb 甲.txt,line=1,title=`+section.Name+` section.missing::没有%0A第五部分。
::error file=reports/a%2Cb 甲.txt,line=41,title=`+rows.Name+` reconcile.rows::合计 5 与 4 不一致。
::notice::2 reports: 1 error, 1 warning, 0 hints; 1 answered; 1 file not read
`)
}

func compare(t *testing.T, write func(Run, io.Writer) error, want string) {
	t.Helper()
	var b strings.Builder
	if err := write(exampleRun(), &b); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != want[1:] {
		t.Errorf("got\n%swant\n%s", got, want[1:])
	}
}

// TestWriteJSON holds the lines of a run: what could not be read, then each report with its findings.
func TestWriteJSON(t *testing.T) {
	var b strings.Builder
	if err := exampleRun().WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/run.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// TestWriteSARIF holds what code scanning services need: a rule for each result, a place of their own files, a
// fingerprint, and that what is answered counts no more.
func TestWriteSARIF(t *testing.T) {
	var b strings.Builder
	if err := exampleRun().WriteSARIF(&b, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.Tool.Driver.SemanticVersion != "1.2.3" || len(run.Tool.Driver.Rules) != len(rules) || len(run.Results) != 3 {
		t.Fatalf("%d rules, %d results: %+v", len(run.Tool.Driver.Rules), len(run.Results), log)
	}
	prints := map[string]bool{}
	for _, res := range run.Results {
		prints[res.Fingerprints["nianbaoFinding/v1"]] = true
		if rule := run.Tool.Driver.Rules[res.RuleIndex]; rule.ID != res.RuleID || rule.Help.Text == "" {
			t.Errorf("%s has the rule %+v", res.RuleID, rule)
		}
		place := res.Locations[0].Physical
		if place.Artifact.URI != "reports/a,b%20%E7%94%B2.txt" || place.Region.StartLine < 1 {
			t.Errorf("%s stands at %+v", res.RuleID, place)
		}
	}
	if len(prints) != 3 || !prints["410100/甲县人民政府/2023/reconcile.rows:requests.new"] {
		t.Errorf("fingerprints %v", prints)
	}
	copied := run.Results[2]
	if copied.Level != "note" || len(copied.Suppressions) != 1 || copied.Suppressions[0].Justification != "已核对。" {
		t.Errorf("%+v is not suppressed", copied)
	}
	if len(copied.Related) != 1 || copied.Related[0].Physical.Artifact.URI != "file:///elsewhere/b.txt" || copied.Related[0].Message.Text != "乙" {
		t.Errorf("related to %+v", copied.Related)
	}
	if n := run.Invocations[0].Notifications; len(n) != 1 || n[0].Locations[0].Physical.Artifact.URI != "reports/c.pdf" {
		t.Errorf("notifications %+v", n)
	}
}

func TestSelect(t *testing.T) {
	for _, c := range []struct {
		least report.Severity
		names []string
		want  string
	}{
		{report.Hint, nil, "section.missing reconcile.rows copied.organ"},
		{report.Warning, nil, "section.missing reconcile.rows"},
		{report.Error, nil, "reconcile.rows"},
		{report.Hint, []string{"copied", "section.missing"}, "section.missing copied.organ"},
		{report.Hint, []string{"rec", "reconcile.row"}, ""},
	} {
		var got []string
		for _, f := range exampleRun().Select(c.least, c.names).Results[0].Findings {
			got = append(got, f.Rule)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("Select(%s, %v): %s, want %s", c.least, c.names, s, c.want)
		}
	}
}

func TestAnswer(t *testing.T) {
	s := &Sheet{Findings: []Finding{{ID: "a.b:1", Rule: "reconcile.rows"}, {ID: "a.b:2", Rule: "reconcile.rows"}, {ID: "c.d", Rule: "c.d"}}}
	idle := s.Answer(map[string]string{"reconcile.rows": "均已核对", "a.b:2": "此行另有说明", "no.rule": "x", "section.missing": "y"})
	if got := s.Findings[0].Answer + "|" + s.Findings[1].Answer + "|" + s.Findings[2].Answer; got != "均已核对|此行另有说明|" {
		t.Error(got)
	}
	if len(idle) != 1 || idle[0] != "no.rule" {
		t.Errorf("idle %v", idle)
	}
}
