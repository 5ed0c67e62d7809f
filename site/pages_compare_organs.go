package site

import (
	"fmt"

	"nianbao/gazetteer"
	"nianbao/report"
	"nianbao/templates"
)

// namedMissing is how many governments without a report are named; more are counted.
const namedMissing = 60

// organs tells who is compared, and who of the level is not: the list of organs, or of very many the smaller sets that they
// stand in.
func (c comparison) organs(page *templates.Comparison) {
	s := c.set
	if c.large() {
		page.Regions = c.regions
	} else {
		page.AllYears = yearsOf(s.place.below)
		for _, e := range s.entries {
			page.Organs = append(page.Organs, organEntry(c.at, e.organ, page.AllYears))
		}
	}
	for _, e := range s.without {
		page.Free = append(page.Free, templates.Link{Text: e.organ.Name, Href: relative(c.at, e.path()+".html")})
	}
	lost, known := s.missing()
	if known > 0 {
		page.Covered = fmt.Sprintf("统计用区划代码中%s有 %d 个%s，其中 %d 个有 %d 年度报告，%d 个没有",
			s.place.name, known, levelWord(s.level), known-len(lost), s.year, len(lost))
		if s.place.hasCoverage() {
			page.Coverage = templates.Link{Text: "覆盖情况", Href: relative(c.at, coveragePath(s.place)), Note: "哪些政府哪一年度有报告"}
		}
	}
	if len(lost) <= namedMissing {
		for _, d := range lost {
			page.Missing = append(page.Missing, c.divisionLink(d))
		}
	}
	for _, o := range s.absent() {
		page.Absent = append(page.Absent, templates.Link{Text: o.Name, Href: relative(c.at, o.path+".html")})
	}
}

// divisionLink leads to the division's page, if it has reports on other years.
func (c comparison) divisionLink(d gazetteer.Division) templates.Link {
	link := templates.Link{Text: d.Name}
	if p := c.set.place.find(d); p != nil {
		link.Href = relative(c.at, p.path+".html")
	}
	return link
}

// find gives the place of a division in the place, nil where it has no report.
func (p *place) find(d gazetteer.Division) *place {
	if d.Code == p.division.Code {
		return p
	}
	from := p
	if parent, ok := d.Parent(); ok && parent.Code != p.division.Code {
		from = p.find(parent)
	}
	if from == nil {
		return nil
	}
	return from.childOf(d)
}

// missing are the governments of the level in the place that have no report on the year, and how many there are in all, as
// far as the gazetteer knows. Of departments it knows none.
func (s set) missing() (lost []gazetteer.Division, known int) {
	reporting := map[string]bool{}
	for _, e := range s.entries {
		reporting[e.organ.Code] = true
	}
	for _, e := range s.without {
		reporting[e.organ.Code] = true
	}
	var walk func([]gazetteer.Division)
	walk = func(list []gazetteer.Division) {
		for _, d := range list {
			switch {
			case d.Level != s.level:
				walk(d.Children())
			case reporting[d.Code]:
				known++
			case d.Government() != "":
				known++
				lost = append(lost, d)
			}
		}
	}
	if s.level == report.Department {
		return nil, 0
	}
	if s.place.parent == nil {
		walk(gazetteer.Provinces())
	} else {
		walk(s.place.division.Children())
	}
	return lost, known
}

// absent are the organs of the level in the place that have reports, but none on the year, and that missing does not know.
func (s set) absent() []*organ {
	var list []*organ
	for _, e := range s.place.below {
		o := e.organ
		if _, ok := o.in(s.year); ok || o.Level != s.level || len(list) > 0 && list[len(list)-1] == o {
			continue
		}
		if o.Level == report.Department || o.place == nil {
			list = append(list, o)
		}
	}
	return list
}

// regionColumns are what is told of each of the smaller sets in a set.
var regionColumns = []topicColumn{
	{"", "新收申请", []string{"requests.new.total"}}, {"", "办理结果", []string{"requests.total.total"}},
	licensingColumn, penaltyColumn, {"", "行政复议", []string{"review.total"}},
}

// regionsTable is the table of the places next below with their organs of the set: how many, how many are missing, and
// quartiles. A place leads to its own set, or to its page where it has too few organs for one.
func (c comparison) regionsTable() *templates.Table {
	s := c.set
	top := []templates.Head{{Text: "地区", Label: true, Down: 2}, {Text: "有报告", Down: 2}, {Text: "没有", Down: 2}}
	var bottom []templates.Head
	for _, column := range regionColumns {
		top = append(top, templates.Head{Text: column.name, Span: 3})
		bottom = append(bottom, templates.Head{Text: "下四分位"}, templates.Head{Text: "中位"}, templates.Head{Text: "上四分位"})
	}
	t := templates.Table{ID: "regions-table", Caption: "各地区的机关数和中位数、四分位数", Short: true, Wide: true,
		Heads: [][]templates.Head{top, bottom}}
	g := templates.Group{Sorts: true}
	for _, child := range s.place.children {
		below, ok := child.setOf(s.level, s.year)
		if !ok {
			below = set{place: child, level: s.level, year: s.year, entries: child.on(s.level, s.year)}
		}
		if len(below.entries) == 0 {
			continue
		}
		href := relative(c.at, child.path+".html")
		if ok {
			href = relative(c.at, below.path()+".html")
		}
		g.Rows = append(g.Rows, regionRow(child.name, href, below))
	}
	if len(g.Rows) < 2 {
		return nil
	}
	t.Groups = []templates.Group{g}
	t.Align()
	return &t
}

// on are the reports of organs of the level in the place on the year, those without tables left out.
func (p *place) on(level report.Level, year int) []entry {
	var list []entry
	for _, e := range p.below {
		if e.organ.Level == level && e.Year == year && e.Cells.Len() > 0 {
			list = append(list, e)
		}
	}
	return list
}

func regionRow(name, href string, s set) templates.Row {
	row := templates.Row{Label: name, Href: href, Cells: []templates.Cell{countCell(int64(len(s.entries))), {Empty: true}}}
	if lost, known := s.missing(); known > 0 {
		row.Cells[1] = countCell(int64(len(lost)))
	}
	lines := s.lines("")
	for _, column := range regionColumns {
		var m spreadRow
		m.countFigures(column, lines)
		row.Cells = appendSpread(row.Cells, m.figures)
		row.Cells = row.Cells[:len(row.Cells)-1] // without the largest
	}
	return row
}
