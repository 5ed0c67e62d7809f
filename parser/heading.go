package parser

import (
	"strings"
	"unicode/utf8"
)

// heading is the heading of a section: the number of the form's section it heads, the numeral it is printed
// with (0 none), its title without that numeral, and the index of its line.
type heading struct {
	section int
	numeral int
	title   string
	at      int
}

// longestHeading bounds headings, in characters; the form's longest has 20.
const longestHeading = 36

// sectionOf tells which of the form's six sections a title heads, 0 if none.
func sectionOf(title string) int {
	if section := officialTitles[title]; section != 0 {
		return section
	}
	return sectionByWording(title)
}

func sectionByWording(title string) int {
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(title, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("本年新收", "上年结转", "本年度办理", "结转下年度"): // rows of table 3
		return 0
	case has("复议") && has("诉讼"):
		return 4
	case has("申请") && has("收到", "处理", "办理", "依申请") && has("情况"):
		return 3
	case has("主动公开") && has("情况"):
		return 2
	case has("问题", "不足") && has("改进", "措施", "打算", "建议", "努力", "存在"):
		return 5
	case has("其他", "其它") && has("需要", "需", "报告", "说明") && has("事项"):
		return 6
	case has("总体情况", "概述", "概况", "基本情况", "总体概况"):
		return 1
	}
	return 0
}

// officialTitles are the headings as the form prints them, without marks; only these are taken without a numeral.
var officialTitles = map[string]int{
	"总体情况":                     1,
	"主动公开政府信息情况":               2,
	"收到和处理政府信息公开申请情况":          3,
	"政府信息公开行政复议行政诉讼情况":         4,
	"因政府信息公开工作被申请行政复议提起行政诉讼情况": 4,
	"存在的主要问题及改进情况":             5,
	"存在主要问题及改进情况":              5,
	"其他需要报告的事项":                6,
}

// readHeading reads a line as the heading of one of the form's sections.
func readHeading(text string) (h heading, ok bool) {
	text = strings.TrimLeft(text, "# ")
	if isLonger(text, longestHeading) {
		return heading{}, false
	}
	s := strings.TrimRight(fold(strings.Trim(text, "*")), ":。")
	if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "第") {
		return heading{}, false
	}
	h = heading{numeral: numeral(s)}
	cut := enumerator(s)
	if cut == 0 {
		h.numeral = 0
	}
	h.title = s[cut:]
	if h.numeral == 0 {
		if strings.Contains(s, "况") || strings.Contains(s, "项") { // as all of them do
			h.section = officialTitles[core(s)]
		}
	} else {
		h.section = sectionOf(h.title)
	}
	return h, h.section != 0
}

// formTitles are the headings as the form prints them.
var formTitles = []string{"总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"}

// gluedHeading is where a line goes on behind a heading of the form that it begins with, 0 where it does not.
func gluedHeading(text string) int {
	if numeral(text) == 0 {
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[len("一"):])
	if !strings.ContainsRune("、.．,，", r) {
		return 0
	}
	at := len("一") + size
	for _, title := range formTitles {
		if rest, ok := strings.CutPrefix(text[at:], title); ok && utf8.RuneCountInString(strings.Trim(fold(rest), ":。")) > 1 {
			return at + len(title)
		}
	}
	return 0
}

// findHeadings marks the headings of the form's sections among the lines and returns them in the order of the
// document. Where one stands twice (a list of contents, a page head) the one with more lines behind it is it.
func findHeadings(lines []line) []heading {
	var room [12]heading
	all := room[:0]
	for i := range lines {
		l := &lines[i]
		if l.kind != proseLine || !l.isAlone() {
			continue
		}
		if h, ok := readHeading(l.text); ok {
			h.at = i
			all = append(all, h)
		}
	}
	var best [7]int // by section, 1 + index into all
	extent := func(k int) int {
		if k+1 < len(all) {
			return all[k+1].at - all[k].at
		}
		return len(lines) - all[k].at
	}
	for k, h := range all {
		if b := best[h.section]; b == 0 || extent(k) > extent(b-1) {
			best[h.section] = k + 1
		}
	}
	kept := all[:0]
	for k, h := range all {
		if best[h.section] == k+1 {
			lines[h.at].kind = headingLine
			kept = append(kept, h)
		}
	}
	return append([]heading(nil), kept...)
}

// isAlone reports whether a line has one field that is not empty, and that is no value.
func (l *line) isAlone() bool {
	printed := 0
	for i := range l.fields {
		if f := &l.fields[i]; f.text != "" {
			if printed++; printed > 1 || f.isValue() {
				return false
			}
		}
	}
	return printed == 1
}
