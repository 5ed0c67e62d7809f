package check

import (
	"fmt"
	"strconv"

	"nianbao/report"
)

const (
	sectionMissing = "section.missing"
	sectionTable   = "section.table"
	sectionOrder   = "section.order"
	sectionNumber  = "section.number"
	sectionEmpty   = "section.empty"
	sectionStub    = "section.stub"
)

var sectionRules = []Rule{
	{sectionMissing, report.Warning, "缺少部分",
		"年度报告由六个部分组成，每一部分都应当有标题；缺了标题，读者找不到相应的内容。",
		"第一至第六部分各有一个标题。", tabled},
	{sectionTable, report.Error, "缺少表格",
		"主动公开、申请办理、复议诉讼三张表是报告的主体，应当齐全。",
		"三张表各有至少一个数或空格能读出；只有行列标题的只作提示。", tabled},
	{sectionOrder, report.Warning, "部分的次序",
		"六个部分应当按表样的次序排列。",
		"各部分在原件中按第一至第六的次序出现。", tabled},
	{sectionNumber, report.Warning, "部分的序号",
		"各部分标题的序号应当与其内容相符，不漏、不重、不错。",
		"标题前印出的序号等于该部分在表样中的序号；漏印序号或印了两次的只作提示。", tabled},
	{sectionEmpty, report.Warning, "空的部分",
		"总体情况和其他需要报告的事项应当有内容；确无事项的，写“无”。",
		"第一、第六部分除落款外至少有一段文字；第六部分为空的只作提示。", tabled},
	{sectionStub, report.Warning, "问题与改进过于简略",
		"第五部分应当说明存在的主要问题和改进情况，不能空着或一笔带过。",
		fmt.Sprintf("第五部分除落款外的字数：少于 %d 字为疑点，少于 %d 字为提示。", stubShort, stubBrief), tabled},
}

// Below how many characters section 五 says nothing, and little: the shortest that names a problem and a remedy, and
// half of the shortest usual paragraph.
const (
	stubShort = 15
	stubBrief = 50
)

// ordinals are the sections' numerals.
var ordinals = [...]string{"", "一", "二", "三", "四", "五", "六"}

// sections looks at the six sections, their order, numerals and length, and at whether the tables are there.
func sections(x *exam) {
	if x.r.Cells.Len() == 0 {
		return
	}
	var at [len(ordinals)]int // position of each section from 1, 0 where it is missing
	last := 0
	for i, s := range x.r.Sections {
		if s.Number < 1 || s.Number >= len(ordinals) {
			continue
		}
		at[s.Number] = i + 1
		if s.Number < last {
			x.fail(sectionOrder, sectionSubject(s.Number), Finding{
				Message:  fmt.Sprintf("第%s部分“%s”排在第%s部分之后，与表样次序不符，请核对。", ordinals[s.Number], s.Title, ordinals[last]),
				Expected: "第" + ordinals[s.Number] + "部分在前", Found: "在第" + ordinals[last] + "部分之后",
				Evidence: []Evidence{heading(x.r, i)},
			})
		} else {
			x.count(sectionOrder, Pass)
		}
		last = max(last, s.Number)
	}
	for n := 1; n < len(ordinals); n++ {
		if at[n] > 0 {
			x.count(sectionMissing, Pass)
			continue
		}
		title := formHeadings[n]
		x.fail(sectionMissing, sectionSubject(n), Finding{
			Message:  fmt.Sprintf("没有找到第%s部分“%s”的标题，请核对。", ordinals[n], title),
			Expected: ordinals[n] + "、" + title, Found: "没有标题",
		})
	}
	x.sectionNumbers()
	x.sectionTables(at)
	x.sectionTexts(at)
}

// formHeadings are the sections' headings as the forms print them.
var formHeadings = [...]string{"", "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况",
	"政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"}

func sectionSubject(n int) string { return "s" + strconv.Itoa(n) }

// sectionTables tells which of the three tables are not in the document.
func (x *exam) sectionTables(at [len(ordinals)]int) {
	for _, t := range report.LayoutOf(x.r.Form).Tables {
		if x.hasTable(t.Key) {
			x.count(sectionTable, Pass)
			continue
		}
		f := Finding{
			Message:  fmt.Sprintf("没有找到“%s”的表格，或表格无法读出，请核对。", t.Title),
			Expected: "有表格", Found: "没有表格",
		}
		if n := x.tableLine(t.Key); n > 0 {
			f.Severity = report.Hint
			f.Message = fmt.Sprintf("“%s”的表格中没有读出任何数，疑为整表空白，请核对。", t.Title)
			f.Found = "只有标题"
			f.Evidence = append(f.Evidence, line(x.r, n))
		} else if i := at[t.Section]; i > 0 {
			f.Evidence = append(f.Evidence, heading(x.r, i-1))
		}
		x.fail(sectionTable, t.Key, f)
	}
}

// hasTable reports whether the document has a place for any cell of the table.
func (x *exam) hasTable(key string) bool {
	for _, row := range tableRows[x.r.Form] {
		if row.table != key {
			continue
		}
		for _, k := range row.keys {
			if c := x.cell(k); c.Line > 0 || c.State != report.Missing {
				return true
			}
		}
	}
	return false
}

// tableLine is a line that has the label of one of the table's rows, or of its columns where its row has none, 0 where
// there is no such line.
func (x *exam) tableLine(key string) int {
	for _, row := range tableRows[x.r.Form] {
		if row.table != key {
			continue
		}
		label := row.label
		if label == "" {
			label = row.columns[0].Label
		}
		if n := labelLine(x.r, label); n > 0 {
			return n
		}
	}
	return 0
}
