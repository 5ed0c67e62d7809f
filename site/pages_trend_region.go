package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"nianbao/report"
	"nianbao/templates"
)

// A region's figures over the years are sums of the reports of organs of one level, with how many of them report beside: a
// sum that rises may only have more organs in it. So where other organs report in each year, those that report in all have
// a page of their own:
//
//	henan/zhengzhou/township-trend.html   all that report
//	henan/zhengzhou/township-panel.html   those that report in every year

// region is the organs of one level in a place that are followed over the years.
type region struct {
	place  *place
	level  report.Level
	byYear map[int][]entry // reports with tables
	years  []int           // with reports, ascending
	organs []*organ
}

// regionsOf are the levels of the place of which two organs or more have figures, over two years or more. Of departments it is the
// place's own: those of the places in it are of another level.
func regionsOf(p *place) []region {
	byLevel := map[report.Level]*region{}
	for _, e := range p.below {
		level := e.organ.Level
		if e.Cells.Len() == 0 || level == "" || level == report.Department && e.organ.place != p {
			continue
		}
		g := byLevel[level]
		if g == nil {
			g = &region{place: p, level: level, byYear: map[int][]entry{}}
			byLevel[level] = g
		}
		g.byYear[e.Year] = append(g.byYear[e.Year], e)
		if n := len(g.organs); n == 0 || g.organs[n-1] != e.organ {
			g.organs = append(g.organs, e.organ)
		}
	}
	var list []region
	for _, g := range byLevel {
		for year := range g.byYear {
			g.years = append(g.years, year)
		}
		slices.Sort(g.years)
		if len(g.organs) >= 2 && len(g.years) >= 2 {
			list = append(list, *g)
		}
	}
	slices.SortFunc(list, func(a, b region) int {
		return cmp.Compare(slices.Index(levels, a.level), slices.Index(levels, b.level))
	})
	return list
}

// panel is the organs that report in every year; ok is false where they are fewer than two, or all.
func (g region) panel() (fixed region, ok bool) {
	fixed = region{place: g.place, level: g.level, years: g.years, byYear: map[int][]entry{}}
	for _, o := range g.organs {
		if len(o.withTables()) == len(g.years) { // the years of g are those of all its organs
			fixed.organs = append(fixed.organs, o)
			for _, e := range o.withTables() {
				fixed.byYear[e.Year] = append(fixed.byYear[e.Year], e)
			}
		}
	}
	return fixed, len(fixed.organs) >= 2 && len(fixed.organs) < len(g.organs)
}

const (
	trendName = "trend"
	panelName = "panel"
)

func (g region) path(name string) string {
	file := string(g.level) + "-" + name
	if g.place.path == "" {
		return file + ".html"
	}
	return g.place.path + "/" + file + ".html"
}

func (g region) words(name string) string {
	who := g.place.name
	if g.level == report.Department {
		who += "本级"
	}
	if name == panelName {
		return fmt.Sprintf("%s历年都有报告的 %d 个%s", who, len(g.organs), levelWord(g.level))
	}
	return who + levelWord(g.level)
}

// regionTrends yields the pages of the place's sums of a level.
func (r *renderer) regionTrends(p *place, level report.Level) {
	for _, g := range regionsOf(p) {
		if g.level != level {
			continue
		}
		fixed, ok := g.panel()
		var other *region
		if ok {
			other = &fixed
		}
		r.regionTrend(g, trendName, g, other)
		if ok {
			r.regionTrend(fixed, panelName, g, nil)
		}
	}
}

// regionTrend yields one of them, and its figures as a table. all are the organs that it is of, or chosen from; fixed are those
// that have a page of their own, nil where there are none.
func (r *renderer) regionTrend(g region, name string, all region, fixed *region) {
	at := g.path(name)
	tr := g.trend(at, name)
	first, last := tr.lines[0].label, tr.lines[len(tr.lines)-1].label
	title := fmt.Sprintf("%s %s—%s 年合计", g.words(name), first, last)
	var entries []entry
	for _, year := range g.years {
		entries = append(entries, g.byYear[year]...)
	}
	about := fmt.Sprintf("%d 个%s的 %d 份年度报告，逐项按年相加。只加同一级别的机关，上下级不相加。小字“缺 n”是该项空白、缺失或不是数字、因而没有加进去的报告份数：空白不当作 0。",
		len(g.organs), levelWord(g.level), len(entries))
	page := templates.Trend{Heading: title, About: about, CSV: string(g.level) + "-" + name + tableSuffix,
		Break:    breakSentence(tr.lines, tr.breakAt),
		Frame:    withCharts(cited(r.frame(at, title, r.crumbs(at, g.place, nil, levelWord(g.level)+"历年合计")...), r.dataset(at, title, about, entries))),
		Coverage: g.coverage(at)}
	switch {
	case name == panelName:
		page.Changing = "这些机关每年都有报告，合计的升降不是覆盖的变化；它们不代表其余的机关。"
		page.Other = templates.Link{Text: all.words(trendName) + "全部报告的合计", Href: relative(at, all.path(trendName))}
	case g.changes() && fixed != nil:
		page.Changing = "各年有报告的机关不同，合计的升降可能只是覆盖的变化。"
		page.Other = templates.Link{Text: fixed.words(panelName) + "另有合计", Href: relative(at, fixed.path(panelName))}
	case g.changes():
		page.Changing = "各年有报告的机关不同，合计的升降可能只是覆盖的变化。历年都有报告的不足两个，不另作合计。"
	}
	for _, l := range tr.lines {
		page.Years = append(page.Years, templates.Link{Text: l.label, Href: l.href})
	}
	page.Charts = tr.shared()
	var err error
	page.Parts, err = trendParts(tr)
	r.page(at, page, err)
	r.file(at[:len(at)-len(".html")]+tableSuffix, sumsCSV(tr.lines), nil)
}

// changes reports whether other organs report in one year than in another.
func (g region) changes() bool {
	return slices.ContainsFunc(g.years, func(y int) bool { return len(g.byYear[y]) != len(g.organs) })
}

// trend is the sums of each year from the first to the last. Years lead to their comparison, where there is one.
func (g region) trend(at, name string) trend {
	tr := trend{at: at, who: g.words(name), organs: len(g.organs)}
	for _, list := range g.byYear {
		tr.reports += len(list)
	}
	if g.changes() {
		tr.note = "各年有报告的机关数不同，见“覆盖”。"
	}
	for year := g.years[0]; year <= g.years[len(g.years)-1]; year++ {
		l := line{label: strconv.Itoa(year)}
		if list := g.byYear[year]; len(list) > 0 {
			l.sums, l.note = sumsOf(list), fmt.Sprintf("%d 份", len(list))
			if s, ok := g.place.setOf(g.level, year); ok {
				l.href = relative(at, s.path()+".html")
			}
			if year >= 2021 && g.years[0] < 2021 && tr.breakAt == 0 {
				l.breaks, tr.breakAt = true, len(tr.lines)
			}
		}
		tr.lines = append(tr.lines, l)
	}
	return tr
}

// coverage is how many organs report in each year, of how many there are as far as the gazetteer knows.
func (g region) coverage(at string) *templates.Table {
	t := templates.Table{ID: "reporting", Caption: "各年有报告的机关", Short: true}
	_, known := set{place: g.place, level: g.level}.missing()
	heads := []templates.Head{{Text: "年度", Label: true}, {Text: "有报告"}}
	if known > 0 {
		heads = append(heads, templates.Head{Text: "全部", Note: "统计区划"}, templates.Head{Text: "覆盖"})
	}
	t.Heads = [][]templates.Head{heads}
	var group templates.Group
	for year := g.years[0]; year <= g.years[len(g.years)-1]; year++ {
		n := len(g.byYear[year])
		row := templates.Row{Label: strconv.Itoa(year), Cells: []templates.Cell{countCell(int64(n))}}
		if s, ok := g.place.setOf(g.level, year); ok {
			row.Href = relative(at, s.path()+".html")
		}
		if known > 0 {
			row.Cells = append(row.Cells, countCell(int64(known)), templates.Cell{Text: percent(n, known)})
			if n == 0 {
				row.Cells[2] = templates.Cell{Text: "0%"}
			}
		}
		group.Rows = append(group.Rows, row)
	}
	t.Groups = []templates.Group{group}
	return &t
}

// trendLinks lead to the place's sums.
func trendLinks(at string, p *place) []templates.Link {
	var list []templates.Link
	for _, g := range regionsOf(p) {
		list = append(list, templates.Link{Text: levelWord(g.level) + "历年合计", Href: relative(at, g.path(trendName)),
			Note: fmt.Sprintf("%d 个机关，%d—%d 年", len(g.organs), g.years[0], g.years[len(g.years)-1])})
	}
	return list
}
