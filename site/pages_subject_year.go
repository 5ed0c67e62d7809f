package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// How many organs of each level a ranking lists: on the page of a year, and on the subject's own page.
const (
	rankedInYear = 30
	rankedFirst  = 10
)

// yearFigures are the subject's figures of one year, level by level. all are the shelves of all years.
func (r *renderer) yearFigures(at string, m *subject, all []*shelf, year, ranked int) templates.YearFigures {
	page := templates.YearFigures{Year: year}
	for _, s := range all {
		if s.year == year {
			page.Levels = append(page.Levels, r.levelFigures(at, m, s, ranked))
		}
	}
	return page
}

// levelFigures say how the figures of organs of one level are distributed, and rank them.
func (r *renderer) levelFigures(at string, m *subject, s *shelf, ranked int) templates.LevelFigures {
	l := templates.LevelFigures{ID: setSlug(s.level, s.year), Title: levelWord(s.level), Said: m.saidOf(s)}
	if s.some == 0 {
		return l
	}
	l.Top, l.More = m.ranking(at, l.ID, s, ranked)
	if len(s.told) > ranked {
		l.Bars = m.histogram(s.told)
	}
	if tiles, ok := r.medianTiles(at, m, s); ok {
		l.Tiles = &tiles
	}
	return l
}

// saidOf is the distribution as a sentence: what is counted, and what is not.
func (m *subject) saidOf(s *shelf) string {
	words := fmt.Sprintf("%d 个%s有可比的报告", len(s.readings), levelWord(s.level))
	few := 0
	for _, rd := range s.readings {
		if rd.of.Standing == report.Few {
			few++
		}
	}
	if few > 0 {
		words += fmt.Sprintf("，%d 个分母不足 %d 而不计算", few, report.MinBase)
	}
	if lost := len(s.readings) - len(s.told) - few; lost > 0 && m.rate != nil {
		words += fmt.Sprintf("，%d 个的分子或分母空白、缺失、不是数字，或者相互矛盾", lost)
	} else if lost > 0 {
		words += fmt.Sprintf("，%d 个空白、缺失或不是数字", lost)
	}
	spread := s.spread
	if !s.spreads || spread.N < 2 {
		return words + "。"
	}
	if spread.Least.Cmp(spread.Most) == 0 {
		return words + fmt.Sprintf("；%d 个有数字的都是 %s。", spread.N, m.with(spread.Least))
	}
	return words + fmt.Sprintf("；%d 个有数字：最小 %s，下四分位 %s，中位数 %s，上四分位 %s，最大 %s。", spread.N,
		spread.Least, spread.Lower, spread.Median, spread.Upper, m.with(spread.Most))
}

// with is the figure with its unit.
func (m *subject) with(n report.Number) string {
	if m.unit == "%" {
		return n.String() + "%"
	}
	return n.String() + " " + m.unit
}

// ranking lists the organs with the greatest figures; zeros are counted only. Equal figures share a rank.
func (m *subject) ranking(at, id string, s *shelf, most int) (t templates.Table, more string) {
	sorted := slices.DeleteFunc(slices.Clone(s.told), func(rd *reading) bool { return rd.cell.Value.Sign() == 0 })
	zeros := len(s.told) - len(sorted)
	slices.SortStableFunc(sorted, func(a, b *reading) int { return m.compare(b, a) })
	shown := sorted[:min(most, len(sorted))]
	t = templates.Table{ID: id + ".ranking", Caption: fmt.Sprintf("%d 年%s：%s的名次", s.year, levelWord(s.level), m.name), Short: true,
		Heads: [][]templates.Head{{{Text: "机关", Label: true}, {Text: "名次"}, {Text: m.name, Note: m.unit}}}}
	var g templates.Group
	rank := 0
	for i, rd := range shown {
		if i == 0 || m.compare(sorted[i-1], rd) != 0 {
			rank = i + 1
		}
		o := rd.entry.organ
		href := relative(at, o.path+".html")
		g.Rows = append(g.Rows, templates.Row{Label: o.Name, Href: href, Note: strings.Join(o.Region, " "),
			Cells: []templates.Cell{{Text: strconv.Itoa(rank)}, m.shown(href, rd)}})
	}
	t.Groups = []templates.Group{g}
	t.Align()
	var rest []string
	if n := len(sorted) - len(shown); n > 0 {
		rest = append(rest, fmt.Sprintf("%d 个名次在后", n))
	}
	if zeros > 0 {
		rest = append(rest, fmt.Sprintf("%d 个为 0", zeros))
	}
	if len(rest) > 0 {
		more = "其余 " + strings.Join(rest, "，") + "。"
	}
	return t, more
}

// medianOf is the median of a level's organs in a province. A province's own government is alone on its level: its median is
// its figure, and n says nothing.
type medianOf struct {
	median report.Number
	n      int
}

// medians are those of the shelf by the province's code. Organs without a place are in none.
func (s *shelf) medians() map[string]medianOf {
	if s.of != nil {
		return s.of
	}
	byProvince := map[string][]*reading{}
	for from, to := 0, 0; from < len(s.told); from = to { // in the order of codes
		code := provinceCode(s.told[from].entry.organ)
		for to = from + 1; to < len(s.told) && provinceCode(s.told[to].entry.organ) == code; {
			to++
		}
		if code != "" {
			byProvince[code] = append(byProvince[code], s.told[from:to]...)
		}
	}
	s.of = map[string]medianOf{}
	for code, list := range byProvince {
		if spread, ok := report.SpreadOf(numbers(list)); ok {
			s.of[code] = medianOf{spread.Median, spread.N}
		}
	}
	return s.of
}

// medianTiles show the medians of the provinces; ok is false where fewer than two have figures.
func (r *renderer) medianTiles(at string, m *subject, s *shelf) (templates.Tiles, bool) {
	of := map[string]tiled{}
	for code, med := range s.medians() {
		t := tiled{value: med.median, figure: med.median.String()}
		if s.level != report.Province {
			t.note = fmt.Sprintf("%d 个", med.n)
		}
		of[code] = t
	}
	if len(of) < 2 || s.level == report.National {
		return templates.Tiles{}, false
	}
	caption := fmt.Sprintf("%d 年各省份%s的中位数：%s（%s）", s.year, levelWord(s.level), m.name, m.unit)
	if s.level == report.Province {
		caption = fmt.Sprintf("%d 年各省级政府报告的数字：%s（%s）", s.year, m.name, m.unit)
	}
	return r.tiles(at, setSlug(s.level, s.year)+".tiles", caption, of), true
}

// medianTable has the provinces as rows and the levels of a year as columns; nil where fewer than two provinces have figures.
func (r *renderer) medianTable(at string, m *subject, all []*shelf, year int) *templates.Table {
	t := templates.Table{ID: "provinces.medians", Caption: fmt.Sprintf("%d 年各省份的中位数：%s", year, m.name), Short: true}
	heads := []templates.Head{{Text: "省份", Label: true}}
	var columns []map[string]medianOf
	var shown []report.Level
	for _, s := range all {
		if s.year == year && s.level != report.National && s.level != "" {
			heads = append(heads, templates.Head{Text: levelWord(s.level)})
			columns, shown = append(columns, s.medians()), append(shown, s.level)
		}
	}
	var g templates.Group
	for _, p := range r.c.root.children {
		row := templates.Row{Label: p.name, Href: relative(at, p.path+".html")}
		some := false
		for i, of := range columns {
			cell := templates.Cell{Empty: true}
			if med, ok := of[p.division.Code[:2]]; ok {
				some = true
				cell = templates.Cell{Value: med.median, State: report.Reported}
				if shown[i] != report.Province {
					cell.Note = fmt.Sprintf("%d 个", med.n)
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		if some {
			g.Rows = append(g.Rows, row)
		}
	}
	if len(g.Rows) < 2 {
		return nil
	}
	t.Heads, t.Groups = [][]templates.Head{heads}, []templates.Group{g}
	t.Align()
	return &t
}

// subjectYear yields the page of the subject's figures of one year.
func (r *renderer) subjectYear(m *subject, all []*shelf, year string) {
	at := subjectYearPath(m, year)
	n, _ := strconv.Atoi(year)
	title := year + " 年" + m.name
	crumbs := []templates.Link{{Text: r.c.root.name, Href: relative(at, "index.html")}, {Text: "指标", Href: relative(at, "indicators.html")},
		{Text: m.name, Href: relative(at, indicatorPath(m.id))}, {Text: year}}
	page := templates.IndicatorYear{Frame: r.frame(at, title, crumbs...), Heading: title, Unit: m.unit,
		Of: templates.Link{Text: m.name, Href: relative(at, indicatorPath(m.id))}, Years: subjectYears(at, m, all),
		Figures: r.yearFigures(at, m, all, n, rankedInYear), Provinces: r.medianTable(at, m, all, n)}
	for i := range page.Years {
		page.Years[i].Current = page.Years[i].Text == year
	}
	r.page(at, page, nil)
}

func subjectYearPath(m *subject, year string) string {
	return indicatorsFolder + "/" + m.id + "/" + year + ".html"
}

// subjectYears are links to the pages of years, the newest first. A year has one where two organs of a level can be ranked; of
// applicants, the total has them: a page for each applicant, row and year would be most of a young site's, and hardly be read.
func subjectYears(at string, m *subject, all []*shelf) []templates.Link {
	var list []templates.Link
	for _, s := range all {
		year := strconv.Itoa(s.year)
		if m.ranks(s) && (len(list) == 0 || list[len(list)-1].Text != year) {
			list = append(list, templates.Link{Text: year, Href: relative(at, subjectYearPath(m, year))})
		}
	}
	return list
}

// ranks reports whether the year of the shelf has a page for the subject that ranks it: two or more of the figures are not 0.
func (m *subject) ranks(s *shelf) bool {
	return m.inDetail() && s.some >= 2
}

// spreadTable is how the figures are distributed, level by level and year by year.
func spreadTable(at string, m *subject, all []*shelf) *templates.Table {
	t := templates.Table{ID: "spread", Caption: m.name + "：各级各年度的分布", Short: true, Heads: [][]templates.Head{{{Text: "年度", Label: true},
		{Text: "报告"}, {Text: "有数字"}, {Text: "最小"}, {Text: "下四分位"}, {Text: "中位数"}, {Text: "上四分位"}, {Text: "最大"}}}}
	for _, level := range append(slices.Clone(levels), "") {
		g := templates.Group{Label: levelWord(level), Column: 8}
		if level == "" {
			g.Label = "级别未定"
		}
		for _, s := range all {
			if s.level != level {
				continue
			}
			year := strconv.Itoa(s.year)
			row := templates.Row{Label: year,
				Cells: []templates.Cell{countCell(int64(len(s.readings))), countCell(int64(len(s.told)))}}
			if m.ranks(s) {
				row.Href = relative(at, subjectYearPath(m, year)) + "#" + setSlug(s.level, s.year)
			}
			if spread := s.spread; s.spreads {
				for _, n := range []report.Number{spread.Least, spread.Lower, spread.Median, spread.Upper, spread.Most} {
					row.Cells = append(row.Cells, templates.Cell{Value: n, State: report.Reported})
				}
			} else {
				row.Cells = append(row.Cells, templates.Cell{Empty: true}, templates.Cell{Empty: true}, templates.Cell{Empty: true}, templates.Cell{Empty: true}, templates.Cell{Empty: true})
			}
			g.Rows = append(g.Rows, row)
		}
		if len(g.Rows) > 0 {
			t.Groups = append(t.Groups, g)
		}
	}
	t.Align()
	return &t
}
