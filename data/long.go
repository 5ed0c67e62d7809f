package data

import (
	"slices"

	"nianbao/report"
)

// Long is the table of one indicator after the other: a row for each organ that has a report which can be compared in it, a column
// for each year of such a report.
type Long struct {
	names   []string           // what an organ's row begins with
	reports [][]tabledReport   // of each organ, those with tables
	years   [len(tabled)][]int // of the reports of each form
}

// tabledReport is a report that has tables, with what is asked of all for each indicator.
type tabledReport struct {
	of    *report.Report
	cells report.Cells
	year  int
	form  int // in tabled
}

// NewLong looks up once what the tables have in common.
func NewLong(organs []Organ) *Long {
	l := &Long{}
	for i := range organs {
		c := CSV{begun: true}
		c.Text(organs[i].Address())
		c.organ(organs[i].Organ)
		l.names = append(l.names, string(c.body))
		var reports []tabledReport
		for _, r := range organs[i].Reports {
			if form := slices.Index(tabled[:], r.Form); form >= 0 && r.Cells.Len() > 0 {
				reports = append(reports, tabledReport{r.Report, r.Cells, r.Year, form})
				if !slices.Contains(l.years[form], r.Year) {
					l.years[form] = append(l.years[form], r.Year)
				}
			}
		}
		l.reports = append(l.reports, reports)
	}
	return l
}

// CSV is the table of the indicator.
func (l *Long) CSV(ind report.Indicator) []byte {
	of := tells{Indicator: &ind, place: ind.Place()}
	var years []int
	for i, f := range tabled {
		if of.forms[i] = ind.Has(f); of.forms[i] {
			years = append(years, l.years[i]...)
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
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
	for i, reports := range l.reports {
		of.fill(row, reports, years)
		if asked(row) {
			c.body, c.inRow = append(c.body, l.names[i]...), true
			c.history(row, years)
		}
	}
	return c.Bytes()
}

// history is the organ's row, behind its name.
func (c *CSV) history(row []Figure, years []int) {
	var states []byte
	for i, f := range row {
		c.value(f.Cell)
		states = f.appendState(states, years[i])
	}
	c.Text(string(states))
	c.EndRow()
}

// tells is an indicator, and which forms have it.
type tells struct {
	*report.Indicator
	place report.Place
	forms [len(tabled)]bool
}

// fill gives the reports' figures, year by year.
func (of *tells) fill(row []Figure, reports []tabledReport, years []int) {
	for i, y := range years {
		row[i] = Figure{None: true}
		for len(reports) > 0 && reports[0].year < y {
			reports = reports[1:]
		}
		if len(reports) == 0 || reports[0].year != y || !of.forms[reports[0].form] {
			continue
		}
		if c, own := reports[0].cells.At(of.place); own {
			row[i] = Figure{Cell: c}
		} else {
			row[i] = Figure{Cell: of.Sum(reports[0].of), Sum: true}
		}
	}
}
