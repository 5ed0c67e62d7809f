package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// newestShown is how many reports the front page lists, doubtsShown how many findings.
const (
	newestShown = 12
	doubtsShown = 3
)

func (r *renderer) home() {
	const at = "index.html"
	root := r.c.root
	page := templates.Home{
		Frame:   r.frame(at, ""),
		Reports: len(root.below),
		Organs:  len(r.c.organs),
		Newest:  newest(at, root.below),
		Sets:    setYears(at, root.sets),
		Trends:  trendLinks(at, root),
	}
	page.Description = siteDescription
	for _, f := range r.quality().worth {
		told := tellFinding(at, f)
		told.Report.Text += " " + yearText(f.entry.Year)
		told.Rule = ruleLink(at, f.Rule)
		page.Doubts = append(page.Doubts, told)
	}
	page.Quality = templates.Link{Text: "全部核查结果", Href: qualityPath}
	years := yearsOf(root.below)
	if len(years) > 0 {
		page.FirstYear, page.LastYear = years[0], years[len(years)-1]
		page.Coverage = r.coverage(at, years)
		page.Covered = templates.Link{Text: root.name + "覆盖情况", Href: coveragePath(root), Note: "哪些政府哪一年度有报告"}
	}
	for _, p := range root.children {
		region := templates.RegionEntry{Place: placeLink(at, p)}
		for _, child := range p.children {
			region.Below = append(region.Below, placeLink(at, child))
		}
		page.Regions = append(page.Regions, region)
	}
	if n := len(r.c.unplaced); n > 0 {
		page.Regions = append(page.Regions, templates.RegionEntry{
			Place: templates.Link{Text: "归属未定", Href: unplacedFolder + ".html", Note: strconv.Itoa(n) + " 个机关"}})
	}
	for _, part := range catalogue(at) {
		page.Indicators = append(page.Indicators, templates.Link{Text: part.Title, Href: "indicators.html#" + part.ID})
	}
	page.Cases = caseLinks(at, root.below)
	r.page(at, page, nil)
}

// caseLinks lead to the reports that tell of reviews and lawsuits, with how many there are.
func caseLinks(at string, entries []entry) []templates.Link {
	var list []templates.Link
	for _, group := range caseGroups {
		n := 0
		for _, e := range entries {
			if c, _ := e.Cells.Get(group.ids[0]); c.State.HasValue() && c.Value.Sign() > 0 {
				n++
			}
		}
		list = append(list, templates.Link{Text: group.name, Href: relative(at, indicatorPath(group.ids[0])), Note: strconv.Itoa(n) + " 份"})
	}
	return list
}

func placeLink(at string, p *place) templates.Link {
	return templates.Link{Text: p.name, Href: relative(at, p.path+".html"), Note: strconv.Itoa(len(p.below)) + " 份"}
}

// coverage counts reports by province and year.
func (r *renderer) coverage(at string, years []int) templates.Table {
	t := templates.Table{ID: "coverage-table", Caption: "各省各年度的报告份数", Short: true}
	heads := []templates.Head{{Text: "地区", Label: true}}
	for _, y := range years {
		heads = append(heads, templates.Head{Text: strconv.Itoa(y)})
	}
	t.Heads = [][]templates.Head{append(heads, templates.Head{Text: "合计"})}
	row := func(name, href, cells string, entries []entry) templates.Row {
		counts := map[int]int64{}
		for _, e := range entries {
			counts[e.Year]++
		}
		row := templates.Row{Label: name, Href: href}
		for _, y := range years {
			c := templates.Cell{Empty: counts[y] == 0}
			if !c.Empty {
				c = countCell(counts[y])
				c.Href = cells
			}
			row.Cells = append(row.Cells, c)
		}
		row.Cells = append(row.Cells, countCell(int64(len(entries))))
		return row
	}
	var rows []templates.Row
	for _, p := range r.c.root.children {
		rows = append(rows, row(p.name, relative(at, p.path+".html"), relative(at, coveragePath(p)), p.below))
	}
	if len(r.c.unplaced) > 0 {
		var entries []entry
		for _, o := range r.c.unplaced {
			entries = append(entries, o.years...)
		}
		rows = append(rows, row("归属未定", unplacedFolder+".html", unplacedFolder+".html", entries))
	}
	t.Groups = []templates.Group{{Rows: rows}}
	if len(rows) > 1 {
		total := row("合计", "", "", r.c.root.below)
		total.Total = true
		t.Groups = append(t.Groups, templates.Group{Rows: []templates.Row{total}})
	}
	return t
}

func countCell(n int64) templates.Cell {
	return templates.Cell{Value: report.Int(n), State: report.Reported}
}

// newest are the latest reports: by year, then by date of publication, then in the order of organs.
func newest(at string, entries []entry) []templates.ReportEntry {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b entry) int {
		return cmp.Or(b.Year-a.Year, cmp.Compare(b.Published, a.Published))
	})
	var list []templates.ReportEntry
	for _, e := range sorted[:min(newestShown, len(sorted))] {
		list = append(list, templates.ReportEntry{
			Report: templates.Link{Text: e.organ.Name + " " + yearText(e.Year), Href: relative(at, e.path()+".html")},
			Region: strings.Join(e.organ.Region, " "), When: string(e.Published)})
	}
	return list
}
