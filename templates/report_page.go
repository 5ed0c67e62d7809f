package templates

import "nianbao/report"

// Report is the page of one annual report.
type Report struct {
	Frame
	Heading   string // 函谷关镇人民政府 2022 年政府信息公开工作年度报告
	Form      string // "2021", "2019" or "free"
	File      string // the source's file name
	SHA256    string
	Published string   // "" where the document does not tell
	Source    string   // address the document was taken from, "" where unknown
	Citation  string   // after GB/T 7714, with a blank for the day of access
	Earlier   []string // SHA-256 of the files that stood here before this one, the last first
	JSON      string   // link to the same report as data
	Text      string   // link to the text it was read from, "" where that is not here
	Before    YearLink
	After     YearLink
	Overview  []Fact // a handful of figures; nil for free text
	Related   []Link // comparisons it stands in, its trend, its organ
	Checks    Checks
	Notes     []Note    // about the whole document
	Findings  []Finding // the same
	Sections  []Section
	Figures   []ToldFigure // told in the narrative, in reading order
}

// YearLink leads to the same organ's report on a year next to this one. Nearest is the closest report on that
// side where there is none on that very year.
type YearLink struct {
	Year    int
	Href    string // "" where there is no report on the year
	Nearest Link   // without Text where there is none either
}

// Fact is one figure of the overview, with the cell it is read from.
type Fact struct {
	Name string
	Href string
	Cell report.Cell
}

// Class is the fact's class: its state where that is not that it is reported, or that it is zero.
func (f Fact) Class() string {
	switch {
	case f.Cell.State.HasValue() && f.Cell.Value.Sign() == 0 && f.Cell.State == report.Reported:
		return "zero"
	case f.Cell.State.HasValue() && f.Cell.Value.Sign() == 0:
		return f.Cell.State.String() + " zero"
	case f.Cell.State == report.Reported:
		return ""
	}
	return f.Cell.State.String()
}

// Section is one section of a report in reading order.
type Section struct {
	ID       string // s1 … s6; s0 is what stands before the first heading
	Number   string // 一 … 六, "" before the first heading
	Title    string
	Short    string    // for the table of contents
	Lost     bool      // the document has no such heading; it is here for its table
	Notes    []Note    // about the section as a whole
	Findings []Finding // the same
	Blocks   []Block
}

// Block is a paragraph or a table.
type Block struct {
	ID       string // of the paragraph: s1-p2
	Text     string
	Origin   Origin
	Notes    []Note    // about the paragraph
	Findings []Finding // the same
	Spans    []Span    // of its findings, in its text
	Table    *Table    // instead of a paragraph
}

// Note is something the parser saw in the document.
type Note struct {
	Number   int    // its place among the report's notes, from 1; its address is #note-1
	Severity string // 提示, 注意, 严重
	Code     string
	Origin   Origin
	Cell     string // key of the cell it is about, "" for none
	Message  string

	// Alike are notes that say the same of different cells, this one first; nil for a note by itself. Message says
	// then what they have in common, and Counted what they are counted in: 行, 格.
	Alike   []Note
	Counted string
}

// ToldFigure is a quantity that the narrative tells.
type ToldFigure struct {
	Number    int    // its place among the report's, from 1; its address is #figure-1
	Subject   string // what it counts, "" where the text does not say
	Raw       string // as the text says it: 1000 余次
	Read      string // as it is understood, where that differs: 35000 条; "" else
	Paragraph Link
	Origin    Origin
}

// FormWords names the form the report follows.
func (p Report) FormWords() string {
	switch report.Form(p.Form) {
	case report.Form2021:
		return "2021 版"
	case report.Form2019:
		return "2019 版"
	}
	return "无标准表格"
}

// Checksum is the head of the checksum, enough to tell two files apart by eye.
func (p Report) Checksum() string { return p.SHA256[:min(8, len(p.SHA256))] }
