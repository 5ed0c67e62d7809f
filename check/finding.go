package check

import (
	"nianbao/report"
)

// Finding is one place where a report does not hold against a rule, with what it rests on.
type Finding struct {
	ID       string          `json:"id"`       // rule:subject, unique within the report and the same in every build
	Rule     string          `json:"rule"`     // ID of the rule
	Severity report.Severity `json:"severity"` // the rule's or milder
	Message  string          `json:"message"`  // one sentence, in Chinese
	Expected string          `json:"expected"` // what the other side comes to: 11（= 10 + 1 + 0 + 0）; "" where nothing is reckoned
	Found    string          `json:"found"`    // what stands there
	Evidence []Evidence      `json:"evidence"` // both sides; the finding is shown at the first
	Answer   string          `json:"answer"`   // what the report's sidecar answers to it, "" for none
}

// Open reports whether nobody has answered the finding.
func (f Finding) Open() bool { return f.Answer == "" }

// Line is the line in the source that the finding is about, 0 where it is about the whole document.
func (f Finding) Line() int {
	if len(f.Evidence) == 0 || f.Evidence[0].Report != nil {
		return 0
	}
	return f.Evidence[0].Line
}

// Evidence is a place in a report: a cell, a span of a paragraph, or a line.
type Evidence struct {
	Report    *report.Report `json:"-"`         // another report; nil for the one the finding is about
	Cell      string         `json:"cell"`      // key, "" for a place in the text
	Section   int            `json:"section"`   // 1-based position among the report's sections, 0 for none
	Paragraph int            `json:"paragraph"` // 1-based in the section, 0 for its heading
	Start     int            `json:"start"`     // the span's first byte in the paragraph
	End       int            `json:"end"`       // the byte behind it; 0 for the whole paragraph
	Line      int            `json:"line"`      // 1-based in the source, 0 where there is none
	Text      string         `json:"text"`      // as printed
}

// cellEvidence is a cell of the report.
func cellEvidence(r *report.Report, key string) Evidence {
	c, _ := r.Cells.Get(key)
	return Evidence{Cell: key, Line: c.Line, Text: c.Raw}
}

// span is the part of a paragraph: section and paragraph are indices from 0, start and end bytes.
func span(r *report.Report, section, paragraph, start, end int) Evidence {
	s := r.Sections[section]
	e := Evidence{Section: section + 1, Paragraph: paragraph + 1, Start: start, End: end, Text: s.Text[paragraph][start:end]}
	if paragraph < len(s.Lines) {
		e.Line = s.Lines[paragraph]
	}
	return e
}

// heading is a section's heading; section is an index from 0.
func heading(r *report.Report, section int) Evidence {
	s := r.Sections[section]
	return Evidence{Section: section + 1, Line: s.Line, Text: s.Title}
}

// line is a line of the source, from 1.
func line(r *report.Report, n int) Evidence {
	e := Evidence{Line: n}
	if n > 0 && n <= len(r.Lines) {
		e.Text = r.Lines[n-1]
	}
	return e
}

// of says that the evidence stands in another report.
func (e Evidence) of(r *report.Report) Evidence {
	e.Report = r
	return e
}
