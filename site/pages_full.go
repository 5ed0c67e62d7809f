package site

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// fullPart is what is told of one table of the form beside the topics.
type fullPart struct {
	templates.Part
	apart bool // its tables stand on sheets
}

func (p fullPart) tables() []*templates.Table {
	var list []*templates.Table
	if p.Table != nil {
		list = append(list, p.Table)
	}
	for _, t := range p.Topics {
		list = append(list, t.Table)
	}
	return list
}

func (p fullPart) weight() int {
	weight := 0
	for _, t := range p.tables() {
		weight += weightOf(t)
	}
	return weight
}

// fullPart is the part on the set's page, with the sheets on which its tables stand where that has no room.
func (c comparison) fullPart(p fullPart) (templates.Part, []sheet) {
	if !p.apart {
		return p.Part, nil
	}
	var contents [][]templates.Topic
	var groups [][]templates.Group // of the pieces
	for _, t := range p.tables() {
		pieces := t.Written().Cut(sheetRoom)
		for i := range pieces {
			contents = append(contents, []templates.Topic{{ID: p.ID, Title: p.Title, Table: &pieces[i].Table}})
			own := t.Groups
			if len(own) > 1 {
				own = own[pieces[i].From:pieces[i].To]
			}
			groups = append(groups, own)
		}
	}
	sheets := c.sheets(p.ID, p.Title, contents)
	left := p.Part
	left.Table, left.Topics, left.Moved = nil, nil, nil
	for i, s := range sheets {
		for _, g := range groups[i] {
			id, name := g.ID, g.Label
			if id == "" {
				id, name = s.page.Topics[0].Table.ID, p.Title
			}
			left.Moved = append(left.Moved, templates.Elsewhere{ID: id, Link: templates.Link{Text: name, Href: relative(c.at, s.path) + "#" + id}})
		}
	}
	left.Moved = append(left.Moved, p.Moved...)
	return left, sheets
}

// digests are the parts of a set of very many organs: a row for each row of the form, or for each indicator of it.
func (c comparison) digests() []fullPart {
	var parts []fullPart
	for _, table := range report.LayoutOf(report.Form2021).Tables {
		part := templates.Part{ID: "all-" + table.Key, Title: "全部指标的分布：" + sectionNames[table.Section].short}
		var measures []spreadRow
		for _, row := range c.rowsOf(table.Key) {
			for i, ind := range row.indicators {
				if table.Key == "requests" && !isTotal(ind.Key) {
					continue
				}
				column := topicColumn{"", rowTitle(ind) + "：" + seriesName(ind), []string{ind.ID}}
				m := c.measureOf(column)
				m.countFigures(column, c.lines)
				if table.Key == "requests" {
					m.label, m.id = row.title, row.id
				} else if i == 0 && table.Key == "review" {
					m.id = row.id
				}
				measures = append(measures, m)
			}
		}
		t := c.spreadTable(part.ID+".figures", part.Title, measures)
		part.Table = &t
		parts = append(parts, fullPart{Part: part})
	}
	return parts
}

// fullTables are the figures that the tables of topics do not hold, table by table of the form, and where the others stand: each
// stands once on the page. Of very many organs there are digests instead; each organ's figures stand in the smaller sets and on its
// report's page.
func (c comparison) fullTables() []fullPart {
	var parts []fullPart
	for _, table := range report.LayoutOf(report.Form2021).Tables {
		part := templates.Part{ID: "all-" + table.Key, Title: "全部数字：" + sectionNames[table.Section].short}
		rows := c.rowsOf(table.Key)
		switch table.Key {
		case "disclosure":
			c.disclosure(&part, rows)
		case "requests":
			c.requests(&part, rows, table.Blocks[0].Columns)
		default:
			for _, row := range rows {
				part.Moved = append(part.Moved, toldIn("cases", row.id, row.title))
			}
		}
		parts = append(parts, fullPart{Part: part})
	}
	return parts
}

// toldIn is the way to the topic that has the figures.
func toldIn(topic, id, name string) templates.Elsewhere {
	i := slices.IndexFunc(topicSpecs, func(spec topicSpec) bool { return spec.id == topic })
	return templates.Elsewhere{ID: id, Link: templates.Link{Text: name, Href: "#" + topic + ".figures", Note: "见“" + topicSpecs[i].title + "”"}}
}

// disclosure has what only the form of 2019 asks for in one table: all that the other asks for stands among the topics.
func (c comparison) disclosure(part *templates.Part, rows []indicatorRow) {
	var rest []report.Indicator
	for _, row := range rows {
		for _, ind := range row.indicators {
			if !inTopics[ind.ID] {
				rest = append(rest, ind)
			}
		}
	}
	for _, f := range c.forms {
		id := "disclosure-" + string(f)
		if f == report.Form2019 && len(rest) > 0 {
			own := slices.DeleteFunc(slices.Clone(c.lines), func(l line) bool { return l.report.Form != f })
			t := matrix(c.at, id+".figures", "主动公开政府信息情况，"+formWord(f)+"表样", "机关", own, rest)
			part.Table = &t
		}
		for i, topic := range []string{"documents", "decisions", "fees"} {
			told := toldIn(topic, id+"."+topic, formWord(f)+"表样")
			if i == 0 {
				told.ID = id
			}
			part.Moved = append(part.Moved, told)
		}
	}
}

// inTopics are the indicators, by ID, whose figures stand in the tables of topics.
var inTopics = func() map[string]bool {
	list := map[string]bool{}
	for _, spec := range topicSpecs {
		for _, column := range spec.columns {
			if len(column.ids) == 1 {
				list[column.ids[0]] = true
			}
		}
	}
	return list
}()

// requests has a group for each row of 申请办理 that is no topic, of the organs that have something else than zeros in it.
func (c comparison) requests(part *templates.Part, rows []indicatorRow, columns []report.Column) {
	t := templates.Table{ID: part.ID + ".figures", Caption: strings.TrimPrefix(part.Title, "全部数字：") + "：各机关的数字", Short: true, Tall: true}
	heads := []templates.Head{{Text: "机关", Label: true}}
	for _, column := range columns {
		heads = append(heads, templates.Head{Text: column.Name})
	}
	t.Heads = [][]templates.Head{heads}
	var zero []string
	for _, row := range rows {
		if topic := topicOfRow[row.id]; topic != "" {
			part.Moved = append(part.Moved, toldIn(topic, row.id, row.title))
			continue
		}
		g := c.requestGroup(row, len(heads))
		if len(g.Rows) == 0 {
			zero = append(zero, row.title)
			continue
		}
		t.Groups = append(t.Groups, g)
	}
	if len(t.Groups) > 0 {
		t.Align()
		part.Table = &t
	}
	part.Zero = zeroSentence("各机关", zero)
}

// topicOfRow is the topic that has all columns of a row of 申请办理.
var topicOfRow = map[string]string{"requests.new": "new", "requests.carried_in": "carried", "requests.carried_out": "carried"}

func (c comparison) requestGroup(row indicatorRow, width int) templates.Group {
	last := row.indicators[len(row.indicators)-1]
	g := templates.Group{ID: row.id, Key: row.id, Label: row.title, Href: relative(c.at, indicatorPath(last.ID)), Column: width}
	for i := range c.lines {
		l := &c.lines[i]
		if allZero(c.lines[i:i+1], row.indicators) {
			continue
		}
		r := templates.Row{Label: l.label, Note: l.note, Href: l.href, Sole: l.sole, Cells: make([]templates.Cell, 0, len(row.indicators))}
		for i := range row.indicators {
			ind := &row.indicators[i]
			cell := figure(l, ind)
			cell.Total = isTotal(ind.Column.Key)
			r.Cells = append(r.Cells, cell)
		}
		g.Rows = append(g.Rows, r)
	}
	if n := len(c.lines) - len(g.Rows); n > 0 {
		g.Note = fmt.Sprintf("其余 %d 个机关各列均为 0。", n)
	}
	return g
}

// rowsOf are the rows of a table that the set's forms have.
func (c comparison) rowsOf(table string) []indicatorRow {
	return slices.DeleteFunc(slices.Clone(rowsOfForms[formsOf(c.set.entries)]), func(r indicatorRow) bool { return r.table != table })
}

// rowsOfForms are the rows that reports of either form have, and those of both.
var rowsOfForms = func() map[twoForms][]indicatorRow {
	of := func(forms ...report.Form) (lines []line) {
		for _, f := range forms {
			lines = append(lines, line{report: &report.Report{Form: f, Cells: report.NewCells(f)}})
		}
		return lines
	}
	now, before := report.Form2021, report.Form2019
	return map[twoForms][]indicatorRow{{now: true}: indicatorRows(of(now)), {before: true}: indicatorRows(of(before)),
		{now: true, before: true}: indicatorRows(of(now, before))}
}()
