package parser

import (
	"strings"
	"testing"
)

// linesOf writes the lines of a page: cells of tables between bars, empty ones as ·.
func linesOf(t *testing.T, page string) string {
	t.Helper()
	doc, _, failure := readPage("<html><body>"+page, false, new(room))
	if failure != nil {
		t.Fatal(failure)
	}
	return describeLines(doc.lines)
}

func describeLines(lines []line) string {
	var list []string
	for _, l := range lines {
		if l.kind != cellsLine {
			list = append(list, l.text)
			continue
		}
		s := "|"
		for _, f := range l.fields {
			text := f.text
			if text == "" {
				text = "·"
			}
			s += text + "|"
		}
		list = append(list, s)
	}
	return strings.Join(list, "\n")
}

// How the rows of tables are set: spans in front of labels, values behind them, each under its head.
func TestHTMLRows(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"label over three columns", `<tr><td colspan=3>一、本年新收政府信息公开申请数量<td>1<td>2<tr><td>三、本年度办理结果<td>（三）不予公开<td>1.属于国家秘密<td>3<td>4`,
			"|·|·|一、本年新收政府信息公开申请数量|1|2|\n|三、本年度办理结果|（三）不予公开|1.属于国家秘密|3|4|"},
		{"group over two rows", `<tr><td rowspan=2>（三）不予公开<td>1.属于国家秘密<td>1<tr><td>2.其他法律行政法规禁止公开<td>2`,
			"|（三）不予公开|1.属于国家秘密|1|\n|·|2.其他法律行政法规禁止公开|2|"},
		{"group to the end of the body", `<tbody><tr><td rowspan=0>（三）不予公开<td>1.属于国家秘密<td>1<tr><td>2.其他法律行政法规禁止公开<td>2<tbody><tr><td colspan=2>（七）总计<td>3`,
			"|（三）不予公开|1.属于国家秘密|1|\n|·|2.其他法律行政法规禁止公开|2|\n|·|（七）总计|3|"},
		{"empty cells", `<tr><td>规章<td><td>&nbsp;<td>3`, "|规章|·|·|3|"},
		{"value over three columns", `<tr><td>规章<td>1<td>2<td>3<tr><td>行政许可<td colspan=3>5`, "|规章|1|2|3|\n|行政许可|5|"},
		{"head over its own column and a spare one", `<tr><td>信息内容<td>本年制发件数<td>现行有效件数<td><tr><td>规章<td>1<td>2<td>`,
			"|信息内容|本年制发件数|现行有效件数|\n|规章|1|2|"},
		{"spans at random", `<tr><td colspan=2>规章<td colspan=3>1<td colspan=2>2<td>3<tr><td colspan=2>行政规范性文件<td colspan=2>4<td colspan=3>5<td>6`, "|规章|1|2|3|\n|行政规范性文件|4|5|6|"},
		{"spans at random over empty cells", `<tr><td colspan=2>信息内容<td colspan=2>本年制发件数<td colspan=2>本年废止件数<td colspan=2>现行有效件数<tr><td colspan=2>规章<td colspan=3>1<td><td colspan=2>3<tr><td colspan=2>行政规范性文件<td colspan=2>4<td colspan=2>5<td colspan=2>6`,
			"|信息内容|本年制发件数|本年废止件数|·|现行有效件数|\n|规章|1|·|3|\n|行政规范性文件|4|5|6|"},
		{"an empty row of 其他 is no head", `<tr><td>3.其他<td><td><td><tr><td>（七）总计<td>4<td><td>4`, "|3.其他|·|·|·|\n|（七）总计|4|·|4|"},
		{"a row that has lost a cell", `<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<td><tr><td>规章<td>1<td>2<td>3<td><tr><td>行政规范性文件<td>3<td>24<td>`,
			"|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|规章|1|2|3|\n|行政规范性文件|3|24|"},
		{"merged values keep their places", `<tr><td>规章<td>1<td>2<td>3<tr><td>行政规范性文件<td colspan=2>4<td>6`, "|规章|1|2|3|\n|行政规范性文件|4|·|6|"},
		{"a value of two rows", `<tr><td>规章<td rowspan=2>1<td>2<tr><td>行政规范性文件<td>3`, "|规章|1|2|\n|行政规范性文件|·|3|"},
		{"no cells but covered ones", `<tr><td>行政处罚<td rowspan=2>1<tr><td>行政强制`, "|行政处罚|1|\n|行政强制|"},
		{"absurd spans", `<tr><td colspan=9999999>规章<td colspan=-3>1<td rowspan=x>2`, "|规章|1|2|"},
		{"paragraphs in a cell", `<tr><td><p>结果</p><p>维持</p><td>结果<br>纠正<td>1`, "|结果 维持|结果 纠正|1|"},
		{"figures on two lines", `<tr><td>规章<td>7<br>6<td>3`, "|规章|7；6|3|"},
		{"a framed cell", `<tr><td>规章<td><table><tr><td>7</table><td>3`, "|规章|7|3|"},
		{"nothing closed, capitals", `<TBODY><TR><TH>规章<TD ALIGN=CENTER>7<TD>3<TR><TD>行政规范性文件<TD>1<TD>2`, "|规章|7|3|\n|行政规范性文件|1|2|"},
		{"hidden row, column and text", `<tr style="display: none"><td>规章<td>9<tr><td>规章<td style="DISPLAY:none">8<td>7<span hidden>0<span>0</span>0</span><td>3`, "|规章|7|3|"},
		{"empty rows", `<tr><td>规章<td>7<tr><td>&nbsp;<td><tr><td>行政许可<td>3`, "|规章|7|\n|行政许可|3|"},
		{"heading in a row", `<tr><td colspan=2>二、主动公开政府信息情况<tr><td>规章<td>7`, "二、主动公开政府信息情况\n|规章|7|"},
		{"prose beside a heading", `<tr><td>一、总体情况<td>` + strings.Repeat("公开。", 80) + `<tr><td>规章<td>7<tr><td>行政规范性文件<td>1<tr><td>行政许可<td>1<tr><td>行政处罚<td>1<tr><td>行政强制<td>1<tr><td>行政事业性收费<td>1`,
			"一、总体情况\n" + strings.Repeat("公开。", 80) + "\n|规章|7|\n|行政规范性文件|1|\n|行政许可|1|\n|行政处罚|1|\n|行政强制|1|\n|行政事业性收费|1|"},
		{"caption and stray text", `<caption>附表</caption>单位：件<tr><td>规章<td>7`, "附表\n单位：件\n|规章|7|"},
		{"not the form's", `<tr><td>索引号：<td>1-2<td>发布日期：<td>2024-01-19`, "索引号：\t1-2\t发布日期：\t2024-01-19"},
	} {
		got := linesOf(t, "<p>一、总体情况</p><table>"+c.table+"</table><p>五、存在的主要问题及改进情况</p>")
		got = strings.TrimSuffix(strings.TrimPrefix(got, "一、总体情况\n"), "\n五、存在的主要问题及改进情况")
		if got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// How text becomes paragraphs.
func TestHTMLParagraphs(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"white space", "<p>公开 \n\t 信息  <b>3</b>\n条", "公开 信息 3 条"},
		{"unclosed paragraphs", "<p>甲<p>乙<div>丙</p>丁", "甲\n乙\n丙丁"},
		{"line breaks", "<p>甲<br>乙<BR/>丙", "甲\n乙\n丙"},
		{"list", "<ul><li>甲<li>乙<ul><li>丙</ul><li>丁</ul>", "甲\n乙\n丙\n丁"},
		{"preformatted", "<pre>甲\t1\n乙\t2</pre>", "甲\t1\n乙\t2"},
		{"headings closed wrongly", "<h1>甲</h2>乙<h3>丙<h4>丁", "甲\n乙\n丙\n丁"},
		{"conditional comments", "<![if !vml]>甲<![endif]>&lt;!--[if !supportLists]--&gt;乙<!--[if gte mso 9]>丙<![endif]-->", "甲乙"},
		{"entities", "&#x7532;&#20057;&lt;3&amp;4", "甲乙<3&4"},
		{"struck out", "公开<del>7</del>3件<s>或</s><span style='text-decoration: line-through'>8</span><STRIKE>9</STRIKE>", "公开3件"},
		{"notes", "公开17<sup>1</sup>件，面积3m<sup>2</sup>，１<sub>2</sub>", "公开17 1件，面积3m2，１ 2"},
		{"not shown", "甲<script>乙</script><style>丙</style><noscript>丁</noscript><select><option>戊</select><textarea>己</textarea><div hidden>庚</div><template><p>辛</p></template>壬", "甲\n壬"},
		{"a list never closed", "<select><option>甲<p>乙", "乙"},
		{"end tags of nothing", "甲</div></td></table></p></h1>乙", "甲乙"},
		{"cells outside tables", "<tr><td>甲</td></tr>乙", "甲乙"},
		{"a block in a row", "<table><tr><div>甲</div><tr><td>乙<td>丙</table>丁", "甲\n乙\t丙\n丁"},
	} {
		got := linesOf(t, "<p>一、总体情况</p>"+c.markup+"<p>五、存在的主要问题及改进情况</p>")
		got = strings.TrimSuffix(strings.TrimPrefix(got, "一、总体情况\n"), "\n五、存在的主要问题及改进情况")
		if got != c.want {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, got, c.want)
		}
	}
}

// What of a page is the report, and what stands around it.
func TestHTMLRegion(t *testing.T) {
	row := func(cells ...string) string { return "<tr><td>" + strings.Join(cells, "<td>") + "</tr>" }
	report := "<p>一、总体情况</p><p>已公开。</p><table>" + row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数") + row("规章", "1", "2", "3") + row("行政规范性文件", "4", "5", "6") + "</table><p>五、存在的主要问题及改进情况</p><p>无。</p>"
	const lines = "一、总体情况\n已公开。\n|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|规章|1|2|3|\n|行政规范性文件|4|5|6|\n五、存在的主要问题及改进情况\n无。"
	for _, c := range []struct{ name, page, want string }{
		{"a menu whose entries are no links", "<ul><li onclick=a()>首页</li><li onclick=b()>规章</li><li onclick=c()>行政规范性文件</li></ul><div><h1>嵩县2023年政府信息公开工作年度报告</h1>{}</div>",
			"嵩县2023年政府信息公开工作年度报告\n" + lines},
		{"the name of the column above a list", "<h3>政府信息公开年报</h3><ul><li><a href=1>栾川县2023年政府信息公开工作年度报告</a></li></ul><div>{}</div>", lines},
		{"a title that tells nothing", "<ul><li><a href=1>首页</a></li></ul><h3>政府信息公开年报</h3><div>{}</div>", "政府信息公开年报\n" + lines},
		{"words of the form in what is said about the report", "<p>搜索</p><table>" + row("索引号：", "1-2", "信息分类：", "其他") + "</table><h1>嵩县2023年政府信息公开工作年度报告</h1><div>{}</div>",
			"索引号：\t1-2\t信息分类：\t其他\n嵩县2023年政府信息公开工作年度报告\n" + lines},
	} {
		if got := linesOf(t, strings.Replace(c.page, "{}", report, 1)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// What pages say about themselves.
func TestHTMLAbout(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"standard names", `<META NAME=ArticleTitle CONTENT="嵩县2023年政府信息公开工作年度报告"><meta name=PubDate content="2024-01-19 09:31"><meta name="ContentSource" content=" 嵩县人民政府办公室 "><meta name=Url content=https://www.songxian.gov.cn/1.html>`,
			"嵩县2023年政府信息公开工作年度报告|嵩县人民政府办公室|2024-01-19|https://www.songxian.gov.cn/1.html"},
		{"title with the site", `<title>嵩县人民政府 - 年度报告 - 嵩县2023年政府信息公开工作年度报告</title>`, "嵩县2023年政府信息公开工作年度报告|||"},
		{"title of something else", "<title>\n政府信息\n公开 </title>", "政府信息 公开|||"},
		{"article before title", `<title>门户</title><meta property="og:title" content="2023年政府信息公开工作年度报告_嵩县">`, "2023年政府信息公开工作年度报告|||"},
		{"a site is no publisher", `<meta name="SiteName" content="嵩县人民政府"><meta name="ContentSource" content="本网"><meta name=Author content="办公室">`, "|||"},
		{"author", `<meta name="Author" content="嵩县财政局">`, "|嵩县财政局||"},
		{"dates", `<meta name="PubDate" content="2024年1月9日">`, "||2024-01-09|"},
		{"no date", `<meta name="PubDate" content="2024-13-09">`, "|||"},
		{"canonical", `<link rel="canonical" href="http://a.gov.cn/1">`, "|||http://a.gov.cn/1"},
		{"other schemes", `<link rel="canonical" href="javascript:alert(1)"><meta name=Url content="file:///etc">`, "|||"},
		{"relative", `<meta name=Url content="/1.html"><!-- saved from url=(0017)http://a.gov.cn/2 -->`, "|||http://a.gov.cn/2"},
	} {
		doc, _, failure := readPage("<html><head>"+c.head+"</head><body><p>甲", false, new(room))
		if failure != nil {
			t.Fatal(failure)
		}
		if got := strings.Join([]string{doc.title, doc.publisher, string(doc.published), doc.address}, "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A report that a script would show is read where nothing else is.
func TestHTMLHidden(t *testing.T) {
	doc, failure := readHTML([]byte("<html><p>首页<p>甲<p>乙<p>丙<p>丁<p>戊<div style='display:none'><p>一、总体情况<p>已公开。<p>六、其他需要报告的事项<p>无。</div>"), new(room))
	if failure != nil || describeLines(doc.lines) != "一、总体情况\n已公开。\n六、其他需要报告的事项\n无。" {
		t.Errorf("%v %q", failure, describeLines(doc.lines))
	}
}

func TestIsHTML(t *testing.T) {
	for src, want := range map[string]bool{
		"<!DOCTYPE html>\n<html>":                    true,
		"\xEF\xBB\xBF <html lang=zh>":                true,
		"<!-- saved from url=(1)x -->\n<HTML>":       true,
		"<?xml version='1.0'?><!DOCTYPE html><html>": true,
		"\xFF\xFE<\x00p\x00>\x00":                    true,
		"<p>一、总体情况</p>":                              true,
		"<table border=1>":                           true,
		"<<巩义市2022年政府信息公开工作年度报告>>":                   false,
		"<巩义市2022年政府信息公开工作年度报告>":                     false,
		"一、总体情况 <p>":                                 false,
		"<!-- 说明 -->\n# 巩义市2022年政府信息公开工作年度报告":        false,
		"": false,
	} {
		if got := isHTML([]byte(src)); got != want {
			t.Errorf("isHTML(%q) is %v", src, got)
		}
	}
}
