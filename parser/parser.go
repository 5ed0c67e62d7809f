// Package parser reads the bytes of one source file into a report.Report. It is pure: the same bytes give the
// same report, and nothing outside them is asked.
//
// A document passes five stations, each a file or two:
//
//	source   bytes → lines: file types, character sets
//	lines    lines → fields: values and labels of the form; headings, prose and tables told apart
//	rows     lines of tables → rows: labels, then values
//	align    rows → rows of the official form; their values → its columns (columns, settle, sums)
//	assemble sections, cells, notes, and who reports on which year (title, organ, dates)
//
// The promise: a number in a cell is printed in the document at the place the cell names, or is left as the
// only one by the document's own sums and marked so. Where two readings are possible the cell is missing, and a
// note says why.
package parser

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"nianbao/report"
)

// Error says why a file could not be read as an annual report, in one line, and what to do about it.
type Error struct {
	Message string
	Hint    string // "" where there is nothing to advise
}

func (e *Error) Error() string { return e.Message }

// Parse reads one report. The file's name is recorded, not opened. Fields of the sidecar that are set win over
// what the document says. The error, if any, is an *Error.
func Parse(file string, src []byte, side Sidecar) (*report.Report, error) {
	sum := sha256.Sum256(src)
	r := &report.Report{Schema: report.SchemaVersion, File: file, SHA256: hex.EncodeToString(sum[:]), Source: side.Source}
	in := rooms.Get().(*room)
	doc, failure := open(src, in)
	if failure == nil {
		failure = assemble(r, doc, side, in)
	}
	in.leave()
	if failure != nil {
		return nil, failure
	}
	if slices.ContainsFunc(r.Lines, report.HasUnseen) {
		n := notes{r.Notes}
		if line, any := r.WithoutUnseen(); any {
			n.add("unseen-characters", report.Hint, line, "", "原件中有看不见的字符（控制字符，或改变文字方向的标记），此处略去，原文页照样标出。")
			r.Notes = n.sorted()
		}
	}
	return r, nil
}
