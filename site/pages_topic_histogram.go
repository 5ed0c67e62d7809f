package site

import (
	"fmt"
	"slices"

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

// classes count the lines by the figure that a drawing's organs are chosen by.
func (c comparison) classes(d topicDrawing, lines []line, by column) templates.Classes {
	var readings []*reading
	for _, l := range lines {
		if cell := by.at(l.n); cell.State.HasValue() {
			readings = append(readings, &reading{cell: report.Cell{Value: cell.Value, State: cell.State}})
		}
	}
	unit, left := d.by.indicator().Unit, ""
	if n := len(lines) - len(readings); n > 0 {
		left = fmt.Sprintf("，没有数值的 %d 个不计", n)
	}
	return templates.Classes{
		Said: fmt.Sprintf("%d 个%s按%s（%s）分档%s：", len(readings), levelWord(c.set.level), d.by.words(), unit, left),
		Bars: (&subject{unit: unit}).histogram(readings),
	}
}
