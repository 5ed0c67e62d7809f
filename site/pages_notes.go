package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// placedNotes are a report's notes beside what they are about.
type placedNotes struct {
	page      []templates.Note            // the whole document
	section   map[int][]templates.Note    // index of the section
	paragraph map[[2]int][]templates.Note // indices of section and paragraph
	table     map[string][]templates.Note // key of the table
	cell      map[string][]int            // key of the cell → numbers of its notes, which stand with the table
}

// placeNotes finds a place for each note: its cell, else its paragraph, else the table or the section its line
// is in, else the top of the page.
func placeNotes(r *report.Report) placedNotes {
	placed := placedNotes{section: map[int][]templates.Note{}, paragraph: map[[2]int][]templates.Note{},
		table: map[string][]templates.Note{}, cell: map[string][]int{}}
	for i, n := range r.Notes {
		note := templates.Note{Number: i + 1, Severity: severityWord(n.Severity), Code: n.Code,
			Where: sourceLine(r.File, n.Line), Message: n.Message}
		if _, ok := r.Cells.Get(n.Cell); ok {
			note.Cell = n.Cell
			placed.cell[n.Cell] = append(placed.cell[n.Cell], note.Number)
			placed.table[tableOf(n.Cell)] = append(placed.table[tableOf(n.Cell)], note)
			continue
		}
		placed.byLine(r, n.Line, note)
	}
	return placed
}

func (placed *placedNotes) byLine(r *report.Report, line int, note templates.Note) {
	at := -1
	for i, s := range r.Sections {
		if line > 0 && s.Line > 0 && s.Line <= line {
			at = i
		}
	}
	if at < 0 {
		placed.page = append(placed.page, note)
		return
	}
	s := r.Sections[at]
	if p := slices.Index(s.Lines, line); p >= 0 && p < len(s.Text) {
		placed.paragraph[[2]int{at, p}] = append(placed.paragraph[[2]int{at, p}], note)
		return
	}
	for _, t := range report.LayoutOf(r.Form).Tables {
		if t.Section == s.Number && line > s.Line {
			placed.table[t.Key] = append(placed.table[t.Key], note)
			return
		}
	}
	placed.section[at] = append(placed.section[at], note)
}

// tableOf is the key of the table that has the cell.
func tableOf(cell string) string {
	table, _, _ := strings.Cut(cell, ".")
	if table == "disclosure" || table == "requests" {
		return table
	}
	return "review"
}

func severityWord(s report.Severity) string {
	switch s {
	case report.Error:
		return "严重"
	case report.Warning:
		return "注意"
	}
	return "提示"
}

// sourceLine says where in the source a line is. Documents without lines count their blocks.
func sourceLine(file string, line int) string {
	if line == 0 {
		return ""
	}
	unit := "行"
	switch strings.ToLower(path.Ext(file)) {
	case ".docx", ".html", ".htm":
		unit = "段"
	}
	return fmt.Sprintf("原件第 %d %s", line, unit)
}
