package parser

import (
	"slices"
	"strings"

	"nianbao/report"
)

// formRow is a row of the form's tables in the order they are printed.
type formRow struct {
	row     report.Row
	at      int // index into formRows
	table   string
	columns []report.Column
	keys    []string // of its cells
	cell    int      // index of its first cell, in the order of report.CellsOf
	groups  []label  // of its groups
	cores   []string // of its label and the other labels documents print for it
	mark    string   // what its label is counted by
}

// name is what notes call the row.
func (f *formRow) name() string {
	if f.row.Label == "" {
		return "本行"
	}
	return "“" + f.row.Label + "”一行"
}

// isOther tells （六）其他处理 as one row.
func (f *formRow) isOther() bool { return f.row.Key == "requests.other" }

// isOtherPart tells the three rows of （六）其他处理 in form "2021".
func (f *formRow) isOtherPart() bool { return strings.HasPrefix(f.row.Key, "requests.other.") }

// formRows lists the rows a document of the form may have. A document of form "2021" may print （六）其他处理 as
// one row, so that row stands before its three.
func formRows(f report.Form) []formRow { return rowsOf[f] }

var rowsOf = map[report.Form][]formRow{
	report.Form2021: listRows(report.Form2021),
	report.Form2019: listRows(report.Form2019),
}

func listRows(f report.Form) []formRow {
	var list []formRow
	keys := slices.Concat(report.Keys(f), report.OtherKeys())
	add := func(table string, columns []report.Column, r report.Row) {
		fr := formRow{row: r, at: len(list), table: table, columns: columns, mark: mark(r.Label)}
		for _, c := range columns {
			fr.keys = append(fr.keys, report.CellKey(r, c))
		}
		fr.cell = slices.Index(keys, fr.keys[0])
		for _, g := range r.Groups {
			fr.groups = append(fr.groups, labels[core(g)])
		}
		for _, label := range append([]string{r.Label}, r.Seen...) {
			if c := core(label); c != "" {
				fr.cores = append(fr.cores, c)
			}
		}
		list = append(list, fr)
	}
	for _, t := range report.LayoutOf(f).Tables {
		for _, b := range t.Blocks {
			for _, r := range b.Rows {
				if r.Key == "requests.other.lapsed" {
					add(t.Key, b.Columns, report.OtherRow())
				}
				add(t.Key, b.Columns, r)
			}
		}
	}
	return list
}

// candidate is a row of the form that a printed row may be: 1 means that the label is the form's.
type candidate struct {
	form     int // index into formRows
	likeness float64
}

// exactly lists by form and label the rows that have the label, in the form's order.
var exactly = map[report.Form][][]candidate{
	report.Form2021: listExact(rowsOf[report.Form2021]),
	report.Form2019: listExact(rowsOf[report.Form2019]),
}

func listExact(forms []formRow) [][]candidate {
	list := make([][]candidate, len(meanings))
	for _, f := range forms {
		for _, c := range f.cores {
			if l := labels[c]; !slices.Contains(list[l], candidate{f.at, 1}) {
				list[l] = append(list[l], candidate{f.at, 1})
			}
		}
	}
	return list
}

// freeRows are the rows between two of the form's rows of one table.
func freeRows(forms []formRow, after, before int) []int {
	var free []int
	for j := after + 1; j < before; j++ {
		if forms[j].table != forms[after].table || forms[j].table != forms[before].table {
			return nil
		}
		if !forms[j].isOther() {
			free = append(free, j)
		}
	}
	return free
}
