package site

import (
	"fmt"
	"slices"

	"nianbao/chart"
	"nianbao/report"
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

// drawn is what became of one drawing: a chart, or the sentence that stands for it.
type drawn struct {
	templates.Topic
	weight int  // in bytes, about
	aside  bool // it stands with the topic's table on a sheet
}

// draw makes the topic's drawings. What no form of the set asks for is not drawn.
func (c comparison) draw(f *topicFigures) error {
	for _, d := range f.spec.drawings {
		base := chart.Spec{ID: chart.ID(c.drawingID(f.spec, d)...), Kind: chart.Bars, Noun: levelWord(c.set.level), List: "#organs", Data: c.csv}
		one := drawn{}
		columns := c.asked(d.columns)
		var err error
		switch {
		case len(d.rates) > 0:
			err = c.drawRates(&one.Topic, base, d, f)
		case len(columns) > 0:
			err = c.drawColumns(&one.Topic, base, d, columns, f)
		}
		if err != nil {
			return err
		}
		for _, chart := range one.Charts {
			one.weight += 1000 + len(chart.Static) + len(chart.Own) + len(chart.Title) + len(chart.Summary)
		}
		for _, classes := range one.Classes {
			one.weight += 400 + 100*len(classes.Bars)
		}
		f.drawings = append(f.drawings, one)
	}
	return nil
}

func (c comparison) drawColumns(t *templates.Topic, s chart.Spec, d topicDrawing, columns []topicColumn, f *topicFigures) error {
	lines, by := askedLines(c.lines, columns), f.of(d.by, c.lines)
	if err := draw(t, c.columnChart(s, d, columns, lines, by, f)); err != nil {
		return err
	}
	if len(t.Charts) == 0 { // the sentence that stands for it does not say what it is about
		t.Zero[0] = d.title + "：" + t.Zero[0]
	} else if c.large() {
		t.Classes = append(t.Classes, c.classes(d, lines, by))
	}
	return nil
}

// show adds the drawings to the topic; table is the link to the table with their figures.
func show(t *templates.Topic, list []drawn, table string) {
	for _, one := range list {
		for i := range one.Charts {
			one.Charts[i].Table = table
		}
		t.Charts, t.Zero, t.Classes = append(t.Charts, one.Charts...), append(t.Zero, one.Zero...), append(t.Classes, one.Classes...)
	}
}

func (c comparison) drawingID(spec topicSpec, d topicDrawing) []string {
	if d.id == "" {
		return []string{"compare", spec.id}
	}
	return []string{"compare", spec.id, d.id}
}

// askedLines are the reports whose form asks for the columns.
func askedLines(lines []line, columns []topicColumn) []line {
	asks := map[report.Form]bool{}
	for _, column := range columns {
		for _, form := range column.indicator().Forms {
			asks[form] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return !asks[l.report.Form] })
}

// columnChart sets the columns of the lines end to end, of the largest where there are too many.
func (c comparison) columnChart(s chart.Spec, d topicDrawing, columns []topicColumn, lines []line, by column, f *topicFigures) chart.Spec {
	if c.large() {
		lines = largestLines(lines, by)
		s.Notes = append(s.Notes, c.largestNote(d, len(lines)))
	}
	s.Title, s.Unit, s.Stacked = c.drawingTitle(d, len(lines)), columns[0].indicator().Unit, len(columns) > 1
	s.Labels, s.LabelHrefs = chartLabels(lines)
	c.refer(&s, d.by.cell)
	for _, column := range columns {
		series, cells := chart.Series{Name: column.name, Points: make([]chart.Point, 0, len(lines))}, f.of(column, c.lines)
		for _, l := range lines {
			series.Points = append(series.Points, chartPoint(*cells.at(l.n)))
		}
		s.Series = append(s.Series, series)
	}
	return s
}

// refer sets the figure of the government above beside those of the organs, which it holds with others.
func (c comparison) refer(s *chart.Spec, cell func(*line) templates.Cell) {
	if c.parent == nil {
		return
	}
	its := cell(c.parent)
	if its.None || its.Text != "" || !its.State.HasValue() {
		return
	}
	name := c.parent.label + "本级政府"
	s.References = []chart.Reference{{Label: name, Value: its.Value, Href: its.Href}}
	s.Notes = append(s.Notes, name+"的报告含其部门和下级，不是所列各机关之和。")
}

// largestLines are the lines with the largest figures of the column, the largest first; of equals, in their order. Those
// without a figure come last.
func largestLines(lines []line, by column) []line {
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b line) int {
		x, y := by.at(a.n), by.at(b.n)
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
