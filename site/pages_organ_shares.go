package site

import (
	"fmt"

	"nianbao/chart"
	"nianbao/report"
	"nianbao/templates"
)

// organShares draws what became of the organ's applications, year by year, as shares of all results. Years of which the
// shares do not fit are left out, and that is said; nil where no year has enough.
func organShares(at string, o *organ) (*templates.Topic, error) {
	rates := ratesOf(resultRates)
	var lines []line
	var labels []string
	counts := [4]int{}
	for _, e := range o.withTables() {
		_, why := fractions(e.Report, rates)
		if counts[why]++; why == fits {
			page := relative(at, e.path()+".html")
			lines, labels = append(lines, line{report: e.Report, page: page, href: page}), append(labels, yearText(e.Year))
		}
	}
	if len(lines) == 0 {
		return nil, nil
	}
	s := chart.Spec{ID: "organ_results", Kind: chart.Bars, Noun: "年度", Unit: rates[0].Unit, Stacked: true, Organs: 1, Table: "#shares.figures",
		Title: fmt.Sprintf("%s%s—%s的办理结果构成", o.Name, labels[0], labels[len(labels)-1])}
	if len(lines) == 1 {
		s.Title = fmt.Sprintf("%s %s的办理结果构成", o.Name, labels[0])
	}
	if words := leftOut(counts); words != "" {
		s.Notes = append(s.Notes, words+"年度不画。")
	}
	rateSeries(&s, labels, lines, rates, func(l line) []report.Fraction {
		list, _ := fractions(l.report, rates)
		return list
	})
	table := sharesTable(o, labels, lines)
	t := templates.Topic{ID: "shares", Table: &table}
	return &t, draw(&t, s)
}

// sharesTable has the lines as rows and the shares as columns, each with what it is of.
func sharesTable(o *organ, labels []string, lines []line) templates.Table {
	t := templates.Table{ID: "shares.figures", Caption: o.Name + "：办理结果的构成，%", Short: true, Wide: true}
	heads := []templates.Head{{Text: "年度", Label: true}}
	for _, column := range resultColumns {
		heads = append(heads, templates.Head{Text: column.name, Note: "%"})
	}
	t.Heads = [][]templates.Head{heads}
	g := templates.Group{}
	for i, l := range lines {
		row := templates.Row{Label: labels[i], Href: l.href}
		for _, rate := range ratesOf(resultRates) {
			row.Cells = append(row.Cells, topicRate(&l, &rate))
		}
		g.Rows = append(g.Rows, row)
	}
	t.Groups = []templates.Group{g}
	return t
}
