package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"nianbao/check"
	"nianbao/gazetteer"
	"nianbao/report"
	"nianbao/templates"
)

// coverageName is the page of which governments of a place have reports, below the place's own page.
const coverageName = "coverage"

func coveragePath(p *place) string {
	if p.path == "" {
		return coverageName + ".html"
	}
	return p.path + "/" + coverageName + ".html"
}

// hasCoverage reports whether there are governments below the place to tell of.
func (p *place) hasCoverage() bool { return p.path == "" || len(p.division.Children()) > 0 }

// coveragePage tells which governments of the place and below it have a report on which year.
func (r *renderer) coveragePage(p *place) templates.Coverage {
	at := coveragePath(p)
	title := p.name + "的覆盖情况"
	reports := make([]*report.Report, len(p.below))
	for i, e := range p.below {
		reports[i] = e.Report
	}
	covered := check.Cover(p.division, reports)
	page := templates.Coverage{
		Frame:   r.frame(at, title, r.crumbs(at, p, nil, "覆盖")...),
		Heading: title,
		About: fmt.Sprintf("%s各级政府各年度是否有报告。政府的名单取自国家统计局的统计用区划代码；部门没有统一的名录，不计入。本站没有收录，不等于没有公布。",
			p.name),
		Levels: levelTable(covered),
		Places: dotTable(at, p, covered),
	}
	if p.parent == nil && len(covered.Years) > 0 {
		tiles := r.coverageTiles(at, covered)
		page.Tiles = &tiles
	}
	return page
}

// coverageTiles are the provinces with the share of governments in them that report on the newest year.
func (r *renderer) coverageTiles(at string, covered check.Coverage) templates.Tiles {
	last := len(covered.Years) - 1
	of := map[string]tiled{}
	for _, below := range covered.Below {
		n := below.Reported[last]
		percents, decimals := 100*float64(n)/float64(below.Known), 1
		if percents < 1 {
			decimals = 2 // one of 3,306 governments, the most a province has, is 0.03 %
		}
		share, err := report.ParseNumber(strconv.FormatFloat(percents, 'f', decimals, 64))
		if err != nil {
			continue // a share is a number
		}
		of[below.Division.Code[:2]] = tiled{value: share, figure: shareWords(n, share), note: fmt.Sprintf("%d/%d", n, below.Known)}
	}
	return r.tiles(at, "provinces.tiles", fmt.Sprintf("%d 年度各省份有报告的政府所占的比例（%%）", covered.Years[last]), of)
}

// shareWords is the share of n governments; none at all is 0.
func shareWords(n int, share report.Number) string {
	if n == 0 {
		return "0"
	}
	return share.String() + "%"
}

func yearHeads(corner string, years []int) []templates.Head {
	heads := []templates.Head{{Text: corner, Label: true}}
	for _, y := range years {
		heads = append(heads, templates.Head{Text: strconv.Itoa(y)})
	}
	return heads
}

// levelTable has the levels as rows: how many governments have a report, of how many there are.
func levelTable(covered check.Coverage) templates.Table {
	t := templates.Table{ID: "levels-table", Caption: "各级政府有报告的个数", Short: true, Even: true,
		Heads: [][]templates.Head{yearHeads("级别", covered.Years)}, Groups: make([]templates.Group, 1)}
	for _, level := range covered.Levels {
		row := templates.Row{Label: levelWord(level.Level), Note: fmt.Sprintf("%d 个", level.Known)}
		for _, n := range level.Reported {
			c := countCell(int64(n))
			if n > 0 {
				c.Note = percent(n, level.Known)
			}
			row.Cells = append(row.Cells, c)
		}
		t.Groups[0].Rows = append(t.Groups[0].Rows, row)
	}
	return t
}

// dotTable has the places next below as rows, after the place itself where it has a government, and a dot for each
// year.
func dotTable(at string, p *place, covered check.Coverage) templates.Table {
	t := templates.Table{ID: "places-table", Caption: p.name + "各地区各年度的报告", Short: true, Even: true,
		Heads: [][]templates.Head{yearHeads("地区", covered.Years)}, Groups: make([]templates.Group, 1)}
	if p.path != "" {
		own := templates.Row{ID: "places-table.own", Label: p.name, Note: "本级", Href: relative(at, p.path+".html")}
		for _, y := range covered.Years {
			own.Cells = append(own.Cells, dot(at, p, y))
		}
		t.Groups[0].Rows = append(t.Groups[0].Rows, own)
	}
	for _, below := range covered.Below {
		child := p.childOf(below.Division)
		row := templates.Row{Label: below.Division.Name}
		if child != nil {
			row.Href = relative(at, child.path+".html")
			if child.hasCoverage() {
				row.Href = relative(at, coveragePath(child))
			}
		}
		for i, y := range covered.Years {
			c := dot(at, child, y)
			if below.Known > 1 {
				c.Note = fmt.Sprintf("%d/%d", below.Reported[i], below.Known)
			}
			row.Cells = append(row.Cells, c)
		}
		t.Groups[0].Rows = append(t.Groups[0].Rows, row)
	}
	return t
}

// childOf gives the place of a division next below, nil where it has no report.
func (p *place) childOf(d gazetteer.Division) *place {
	i, ok := slices.BinarySearchFunc(p.children, d.Code, func(c *place, code string) int { return cmp.Compare(c.division.Code, code) })
	if !ok {
		return nil
	}
	return p.children[i]
}

// dot tells whether the place's own government has a report on the year.
func dot(at string, p *place, year int) templates.Cell {
	if p != nil && p.own != nil {
		if e, ok := p.own.in(year); ok {
			return templates.Cell{Text: "●", Words: "有", Href: relative(at, e.path()+".html")}
		}
	}
	return templates.Cell{Text: "○", Words: "无"}
}
