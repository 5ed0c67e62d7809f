package data

import (
	"slices"
	"strconv"
)

// indicatorColumns say of what a row is.
var indicatorColumns = []Column{{"indicator", "指标"}, {"name", "名称"}, {"unit", "单位"}}

// YearsCSV is the table of one organ's reports, which are in the order of years: a row for each indicator that one of their forms has, a
// column for each year.
func YearsCSV(reports []Report) []byte {
	var c CSV
	for _, column := range indicatorColumns {
		c.Text(column.head())
	}
	for _, r := range reports {
		c.Int(r.Year)
	}
	c.Text(statesColumn.head())
	c.EndRow()
	w := &wides[len(wides)-1]
	cells, places := make([]laid, len(reports)), make([][]int, len(reports))
	for i, r := range reports {
		cells[i].lay(r.Cells)
		places[i] = w.places(r.Form)
	}
	row := make([]Figure, len(reports))
	var states []byte
	for column, ind := range w.indicators {
		for i, r := range reports {
			row[i] = w.figure(r.Report, &cells[i], places[i], column)
		}
		if !asked(row) {
			continue
		}
		c.Text(ind.ID)
		c.Text(ind.Name)
		c.Text(ind.Unit)
		states = states[:0]
		for i, f := range row {
			c.value(f.Cell)
			states = f.appendState(states, reports[i].Year)
		}
		c.Text(string(states))
		c.EndRow()
	}
	return c.Bytes()
}

// asked reports whether any figure is asked for.
func asked(row []Figure) bool {
	return slices.ContainsFunc(row, func(f Figure) bool { return !f.None })
}

// appendState tells of the figure's year where it is not reported.
func (f Figure) appendState(b []byte, year int) []byte {
	s := f.state()
	if s == "" {
		return b
	}
	if len(b) > 0 {
		b = append(b, ' ')
	}
	return append(append(strconv.AppendInt(b, int64(year), 10), '='), s...)
}
