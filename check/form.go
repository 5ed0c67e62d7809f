package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

const (
	formYear  = "form.year"
	formTitle = "form.title"
	formLabel = "form.label"
	formRow   = "form.row"
)

var formRules = []Rule{
	{formYear, report.Error, "表样的年度",
		"2019、2020 年度的报告用国办公开办函〔2019〕60 号的表样，2021 年度起用〔2021〕30 号的表样；用错表样，数字的含义就变了。",
		"报告年度规定的表样（2019、2020 年度为 2019 版，2021 年度起为 2021 版）等于原件表格的版本；没有可认出的标准表格，或 2019 年度以前的报告用了标准表格的，为疑点。", nil},
	{formTitle, report.Warning, "标题残缺",
		"报告应当有完整的标题，载明机关、年度和“政府信息公开工作年度报告”。",
		"正文之前及总体情况中没有以“工作报”“年度报”之类残缺词尾结束的标题行；没有标题的只作提示。", nil},
	{formLabel, report.Warning, "行标题与表样不同",
		"各行的标题是统一规定的，改动、缺字或缺失会使人误解这一行的数。",
		"各行标题除空格、标点、编号、括注和“其它”外与表样相同；改动或缺字为提示，缺失为疑点。按行提出，一张表超过 3 行的按表提出。", tabled},
	{formRow, report.Warning, "表格行错乱",
		"表格中有的行断开、错位、重复，或多出与表样对不上的数，读者难以确定各数属于哪一栏。",
		"没有与上下行或表头断开的行，没有错位、重复、连写、多数的行，没有表样以外的行，分组标题齐全。按行提出，一张表超过 3 行有同样情形的按表提出。", tabled},
}

// formKept looks at whether the document keeps to the form of its year.
func formKept(x *exam) {
	x.formYear()
	x.formTitle()
	if x.r.Cells.Len() > 0 {
		x.formNotes()
	}
}

var formNames = map[report.Form]string{report.Form2021: "2021 版表样", report.Form2019: "2019 版表样", report.FormFree: "无标准表格"}

// formYear holds the form against the year. Which form a document follows is told by what only one of them prints.
func (x *exam) formYear() {
	want, got := report.FormOf(x.r.Year), x.r.Form
	switch {
	case x.r.Year == 0:
		x.count(formYear, Unknown)
		return
	case want == got:
		x.count(formYear, Pass)
		return
	}
	f := Finding{
		Message:  fmt.Sprintf("%d 年度的报告应用%s，原件疑为%s，请核对。", x.r.Year, formNames[want], formNames[got]),
		Expected: formNames[want], Found: formNames[got],
	}
	switch {
	case want == report.FormFree:
		f.Severity = report.Warning
		f.Message = fmt.Sprintf("%d 年度尚无统一表样，原件却用了%s，请核对报告年度。", x.r.Year, formNames[got])
	case got == report.FormFree:
		f.Severity = report.Warning
		f.Message = fmt.Sprintf("%d 年度的报告应用%s，原件中没有找到标准表格，请核对。", x.r.Year, formNames[want])
	}
	for i, s := range x.r.Sections {
		if s.Number == 2 && got != report.FormFree {
			f.Evidence = append(f.Evidence, heading(x.r, i))
		}
	}
	x.fail(formYear, "", f)
}

// titleEndings are what titles end in, behind 信息; cutEnd looks for the beginnings of these.
var titleEndings = []string{"公开工作年度报告", "公开年度报告", "公开工作报告", "公开工作年报", "公开年报"}

// formTitle looks for a title that breaks off, among what stands before the first section and in it.
func (x *exam) formTitle() {
	cut := false
	for i, s := range x.r.Sections[:min(2, len(x.r.Sections))] {
		for j, p := range s.Text {
			next := ""
			if j+1 < len(s.Text) {
				next = s.Text[j+1]
			}
			ending, ok := cutTitle(p, next)
			if !ok {
				continue
			}
			cut = true
			x.fail(formTitle, fmt.Sprintf("s%d-p%d", i+1, j+1), Finding{
				Message:  fmt.Sprintf("“%s”疑为标题而缺字，请核对。", p),
				Expected: "以“" + ending + "”结尾", Found: p, Evidence: []Evidence{span(x.r, i, j, 0, len(p))},
			})
		}
	}
	switch {
	case cut:
	case x.r.Title != "":
		x.count(formTitle, Pass)
	default:
		x.fail(formTitle, "none", Finding{
			Severity: report.Hint,
			Message:  "没有找到报告的标题，请核对。",
			Expected: "机关名称、年度和“政府信息公开工作年度报告”", Found: "没有标题",
		})
	}
}

// longestTitle bounds titles, in characters.
const longestTitle = 60

// cutTitle reports whether a paragraph is a title that breaks off, and the ending it begins. A title that goes on in
// the next paragraph does not.
func cutTitle(p, next string) (ending string, ok bool) {
	if len(p) > 3*longestTitle || utf8.RuneCountInString(p) > longestTitle || strings.ContainsAny(p, "。；，、：;,:") {
		return "", false
	}
	p = strings.TrimRight(p, " \u00a0\u3000》”\"")
	if !strings.Contains(p, "信息公开") && !strings.Contains(p, "政务公开") || !strings.Contains(p, "年") {
		return "", false
	}
	next = strings.TrimLeft(next, " \u00a0\u3000")
	for _, e := range titleEndings {
		least := len("公开")
		if strings.HasPrefix(e, "公开工作") {
			least = len("公开工作")
		}
		for n := least + len("年"); n < len(e); n += len("年") {
			if strings.HasSuffix(p, e[:n]) && !strings.HasPrefix(next, e[n:]) {
				return e, true
			}
		}
	}
	return "", false
}
