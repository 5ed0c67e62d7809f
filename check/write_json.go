package check

import (
	"maps"
	"slices"
	"strconv"

	"nianbao/report"
)

// ruleIDs are sorted, as the keys of a JSON object are.
var ruleIDs = slices.Sorted(maps.Keys(ruleIndex))

// MarshalJSON gives the report's head, how often each rule that ran passed, failed or could not be decided, and the
// findings, answered ones too.
func (res Result) MarshalJSON() ([]byte, error) { return res.AppendJSON(nil), nil }

// AppendJSON adds what MarshalJSON gives to b, <, > and & as they are.
func (res Result) AppendJSON(b []byte) []byte {
	r := res.Report
	b = report.AppendText(append(b, `{"schema":1,"file":`...), r.File)
	b = report.AppendText(append(b, `,"sha256":`...), r.SHA256)
	b = r.Organ.AppendJSON(append(b, `,"organ":`...))
	b = appendInt(b, `,"year":`, r.Year)
	b = report.AppendText(append(b, `,"form":`...), string(r.Form))
	b = append(b, `,"outcomes":{`...)
	first := true
	for _, id := range ruleIDs {
		pass, fail, unknown := res.Count(id, Pass), res.Count(id, Fail), res.Count(id, Unknown)
		if pass+fail+unknown == 0 {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = report.AppendText(b, id)
		b = appendInt(b, `:{"pass":`, pass)
		b = appendInt(b, `,"fail":`, fail)
		b = append(appendInt(b, `,"unknown":`, unknown), '}')
	}
	b = append(b, `},"findings":[`...)
	for i, f := range res.Findings {
		if i > 0 {
			b = append(b, ',')
		}
		b = f.AppendJSON(b)
	}
	return append(b, "]}"...)
}

// MarshalJSON adds the finding's line, and of evidence in other reports which they are.
func (f Finding) MarshalJSON() ([]byte, error) { return f.AppendJSON(nil), nil }

// AppendJSON adds what MarshalJSON gives to b.
func (f Finding) AppendJSON(b []byte) []byte {
	b = report.AppendText(append(b, `{"id":`...), f.ID)
	b = report.AppendText(append(b, `,"rule":`...), f.Rule)
	b = report.AppendText(append(b, `,"severity":`...), string(f.Severity))
	b = report.AppendText(append(b, `,"message":`...), f.Message)
	b = report.AppendText(append(b, `,"expected":`...), f.Expected)
	b = report.AppendText(append(b, `,"found":`...), f.Found)
	b = append(b, `,"evidence":[`...)
	for i, e := range f.Evidence {
		if i > 0 {
			b = append(b, ',')
		}
		b = e.append(b)
	}
	b = report.AppendText(append(b, `],"answer":`...), f.Answer)
	return append(appendInt(b, `,"line":`, f.Line()), '}')
}

// append names the other report that evidence stands in; null is the one the finding is about.
func (e Evidence) append(b []byte) []byte {
	b = append(b, `{"report":`...)
	if r := e.Report; r == nil {
		b = append(b, "null"...)
	} else {
		b = report.AppendText(append(b, `{"file":`...), r.File)
		b = report.AppendText(append(b, `,"organ":`...), r.Organ.Name)
		b = report.AppendText(append(b, `,"code":`...), r.Organ.Code)
		b = append(appendInt(b, `,"year":`, r.Year), '}')
	}
	b = report.AppendText(append(b, `,"cell":`...), e.Cell)
	b = appendInt(b, `,"section":`, e.Section)
	b = appendInt(b, `,"paragraph":`, e.Paragraph)
	b = appendInt(b, `,"start":`, e.Start)
	b = appendInt(b, `,"end":`, e.End)
	b = appendInt(b, `,"line":`, e.Line)
	return append(report.AppendText(append(b, `,"text":`...), e.Text), '}')
}

func appendInt(b []byte, key string, n int) []byte {
	return strconv.AppendInt(append(b, key...), int64(n), 10)
}
