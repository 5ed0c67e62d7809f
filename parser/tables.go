package parser

import (
	"strings"

	"nianbao/report"
)

// tables puts the printed rows into the cells of the form.
type tables struct {
	form    report.Form
	forms   []formRow
	rows    []row
	matches []match
	found   map[string]int // form row's key → index into rows
	cells   report.Cells
	sums    requestSums
	gaps    int // rows behind a blank or drawn line
	notes   *notes
}

func newTables(form report.Form, rows []row, n *notes) *tables {
	t := &tables{form: form, forms: formRows(form), rows: rows, found: map[string]int{}, cells: report.NewCells(form), gaps: countGaps(rows), notes: n}
	t.matches = alignRows(rows, t.forms)
	for i, m := range t.matches {
		if m.form >= 0 {
			t.found[t.forms[m.form].row.Key] = i
		}
	}
	t.sums = newRequestSums(t.forms, t.printed)
	return t
}

// printed reports whether the document has the row.
func (t *tables) printed(key string) bool {
	_, ok := t.found[key]
	return ok
}

// read fills the cells, table by table; the rows of a table that need its sums come after those that don't.
func (t *tables) read() {
	shapes := map[int]shapes{}
	var open, blanks []int
	lost := map[int]placed{}
	disputed := t.disputed()
	for i, m := range t.matches {
		if m.form < 0 {
			t.unmatched(i)
			continue
		}
		f := t.forms[m.form]
		if disputed[f.row.Key] {
			t.notes.add("row-disputed", report.Warning, t.rows[i].line(), f.keys[0], "“%s”一行在原件中出现两次，而数不相同，无法取舍。", f.row.Label)
			t.lose(i)
			continue
		}
		n := len(f.columns)
		if _, ok := shapes[n]; !ok {
			shapes[n] = readShapes(t.rows, n)
		}
		p := placeColumns(t.rows[i], n, shapes[n])
		t.label(i, m, f)
		if p.open {
			open = append(open, i)
			lost[i] = p
			continue
		}
		t.fill(f, p)
		if p.shifted {
			t.notes.add("row-shifted", report.Hint, t.rows[i].line(), f.keys[0], "“%s”一行的数与表头错位；数目齐全，按顺序读出。", f.row.Label)
		}
		if p.blanks {
			blanks = append(blanks, i)
			lost[i] = p
		}
	}
	t.settleAll(open, lost)
	for _, i := range blanks {
		if t.refuted(i) {
			t.lose(i)
			open = append(open, i)
		}
	}
	for _, i := range open {
		t.tellOpen(i, lost[i])
	}
	t.infer()
	t.publishRequests()
	t.tellRows()
}

// disputed are the rows that the document prints twice with different values.
func (t *tables) disputed() map[string]bool {
	keys := map[string]bool{}
	for i, m := range t.matches {
		if m.form >= 0 {
			continue
		}
		if f, k, ok := t.repeats(i); ok && !t.rows[i].sameValues(t.rows[k]) {
			keys[f.row.Key] = true
		}
	}
	return keys
}

// fill puts the fields of a placed row into its cells.
func (t *tables) fill(f formRow, p placed) {
	for c, fd := range p.columns {
		t.set(f, c, t.cell(f, c, *fd))
	}
}

// cell reads one field.
func (t *tables) cell(f formRow, c int, fd field) report.Cell {
	v := fd.value
	cell := report.Cell{State: v.state, Value: v.number, Raw: fd.text, Line: fd.line, Column: fd.column}
	key := f.keys[c]
	yuan := v.unit == "元" || v.unit == "" && f.columns[c].Unit == "万元" && t.headInYuan(f)
	switch {
	case v.state == report.Invalid:
		t.notes.add("value-invalid", report.Warning, fd.line, key, "“%s”不是数字。", fd.text)
	case v.state != report.Reported:
	case f.columns[c].Unit != "万元" && (v.unit == "元" || v.unit == "万元"):
		cell.State = report.Invalid
		t.notes.add("value-invalid", report.Warning, fd.line, key, "“%s”是金额，此栏应填数量。", fd.text)
	case f.columns[c].Unit == "万元" && yuan:
		shifted, ok := v.number.Shift(4)
		if !ok {
			cell.State = report.Invalid
			break
		}
		cell.Value = shifted
		t.notes.add("unit-converted", report.Hint, fd.line, key, "原件单位为元：%s 元即 %s 万元。", v.number, shifted)
	case f.columns[c].Unit == "万元" && v.unit != "" && v.unit != "万元":
		cell.State = report.Invalid
		t.notes.add("value-invalid", report.Warning, fd.line, key, "“%s”不是金额，此栏应填万元。", fd.text)
	}
	return cell
}

// headInYuan reports whether the head above a row of amounts gives 元 as the unit.
func (t *tables) headInYuan(f formRow) bool {
	i, ok := t.found[f.row.Key]
	if !ok {
		return false
	}
	for _, l := range t.rows[i].labels {
		s := fold(l.text)
		if strings.Contains(s, "金额") && strings.Contains(s, "元") && !strings.Contains(s, "万元") {
			return true
		}
	}
	return false
}

func (t *tables) set(f formRow, c int, cell report.Cell) {
	if f.table == "requests" {
		t.sums.cells[f.row.Key][c] = cell
		return
	}
	t.cells.Set(f.keys[c], cell)
}

func (t *tables) get(f formRow, c int) report.Cell {
	if f.table == "requests" {
		return t.sums.cells[f.row.Key][c]
	}
	cell, _ := t.cells.Get(f.keys[c])
	return cell
}

// infer fills the rows that are not printed from the sums of table 3. What is printed is never overruled.
func (t *tables) infer() {
	var keys []string
	for _, f := range t.forms {
		if f.table == "requests" && !t.printed(f.row.Key) && !(f.isOtherPart() && t.printed("requests.other")) {
			keys = append(keys, f.row.Key)
		}
	}
	t.sums.infer(keys)
}

// publishRequests copies table 3 into the report's cells, with the row of （六） only where it is printed.
func (t *tables) publishRequests() {
	for _, f := range t.forms {
		if f.table != "requests" || f.row.Key == "requests.other" && t.form == report.Form2021 && !t.printed(f.row.Key) {
			continue
		}
		for c, cell := range t.sums.cells[f.row.Key] {
			t.cells.Set(f.keys[c], cell)
			if cell.State == report.Inferred {
				t.notes.add("cell-inferred", report.Hint, cell.Line, f.keys[c],
					"%s：原件无法读出，由本行之和与本列勾稽关系共同推得 %s。", t.name(f, c), cell.Value)
			}
		}
	}
}
