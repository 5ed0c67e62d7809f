package site

import (
	"slices"
	"strings"

	"nianbao/report"
)

// topicSpec is a topic of every comparison: what its table holds and what is drawn of it.
type topicSpec struct {
	id, title, intro string
	columns          []topicColumn
	rates            []string // ids of report.Rates, columns behind the others
	drawings         []topicDrawing
}

// topicColumn is an indicator, or the sum of a group's rows that the form defines but has no row for.
type topicColumn struct {
	group string   // the head above several columns, "" for none
	name  string   // its head, and the name of its series
	ids   []string // of indicators
}

// topicDrawing is one chart of a topic: columns set end to end, one column, or rates that are parts of one whole.
type topicDrawing struct {
	id      string // behind the topic's in the chart's ID, "" for none: a part of addresses, so for ever
	title   string // what the figures are
	columns []topicColumn
	rates   []string    // ids of report.Rates, in place of columns
	by      topicColumn // by which the largest are chosen where there are too many to draw
}

// total is what the form calls a sum.
const total = "总计"

// topicSpecs are the topics of every comparison, those of applications first.
var topicSpecs = []topicSpec{
	{id: "new", title: "新收申请", rates: []string{"rate.natural"},
		intro:    "当年 1 月 1 日至 12 月 31 日新收到的政府信息公开申请，按申请人分。",
		columns:  slices.Concat(applicantColumns("", "requests.new"), totals("", "requests.new")),
		drawings: []topicDrawing{{"", "新收申请", applicantColumns("", "requests.new"), nil, totals("", "requests.new")[0]}}},
	{id: "carried", title: "结转", rates: []string{"rate.carried"},
		intro: "上年结转到本年继续办理的申请，和到年末尚未办结、结转下年度的申请，按申请人分。",
		columns: slices.Concat(applicantColumns("上年结转", "requests.carried_in"), totals("上年结转", "requests.carried_in"),
			applicantColumns("结转下年度", "requests.carried_out"), totals("结转下年度", "requests.carried_out")),
		drawings: []topicDrawing{
			{"out", "结转下年度申请", applicantColumns("", "requests.carried_out"), nil, totals("", "requests.carried_out")[0]},
			{"in", "上年结转申请", applicantColumns("", "requests.carried_in"), nil, totals("", "requests.carried_in")[0]}}},
	{id: "results", title: "办理结果", rates: []string{"rate.disclosed"},
		intro:   "当年办结的申请，按结果分，取总计一列。不予公开、无法提供、不予处理和 2021 版的其他处理是表样所列各项之和，缺一项即不求和。",
		columns: slices.Concat(resultColumns, totals("", "requests.total"), []topicColumn{{"", "结转下年", []string{"requests.carried_out.total"}}}),
		drawings: []topicDrawing{{"", "办理结果的构成", nil,
			resultRates, totals("", "requests.total")[0]}}},
	{id: "refusals", title: "没有公开的理由",
		intro:   "不予公开、无法提供、不予处理的申请，按表样所列的理由分，取总计一列。",
		columns: slices.Concat(reasonColumns("不予公开", "requests.denied."), reasonColumns("无法提供", "requests.unable."), reasonColumns("不予处理", "requests.refused.")),
		drawings: []topicDrawing{
			{"denied", "不予公开的理由", reasonColumns("", "requests.denied."), nil, resultColumns[2]},
			{"unable", "无法提供的理由", reasonColumns("", "requests.unable."), nil, resultColumns[3]},
			{"refused", "不予处理的理由", reasonColumns("", "requests.refused."), nil, resultColumns[4]}}},
	{id: "decisions", title: "处理决定",
		intro:   "当年作出的行政许可、行政处罚、行政强制处理决定。三者数量级相差很大，各画一图。",
		columns: []topicColumn{licensingColumn, penaltyColumn, coercionColumn},
		drawings: []topicDrawing{
			{"1", "行政许可处理决定", []topicColumn{licensingColumn}, nil, licensingColumn},
			{"2", "行政处罚处理决定", []topicColumn{penaltyColumn}, nil, penaltyColumn},
			{"3", "行政强制处理决定", []topicColumn{coercionColumn}, nil, coercionColumn}}},
	{id: "cases", title: "复议和诉讼", rates: []string{"rate.corrected.review", "rate.corrected.litigation"},
		intro:   "因政府信息公开被申请行政复议、被提起行政诉讼的案件。",
		columns: slices.Concat(caseColumns("行政复议", "review"), caseColumns("未经复议直接起诉", "litigation_direct"), caseColumns("复议后起诉", "litigation_after")),
		drawings: []topicDrawing{
			{"", "复议和诉讼", caseGroups, nil,
				topicColumn{"", "复议和诉讼", []string{"review.total", "litigation_direct.total", "litigation_after.total"}}},
			{"corrected_review", "复议纠错率", nil, []string{"rate.corrected.review"}, topicColumn{"", "行政复议", []string{"review.total"}}},
			{"corrected_litigation", "诉讼纠错率", nil, []string{"rate.corrected.litigation"},
				topicColumn{"", "行政诉讼", []string{"litigation_direct.total", "litigation_after.total"}}}}},
	{id: "documents", title: "规章和规范性文件",
		intro:   "规章只有部门和设区的市以上政府可以制定。两版表样填报的内容不同，各成一列，不相比较。",
		columns: slices.Concat(rowColumns("规章", "disclosure.rules"), rowColumns("规范性文件", "disclosure.normative")),
		drawings: []topicDrawing{
			single("normative", "规范性文件", "disclosure.normative.inforce"), single("normative_made", "规范性文件", "disclosure.normative.made"),
			single("rules", "规章", "disclosure.rules.inforce"), single("normative_2019", "规范性文件", "disclosure.normative.public"),
			single("normative_made_2019", "规范性文件", "disclosure.normative.made-2019"), single("rules_2019", "规章", "disclosure.rules.public")}},
	{id: "fees", title: "行政事业性收费",
		intro:    "2021 版填报本年收费金额，2019 版填报收费项目的数量，不相比较。",
		columns:  rowColumns("", "disclosure.fees"),
		drawings: []topicDrawing{single("", "行政事业性收费", "disclosure.fees.amount"), single("items_2019", "行政事业性收费", "disclosure.fees.previous")}},
}

var (
	licensingColumn = topicColumn{"", "行政许可", []string{"disclosure.licensing.decisions"}}
	penaltyColumn   = topicColumn{"", "行政处罚", []string{"disclosure.penalty.decisions"}}
	coercionColumn  = topicColumn{"", "行政强制", []string{"disclosure.coercion.decisions"}}
)

var caseGroups = []topicColumn{
	{"", "行政复议", []string{"review.total"}},
	{"", "未经复议直接起诉", []string{"litigation_direct.total"}},
	{"", "复议后起诉", []string{"litigation_after.total"}},
}

var resultColumns = []topicColumn{
	{"", "予以公开", []string{"requests.granted.total"}},
	{"", "部分公开", []string{"requests.partial.total"}},
	{"", "不予公开", report.GroupTotals("requests.denied.")},
	{"", "无法提供", report.GroupTotals("requests.unable.")},
	{"", "不予处理", report.GroupTotals("requests.refused.")},
	{"", "其他处理", []string{"requests.other.total"}},
}

// applicantColumns are the row's indicators by applicant.
func applicantColumns(group, row string) []topicColumn {
	var list []topicColumn
	for _, key := range []string{"natural", "business", "research", "ngo", "legal", "other"} {
		ind, _ := report.IndicatorByID(row + "." + key)
		list = append(list, topicColumn{group, ind.Column.Name, []string{ind.ID}})
	}
	return list
}

// totals is the row's column 总计.
func totals(group, row string) []topicColumn {
	return []topicColumn{{group, total, []string{row + ".total"}}}
}

// reasonColumns are the totals of the rows whose keys begin with the prefix, called by what the form's group has not said.
func reasonColumns(group, prefix string) []topicColumn {
	var list []topicColumn
	for _, id := range report.GroupTotals(prefix) {
		ind, _ := report.IndicatorByID(id)
		_, reason, _ := strings.Cut(ind.Row.Name, "：")
		list = append(list, topicColumn{group, reason, []string{id}})
	}
	return list
}

func caseColumns(group, key string) []topicColumn {
	return []topicColumn{{group, "结果维持", []string{key + ".upheld"}}, {group, "结果纠正", []string{key + ".corrected"}},
		{group, "其他结果", []string{key + ".other"}}, {group, "尚未审结", []string{key + ".pending"}}, {group, total, []string{key + ".total"}}}
}

// rowColumns are all indicators of a row, of both forms.
func rowColumns(group, row string) []topicColumn {
	var list []topicColumn
	for _, ind := range report.Indicators() {
		if ind.Row.Key == row {
			list = append(list, topicColumn{group, ind.Column.Name, []string{ind.ID}})
		}
	}
	return list
}

// single is the drawing of one indicator.
func single(id, row, indicator string) topicDrawing {
	ind, _ := report.IndicatorByID(indicator)
	column := topicColumn{"", ind.Column.Name, []string{ind.ID}}
	return topicDrawing{id, row + ind.Column.Name, []topicColumn{column}, nil, column}
}
