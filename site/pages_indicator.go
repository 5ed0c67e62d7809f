package site

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/data"
	"nianbao/report"
	"nianbao/templates"
)

func (r *renderer) indicators() {
	const at = "indicators.html"
	r.page(at, templates.Indicators{Frame: r.frame(at, "指标", r.crumbs(at, r.c.root, nil, "指标")...), Parts: catalogue(at)}, nil)
}

// subject yields the page of an indicator or a rate, one for each year it can be compared in, and those of all figures.
// long has the tables of all organs.
func (r *renderer) subject(m *subject, long *data.Long) {
	at := indicatorPath(m.id)
	room := &r.workroom().readings
	*room = m.readings(slices.Grow((*room)[:0], len(r.beside.entries)), r.beside)
	readings := *room
	all := shelves(readings)
	page := r.subjectPage(at, m)
	if len(all) > 0 {
		page.Years = subjectYears(at, m, all)
		page.Newest = r.yearFigures(at, m, all, all[0].year, rankedFirst)
		page.Spread = spreadTable(at, m, all)
		page.Values = r.values(at, m, r.c.root, histories(readings))
	}
	r.page(at, page, nil)
	for _, year := range page.Years {
		r.subjectYear(m, all, year.Text)
	}
	if m.rate == nil {
		r.file(indicatorsFolder+"/"+m.id+tableSuffix, long.CSV(m.ind), nil)
	}
}

// subjectPage is the definition.
func (r *renderer) subjectPage(at string, m *subject) templates.Indicator {
	anchor := "row." + m.id
	if m.rate == nil {
		anchor = rowID(m.ind)
	}
	crumbs := []templates.Link{{Text: r.c.root.name, Href: relative(at, "index.html")},
		{Text: "指标", Href: relative(at, "indicators.html") + "#" + anchor}, {Text: m.name}}
	page := templates.Indicator{Frame: r.frame(at, m.name, crumbs...), Heading: m.name, Unit: m.unit}
	if m.rate != nil {
		defineRate(at, &page, *m.rate)
		return page
	}
	ind := m.ind
	page.Meaning, page.Note, page.CSV = ind.Meaning, comparability(ind), ind.ID+tableSuffix
	page.Facts = []templates.Pair{
		{Name: "表", Text: tableTitle(ind.Table)},
		{Name: "行", Text: rowLabel(ind)},
		{Name: "列", Text: columnLabel(ind)},
		{Name: "单位", Text: ind.Unit},
		{Name: "填报期", Text: "报告年度 1 月 1 日至 12 月 31 日"},
		{Name: "表样", Text: formsWords(ind)},
		{Name: "可比年度", Text: yearsWords(ind)},
		{Name: "键", Text: ind.Key, Code: true},
	}
	for _, other := range report.Indicators() {
		if rowID(other) == rowID(ind) {
			page.Other = append(page.Other, templates.Link{Text: other.Column.Name, Href: relative(at, indicatorPath(other.ID)),
				Note: columnNote(other), Current: other.ID == ind.ID})
		}
	}
	for _, rt := range report.Rates() {
		if slices.Contains(rt.Over, ind.Key) || slices.Contains(rt.Under, ind.Key) {
			page.Rates = append(page.Rates, templates.Link{Text: rt.Name, Href: relative(at, indicatorPath(rt.ID))})
		}
	}
	return page
}

// provinceOf names the group an organ is listed in.
func provinceOf(o *organ) string {
	switch {
	case o.place == nil:
		return "归属未定"
	case len(o.Region) > 0:
		return o.Region[0]
	}
	return o.place.name
}

// catalogue is all indicators in the order of the forms, one entry a row, then the rates, with links from the page at the path.
func catalogue(at string) []templates.IndicatorPart {
	byRow := map[string][]report.Indicator{}
	for _, ind := range report.Indicators() {
		byRow[rowID(ind)] = append(byRow[rowID(ind)], ind)
	}
	var parts []templates.IndicatorPart
	var above []string
	for _, id := range rowOrder {
		ind := byRow[id][0]
		if len(parts) == 0 || parts[len(parts)-1].ID != ind.Table {
			parts = append(parts, templates.IndicatorPart{ID: ind.Table, Title: tableTitle(ind.Table)})
			above = nil
		}
		row := templates.IndicatorRow{ID: id, Label: rowLabel(ind), Meaning: ind.Row.Meaning}
		for j, g := range ind.Row.Groups {
			if j >= len(above) || above[j] != g {
				row.Groups = append(row.Groups, g)
			}
		}
		above = ind.Row.Groups
		for _, ind := range byRow[id] {
			row.Links = append(row.Links, templates.Link{Text: ind.Column.Name, Href: relative(at, indicatorPath(ind.ID)), Note: columnNote(ind)})
		}
		part := &parts[len(parts)-1]
		part.Rows = append(part.Rows, row)
	}
	return append(parts, ratesPart(at))
}

// rowID is the anchor of an indicator's row in the catalogue.
func rowID(ind report.Indicator) string {
	if ind.Row.Key != "" {
		return "row." + ind.Row.Key
	}
	group, _, _ := strings.Cut(ind.Key, ".")
	return "row." + group
}

func tableTitle(key string) string {
	for _, t := range report.LayoutOf(report.Form2021).Tables {
		if t.Key == key {
			return t.Title
		}
	}
	return ""
}

// rowLabel is the row as the form prints it; in the last table, the group of columns.
func rowLabel(ind report.Indicator) string {
	if ind.Row.Label != "" {
		return ind.Row.Label
	}
	return ind.Column.Group
}

func columnLabel(ind report.Indicator) string {
	if ind.Row.Key != "" && ind.Column.Group != "" {
		return ind.Column.Group + " · " + ind.Column.Label
	}
	return ind.Column.Label
}

func formsWords(ind report.Indicator) string {
	var words []string
	for _, f := range []report.Form{report.Form2019, report.Form2021} {
		if ind.Has(f) {
			words = append(words, formWord(f))
		}
	}
	return strings.Join(words, "、")
}

func yearsWords(ind report.Indicator) string {
	if ind.To() == 0 {
		return fmt.Sprintf("%d 年起", ind.From())
	}
	return fmt.Sprintf("%d—%d 年", ind.From(), ind.To())
}

// comparability says what the series break means for the indicator.
func comparability(ind report.Indicator) string {
	switch {
	case len(ind.Parts) > 0:
		return "2021 版把（六）其他处理分为三项：三项都有数字时以其和与 2019 版对照，否则作缺失；把它印作一行的报告取其所印数字。"
	case isComparable(ind):
		return ""
	case ind.Has(report.Form2019):
		return "只见于 2019 版表样（2019、2020 年度），与 2021 年度以后的数字不可比。"
	}
	return "只见于 2021 版表样（2021 年度起），与 2019、2020 年度的数字不可比。"
}
