package parser

import (
	"strings"
	"testing"
)

// Whose report it is may be told by any part of it. The lines of each case are set apart by /, those before | stand
// above the first section, those behind || are the last ones.
func TestFindOrgan(t *testing.T) {
	const title = "2022年政府信息公开工作年度报告"
	for _, c := range []struct{ name, text, organ string }{
		{"title", "函谷关镇" + title + "|", "函谷关镇人民政府 411282108"},
		{"broken year", "六盘水市20200年度政府信息公开工作年度报告|", "六盘水市人民政府 520200"},
		{"publisher", "发布机构：巩义市财政局/" + title + "|", "巩义市财政局 410181"},
		{"publisher before the title in a line", "发布机构：巩义市财政局  名称：" + title + "|", "巩义市财政局 410181"},
		{"signature", title + "||函谷关镇人民政府/2023年1月10日", "函谷关镇人民政府 411282108"},
		{"our town", "我镇" + title + "||灵宝市函谷关镇人民政府", "函谷关镇人民政府 411282108"},
		{"first sentence", title + "|2022年，函谷关镇人民政府认真落实条例。", "函谷关镇人民政府 411282108"},
		{"first sentence with a broken year", title + "|20222年，函谷关镇人民政府认真落实条例。", "函谷关镇人民政府 411282108"},
		{"first sentence of a department", title + "|2022年，巩义市财政局坚持以公开为常态。", "巩义市财政局 410181"},
		{"first sentences that agree", title + "|2022年，函谷关镇人民政府认真落实条例。/灵宝市函谷关镇人民政府主动公开信息。", "函谷关镇人民政府 411282108"},
		{"first sentences of two", title + "|灵宝市人民政府高度重视。/函谷关镇人民政府认真落实条例。", " "},
		{"half-width clauses", title + "|印发年度工作要点，明确任务8项;在青海省人民政府门户网站设立专栏1个。", " "},
		{"led by another", title + "|我镇在灵宝市人民政府领导下认真工作，按照灵宝市人民政府要求完成任务。", " "},
		{"website of another", title + "|全年灵宝市人民政府门户网站发布信息3条，灵宝市人民政府网站发布信息2条。", " "},
		{"governments of all kinds", title + "|各级人民政府认真落实条例。", " "},
		{"a word and a name", title + "|对青山镇人民政府认真落实条例。", " "},
		{"contact", title + "|如对本报告有疑问，请与封丘县赵岗镇人民政府党政办公室联系（电话：0373-1234567）。", "赵岗镇人民政府 410727105"},
		{"contact of a department", title + "|如有疑问，请与巩义市财政局办公室联系。", "巩义市财政局 410181"},
		{"contact in the office", title + "|如有疑问，请与巩义市人民政府办公室联系。", " "},
		{"place that begins as a word", "各塔埠街道" + title + "|在山东省枣庄市市中区。", "各塔埠街道办事处 370402002"},
		{"footer", title + "||版权所有巩义市人民政府", " "},
		{"site", "新郑市人民政府网/" + title + "|", " "},
		{"relative", "区审计局" + title + "|按照广西壮族自治区柳州市城中区人民政府办公室要求印发要点。||城中区审计局", "城中区审计局 450202"},
		{"relative, short", "市统计局" + title + "|按照云南省德宏傣族景颇族自治州芒市人民政府办公室要求印发要点。", "芒市统计局 533103"},
	} {
		above, below, _ := strings.Cut(c.text, "|")
		first, last, _ := strings.Cut(below, "|")
		doc := above + "\n一、总体情况\n" + first + "\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n六、其他需要报告的事项\n无。\n" + last
		r, err := Parse("a.txt", []byte(strings.ReplaceAll(doc, "/", "\n")), Sidecar{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := r.Organ.Name + " " + r.Organ.Code; got != c.organ {
			t.Errorf("%s: organ %s, want %s", c.name, got, c.organ)
		}
	}
}
