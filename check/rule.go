package check

import (
	"slices"

	"nianbao/report"
)

// Rule is one thing a careful reviewer looks at.
type Rule struct {
	ID       string          // stable; the part before the first dot is its family: reconcile.rows
	Severity report.Severity // of its findings, at most
	Name     string          // short: 各行合计
	Sentence string          // what it means, for a layman, in Chinese
	Formula  string          // how it is decided, exactly, in Chinese
	Forms    []report.Form   // it runs on; nil for every form, "free" included
}

// Runs reports whether the rule looks at reports of the form.
func (r Rule) Runs(f report.Form) bool { return r.Forms == nil || slices.Contains(r.Forms, f) }

// tabled are the forms that have tables.
var tabled = []report.Form{report.Form2021, report.Form2019}

// Family is a group of rules that look at the same side of a report.
type Family struct {
	ID    string // first part of its rules' IDs
	Name  string // 勾稽关系
	Rules []Rule
}

// Families gives all rules, in the order they are told in.
func Families() []Family { return families }

// RuleByID finds a rule.
func RuleByID(id string) (Rule, bool) {
	i, ok := ruleIndex[id]
	if !ok {
		return Rule{}, false
	}
	return rules[i], true
}

var rules, ruleIndex = numbered(families)

func numbered(families []Family) ([]Rule, map[string]int) {
	var list []Rule
	index := map[string]int{}
	for _, f := range families {
		for _, r := range f.Rules {
			index[r.ID] = len(list)
			list = append(list, r)
		}
	}
	return list, index
}
