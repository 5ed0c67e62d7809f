package check

import (
	"fmt"
	"strconv"

	"nianbao/report"
)

const (
	dateEarly = "date.early"
	dateLate  = "date.late"
)

var dateRules = []Rule{
	{dateEarly, report.Warning, "年度未终了即落款",
		"报告的统计期限到 12 月 31 日为止，在此之前落款或发布的报告，不可能包含全年的数。",
		"落款日期或发布日期不早于报告年度的次年 1 月 1 日。", nil},
	{dateLate, report.Hint, "发布逾期",
		"条例规定了公布年度报告的期限：部门在次年 1 月 31 日前，县级以上政府在次年 3 月 31 日前。",
		"发布日期不晚于期限：2019 年度起，部门为次年 1 月 31 日，县级以上政府为次年 3 月 31 日（《条例》第四十九条），乡镇没有法定期限，不作判断；2018 年度及以前各级机关均为次年 3 月 31 日（原《条例》第三十一条）。只有落款日期、没有发布日期的不作判断。网页上的日期可能是转载或迁移的日期，只作提示。", nil},
}

// dates holds the day the report was published or signed on against the year it reports on and the law.
func dates(x *exam) {
	if x.r.Year == 0 || x.r.Published == "" {
		x.count(dateEarly, Unknown)
		x.count(dateLate, Unknown)
		return
	}
	signed := signatureLine(x.r)
	x.dateEarly(signed)
	x.dateLate(signed)
}

// signatureLine is the line of the signature where only that tells the day, else 0.
func signatureLine(r *report.Report) int {
	for _, n := range r.Notes {
		if n.Code == "date-from-signature" {
			return n.Line
		}
	}
	return 0
}

func (x *exam) dateEarly(signed int) {
	first := day(x.r.Year+1, "-01-01")
	if x.r.Published >= first {
		x.count(dateEarly, Pass)
		return
	}
	what := "发布日期"
	var evidence []Evidence
	if signed > 0 {
		what, evidence = "落款日期", []Evidence{line(x.r, signed)}
	}
	x.fail(dateEarly, "", Finding{
		Message:  fmt.Sprintf("%s为 %s，而 %d 年度尚未结束，全年的数此时无从得知，请核对。", what, x.r.Published, x.r.Year),
		Expected: "不早于 " + string(first), Found: string(x.r.Published), Evidence: evidence,
	})
}

func (x *exam) dateLate(signed int) {
	deadline := deadlineOf(x.r)
	switch {
	case signed > 0 || deadline == "":
		x.count(dateLate, Unknown)
	case x.r.Published <= deadline:
		x.count(dateLate, Pass)
	default:
		x.fail(dateLate, "", Finding{
			Message:  fmt.Sprintf("发布日期为 %s，晚于公布期限 %s，请核对是否逾期或为转载日期。", x.r.Published, deadline),
			Expected: "不晚于 " + string(deadline), Found: string(x.r.Published),
		})
	}
}

// deadlineOf is the day by which the law wants the report published, "" where it names none.
func deadlineOf(r *report.Report) report.Date {
	march, january := day(r.Year+1, "-03-31"), day(r.Year+1, "-01-31")
	if r.Year <= 2018 { // the regulation of 2007, in force until 14 May 2019
		return march
	}
	switch r.Organ.Level {
	case report.Department:
		return january
	case report.Province, report.Prefecture, report.County:
		return march
	}
	return ""
}

func day(year int, monthDay string) report.Date {
	return report.Date(strconv.Itoa(year) + monthDay)
}
