package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"nianbao/chart"
	"nianbao/report"
	"nianbao/templates"
)

// labels are the years and their pages.
func (tr trend) labels() (labels, hrefs []string) {
	labels, hrefs = make([]string, 0, len(tr.lines)), make([]string, 0, len(tr.lines))
	for _, l := range tr.lines {
		labels, hrefs = append(labels, l.label), append(hrefs, l.href)
	}
	return labels, hrefs
}

// title is what all charts' titles begin with.
func (tr trend) title() string {
	return fmt.Sprintf("%s %s—%s 年", tr.who, tr.lines[0].label, tr.lines[len(tr.lines)-1].label)
}

// shared is what the charts have in common.
func (tr trend) shared() template.JS {
	origin := chart.Link{Text: fmt.Sprintf("%d 份年度报告", tr.reports)}
	organs := ""
	if tr.organs > 0 {
		origin.Href, organs = "#reporting", fmt.Sprintf("，%d 个机关", tr.organs)
	}
	labels, hrefs := tr.labels()
	return template.JS(chart.Shared(tr.title(), labels, hrefs, origin, organs, tr.note))
}

// spec is a chart of the trend's years without series yet. what is what it shows.
func (tr trend) spec(id, what, unit string) chart.Spec {
	s := chart.Spec{ID: id, Unit: unit, Kind: chart.Lines, Shared: true, Title: tr.title() + what}
	s.Labels, s.LabelHrefs = tr.labels()
	return s
}

// trendCharts draws the indicators of one row over the years: one chart for each unit. Of applicants only the total is
// drawn; series without any figure are left out. called is whether the table's only row is headed by the title.
func trendCharts(t *templates.Topic, tr trend, row indicatorRow, called bool) error {
	byUnit := map[string][]report.Indicator{}
	var units []string
	for _, ind := range row.indicators {
		if row.table == "requests" && ind.Column.Key != "total" {
			continue
		}
		if !slices.Contains(units, ind.Unit) {
			units = append(units, ind.Unit)
		}
		byUnit[ind.Unit] = append(byUnit[ind.Unit], ind)
	}
	for _, unit := range units {
		s := tr.spec(chart.ID("trend", t.ID, unitID[unit]), row.title, unit)
		s.Called = called
		for _, ind := range byUnit[unit] {
			series := chart.Series{Name: row.seriesName(ind), Points: make([]chart.Point, 0, len(tr.lines)), Row: trendRow(ind)}
			some := false
			for _, l := range tr.lines {
				c := figure(&l, &ind)
				some = some || !c.None && c.State.HasValue() && c.Value.Sign() != 0
				series.Points = append(series.Points, chartPoint(c))
			}
			if some {
				s.Series = append(s.Series, series)
			}
			if !isComparable(ind) {
				s.Break = tr.breakAt
			}
		}
		if len(s.Series) == 0 {
			continue // the table says it
		}
		if err := draw(t, s); err != nil {
			return err
		}
	}
	return nil
}

var unitID = map[string]string{"件": "pieces", "项": "items", "万元": "amount"}

// seriesName is what the indicator is called among those of the row.
func (row indicatorRow) seriesName(ind report.Indicator) string {
	if ind.Row.Key != "" && rowID(row.indicators[0]) != rowID(row.indicators[len(row.indicators)-1]) {
		_, name, _ := strings.Cut(ind.Row.Name, "：")
		return name
	}
	return seriesName(ind)
}

func seriesName(ind report.Indicator) string {
	if ind.Row.Key == "" {
		return ind.Column.Label
	}
	return ind.Column.Name
}

// rate is the i-th of report.Rates in the line's report, or over all of its reports that have both parts.
func (l line) rate(i int) (f report.Fraction, ok bool) {
	switch {
	case l.sums != nil:
		return l.sums.rate(i), l.sums.reports > 0
	case l.report == nil:
		return report.Fraction{}, false
	}
	return report.Rates()[i].Of(l.report), true
}

// trendRates are the rates over the years: one table of all that can be given, and a small chart of each that changes.
func trendRates(tr trend) (templates.Part, error) {
	part := templates.Part{ID: "all-rates", Title: "比率"}
	all := templates.Topic{ID: "rates", Title: "各年的比率", Intro: fmt.Sprintf("小字 n 是分母；分母不足 %d 的，各项不全或互相矛盾的，画一横，不计算。每个比率的定义见表头所连的页。", report.MinBase)}
	if tr.organs > 0 {
		all.Intro += "这里是各机关分子之和除以分母之和；分子、分母不全的报告不计入，“缺 n”是其份数。"
	}
	table := templates.Table{ID: "rates.figures", Caption: "各年的比率", Short: true, Wide: true}
	heads := []templates.Head{{Text: "年度", Label: true}}
	rows := make([]templates.Row, len(tr.lines))
	for i, l := range tr.lines {
		rows[i] = templates.Row{Label: l.label, Note: l.note, Href: l.href}
	}
	for i, rt := range report.Rates() {
		topic := templates.Topic{ID: rt.ID, Title: rt.Name}
		points, told := tr.ratePoints(i)
		if told == 0 {
			continue
		}
		heads = append(heads, templates.Head{Text: rt.Name, Note: rt.Unit, Href: relative(tr.at, indicatorPath(rt.ID))})
		for n, l := range tr.lines {
			rows[n].Cells = append(rows[n].Cells, tr.rateCell(l, i))
		}
		if told < 2 {
			continue
		}
		s := tr.spec(chart.ID("trend", rt.ID), rt.Name, rt.Unit)
		s.Series = []chart.Series{{Name: rt.Name, Points: points}}
		if err := draw(&topic, s); err != nil {
			return part, err
		}
		part.Topics = append(part.Topics, topic)
	}
	if len(heads) == 1 {
		part.Zero = fmt.Sprintf("没有一年的比率可以计算：各项不全，或分母不足 %d。", report.MinBase)
		return part, nil
	}
	table.Heads, table.Groups = [][]templates.Head{heads}, []templates.Group{{Rows: rows}}
	all.Table = &table
	part.Whole = &all
	return part, nil
}

// ratePoints are the i-th rate over the years, and how many of them can be shown.
func (tr trend) ratePoints(i int) (points []chart.Point, told int) {
	for _, l := range tr.lines {
		p := chart.Point{State: report.Missing}
		f, ok := l.rate(i)
		switch {
		case !ok:
			p.None = true
		case f.Standing == report.Shown:
			href := ""
			if l.sums == nil {
				href = l.page + "#" + rateAnchor(l.report, report.Rates()[i])
			}
			p = ratePoint(f, href)
			told++
		}
		points = append(points, p)
	}
	return points, told
}

// rateCell is the i-th rate of the line in a table.
func (tr trend) rateCell(l line, i int) templates.Cell {
	f, ok := l.rate(i)
	if !ok {
		return templates.Cell{None: true}
	}
	cell := fractionCell(f)
	if l.sums == nil {
		cell.Href = l.page + "#" + report.Rates()[i].Under[0]
	} else if gaps := gapsWords(l.sums.rates[i].without); gaps != "" {
		cell.Note = joined(cell.Note, gaps)
	}
	return cell
}
