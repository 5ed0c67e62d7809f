package site

import (
	"strings"

	"nianbao/check"
	"nianbao/report"
	"nianbao/templates"
)

// evidenceShown is how many places a finding links to; a sum of a whole column has more.
const evidenceShown = 6

// evidence are links to the places a finding rests on: cells by their names, those of one row as one; paragraphs,
// headings and lines by their numbers; places of other reports with the organ or the year before them. A paragraph or
// heading that comes first has the finding beside it, and needs no link.
func (r *renderer) evidence(at string, e entry, f check.Finding) []templates.Link {
	var list []templates.Link
	for i := 0; i < len(f.Evidence); i++ {
		ev := f.Evidence[i]
		if ev.Report != nil {
			if link, ok := r.foreignPlace(at, e, ev); ok {
				list = append(list, link)
			}
			continue
		}
		run := i + 1
		for run < len(f.Evidence) && f.Evidence[run].Report == nil && sameRow(e.Report, ev.Cell, f.Evidence[run].Cell) {
			run++
		}
		if _, whole := rowOf(e.Report, f); run-i > 2 || i == 0 && whole {
			list = append(list, rowPlace(e.Report, ev.Cell))
			i = run - 1
			continue
		}
		if link := placeIn(e, ev); link.Href != "" && (i > 0 || ev.Cell != "") {
			list = append(list, link)
		}
	}
	if href := r.versusHref(at, e, f); href != "" {
		list = append([]templates.Link{{Text: "两份文字对照", Href: href}}, list...)
	}
	if len(list) > evidenceShown {
		list = append(list[:evidenceShown], templates.Link{Text: "等"})
	}
	return list
}

// sameRow reports whether two cells stand in one row of the form.
func sameRow(r *report.Report, a, b string) bool {
	x, okX := report.IndicatorOf(r.Form, a)
	y, okY := report.IndicatorOf(r.Form, b)
	return okX && okY && rowID(x) == rowID(y)
}

// rowPlace is the row of a cell; where the form's row has no name, the group of columns it is in.
func rowPlace(r *report.Report, cell string) templates.Link {
	ind, _ := report.IndicatorOf(r.Form, cell)
	href := "#" + rowID(ind)
	if ind.Row.Key == "" {
		href = "#" + cell
	}
	return templates.Link{Text: "“" + rowTitle(ind) + "”一行", Href: href}
}

// placeIn is a place on the report's own page, without Href where it has none.
func placeIn(e entry, ev check.Evidence) templates.Link {
	if _, ok := e.Cells.Get(ev.Cell); ok {
		return templates.Link{Text: cellName(e.Report, ev.Cell), Href: "#" + ev.Cell}
	}
	if ev.Section < 1 {
		return templates.Link{}
	}
	r := e.whole()
	if ev.Section > len(r.Sections) {
		return templates.Link{}
	}
	id := sectionIDs(r)[ev.Section-1]
	s := r.Sections[ev.Section-1]
	if p := ev.Paragraph; p > 0 && p <= len(s.Text) {
		return templates.Link{Text: paragraphText(s.Number, p), Href: "#" + paragraphID(id, p-1)}
	}
	return templates.Link{Text: strings.TrimSpace(sectionWord(s) + "标题"), Href: "#" + id}
}

// sectionWord names a section: 第一部分.
func sectionWord(s report.Section) string {
	if s.Number > 0 && s.Number < len(sectionNames) {
		return "第" + sectionNames[s.Number].number + "部分"
	}
	return ""
}

// cellName is what a cell is called: 本年新收 · 总计.
func cellName(r *report.Report, key string) string {
	if ind, ok := report.IndicatorOf(r.Form, key); ok {
		return nameInTable(ind)
	}
	return key
}

// nameInTable is what an indicator is called beside those of its table.
func nameInTable(ind report.Indicator) string {
	if ind.Row.Name == "" {
		return ind.Column.Group + " · " + ind.Column.Label
	}
	return ind.Name
}

// foreignPlace is a place on the page of another report; ok is false where that is not published.
func (r *renderer) foreignPlace(at string, e entry, ev check.Evidence) (link templates.Link, ok bool) {
	other, ok := r.c.compared[ev.Report]
	if !ok {
		return templates.Link{}, false
	}
	whose := other.organ.Name + " " + yearText(other.Year)
	if other.organ == e.organ {
		whose = yearText(other.Year)
	}
	place := placeIn(other, ev)
	return templates.Link{Text: strings.TrimSpace(whose + " " + place.Text), Href: relative(at, other.path()+".html") + place.Href}, true
}
