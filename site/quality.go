package site

import (
	"slices"
	"strconv"

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

// outcomeOf is that of the rule.
func outcomeOf(s *check.Sheet, rule string) outcome {
	var counts [3]uint16
	for o := range counts {
		counts[o] = uint16(s.Count(rule, check.Outcome(o)))
	}
	return outcomeBy(counts, s, rule)
}

// outcomeBy is that of the rule, of which the sheet has these counts.
func outcomeBy(counts [3]uint16, s *check.Sheet, rule string) outcome {
	switch {
	case counts[check.Fail] > 0:
		for i := range s.Findings {
			if f := &s.Findings[i]; f.Rule == rule && f.Open() {
				return doubted
			}
		}
		return answered
	case counts[check.Pass] > 0:
		return holding
	case counts[check.Unknown] > 0:
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
	reports int
	gravest map[report.Severity]int // how many reports by their gravest open finding, "" for none
	years   []int                   // newest first
	rules   []ruleOutcomes          // all rules, family by family
}

// qualities are those of the whole country and of what the pages on quality tell apart: provinces, and the organs whose place can't be
// told.
type qualities struct {
	all     quality
	regions []quality
	worth   []placedFinding // a look
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

// newQuality is of a place with these entries, none of which is counted.
func newQuality(name, path string, entries []entry) quality {
	q := quality{name: name, path: path, reports: len(entries), gravest: map[report.Severity]int{}, years: yearsOf(entries)}
	slices.Reverse(q.years)
	for _, f := range check.Families() {
		for _, rule := range f.Rules {
			q.rules = append(q.rules, ruleOutcomes{Rule: rule, years: make([]outcomes, len(q.years))})
		}
	}
	return q
}

// add counts the outcomes of the entry's sheet.
func (q *quality) add(e entry, s *check.Sheet) {
	q.gravest[gravest(s)]++
	year, i := slices.Index(q.years, e.Year), 0
	for counts := range s.Counts() { // in the order of the rules
		rule := &q.rules[i]
		i++
		o := outcomeBy(counts, s, rule.ID)
		rule.years[year][o]++
		if o == doubted || o == answered {
			rule.failing = append(rule.failing, e)
		}
	}
}

// sort puts the newest year first.
func (q *quality) sort() {
	for _, r := range q.rules {
		slices.SortStableFunc(r.failing, func(a, b entry) int { return b.Year - a.Year })
	}
}

// qualities counts the outcomes of all reports, each of which is opened once.
func (c *Collection) qualities() qualities {
	list := qualities{all: newQuality(c.root.name, "", c.root.below)}
	at := map[*place]int{} // of the province, nil for none, in regions
	for i, p := range c.root.children {
		at[p] = i
		list.regions = append(list.regions, newQuality(p.name, p.path, p.below))
	}
	if len(c.unplaced) > 0 {
		var entries []entry
		for _, o := range c.unplaced {
			entries = append(entries, o.years...)
		}
		at[nil] = len(list.regions)
		list.regions = append(list.regions, newQuality("归属未定", unplacedFolder, entries))
	}
	look := lookout{n: doubtsShown}
	for _, o := range c.organs {
		p := o.place
		for p != nil && p.parent != c.root {
			p = p.parent
		}
		region := &list.regions[at[p]]
		for _, e := range o.years {
			s := e.sheet()
			list.all.add(e, s)
			region.add(e, s)
			look.add(e, s)
		}
	}
	list.worth = look.chosen()
	list.all.sort()
	for i := range list.regions {
		list.regions[i].sort()
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

// lookout finds what is worth a look: the gravest open findings, the newest first; each of another rule and another organ. It takes
// sheets in the order of organs. Of each rule, year and severity it keeps those of the first n reports: where it chooses one of them, fewer
// than n organs are told already, and no two reports of a year are of one organ.
type lookout struct {
	n    int // how many are chosen
	seen map[[3]string]int
	kept []placedFinding
}

func (l *lookout) add(e entry, s *check.Sheet) {
	if l.seen == nil {
		l.seen = map[[3]string]int{}
	}
	own := len(l.kept)
	for i := range s.Findings {
		f := &s.Findings[i]
		same := func(g placedFinding) bool { return g.Rule == f.Rule && g.Severity == f.Severity }
		key := [3]string{f.Rule, string(f.Severity), strconv.Itoa(e.Year)}
		if !f.Open() || l.seen[key] == l.n || slices.ContainsFunc(l.kept[own:], same) {
			continue
		}
		l.seen[key]++
		l.kept = append(l.kept, placedFinding{e, *f})
	}
}

func (l *lookout) chosen() []placedFinding {
	newest := slices.Clone(l.kept)
	slices.SortStableFunc(newest, func(a, b placedFinding) int { return b.entry.Year - a.entry.Year })
	var list []placedFinding
	for _, severity := range slices.Backward(check.Severities) {
		for _, f := range newest {
			told := func(g placedFinding) bool { return g.Rule == f.Rule || g.organ == f.organ }
			if f.Severity != severity || slices.ContainsFunc(list, told) {
				continue
			}
			if list = append(list, f); len(list) == l.n {
				return list
			}
		}
	}
	return list
}
