package templates

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
	Tables  []VersusTable
	Texts   []VersusText
}

// VersusTable is one table of the form with the figures in which two reports differ.
type VersusTable struct {
	ID      string
	Title   string
	Differs *Table // nil where nothing does
	Same    *Table // figures above 0 that are the same, nil for none
	SameN   int
	After   string // what is not listed; "" for nothing
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
