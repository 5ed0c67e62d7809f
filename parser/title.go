package parser

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// title is a report's title with what it says: the organ's name and the year, as far as it names them.
type title struct {
	text  string // without blanks; "" where the document has none
	organ string
	year  int
}

const (
	longestTitle = 60 // characters, over all its lines
	titleLines   = 4
	titleDepth   = 40 // lines of prose above the first section that are looked at
)

// findTitle looks for the title above the first section: of all runs of lines that together read as one, the one
// that tells most (the organ and the year, the organ, the year), and of those the shortest and first. Its lines
// are marked. Where there is none it may stand in 《》 in the text.
func findTitle(lines []line, headings []heading) title {
	end := len(lines)
	if len(headings) > 0 {
		end = headings[0].at
	}
	var top []string
	var at []int // the lines they stand on
	for i := end - 1; i >= 0 && len(top) < titleDepth; i-- {
		if l := lines[i]; l.kind == proseLine {
			top = append(top, fold(strings.Trim(l.text, "#* ")))
			at = append(at, i)
		}
	}
	slices.Reverse(top)
	slices.Reverse(at)
	var best title
	from, to := 0, 0
	for n := 1; n <= titleLines; n++ {
		for i := 0; i+n <= len(top); i++ {
			if n > 1 && !isTitlePart(top[i]) {
				continue
			}
			if t := readTitle(strings.Join(top[i:i+n], "")); t.text != "" && (best.text == "" || t.tells() > best.tells()) {
				best, from, to = t, i, i+n
			}
		}
	}
	if best.text == "" {
		return quotedTitle(lines)
	}
	for _, i := range at[from:to] {
		lines[i].kind = titleLine
	}
	return best
}

// tells weighs what a title says.
func (t title) tells() int {
	n := 0
	if t.organ != "" {
		n = 2
	}
	if t.year != 0 {
		n++
	}
	return n
}

// isTitlePart tells a line that may begin a title from a page's own furniture.
func isTitlePart(s string) bool {
	return utf8.RuneCountInString(s) <= longestTitle && !strings.ContainsAny(s, ":。,;|/>") && !strings.Contains(s, "索引") && !strings.Contains(s, "首页")
}

func quotedTitle(lines []line) title {
	for _, l := range lines {
		if l.kind != proseLine {
			continue
		}
		for rest := l.text; ; {
			_, after, ok := strings.Cut(rest, "《")
			if !ok {
				break
			}
			quoted, tail, closed := strings.Cut(after, "》")
			if !closed {
				break
			}
			if t := readTitle(fold(quoted)); t.organ != "" && t.year != 0 {
				return t
			}
			rest = tail
		}
	}
	return title{}
}

// endings are how titles end, after 信息公开 or 政务公开.
var endings = []string{"年度报告", "工作报告", "年报", "情况报告", "情况的报告", "公开报告"}

// readTitle reads a folded text as a title; text is "" where it is none.
func readTitle(s string) title {
	s = strings.Trim(s, "《》<>\"“”")
	if utf8.RuneCountInString(s) > longestTitle || strings.ContainsAny(s, "。;>|") {
		return title{}
	}
	stem := s
	if i := strings.LastIndexByte(stem, '('); i > 0 && strings.HasSuffix(stem, ")") {
		stem = stem[:i]
	}
	ended := false
	for _, e := range endings {
		ended = ended || strings.HasSuffix(stem, e)
	}
	at := strings.Index(s, "信息公开")
	if at < 0 {
		at = strings.Index(s, "政务公开")
	}
	if !ended || at < 0 || strings.Contains(s, "格式") || strings.Contains(s, "通知") {
		return title{}
	}
	t := title{text: s}
	t.year, _ = onlyYear(s)
	t.organ = organInTitle(strings.TrimSuffix(s[:at], "政府"), strings.HasSuffix(s[:at], "政府"))
	return t
}

// badYear is a year with digits lost or doubled (202020年), which belongs to no name.
var badYear = regexp.MustCompile(`[0-9]+年度?`)

// organInTitle takes the organ's name out of what stands before 信息公开. In …人民政府信息公开… the word 政府 serves
// twice, so that the name must get it back.
func organInTitle(s string, cut bool) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "关于"), "附件:")
	s = badYear.ReplaceAllString(withoutYear(s), "")
	if cut && strings.HasSuffix(s, "人民") {
		s += "政府"
	}
	return strings.Trim(strings.TrimSuffix(s, "的"), "、,-—《》\"“”")
}

// withoutYear drops the year and the words around it: 2022年度, 二〇二二年, 2022.
func withoutYear(s string) string {
	years := yearsIn(s)
	if len(years) == 0 {
		return strings.TrimSuffix(s, "年度")
	}
	before, after := s[:years[0].at], s[years[0].at+years[0].size:]
	for _, w := range []string{"年度", "年"} {
		if rest, ok := strings.CutPrefix(after, w); ok {
			return withoutYear(before + rest)
		}
	}
	return withoutYear(before + after)
}
