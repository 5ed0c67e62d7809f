package check

import (
	"fmt"
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

// sighting is what the parser saw of one row, or what it saw alike of many rows of a table.
type sighting struct {
	subject string
	rows    []tableRow
	notes   []report.Note // parallel to rows
}

// tellNotes makes one finding of all notes about a row, and one of a note that more than a few rows of a table share.
// It gives the number of findings, and of rows that can't be decided.
func (x *exam) tellNotes(rule string, phrases map[string]string) int {
	var rows []tableRow
	var notes []report.Note
	shared := map[string]int{} // rows by table and code
	unknown := 0
	for _, n := range x.r.Notes {
		if phrases[n.Code] == "" || n.Code == "row-shifted" && n.Severity != report.Hint {
			continue
		}
		row, ok := rowOf(x.r.Form, n.Cell)
		switch {
		case !ok, rule == formLabel && hasLabel(x.r, n.Line, row.label):
		case rule == formLabel && len(x.r.Lines) == 0: // what is printed around it is not known
			x.count(rule, Unknown)
			unknown++
		default:
			rows, notes = append(rows, row), append(notes, n)
			shared[row.table+"."+n.Code]++
		}
	}
	var sightings []sighting
	at := map[string]int{} // of sightings by subject
	for i, n := range notes {
		subject := rows[i].key
		if code := rows[i].table + "." + n.Code; shared[code] > fewRows {
			subject = code
		}
		k, ok := at[subject]
		if !ok {
			k = len(sightings)
			at[subject] = k
			sightings = append(sightings, sighting{subject: subject})
		}
		s := &sightings[k]
		s.rows, s.notes = append(s.rows, rows[i]), append(s.notes, n)
	}
	for _, s := range sightings {
		x.fail(rule, s.subject, s.finding(x.r, phrases))
	}
	return len(sightings) + unknown
}

// finding puts a sighting into words: of one row all that was seen, of many rows what they share.
func (s sighting) finding(r *report.Report, phrases map[string]string) Finding {
	f := Finding{Severity: report.Hint}
	if one := s.rows[0].key == s.subject; one {
		var what []string
		for _, n := range s.notes {
			what = append(what, phrases[n.Code])
			if n.Code == "label-varied" {
				f.Expected, f.Found = s.rows[0].label, printedLabel(n)
			}
		}
		f.Message = fmt.Sprintf("“%s”一行%s，请核对。", s.rows[0].name, strings.Join(what, "，"))
	} else {
		f.Message = fmt.Sprintf("“%s”等 %d 行%s，请核对。", s.rows[0].name, len(s.rows), phrases[s.notes[0].Code])
	}
	for i, n := range s.notes {
		if n.Severity != report.Hint {
			f.Severity = report.Warning
		}
		if (i == 0 || n.Line != s.notes[i-1].Line) && len(f.Evidence) < mostShown {
			e := line(r, n.Line)
			e.Cell = n.Cell
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
func printedLabel(n report.Note) string {
	_, quoted, _ := strings.Cut(n.Message, "“")
	label, _, ok := strings.Cut(quoted, "”与表样")
	if !ok {
		return ""
	}
	return label
}
