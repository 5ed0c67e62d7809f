package parser

import (
	"strings"

	"nianbao/report"
)

// What is told of the tables: labels that are not the form's, rows that are torn, short, long or lost.

// label tells how a matched row's label differs from the form's.
func (t *tables) label(i int, m match, f *formRow) {
	r := &t.rows[i]
	if f.table == "review" {
		return
	}
	if m.likeness == 0 {
		t.notes.add("label-lost", report.Warning, r.line(), f.keys[0], "行标题缺失或残缺，按前后各行的顺序认作“%s”。", f.row.Label)
		return
	}
	if len(r.labels) == 0 {
		return
	}
	own := r.labels[len(r.labels)-1]
	if !containsCore(r, f) {
		t.notes.add("label-varied", report.Hint, int(own.line), f.keys[0], "行标题“%s”与表样“%s”不同。", own.text, f.row.Label)
	}
	if r.apart && t.gaps <= fewGaps {
		t.notes.add("row-torn", report.Hint, r.line(), f.keys[0], "“%s”一行与上一行之间断开。", f.row.Label)
	}
	if r.torn && t.gaps <= fewGaps {
		t.notes.add("head-torn", report.Hint, r.line(), f.keys[0], "“%s”一行与其表头之间断开，按表头顺序读出。", f.row.Label)
	}
}

// containsCore reports whether one of the readings of the row's own label is the form's.
func containsCore(r *row, f *formRow) bool {
	if r.labels[len(r.labels)-1].label.core() == f.cores[0] {
		return true
	}
	for _, label := range ownLabels(r) {
		if label.core == f.cores[0] {
			return true
		}
	}
	return false
}

// fewGaps is up to how many rows behind a gap are told of: a document that sets every row apart is not torn.
const fewGaps = 4

func countGaps(rows []row) int {
	n := 0
	for i := range rows {
		if rows[i].torn || rows[i].apart {
			n++
		}
	}
	return n
}

// unmatched tells of a printed row that is none of the form's, or one of them again.
func (t *tables) unmatched(i int) {
	r := &t.rows[i]
	if f, k, ok := t.repeats(i); ok {
		t.notes.add("row-repeated", report.Warning, r.line(), f.keys[0], "“%s”一行在原件中重复出现（另见第 %d 行）。", f.row.Label, t.rows[k].line())
		return
	}
	name := "没有标题的一行"
	if len(r.labels) > 0 {
		name = "“" + r.labels[len(r.labels)-1].text + "”一行"
	}
	t.notes.add("row-unmatched", report.Warning, r.line(), "", "%s有 %d 个数，与表样的任何一行都对不上，未采用。", name, r.printed())
}

// repeats finds the row, k, that row i prints once more: the same label, and as many values as the form wants.
func (t *tables) repeats(i int) (f *formRow, k int, ok bool) {
	j := t.matches[i].again
	if j < 0 {
		return nil, 0, false
	}
	f, k = &t.forms[j], t.found[j]
	return f, k, k >= 0 && t.rows[i].printed() == len(f.columns)
}

// tellOpen tells of a row with more or fewer values than columns, and of each cell that is lost by it.
func (t *tables) tellOpen(o openRow) {
	r, f := &t.rows[o.at], t.formOf(o.at)
	name := f.name()
	switch m, n := len(o.placed.values), len(f.columns); {
	case t.glued(f):
		t.notes.add("cells-glued", report.Warning, r.line(), f.keys[0], "%s的数连写在一起；只有一种断法使各行各列之和都成立，按此读出。", name)
	case m > n:
		t.notes.add("value-extra", report.Warning, r.line(), f.keys[0], "%s有 %d 个数，而表头只有 %d 栏；只采用各种对应方式都一致的数。", name, m, n)
	default:
		t.notes.add("row-shifted", report.Warning, r.line(), f.keys[0], "%s应有 %d 个数，原件只有 %d 个，且与表头错位。", name, n, m)
	}
	for c, cell := range t.rowCells[f.at] {
		if cell.State == report.Missing {
			t.notes.add("cell-lost", report.Warning, r.line(), f.keys[c], "%s：原件缺此数，或与相邻的数无法区分。", t.name(f, c))
		}
	}
}

// glued reports whether two cells of the row come from one printed value.
func (t *tables) glued(f *formRow) bool {
	cells := t.rowCells[f.at]
	for c := 1; c < len(cells); c++ {
		a, b := &cells[c-1], &cells[c]
		if a.State == report.Reported && b.State == report.Reported && a.Line == b.Line && a.Column == b.Column {
			return true
		}
	}
	return false
}

// name is what the indicator of a cell is called.
func (t *tables) name(f *formRow, c int) string {
	ind, _ := report.IndicatorOf(t.form, f.keys[c])
	return ind.Name
}

// tellRows tells of the rows, groups and whole tables that the document does not have.
func (t *tables) tellRows() {
	for _, table := range report.LayoutOf(t.form).Tables {
		if !t.hasTable(table.Key) {
			t.notes.add("table-missing", report.Error, 0, "", "原件没有“%s”的表格，或表格无法读出。", table.Title)
		}
	}
	for j := range t.forms {
		f := &t.forms[j]
		if t.printed(f) || f.isOther() && t.form == report.Form2021 || f.isOtherPart() && t.whole || !t.hasTable(f.table) {
			continue
		}
		t.notes.add("row-missing", report.Warning, 0, f.keys[0], "原件没有“%s”一行。", f.row.Label)
	}
	for j := range t.forms {
		if f := &t.forms[j]; t.form == report.Form2021 && f.isOther() && t.printed(f) && !t.printed(&t.forms[j+1]) {
			t.notes.add("other-whole", report.Hint, t.rows[t.found[j]].line(), f.keys[0], "“（六）其他处理”只填一行，未分三项。")
		}
	}
	t.tellGroups()
}

// hasTable reports whether any row of the table is printed.
func (t *tables) hasTable(key string) bool {
	return t.anyPrinted(func(f *formRow) bool { return f.table == key })
}

// madeOf reports whether a label may stand in pieces between others, as one that is written downwards does.
func madeOf(label, pieces string) bool {
	for _, r := range label {
		if !strings.ContainsRune(pieces, r) {
			return false
		}
	}
	return true
}

// tellGroups tells of the groups whose label is lost, at the first of their rows.
func (t *tables) tellGroups() {
	told := make([]bool, len(meanings)) // by label
	for _, r := range t.rows {
		for _, l := range r.labels {
			told[l.label] = true
		}
	}
	for j := range t.forms {
		f := &t.forms[j]
		for k, g := range f.groups {
			if t.printed(f) && !told[g] && !madeOf(g.core(), t.pieces()) {
				told[g] = true
				t.notes.add("group-lost", report.Hint, t.rows[t.found[j]].line(), f.keys[0], "分组标题“%s”在原件中缺失。", f.row.Groups[k])
			}
		}
	}
}

// pieces is what stands among the labels and is none of the form's.
func (t *tables) pieces() string {
	var b strings.Builder
	for _, r := range t.rows {
		for _, l := range r.labels {
			if l.label == 0 {
				b.WriteString(l.core())
			}
		}
	}
	return b.String()
}
