package check

import (
	"testing"

	"nianbao/report"
)

func TestDates(t *testing.T) {
	const signed = "2023年1月18日"
	const title = "新郑市人民政府2022年政府信息公开工作年度报告"
	testSlips(t, "date", []slip{
		{"2022 holds", "clean-2022.txt", nil, ""},
		{"2020 holds", "clean-2020.txt", nil, ""},
		{"signed before the year was over", "clean-2022.txt", []string{signed, "2022年12月23日"}, "warning date.early"},
		{"published on its first day after", "clean-2022.txt", []string{signed, "2023年1月1日"}, ""},
		{"published before the year was over", "clean-2022.txt", []string{title, "发布日期：2022-01-18\n\n" + title}, "warning date.early"},
		{"published late", "clean-2022.txt", []string{title, "发布日期：2023-04-01\n\n" + title}, "hint date.late"},
		{"published on the last day", "clean-2022.txt", []string{title, "发布日期：2023-03-31\n\n" + title}, ""},
		{"signed late, publication unknown", "clean-2022.txt", []string{signed, "2023年4月18日"}, ""},
	})
}

func TestDatesUnknown(t *testing.T) {
	s := Within(sample(t, "clean-2022.txt", "2023年1月18日", ""))
	if s.Count(dateEarly, Unknown) != 1 || s.Count(dateLate, Unknown) != 1 {
		t.Error("decided without a date")
	}
}

func TestDeadline(t *testing.T) {
	for _, c := range []struct {
		level report.Level
		year  int
		want  report.Date
	}{
		{report.Department, 2022, "2023-01-31"},
		{report.County, 2022, "2023-03-31"},
		{report.Prefecture, 2019, "2020-03-31"},
		{report.Township, 2022, ""},
		{"", 2022, ""},
		{report.Department, 2018, "2019-03-31"},
		{report.Township, 2012, "2013-03-31"},
	} {
		if got := deadlineOf(&report.Report{Organ: report.Organ{Level: c.level}, Year: c.year}); got != c.want {
			t.Errorf("%s, %d: %q, want %q", c.level, c.year, got, c.want)
		}
	}
}
