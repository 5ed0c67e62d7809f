package check

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/report"
)

// tableRow is a row of a form's tables, with its cells' place among the report's.
type tableRow struct {
	table   string // key of its table
	key     string // row's key, the table's where the row has none of its own
	name    string
	label   string // as the form prints it
	columns []report.Column
	keys    []string // of its cells
	at      int      // of its first cell in the order of report.Cells.All
}

// tableRows are the rows of each form. The last of form "2021" is （六）其他处理 as one row, which few reports have.
var tableRows = map[report.Form][]tableRow{
	report.Form2021: listRows(report.Form2021, report.OtherRow()),
	report.Form2019: listRows(report.Form2019),
}

func listRows(f report.Form, extra ...report.Row) []tableRow {
	var list []tableRow
	at := 0
	add := func(t report.Table, r report.Row, columns []report.Column) {
		row := tableRow{table: t.Key, key: r.Key, name: r.Name, label: r.Label, columns: columns, at: at}
		if r.Key == "" {
			row.key, row.name = t.Key, "行政复议、行政诉讼"
		}
		for _, c := range columns {
			row.keys = append(row.keys, report.CellKey(r, c))
		}
		at += len(columns)
		list = append(list, row)
	}
	tables := report.LayoutOf(f).Tables
	for _, t := range tables {
		for _, b := range t.Blocks {
			for _, r := range b.Rows {
				add(t, r, b.Columns)
			}
		}
	}
	for _, r := range extra {
		add(tables[1], r, tables[1].Blocks[0].Columns)
	}
	return list
}

// allCells are the report's cells, in the order that tableRow.at counts in.
func (x *exam) allCells() []report.Cell {
	if x.cells == nil {
		x.cells = x.r.Cells.List()
	}
	return x.cells
}

// rowsOf gives the rows that the report is to fill: of （六）其他处理 either its three rows, or the one it prints in
// their place.
func rowsOf(f report.Form, cells []report.Cell) []tableRow {
	all := tableRows[f]
	if f != report.Form2021 {
		return all
	}
	whole := len(all) - 1
	if all[whole].at >= len(cells) {
		return all[:whole]
	}
	var rows []tableRow
	for _, row := range all {
		if isOtherPart(row.key) && !row.printed(cells) {
			continue
		}
		rows = append(rows, row)
	}
	return rows
}

// isOtherPart tells the three rows of （六）其他处理.
func isOtherPart(key string) bool { return strings.HasPrefix(key, "requests.other.") }

// of gives the row's cells among the report's.
func (t tableRow) of(cells []report.Cell) []report.Cell { return cells[t.at : t.at+len(t.columns)] }

// printed reports whether the document has a place for any of the row's cells.
func (t tableRow) printed(cells []report.Cell) bool {
	for _, c := range t.of(cells) {
		if c.Line > 0 || c.State != report.Missing {
			return true
		}
	}
	return false
}

// rowOf finds the row of the form that a cell belongs to, nil where there is none.
func rowOf(f report.Form, key string) *tableRow {
	for i := range tableRows[f] {
		if row := &tableRows[f][i]; slices.Contains(row.keys, key) {
			return row
		}
	}
	return nil
}

// columnNames lists the columns whose cells are as wanted: 自然人、总计.
func (t tableRow) columnNames(cells []report.Cell, want func(report.Cell) bool) string {
	var names []string
	for i, c := range t.of(cells) {
		if want(c) {
			names = append(names, t.columns[i].Name)
		}
	}
	return strings.Join(names, "、")
}

// empty reports whether the document has the row's label and no number behind it.
func (t tableRow) empty(r *report.Report, cells []report.Cell) bool {
	for _, c := range t.of(cells) {
		if c.State != report.Missing {
			return false
		}
	}
	n := cells[t.at].Line
	if n < 1 || n > len(r.Lines) {
		return labelLine(r, t.label) > 0
	}
	return !hasNumber(r, n)
}

// hasNumber reports whether a field of line n is a number.
func hasNumber(r *report.Report, n int) bool {
	return slices.ContainsFunc(fieldsOf(r, n), func(field string) bool { return strings.Trim(field, "0123456789.,") == "" })
}

// labelLine is the first line of a table that has the label, 0 where there is none.
func labelLine(r *report.Report, label string) int {
	if label == "" {
		return 0
	}
	label = withoutBlanks(label)
	for i, l := range r.Lines {
		if strings.Contains(withoutBlanks(l), label) && !isProse(r, i+1) {
			return i + 1
		}
	}
	return 0
}

// isProse reports whether a line is one of a section's paragraphs.
func isProse(r *report.Report, n int) bool {
	return slices.ContainsFunc(r.Sections, func(s report.Section) bool { return slices.Contains(s.Lines, n) })
}

func withoutBlanks(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// fieldsOf are the texts between the tabs, bars and blanks of a line.
func fieldsOf(r *report.Report, n int) []string {
	return strings.FieldsFunc(r.Lines[n-1], func(c rune) bool { return c == '|' || unicode.IsSpace(c) })
}
