package data

import (
	"slices"
	"strconv"

	"nianbao/report"
)

// The table of cells has more rows than all others together, and they are much alike: a row begins as the others of its report, its
// cell is mostly like thousands before. So both are written once, for the report and for the cell's class, and copied.

// cellLines writes rows of cells as lines of text.
type cellLines struct {
	begin func(b []byte, r *Report) []byte      // up to the indicator
	name  func(id string) string                // the indicator, and what is between it and the state
	cell  func(b []byte, c *report.Cell) []byte // from the state up to the line
	end   string

	names  map[report.Form][]string
	cells  [report.Classes]string // what cell writes of a class
	report []byte                 // what begin writes of the report at hand
}

func (l *cellLines) append(b []byte, r *Report) []byte {
	names, ok := l.names[r.Form]
	if !ok {
		if l.names == nil {
			l.names = map[report.Form][]string{}
		}
		for _, id := range indicatorIDs(r.Form) {
			names = append(names, l.name(id))
		}
		l.names[r.Form] = names
	}
	l.report = l.begin(l.report[:0], r)
	i := 0
	r.Cells.EachClass(func(class report.Class, line int, own *report.Cell) {
		b = append(b, l.report...)
		b = append(b, names[i]...)
		i++
		if own != nil {
			b = l.cell(b, own)
		} else {
			if l.cells[class] == "" {
				c := class.Cell()
				l.cells[class] = string(l.cell(nil, &c))
			}
			b = append(b, l.cells[class]...)
		}
		b = strconv.AppendInt(b, int64(line), 10)
		b = append(b, l.end...)
	})
	return b
}

// indicatorIDs are the indicators of a form's cells, in the order of the cells.
func indicatorIDs(f report.Form) []string {
	var list []string
	for _, key := range slices.Concat(report.Keys(f), extraKeys(f)) {
		ind, _ := report.IndicatorOf(f, key)
		list = append(list, ind.ID)
	}
	return list
}
