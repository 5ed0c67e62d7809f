package check

import (
	"strconv"
	"strings"

	"nianbao/report"
)

// Rules between the years of one organ. They look at what two reports print about the same thing: what was left
// over at the end of one year comes in with the next.
var yearsRules = []Rule{
	{ID: "years.carried", Severity: report.Error, Name: "结转衔接", Forms: tabled,
		Sentence: "去年年底没有办完、结转到下一年的申请，就是今年的“上年结转”，两份报告所填应当相等。",
		Formula:  "下一年度报告的“上年结转”＝上一年度报告的“结转下年度继续办理”，七列逐列比较。任何一边没有印出数字的，无法判断；机关归属未定的，不能断定是同一机关，也无法判断。"},
	{ID: "years.inforce", Severity: report.Warning, Name: "现行有效衔接", Forms: []report.Form{report.Form2021},
		Sentence: "现行有效的规章、规范性文件，应当等于去年的件数加上今年制发的、减去今年废止的。",
		Formula:  "本年现行有效件数＝上年现行有效件数＋本年制发件数－本年废止件数，规章、行政规范性文件各算一次；两年都用 2021 版表样才比较，任何一格没有印出数字的，无法判断。"},
	{ID: "years.same", Severity: report.Warning, Name: "数字与上年全同", Forms: tabled,
		Sentence: "所有数字都与上年一模一样，可能是把去年的表格又交了一次。全是 0 的表不算。",
		Formula: "两年都有数字的可比指标全部相等，并且其中不为 0 的数字的位数加起来不少于 " + strconv.Itoa(sameDigits) +
			" 位。合计，以及现行有效件数、对外公开总数、上一年项目数量这类逐年沿用的存量，要求相等，但不计入位数。"},
	{ID: "years.jump", Severity: report.Hint, Name: "骤增骤减", Forms: tabled,
		Sentence: "一个数字比去年多出好几倍或只剩几分之一，可能确有其事，也可能是多写、少写了一位，或统计范围变了。",
		Formula: "本年的数超过上年的 " + strconv.Itoa(jumpTimes) + " 倍或不到上年的 " + strconv.Itoa(jumpTimes) + " 分之一，且两者中较大的不小于 " + strconv.Itoa(jumpLeast) +
			"；只比较可比的指标。同一行有几格如此的，只提一处：有总计的提总计，否则提较大的一格。"},
	{ID: "years.gap", Severity: report.Hint, Name: "年度中断",
		Sentence: "同一机关前后都有年度报告，中间却缺了一年或几年。没有收录不等于没有公布。",
		Formula:  "同一机关相邻两份报告的年度相差超过 1。机关归属未定的，无法判断。"},
}

// years compares a report with its organ's report before.
func (y *yearReader) years(x *exam, before []*exam) {
	if len(before) == 0 || before[0].r.Year <= 0 {
		return
	}
	if x.before == nil {
		yearsGap(x, before[0].r)
		return
	}
	x.count("years.gap", Pass)
	if len(report.Keys(x.r.Form)) == 0 || len(report.Keys(x.before.Form)) == 0 {
		return
	}
	yearsCarried(x)
	yearsInforce(x)
	last, now := y.read(before[0], x)
	yearsSame(x, last, now)
	yearsJump(x, last, now)
}

// traced reports whether two reports under one name are known to be of one organ: a name alone, such as 城关镇人民政府,
// is that of many.
func (x *exam) traced() bool { return x.r.Organ.Code != "" }

func yearsGap(x *exam, last *report.Report) {
	switch lost := x.r.Year - last.Year - 1; {
	case lost <= 0:
	case !x.traced():
		x.count("years.gap", Unknown)
	default:
		var b strings.Builder
		for y := last.Year + 1; y < x.r.Year && y <= last.Year+6; y++ {
			if b.Len() > 0 {
				b.WriteString("、")
			}
			b.WriteString(strconv.Itoa(y))
		}
		if lost > 6 {
			b.WriteString(" 等 " + strconv.Itoa(lost) + " 个")
		}
		x.fail("years.gap", strconv.Itoa(last.Year), Finding{
			Message:  "本机关有 " + strconv.Itoa(last.Year) + " 和 " + strconv.Itoa(x.r.Year) + " 年度的报告，未见 " + b.String() + " 年度的，请核对是否公布。",
			Found:    "上一份报告是 " + strconv.Itoa(last.Year) + " 年度的",
			Evidence: []Evidence{Evidence{Text: last.Title}.of(last)},
		})
	}
}

// yearsCarried holds 结转下年度 of the year before against 上年结转.
func yearsCarried(x *exam) {
	const rule, in, out = "years.carried", "requests.carried_in.", "requests.carried_out."
	for _, column := range requestColumns {
		a, _ := x.before.Cells.Get(out + column.Key)
		b := x.cell(in + column.Key)
		switch {
		case a.State != report.Reported || b.State != report.Reported || !x.traced():
			x.count(rule, Unknown)
		case a.Value.Cmp(b.Value) == 0:
			x.count(rule, Pass)
		default:
			x.fail(rule, in+column.Key, Finding{
				Message: "“上年结转”的" + column.Label + "为 " + b.Value.String() + " 件，与 " + strconv.Itoa(x.before.Year) +
					" 年度报告“结转下年度继续办理”的 " + a.Value.String() + " 件不一致，请核对。",
				Expected: a.Value.String(), Found: b.Value.String(),
				Evidence: []Evidence{x.at(in + column.Key), cellEvidence(x.before, out+column.Key).of(x.before)},
			})
		}
	}
}

// requestColumns are the seven columns of 收到和处理政府信息公开申请情况, the same in both forms.
var requestColumns = formTable(report.Form2021, "requests").Blocks[0].Columns

// formTable is the form's table of the key.
func formTable(f report.Form, key string) report.Table {
	for _, t := range report.LayoutOf(f).Tables {
		if t.Key == key {
			return t
		}
	}
	return report.Table{}
}

// yearsInforce holds 现行有效 against last year's and what was made and repealed since.
func yearsInforce(x *exam) {
	const rule = "years.inforce"
	if x.r.Form != report.Form2021 || x.before.Form != report.Form2021 {
		return
	}
	for _, row := range formTable(report.Form2021, "disclosure").Blocks[0].Rows {
		last, _ := x.before.Cells.Get(row.Key + ".inforce")
		made, repealed, now := x.cell(row.Key+".made"), x.cell(row.Key+".repealed"), x.cell(row.Key+".inforce")
		sum, ok := last.Value.Add(made.Value)
		if ok {
			sum, ok = sum.Add(repealed.Value.Neg())
		}
		for _, c := range []report.Cell{last, made, repealed, now} {
			ok = ok && c.State == report.Reported
		}
		switch {
		case !ok || !x.traced():
			x.count(rule, Unknown)
		case sum.Cmp(now.Value) == 0:
			x.count(rule, Pass)
		default:
			reckoned := last.Value.String() + " + " + made.Value.String() + " − " + repealed.Value.String()
			x.fail(rule, row.Key+".inforce", Finding{
				Message: row.Label + "现行有效 " + now.Value.String() + " 件，与上年现行有效加本年制发减本年废止的 " + sum.String() +
					" 件（" + reckoned + "）不一致，疑似有一处填错，请核对。",
				Expected: sum.String() + "（= " + reckoned + "）", Found: now.Value.String(),
				Evidence: []Evidence{x.at(row.Key + ".inforce"), cellEvidence(x.before, row.Key+".inforce").of(x.before),
					x.at(row.Key + ".made"), x.at(row.Key + ".repealed")},
			})
		}
	}
}
