package parser

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/gazetteer"
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
// that tells most, and of those the shortest and first, unless a longer one completes the organ's name. Its lines
// are marked. Where it tells neither the organ nor the year, the one in 《》 in the text is the title.
func findTitle(lines []line, headings []heading) title {
	top, at := aboveSections(lines, headings)
	var best title
	told, from, to := 0, 0, 0
	for n := 1; n <= titleLines; n++ {
		for i := 0; i+n <= len(top); i++ {
			if n > 1 && !allTitleParts(top[i:i+n]) {
				continue
			}
			t := readTitle(strings.Join(top[i:i+n], ""))
			if t.text == "" {
				continue
			}
			tells := t.tells()
			fuller := tells == told && told >= placedOrgan && len(t.organ) > len(best.organ) && completes(t.organ, best.organ)
			if best.text == "" || tells > told || fuller {
				best, told, from, to = t, tells, i, i+n
			}
		}
	}
	if told == 0 {
		if quoted := quotedTitle(lines); quoted.text != "" || best.text == "" {
			return quoted
		}
	}
	for _, i := range at[from:to] {
		lines[i].kind = titleLine
	}
	return best
}

// aboveSections gives the folded lines of prose above the first section, the last titleDepth of them, and where they
// stand.
func aboveSections(lines []line, headings []heading) (top []string, at []int) {
	end := len(lines)
	if len(headings) > 0 {
		end = headings[0].at
	}
	for i := end - 1; i >= 0 && len(top) < titleDepth; i-- {
		if l := lines[i]; l.kind == proseLine {
			top = append(top, fold(strings.Trim(l.text, "#* ")))
			at = append(at, i)
		}
	}
	slices.Reverse(top)
	slices.Reverse(at)
	return top, at
}

// What the organ's name in a title weighs: that of a place the gazetteer knows, another that ends as organs' names
// do, any other nothing. A year weighs 1.
const (
	placedOrgan = 4
	namedOrgan  = 2
)

// tells weighs what a title says.
func (t title) tells() int {
	n := 0
	switch {
	case t.organ == "":
	case isPlaced(t.organ):
		n = placedOrgan
	case isOrgan(t.organ):
		n = namedOrgan
	}
	if t.year != 0 {
		n++
	}
	return n
}

// isTitlePart tells a line that may begin a title from a page's own furniture.
func isTitlePart(s string) bool {
	return !isLonger(s, longestTitle) && !strings.ContainsAny(s, ":。,;|/>") && !strings.Contains(s, "索引") && !strings.Contains(s, "首页")
}

func allTitleParts(lines []string) bool {
	return !slices.ContainsFunc(lines, func(s string) bool { return !isTitlePart(s) })
}

// quotedTitle is the title with an organ and a year that stands in 《》 in the text. Where there are two of different
// organs or years, none is the report's own for sure.
func quotedTitle(lines []line) (found title) {
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
				switch {
				case found.text == "":
					found = t
				case t.year != found.year || !completes(t.organ, found.organ) && !completes(found.organ, t.organ):
					return title{}
				}
			}
			rest = tail
		}
	}
	return found
}

// endings are how titles end, after 信息公开 or 政务公开.
var endings = []string{"年度报告", "工作报告", "年报", "情况报告", "情况的报告", "公开报告"}

// readTitle reads a folded text as a title; text is "" where it is none.
func readTitle(s string) title {
	s = strings.Trim(s, "《》<>\"“”")
	stem := s
	if i := strings.LastIndexByte(stem, '('); i > 0 && strings.HasSuffix(stem, ")") {
		stem = stem[:i]
	}
	if !slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(stem, e) }) {
		return title{}
	}
	s = withoutLabel(s)
	if isLonger(s, longestTitle) || strings.ContainsAny(s, "。;>|") {
		return title{}
	}
	at := strings.Index(s, "信息公开")
	if at < 0 {
		at = strings.Index(s, "政务公开")
	}
	if at < 0 || strings.Contains(s, "格式") || strings.Contains(s, "通知") {
		return title{}
	}
	t := title{text: s}
	t.year, _ = onlyYear(s)
	t.organ = organInTitle(strings.TrimSuffix(s[:at], "政府"), strings.HasSuffix(s[:at], "政府"))
	return t
}

// withoutLabel drops what a page or a list puts before a title: 标题:, 附件1:.
func withoutLabel(s string) string {
	at := strings.LastIndexByte(s, ':')
	if at < 0 {
		return s
	}
	label, rest := s[:at], s[at+1:]
	for _, w := range []string{"标题", "题名", "名称"} {
		if strings.HasSuffix(label, w) {
			return rest
		}
	}
	if number, ok := strings.CutPrefix(label, "附件"); ok && (number == "" || digits(number) || numeral(number) != 0) {
		return rest
	}
	return s
}

// organInTitle takes the organ's name out of what stands before 信息公开. In …人民政府信息公开… the word 政府 serves
// twice, so that the name must get it back. The name is "" where digits or sentence marks are left in it.
func organInTitle(s string, cut bool) string {
	if by, about, ok := strings.Cut(s, "关于"); ok {
		if s = withoutYear(by); s == "" {
			s = about
		}
	}
	s = strings.Trim(withoutYear(s), "0123456789")
	for _, verb := range []string{"现将", "公布", "发布", "印发", "报送", "上报"} {
		s = strings.TrimPrefix(s, verb)
	}
	s = strings.TrimSuffix(s, "的")
	if cut && strings.HasSuffix(s, "人民") {
		s += "政府"
	}
	s = strings.Trim(s, "、,-—~·《》\"“”")
	if strings.ContainsAny(s, "0123456789《》"+sentenceMarks) {
		return ""
	}
	return s
}

// withoutYear drops the years and the words around them: 2022年度, 二〇二二年, 2022, 2019-2020年, and numbers of years with
// digits lost or doubled (202020年, 22024年度), which belong to no name either.
func withoutYear(s string) string {
	kept := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		size, year := yearAt(s[i:])
		end := i + size
		word := yearWord(s[end:])
		switch {
		case size == 0:
			_, size = utf8.DecodeRuneInString(s[i:])
			end = i + size
			kept = append(kept, s[i:end]...)
		case year >= firstYear && year <= lastYear, word > 0 && isYearNumber(s[i:end]):
			end += word
			end += yearSpan(s[end:])
		default:
			kept = append(kept, s[i:end]...)
		}
		i = end
	}
	s = string(kept)
	for _, w := range []string{"()", "[]"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return strings.TrimSuffix(strings.TrimSuffix(s, "年度"), "年")
}

// isYearNumber tells the digits of a broken year from a numeral that a name may have before 年 (三年).
func isYearNumber(number string) bool {
	return isDigit(number[0]) || utf8.RuneCountInString(number) > 2
}

// yearWord is the length of 年度 or 年 at the start of a text. The 度 of 度尾镇 is the town's.
func yearWord(s string) int {
	rest, ok := strings.CutPrefix(s, "年")
	if !ok {
		return 0
	}
	if strings.HasPrefix(rest, "度") && gazetteer.Leading(rest) == "" {
		return len("年度")
	}
	return len("年")
}

// yearSpan is the length of what joins a year to the next one, 0 where none follows.
func yearSpan(s string) int {
	for _, w := range []string{"-", "—", "~", "至", "和", "、"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			if size, _ := yearAt(rest); size > 0 {
				return len(w)
			}
		}
	}
	return 0
}
