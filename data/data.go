// Package data writes what the site publishes for people and programs that take the figures away: rows in, bytes out.
//
//	CSV   tables for spreadsheets and statistics programs
//	Wide  one row for each report, one column for each indicator, as comparisons and trends show them
//	Long  one row for each organ, one column for each year, as the page of an indicator shows them
//
// A value is written as the exact decimal text the document prints, and is empty where the document prints none: never
// 0. Nothing here reads, rounds, adds or fills.
package data

import (
	"nianbao/check"
	"nianbao/report"
)

// Report is a report with its place on the site.
type Report struct {
	*report.Report
	Path  string // of its page without ".html": henan/sanmenxia/lingbao/hanguguan/2022
	Notes int    // of the parser
	Found Found  // nil where nothing is known
}

// Found opens what the checks found in a report. Weigh tells without that how many findings there are, and about how many bytes
// of text they have.
type Found interface {
	Findings() []check.Finding
	Weigh() (findings, text int)
}

// findings are those of the report.
func (r *Report) findings() []check.Finding {
	if r.Found == nil {
		return nil
	}
	return r.Found.Findings()
}

// weigh is what they weigh.
func (r *Report) weigh() (findings, text int) {
	if r.Found == nil {
		return 0, 0
	}
	return r.Found.Weigh()
}

// Organ is an organ with its reports, oldest first.
type Organ struct {
	report.Organ
	Path    string // of its page without ".html"
	Reports []Report
}

// Address is the file of the organ's page below the site's root.
func (o Organ) Address() string { return o.Path + pageSuffix }

// Address is the file of the report's page below the site's root. With "#" and a cell's key behind, it is the cell's.
func (r Report) Address() string { return r.Path + pageSuffix }

const pageSuffix = ".html"
