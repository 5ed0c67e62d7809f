package parser

import (
	"slices"
	"strings"

	"nianbao/report"
)

// match says which of the form's rows a printed row is, and how surely.
type match struct {
	form     int // index into formRows, -1 where it is none
	likeness float64
	again    int // where form is -1: the form's row that its label names all the same, -1 if none
}

// leastLikeness is what two labels must have in common to be taken for one.
const leastLikeness = 0.6

// alignRows finds the printed rows in the form. Printed rows whose label is lost are placed where the rows around them
// leave exactly as many free.
func alignRows(rows []row, form report.Form, in *room) []match {
	forms := formRows(form)
	candidates := in.candidates.take(len(rows))
	for i := range rows {
		candidates[i] = rowCandidates(&rows[i], form)
	}
	matches := likeliest(in.matches.take(len(rows)), candidates, len(forms))
	doubtOther(forms, matches)
	placeUnlabelled(rows, forms, matches)
	return matches
}

// likeliest is the assignment in the form's order with the greatest total likeness, in which rows of either side may be
// left out; it is written to matches. Where no printed row has a choice, and all stand in the form's order, all are taken: no other assignment
// has as much.
func likeliest(matches []match, candidates [][]candidate, forms int) []match {
	last := -1
	for i, list := range candidates {
		switch {
		case len(list) == 0:
			matches[i] = match{form: -1, again: -1}
		case len(list) == 1 && list[0].form > last:
			last = list[0].form
			matches[i] = match{form: last, likeness: list[0].likeness}
		default:
			alignment(matches, candidates, forms)
			return matches
		}
	}
	return matches
}

// alignment finds what likeliest says where rows have a choice: a global sequence alignment.
func alignment(matches []match, candidates [][]candidate, forms int) {
	n, width := len(candidates), forms+1
	scores := make([]float64, n*width)   // likeness of row i and the form's row j at i*width+j, 0 where it is too small
	best := make([]float64, (n+1)*width) // greatest likeness of the rows from i on against the form's from j on
	for i := n - 1; i >= 0; i-- {
		score, here, next := scores[i*width:(i+1)*width], best[i*width:(i+1)*width], best[(i+1)*width:(i+2)*width]
		for _, c := range candidates[i] {
			score[c.form] = c.likeness
		}
		for j := forms - 1; j >= 0; j-- {
			here[j] = max(next[j], here[j+1])
			if s := score[j]; s > 0 {
				here[j] = max(here[j], s+next[j+1])
			}
		}
	}
	for i, j := 0, 0; i < n; i++ {
		matches[i] = match{form: -1, again: exactOf(candidates[i])}
		score, here, next := scores[i*width:(i+1)*width], best[i*width:(i+1)*width], best[(i+1)*width:(i+2)*width]
		for j < forms && here[j] > next[j] {
			if s := score[j]; s > 0 && here[j] == s+next[j+1] {
				matches[i] = match{form: j, likeness: s}
				j++
				break
			}
			j++
		}
	}
}

// exactOf is the first of the form's rows that have just the label, -1 where none has.
func exactOf(list []candidate) int {
	for _, c := range list {
		if c.likeness == 1 {
			return c.form
		}
	}
	return -1
}

// doubtOther takes back a row matched to （六）其他处理 as a whole if some of its three rows are printed too, or rows
// without a label follow it: then it is the first of the three, with its group's label but not its own.
func doubtOther(forms []formRow, matches []match) {
	whole, parts, printed := -1, 0, 0
	for i, m := range matches {
		switch {
		case m.form >= 0 && forms[m.form].isOther():
			whole = i
		case m.form >= 0 && forms[m.form].isOtherPart():
			printed++
		}
	}
	if whole < 0 {
		return
	}
	for i := range forms {
		if forms[i].isOtherPart() {
			parts++
		}
	}
	follows := whole+1 < len(matches) && matches[whole+1].form < 0
	if parts > 0 && (printed > 0 && printed < parts || follows) {
		matches[whole] = match{form: -1, again: -1}
	}
}

// rowCandidates are the form's rows that a printed row may be by its label, in the form's order. Where the label is
// just that of some, it is none of those that it only resembles.
func rowCandidates(r *row, form report.Form) []candidate {
	forms := formRows(form)
	if isReviewRow(r) {
		return []candidate{{len(forms) - 1, 1}}
	}
	if n := len(r.labels); n > 0 {
		if list := exactly[form][r.labels[n-1].label]; list != nil {
			return list
		}
	}
	labels := ownLabels(r)
	var list []candidate
	for j := range forms {
		if best := bestLikeness(labels, &forms[j]); best > 0 {
			list = append(list, candidate{j, best})
		}
	}
	if exact := func(c candidate) bool { return c.likeness == 1 }; slices.ContainsFunc(list, exact) {
		list = slices.DeleteFunc(list, func(c candidate) bool { return !exact(c) })
	}
	return list
}

// bestLikeness is that of the label most like one of the form's row, 0 where it is too small.
func bestLikeness(labels []ownLabel, f *formRow) (best float64) {
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
				best = max(best, s)
			}
		}
	}
	return best
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
func ownLabels(r *row) []ownLabel {
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
func isReviewRow(r *row) bool {
	return r.section == 4 && r.printed() > 10 || isReviewHead(r.labels)
}

func isReviewHead(labels []*field) bool {
	n := 0
	for _, l := range labels {
		switch l.label.core() {
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
				f := &forms[free[k]]
				fits = rows[i+k].printed() == len(f.columns) && mayBe(&rows[i+k], f)
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
func mayBe(r *row, f *formRow) bool {
	if len(r.labels) == 0 || r.labels[len(r.labels)-1].word == headWord {
		return true
	}
	own := r.labels[len(r.labels)-1]
	m := mark(own.text)
	return m != "" && m == f.mark || m == "" && len(f.cores) > 0 && strings.HasPrefix(f.cores[0], own.core())
}
