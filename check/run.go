package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/report"
)

// Run is what one call of the checks found: what the Write functions tell, each in its own form.
type Run struct {
	Results []Result
	Unread  []Unread
}

// Result is a report with what was found about it.
type Result struct {
	Report *report.Report
	*Sheet
}

// Unread is a file that is no annual report, or can't be read.
type Unread struct {
	File    string
	Message string // why
}

// Select leaves the findings that are at least that severe and of one of the rules. A rule is named by its ID or by
// the beginning of it up to a dot; no names at all mean every rule. Outcomes stay counted.
func (r Run) Select(least report.Severity, names []string) Run {
	chosen := Run{Results: make([]Result, len(r.Results)), Unread: r.Unread}
	for i, res := range r.Results {
		sheet := *res.Sheet
		sheet.Findings = nil
		for _, f := range res.Findings {
			if rank(f.Severity) >= rank(least) && (len(names) == 0 || slices.ContainsFunc(names, f.named)) {
				sheet.Findings = append(sheet.Findings, f)
			}
		}
		chosen.Results[i] = Result{res.Report, &sheet}
	}
	return chosen
}

func (f Finding) named(name string) bool { return names(name, f.Rule) }

func names(name, rule string) bool { return rule == name || strings.HasPrefix(rule, name+".") }

// Known reports whether the name is a rule's ID or the beginning of one up to a dot.
func Known(name string) bool {
	return slices.ContainsFunc(rules, func(r Rule) bool { return names(name, r.ID) })
}

// rank puts severities in order.
func rank(s report.Severity) int { return slices.Index(Severities, s) }

// Severities from the mildest.
var Severities = []report.Severity{report.Hint, report.Warning, report.Error}

// Open counts the findings of the severity that nobody has answered.
func (r Run) Open(s report.Severity) int {
	n := 0
	for _, res := range r.Results {
		for _, f := range res.Findings {
			if f.Severity == s && f.Open() {
				n++
			}
		}
	}
	return n
}

// answered counts the findings that somebody has answered.
func (r Run) answered() int {
	n := 0
	for _, res := range r.Results {
		for _, f := range res.Findings {
			if !f.Open() {
				n++
			}
		}
	}
	return n
}

// Summary is the run in one line: 8 reports: 2 errors, 5 warnings, 9 hints.
func (r Run) Summary() string {
	s := plural(len(r.Results), "report") + ": "
	for _, severity := range slices.Backward(Severities) {
		s += plural(r.Open(severity), string(severity)) + ", "
	}
	s = strings.TrimSuffix(s, ", ")
	if n := r.answered(); n > 0 {
		s += fmt.Sprintf("; %d answered", n)
	}
	if n := len(r.Unread); n > 0 {
		s += "; " + plural(n, "file") + " not read"
	}
	return s
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
