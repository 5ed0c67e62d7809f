package check

import (
	"bytes"
	"encoding/json"
	"testing"

	"nianbao/report"
)

// What is written key by key is what encoding/json would make of types that have the same keys.
func TestAppendJSON(t *testing.T) {
	type place struct {
		File  string `json:"file"`
		Organ string `json:"organ"`
		Code  string `json:"code"`
		Year  int    `json:"year"`
	}
	type plain Evidence // without methods
	type evidence struct {
		Report *place `json:"report"`
		plain
	}
	type finding struct {
		ID       string          `json:"id"`
		Rule     string          `json:"rule"`
		Severity report.Severity `json:"severity"`
		Message  string          `json:"message"`
		Expected string          `json:"expected"`
		Found    string          `json:"found"`
		Evidence []evidence      `json:"evidence"`
		Answer   string          `json:"answer"`
		Line     int             `json:"line"`
	}
	type count struct {
		Pass    int `json:"pass"`
		Fail    int `json:"fail"`
		Unknown int `json:"unknown"`
	}
	r := &report.Report{File: "reports/<a>&.txt", SHA256: "ab", Year: 2022, Form: report.Form2021,
		Organ: report.Organ{Name: "辛店镇人民政府", Region: []string{"河南省"}, Code: "410184102"}}
	other := &report.Report{File: "reports/b.txt", Organ: report.Organ{Name: "乙镇\n", Code: "1"}, Year: 2021}
	sheet := &Sheet{Findings: []Finding{
		{ID: "years.same", Rule: "years.same", Severity: report.Hint, Message: "“同”\u2028", Answer: "已更正",
			Evidence: []Evidence{{Report: other, Section: 1, Paragraph: 2, Start: 3, End: 9, Text: "\xff"}}},
		{ID: "reconcile.rows:requests.new", Rule: "reconcile.rows", Severity: report.Error, Expected: "11（= 10 + 1）", Found: "<12>",
			Evidence: []Evidence{{Cell: "requests.new.total", Line: 41, Text: "12"}, {Line: 42}}},
		{ID: "form.table"},
	}, tallies: []tally{{1, 0, 0}, {0, 0, 0}, {0, 2, 300}}}
	for _, s := range []*Sheet{sheet, {}} {
		want := struct {
			Schema   int              `json:"schema"`
			File     string           `json:"file"`
			SHA256   string           `json:"sha256"`
			Organ    report.Organ     `json:"organ"`
			Year     int              `json:"year"`
			Form     report.Form      `json:"form"`
			Outcomes map[string]count `json:"outcomes"`
			Findings []finding        `json:"findings"`
		}{1, r.File, r.SHA256, r.Organ, r.Year, r.Form, map[string]count{}, []finding{}}
		for _, rule := range rules {
			if c := (count{s.Count(rule.ID, Pass), s.Count(rule.ID, Fail), s.Count(rule.ID, Unknown)}); c != (count{}) {
				want.Outcomes[rule.ID] = c
			}
		}
		for _, f := range s.Findings {
			g := finding{f.ID, f.Rule, f.Severity, f.Message, f.Expected, f.Found, []evidence{}, f.Answer, f.Line()}
			for _, e := range f.Evidence {
				var of *place
				if e.Report != nil {
					of = &place{e.Report.File, e.Report.Organ.Name, e.Report.Organ.Code, e.Report.Year}
				}
				g.Evidence = append(g.Evidence, evidence{of, plain(e)})
			}
			want.Findings = append(want.Findings, g)
		}
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(want); err != nil {
			t.Fatal(err)
		}
		if got := string(Result{Report: r, Sheet: s}.AppendJSON(nil)) + "\n"; got != b.String() {
			t.Errorf("%s\nwant %s", got, b.String())
		}
	}
}
