package site

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/data"
	"nianbao/report"
	"nianbao/templates"
)

// indicatorPath is the page of an indicator.
func indicatorPath(id string) string { return "indicators/" + id + ".html" }

func (r *renderer) indicators() {
	const at = "indicators.html"
	r.page(at, templates.Indicators{Frame: r.frame(at, "指标", r.crumbs(at, r.c.root, nil, "指标")...), Parts: catalogue(at)}, nil)
	organs := r.c.dataOrgans()
	for _, ind := range report.Indicators() {
		path := indicatorPath(ind.ID)
		r.page(path, r.indicatorPage(path, ind), nil)
		r.file(strings.TrimSuffix(path, ".html")+tableSuffix, data.LongCSV(ind, organs), nil)
	}
}

// indicatorPage defines an indicator and lists what every organ reported, year by year.
func (r *renderer) indicatorPage(at string, ind report.Indicator) templates.Indicator {
	crumbs := []templates.Link{{Text: r.c.root.name, Href: relative(at, "index.html")},
		{Text: "指标", Href: relative(at, "indicators.html") + "#" + rowID(ind)}, {Text: ind.Name}}
	page := templates.Indicator{
		Frame:   r.frame(at, ind.Name, crumbs...),
		Heading: ind.Name,
		Meaning: ind.Meaning,
		Note:    comparability(ind),
		CSV:     ind.ID + tableSuffix,
		Facts: []templates.Pair{
			{Name: "表", Text: tableTitle(ind.Table)},
			{Name: "行", Text: rowLabel(ind)},
			{Name: "列", Text: columnLabel(ind)},
			{Name: "单位", Text: ind.Unit},
			{Name: "表样", Text: formsWords(ind)},
			{Name: "可比年度", Text: yearsWords(ind)},
			{Name: "键", Text: ind.Key, Code: true},
		},
	}
	for _, other := range report.Indicators() {
		if rowID(other) == rowID(ind) {
			page.Other = append(page.Other, templates.Link{Text: other.Column.Name, Href: relative(at, indicatorPath(other.ID)),
				Note: columnNote(other), Current: other.ID == ind.ID})
		}
	}
	page.Table = r.indicatorTable(at, ind)
	return page
}

// indicatorTable has organs as rows and years as columns, in groups by province. Organs none of whose reports
// has the indicator are left out; nil where that leaves none.
func (r *renderer) indicatorTable(at string, ind report.Indicator) *templates.Table {
	var entries []entry
	for _, e := range r.c.root.below {
		if _, ok := ind.Cell(e.Report); ok {
			entries = append(entries, e)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	years := yearsOf(entries)
	t := templates.Table{ID: "all", Caption: ind.Name + "：各机关历年数字", Short: true, Tall: true}
	heads := []templates.Head{{Text: "机关", Label: true}}
	for _, y := range years {
		heads = append(heads, templates.Head{Text: strconv.Itoa(y)})
	}
	t.Heads = [][]templates.Head{heads}
	for i := 0; i < len(entries); {
		o := entries[i].organ
		province := provinceOf(o)
		if len(t.Groups) == 0 || t.Groups[len(t.Groups)-1].Label != province {
			t.Groups = append(t.Groups, templates.Group{Label: province, Column: len(years) + 1})
		}
		row := templates.Row{Label: o.Name, Href: relative(at, o.path+".html")}
		if n := len(o.Region); n > 1 {
			row.Note = o.Region[n-1]
		}
		for _, y := range years {
			cell := templates.Cell{None: true}
			if i < len(entries) && entries[i].organ == o && entries[i].Year == y {
				e := entries[i]
				cell = figure(line{report: e.Report, page: relative(at, e.path()+".html")}, ind)
				i++
			}
			row.Cells = append(row.Cells, cell)
		}
		g := &t.Groups[len(t.Groups)-1]
		g.Rows = append(g.Rows, row)
	}
	t.Align()
	return &t
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

// catalogue is all indicators in the order of the forms, one entry a row, with links from the page at the path.
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
			row.Links = append(row.Links, templates.Link{Text: ind.Column.Name,
				Href: relative(at, indicatorPath(ind.ID)), Note: columnNote(ind)})
		}
		part := &parts[len(parts)-1]
		part.Rows = append(part.Rows, row)
	}
	return parts
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
