package data

import (
	"fmt"
	"slices"
	"strconv"

	"nianbao/report"
)

// indicatorColumns say of what a row is.
var indicatorColumns = []Column{{"indicator", "指标"}, {"name", "名称"}, {"unit", "单位"}}

// YearsCSV is the table of one organ's reports, which are in the order of years: a row for each indicator that one of their forms has, a
// column for each year. Indicators of which every report that is asked has 0 are counted in the last row.
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
	zeros := 0
	var states []byte
	for column, ind := range w.indicators {
		for i, r := range reports {
			row[i] = w.figure(r.Report, &cells[i], places[i], column)
		}
		if asked, zero := allZero(row); !asked || zero {
			if asked {
				zeros++
			}
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
	if zeros > 0 {
		c.rest("", fmt.Sprintf("其余 %d 项：表样有此项的各年均为 0", zeros), 2+len(reports))
	}
	return c.Bytes()
}

// allZero reports whether any figure is asked for, and whether all that are asked for are 0 as they are printed, or sums of such.
func allZero(row []Figure) (asked, zero bool) {
	asked = slices.ContainsFunc(row, func(f Figure) bool { return !f.None })
	return asked, !slices.ContainsFunc(row, func(f Figure) bool { return !f.None && !f.zero() })
}

func (f Figure) zero() bool { return f.State == report.Reported && f.Value.Sign() == 0 }

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

// rest is the last row of a table that leaves out what is 0 throughout: it says how many rows that would be, and has no figures.
func (c *CSV) rest(first, said string, empty int) {
	c.Text(first)
	c.Text(said)
	for range empty {
		c.Empty()
	}
	c.EndRow()
}
