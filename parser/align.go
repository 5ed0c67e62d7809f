package parser

import (
	"slices"
	"strings"

	"nianbao/report"
)

// formRow is a row of the form's tables in the order they are printed.
type formRow struct {
	row     report.Row
	table   string
	columns []report.Column
	keys    []string // of its cells
	groups  []string // cores of its groups' labels
	cores   []string // of its label and the other labels documents print for it
	mark    string   // what its label is counted by
}

// isOtherPart tells the three rows of （六）其他处理 in form "2021".
func (f formRow) isOtherPart() bool { return strings.HasPrefix(f.row.Key, "requests.other.") }

// formRows lists the rows a document of the form may have. A document of form "2021" may print （六）其他处理 as
// one row, so that row stands before its three.
func formRows(f report.Form) []formRow { return rowsOf[f] }

var rowsOf = map[report.Form][]formRow{
	report.Form2021: listRows(report.Form2021),
	report.Form2019: listRows(report.Form2019),
}

func listRows(f report.Form) []formRow {
	var list []formRow
	add := func(table string, columns []report.Column, r report.Row) {
		fr := formRow{row: r, table: table, columns: columns, mark: mark(r.Label)}
		for _, c := range columns {
			fr.keys = append(fr.keys, report.CellKey(r, c))
		}
		for _, g := range r.Groups {
			fr.groups = append(fr.groups, core(g))
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

// match says which of the form's rows a printed row is, and how surely: 1 means that the label is the form's.
type match struct {
	form     int // index into formRows, -1 where it is none
	likeness float64
	again    int // where form is -1: the form's row that its label names all the same, -1 if none
}

// leastLikeness is what two labels must have in common to be taken for one.
const leastLikeness = 0.6

// alignRows finds the printed rows in the form: the assignment in the form's order with the greatest total
// likeness (a global sequence alignment), in which rows of either side may be left out. Printed rows whose
// label is lost are then placed where the rows around them leave exactly as many free.
func alignRows(rows []row, forms []formRow) []match {
	scores := make([][]float64, len(rows))
	for i, r := range rows {
		scores[i] = labelScores(r, forms)
	}
	// best[i][j]: greatest likeness of rows[i:] against forms[j:].
	best := make([][]float64, len(rows)+1)
	cells := make([]float64, (len(rows)+1)*(len(forms)+1))
	for i := range best {
		best[i] = cells[i*(len(forms)+1) : (i+1)*(len(forms)+1)]
	}
	for i := len(rows) - 1; i >= 0; i-- {
		for j := len(forms) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if s := scores[i][j]; s > 0 {
				best[i][j] = max(best[i][j], s+best[i+1][j+1])
			}
		}
	}
	matches := make([]match, len(rows))
	for i, j := 0, 0; i < len(rows); i++ {
		matches[i] = match{form: -1, again: slices.Index(scores[i], 1)}
		for j < len(forms) && best[i][j] > best[i+1][j] {
			if s := scores[i][j]; s > 0 && best[i][j] == s+best[i+1][j+1] {
				matches[i] = match{form: j, likeness: s}
				j++
				break
			}
			j++
		}
	}
	doubtOther(forms, matches)
	placeUnlabelled(rows, forms, matches)
	return matches
}

// doubtOther takes back a row matched to （六）其他处理 as a whole if some of its three rows are printed too, or rows
// without a label follow it: then it is the first of the three, with its group's label but not its own.
func doubtOther(forms []formRow, matches []match) {
	whole, parts, printed := -1, 0, 0
	for i, m := range matches {
		switch {
		case m.form >= 0 && forms[m.form].row.Key == "requests.other":
			whole = i
		case m.form >= 0 && forms[m.form].isOtherPart():
			printed++
		}
	}
	for _, f := range forms {
		if f.isOtherPart() {
			parts++
		}
	}
	follows := whole >= 0 && whole+1 < len(matches) && matches[whole+1].form < 0
	if whole >= 0 && parts > 0 && (printed > 0 && printed < parts || follows) {
		matches[whole] = match{form: -1, again: -1}
	}
}

// labelScores is the likeness of a printed row's label to each of the form's rows, 0 where it is too small.
func labelScores(r row, forms []formRow) []float64 {
	scores := make([]float64, len(forms))
	if isReviewRow(r) {
		scores[len(forms)-1] = 1
		return scores
	}
	if n := len(r.labels); n > 0 {
		exact := false
		for j, f := range forms {
			if slices.Contains(f.cores, r.labels[n-1].core) {
				scores[j], exact = 1, true
			}
		}
		if exact {
			return scores
		}
	}
	labels := ownLabels(r)
	for j, f := range forms {
		for _, c := range f.cores {
			for _, l := range labels {
				if l.pieces > 1 && len(l.core) > len(c) { // a group in front or another row behind, not a label broken over lines
					continue
				}
				s := likeness(l.core, c)
				if l.mark != "" && f.mark != "" && l.mark != f.mark {
					s *= unlikeMarks
				}
				if s >= leastLikeness {
					scores[j] = max(scores[j], s)
				}
			}
		}
	}
	return scores
}

// unlikeMarks lowers the likeness of labels that are counted differently: 1. is not 2.
const unlikeMarks = 0.75

// ownLabel is what may be a row's own label.
type ownLabel struct {
	core, mark string
	pieces     int // lines or cells that it is put together from
}

// ownLabels are the last label, and it together with up to two in front where a label is broken over lines, each
// with none, one or more of the lines behind the values, where a label is wrapped around them.
func ownLabels(r row) []ownLabel {
	var labels []ownLabel
	joined := ""
	n := len(r.labels)
	for i := n; i >= 0 && i >= n-3; i-- {
		if i < n {
			joined = r.labels[i].text + joined
		} else if n > 0 || len(r.after) == 0 || r.after[0].word&headWord != 0 {
			continue // what stands behind the values is at most the rest of what stands before, or a group of the rows below
		}
		whole := joined
		for k := 0; k <= len(r.after); k++ {
			if k > 0 {
				whole += r.after[k-1].text
			}
			if c := core(whole); c != "" {
				labels = append(labels, ownLabel{c, mark(whole), n - i + k})
			}
		}
	}
	return labels
}

// isReviewRow recognises the row of table 4, which has no label, by the heads above it, or by its section and
// its many values.
func isReviewRow(r row) bool {
	return r.section == 4 && r.printed() > 10 || isReviewHead(r.labels)
}

func isReviewHead(labels []field) bool {
	n := 0
	for _, l := range labels {
		switch l.core {
		case "结果维持", "结果纠正", "其他结果", "尚未审结":
			n++
		}
	}
	return n >= 4
}

// placeUnlabelled matches runs of rows whose label is lost or hardly left, where the rows around them leave
// exactly as many rows of the same table free and every one has all its values. （六）其他处理 as one row is not
// counted as free: most documents do not print it.
func placeUnlabelled(rows []row, forms []formRow, matches []match) {
	for i := 0; i < len(rows); {
		if matches[i].form >= 0 {
			i++
			continue
		}
		end := i
		for end < len(rows) && matches[end].form < 0 {
			end++
		}
		if i > 0 && end < len(rows) {
			free := freeRows(forms, matches[i-1].form, matches[end].form)
			fits := len(free) == end-i
			for k := 0; fits && k < len(free); k++ {
				f := forms[free[k]]
				fits = rows[i+k].printed() == len(f.columns) && mayBe(rows[i+k], f)
			}
			for k := 0; fits && k < len(free); k++ {
				matches[i+k] = match{form: free[k]}
			}
		}
		i = end
	}
}

// mayBe says that what is left of a row's own label does not speak against the form's row: there is none, or a
// group's only, or it is counted alike, or begins alike.
func mayBe(r row, f formRow) bool {
	if len(r.labels) == 0 || r.labels[len(r.labels)-1].word == headWord {
		return true
	}
	own := r.labels[len(r.labels)-1]
	m := mark(own.text)
	return m != "" && m == f.mark || m == "" && len(f.cores) > 0 && strings.HasPrefix(f.cores[0], own.core)
}

// freeRows are the rows between two of the form's rows of one table.
func freeRows(forms []formRow, after, before int) []int {
	var free []int
	for j := after + 1; j < before; j++ {
		if forms[j].table != forms[after].table || forms[j].table != forms[before].table {
			return nil
		}
		if forms[j].row.Key != "requests.other" {
			free = append(free, j)
		}
	}
	return free
}
