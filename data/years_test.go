package data_test

import (
	"slices"
	"strings"
	"testing"

	"nianbao/data"
	"nianbao/report"
)

// Every figure of an organ's reports is in the table of its years.
func TestYears(t *testing.T) {
	reports := []data.Report{
		made(report.Form2019, 2020, map[string]report.Cell{"requests.other.natural": {Value: report.Int(3), State: report.Reported}, "disclosure.normative.made": {Value: report.Int(7), State: report.Reported}}),
		made(report.Form2021, 2021, map[string]report.Cell{"requests.new.total": {State: report.Blank}, "disclosure.fees.amount": {State: report.Missing}}),
		made(report.Form2021, 2023, map[string]report.Cell{"requests.other.unpaid.natural": {State: report.Blank}, "requests.new.total": {Value: report.Int(5), State: report.Inferred}}),
	}
	body := string(data.YearsCSV(reports))
	lines := strings.Split(strings.TrimSuffix(body, "\r\n"), "\r\n")
	for _, want := range []string{
		"\ufeffindicator 指标,name 名称,unit 单位,2020,2021,2023,states 非填报的格",
		"requests.other.natural,其他处理 · 自然人,件,3,0,,2021=sum 2023=missing",
		"requests.new.total,本年新收 · 总计,件,0,,5,2021=blank 2023=inferred",
		"disclosure.normative.made-2019,规范性文件 · 本年新制作,件,7,,,",
		"disclosure.fees.amount,行政事业性收费 · 本年收费金额,万元,,,0,2021=missing",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("no line %s in\n%s", want, body)
		}
	}
	rows := map[string]bool{}
	for _, l := range lines[1:] {
		id, _, _ := strings.Cut(l, ",")
		rows[id] = true
	}
	for _, ind := range report.Indicators() {
		if asked := slices.ContainsFunc(reports, func(r data.Report) bool { return ind.Has(r.Form) }); rows[ind.ID] != asked {
			t.Errorf("%s: asked %v, told %v", ind.ID, asked, rows[ind.ID])
		}
	}
}
