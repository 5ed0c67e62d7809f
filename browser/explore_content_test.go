package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/gazetteer"
	"nianbao/report"
)

// exploreContent writes reports of the first n townships of 灵宝市 on 2019 to 2024, and of the county itself. Some cells
// are blank, lost or no number: what a chart must not take for 0.
func exploreContent(t *testing.T, n int) string {
	t.Helper()
	content := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(content, "reports", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	county, ok := gazetteer.ByCode("411282")
	if !ok {
		t.Fatal("no 灵宝市")
	}
	for i, township := range county.Children()[:n] {
		for year := 2019; year <= 2024; year++ {
			if i == 1 && year == 2022 {
				continue // a year without a report
			}
			write(fmt.Sprintf("%s-%d.txt", township.Slug(), year), exploreDocument("灵宝市"+township.Name, "我镇", year, exploreCells(i, year)))
		}
	}
	for year := 2019; year <= 2024; year++ {
		write(fmt.Sprintf("lingbao-%d.txt", year), exploreDocument("河南省三门峡市灵宝市人民政府", "我市", year, exploreCells(40, year)))
	}
	if err := os.CopyFS(filepath.Join(content, "pages"), os.DirFS("../content/pages")); err != nil {
		t.Fatal(err)
	}
	return content
}

// exploreCells gives what organ i prints in a cell on the year.
func exploreCells(i, year int) func(key string) string {
	count := func(k int) string { return fmt.Sprint(k) }
	natural, business := i*3+(year-2018)*(i%4), i%3
	granted := natural * 2 / 3
	return func(key string) string {
		switch key {
		case "requests.new.natural", "requests.total.natural":
			return count(natural)
		case "requests.new.business", "requests.total.business", "requests.granted.business":
			return count(business)
		case "requests.new.total", "requests.total.total":
			return count(natural + business)
		case "requests.granted.natural":
			return count(granted)
		case "requests.granted.total":
			return count(granted + business)
		case "requests.unable.nothold.natural", "requests.unable.nothold.total":
			return count(natural - granted)
		case "disclosure.licensing.decisions":
			if i == 2 && year == 2023 {
				return "/" // blank
			}
			if i == 3 && year == 2023 {
				return "=见附件" // no number, and what a spreadsheet takes for a formula
			}
			return count(120*i + year - 2019)
		case "disclosure.fees.amount":
			return fmt.Sprintf("%d.%02d50", i, year%100)
		}
		return "0"
	}
}

// exploreDocument is a report in the layout of the real text reports, with what cell says in each cell.
func exploreDocument(title, we string, year int, cell func(key string) string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%d年政府信息公开工作年度报告\n\n一、总体情况\n\n%d年，%s认真贯彻落实《中华人民共和国政府信息公开条例》。\n\n", title, year, year, we)
	for i, table := range report.LayoutOf(report.FormOf(year)).Tables {
		fmt.Fprintf(&b, "%s、%s\n\n", []string{"二", "三", "四"}[i], table.Title)
		switch table.Key {
		case "disclosure":
			for _, block := range table.Blocks {
				b.WriteString(block.Head + "\n信息内容")
				for _, c := range block.Columns {
					b.WriteString("\t" + c.Label)
				}
				b.WriteString("\n")
				for _, row := range block.Rows {
					b.WriteString(row.Label + exploreRow(row, block.Columns, cell))
				}
			}
		case "requests":
			b.WriteString("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t申请人情况\t\t\t\t\t\t总计\n")
			b.WriteString("\t\t自然人\t法人或其他组织\n\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n")
			for _, row := range table.Blocks[0].Rows {
				b.WriteString(strings.Join(row.Groups, "\t") + "\t" + row.Label + exploreRow(row, table.Blocks[0].Columns, cell))
			}
		case "review":
			writeReview(&b, year)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "五、存在的主要问题及改进情况\n\n公开的内容还不够全面，%s将继续改进。\n\n六、其他需要报告的事项\n\n无\n", we)
	return b.String()
}

func exploreRow(row report.Row, columns []report.Column, cell func(string) string) string {
	text := ""
	for _, c := range columns {
		text += "\t" + cell(report.CellKey(row, c))
	}
	return text + "\n"
}
