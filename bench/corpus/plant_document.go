package corpus

import (
	"fmt"
	"strings"

	"nianbao/report"
)

// documentFaults are slips in a report's parts, form and dates.
var documentFaults = map[string][]plant{
	"section.missing": {noHeading},
	"section.table":   {noTable},
	"section.order":   {swapped},
	"section.number":  {misnumbered},
	"section.empty":   {empty},
	"section.stub":    {stub},
	"form.year":       {otherForm},
	"form.title":      {cutTitle},
	"date.early":      {signedEarly},
	"date.late":       {postedLate},
}

// harm has something done to the pages.
func (x *planter) harm(place string, do func(p *pages)) (string, bool) {
	x.p.faults = append(x.p.faults, do)
	return place, true
}

func noHeading(x *planter) (string, bool) {
	i := 1 + x.rng.IntN(5)
	x.p.headings[i] = ""
	return formHeadings[i] + " 没有", true
}

func noTable(x *planter) (string, bool) {
	i := 1 + x.rng.IntN(3)
	return x.harm(formHeadings[i]+" 没有表", func(p *pages) { p.sections[i].table = nil })
}

func swapped(x *planter) (string, bool) {
	i := 1 + x.rng.IntN(4)
	return x.harm(formHeadings[i]+" 与下一部分互换", func(p *pages) { p.sections[i], p.sections[i+1] = p.sections[i+1], p.sections[i] })
}

func misnumbered(x *planter) (string, bool) {
	i := x.rng.IntN(6)
	other := (i + 1 + x.rng.IntN(5)) % 6
	x.p.headings[i] = strings.Replace(formHeadings[i], ordinals[i], ordinals[other], 1)
	return x.p.headings[i], true
}

func empty(x *planter) (string, bool) {
	i := pick(x.maker, 0, 5)
	x.p.text[i] = nil
	return formHeadings[i] + " 没有文字", true
}

func stub(x *planter) (string, bool) {
	x.p.text[4] = []string{pick(x.maker, "无。", "无", "暂无。", "公开不够及时，今后改进。", "略", "（一）存在问题。无")}
	return x.p.text[4][0], true
}

// otherForm sets the tables of the other form.
func otherForm(x *planter) (string, bool) {
	text := make([][]string, len(x.p.text))
	for i := range x.p.text {
		text[i] = x.p.expandAll(x.p.text[i]) // as told by the right form
	}
	x.p.form = report.Form2021
	if x.p.year > 2020 {
		x.p.form = report.Form2019
	}
	x.p.numbers = x.p.tallies.numbers(x.p.form)
	copy(x.p.text[:], text)
	return "表样为 " + string(x.p.form), true
}

// cutTitle leaves the title's end out, where it stands or where it stands again.
func cutTitle(x *planter) (string, bool) {
	cut := pick(x.maker, "政府信息公开工作报", "政府信息公开工作年度报", "政府信息公开年度报")
	title := x.p.who.title + fmt.Sprint(x.p.year) + "年" + cut
	if x.chance(50) {
		x.p.title = []string{title}
	} else {
		x.p.text[0] = append([]string{title}, x.p.text[0]...)
	}
	return title, true
}

func signedEarly(x *planter) (string, bool) {
	x.p.sign(x.p.year, 10+x.rng.IntN(3), 1+x.rng.IntN(28))
	return string(x.p.published), true
}

// postedLate is a page of a day past the deadline, which townships don't have.
func postedLate(x *planter) (string, bool) {
	month := 4
	switch x.p.who.organ.Level {
	case report.Township:
		return "", false
	case report.Department:
		month = 2
	}
	x.p.posted = true
	x.p.sign(x.p.year+1, month+x.rng.IntN(4), 1+x.rng.IntN(28))
	return string(x.p.published), true
}
