package parser

import (
	"iter"
	"slices"
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// sentenceMarks end a clause in a folded text. No organ's name has one of them.
const sentenceMarks = ",;:。.!?|<>…"

// signatureOf is the organ that signs: a short line of its name among the last of the document, with or without
// the date behind it.
func signatureOf(lines []line) string {
	behind := 0
	for i := len(lines) - 1; i >= 0 && behind < 6; i-- {
		l := &lines[i]
		if l.kind == blankLine {
			continue
		}
		behind++
		if l.kind != proseLine || isLonger(l.text, longestSignature) {
			continue
		}
		s := fold(l.text)
		if at := signatureDate(s); at > 0 {
			s = s[:at]
		}
		if isOrgan(s) && !strings.ContainsAny(s, "0123456789(、"+sentenceMarks) && !isFooter(s) {
			return s
		}
	}
	return ""
}

// isFooter recognises the lines that a site puts below its pages.
func isFooter(s string) bool {
	for _, w := range []string{"版权", "主办", "承办", "维护", "网站", "技术支持", "地址"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// statedPublisher is the organ that the page's own furniture names.
func statedPublisher(lines []line) string {
	for i := range lines {
		l := &lines[i]
		if !l.states("构位体关") {
			continue
		}
		s := fold(l.text)
		for _, label := range []string{"发布机构", "发布单位", "公开主体", "编制单位", "发文机关"} {
			if after, ok := stated(s, label); ok {
				for _, end := range []string{"发布", "公开", "日期", "成文", "索引", "来源", "主题", "名称", "标题", "文号", "字号", "|", ";", ","} {
					after, _, _ = strings.Cut(after, end)
				}
				if isOrgan(after) && !strings.ContainsAny(after, "0123456789"+sentenceMarks) && !isLonger(after, 30) {
					return after
				}
			}
		}
	}
	return ""
}

// spokenOrgan is the organ that a report's first paragraphs name as their subject: 2022年,昌图镇人民政府在…,
// 现将…镇2022年…. Where they name two, neither is the report's for sure.
func spokenOrgan(sections []report.Section) string {
	spoken := ""
	for paragraph := range firstParagraphs(sections) {
		switch name := subjectOf(fold(paragraph)); {
		case name == "" || spoken != "" && completes(spoken, name):
		case spoken == "" || completes(name, spoken):
			spoken = name
		default:
			return ""
		}
	}
	return spoken
}

// firstParagraphs are the paragraphs in which a report says whose it is.
func firstParagraphs(sections []report.Section) iter.Seq[string] {
	return func(yield func(string) bool) {
		seen := 0
		for _, s := range sections {
			for _, paragraph := range s.Text {
				if seen++; seen > 6 || !yield(paragraph) {
					return
				}
			}
		}
	}
}

// subjectOf is the organ at the head of a clause of the first sentence.
func subjectOf(s string) string {
	sentence, _, _ := strings.Cut(s, "。")
	for clause := range strings.FieldsFuncSeq(sentence, func(r rune) bool { return strings.ContainsRune(sentenceMarks, r) }) {
		clause = withoutYear(strings.TrimPrefix(withoutYear(clause), "现将"))
		if name, rest := headOrgan(clause); name != "" && !isGuided(name) && (rest == "" || startsWithAny(rest, follows)) {
			return name
		}
	}
	return ""
}

// follows are the words that a subject is followed by. Others may go on with the name (昌图县人民政府办公室) or
// speak of what an organ has or does for another (昌图县人民政府门户网站).
var follows = []string{
	"在", "以", "按", "根据", "共", "就", "认真", "坚持", "严格", "高度", "深入", "积极", "全面", "始终", "紧紧", "持续", "扎实", "结合", "通过",
	"贯彻", "落实", "坚决", "大力", "不断", "切实", "进一步", "围绕", "聚焦", "牢固", "充分", "努力", "立足", "及时", "主动", "依法", "继续",
	"着力", "推进", "加强", "强化", "健全", "完善", "严守", "政府信息公开", "政务公开", "信息公开", "年度", "本年度",
}

func startsWithAny(s string, starts []string) bool {
	return slices.ContainsFunc(starts, func(w string) bool { return strings.HasPrefix(s, w) })
}

// headOrgan is the organ of a known place that a text begins with, without a mark or digit, and what is behind it: the
// government, else the department whose name ends first.
func headOrgan(s string) (name, rest string) {
	for _, e := range []string{"人民政府", "街道办事处", "委员会", "局", "厅"} {
		i := strings.Index(s, e)
		if i <= 0 || isLonger(s[:i], longestOrgan) {
			continue
		}
		name = s[:i+len(e)]
		if p := gazetteer.Place(name, nil); strings.ContainsAny(name, "0123456789《》(") || !isPlaced(name) || p.Level == report.Department && strings.Contains(name, "人民政府") {
			continue
		}
		return name, s[i+len(e):]
	}
	return "", ""
}

// longestOrgan bounds an organ's name in characters, without 人民政府.
const longestOrgan = 24

// isGuided recognises names that also read as a word and another name: 对 and 青山镇 in 对青山镇人民政府.
func isGuided(name string) bool {
	for _, w := range []string{"在", "向", "由", "经", "受", "对", "和", "与", "以"} {
		if rest, ok := strings.CutPrefix(name, w); ok && gazetteer.Leading(rest) != "" {
			return true
		}
	}
	return false
}

// contactOrgan is the organ that questions about the report are to be put to: 请与封丘县赵岗镇人民政府党政办公室联系. The office of a
// government above townships is no answer, for it reports on its own, too.
func contactOrgan(sections []report.Section) string {
	for _, s := range sections {
		for _, paragraph := range s.Text {
			if !strings.Contains(paragraph, "联系") {
				continue
			}
			for clause := range strings.FieldsFuncSeq(fold(paragraph), func(r rune) bool { return strings.ContainsRune(sentenceMarks, r) }) {
				if name := contactIn(clause); name != "" {
					return name
				}
			}
		}
	}
	return ""
}

func contactIn(clause string) string {
	for _, w := range []string{"请与", "可与", "请联系", "请向", "可联系", "请直接与"} {
		_, after, ok := strings.Cut(clause, w)
		if !ok || !strings.Contains(clause, "联系") {
			continue
		}
		name, rest := headOrgan(after)
		if p := gazetteer.Place(name, nil); strings.HasPrefix(rest, "办公") && p.Level != report.Township && p.Level != report.Department {
			return ""
		}
		return name
	}
	return ""
}
