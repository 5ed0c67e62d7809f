package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/report"
)

// trendContent writes a content folder in which 函谷关镇 reports on 2020 to 2023, 豫灵镇 on 2021 and 2022, and
// 灵宝市人民政府 on 2022, in the layout of the real text reports: tables with tabs, empty fields in place of spans.
func trendContent(t *testing.T) string {
	t.Helper()
	content := t.TempDir()
	for _, r := range []struct {
		file, title, we string
		year            int
	}{
		{"hanguguan-2020", "灵宝市函谷关镇", "我镇", 2020},
		{"hanguguan-2021", "灵宝市函谷关镇", "我镇", 2021},
		{"hanguguan-2022", "灵宝市函谷关镇", "我镇", 2022},
		{"hanguguan-2023", "灵宝市函谷关镇", "我镇", 2023},
		{"yuling-2021", "灵宝市豫灵镇", "我镇", 2021},
		{"yuling-2022", "灵宝市豫灵镇", "我镇", 2022},
		{"lingbao-2022", "河南省三门峡市灵宝市人民政府", "我市", 2022},
	} {
		name := filepath.Join(content, "reports", r.file+".txt")
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(document(r.title, r.we, r.year)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(content, "pages"), os.DirFS("../content/pages")); err != nil {
		t.Fatal(err)
	}
	return content
}

// document is a report whose sums hold.
func document(title, we string, year int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%d年政府信息公开工作年度报告\n\n", title, year)
	fmt.Fprintf(&b, "一、总体情况\n\n%d年，%s认真贯彻落实《中华人民共和国政府信息公开条例》，主动公开政府信息%d条。\n\n", year, we, year-1900)
	for i, table := range report.LayoutOf(report.FormOf(year)).Tables {
		fmt.Fprintf(&b, "%s、%s\n\n", []string{"二", "三", "四"}[i], table.Title)
		switch table.Key {
		case "disclosure":
			writeDisclosure(&b, table, year)
		case "requests":
			writeRequests(&b, table, year)
		case "review":
			writeReview(&b, year)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "五、存在的主要问题及改进情况\n\n公开的内容还不够全面，%s将继续改进。\n\n六、其他需要报告的事项\n\n无\n", we)
	return b.String()
}

func writeDisclosure(b *strings.Builder, t report.Table, year int) {
	for _, block := range t.Blocks {
		b.WriteString(block.Head + "\n信息内容")
		for _, c := range block.Columns {
			b.WriteString("\t" + c.Label)
		}
		b.WriteString("\n")
		for _, row := range block.Rows {
			b.WriteString(row.Label)
			for i := range block.Columns {
				fmt.Fprintf(b, "\t%d", figure(row.Key, year)*(i+1))
			}
			b.WriteString("\n")
		}
	}
}

// figure gives rows that mean something in a township a value that grows, and the others 0.
func figure(row string, year int) int {
	switch row {
	case "disclosure.normative", "disclosure.licensing", "disclosure.penalty":
		return year - 2015
	}
	return 0
}

func writeRequests(b *strings.Builder, t report.Table, year int) {
	b.WriteString("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t申请人情况\t\t\t\t\t\t总计\n")
	b.WriteString("\t\t自然人\t法人或其他组织\n\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n")
	var open []string
	for _, row := range t.Blocks[0].Rows {
		for i, group := range row.Groups {
			if i < len(open) && open[i] == group {
				group = ""
			}
			b.WriteString(group + "\t")
		}
		open = row.Groups
		b.WriteString(row.Label)
		natural, business := 0, 0
		switch row.Key {
		case "requests.new", "requests.total":
			natural, business = year-2015, 2
		case "requests.granted":
			natural, business = year-2017, 2
		case "requests.unable.nothold":
			natural = 2
		}
		fmt.Fprintf(b, "\t%d\t%d\t0\t0\t0\t0\t%d\n", natural, business, natural+business)
	}
}

func writeReview(b *strings.Builder, year int) {
	b.WriteString("行政复议\t\t\t\t\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n")
	b.WriteString("\t\t\t\t\t" + strings.Repeat("结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t", 2) + "\n")
	fmt.Fprintf(b, "%d\t1\t0\t0\t%d\t%s\n", year-2019, year-2018, strings.TrimSuffix(strings.Repeat("0\t", 10), "\t"))
}
