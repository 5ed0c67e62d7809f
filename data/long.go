package data

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
)

// LongCSV is the table of one indicator: a row for each organ that has a report which can be compared in it, a column
// for each year of such a report.
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
	for _, o := range organs {
		if slices.ContainsFunc(o.Reports, func(r Report) bool { return has(r, ind) }) {
			c.history(ind, o, years)
		}
	}
	return c.Bytes()
}

// history is the organ's row.
func (c *CSV) history(ind report.Indicator, o Organ, years []int) {
	var states []string
	c.Text(o.Address())
	c.organ(o.Organ)
	reports := o.Reports
	for _, y := range years {
		for len(reports) > 0 && reports[0].Year < y {
			reports = reports[1:]
		}
		if len(reports) == 0 || reports[0].Year != y || !has(reports[0], ind) {
			c.Empty()
			continue
		}
		f := figure(reports[0], ind)
		c.value(f.Cell)
		if s := f.state(); s != "" {
			states = append(states, strconv.Itoa(y)+"="+s)
		}
	}
	c.Text(strings.Join(states, " "))
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
