package site

import (
	"fmt"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// ratesPart is the rates at the end of the catalogue.
func ratesPart(at string) templates.IndicatorPart {
	part := templates.IndicatorPart{ID: "rates", Title: "比率"}
	for _, rt := range report.Rates() {
		part.Rows = append(part.Rows, templates.IndicatorRow{ID: "row." + rt.ID, Label: rt.Name, Meaning: rt.Meaning,
			Links: []templates.Link{{Text: "定义和各机关的数字", Href: relative(at, indicatorPath(rt.ID))}}})
	}
	return part
}

// defineRate fills in what a rate is made of and when it is not given.
func defineRate(at string, page *templates.Indicator, rt report.Rate) {
	page.Meaning = rt.Meaning
	page.Note = fmt.Sprintf("分子、分母都取报告所印的数字，其中有一格空白、缺失或不是数字的，不计算；分母不足 %d 的，不列比率。比率旁的小字 n 是分母。", report.MinBase)
	if rt.Percents() {
		page.Note += "分子大于分母的，是报告自身矛盾，不计算。"
	}
	page.Facts = []templates.Pair{
		{Name: "单位", Text: rt.Unit},
		{Name: "填报期", Text: "报告年度 1 月 1 日至 12 月 31 日"},
		{Name: "表样", Text: formWord(report.Form2019) + "、" + formWord(report.Form2021)},
		{Name: "可比年度", Text: "2019 年起"},
		{Name: "出处", Text: rt.Source},
		{Name: "键", Text: rt.ID, Code: true},
	}
	page.Parts = []templates.RateSide{{Name: "分子", Terms: rateTerms(at, rt.Over)}, {Name: "分母", Terms: rateTerms(at, rt.Under)}}
}

// rateTerms are links to the indicators that are added up.
func rateTerms(at string, keys []string) []templates.Link {
	var list []templates.Link
	for _, key := range keys {
		ind, _ := report.IndicatorByID(key)
		list = append(list, templates.Link{Text: strings.TrimSuffix(ind.Name, " · "+total), Href: relative(at, indicatorPath(ind.ID))})
	}
	return list
}
