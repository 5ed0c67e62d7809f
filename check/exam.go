package check

import (
	"strconv"

	"nianbao/report"
)

// exam is one report under examination.
type exam struct {
	r     *report.Report
	sheet *Sheet
	cells []report.Cell // in the order of the form, once somebody has asked

	// in between alone
	nth    int            // place among the others
	organ  int32          // its organ's
	before *report.Report // the organ's report on the year before, nil where there is none
	held   *Held
	text   Sample // once somebody has asked
	told   bool   // that something was found
}

// sample is that of the report's text, none where nothing is known of the report.
func (x *exam) sample() Sample {
	if x.text == "" && x.held.Digest != (Digest{}) {
		x.text = x.held.Sample()
	}
	return x.text
}

// count notes an outcome of the rule that leaves no finding.
func (x *exam) count(rule string, o Outcome) { x.counts(rule, o, 1) }

// counts notes the outcome n times at once.
func (x *exam) counts(rule string, o Outcome, n int) {
	i, ok := ruleIndex[rule]
	if !ok {
		panic("check: no rule " + rule)
	}
	if n > 0 {
		x.sheet.room()
		x.sheet.tallies[i][o] += uint16(n)
	}
}

// room makes room for the counts of all rules.
func (s *Sheet) room() {
	if n := len(rules) - len(s.tallies); n > 0 {
		s.tallies = append(s.tallies, make([]tally, n)...)
	}
}

// fail adds a finding. Subject tells it from the rule's other findings in the report: a cell's key, s1-p3.
// The severity is the rule's where the finding sets none.
func (x *exam) fail(rule, subject string, f Finding) {
	x.count(rule, Fail)
	f.Rule = rule
	f.ID = rule
	if subject != "" {
		f.ID += ":" + subject
	}
	if f.Severity == "" {
		f.Severity = rules[ruleIndex[rule]].Severity
	}
	for n := 2; x.has(f.ID); n++ {
		f.ID = rule + ":" + subject + "-" + strconv.Itoa(n)
	}
	x.sheet.Findings = append(x.sheet.Findings, f)
}

func (x *exam) has(id string) bool {
	for _, f := range x.sheet.Findings {
		if f.ID == id {
			return true
		}
	}
	return false
}

// cell gives the report's cell, missing where its form has none.
func (x *exam) cell(key string) report.Cell {
	c, _ := x.r.Cells.Get(key)
	return c
}

// at is the evidence of a cell.
func (x *exam) at(key string) Evidence { return cellEvidence(x.r, key) }
