package templates

import "nianbao/report"

// Quality is the page of what the checks of all reports of a place come to.
type Quality struct {
	Frame
	Heading string
	About   string
	Most    []RuleShare // what fails most
	Rules   Table       // rules × years: reports in doubt, of those decided
	Regions *Table      // nil where there is only one
}

// RuleShare is how many of the reports that a rule decides are in doubt.
type RuleShare struct {
	Rule     Link
	Sentence string
	N, Of    int
	Percent  string
}

// Rule is the page of one rule, or of its findings in one region.
type Rule struct {
	Frame
	Heading  string
	Family   Link
	Severity report.Severity
	ID       string
	Forms    string
	Sentence string
	Formula  string
	Whole    Link   // the rule's page, on that of a region
	Counts   Table  // years × outcomes
	Regions  *Table // regions × years, where the findings are on pages of their own
	Years    []FindingYear
}

// FindingYear is the reports on a year in which a rule does not hold.
type FindingYear struct {
	ID      string // y2022
	Year    int
	Count   int
	Regions []FindingRegion
}

// FindingRegion is those of one region.
type FindingRegion struct {
	ID       string // y2022-henan
	Name     string // "" where the page has one region only
	Findings []ListedFinding
}

// ListedFinding is a finding told away from its report.
type ListedFinding struct {
	Report   Link // the organ, leading to the finding
	Region   string
	Rule     Link // on pages of several rules
	Severity report.Severity
	Answered bool
	Message  string
	More     int // findings of the same rule in the report
}

// Word is what the finding is called.
func (f ListedFinding) Word() string {
	if f.Answered {
		return "已答复"
	}
	return SeverityWord(f.Severity)
}
