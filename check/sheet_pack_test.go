package check

import (
	"reflect"
	"testing"

	"nianbao/report"
)

// A sheet comes back from its packed form exactly, and what is added to it is told as if one check had found all.
func TestPackedSheets(t *testing.T) {
	a, b := &report.Report{Year: 2021}, &report.Report{Year: 2022}
	within := &Sheet{Findings: []Finding{
		{ID: "reconcile.rows:requests.new", Rule: rules[3].ID, Severity: report.Error, Message: "合计不符", Expected: "11（= 10 + 1）", Found: "12",
			Evidence: []Evidence{{Cell: "requests.new.total", Line: 41, Text: "12"}, {Section: 2, Paragraph: 1, Start: 3, End: 9, Line: 7, Text: "共"}}},
	}, tallies: make([]tally, len(rules))}
	within.tallies[3], within.tallies[7] = tally{1, 1, 0}, tally{0, 0, 300}
	between := &Sheet{Findings: []Finding{
		{ID: "b", Rule: rules[5].ID, Severity: report.Hint, Evidence: []Evidence{{Report: b, Line: 3}, {Report: a, Text: "\xff"}, {Line: 9}, {Report: b}}},
		{ID: "a", Rule: rules[5].ID, Severity: report.Warning, Evidence: []Evidence{{Line: 40}}},
	}}
	for _, s := range []*Sheet{within, between, {}} {
		p, others := s.Pack(nil)
		got, ok := Unpack(others, p)
		if !ok || !reflect.DeepEqual(got.Findings, s.Findings) || !reflect.DeepEqual(countsOf(got), countsOf(s)) {
			t.Errorf("%+v comes back as %v %+v", s, ok, got)
		}
		if !p.Whole(len(others)) || p.Count() != len(s.Findings) {
			t.Errorf("%+v is not known to be whole, or has %d findings", s, p.Count())
		}
		if len(others) > 0 && p.Whole(len(others)-1) {
			t.Error("evidence in others that are not there")
		}
		for i := 1; i < len(p); i++ {
			_, whole := Unpack(others, p[:i])
			if whole || p[:i].Whole(len(others)) {
				t.Errorf("%d bytes of %d are taken for a sheet", i, len(p))
			}
		}
	}
	p, _ := within.Pack(nil)
	q, others := between.Pack(nil)
	if !reflect.DeepEqual(others, []*report.Report{b, a}) {
		t.Fatalf("others %v", others)
	}
	both, ok := Unpack(others, p, q)
	ids := []string{}
	for _, f := range both.Findings {
		ids = append(ids, f.ID)
	}
	if !ok || !reflect.DeepEqual(ids, []string{"b", "a", "reconcile.rows:requests.new"}) || both.Count(rules[3].ID, Fail) != 1 {
		t.Errorf("%v %v", ok, ids)
	}
	told := p.Told()
	within.Findings[0].Evidence[0].Line++
	if p, _ = within.Pack(nil); p.Told() != told || p.Evidence() == "" {
		t.Error("a place changes what is told beside the evidence")
	}
	within.Findings[0].Found = "13"
	if p, _ = within.Pack(nil); p.Told() == told {
		t.Error("another finding is told as the same")
	}
}

func countsOf(s *Sheet) (all []int) {
	for _, r := range rules {
		for o := range (tally{}) {
			all = append(all, s.Count(r.ID, Outcome(o)))
		}
	}
	return all
}
