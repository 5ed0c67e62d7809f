package check

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/report"
)

// figures makes a report of 新郑市 with every cell 0 but those told as KEY=VALUE; "-" is a blank cell, and a key that ends with * stands for a row.
func figures(year int, cells ...string) *report.Report {
	r := &report.Report{Organ: report.Organ{Name: "新郑市人民政府", Place: "新郑市", Level: report.County, Code: "410184"}, Year: year,
		Form: report.FormOf(year), Cells: report.NewCells(report.FormOf(year))}
	for _, key := range report.Keys(r.Form) {
		r.Cells.Set(key, report.Cell{State: report.Reported, Raw: "0"})
	}
	for _, c := range cells {
		key, value, _ := strings.Cut(c, "=")
		cell := report.Cell{State: report.Blank}
		if value != "-" {
			n, err := report.ParseNumber(value)
			if err != nil {
				panic(c)
			}
			cell = report.Cell{State: report.Reported, Value: n, Raw: value}
		}
		r.Cells.Set(key, cell)
	}
	return r
}

func free(year int) *report.Report {
	r := figures(year)
	r.Form, r.Cells = report.FormFree, report.Cells{}
	return r
}

// compared runs the rules between reports on those and gives the last one's findings, and what else the rule came to.
func compared(rule string, reports ...*report.Report) string {
	xs := examsOf(reports)
	allYears(xs)
	allOrgans(xs)
	var list []string
	for _, x := range xs {
		for _, f := range x.sheet.Findings {
			if f.Rule == rule {
				list = append(list, fmt.Sprintf("%s %s %s", f.Severity, strings.TrimPrefix(f.ID, rule+":"), f.Message))
			}
		}
	}
	if list == nil {
		pass, unknown := 0, 0
		for _, x := range xs {
			pass += x.sheet.Count(rule, Pass)
			unknown += x.sheet.Count(rule, Unknown)
		}
		return fmt.Sprintf("pass %d unknown %d", pass, unknown)
	}
	return strings.Join(list, "\n")
}

func TestYears(t *testing.T) {
	unplaced := func(r *report.Report) *report.Report {
		r.Organ.Code = ""
		return r
	}
	busy := []string{"requests.new.natural=31", "requests.new.total=31", "requests.granted.natural=28", "requests.granted.total=28",
		"requests.denied.law.natural=3", "requests.denied.law.total=3", "disclosure.licensing.decisions=1205"}
	for _, c := range []struct {
		rule      string
		last, now *report.Report
		want      string
	}{
		{"years.carried", figures(2022), figures(2023), "pass 7 unknown 0"},
		{"years.carried", figures(2022, "requests.carried_out.natural=3"), figures(2023, "requests.carried_in.natural=4"),
			"error requests.carried_in.natural “上年结转”的自然人为 4 件，与 2022 年度报告“结转下年度继续办理”的 3 件不一致，请核对。"},
		{"years.carried", figures(2020, "requests.carried_out.total=3"), figures(2021),
			"error requests.carried_in.total “上年结转”的总计为 0 件，与 2020 年度报告“结转下年度继续办理”的 3 件不一致，请核对。"},
		{"years.carried", figures(2022, "requests.carried_out.other=-"), figures(2023, "requests.carried_in.other=1"), "pass 6 unknown 1"},
		{"years.carried", figures(2021, "requests.carried_out.total=3"), figures(2023), "pass 0 unknown 0"},
		{"years.carried", unplaced(figures(2022, "requests.carried_out.total=3")), unplaced(figures(2023)), "pass 0 unknown 7"},
		{"years.carried", free(2018), figures(2019), "pass 0 unknown 0"},

		{"years.inforce", figures(2022, "disclosure.normative.inforce=5"),
			figures(2023, "disclosure.normative.made=3", "disclosure.normative.inforce=8"), "pass 2 unknown 0"},
		{"years.inforce", figures(2022, "disclosure.normative.inforce=5"),
			figures(2023, "disclosure.normative.made=3", "disclosure.normative.repealed=1", "disclosure.normative.inforce=8"),
			"warning disclosure.normative.inforce 行政规范性文件现行有效 8 件，与上年现行有效加本年制发减本年废止的 7 件（5 + 3 − 1）不一致，疑似有一处填错，请核对。"},
		{"years.inforce", figures(2022, "disclosure.normative.inforce=-"), figures(2023, "disclosure.normative.inforce=8"), "pass 1 unknown 1"},
		{"years.inforce", figures(2020, "disclosure.normative.public=5"), figures(2021, "disclosure.normative.inforce=9"), "pass 0 unknown 0"},

		{"years.same", figures(2022), figures(2023), "pass 1 unknown 0"},
		{"years.same", figures(2022, busy...), figures(2023, busy...),
			"warning 2022 各表数字与 2022 年度报告完全相同，其中不为 0、不是合计的有 4 个，疑似沿用了上年的表格，请核对。"},
		{"years.same", figures(2020, busy...), figures(2021, busy...),
			"warning 2020 各表数字与 2020 年度报告完全相同，其中不为 0、不是合计的有 4 个，疑似沿用了上年的表格，请核对。"},
		{"years.same", figures(2022, busy...), figures(2023, append(busy, "review.upheld=1")...), "pass 1 unknown 0"},
		{"years.same", figures(2022, busy[:4]...), figures(2023, busy[:4]...), "pass 1 unknown 0"},
		{"years.same", figures(2022, busy[:4]...), figures(2023, append(busy[:4:4], "review.upheld=-")...), "pass 0 unknown 1"},
		{"years.same", figures(2022, "disclosure.normative.inforce=123456789"), figures(2023, "disclosure.normative.inforce=123456789"), "pass 1 unknown 0"},

		{"years.jump", figures(2022, "disclosure.licensing.decisions=550"), figures(2023, "disclosure.licensing.decisions=9487"),
			"hint disclosure.licensing.decisions “行政许可 · 处理决定”由 2022 年的 550 件变为 9487 件，超过上年的 5 倍，请核对是否有误或统计范围有变。"},
		{"years.jump", figures(2022, "requests.new.total=20", "requests.new.natural=20"), figures(2023, "requests.new.total=3"),
			"hint requests.new.total “本年新收 · 总计”由 2022 年的 20 件变为 3 件，不到上年的 5 分之一，请核对是否有误或统计范围有变。"},
		{"years.jump", figures(2022, "review.total=100", "litigation_direct.total=4"), figures(2023, "review.total=20", "litigation_direct.total=19"), "pass 207 unknown 0"},
		{"years.jump", figures(2022, "disclosure.fees.amount=-"), figures(2023, "disclosure.fees.amount=900"), "pass 206 unknown 1"},
		{"years.jump", figures(2020, "disclosure.fees.previous=900"), figures(2021, "disclosure.fees.amount=1"), "pass 179 unknown 0"},
		{"years.jump", figures(2020, "requests.other.total=30"), figures(2021, "requests.other.lapsed.total=1", "requests.other.other.total=2"),
			"hint requests.other.total “其他处理 · 总计”由 2020 年的 30 件变为 3 件，不到上年的 5 分之一，请核对是否有误或统计范围有变。"},

		{"years.gap", figures(2021), figures(2022), "pass 1 unknown 0"},
		{"years.gap", figures(2019), figures(2022), "hint 2019 本机关有 2019 和 2022 年度的报告，未见 2020、2021 年度的，请核对是否公布。"},
		{"years.gap", unplaced(figures(2019)), unplaced(figures(2022)), "pass 0 unknown 1"},
	} {
		if got := compared(c.rule, c.last, c.now); got != c.want {
			t.Errorf("%d and %d: %s\nis   %s\nwant %s", c.last.Year, c.now.Year, c.rule, got, c.want)
		}
	}
}

// Every finding between years shows both sides, its own first.
func TestYearsEvidence(t *testing.T) {
	last := figures(2022, "requests.carried_out.total=3", "disclosure.normative.inforce=5", "disclosure.licensing.decisions=550")
	now := figures(2023, "disclosure.normative.inforce=4")
	xs := examsOf([]*report.Report{last, now})
	allYears(xs)
	if len(xs[1].sheet.Findings) != 3 {
		t.Fatal(list(xs[1].sheet))
	}
	for _, f := range xs[1].sheet.Findings {
		if len(f.Evidence) < 2 || f.Evidence[0].Report != nil || f.Evidence[1].Report != xs[0].r || f.Evidence[0].Cell == "" || f.Evidence[1].Cell == "" {
			t.Errorf("%s: %+v", f.ID, f.Evidence)
		}
	}
}

// BenchmarkYears is the time for twenty years of one organ.
func BenchmarkYears(b *testing.B) {
	var reports []*report.Report
	for year := range 20 {
		r := figures(2022)
		r.Year = 2021 + year
		reports = append(reports, r)
	}
	xs := examsOf(reports)
	b.ReportAllocs()
	for b.Loop() {
		allYears(xs)
	}
}
