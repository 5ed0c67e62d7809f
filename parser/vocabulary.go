package parser

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// label is a text of the forms' tables, known by its core; 0 is none.
type label uint16

// meanings say of each label what it is. The last one, otherHead, stands for the heads that are told by more than their
// core.
var (
	meanings  = listMeanings()
	otherHead = label(len(meanings) - 1)
)

// meaning is what the forms print a label as, and the form that prints it, if only one does.
type meaning struct {
	core string
	word word
	only report.Form
}

func (l label) core() string { return meanings[l].core }

// labels are all that stands in the forms' tables, by their cores.
var labels = indexLabels()

func indexLabels() map[string]label {
	m := map[string]label{}
	for i, l := range meanings[:otherHead] {
		m[l.core] = label(i)
	}
	return m
}

type word uint8

const (
	rowWord  word = 1 << iota // a row's label
	headWord                  // a column's or block's head, or a group's label
)

// formLabel is a label as a form prints it in its tables, or as documents do that follow it.
type formLabel struct {
	form report.Form // "" where only documents print it
	text string
	word word
}

// formLabels are all that stands in the forms' tables.
var formLabels = listFormLabels()

func listFormLabels() []formLabel {
	var list []formLabel
	add := func(f report.Form, w word, texts ...string) {
		for _, text := range texts {
			if text != "" {
				list = append(list, formLabel{f, text, w})
			}
		}
	}
	for _, f := range []report.Form{report.Form2021, report.Form2019} {
		for _, t := range report.LayoutOf(f).Tables {
			for _, b := range t.Blocks {
				for _, r := range b.Rows {
					add(f, rowWord, r.Label)
					add("", rowWord, r.Seen...)
					add(f, headWord, r.Groups...)
				}
				for _, c := range b.Columns {
					add(f, headWord, c.Label, c.Group)
				}
			}
		}
	}
	return list
}

// listMeanings is in the order of the cores, so that labels are the same in every run.
func listMeanings() []meaning {
	words := map[string]word{}
	for _, l := range formLabels {
		words[core(l.text)] |= l.word
	}
	for _, head := range []string{"信息内容", "申请人情况", "采购总金额", "本年收费金额", "法人或者其他组织", "行政诉讼"} {
		words[core(head)] |= headWord
	}
	only := onlyIn()
	list := []meaning{{}}
	for _, c := range slices.Sorted(maps.Keys(words)) {
		list = append(list, meaning{c, words[c], only[c]})
	}
	return append(list, meaning{word: headWord})
}

// onlyIn maps the cores of rows and heads that only one form prints to that form.
func onlyIn() map[string]report.Form {
	m := map[string]report.Form{}
	both := map[string]bool{core(report.OtherRow().Label): true} // reports of form "2021" print it as a row as well
	for _, l := range formLabels {
		if l.form == "" {
			continue
		}
		c := core(l.text)
		if f, ok := m[c]; ok && f != l.form {
			both[c] = true
		}
		m[c] = l.form
	}
	for c := range both {
		delete(m, c)
	}
	return m
}

// printedLabels are the labels just as they are printed, folded.
var printedLabels = readPrinted()

func readPrinted() map[string]label {
	m := map[string]label{}
	for _, l := range formLabels {
		m[fold(l.text)] = labels[core(l.text)]
	}
	for _, b := range report.LayoutOf(report.Form2019).Tables[0].Blocks {
		m[fold(b.Head)] = otherHead
	}
	return m
}

// readLabel finds a table cell's text among the forms' labels: as it is printed, which is quick, else by its core.
func readLabel(text string) label {
	n := foldedPart(text)
	if n == len(text) {
		return readFolded(text)
	}
	var room [longestLabel]byte
	s := appendFolded(append(room[:0], text[:n]...), text[n:])
	if l, ok := printedLabels[string(s)]; ok {
		return l
	}
	return readFolded(string(s))
}

func readFolded(s string) label {
	if l, ok := printedLabels[s]; ok {
		return l
	}
	if !mayBeLabel(s) {
		return 0
	}
	if l, ok := labels[coreOf(s)]; ok {
		return l
	}
	if isBlockHead(s) || strings.HasPrefix(strings.TrimPrefix(s, "("), formNote) && len(s) <= longestNote {
		return otherHead
	}
	return 0
}

// mayBeLabel looks at how a folded text begins behind its enumerator and marks. What a bracket hides is not known, nor
// what follows a text that is cut.
func mayBeLabel(s string) bool {
	for _, r := range s[enumerator(s):] {
		switch {
		case r == '(' || r == utf8.RuneError:
			return true
		case !isMark(r):
			return labelStarts[r]
		}
	}
	return true
}

// labelStarts are the characters that what readLabel knows begins with.
var labelStarts = listStarts()

func listStarts() map[rune]bool {
	m := map[rune]bool{}
	add := func(s string) {
		r, _ := utf8.DecodeRuneInString(s)
		m[r] = true
	}
	add(blockHead)
	add(formNote)
	for _, l := range meanings[1:otherHead] {
		add(l.core)
	}
	return m
}

const (
	blockHead = "第二十条第"
	formNote  = "本列数据的勾稽关系" // on the sums of table 3
)

// longestNote bounds, in bytes, the form's note.
const longestNote = 120

// isBlockHead recognises 第二十条第（一）项, whose bracket is no instruction.
func isBlockHead(folded string) bool {
	return strings.HasPrefix(folded, blockHead) && strings.HasSuffix(folded, "项") && len(folded) <= len("第二十条第(一)项")
}

// isLabel reports whether the form prints the text in its tables.
func isLabel(text string) bool { return readLabel(text) != 0 }
