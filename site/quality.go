package site

import (
	"slices"

	"nianbao/check"
	"nianbao/report"
)

// outcome is what a rule comes to in a report as a whole.
type outcome uint8

const (
	unseen    outcome = iota // the rule does not run on it, or finds nothing to look at
	holding                  // wherever it can be decided
	undecided                // nowhere
	doubted                  // somewhere, and nobody has answered
	answered                 // somewhere, all of it answered
)

func outcomeOf(s *check.Sheet, rule string) outcome {
	switch {
	case s.Count(rule, check.Fail) > 0:
		open := func(f check.Finding) bool { return f.Rule == rule && f.Open() }
		if slices.ContainsFunc(s.Findings, open) {
			return doubted
		}
		return answered
	case s.Count(rule, check.Pass) > 0:
		return holding
	case s.Count(rule, check.Unknown) > 0:
		return undecided
	}
	return unseen
}

// outcomes counts reports by outcome.
type outcomes [answered + 1]int

// decided is the number of reports in which the rule could be decided.
func (o outcomes) decided() int { return o[holding] + o[doubted] + o[answered] }

func (o *outcomes) add(other outcomes) {
	for i, n := range other {
		o[i] += n
	}
}

// quality is what the checks of all reports of a place come to.
type quality struct {
	name    string
	path    string // the place's; "" of the whole country
	entries []entry
	years   []int          // newest first
	rules   []ruleOutcomes // all rules, family by family
}

// ruleOutcomes are a rule's outcomes by year, parallel to the quality's years, and where it does not hold.
type ruleOutcomes struct {
	check.Rule
	years   []outcomes
	failing []entry // newest year first, then in the order of organs
}

// total is the rule's outcomes over all years.
func (r ruleOutcomes) total() (all outcomes) {
	for _, o := range r.years {
		all.add(o)
	}
	return all
}

// qualityOf counts the outcomes of the entries.
func qualityOf(name, path string, entries []entry) quality {
	q := quality{name: name, path: path, entries: entries, years: yearsOf(entries)}
	slices.Reverse(q.years)
	for _, f := range check.Families() {
		for _, rule := range f.Rules {
			q.rules = append(q.rules, ruleOutcomes{Rule: rule, years: make([]outcomes, len(q.years))})
		}
	}
	for _, e := range entries {
		year, sheet := slices.Index(q.years, e.Year), e.sheet()
		for i := range q.rules {
			rule := &q.rules[i]
			o := outcomeOf(sheet, rule.ID)
			rule.years[year][o]++
			if o == doubted || o == answered {
				rule.failing = append(rule.failing, e)
			}
		}
	}
	for _, r := range q.rules {
		slices.SortStableFunc(r.failing, func(a, b entry) int { return b.Year - a.Year })
	}
	return q
}

// regionsOf splits a collection into what the pages on quality tell apart: provinces, and the organs whose place
// can't be told.
func (c *Collection) regionsOf() []quality {
	var list []quality
	for _, p := range c.root.children {
		list = append(list, qualityOf(p.name, p.path, p.below))
	}
	if len(c.unplaced) > 0 {
		var entries []entry
		for _, o := range c.unplaced {
			entries = append(entries, o.years...)
		}
		list = append(list, qualityOf("归属未定", unplacedFolder, entries))
	}
	return list
}

// gravest is the severity of the sheet's gravest open finding, "" where it has none.
func gravest(s *check.Sheet) report.Severity {
	worst := -1
	for _, f := range s.Findings {
		if f.Open() {
			worst = max(worst, slices.Index(check.Severities, f.Severity))
		}
	}
	if worst < 0 {
		return ""
	}
	return check.Severities[worst]
}

// placedFinding is a finding with the report it is of.
type placedFinding struct {
	entry
	check.Finding
}

// worthALook are the gravest open findings, the newest first; each of another rule and another organ.
func worthALook(entries []entry, n int) []placedFinding {
	newest := slices.Clone(entries)
	slices.SortStableFunc(newest, func(a, b entry) int { return b.Year - a.Year })
	var list []placedFinding
	for _, severity := range slices.Backward(check.Severities) {
		for _, e := range newest {
			for _, f := range e.Findings() {
				told := func(g placedFinding) bool { return g.Rule == f.Rule || g.organ == e.organ }
				if f.Severity != severity || !f.Open() || slices.ContainsFunc(list, told) {
					continue
				}
				if list = append(list, placedFinding{e, f}); len(list) == n {
					return list
				}
			}
		}
	}
	return list
}
