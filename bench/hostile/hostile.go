// Package hostile holds documents that somebody publishes to break the site, its readers or the machine it is built on.
// Each says in one line what it tries. They lie in one content folder, each as a report of its own organ or year, so that
// a test can build a site of one, or of all at once.
//
// What must come of them is the same for all: a site whose pages hold their words as words, or one line that says
// why there is no page; never markup, a style, a script, a scheme of addresses or a path that is theirs.
package hostile

import (
	"fmt"
	"strings"
)

// Document is what a stranger adds to a content folder.
type Document struct {
	Name  string            // of the case
	Tries string            // what it is after, in one line
	Files map[string]string // by their paths below the content folder
	Says  []string          // words of it that a page must show to the letter; none where it is not to be published
}

// Pwned is what scripts of the documents would set if one ran: a property of window.
const Pwned = "pwned"

const script = "<script>window.pwned=1</script>"

// Documents are all of them, in no order that matters. The organs are townships of 灵宝市 and the years differ, so
// that none takes the address of another.
func Documents() []Document {
	var list []Document
	for _, group := range [][]Document{markup(), addresses(), characters(), sizes(), names(), sidecars(), containers(), pages()} {
		list = append(list, group...)
	}
	for i := range list {
		if len(list[i].Files) == 0 {
			panic(fmt.Sprintf("hostile: %s has no files", list[i].Name))
		}
	}
	return list
}

// Text is a report in plain text: of a township of 灵宝市 on a year, with what a case puts into its title, a cell and its
// narrative.
type text struct {
	town, title, heading, cell, narrative string
	year                                  int
}

// document is a case of one text file.
func document(name, tries string, t text, says ...string) Document {
	return Document{Name: name, Tries: tries, Says: says, Files: map[string]string{"reports/" + name + ".txt": t.String()}}
}

func (t text) String() string {
	if t.year == 0 {
		t.year = 2023
	}
	or := func(s, other string) string {
		if s == "" {
			return other
		}
		return s
	}
	return strings.NewReplacer("{title}", or(t.title, fmt.Sprintf("灵宝市%s%d年政府信息公开工作年度报告", t.town, t.year)),
		"{town}", t.town, "{year}", fmt.Sprint(t.year), "{next}", fmt.Sprint(t.year+1), "{heading}", or(t.heading, "存在的主要问题及改进情况"),
		"{cell}", or(t.cell, "0"), "{narrative}", or(t.narrative, "全年主动公开政府信息 12 条。")).Replace(form)
}

// form is the form of 2021 with one cell of 规章 and places for what a case puts in.
const form = `{title}

灵宝市{town}人民政府根据《中华人民共和国政府信息公开条例》编制{year}年度报告。

一、总体情况

{narrative}

二、主动公开政府信息情况

第二十条第（一）项
信息内容	本年制发件数	本年废止件数	现行有效件数
规章	{cell}	0	0
行政规范性文件	0	0	0
第二十条第（五）项
信息内容	本年处理决定数量
行政许可	12
第二十条第（六）项
信息内容	本年处理决定数量
行政处罚	3
行政强制	0
第二十条第（八）项
信息内容	本年收费金额（单位：万元）
行政事业性收费	0

三、收到和处理政府信息公开申请情况

本年未收到政府信息公开申请。

四、政府信息公开行政复议、行政诉讼情况

行政复议					行政诉讼
					未经复议直接起诉					复议后起诉
结果维持	结果纠正	其他结果	尚未审结	总计	结果维持	结果纠正	其他结果	尚未审结	总计	结果维持	结果纠正	其他结果	尚未审结	总计
0	0	0	0	0	0	0	0	0	0	0	0	0	0	0

五、{heading}

{narrative}

六、其他需要报告的事项

无。

灵宝市{town}人民政府
{next}年1月20日
`
