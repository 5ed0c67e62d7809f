package site

import (
	"fmt"
	"slices"

	"nianbao/chart"
	"nianbao/templates"
)

// A chart has a bar for each organ. Of more than mostDrawn organs it has those with the largest figures, and how all of
// them are distributed stands beside it.
const (
	mostDrawn    = 60
	largestDrawn = 30
)

// large reports whether the set has more organs than can be drawn.
func (c comparison) large() bool { return len(c.lines) > mostDrawn }

// charts adds drawings of the topic. table is the link to the table with the same figures.
func (c comparison) charts(t *templates.Topic, spec topicSpec, drawings []topicDrawing, table string) error {
	for _, d := range drawings {
		base := chart.Spec{ID: chart.ID(c.drawingID(spec, d)...), Kind: chart.Bars, Noun: levelWord(c.set.level),
			List: "#organs", Table: table, Data: c.csv}
		if len(d.rates) > 0 {
			if err := c.drawRates(t, base, d); err != nil {
				return err
			}
			continue
		}
		columns := c.asked(d.columns)
		lines := askedLines(c.lines, columns)
		drawn := len(t.Charts)
		if err := draw(t, c.columnChart(base, d, columns, lines)); err != nil {
			return err
		}
		if len(t.Charts) == drawn { // the sentence that stands for it does not say what it is about
			t.Zero[len(t.Zero)-1] = d.title + "：" + t.Zero[len(t.Zero)-1]
		} else if c.large() {
			if err := c.drawHistogram(t, base, d, lines); err != nil {
				return err
			}
		}
	}
	return nil
}

// parted tells the drawings on the set's page from those that stand with the table on its sheets. What no form of the set
// asks for is none of either.
func (c comparison) parted(spec topicSpec) (here, aside []topicDrawing) {
	all := slices.DeleteFunc(slices.Clone(spec.drawings), func(d topicDrawing) bool { return len(d.rates) == 0 && len(c.asked(d.columns)) == 0 })
	if spec.together {
		return all, nil
	}
	return all[:1], all[1:]
}

func (c comparison) drawingID(spec topicSpec, d topicDrawing) []string {
	if d.id == "" {
		return []string{"compare", spec.id}
	}
	return []string{"compare", spec.id, d.id}
}

// askedLines are the reports whose form asks for the columns.
func askedLines(lines []line, columns []topicColumn) []line {
	return slices.DeleteFunc(slices.Clone(lines), func(l line) bool {
		return !slices.ContainsFunc(columns, func(column topicColumn) bool { return column.indicator().Has(l.report.Form) })
	})
}

// columnChart sets the columns of the lines end to end, of the largest where there are too many.
func (c comparison) columnChart(s chart.Spec, d topicDrawing, columns []topicColumn, lines []line) chart.Spec {
	if c.large() {
		lines = largestLines(lines, d.by)
		s.Notes = append(s.Notes, c.largestNote(d, len(lines)))
	}
	s.Title, s.Unit, s.Stacked = c.drawingTitle(d, len(lines)), columns[0].indicator().Unit, len(columns) > 1
	s.Labels, s.LabelHrefs = chartLabels(lines)
	for _, column := range columns {
		series := chart.Series{Name: column.name}
		for _, l := range lines {
			series.Points = append(series.Points, chartPoint(column.cell(l)))
		}
		s.Series = append(s.Series, series)
	}
	return s
}

// largestLines are the lines with the largest figures of the column, the largest first; of equals, in their order. Those
// without a figure come last.
func largestLines(lines []line, by topicColumn) []line {
	cells := map[string]templates.Cell{}
	for _, l := range lines {
		cells[l.page] = by.cell(l)
	}
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b line) int {
		x, y := cells[a.page], cells[b.page]
		if !x.State.HasValue() || !y.State.HasValue() {
			return compareBool(!x.State.HasValue(), !y.State.HasValue())
		}
		return y.Value.Cmp(x.Value)
	})
	return sorted[:min(largestDrawn, len(sorted))]
}

func (c comparison) largestNote(d topicDrawing, n int) string {
	return fmt.Sprintf("图中是%s最多的 %d 个，从多到少排。", d.by.words(), n)
}

// words name the column in a sentence.
func (column topicColumn) words() string {
	if column.name == total {
		return column.indicator().Row.Name
	}
	return column.name
}

// drawingTitle says what is drawn, of how many organs, where and when.
func (c comparison) drawingTitle(d topicDrawing, n int) string {
	s := c.set
	which := fmt.Sprintf("%d 个%s", n, levelWord(s.level))
	if c.large() {
		which = fmt.Sprintf("%d 个%s中 %d 个", len(c.lines), levelWord(s.level), n)
	}
	return fmt.Sprintf("%d 年%s %s的%s", s.year, s.where(), which, d.title)
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
