package check

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/bench/corpus"
	"nianbao/parser"
	"nianbao/report"
)

// prosaic is a report of 函谷关镇 on 2022 that consists of the paragraphs.
func prosaic(paragraphs ...string) *report.Report {
	return &report.Report{Year: 2022, Form: report.FormFree,
		Organ:    report.Organ{Name: "函谷关镇人民政府", Place: "函谷关镇", Level: report.Township, Region: []string{"河南省", "三门峡市", "灵宝市"}, Code: "411282108"},
		Sections: []report.Section{{Number: 1, Title: "总体情况", Text: paragraphs}}}
}

// found gives the findings of the text rules as SEVERITY RULE QUOTE, with blanks between.
func found(r *report.Report) string {
	x := &exam{r: r, sheet: &Sheet{}}
	texts(x)
	var list []string
	for _, f := range x.sheet.Findings {
		list = append(list, string(f.Severity)+" "+f.Rule+" "+f.Evidence[0].Text)
	}
	return strings.Join(list, "; ")
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// text.year
		{"2022年，函谷关镇认真贯彻落实条例。", ""},
		{"2021年，函谷关镇认真贯彻落实条例。", "warning text.year 2021年"},
		{"2021年度，我镇共公开信息30条。", "warning text.year 2021年度"},
		{"2021年以来，函谷关镇认真贯彻落实条例。", "warning text.year 2021年以来"},
		{"（一）主动公开。2021年，我镇共公开信息30条。", "warning text.year 2021年"},
		{"函谷关镇2021年认真贯彻落实条例。", "warning text.year 2021年"},
		{"现将2021年政府信息公开工作情况报告如下。", "warning text.year 2021年"},
		{"2021年建成的平台继续运行。", ""},
		{"2021年5月，我镇建成平台。", ""},
		{"2021年，我镇公开30条，2022年公开40条。", ""},
		{"公开信息40条，较2021年增加10条。", ""},
		{"与2021年相比，公开信息增加10条。", ""},
		{"自2019年5月15日新条例施行以来，我镇高度重视。", ""},
		{"根据《2021年河南省政务公开工作要点》，我镇认真落实。", ""},
		{"在“2021年，我为群众办实事”活动中，我镇认真落实。", ""},
		{"按照国办公开办函〔2021〕30号要求编制。", ""},
		{"编制并发布2021年度政府信息公开工作年度报告。", ""},
		{"“十四五”时期（2021—2025年），我镇继续努力。", ""},
		{"2023年，我镇将继续加强培训。", ""},
		{"2021年结转申请1件。", ""},
		{"统计期限自2022年1月1日起至2022年12月31日止。", ""},
		{"统计期限自2021年1月1日起至2021年12月31日止。", "warning text.year 2021年1月1日起至2021年12月31日"},
		{"统计期限为2021年1月1日至12月31日。", "warning text.year 2021年1月1日至12月31日"},
		{"统计期限自2022年1月1日起至2021年12月31日止。", "warning text.year 2022年1月1日起至2021年12月31日"},
		{"2021年，全镇共收到申请5件，上年结转1件，结转至2023年1件。", "warning text.year 2021年"},
		{"2021年没有发生收取信息处理费的情况。", "warning text.year 2021年"},
		{"我镇2021年未收取信息处理费。", "warning text.year 2021年"},
		{"2021年是“十四五”规划开局之年，我镇认真落实。", "warning text.year 2021年"},
		{"2021年全镇共实施行政许可3件。", "warning text.year 2021年"},
		{"2021年，我镇认真落实《政府信息公开条例》（2019年修订）和《检查指标》（2022年版）。", "warning text.year 2021年"},
		{"2019年，国务院修订条例。", ""},
		// text.organ
		{"为推进信息公开工作，城关镇多次召开会议。", "warning text.organ 城关镇"},
		{"城关镇人民政府高度重视政府信息公开工作。", "warning text.organ 城关镇"},
		{"灵宝市阳店镇认真贯彻落实条例。", "warning text.organ 灵宝市阳店镇"},
		{"灵宝市人民政府高度重视，函谷关镇认真落实。", ""},
		{"灵宝市函谷关镇认真落实。", ""},
		{"函谷关乡认真落实。", ""},
		{"组织人员赴阳店镇学习交流。", ""},
		{"在城关镇召开现场会。", ""},
		{"城关镇、阳店镇参加了会议。", ""},
		{"按照《城关镇认真落实政务公开办法》执行。", ""},
		{"市政府多次召开会议，镇政府认真落实。", ""},
		{"2022年，城关镇在灵宝市人民政府的领导下，认真落实。", "warning text.organ 城关镇"},
		{"会上，城关镇在台上作了经验交流。", ""},
		{"2022年城关镇共公开信息30条。", "warning text.organ 城关镇"},
		{"卢氏县认真落实。", ""}, // of another level
		{"公开栏设在镇区，全镇认真落实。", ""},
		// text.residue
		{"XX镇认真贯彻落实条例。", "warning text.residue XX"},
		{"我镇××年公开信息3条。", "warning text.residue ××"},
		{"于X月X日印发通知。", "warning text.residue X; warning text.residue X"},
		{"公开信息XX条。", "warning text.residue XX"},
		{"推行“政务公开+XX”模式。", ""},
		{"网址http://www.xxgk.gov.cn/xx/，邮箱hzxx@126.com。", ""},
		{"复印纸规格3×5，配备X光机。", ""},
		{"该部分以表格形式报告。", "warning text.residue 以表格形式报告"},
		{"【此处填写主动公开情况】", "warning text.residue 【此处填写主动公开情况】"},
		{"推出【政策解读】专栏。", ""},
		{"全年发布信息**条，**重点**公开。", "warning text.residue **"},
		{"我镇共公开信息____条。", "warning text.residue ____"},
		{"{{organ}}认真落实。", "warning text.residue {{organ}"},
		{"某某镇认真落实。", "warning text.residue 某某"},
		// text.marks
		{"根据《《条例》要求，认真落实。", "hint text.marks 《《"},
		{"根据《《条例》》要求，认真落实。", "hint text.marks 《《"},
		{"根据《《条例》实施办法》要求，认真落实。", ""},
		{"根据《关于印发《办法》的通知》要求。", ""},
		{"认真落实，，不断完善。", "hint text.marks ，，"},
		{"认真落实。。", "hint text.marks 。。"},
		{"认真落实，。", "hint text.marks ，。"},
		{"根据《条例要求，认真落实。", "hint text.marks 《"},
		{"根据条例》要求，认真落实。", "hint text.marks 》"},
		{"公开信息（含转载信息3条。", "hint text.marks （"},
		{"（本列数据的勾稽关系为", ""},
		{"1）加强领导；2）完善制度。", ""},
		{"一）加强领导。", ""},
		{"（一）加强领导（含培训)。", ""},
		{"落实……不断完善。", ""},
		// text.basis
		{"根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。", ""},
		{"根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。", "warning text.basis 国务院令第492号"},
		{"根据《中华人民共和国政府信息公开条例》（国令第 711 号）编制。", ""},
		{"《政府信息公开条例》（国务院令第492号）修订为国务院令第711号。", ""},
		{"根据《河南省行政机关执法条例》（国务院令第493号）。", ""},
		{"按照《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制。", ""},
		{"按照《政府信息公开工作年度报告格式》（国办公开办函(2021)30号）编制。", ""},
		{"按照《政府信息公开工作年度报告格式》（国办发〔2021〕30号）编制。", "warning text.basis 国办发〔2021〕30号"},
		{"按照《政府信息公开工作年度报告格式》（国办公开办函〔2021〕33号）编制。", "warning text.basis 国办公开办函〔2021〕33号"},
		{"按照《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）编制。", "warning text.basis 国办公开办函〔2019〕60号"},
		{"按照《条例》及国办函〔2021〕30号文件要求，我镇编制了2022年度政府信息公开工作年度报告。", "warning text.basis 国办函〔2021〕30号"},
		{"落实《关于规范财务审计秩序的意见》（国办发〔2021〕30号）。", ""},
		{"印发《方案的通知》（巩政办明电〔2022〕32号）。", ""},
	} {
		if got := found(prosaic(c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// What one paragraph says depends on the others.
func TestTextsOfSeveralParagraphs(t *testing.T) {
	for _, c := range []struct {
		paragraphs []string
		want       string
	}{
		{[]string{"2022年，我镇认真落实。", "建成平台。2021年，我镇获评先进。"}, "hint text.year 2021年"},
		{[]string{"2022年，我镇认真落实。", "2020年以来，我镇认真落实。"}, "hint text.year 2020年以来"},
		{[]string{"认真落实。", "建成平台。2021年，我镇获评先进。"}, "warning text.year 2021年"},
		{[]string{"公开信息（含转载信息", "3条），认真落实。"}, ""},
		{[]string{"认真落实。", "城关镇人民政府"}, "warning text.organ 城关镇"},
	} {
		if got := found(prosaic(c.paragraphs...)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.paragraphs, got, c.want)
		}
	}
}

// Made reports that nothing is wrong with give no error or warning.
func TestNothingToldOfCleanReports(t *testing.T) {
	for seed := range uint64(400) {
		layouts := corpus.Layouts()
		doc := corpus.Make(rand.New(rand.NewPCG(seed, 4)), layouts[seed%uint64(len(layouts))], corpus.None)
		r, err := parser.Parse(doc.Name, doc.Source, parser.Sidecar{})
		if err != nil {
			continue // what can't be read is the parser's to tell
		}
		x := &exam{r: r, sheet: &Sheet{}}
		told(x)
		texts(x)
		for _, f := range x.sheet.Findings {
			if f.Severity != report.Hint {
				t.Errorf("%d %s: %s %s %s", seed, doc.Name, f.Severity, f.ID, f.Message)
			}
		}
	}
}

func FuzzTexts(f *testing.F) {
	f.Add("2021年，城关镇多次召开会议（国务院令第492号），，《《条例》XX{X月X日")
	f.Add("》）〔2021〕30号_＿X\xe5\xb8")
	f.Fuzz(func(t *testing.T, text string) {
		r := prosaic(text, text)
		x := &exam{r: r, sheet: &Sheet{}}
		texts(x)
		for _, g := range x.sheet.Findings {
			for _, e := range g.Evidence {
				if e.Start > e.End || e.End > len(text) || utf8.ValidString(text) && !utf8.ValidString(text[e.Start:e.End]) {
					t.Fatalf("%q: %+v", text, e)
				}
			}
		}
	})
}
