package parser

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/report"
)

// assemble fills the report from the document.
func assemble(r *report.Report, doc document, side Sidecar, in *room) *Error {
	lines := doc.lines
	r.Blocks, r.Lines = doc.blocks, make([]string, 0, len(lines))
	for i := range lines {
		if l := &lines[i]; int(l.no) > len(r.Lines) {
			r.Lines = append(r.Lines, cmp.Or(l.raw, l.text))
		}
	}
	headings := findHeadings(lines)
	markCells(lines)
	title := findTitle(lines, headings)
	if stated := readTitle(fold(doc.title)); stated.text != "" && stated.tells() > title.tells() {
		title = stated
	}
	if !isAnnualReport(title, headings, lines) {
		return &Error{Message: "no annual report on government information disclosure: it has neither the title of one nor its sections",
			Hint: "keep only reports (政府信息公开工作年度报告) below reports/"}
	}
	when := readDates(lines, title)
	r.Title, r.Year, r.Published = title.text, when.year, when.published
	if doc.published != "" {
		r.Published, when.signed = doc.published, 0
	}
	if r.Source == "" {
		r.Source = doc.address
	}
	if side.Year != 0 {
		r.Year = side.Year
	}
	if side.Date != "" {
		r.Published = side.Date
	}
	r.Form = detectForm(lines, r.Year)
	if r.Form == report.FormFree {
		headings = freeHeadings(lines, headings)
		for i := range lines {
			if lines[i].kind == cellsLine {
				lines[i].kind = proseLine
			}
		}
	}
	r.Sections = readSections(lines, headings)
	n := &notes{}
	n.title(title, when, side)
	who := findOrgan(doc, title, r.Sections, side, n)
	r.Organ = who
	if r.Form != report.FormFree {
		n.headings(lines, headings)
		rows, strays := readRows(lines, headings, in)
		t := newTables(r.Form, rows, n, in)
		t.read()
		r.Cells = report.CellsOf(r.Form, t.cells)
		n.strays(strays)
	}
	r.Figures = readFigures(r.Sections)
	r.Notes = n.sorted()
	return nil
}

// isAnnualReport asks for the title of one, or for sections or tables that nothing else has.
func isAnnualReport(t title, headings []heading, lines []line) bool {
	if t.text != "" && len(headings) > 0 || len(headings) >= 3 {
		return true
	}
	cells, prose := 0, 0
	for i := range lines {
		switch l := &lines[i]; l.kind {
		case cellsLine:
			cells++
		case proseLine:
			prose += len(l.text)
		}
	}
	return cells >= 20 || t.text != "" && prose > 600
}

// readSections gathers the prose behind each heading. What stands before the first is section 0, without the
// title, which has a place of its own.
func readSections(lines []line, headings []heading) []report.Section {
	prose := 0
	for i := range lines {
		if lines[i].kind == proseLine {
			prose++
		}
	}
	texts, numbers := make([]string, 0, prose), make([]int, 0, prose)
	sections := make([]report.Section, 1, len(headings)+1)
	from := 0 // where the section's begin
	end := func() {
		s := &sections[len(sections)-1]
		s.Text, s.Lines = texts[from:len(texts):len(texts)], numbers[from:len(texts):len(texts)]
		from = len(texts)
	}
	for i := range lines {
		l := &lines[i]
		if next := len(sections) - 1; next < len(headings) && headings[next].at == i {
			end()
			h := &headings[next]
			sections = append(sections, report.Section{Number: h.section, Title: h.title, Line: int(l.no)})
		} else if l.kind == proseLine {
			texts, numbers = append(texts, l.text), append(numbers, int(l.no))
		}
	}
	end()
	if len(sections[0].Text) == 0 {
		return sections[1:]
	}
	sections[0].Line = sections[0].Lines[0]
	return sections
}

// freeHeadings are the numbered headings of a report that follows no form: their numbers are the document's.
func freeHeadings(lines []line, official []heading) []heading {
	for _, h := range official {
		lines[h.at].kind = proseLine
	}
	var list []heading
	for i, l := range lines {
		s := fold(l.text)
		if l.kind != proseLine || len(s) > 3*longestHeading || numeral(s) == 0 || strings.HasSuffix(s, "。") {
			continue
		}
		if cut := enumerator(s); cut > 0 && strings.HasPrefix(s[len("一"):], "、") {
			lines[i].kind = headingLine
			list = append(list, heading{section: numeral(s), numeral: numeral(s), title: s[cut:], at: i})
		}
	}
	return list
}

// notes collects what the stations see.
type notes struct{ list []report.Note }

func (n *notes) add(code string, severity report.Severity, line int, cell, format string, args ...any) {
	n.list = append(n.list, report.Note{Code: code, Severity: severity, Line: line, Cell: cell, Message: fmt.Sprintf(format, args...)})
}

// sorted gives the notes by line, those without one first.
func (n *notes) sorted() []report.Note {
	slices.SortStableFunc(n.list, func(a, b report.Note) int { return cmp.Compare(a.Line, b.Line) })
	if n.list == nil {
		return []report.Note{}
	}
	return n.list
}

func (n *notes) title(t title, when dates, side Sidecar) {
	if t.text == "" {
		n.add("title-missing", report.Hint, 0, "", "原件没有标题。")
	}
	if when.year == 0 && side.Year == 0 {
		n.add("year-unknown", report.Error, 0, "", "原件没有说明报告年度。")
	}
	if when.signed > 0 && side.Date == "" {
		n.add("date-from-signature", report.Hint, when.signed, "", "原件未载明发布日期，以落款日期 %s 为准。", when.published)
	}
}

// headings tells which of the six sections have no heading, and which are numbered otherwise than the form.
func (n *notes) headings(lines []line, headings []heading) {
	var found [7]bool
	for _, h := range headings {
		found[h.section] = true
		if h.numeral != 0 && h.numeral != h.section {
			n.add("heading-misnumbered", report.Hint, int(lines[h.at].no), "", "“%s”在表样中是第%s部分，原件标为第%s。", h.title, chinese(h.section), chinese(h.numeral))
		}
	}
	for section := 1; section <= 6; section++ {
		if !found[section] {
			n.add("section-missing", report.Warning, 0, "", "原件没有第%s部分的标题。", chinese(section))
		}
	}
}

func (n *notes) strays(strays []field) {
	for _, f := range strays {
		n.add("value-stray", report.Hint, int(f.line), "", "“%s”单独成行，不属于任何表格行，未采用。", f.text)
	}
}

// chinese is a numeral of 1 to 10.
func chinese(n int) string {
	return numerals[(n-1)*len("一") : n*len("一")]
}
