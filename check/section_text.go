package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/report"
)

// sectionTexts looks at whether sections 一, 五 and 六 say anything. The others are tables.
func (x *exam) sectionTexts(at [len(ordinals)]int) {
	for _, n := range [...]int{1, 6} {
		i := at[n] - 1
		switch {
		case i < 0:
			x.count(sectionEmpty, Unknown)
		case x.characters(x.r.Sections[i], 1) > 0:
			x.count(sectionEmpty, Pass)
		default:
			f := Finding{
				Message:  fmt.Sprintf("第%s部分“%s”没有内容，请核对是否遗漏。", ordinals[n], x.r.Sections[i].Title),
				Expected: "有文字", Found: "没有文字", Evidence: []Evidence{heading(x.r, i)},
			}
			if n == 6 {
				f.Severity = report.Hint
			}
			x.fail(sectionEmpty, sectionSubject(n), f)
		}
	}
	x.sectionStub(at[5] - 1)
}

// sectionStub looks at how much section 五 says, the section at index i.
func (x *exam) sectionStub(i int) {
	if i < 0 {
		x.count(sectionStub, Unknown)
		return
	}
	s := x.r.Sections[i]
	n := x.characters(s, stubBrief)
	if n >= stubBrief {
		x.count(sectionStub, Pass)
		return
	}
	f := Finding{
		Message:  fmt.Sprintf("第五部分“%s”只有 %d 个字，疑未说明主要问题和改进情况，请核对。", s.Title, n),
		Expected: "说明主要问题和改进情况", Found: fmt.Sprintf("%d 字", n), Evidence: []Evidence{heading(x.r, i)},
	}
	if n == 0 {
		f.Message = fmt.Sprintf("第五部分“%s”没有内容，请核对是否遗漏。", s.Title)
	} else if n >= stubShort {
		f.Severity = report.Hint
	}
	if n > 0 {
		f.Evidence = append(f.Evidence, span(x.r, i, 0, 0, len(s.Text[0])))
	}
	x.fail(sectionStub, "", f)
}

// characters counts the letters and digits of a section without its signature, up to enough.
func (x *exam) characters(s report.Section, enough int) int {
	n := 0
	for _, p := range s.Text {
		if x.isSignature(p) {
			continue
		}
		for _, r := range p {
			if r >= '一' && r <= '龥' || unicode.IsLetter(r) || unicode.IsDigit(r) {
				if n++; n == enough {
					return n
				}
			}
		}
	}
	return n
}

// longestSignature bounds a signature's line, in characters.
const longestSignature = 40

// isSignature tells the lines at a report's end that sign and date it: the organ's name, 2023年1月18日.
func (x *exam) isSignature(p string) bool {
	if len(p) > 3*longestSignature || utf8.RuneCountInString(p) > longestSignature {
		return false
	}
	p = strings.TrimSpace(p)
	return strings.HasSuffix(p, "日") && strings.Contains(p, "年") && strings.Contains(p, "月") ||
		x.r.Organ.Name != "" && strings.HasSuffix(p, x.r.Organ.Name)
}
