package data

import (
	"fmt"
	"slices"

	"nianbao/report"
)

// LongCSV is the table of one indicator: a row for each organ that has a report which can be compared in it, a column
// for each year of such a report. Organs that have 0 in each are counted in the last row.
func LongCSV(ind report.Indicator, organs []Organ) []byte {
	years := yearsWith(ind, organs)
	var c CSV
	for _, column := range slices.Concat([]Column{{"address", "机关地址"}}, organColumns) {
		c.Text(column.head())
	}
	for _, y := range years {
		c.Int(y)
	}
	c.Text(statesColumn.head())
	c.EndRow()
	row := make([]Figure, len(years))
	zeros := 0
	for _, o := range organs {
		fillYears(row, ind, o.Reports, years)
		switch asked, zero := allZero(row); {
		case asked && zero:
			zeros++
		case asked:
			c.history(o, row, years)
		}
	}
	if zeros > 0 {
		c.rest("", fmt.Sprintf("其余 %d 个机关：有可比报告的各年均为 0", zeros), len(organColumns)+len(years))
	}
	return c.Bytes()
}

// fillYears gives the reports' figures, year by year.
func fillYears(row []Figure, ind report.Indicator, reports []Report, years []int) {
	for i, y := range years {
		row[i] = Figure{None: true}
		for len(reports) > 0 && reports[0].Year < y {
			reports = reports[1:]
		}
		if len(reports) > 0 && reports[0].Year == y && has(reports[0], ind) {
			row[i] = figure(reports[0], ind)
		}
	}
}

// history is the organ's row.
func (c *CSV) history(o Organ, row []Figure, years []int) {
	c.Text(o.Address())
	c.organ(o.Organ)
	var states []byte
	for i, f := range row {
		c.value(f.Cell)
		states = f.appendState(states, years[i])
	}
	c.Text(string(states))
	c.EndRow()
}

// figure is the report's figure for an indicator that it has.
func figure(r Report, ind report.Indicator) Figure {
	if c, own := r.Cells.At(ind.Place()); own {
		return Figure{Cell: c}
	}
	return Figure{Cell: ind.Sum(r.Report), Sum: true}
}

func has(r Report, ind report.Indicator) bool { return r.Cells.Len() > 0 && ind.Has(r.Form) }

func yearsWith(ind report.Indicator, organs []Organ) []int {
	seen := map[int]bool{}
	var years []int
	for _, o := range organs {
		for _, r := range o.Reports {
			if !seen[r.Year] && has(r, ind) {
				seen[r.Year] = true
				years = append(years, r.Year)
			}
		}
	}
	slices.Sort(years)
	return years
}
