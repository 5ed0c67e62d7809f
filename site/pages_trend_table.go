package site

import (
	"slices"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// A table of the form over the years: years are columns, the form's rows are groups, and their columns are rows, but for those in
// which there is nothing but 0.

// table has the years as heads and no rows yet.
func (tr trend) table(id, caption string) *templates.Table {
	heads := make([]templates.Head, 1, len(tr.lines)+1)
	heads[0] = templates.Head{Text: "项目", Label: true}
	for _, l := range tr.lines {
		h := templates.Head{Text: l.label, Href: l.href, Note: l.note, Break: l.breaks}
		if l.none() {
			h.Note = "没有报告"
		}
		heads = append(heads, h)
	}
	return &templates.Table{ID: id, Indicators: relative(tr.at, indicatorsFolder) + "/", Caption: caption, Short: true, Heads: [][]templates.Head{heads}, Tall: true, Wide: len(tr.lines) > 10}
}

// none reports whether there is no report.
func (l line) none() bool { return l.report == nil && l.sums == nil }

// ofApplicants reports whether the row's columns are the applicants of a request.
func (row indicatorRow) ofApplicants() bool {
	return row.table == "requests" && rowID(row.indicators[0]) == rowID(row.indicators[len(row.indicators)-1])
}

// group is a row of the form. zeros are those of its columns that are left out.
func (tr trend) group(row indicatorRow, shown, zeros []report.Indicator) templates.Group {
	g := templates.Group{ID: row.id + ".figures", Label: row.title, Href: relative(tr.at, "indicators.html") + "#" + rowID(row.indicators[0]), Column: len(tr.lines) + 1, Rows: make([]templates.Row, 0, len(shown))}
	mixed := !shareForm(row.indicators)
	for _, ind := range shown {
		r := templates.Row{ID: trendRow(ind), Label: row.seriesName(ind), Cells: tr.cells(ind), Total: isTotal(ind.Column.Key)}
		if r.ID != ind.ID {
			r.Href = relative(tr.at, indicatorPath(ind.ID))
		}
		if mixed {
			r.Note = columnNote(ind)
		}
		if ind.Unit == "万元" {
			r.Note = joined(r.Note, ind.Unit)
		}
		g.Rows = append(g.Rows, r)
	}
	if len(row.indicators[0].Parts) > 0 {
		g.Note = "2021 版分三项填报，这里取三项之和；三项不全的作缺失。"
	}
	if !row.ofApplicants() {
		g.Note = joined(g.Note, row.zeroColumns(zeros))
	}
	if only := &g.Rows[0]; len(g.Rows) == 1 {
		only.Note = joined(joined(only.Label, only.Note), g.Note)
		only.Label, only.Total, g.Label, g.Note = row.title, false, "", ""
		only.Href = relative(tr.at, indicatorPath(shown[0].ID))
	}
	return g
}

// trendRow is the ID of the indicator's row. The form of 2019 has a cell that is called as a row of 2021 is, whose address is its section's.
func trendRow(ind report.Indicator) string {
	if slices.Contains(rowOrder, "row."+ind.ID) {
		return ind.ID + ".cell"
	}
	return ind.ID
}

// cells are the indicator's figures; years that have none stand together.
func (tr trend) cells(ind report.Indicator) []templates.Cell {
	list := make([]templates.Cell, 0, len(tr.lines))
	comparable := isComparable(ind)
	for _, l := range tr.lines {
		c := figure(&l, &ind)
		c.Break = l.breaks && !comparable
		if n := len(list); n > 0 && c.None && list[n-1].None && !c.Break {
			list[n-1].Span = max(1, list[n-1].Span) + 1
			continue
		}
		list = append(list, c)
	}
	return list
}

// zeroColumns tells of columns that the table leaves out, since there is nothing in them but 0.
func (row indicatorRow) zeroColumns(indicators []report.Indicator) string {
	if len(indicators) == 0 {
		return ""
	}
	var names []string
	for _, ind := range indicators {
		name := row.seriesName(ind)
		if note := columnNote(ind); note != "" && !shareForm(row.indicators) {
			name += "（" + note + "）"
		}
		names = append(names, name)
	}
	return strings.Join(names, "、") + "：各年均为 0。"
}
