package parser

import (
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// tables puts the printed rows into the cells of the form. What is told by row of the form is in the order of forms.
type tables struct {
	form       report.Form
	forms      []formRow
	rows       []row
	matches    []match
	found      []int // index into rows, -1 where the document does not have the row
	neighbours neighbours
	cells      []report.Cell   // in the order of report.CellsOf
	rowCells   [][]report.Cell // each row's part of cells; nil for （六） as one row of form "2021" that is not printed
	sums       requestSums
	whole      bool // （六）其他处理 is printed as one row
	gaps       int  // rows behind a blank or drawn line
	notes      *notes
}

func newTables(form report.Form, rows []row, n *notes, in *room) *tables {
	forms := formRows(form)
	t := &tables{form: form, forms: forms, rows: rows, matches: alignRows(rows, form, in), found: in.numbers.take(len(forms)),
		neighbours: neighbours{rows: rows, columns: in.numbers.take(len(rows)), natural: naturalHead(rows)},
		rowCells:   in.rowCells.take(len(forms)), gaps: countGaps(rows), notes: n}
	for j := range t.found {
		t.found[j] = -1
	}
	for i, m := range t.matches {
		if m.form >= 0 {
			t.found[m.form] = i
			t.neighbours.columns[i] = len(forms[m.form].columns)
		}
	}
	t.whole = t.anyPrinted((*formRow).isOther)
	cells := in.cells.take(len(report.Keys(form)) + len(report.OtherKeys()))
	t.cells = cells[:len(report.Keys(form))]
	if t.whole && form == report.Form2021 {
		t.cells = cells
	}
	for j := range forms {
		if f := &forms[j]; f.cell+len(f.keys) <= len(t.cells) {
			t.rowCells[j] = t.cells[f.cell : f.cell+len(f.keys)]
		}
	}
	// Where the form or the document has none of its three rows, it stands for them.
	t.sums = newRequestSums(in, forms, t.rowCells, form == report.Form2019 || t.whole && !t.anyPrinted((*formRow).isOtherPart))
	return t
}

func (t *tables) anyPrinted(is func(f *formRow) bool) bool {
	for j := range t.forms {
		if f := &t.forms[j]; is(f) && t.printed(f) {
			return true
		}
	}
	return false
}

// printed reports whether the document has the row.
func (t *tables) printed(f *formRow) bool { return t.found[f.at] >= 0 }

// openRow is a printed row whose values are not placed for certain.
type openRow struct {
	at     int // index into rows
	placed placed
}

// read fills the cells, table by table; the rows of a table that need its sums come after those that don't.
func (t *tables) read() {
	var open, blanks []openRow
	disputed, moved := t.disputed(), t.movedHeads()
	for i, m := range t.matches {
		if m.form < 0 {
			t.unmatched(i)
			continue
		}
		f := &t.forms[m.form]
		if moved != nil && moved[i] {
			t.notes.add("heads-moved", report.Warning, t.rows[i].line(), f.keys[0], "%s上方各栏标题的次序与表样不同，各数属于哪一栏无法确定。", f.name())
			t.lose(i)
			continue
		}
		if disputed[m.form] {
			t.notes.add("row-disputed", report.Warning, t.rows[i].line(), f.keys[0], "“%s”一行在原件中出现两次，而数不相同，无法取舍。", f.row.Label)
			t.lose(i)
			continue
		}
		p := t.neighbours.place(&t.rows[i], len(f.columns))
		t.label(i, m, f)
		if p.open {
			open = append(open, openRow{i, p})
			continue
		}
		for c := range f.columns {
			fd := p.column(c)
			t.set(f, c, fd, fd.value())
		}
		if p.shifted {
			t.notes.add("row-shifted", report.Hint, t.rows[i].line(), f.keys[0], "“%s”一行的数与表头错位；数目齐全，按顺序读出。", f.row.Label)
		}
		if p.blanks {
			blanks = append(blanks, openRow{i, p})
		}
	}
	t.settleAll(open)
	for _, o := range blanks {
		if t.refuted(o.at) {
			t.lose(o.at)
			open = append(open, o)
		}
	}
	for _, o := range open {
		t.tellOpen(o)
	}
	t.infer()
	t.tellInferred()
	t.tellRows()
}

// disputed are the form's rows that the document prints twice with different values.
func (t *tables) disputed() map[int]bool {
	var forms map[int]bool
	for i, m := range t.matches {
		if m.form >= 0 {
			continue
		}
		if f, k, ok := t.repeats(i); ok && !t.rows[i].sameValues(&t.rows[k]) {
			if forms == nil {
				forms = map[int]bool{}
			}
			forms[f.at] = true
		}
	}
	return forms
}

// set reads one field, which says that value, into its cell.
func (t *tables) set(f *formRow, c int, fd *field, v value) {
	cell := &t.rowCells[f.at][c]
	*cell = report.Cell{State: v.state, Value: v.number, Raw: fd.text, Line: int(fd.line), Column: int(fd.column)}
	amount := f.columns[c].Unit == "万元"
	switch {
	case v.state == report.Invalid:
		t.notes.add("value-invalid", report.Warning, int(fd.line), f.keys[c], "“%s”不是数字。", fd.text)
	case v.state != report.Reported:
	case !amount && (v.unit == yuan || v.unit == wanYuan):
		cell.State = report.Invalid
		t.notes.add("value-invalid", report.Warning, int(fd.line), f.keys[c], "“%s”是金额，此栏应填数量。", fd.text)
	case !amount:
	case v.unit == noUnit && t.headUnit(f) == otherYuan:
		cell.State = report.Invalid
		t.notes.add("value-invalid", report.Warning, int(fd.line), f.keys[c], "“%s”的单位不是万元，此栏应填万元。", fd.text)
	case v.unit == yuan || v.unit == noUnit && t.headUnit(f) == yuan:
		shifted, ok := v.number.Shift(4)
		if !ok {
			cell.State = report.Invalid
			break
		}
		cell.Value = shifted
		t.notes.add("unit-converted", report.Hint, int(fd.line), f.keys[c], "原件单位为元：%s 元即 %s 万元。", v.number, shifted)
	case v.unit != noUnit && v.unit != wanYuan:
		cell.State = report.Invalid
		t.notes.add("value-invalid", report.Warning, int(fd.line), f.keys[c], "“%s”不是金额，此栏应填万元。", fd.text)
	}
	if cell.State == report.Invalid {
		cell.Value = report.Number{}
	}
}

// headUnit is the unit that the head above a row of amounts gives: 元, another of its multiples than 万元, or none.
func (t *tables) headUnit(f *formRow) unit {
	if !t.printed(f) {
		return noUnit
	}
	for _, l := range t.rows[t.found[f.at]].labels {
		s := fold(l.text)
		if !strings.Contains(s, "金额") || strings.Contains(s, "万元") {
			continue
		}
		if before, _, ok := strings.Cut(s, "元"); ok {
			if last, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune("十百千亿", last) {
				return otherYuan
			}
			return yuan
		}
	}
	return noUnit
}

// infer fills the rows that are not printed from the sums of table 3. What is printed is never overruled.
func (t *tables) infer() {
	var rows []int
	for j := range t.forms {
		if f := &t.forms[j]; f.table == "requests" && !t.printed(f) && !(f.isOtherPart() && t.whole) {
			rows = append(rows, j)
		}
	}
	t.sums.infer(rows)
}

// tellInferred tells of the cells of table 3 whose value is not printed.
func (t *tables) tellInferred() {
	for j := range t.forms {
		f := &t.forms[j]
		if f.table != "requests" {
			continue
		}
		for c := range t.rowCells[j] {
			if cell := &t.rowCells[j][c]; cell.State == report.Inferred {
				t.notes.add("cell-inferred", report.Hint, cell.Line, f.keys[c],
					"%s：原件无法读出，由本行之和与本列勾稽关系共同推得 %s。", t.name(f, c), cell.Value)
			}
		}
	}
}
