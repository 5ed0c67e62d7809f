package site

import (
	"fmt"

	"nianbao/chart"
	"nianbao/report"
	"nianbao/templates"
)

// topics are the main questions of the form.
func topics(s set, lines []line) ([]templates.Topic, error) {
	var list []templates.Topic
	for _, spec := range topicSpecs {
		t := templates.Topic{ID: spec.id, Title: spec.title, Intro: spec.intro}
		table := spec.table(lines)
		if err := spec.charts(&t, s, lines, table); err != nil {
			return nil, err
		}
		t.Table = &table
		list = append(list, t)
	}
	return list, nil
}

func (spec topicSpec) table(lines []line) templates.Table {
	t := templates.Table{ID: spec.id + ".figures", Caption: spec.title + "：各机关的数字", Short: true, Wide: len(spec.columns) > 7}
	heads := []templates.Head{{Text: "机关", Label: true}}
	for _, c := range spec.columns {
		h := templates.Head{Text: c.name}
		if len(c.keys) > 1 {
			h.Note = fmt.Sprintf("%d 项之和", len(c.keys))
		}
		heads = append(heads, h)
	}
	t.Heads = [][]templates.Head{heads}
	var g templates.Group
	for _, l := range lines {
		row := templates.Row{Label: l.label, Note: l.note, Href: l.href}
		for _, c := range spec.columns {
			row.Cells = append(row.Cells, c.cell(l))
		}
		g.Rows = append(g.Rows, row)
	}
	t.Groups = []templates.Group{g}
	return t
}

// cell is the column's figure in a report. A sum stands where every part has a value; （六）其他处理 printed as
// one row needs no sum.
func (c topicColumn) cell(l line) templates.Cell {
	ind, _ := report.IndicatorByID(c.keys[0])
	if len(c.keys) == 1 {
		cell := figure(l, ind)
		cell.Total = c.name == total
		return cell
	}
	cell := figureCell(l.report.Sum(c.keys...))
	cell.Href = l.page + "#" + c.keys[0]
	return cell
}

func (spec topicSpec) charts(t *templates.Topic, s set, lines []line, table templates.Table) error {
	labels, hrefs := chartLabels(lines)
	var series []chart.Series
	for i, column := range spec.columns {
		if !column.drawn {
			continue
		}
		one := chart.Series{Name: column.name}
		for _, row := range table.Groups[0].Rows {
			one.Points = append(one.Points, chartPoint(row.Cells[i]))
		}
		series = append(series, one)
	}
	base := chart.Spec{Unit: "件", Kind: chart.Bars, Noun: levelWord(s.level), Labels: labels, LabelHrefs: hrefs,
		List: "#organs", Table: "#" + spec.id + ".figures"}
	title := func(what string) string {
		return fmt.Sprintf("%d 年%s %d 个%s的%s", s.year, s.where(), len(s.entries), levelWord(s.level), what)
	}
	if spec.stacked {
		base.ID, base.Title, base.Series, base.Stacked = chart.ID("compare", spec.id), title(spec.title), series, true
		return draw(t, base)
	}
	for i, one := range series {
		each := base
		each.ID, each.Title = chart.ID("compare", spec.id, fmt.Sprint(i+1)), title(one.Name)
		each.Series = []chart.Series{one}
		if err := draw(t, each); err != nil {
			return err
		}
	}
	return nil
}

// chartLabels are the lines' names, with the place behind where one stands twice.
func chartLabels(lines []line) (labels, hrefs []string) {
	counts := map[string]int{}
	for _, l := range lines {
		counts[l.label]++
	}
	for _, l := range lines {
		label := l.label
		if counts[label] > 1 && l.note != "" {
			label += "（" + l.note + "）"
		}
		labels, hrefs = append(labels, label), append(hrefs, l.href)
	}
	return labels, hrefs
}
