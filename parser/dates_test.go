package parser

import (
	"strings"
	"testing"

	"nianbao/report"
)

func TestReadTitle(t *testing.T) {
	for _, c := range []struct {
		in, organ string
		year      int
	}{
		{"函谷关镇人民政府2022年政府信息公开工作年度报告", "函谷关镇人民政府", 2022},
		{"2008年度巩义市财政局政府信息公开工作年度报告", "巩义市财政局", 2008},
		{"巩义市人民政府信息公开工作2023年度报告", "巩义市人民政府", 2023},
		{"封丘县赵岗镇 2023 年政府信息公开工作年度报告", "封丘县赵岗镇", 2023},
		{"《新安县教育局2021年政府信息公开年报》", "新安县教育局", 2021},
		{"关于新安县教育局2021年度政府信息公开工作情况的报告", "新安县教育局", 2021},
		{"巩义市财政局政府信息公开工作年度报告（2020年）", "巩义市财政局", 2020},
		{"二〇二二年政府信息公开工作年度报告", "", 2022},
		{"巩义市人民政府202020年政府信息公开工作年度报告", "巩义市人民政府", 0},
		{"昌平区审计局22024年度政府信息公开工作报告", "昌平区审计局", 0},
		{"209年度巩义市财政局政府信息公开工作报告", "巩义市财政局", 0},
		{"六盘水市20200年政府信息公开年报", "六盘水市", 0},
		{"六盘水市20200政府信息公开年报", "六盘水市", 0},
		{"辛店镇二〇二〇〇年政府信息公开年报", "辛店镇", 0},
		{"函谷关镇年政府信息公开年度报告", "函谷关镇", 0},
		{"函谷关镇年度政府信息公开报告（2022年度报告）", "函谷关镇", 2022},
		{"巩义市财政局（2022年度）政府信息公开工作报告", "巩义市财政局", 2022},
		{"2019-2020年度巩义市财政局政府信息公开工作报告", "巩义市财政局", 0},
		{"巩义市财政局2019年至2020年政府信息公开工作报告", "巩义市财政局", 0},
		{"2022年度尾镇人民政府政府信息公开工作年度报告", "度尾镇人民政府", 2022},
		{"2022年年丰朝鲜族乡政府信息公开工作年度报告", "年丰朝鲜族乡", 2022},
		{"三年乡2022年政府信息公开工作年度报告", "三年乡", 2022},
		{"第3中学2022年政府信息公开工作年度报告", "", 2022},
		{"附件1：巩义市财政局2022年政府信息公开工作年度报告", "巩义市财政局", 2022},
		{"信息名称：巩义市财政局2022年政府信息公开工作年度报告", "巩义市财政局", 2022},
		{"公开主体：中原区人民政府2019年政府信息公开年度报告", "", 2019},
		{"关于公布巩义市财政局2022年政府信息公开工作年度报告", "巩义市财政局", 2022},
		{"巩义市财政局关于2022年政府信息公开工作情况的报告", "巩义市财政局", 2022},
		{"根据《中华人民共和国政府信息公开条例》编制年度报告", "", 0},
	} {
		if got := readTitle(fold(c.in)); got.organ != c.organ || got.year != c.year || got.text == "" {
			t.Errorf("readTitle(%s) = %+v, want %s, %d", c.in, got, c.organ, c.year)
		}
	}
	for _, in := range []string{
		"严格按照《中华人民共和国政府信息公开条例》开展工作。",
		"关于做好2022年政府信息公开工作年度报告编制工作的通知",
		"《政府信息公开工作年度报告格式》",
		"首页>政府信息公开>年报",
		"一、总体情况",
	} {
		if got := readTitle(fold(in)); got.text != "" {
			t.Errorf("readTitle(%s) = %+v, want none", in, got)
		}
	}
}

func TestYearsIn(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []int
	}{
		{"2022年度", []int{2022}},
		{"国办公开办函[2021]30号", nil},
		{"年度报告(2022)", []int{2022}},
		{"二〇二二年", []int{2022}},
		{"202020年", nil},
		{"202111日至1231日", nil},
		{"电话12022345", nil},
		{"2007年以前", nil},
		{"2019-2020年", []int{2019, 2020}},
	} {
		var got []int
		for _, y := range yearsIn(c.in) {
			got = append(got, y.year)
		}
		if len(got) != len(c.want) {
			t.Errorf("yearsIn(%s) = %v, want %v", c.in, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("yearsIn(%s) = %v, want %v", c.in, got, c.want)
			}
		}
	}
}

func TestPeriodYear(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"统计期限自2022年1月1日起至12月31日止。", 2022},
		{"统计期限为2022年1月1日至2022年12月31日。", 2022},
		{"统计期限为2022年1月至12月。", 2022},
		{"统计期限为2021年1月1日至2022年12月31日。", 0},
		{"统计期限自202111日至1231日。", 0},
		{"统计期限自年1月1日起至止。", 0},
		{"统计期限自2022年1月1日起。", 0},
	} {
		if got := periodYear(splitLines(c.text, new(room))); got != c.want {
			t.Errorf("periodYear(%s) = %d, want %d", c.text, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text string
		want report.Date
	}{
		{"发布日期：2021-01-20 10:00", "2021-01-20"},
		{"正文正文\n昌图县昌图镇人民政府\n2022年12月23日", "2022-12-23"},
		{"正文正文\n昌图镇人民政府2022年12月23日", "2022-12-23"},
		{"正文正文\n二〇二三年一月十二日", "2023-01-12"},
		{"正文正文\n2022年2月30日", ""},
		{"2022年12月23日以来，我镇认真工作。", ""},
	} {
		if got, _ := publication(splitLines(c.text, new(room))); got != c.want {
			t.Errorf("publication(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestReadHeading(t *testing.T) {
	for _, c := range []struct {
		in      string
		section int
	}{
		{"一、总体情况", 1}, {"一、概述", 1}, {"总体情况", 1}, {"## 一、总体情况", 1},
		{"二、主动公开政府信息情况", 2}, {"三、收到和处理政府信息公开申请情况", 3},
		{"四、政府信息公开行政复议、行政诉讼情况", 4}, {"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4}, {"四、行政复议及诉讼情况", 4},
		{"五、存在的主要问题及改进情况", 5}, {"五、存在问题及改进措施", 5},
		{"六、其他需要报告的事项", 6}, {"六、其它需要报告的事项", 6},
		{"一、本年新收政府信息公开申请数量", 0}, {"三、本年度办理结果", 0}, {"四、结转下年度继续办理", 0},
		{"(一) 主动公开政府信息情况", 0}, {"主动公开信息的情况较好", 0}, {"第二十条第（一）项", 0},
	} {
		if h, _ := readHeading(c.in); h.section != c.section {
			t.Errorf("readHeading(%s) = %d, want %d", c.in, h.section, c.section)
		}
	}
}

func TestSidecar(t *testing.T) {
	s, err := ParseSidecar([]byte("organ: 辛店镇人民政府\nregion: [河南省, 郑州市, 新郑市]\nyear: 2020\nslug: xindian\nsource: https://example.org/a\ndate: 2021-01-20\nanswers: {years.jump: 统计口径有变, \"told.new:s1-p3\": 仅指本级}\n"))
	if err != nil || len(s.Answers) != 2 || s.Answers["told.new:s1-p3"] != "仅指本级" || s.Organ != "辛店镇人民政府" || len(s.Region) != 3 || s.Year != 2020 || s.Date != "2021-01-20" {
		t.Errorf("%+v, %v", s, err)
	}
	for _, bad := range []string{"years: 2020", "slug: ../x", "slug: A", "year: 1999", "date: 2021-1-2", "source: javascript:alert(1)", "- a", "organ: [a", "answers: 统计口径有变", "answers: {years.jump: }", "answers: {years.jump: \"  \"}", "answers: {a: b, a: c}"} {
		if _, err := ParseSidecar([]byte(bad)); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want an error of one line", bad, err)
		}
	}
	if got := SidecarName("reports/x.txt"); got != "reports/x.meta.yaml" {
		t.Error(got)
	}
}
