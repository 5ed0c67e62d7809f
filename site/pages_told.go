package site

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nianbao/report"
	"nianbao/templates"
)

// toldFigures are the quantities that the report's narrative tells, each with the way to its paragraph.
func toldFigures(r *report.Report, src origins) []templates.ToldFigure {
	ids := sectionIDs(r)
	list := make([]templates.ToldFigure, len(r.Figures))
	for i, f := range r.Figures {
		told := templates.ToldFigure{Number: i + 1, Subject: f.Subject, Raw: f.Raw, Origin: src.line(f.Line)}
		if !printsValue(f) {
			told.Read = f.Value.String() + " " + f.Unit
			if f.Approximate {
				told.Read = "约 " + told.Read
			}
		}
		if at := sectionOf(r, f); at >= 0 {
			told.Paragraph = templates.Link{Text: paragraphText(f.Section, f.Paragraph), Href: "#" + paragraphID(ids[at], f.Paragraph-1)}
		}
		list[i] = told
	}
	return list
}

// sectionOf is the index of the section a figure is told in, -1 where the report has no such paragraph. Two
// sections may have one number; the line tells them apart.
func sectionOf(r *report.Report, f report.Figure) int {
	return slices.IndexFunc(r.Sections, func(s report.Section) bool {
		p := f.Paragraph - 1
		return s.Number == f.Section && p >= 0 && p < len(s.Text) && (p >= len(s.Lines) || s.Lines[p] == f.Line)
	})
}

// paragraphText names a section's paragraph, counted from 1: 一 ¶2.
func paragraphText(section, paragraph int) string {
	text := "¶" + strconv.Itoa(paragraph)
	if section > 0 && section < len(sectionNames) {
		return sectionNames[section].number + " " + text
	}
	return text
}

// printsValue reports whether the text prints a figure's value as it was read: 1000 余次 does, 3.5万条 does not.
func printsValue(f report.Figure) bool {
	if strings.Contains(strings.TrimSuffix(f.Raw, "万元"), "万") {
		return false
	}
	var room [32]byte
	value := f.Value.Append(room[:0])
	for rest := f.Raw; rest != ""; {
		from := strings.IndexFunc(rest, ofNumber)
		if from < 0 {
			break
		}
		number := rest[from:]
		if end := strings.IndexFunc(number, notOfNumber); end >= 0 {
			number, rest = number[:end], number[end:]
		} else {
			rest = ""
		}
		if number == string(value) {
			return true
		}
	}
	return false
}

func ofNumber(c rune) bool    { return c == '.' || unicode.IsDigit(c) }
func notOfNumber(c rune) bool { return !ofNumber(c) }
