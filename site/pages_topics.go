package site

import "nianbao/report"

// topicSpec is a topic of every comparison.
type topicSpec struct {
	id, title, intro string
	columns          []topicColumn
	stacked          bool // one chart of all drawn columns, set end to end; else a chart for each
}

// topicColumn is an indicator, or the sum of a group's rows that the form defines but has no row for.
type topicColumn struct {
	name  string
	keys  []string
	drawn bool
}

// total is what the form calls a sum.
const total = "总计"

// topicSpecs are the topics of every comparison, in the order of the form.
var topicSpecs = []topicSpec{
	{id: "new", title: "新收申请", stacked: true,
		intro:   "当年 1 月 1 日至 12 月 31 日新收到的政府信息公开申请，按申请人分。",
		columns: append(drawnColumns("requests.new", applicantKeys...), topicColumn{name: total, keys: []string{"requests.new.total"}})},
	{id: "results", title: "办理结果", stacked: true,
		intro: "当年办结的申请，按结果分，取总计一列。不予公开、无法提供、不予处理和 2021 版的其他处理是表样所列各项之和，缺一项即不求和。",
		columns: []topicColumn{
			{"予以公开", []string{"requests.granted.total"}, true},
			{"部分公开", []string{"requests.partial.total"}, true},
			{"不予公开", report.GroupTotals("requests.denied."), true},
			{"无法提供", report.GroupTotals("requests.unable."), true},
			{"不予处理", report.GroupTotals("requests.refused."), true},
			{"其他处理", []string{"requests.other.total"}, true},
			{total, []string{"requests.total.total"}, false},
			{"结转下年", []string{"requests.carried_out.total"}, false},
		}},
	{id: "decisions", title: "处理决定",
		intro: "当年作出的行政许可、行政处罚、行政强制处理决定。三者数量级相差很大，各画一图。",
		columns: []topicColumn{
			{"行政许可", []string{"disclosure.licensing.decisions"}, true},
			{"行政处罚", []string{"disclosure.penalty.decisions"}, true},
			{"行政强制", []string{"disclosure.coercion.decisions"}, true},
		}},
	{id: "cases", title: "复议和诉讼", stacked: true,
		intro: "因政府信息公开被申请行政复议、被提起行政诉讼的案件，取各组的总计。",
		columns: []topicColumn{
			{"行政复议", []string{"review.total"}, true},
			{"未经复议直接起诉", []string{"litigation_direct.total"}, true},
			{"复议后起诉", []string{"litigation_after.total"}, true},
		}},
}

var applicantKeys = []string{"natural", "business", "research", "ngo", "legal", "other"}

// drawnColumns are the indicators of a row under the columns.
func drawnColumns(row string, columns ...string) []topicColumn {
	var list []topicColumn
	for _, key := range columns {
		ind, _ := report.IndicatorByID(row + "." + key)
		list = append(list, topicColumn{ind.Column.Name, []string{ind.Key}, true})
	}
	return list
}
