package data

import (
	"fmt"
	"slices"

	"nianbao/report"
)

// Long is the table of one indicator after the other: a row for each organ that has a report which can be compared in it, a column
// for each year of such a report. Organs that have 0 in each are counted in the last row.
type Long struct {
	organs []Organ
	names  []string // what a row begins with
}

// NewLong writes once what the tables have in common.
func NewLong(organs []Organ) *Long {
	l := &Long{organs: organs}
	for i := range organs {
		c := CSV{begun: true}
		c.Text(organs[i].Address())
		c.organ(organs[i].Organ)
		l.names = append(l.names, string(c.body))
	}
	return l
}

// CSV is the table of the indicator.
func (l *Long) CSV(ind report.Indicator) []byte {
	of := tellsOf(&ind)
	years := of.years(l.organs)
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
	for i := range l.organs {
		of.fill(row, l.organs[i].Reports, years)
		switch asked, zero := allZero(row); {
		case asked && zero:
			zeros++
		case asked:
			c.body, c.inRow = append(c.body, l.names[i]...), true
			c.history(row, years)
		}
	}
	if zeros > 0 {
		c.rest("", fmt.Sprintf("其余 %d 个机关：有可比报告的各年均为 0", zeros), len(organColumns)+len(years))
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

func tellsOf(ind *report.Indicator) tells {
	of := tells{Indicator: ind, place: ind.Place()}
	for i, f := range tabled {
		of.forms[i] = ind.Has(f)
	}
	return of
}

func (of *tells) has(r *Report) bool {
	for i, f := range tabled {
		if r.Form == f {
			return of.forms[i] && r.Cells.Len() > 0
		}
	}
	return false
}

// fill gives the reports' figures, year by year.
func (of *tells) fill(row []Figure, reports []Report, years []int) {
	for i, y := range years {
		row[i] = Figure{None: true}
		for len(reports) > 0 && reports[0].Year < y {
			reports = reports[1:]
		}
		if len(reports) > 0 && reports[0].Year == y && of.has(&reports[0]) {
			row[i] = of.figure(&reports[0])
		}
	}
}

// figure is the report's figure for an indicator that it has.
func (of *tells) figure(r *Report) Figure {
	if c, own := r.Cells.At(of.place); own {
		return Figure{Cell: c}
	}
	return Figure{Cell: of.Sum(r.Report), Sum: true}
}

// years are those of the reports that have the indicator.
func (of *tells) years(organs []Organ) []int {
	seen := map[int]bool{}
	var years []int
	for i := range organs {
		for j := range organs[i].Reports {
			if r := &organs[i].Reports[j]; !seen[r.Year] && of.has(r) {
				seen[r.Year] = true
				years = append(years, r.Year)
			}
		}
	}
	slices.Sort(years)
	return years
}
