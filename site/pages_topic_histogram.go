package site

import (
	"fmt"
	"slices"

	"nianbao/chart"
	"nianbao/report"
	"nianbao/templates"
)

// A histogram counts organs by how large a figure of theirs is. Figures differ by orders of magnitude, so the bins grow:
// 0, then from 1, 2, 5, 10, 20, 50, … up to below the next of these.

// bin is the figures from one number up to below another.
type bin struct {
	from, below report.Number
	organs      int64
}

// binsOf counts the figures, none of which is negative: from the bin of the least to that of the largest, empty ones between
// them included. 0 is a bin of its own, and so is what is less than 1.
func binsOf(figures []report.Number) []bin {
	bins := []bin{{report.Int(0), report.Int(0), 0}, {report.Int(0), report.Int(1), 0}}
	largest := slices.MaxFunc(figures, report.Number.Cmp)
	for from, step := int64(1), 0; report.Int(from).Cmp(largest) <= 0; step++ {
		next := from * 2
		if step%3 == 1 {
			next = from / 2 * 5
		}
		bins = append(bins, bin{report.Int(from), report.Int(next), 0})
		from = next
	}
	for _, n := range figures {
		i := 0
		for n.Sign() != 0 && (i == 0 || n.Cmp(bins[i].below) >= 0) {
			i++
		}
		bins[i].organs++
	}
	if bins[1].organs == 0 { // whole numbers
		bins = slices.Delete(bins, 1, 2)
	}
	first := slices.IndexFunc(bins, func(b bin) bool { return b.organs > 0 })
	return bins[first:]
}

// label is what figures the bin counts: 0, 1, 2–4; of figures that are not all whole, 2–5 and below 5.
func (b bin) label(whole bool) string {
	last, _ := b.below.Add(report.Int(-1))
	switch {
	case b.below.Sign() == 0:
		return "0"
	case b.from.Sign() == 0:
		return "<1"
	case !whole:
		return "≥" + b.from.String()
	case last.Cmp(b.from) == 0:
		return b.from.String()
	}
	return b.from.String() + "–" + last.String()
}

// drawHistogram draws how the figures that the drawing's organs are chosen by are distributed over all of them.
func (c comparison) drawHistogram(t *templates.Topic, s chart.Spec, d topicDrawing, lines []line) error {
	var figures []report.Number
	whole, without := true, 0
	for _, l := range lines {
		cell := d.by.cell(l)
		if !cell.State.HasValue() || cell.Value.Sign() < 0 {
			without++
			continue
		}
		figures = append(figures, cell.Value)
		whole = whole && cell.Value.Whole()
	}
	if len(figures) < leastSpread {
		return nil
	}
	series := chart.Series{Name: "机关数"}
	for _, b := range binsOf(figures) {
		s.Labels = append(s.Labels, b.label(whole))
		series.Points = append(series.Points, chart.Point{Value: report.Int(b.organs), State: report.Reported})
	}
	s.ID += "_spread"
	s.Title = fmt.Sprintf("%d 年%s %d 个%s按%s的分布", c.set.year, c.set.where(), len(figures), levelWord(c.set.level), d.by.words())
	s.Unit, s.Noun, s.Series = "个", "档", []chart.Series{series}
	s.Organs, s.Reports = len(figures), len(figures)
	s.Notes = append(s.Notes, fmt.Sprintf("横轴是每个机关的数（%s），按 1、2、5 分档，档宽不等；柱高是机关数。", d.by.indicator().Unit))
	if without > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("没有数值的 %d 个不计。", without))
	}
	return draw(t, s)
}
