package site

import (
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
	table     map[string][]templates.Note // key of the table; alike ones are one, see alike
	cell      map[string][]int            // key of the cell → numbers of its notes, which stand with the table
}

// placeNotes finds a place for each note: its cell, else its paragraph, else the table or the section its line
// is in, else the top of the page.
func placeNotes(r *report.Report, src origins) placedNotes {
	placed := placedNotes{section: map[int][]templates.Note{}, paragraph: map[[2]int][]templates.Note{},
		table: map[string][]templates.Note{}, cell: map[string][]int{}}
	for i, n := range r.Notes {
		note := templates.Note{Number: i + 1, Severity: severityWord(n.Severity), Code: n.Code,
			Origin: src.line(n.Line), Message: n.Message}
		if _, ok := r.Cells.Get(n.Cell); ok {
			note.Cell = n.Cell
			placed.cell[n.Cell] = append(placed.cell[n.Cell], note.Number)
			placed.table[tableOf(n.Cell)] = append(placed.table[tableOf(n.Cell)], note)
			continue
		}
		placed.byLine(r, n.Line, note)
	}
	for table, notes := range placed.table {
		placed.table[table] = alike(notes)
	}
	return placed
}

func (placed *placedNotes) byLine(r *report.Report, line int, note templates.Note) {
	at := spotOfLine(r, line)
	switch {
	case at.section < 0:
		placed.page = append(placed.page, note)
	case at.paragraph >= 0:
		placed.paragraph[[2]int{at.section, at.paragraph}] = append(placed.paragraph[[2]int{at.section, at.paragraph}], note)
	case at.table != "":
		placed.table[at.table] = append(placed.table[at.table], note)
	default:
		placed.section[at.section] = append(placed.section[at.section], note)
	}
}

// spot is a place on a report's page that is no cell.
type spot struct {
	section   int    // index among the report's sections, -1 for the whole document
	paragraph int    // index in the section, -1 for none
	table     string // key of the table in the section, "" for none
}

// spotOfLine is the paragraph that a line of the source has become, else the table or the section it is in.
func spotOfLine(r *report.Report, line int) spot {
	at := -1
	for i, s := range r.Sections {
		if line > 0 && s.Line > 0 && s.Line <= line {
			at = i
		}
	}
	if at < 0 {
		return spot{section: -1, paragraph: -1}
	}
	s := r.Sections[at]
	if p := slices.Index(s.Lines, line); p >= 0 && p < len(s.Text) {
		return spot{section: at, paragraph: p}
	}
	for _, t := range report.LayoutOf(r.Form).Tables {
		if t.Section == s.Number && line > s.Line {
			return spot{section: at, paragraph: -1, table: t.Key}
		}
	}
	return spot{section: at, paragraph: -1}
}

// alike makes one note of those about cells that say the same of different rows or cells: a table whose columns
// slipped has one for every row below.
func alike(notes []templates.Note) []templates.Note {
	type kind struct{ code, severity, said, counted string }
	var order []kind
	byKind := map[kind][]templates.Note{}
	for _, n := range notes {
		k := kind{code: n.Code, severity: n.Severity, said: n.Message}
		if said, counted := saidOf(n.Message); n.Cell != "" && said != "" {
			k.said, k.counted = said, counted
		}
		if _, ok := byKind[k]; !ok {
			order = append(order, k)
		}
		byKind[k] = append(byKind[k], n)
	}
	var list []templates.Note
	for _, k := range order {
		same := byKind[k]
		if k.counted == "" || len(same) < 2 {
			list = append(list, same...)
			continue
		}
		note := same[0]
		note.Message, note.Counted, note.Alike = k.said, k.counted, same
		list = append(list, note)
	}
	return list
}

// saidOf is what a message says of the row or cell it names first, and what such messages are counted in:
// “1.属于国家秘密”一行的数与表头错位 says 数与表头错位 of a 行, 予以公开 · 自然人：原件缺此数 says 原件缺此数 of a 格.
func saidOf(message string) (said, counted string) {
	if _, rest, ok := strings.Cut(message, "”一行"); ok && strings.HasPrefix(message, "“") {
		return strings.TrimPrefix(rest, "的"), "行"
	}
	if about, rest, ok := strings.Cut(message, "："); ok && strings.Contains(about, " · ") {
		return rest, "格"
	}
	return "", ""
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
