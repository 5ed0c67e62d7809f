package site

import (
	"slices"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// Comparisons and trends show the same thing: the indicators of one row of the form as columns, and reports as
// rows. A line is one of these reports, with what its figures are called and where they stand.
type line struct {
	label, note, href string
	report            *report.Report // nil where there is no report
	sums              *sums          // of many reports, instead of one
	page              string         // link to the report's page
	breaks            bool           // the series breaks above it
	sole              bool           // no other line of its set is called the same
	n                 int            // its place among the lines of a set
}

// cell is the line's cell for the indicator; ok is false where there is no report, or its form has none.
func (l *line) cell(ind *report.Indicator) (c report.Cell, ok bool) {
	switch {
	case l.sums != nil:
		return l.sums.cell(ind)
	case l.report == nil:
		return report.Cell{}, false
	}
	return ind.Of(l.report)
}

// zero reports whether the line has a 0 under the indicator, and no report is left out of it; inferred, whether that may be one that
// is not printed. asked is false where there is no report, or its form has no such cell.
func (l *line) zero(ind *report.Indicator, inferred bool) (zero, asked bool) {
	var n report.Number
	var s report.State
	switch {
	case l.sums != nil:
		var c report.Cell
		c, asked = l.sums.cell(ind)
		n, s = c.Value, c.State
		if asked && l.sums.gaps(ind) != "" {
			return false, true
		}
	case l.report != nil:
		n, s, asked = ind.Figure(l.report)
	}
	return asked && n.Sign() == 0 && (s == report.Reported || inferred && s == report.Inferred), asked
}

// indicatorRow is all indicators of one row of the form, in the order of the catalogue.
// The last table has one row only: there, a group of columns stands for a row.
type indicatorRow struct {
	id         string // requests.new, disclosure.fees, litigation_direct
	title      string
	table      string
	indicators []report.Indicator
}

// indicatorRows groups the indicators that at least one of the lines has.
func indicatorRows(lines []line) []indicatorRow {
	all := report.Indicators()
	rows := make([]indicatorRow, len(rowOrder))
	for i := range all {
		ind := &all[i]
		if !slices.ContainsFunc(lines, func(l line) bool { _, ok := l.cell(ind); return ok }) {
			continue
		}
		row := &rows[rowAt[i]]
		if row.indicators == nil {
			*row = indicatorRow{id: strings.TrimPrefix(rowOrder[rowAt[i]], "row."), title: rowTitle(*ind), table: ind.Table, indicators: make([]report.Indicator, 0, 7)}
		}
		row.indicators = append(row.indicators, *ind)
	}
	return slices.DeleteFunc(rows, func(r indicatorRow) bool { return r.indicators == nil })
}

// rowAt is the place in rowOrder of each indicator's row.
var rowAt = func() []int {
	var list []int
	for _, ind := range report.Indicators() {
		list = append(list, slices.Index(rowOrder, rowID(ind)))
	}
	return list
}()

// rowOrder is the anchors of the rows of both forms: those of "2021", and after each the rows that follow it in
// "2019" only.
var rowOrder = func() []string {
	var order []string
	for _, ind := range report.Indicators() {
		if id := rowID(ind); ind.Has(report.Form2021) && len(ind.Parts) == 0 && !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	before := ""
	for _, key := range report.Keys(report.Form2019) {
		ind, _ := report.IndicatorOf(report.Form2019, key)
		id := rowID(ind)
		if !slices.Contains(order, id) {
			order = slices.Insert(order, slices.Index(order, before)+1, id)
		}
		before = id
	}
	return order
}()

// figure is a line's cell for an indicator. One report's leads to where it stands; a sum says what is not in it.
func figure(l *line, ind *report.Indicator) templates.Cell {
	c, ok := l.cell(ind)
	if !ok {
		return templates.Cell{None: true}
	}
	cell := figureCell(c)
	if l.sums != nil {
		cell.Note = l.sums.gaps(ind)
	} else {
		cell.Href = l.page + "#" + cellAnchor(l.report, ind)
	}
	return cell
}

// cellAnchor is the anchor of the indicator's cell on the report's page: that of the first part where the
// report has only the parts.
func cellAnchor(r *report.Report, ind *report.Indicator) string {
	if len(ind.Parts) > 0 && !r.Cells.Has(ind.Place()) {
		return ind.Parts[0]
	}
	return ind.Key
}

// allZero reports whether every line has 0 under every indicator it has.
func allZero(lines []line, indicators []report.Indicator) bool {
	for i := range lines {
		for j := range indicators {
			if zero, asked := lines[i].zero(&indicators[j], true); asked && !zero {
				return false
			}
		}
	}
	return true
}

// withoutZeros parts indicators under which every report that is asked prints 0 from the others.
func withoutZeros(lines []line, indicators []report.Indicator) (shown, zero []report.Indicator) {
	for i := range indicators {
		plain, some := true, false
		for j := 0; plain && j < len(lines); j++ {
			is, asked := lines[j].zero(&indicators[i], false)
			plain, some = is || !asked, some || asked
		}
		if plain && some {
			zero = append(zero, indicators[i])
		} else {
			shown = append(shown, indicators[i])
		}
	}
	return shown, zero
}

// matrix is a table with lines as rows and indicators as columns, whose heads lead from the page at the path to their
// definitions.
func matrix(at, id, caption, corner string, lines []line, indicators []report.Indicator) templates.Table {
	t := templates.Table{ID: id, Caption: caption, Short: true, Heads: matrixHeads(at, corner, indicators)}
	g := templates.Group{Rows: make([]templates.Row, 0, len(lines))}
	breaks := slices.ContainsFunc(indicators, func(ind report.Indicator) bool { return !isComparable(ind) })
	for i := range lines {
		l := &lines[i]
		row := templates.Row{Label: l.label, Note: l.note, Href: l.href, Sole: l.sole, Break: l.breaks && breaks}
		if l.report == nil && l.sums == nil {
			row.Cells = []templates.Cell{{Text: "没有报告", Span: len(indicators)}}
			g.Rows = append(g.Rows, row)
			continue
		}
		row.Cells = make([]templates.Cell, len(indicators))
		for i := range indicators {
			row.Cells[i] = figure(l, &indicators[i])
			row.Cells[i].Total = isTotal(indicators[i].Column.Key)
		}
		g.Rows = append(g.Rows, row)
	}
	t.Groups = []templates.Group{g}
	t.Wide = len(indicators) > 7
	t.Align()
	return t
}

// matrixHeads name the indicators by their columns, below their rows where there are several.
func matrixHeads(at, corner string, indicators []report.Indicator) [][]templates.Head {
	var top, bottom []templates.Head
	mixed := !shareForm(indicators)
	for i, ind := range indicators {
		h := templates.Head{Text: ind.Column.Name, Href: relative(at, indicatorPath(ind.ID))}
		if ind.Row.Key == "" {
			h.Text = ind.Column.Label // the group is said above
		}
		if ind.Unit == "万元" {
			h.Note = ind.Unit
		}
		if mixed {
			h.Note = strings.TrimSpace(columnNote(ind) + " " + h.Note)
		}
		bottom = append(bottom, h)
		if i > 0 && rowID(ind) == rowID(indicators[i-1]) {
			top[len(top)-1].Span++
		} else {
			top = append(top, templates.Head{Text: rowTitle(ind), Span: 1})
		}
	}
	if len(top) == 1 {
		return [][]templates.Head{append([]templates.Head{{Text: corner, Label: true}}, bottom...)}
	}
	return [][]templates.Head{append([]templates.Head{{Text: corner, Label: true, Down: 2}}, top...), bottom}
}

// rowTitle is what the indicator's row is called by itself; in the last table, the group of columns.
func rowTitle(ind report.Indicator) string {
	if ind.Row.Name != "" {
		return ind.Row.Name
	}
	return ind.Column.Group
}

// shareForm reports whether one form has all the indicators.
func shareForm(indicators []report.Indicator) bool {
	return slices.ContainsFunc([]report.Form{report.Form2019, report.Form2021}, func(f report.Form) bool {
		return !slices.ContainsFunc(indicators, func(ind report.Indicator) bool { return !ind.Has(f) })
	})
}

// isComparable reports whether the indicator means the same in both forms.
func isComparable(ind report.Indicator) bool {
	return ind.Has(report.Form2019) && ind.Has(report.Form2021)
}

// columnNote says what sets the indicator apart from others of its name.
func columnNote(ind report.Indicator) string {
	switch {
	case ind.Table != "disclosure" || isComparable(ind):
		return ""
	case ind.Has(report.Form2019):
		return "2019 版"
	}
	return "2021 版"
}
