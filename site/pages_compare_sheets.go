package site

import (
	"fmt"
	"strconv"

	"nianbao/templates"
)

// A page of a comparison stays below 200 KB, however many organs the set has. Tables that do not fit on the set's own page
// stand on numbered sheets beside it:
//
//	henan/township-2022.html              the set
//	henan/township-2022.new.html          the table of a topic, henan/township-2022.new-2.html, …
//	henan/township-2022.all-requests.html all figures of a table of the form
//
// Which organs stand on which sheet depends on the set; the set's page, its sections and its cells do not move.

// How many bytes the parts of a page may have together, so that it stays below 200 KB.
const (
	pageRoom  = 170_000
	sheetRoom = 180_000
)

// room is what the set's page has for charts and tables of organs, beside the distributions and the list of organs.
func (c comparison) room() int {
	room := pageRoom
	if c.large() {
		for _, part := range c.full {
			room -= part.weight()
		}
		if c.regions != nil {
			room -= weightOf(c.regions)
		}
	} else {
		room -= len(c.lines) * (200 + 100*len(yearsOf(c.set.place.below)))
	}
	for _, t := range c.topics {
		if t.spread != nil {
			room -= weightOf(t.spread)
		}
	}
	return room
}

// layOut weighs charts and tables of the set, and says where they stand. The set's page has the charts, then the tables of topics,
// then all figures, as far as they fit. Charts that have no room on it are those behind the first of each topic, then those of the
// last topics.
func (c *comparison) layOut() {
	room, charts := c.room(), 0
	told := map[string]bool{}
	for _, t := range c.topics {
		for i := range t.drawings {
			one := &t.drawings[i]
			for _, drawn := range one.Charts {
				if told[drawn.Names] { // see shareNames
					one.weight -= len(drawn.Names)
				}
				told[drawn.Names] = true
			}
			charts += one.weight
		}
	}
	if charts > room {
		c.setAside(room)
	}
	room -= charts
	c.tellOnce()
	for i := range c.topics {
		t := &c.topics[i]
		if !c.large() {
			room -= weightOf(&t.table)
		}
		t.apart = c.large() || room < 0
	}
	for i := range c.full {
		if !c.large() {
			room -= c.full[i].weight()
			c.full[i].apart = room < 0 && c.full[i].Table != nil
		}
	}
}

// tellOnce has the first table of the page tell where organs lead, and distributions where indicators do. Tables that stand on
// sheets tell it themselves.
func (c *comparison) tellOnce() {
	if c.large() {
		return
	}
	first := c.topics[0].table.ID
	for i := range c.topics {
		t := &c.topics[i]
		if i > 0 {
			t.table.Lead(first)
		}
		if t.spread != nil {
			t.table.Define(t.spread.ID)
		}
	}
	for _, full := range c.full {
		if full.Table != nil {
			full.Table.Lead(first)
		}
	}
}

// setAside puts the charts that have no room on sheets.
func (c *comparison) setAside(room int) {
	for _, first := range []bool{true, false} {
		for _, t := range c.topics {
			for i := range t.drawings {
				if (i == 0) == first {
					room -= t.drawings[i].weight
					t.drawings[i].aside = room < 0
				}
			}
		}
	}
}

// weightOf is how many bytes the table takes with what stands around it.
func weightOf(t *templates.Table) int { return t.Weigh() + 500 }

// sheet is a page beside the set's own.
type sheet struct {
	path string
	page templates.Sheet
}

// links lead to the first of the sheets, and say how many there are.
func links(at string, sheets []sheet) []templates.Link {
	link := templates.Link{Text: sheets[0].page.Name, Href: relative(at, sheets[0].path)}
	if len(sheets) > 1 {
		link.Note = fmt.Sprintf("共 %d 页", len(sheets))
	}
	return []templates.Link{link}
}

// topicSheets are the topic's table, cut into sheets by organs, behind the drawings that stand aside.
func (c comparison) topicSheets(f topicFigures, aside []drawn) []sheet {
	room := sheetRoom
	for _, one := range aside {
		room -= one.weight
	}
	var contents [][]templates.Topic
	written := f.written
	if written == nil {
		written = f.table.Written()
	}
	pieces := written.Cut(room)
	for i := range pieces {
		t := templates.Topic{ID: f.spec.id, Title: f.spec.title, Table: &pieces[i].Table}
		if len(pieces) > 1 {
			t.Intro = fmt.Sprintf("%d 个机关按区划代码排，本页从%s到%s。", len(c.lines), c.lines[pieces[i].From].label, c.lines[pieces[i].To-1].label)
		}
		contents = append(contents, []templates.Topic{t})
	}
	show(&contents[0][0], aside, "#"+f.spec.id+".figures")
	shareNames(contents[0])
	return c.sheets(f.spec.id, f.spec.title+"：全部机关", contents)
}

// sheets makes pages of the contents, and links them with each other.
func (c comparison) sheets(id, name string, contents [][]templates.Topic) []sheet {
	var list []sheet
	for i := range contents {
		suffix := ""
		if i > 0 {
			suffix = "-" + strconv.Itoa(i+1)
		}
		list = append(list, sheet{path: c.set.path() + "." + id + suffix + ".html"})
	}
	for i, sheet := range list {
		title := c.title() + "：" + name
		if len(list) > 1 {
			title += fmt.Sprintf("（第 %d 页）", i+1)
		}
		crumbs := c.r.crumbs(sheet.path, c.set.place, nil, c.crumb(), name)
		crumbs[len(crumbs)-2].Href = relative(sheet.path, c.at)
		page := templates.Sheet{Frame: withSorting(withCharts(c.r.frame(sheet.path, title, crumbs...))), Heading: title, Name: name,
			Set: templates.Link{Text: "图、分布和其他各项", Href: relative(sheet.path, c.at) + "#" + id}, CSV: c.csv, Topics: contents[i]}
		for j, other := range list {
			if len(list) > 1 {
				page.Pages = append(page.Pages, templates.Link{Text: strconv.Itoa(j + 1), Href: relative(sheet.path, other.path), Current: j == i})
			}
		}
		list[i].page = page
	}
	return list
}
