package site

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// tables lists, table by table of the form, the figures in which two years of an organ differ, then those that are
// the same. Figures of different forms are set side by side only where they mean the same.
func (c *comparer) tables(v versus) []templates.VersusTable {
	if v.older.Cells.Len() == 0 || v.newer.Cells.Len() == 0 {
		return nil
	}
	tables := forms[v.newer.Form].tables
	list := make([]templates.VersusTable, 0, len(tables))
	s := &c.figures
	s.older, s.newer = v.older.Report, v.newer.Report
	for i := range tables {
		t := &tables[i]
		differ, same := len(s.differ), len(s.same)
		s.zero, s.none, s.alone = 0, 0, 0
		compared := comparedBy[t.key]
		for i := range compared {
			s.add(&compared[i])
		}
		list = append(list, templates.VersusTable{ID: t.key, Title: t.title, After: s.after(),
			Differs: s.differ[differ:len(s.differ):len(s.differ)], Same: s.same[same:len(s.same):len(s.same)]})
	}
	return list
}

// comparedBy are the indicators of each table.
var comparedBy = func() map[string][]placed {
	list := map[string][]placed{}
	for _, ind := range report.Indicators() {
		p := placed{Indicator: ind, place: report.PlaceOf(ind.Key), names: map[report.Form]string{}}
		for form := range forms {
			p.names[form] = ind.Name
			if own, ok := report.IndicatorOf(form, ind.Key); ok {
				p.names[form] = nameInTable(own)
			}
		}
		list[ind.Table] = append(list[ind.Table], p)
	}
	return list
}()

// placed is an indicator with where the forms have its cell, and what its row is called beside reports of each.
type placed struct {
	report.Indicator
	place report.Place
	names map[report.Form]string
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

// sideBySide sorts the indicators by what two reports print for them; the counts are of one table.
type sideBySide struct {
	older, newer      *report.Report
	differ, same      []templates.VersusRow
	zero, none, alone int // both 0; no number in either; asked for by one form only
}

func (s *sideBySide) add(ind *placed) {
	if len(ind.Parts) > 0 && s.older.Form == s.newer.Form && !s.older.Cells.Has(ind.place) && !s.newer.Cells.Has(ind.place) {
		return // told by its parts, which are listed
	}
	a, okA := ind.cell(s.older)
	b, okB := ind.cell(s.newer)
	switch {
	case !okA && !okB:
	case okA != okB:
		s.alone++
	case !a.State.HasValue() && !b.State.HasValue():
		s.none++
	case !a.State.HasValue() || !b.State.HasValue() || a.Value.Cmp(b.Value) != 0:
		s.differ = append(s.differ, s.row(ind, a, b, difference(a, b)))
	case a.Value.Sign() == 0:
		s.zero++
	default:
		s.same = append(s.same, s.row(ind, a, b, ""))
	}
}

// row is the figures of both reports, and what there is to say of them.
func (s *sideBySide) row(ind *placed, older, newer report.Cell, more string) templates.VersusRow {
	row := templates.VersusRow{ID: ind.ID, Key: ind.Key, Label: ind.names[s.newer.Form], More: more,
		Older: templates.VersusFigure{Cell: older, Anchor: cellAnchor(s.older, &ind.Indicator)},
		Newer: templates.VersusFigure{Cell: newer, Anchor: cellAnchor(s.newer, &ind.Indicator)}}
	if ind.Unit == "万元" {
		row.Unit = ind.Unit
	}
	return row
}

// difference is how much more the second cell is than the first; nothing where one has no number.
func difference(a, b report.Cell) string {
	if !a.State.HasValue() || !b.State.HasValue() {
		return ""
	}
	d, ok := b.Value.Add(a.Value.Neg())
	switch {
	case !ok:
		return ""
	case d.Sign() > 0:
		return "+" + d.String()
	}
	return strings.Replace(d.String(), "-", "−", 1)
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
