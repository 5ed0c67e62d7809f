package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// rowPhrases and labelPhrases say of a row what the parser saw, by the codes of its notes. What cost the row a value
// is told with the value.
var (
	rowPhrases = map[string]string{
		"row-torn":     "与上一行之间断开",
		"head-torn":    "与其表头之间断开",
		"row-shifted":  "的数与表头错位（数目齐全，已按顺序读出）",
		"row-repeated": "重复出现",
		"row-disputed": "出现两次而数不相同",
		"heads-moved":  "上方各栏标题的次序与表样不同",
		"group-lost":   "所属分组的标题缺失",
		"value-extra":  "的数多于表头的栏数",
		"cells-glued":  "的数连写在一起",
		"other-whole":  "未按表样分三项填报",
	}
	labelPhrases = map[string]string{
		"label-lost":   "的行标题缺失或残缺",
		"label-varied": "的行标题与表样不同",
	}
)

// formNotes turns what the parser saw of labels and rows into findings.
func (x *exam) formNotes() {
	labels := x.tellNotes(formLabel, labelPhrases)
	rows := x.tellNotes(formRow, rowPhrases)
	for _, n := range x.r.Notes {
		if n.Code != "row-unmatched" && n.Code != "value-stray" {
			continue
		}
		f := Finding{Severity: report.Hint, Message: strings.TrimSuffix(n.Message, "。") + "，请核对。", Evidence: []Evidence{line(x.r, n.Line)}}
		if row, ok := x.mislabelled(n.Line); ok {
			labels++
			f.Message = fmt.Sprintf("“%s”一行的行标题与表样不同，请核对。", row.name)
			f.Expected = row.label
			x.fail(formLabel, row.key, f)
			continue
		}
		rows++
		x.fail(formRow, fmt.Sprintf("line-%d", n.Line), f)
	}
	if labels == 0 {
		x.count(formLabel, Pass)
	}
	if rows == 0 {
		x.count(formRow, Pass)
	}
}

// mislabelled finds the row of the form that line n, which was taken for none, begins to name: one that the document
// does not have elsewhere.
func (x *exam) mislabelled(n int) (row tableRow, ok bool) {
	if n < 1 || n > len(x.r.Lines) {
		return tableRow{}, false
	}
	text := withoutBlanks(x.r.Lines[n-1])
	for _, row := range tableRows[x.r.Form] {
		half := []rune(row.label)
		half = half[:len(half)/2]
		const least = 4 // characters that are no accident
		if len(half) >= least && x.cell(row.keys[0]).Line == 0 && strings.Contains(text, string(half)) {
			return row, true
		}
	}
	return tableRow{}, false
}

// seen is a note of the parser's on a row.
type seen struct {
	row  *tableRow
	note *report.Note
}

// sighting is what the parser saw of one row, or what it saw alike of many rows of a table.
type sighting struct {
	subject string
	of      []seen
}

// alikeNotes counts the notes of one code on the rows of a table.
type alikeNotes struct {
	table, code string
	n           int
}

func (a *alikeNotes) has(s seen) bool { return a.table == s.row.table && a.code == s.note.Code }

// tellNotes makes one finding of all notes about a row, and one of a note that more than a few rows of a table share.
// It gives the number of findings, and of rows that can't be decided.
func (x *exam) tellNotes(rule string, phrases map[string]string) int {
	var list []seen
	var shared []alikeNotes
	sharedBy := func(s seen) int { return slices.IndexFunc(shared, func(a alikeNotes) bool { return a.has(s) }) }
	unknown := 0
	for i := range x.r.Notes {
		n := &x.r.Notes[i]
		if phrases[n.Code] == "" || n.Code == "row-shifted" && n.Severity != report.Hint {
			continue
		}
		row := rowOf(x.r.Form, n.Cell)
		switch {
		case row == nil, rule == formLabel && hasLabel(x.r, n.Line, row.label):
		case rule == formLabel && len(x.r.Lines) == 0: // what is printed around it is not known
			x.count(rule, Unknown)
			unknown++
		default:
			s := seen{row, n}
			list = append(list, s)
			k := sharedBy(s)
			if k < 0 {
				k = len(shared)
				shared = append(shared, alikeNotes{table: row.table, code: n.Code})
			}
			shared[k].n++
		}
	}
	var sightings []sighting
	for _, s := range list {
		subject := s.row.key
		if a := shared[sharedBy(s)]; a.n > fewRows {
			subject = a.table + "." + a.code
		}
		k := slices.IndexFunc(sightings, func(t sighting) bool { return t.subject == subject })
		if k < 0 {
			k = len(sightings)
			sightings = append(sightings, sighting{subject: subject})
		}
		sightings[k].of = append(sightings[k].of, s)
	}
	for _, s := range sightings {
		x.fail(rule, s.subject, s.finding(x.r, phrases))
	}
	return len(sightings) + unknown
}

// finding puts a sighting into words: of one row all that was seen, of many rows what they share.
func (s sighting) finding(r *report.Report, phrases map[string]string) Finding {
	f := Finding{Severity: report.Hint}
	first := s.of[0]
	if one := first.row.key == s.subject; one {
		var what []string
		for _, o := range s.of {
			what = append(what, phrases[o.note.Code])
			if o.note.Code == "label-varied" {
				f.Expected, f.Found = first.row.label, printedLabel(o.note)
			}
		}
		f.Message = fmt.Sprintf("“%s”一行%s，请核对。", first.row.name, strings.Join(what, "，"))
	} else {
		f.Message = fmt.Sprintf("“%s”等 %d 行%s，请核对。", first.row.name, len(s.of), phrases[first.note.Code])
	}
	for i, o := range s.of {
		if o.note.Severity != report.Hint {
			f.Severity = report.Warning
		}
		if (i == 0 || o.note.Line != s.of[i-1].note.Line) && len(f.Evidence) < mostShown {
			e := line(r, o.note.Line)
			e.Cell = o.note.Cell
			f.Evidence = append(f.Evidence, e)
		}
	}
	return f
}

// hasLabel reports whether line n and the lines without numbers around it have all of a label in order, as those of a
// table do whose labels are wrapped around their numbers.
func hasLabel(r *report.Report, n int, label string) bool {
	const around = 2
	if i := strings.IndexAny(label, "、.）"); i >= 0 { // without its number
		_, size := utf8.DecodeRuneInString(label[i:])
		label = label[i+size:]
	}
	label, _, _ = strings.Cut(label, "（")
	for i := max(n-around, 1); i <= min(n+around, len(r.Lines)); i++ {
		if i != n && hasNumber(r, i) {
			continue
		}
		for _, c := range r.Lines[i-1] {
			next, size := utf8.DecodeRuneInString(label)
			if c == next {
				label = label[size:]
			}
		}
	}
	return label == ""
}

// printedLabel is the label that a note on a varied label quotes first, "" where it quotes none.
func printedLabel(n *report.Note) string {
	_, quoted, _ := strings.Cut(n.Message, "“")
	label, _, ok := strings.Cut(quoted, "”与表样")
	if !ok {
		return ""
	}
	return label
}
