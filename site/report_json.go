package site

import (
	"nianbao/check"
	"nianbao/report"
)

// Beside a report's page lie the report and its findings as JSON, which other programs depend on to the letter.

// reportJSON is what `nianbao parse` prints of the report.
func reportJSON(r *report.Report) []byte {
	room := 2048 + 160*r.Cells.Len() + 200*len(r.Figures) + 300*len(r.Notes)
	for _, s := range r.Sections {
		for _, p := range s.Text {
			room += len(p) + 4
		}
	}
	return append(r.AppendJSON(make([]byte, 0, room)), '\n')
}

// findingsJSON is what `nianbao check --format json` prints for the report.
func findingsJSON(e entry) []byte {
	sheet := e.sheet()
	return append(check.Result{Report: e.Report, Sheet: sheet}.AppendJSON(make([]byte, 0, 2048+1024*len(sheet.Findings))), '\n')
}
