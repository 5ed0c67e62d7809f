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
	for _, t := range report.LayoutOf(v.newer.Form).Tables {
		s := sideBySide{at: at, older: older, newer: newer}
		for _, ind := range report.Indicators() {
			if ind.Table == t.Key {
				s.add(ind)
			}
		}
		table := templates.VersusTable{ID: t.Key, Title: t.Title, SameN: len(s.same), After: s.after()}
		table.Differs = s.table(t.Key+"-differs", t.Title+"：不同的数字", s.differ)
		table.Same = s.table(t.Key+"-same", t.Title+"：相同的数字", s.same)
		list = append(list, table)
	}
	return list
}

// sideBySide sorts the indicators of one table by what two reports print for them.
type sideBySide struct {
	at                string
	older, newer      line
	differ, same      []templates.Row
	zero, none, alone int // both 0; no number in either; asked for by one form only
}

func (s *sideBySide) add(ind report.Indicator) {
	a, okA := ind.Cell(s.older.report)
	b, okB := ind.Cell(s.newer.report)
	if len(ind.Parts) > 0 && s.older.report.Form == s.newer.report.Form && !prints(s.older, ind) && !prints(s.newer, ind) {
		return // told by its parts, which are listed
	}
	row := templates.Row{Label: cellName(s.newer.report, ind.Key), Href: relative(s.at, indicatorPath(ind.ID)), Cells: []templates.Cell{figure(s.older, ind), figure(s.newer, ind), difference(a, b)}}
	if row.Label == ind.Key {
		row.Label = ind.Name
	}
	if ind.Unit == "万元" {
		row.Note = ind.Unit
	}
	switch {
	case !okA && !okB:
	case okA != okB:
		s.alone++
	case !a.State.HasValue() && !b.State.HasValue():
		s.none++
	case !a.State.HasValue() || !b.State.HasValue() || a.Value.Cmp(b.Value) != 0:
		s.differ = append(s.differ, row)
	case a.Value.Sign() == 0:
		s.zero++
	default:
		row.Cells = row.Cells[:2]
		s.same = append(s.same, row)
	}
}

// prints reports whether the report has the indicator's own cell.
func prints(l line, ind report.Indicator) bool {
	_, ok := l.report.Cells.Get(ind.Key)
	return ok
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
	heads := []templates.Head{{Text: "项目", Label: true}, {Text: yearText(s.older.report.Year)}, {Text: yearText(s.newer.report.Year)}, {Text: "增减"}}
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
