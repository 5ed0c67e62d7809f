package site

import (
	"fmt"
	"slices"
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

// layout says which tables stand on the set's own page.
type layout int

const (
	nothing layout = iota // none
	topics                // those of the topics
	all                   // those of all figures too
)

// How many bytes the parts of a page may have together, so that it stays below 200 KB.
const (
	pageRoom  = 172_000
	sheetRoom = 160_000
)

// room is what the set's page has for charts and tables of organs, beside the distributions and the list of organs.
func (c comparison) room() int {
	room := pageRoom
	if c.large() {
		for _, part := range c.digests() {
			room -= partWeight(part)
		}
		if t := c.regions(); t != nil {
			room -= tableWeight(t)
		}
	} else {
		room -= len(c.lines) * (200 + 100*len(yearsOf(c.set.place.below)))
	}
	for _, spec := range topicSpecs {
		if t := c.spread(spec); t != nil {
			room -= tableWeight(t)
		}
	}
	return room
}

// layOut weighs charts and tables of the set, and says where they stand. Charts that have no room on the set's page are
// those behind the first of each topic, then those of the last topics.
func (c *comparison) layOut() {
	room, charts := c.room(), 0
	for _, list := range c.drawings {
		for _, one := range list {
			charts += one.weight
		}
	}
	if !c.large() {
		tables, full := c.topicsWeight(), 0
		for _, part := range fullTables(c.at, c.lines) {
			full += partWeight(part)
		}
		if charts+tables+full <= room {
			c.inline = all
			return
		}
	}
	if !c.large() && charts+c.topicsWeight() <= room {
		c.inline = topics
		return
	}
	for _, first := range []bool{true, false} {
		for _, list := range c.drawings {
			for i := range list {
				if (i == 0) == first {
					room -= list[i].weight
					list[i].aside = room < 0
				}
			}
		}
	}
}

func (c comparison) topicsWeight() int {
	weight := 0
	for _, spec := range topicSpecs {
		t := c.topicTable(spec, c.lines)
		weight += tableWeight(&t)
	}
	return weight
}

func partWeight(p templates.Part) int {
	weight := 0
	if p.Table != nil {
		weight = tableWeight(p.Table)
	}
	for _, t := range p.Topics {
		weight += tableWeight(t.Table)
	}
	return weight
}

// tableWeight is how many bytes the table takes with what stands around it.
func tableWeight(t *templates.Table) int { return len(t.HTML()) + 500 }

// rowWeight is how many bytes a row of so many linked cells takes at most.
func (c comparison) rowWeight(cells int) int {
	longest := 0
	for _, l := range c.lines {
		longest = max(longest, len(l.page))
	}
	return 250 + longest + cells*(longest+80)
}

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
func (c comparison) topicSheets(spec topicSpec, aside []drawn) []sheet {
	room := sheetRoom
	for _, one := range aside {
		room -= one.weight
	}
	rows := max(10, room/c.rowWeight(len(c.asked(spec.columns))+len(spec.rates)))
	var contents [][]templates.Topic
	for lines := range slices.Chunk(c.lines, rows) {
		table := c.topicTable(spec, lines)
		t := templates.Topic{ID: spec.id, Title: spec.title, Table: &table}
		if n := len(c.lines); n > rows {
			t.Intro = fmt.Sprintf("%d 个机关按区划代码排，本页从%s到%s。", n, lines[0].label, lines[len(lines)-1].label)
		}
		contents = append(contents, []templates.Topic{t})
	}
	show(&contents[0][0], aside, "#"+spec.id+".figures")
	return c.sheets(spec.id, spec.title+"：全部机关", contents)
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
