// Package report is the vocabulary of the project: what an annual report on government information
// disclosure (政府信息公开工作年度报告) is once it has been read. It holds no reading and no rendering,
// and imports the standard library only.
//
//	Report ─┬─ Organ     who reports
//	        ├─ Section   the six sections of the form, as paragraphs
//	        ├─ Cells     every cell of the form's three tables, each with a State and its place
//	        ├─ Figure    quantities told in the narrative
//	        └─ Note      what the parser saw and a reader should know
//
// The JSON form of a Report is public and stable: other programs depend on its keys to the letter.
package report

// SchemaVersion is the value of a report's "schema" key.
const SchemaVersion = 1

// Report is one parsed annual report.
type Report struct {
	Schema    int       `json:"schema"`
	File      string    `json:"file"`   // the source's path as given
	SHA256    string    `json:"sha256"` // of the source's bytes, lower-case hex
	Organ     Organ     `json:"organ"`
	Year      int       `json:"year"` // reported on, not published in; 0 where the document does not tell
	Title     string    `json:"title"`
	Published Date      `json:"published"`
	Source    string    `json:"source"` // address the document was taken from, "" where unknown
	Form      Form      `json:"form"`
	Sections  []Section `json:"sections"`
	Cells     Cells     `json:"cells"`
	Figures   []Figure  `json:"figures"`
	Notes     []Note    `json:"notes"`

	// Lines are the source's text as it was decoded, line by line, or block by block for files that have no lines:
	// what the Line of cells, sections and notes counts in. They are not part of the JSON form.
	Lines []string `json:"-"`

	// Blocks tells that the file has no lines: what is counted are its paragraphs and rows of tables.
	Blocks bool `json:"-"`
}

// Head is the report without its text: who reports, on which year, in which form, from where, and the cells, which both
// share.
func (r *Report) Head() *Report {
	head := *r
	head.Sections, head.Figures, head.Notes, head.Lines = nil, nil, nil, nil
	return &head
}

// Organ is an administrative organ (行政机关).
type Organ struct {
	Name   string   `json:"name"`   // 辛店镇人民政府, 巩义市财政局
	Place  string   `json:"place"`  // 辛店镇; a department's is the place of the government it belongs to
	Level  Level    `json:"level"`  // "" where unknown
	Region []string `json:"region"` // the places above the organ's own, widest first
	Code   string   `json:"code"`   // statistics code of the place, "" where it can't be told
}

// Level is the rank of an organ.
type Level string

// The levels, widest first. A Department is any organ that is not itself a people's government.
const (
	National   Level = "national"
	Province   Level = "province"
	Prefecture Level = "prefecture"
	County     Level = "county"
	Township   Level = "township"
	Department Level = "department"
)

// Form is the official form a report follows.
type Form string

// The forms: 国办公开办函〔2021〕30号 for the years from 2021, 〔2019〕60号 for 2019 and 2020, and FormFree
// for older reports and those without a standard table, which have sections but no cells.
const (
	Form2021 Form = "2021"
	Form2019 Form = "2019"
	FormFree Form = "free"
)

// FormOf is the form prescribed for reports on the year.
func FormOf(year int) Form {
	switch {
	case year >= 2021:
		return Form2021
	case year >= 2019:
		return Form2019
	}
	return FormFree
}

// Date is a day as YYYY-MM-DD, or "" where the document does not tell; JSON null.
type Date string

// MarshalJSON writes the date as a string, or null where there is none.
func (d Date) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return []byte(`"` + string(d) + `"`), nil
}

// Section is one of the form's six sections as the document has it. Number 0 is what stands before the
// first of them. Lines runs parallel to Text: the source line of each paragraph.
type Section struct {
	Number int      `json:"number"`
	Title  string   `json:"title"`
	Line   int      `json:"line"`
	Text   []string `json:"text"`
	Lines  []int    `json:"-"`
}

// Figure is a quantity told in the narrative, with what it counts as far as the text says. Section and
// Paragraph (1-based) say where; Approximate is set for 余, 多, 近, 约.
type Figure struct {
	Section     int    `json:"section"`
	Paragraph   int    `json:"paragraph"`
	Line        int    `json:"line"`
	Subject     string `json:"subject"`
	Value       Number `json:"value"`
	Unit        string `json:"unit"`
	Approximate bool   `json:"approximate"`
	Raw         string `json:"raw"`
}

// Severity says how much a note weighs.
type Severity string

// A Hint is worth knowing, a Warning cost a value or may have, an Error cost a table or more.
const (
	Hint    Severity = "hint"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// Note is something the parser saw in the document: always data with a place, never a failure.
// Cell is the key of the cell it is about, or "". The message is for readers of the site, in Chinese.
type Note struct {
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	Line     int      `json:"line"`
	Cell     string   `json:"cell"`
	Message  string   `json:"message"`
}
