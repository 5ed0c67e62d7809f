package templates

import "nianbao/report"

// Versus is the page of two reports side by side: two years of one organ, with tables and texts, or a report and the
// one it may have taken text from, with the texts in question alone.
type Versus struct {
	Frame
	Heading string
	Older   Link // short: 2022 年, 巩义市人民政府 2022 年
	Newer   Link
	About   string // how alike the texts are
	Method  string // link to what that means, "" where no page says it
	Reports []Link // both reports, and where else to go
	Form    string // what the series break means for the tables, "" where both follow one form
	Root    string // the way to the pages of indicators
	Tables  []VersusTable
	Texts   []VersusText
}

// VersusTable is one table of the form with the figures in which two reports differ.
type VersusTable struct {
	ID      string
	Title   string
	Differs []VersusRow
	Same    []VersusRow // figures above 0 that are the same
	After   string      // what is not listed; "" for nothing
}

// VersusRow is an indicator with the figures of both reports. Where its page is and where the figures stand follows from its
// address and its key.
type VersusRow struct {
	ID    string // the indicator's
	Key   string // of its cells
	Label string
	Unit  string // said where it is not that of the table
	Older VersusFigure
	Newer VersusFigure
	More  string // by how much the newer figure is larger; "" where one has no number, or both are the same
}

// VersusFigure is a figure of one of the reports.
type VersusFigure struct {
	report.Cell
	Anchor string // where it stands on the report's page
}

// VersusText is a section of both reports.
type VersusText struct {
	ID    string
	Title string
	About string // how alike the two are
	Pairs []VersusPair
}

// VersusPair is a paragraph of each report, as far as they belong together; one side may be empty.
type VersusPair struct {
	Same         bool // both sides are the same: Newer holds the text
	Older, Newer VersusSide
}

// VersusSide is a paragraph in parts, with the link to where it stands.
type VersusSide struct {
	Href  string // "" where there is no paragraph
	Parts []VersusPart
}

// VersusPart is a run of text that the other side has too, or has not.
type VersusPart struct {
	Text    string
	Changed bool
}
