package templates

import (
	"cmp"
	"slices"
	"strconv"

	"nianbao/report"
)

// Finding is what a check found in a report, told beside what it is about.
type Finding struct {
	ID       string // its address on the page: finding-reconcile.rows.requests.new
	Number   int    // its place among the report's, from 1
	Severity report.Severity
	Rule     Link
	Message  string
	Expected string // how one side of a sum is reckoned: 11（= 10 + 1）; "" for what is no sum
	Found    string // the other side
	Evidence []Link // the places it rests on
	Origin   Origin
	Notes    []Note // of the parser, about the same place
	Answer   string // of whoever keeps the report, "" for none
}

// severityMarks are the shapes that stand for a severity wherever there is no room for the word.
var severityMarks = map[report.Severity]string{report.Error: "▲", report.Warning: "△", report.Hint: "▷"}

// severityWords are what a finding is called. It is a question to the document: even the gravest says no more than
// that two figures of it do not agree.
var severityWords = map[report.Severity]string{report.Error: "不符", report.Warning: "疑似", report.Hint: "提示"}

// SeverityWord is what a finding of the severity is called: 疑似.
func SeverityWord(s report.Severity) string { return severityWords[s] }

// SeverityMark is the shape that stands for the severity: △.
func SeverityMark(s report.Severity) string { return severityMarks[s] }

// Mark is the finding in a letter: △3.
func (f Finding) Mark() string { return SeverityMark(f.Severity) + strconv.Itoa(f.Number) }

// Word is what it is called.
func (f Finding) Word() string {
	if f.Answer != "" {
		return "已答复"
	}
	return SeverityWord(f.Severity)
}

// Href leads to it on its page.
func (f Finding) Href() string { return "#" + f.ID }

// Class is its class: its severity, or that it is answered.
func (f Finding) Class() string {
	if f.Answer != "" {
		return "answered"
	}
	return string(f.Severity)
}

// Checks is what the checks of a report come to.
type Checks struct {
	Passed   []Count // by family: the rules that hold
	Unknown  int     // rules that can't be decided
	Missing  int     // cells
	Open     []Count // findings by severity, the gravest first; none where there are none
	Answered int     // findings
	Asking   []Asking
	Page     string // link to the page of all checks
	Data     string // link to the findings as data
}

// Asking is the findings of one rule.
type Asking struct {
	Rule     string // its name
	Findings []Finding
}

// First are the findings that are shown by their marks, where there are many the first of them.
func (a Asking) First() []Finding { return a.Findings[:min(asked, len(a.Findings))] }

// More is how many there are in all, 0 where First has them all.
func (a Asking) More() int {
	if len(a.Findings) <= asked {
		return 0
	}
	return len(a.Findings)
}

// asked is how many marks of one rule stand in a row.
const asked = 6

// Count is how many there are of something.
type Count struct {
	Name string
	Mark string // a shape before the name, "" for none
	N    int
}

// Span is a part of a paragraph that a finding is about, in bytes.
type Span struct {
	Start, End int
	Finding    Finding
}

// marked writes the paragraph with the spans of its findings marked, each followed by the way to its finding. Where spans
// overlap, the one that begins first is marked whole.
func (b *buffer) marked(p Block) *buffer {
	if len(p.Spans) == 0 {
		return b.text(p.Text)
	}
	spans := slices.Clone(p.Spans)
	slices.SortStableFunc(spans, func(a, b Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	done := 0
	for _, s := range spans {
		if s.Start > done {
			b.text(p.Text[done:s.Start])
			done = s.Start
		}
		if s.End > done {
			b.raw("<mark>").text(p.Text[done:s.End]).raw("</mark>")
			done = s.End
		}
		b.asked(s.Finding)
	}
	return b.text(p.Text[done:])
}

// findings writes what checks found, each with the places it rests on.
func (b *buffer) findings(list []Finding) *buffer {
	if len(list) == 0 {
		return b
	}
	b.raw("<ol class=findings aria-label=核查>\n")
	for _, f := range list {
		b.finding(f)
	}
	return b.raw("</ol>\n")
}

func (b *buffer) finding(f Finding) {
	b.raw("<li").attr("id", f.ID).attr("class", f.Class()).raw(`><a class=severity`).href(f.Href()).raw(">").text(f.Mark()).raw(" ").text(f.Word()).raw("</a> ").text(f.Message)
	if f.Expected != "" {
		b.raw(` <span class=reckoned>算得 `).text(f.Expected).raw("，原件 ").text(f.Found).raw("。</span>")
	}
	b.raw("\n<span class=source>").way(f.Rule)
	for _, l := range f.Evidence {
		b.raw(" · ").way(l)
	}
	if f.Origin.Page != "" {
		b.raw(" · ").link(f.Origin.Href(), f.Origin.Words())
	}
	b.raw("</span>")
	if f.Answer != "" {
		b.raw("\n<span class=answer><b>答复</b> ").text(f.Answer).raw("</span>")
	}
	if len(f.Notes) > 0 {
		b.raw("\n").notes(f.Notes)
	}
	b.raw("</li>\n")
}

// asked writes the way from a place to its finding.
func (b *buffer) asked(f Finding) *buffer {
	return b.raw(`<a class=asked`).href(f.Href()).raw(`><span class=vh> `).text(f.Word()).raw(" </span>").text(f.Mark()).raw("</a>")
}

// Sum is what the parts of a total come to where the total does not. The zero value is none.
type Sum struct {
	Value   string // 11
	Formula string // = 10 + 1 + 0 + 0
}

// sum writes what a failed sum comes to behind the printed figure, and how.
func (b *buffer) sum(s Sum) {
	if s.Value != "" {
		b.raw(`<span class=computed><span class=vh>，各项之和为 </span>`).text(s.Value).small(s.Formula).raw("</span>")
	}
}
