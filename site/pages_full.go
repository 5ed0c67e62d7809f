package site

import (
	"fmt"
	"slices"

	"nianbao/report"
	"nianbao/templates"
)

// full is all figures that can be compared, table by table of the form, with the sheets on which they stand where the
// set's page has no room. Of very many organs it is how each indicator is distributed: each organ's figures stand in the
// smaller sets and on its report's page.
func (c comparison) full() ([]templates.Part, []sheet) {
	if c.large() {
		return c.digests(), nil
	}
	parts := fullTables(c.at, c.lines)
	if c.inline == all {
		return parts, nil
	}
	var sheets []sheet
	for i := range parts {
		moved := c.partSheets(parts[i])
		parts[i] = c.pointer(parts[i], moved)
		sheets = append(sheets, moved...)
	}
	return parts, sheets
}

// partSheets puts the tables of a part on sheets, as many on each as fit.
func (c comparison) partSheets(part templates.Part) []sheet {
	if part.Table != nil {
		return c.sheets(part.ID, part.Title, [][]templates.Topic{{{ID: part.ID, Title: part.Title, Table: part.Table}}})
	}
	var contents [][]templates.Topic
	weight := 0
	for _, t := range part.Topics {
		w := tableWeight(t.Table)
		if len(contents) == 0 || weight+w > sheetRoom {
			contents, weight = append(contents, nil), 0
		}
		contents[len(contents)-1] = append(contents[len(contents)-1], t)
		weight += w
	}
	return c.sheets(part.ID, part.Title, contents)
}

// pointer is the part with links in place of the tables that stand on the sheets; its anchors stay.
func (c comparison) pointer(part templates.Part, sheets []sheet) templates.Part {
	left := templates.Part{ID: part.ID, Title: part.Title, Zero: part.Zero}
	for _, s := range sheets {
		for _, t := range s.page.Topics {
			moved := templates.Elsewhere{ID: t.ID, Link: templates.Link{Text: t.Title, Href: relative(c.at, s.path) + "#" + t.ID}}
			if part.Table != nil {
				moved.ID = part.Table.ID
			}
			left.Moved = append(left.Moved, moved)
		}
	}
	return left
}

// digests are the parts of a set of very many organs: a row for each row of the form, or for each indicator of it.
func (c comparison) digests() []templates.Part {
	var parts []templates.Part
	for _, table := range report.LayoutOf(report.Form2021).Tables {
		part := templates.Part{ID: "all-" + table.Key, Title: "全部指标的分布：" + sectionNames[table.Section].short}
		var measures []spreadRow
		for _, row := range rowsOf(table.Key, c.lines) {
			for i, ind := range row.indicators {
				if table.Key == "requests" && !isTotal(ind.Key) {
					continue
				}
				m := c.measureOf(topicColumn{"", rowTitle(ind) + "：" + seriesName(ind), []string{ind.ID}})
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
		parts = append(parts, part)
	}
	return parts
}

// fullTables are all figures that can be compared, table by table of the form.
func fullTables(at string, lines []line) []templates.Part {
	var parts []templates.Part
	for _, table := range report.LayoutOf(report.Form2021).Tables {
		part := templates.Part{ID: "all-" + table.Key, Title: "全部数字：" + sectionNames[table.Section].short}
		switch table.Key {
		case "disclosure":
			part.Topics = disclosureTopics(at, lines)
		case "requests":
			part.Topics, part.Zero = requestTopics(at, lines, rowsOf(table.Key, lines))
		default:
			t := fullTable(at, table.Key, table.Title, table.Key, lines)
			part.Table = &t
		}
		parts = append(parts, part)
	}
	return parts
}

// disclosureTopics are one table for each form: organs of different forms share little in it, and what they
// share has been set side by side among the topics.
func disclosureTopics(at string, lines []line) []templates.Topic {
	var topics []templates.Topic
	for _, f := range []report.Form{report.Form2021, report.Form2019} {
		own := slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return l.report.Form != f })
		if len(own) == 0 {
			continue
		}
		id := "disclosure-" + string(f)
		t := fullTable(at, id+".figures", "主动公开政府信息情况，"+formWord(f)+"表样", "disclosure", own)
		topics = append(topics, templates.Topic{ID: id, Title: formWord(f) + "表样", Table: &t})
	}
	return topics
}

// fullTable has all indicators of a table of the form as columns.
func fullTable(at, id, caption, key string, lines []line) templates.Table {
	var all []report.Indicator
	for _, row := range rowsOf(key, lines) {
		all = append(all, row.indicators...)
	}
	return matrix(at, id, caption, "机关", lines, all)
}

// rowsOf are the rows of a table that the lines have.
func rowsOf(table string, lines []line) []indicatorRow {
	return slices.DeleteFunc(indicatorRows(lines), func(r indicatorRow) bool { return r.table != table })
}

// requestTopics are a table for each row of 申请办理, with the organs that have something else than zeros in it.
func requestTopics(at string, lines []line, rows []indicatorRow) (topics []templates.Topic, zeros string) {
	var zero []string
	for _, row := range rows {
		rest := slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return allZero([]line{l}, row.indicators) })
		if len(rest) == 0 {
			zero = append(zero, row.title)
			continue
		}
		t := matrix(at, row.id+".figures", row.title+"：各机关的数字", "机关", rest, row.indicators)
		topic := templates.Topic{ID: row.id, Title: row.title, Table: &t}
		if n := len(lines) - len(rest); n > 0 {
			topic.After = fmt.Sprintf("其余 %d 个机关各列均为 0。", n)
		}
		topics = append(topics, topic)
	}
	return topics, zeroSentence("各机关", zero)
}
