package site

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// versusTables lists, table by table of the form, the figures in which two years of an organ differ, then those that are
// the same. Figures of different forms are set side by side only where they mean the same.
func versusTables(at string, v versus) []templates.VersusTable {
	if v.older.Cells.Len() == 0 || v.newer.Cells.Len() == 0 {
		return nil
	}
	older := line{report: v.older.Report, page: relative(at, v.older.path()+".html")}
	newer := line{report: v.newer.Report, page: relative(at, v.newer.path()+".html")}
	var list []templates.VersusTable
	for _, t := range forms[v.newer.Form].tables {
		s := sideBySide{root: rootOf(at), older: older, newer: newer}
		for i := range comparedBy[t.key] {
			s.add(&comparedBy[t.key][i])
		}
		table := templates.VersusTable{ID: t.key, Title: t.title, SameN: len(s.same), After: s.after()}
		table.Differs = s.table(t.key+"-differs", t.title+"：不同的数字", s.differ)
		table.Same = s.table(t.key+"-same", t.title+"：相同的数字", s.same)
		list = append(list, table)
	}
	return list
}

// comparedBy are the indicators of each table.
var comparedBy = func() map[string][]placed {
	list := map[string][]placed{}
	for _, ind := range report.Indicators() {
		list[ind.Table] = append(list[ind.Table], placed{ind, report.PlaceOf(ind.Key), indicatorPath(ind.ID)})
	}
	return list
}()

// placed is an indicator with where the forms have its cell, and the path of its page.
type placed struct {
	report.Indicator
	place report.Place
	path  string
}

// cell is what Indicator.Cell is, found at once where it is one cell.
func (p *placed) cell(r *report.Report) (report.Cell, bool) {
	if len(p.Parts) > 0 {
		return p.Indicator.Cell(r)
	}
	if !p.Has(r.Form) {
		return report.Cell{}, false
	}
	return r.Cells.At(p.place)
}

// sideBySide sorts the indicators of one table by what two reports print for them.
type sideBySide struct {
	root              string
	older, newer      line
	differ, same      []templates.Row
	zero, none, alone int // both 0; no number in either; asked for by one form only
}

func (s *sideBySide) add(ind *placed) {
	if len(ind.Parts) > 0 && s.older.report.Form == s.newer.report.Form && !s.older.report.Cells.Has(ind.place) && !s.newer.report.Cells.Has(ind.place) {
		return // told by its parts, which are listed
	}
	a, okA := ind.cell(s.older.report)
	b, okB := ind.cell(s.newer.report)
	switch {
	case !okA && !okB:
	case okA != okB:
		s.alone++
	case !a.State.HasValue() && !b.State.HasValue():
		s.none++
	case !a.State.HasValue() || !b.State.HasValue() || a.Value.Cmp(b.Value) != 0:
		s.differ = append(s.differ, s.row(ind, difference(a, b)))
	case a.Value.Sign() == 0:
		s.zero++
	default:
		s.same = append(s.same, s.row(ind))
	}
}

// row is the figures of both reports, and what there is to say of them.
func (s *sideBySide) row(ind *placed, more ...templates.Cell) templates.Row {
	row := templates.Row{Label: cellName(s.newer.report, ind.Key), Href: s.root + ind.path,
		Cells: make([]templates.Cell, 2, 3)}
	row.Cells[0], row.Cells[1] = figure(s.older, ind.Indicator), figure(s.newer, ind.Indicator)
	row.Cells = append(row.Cells, more...)
	if row.Label == ind.Key {
		row.Label = ind.Name
	}
	if ind.Unit == "万元" {
		row.Note = ind.Unit
	}
	return row
}

// difference is how much more the second cell is than the first; nothing where one has no number.
func difference(a, b report.Cell) templates.Cell {
	if !a.State.HasValue() || !b.State.HasValue() {
		return templates.Cell{Empty: true}
	}
	d, ok := b.Value.Add(a.Value.Neg())
	switch {
	case !ok:
		return templates.Cell{Empty: true}
	case d.Sign() > 0:
		return templates.Cell{Text: "+" + d.String()}
	}
	return templates.Cell{Text: strings.Replace(d.String(), "-", "−", 1)}
}

// table is the rows as a table, nil where there are none.
func (s *sideBySide) table(id, caption string, rows []templates.Row) *templates.Table {
	if len(rows) == 0 {
		return nil
	}
	heads := []templates.Head{{Text: "项目", Label: true}, {Text: yearText(s.older.report.Year), Href: s.older.page}, {Text: yearText(s.newer.report.Year), Href: s.newer.page}, {Text: "增减"}}
	t := templates.Table{ID: id, Caption: caption, Short: true, Heads: [][]templates.Head{heads[:1+len(rows[0].Cells)]}, Groups: []templates.Group{{Rows: rows}}}
	t.Align()
	return &t
}

// after says what is not listed.
func (s *sideBySide) after() string {
	var parts []string
	if s.zero > 0 {
		parts = append(parts, "两份报告都是 0 的 "+strconv.Itoa(s.zero)+" 项未列")
	}
	if s.none > 0 {
		parts = append(parts, "两份报告都没有数字的 "+strconv.Itoa(s.none)+" 项未列")
	}
	if s.alone > 0 {
		parts = append(parts, fmt.Sprintf("只见于其中一版表样、不可比较的 %d 项未列", s.alone))
	}
	if parts == nil {
		return ""
	}
	return strings.Join(parts, "；") + "。"
}
