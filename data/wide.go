package data

import (
	"slices"
	"strings"

	"nianbao/report"
)

// Wide is the table of some reports as people work in it: a row for each report, a column for each indicator that
// one of their forms has, in the order of the catalogue.
type Wide struct {
	Columns []Column
	keys    []string              // of each column
	at      map[report.Form][]int // of each column, the place of its cell in a report of the form; -1 where the form has none
}

// Column is a column of a table: Key is what programs call it, Name what people do.
type Column struct {
	Key  string
	Name string
}

// head is the column's name for both: requests.new.natural 本年新收 · 自然人.
func (c Column) head() string { return c.Key + " " + c.Name }

// organColumns say whose figures a row has.
var organColumns = []Column{
	{"organ", "机关"}, {"code", "区划代码"}, {"region", "上级地区"}, {"level", "级别"},
}

// reportColumns say which report a row is.
var reportColumns = slices.Concat([]Column{{"report", "报告地址"}}, organColumns, []Column{{"year", "年度"}, {"form", "表样"}})

// statesColumn tells of cells that are not reported.
var statesColumn = Column{"states", "非填报的格"}

// NewWide is the table of reports that follow the forms.
func NewWide(forms ...report.Form) Wide {
	w := Wide{at: map[report.Form][]int{}}
	var indicators []report.Indicator
	for _, ind := range report.Indicators() {
		if slices.ContainsFunc(forms, ind.Has) {
			indicators = append(indicators, ind)
			w.Columns = append(w.Columns, Column{ind.ID, indicatorHead(ind)})
			w.keys = append(w.keys, ind.Key)
		}
	}
	for _, f := range []report.Form{report.Form2021, report.Form2019} {
		w.at[f] = places(f, indicators)
	}
	return w
}

// indicatorHead is the indicator's name with its unit where that is no count.
func indicatorHead(ind report.Indicator) string {
	if ind.Unit == "万元" {
		return ind.Name + "（万元）"
	}
	return ind.Name
}

func places(f report.Form, indicators []report.Indicator) []int {
	index := map[string]int{}
	for i, key := range slices.Concat(report.Keys(f), extraKeys(f)) {
		index[key] = i
	}
	list := make([]int, len(indicators))
	for i, ind := range indicators {
		at, ok := index[ind.Key]
		if !ok || !ind.Has(f) {
			at = -1
		}
		list[i] = at
	}
	return list
}

// extraKeys are keys of which a report of the form may have cells besides the form's own.
func extraKeys(f report.Form) []string {
	if f == report.Form2021 {
		return report.OtherKeys()
	}
	return nil
}

// Figure is what a row has under a column. None: the report's form has no such indicator. Sum: the report prints
// the parts only, and Value is their sum; it is missing unless every part has a value.
type Figure struct {
	report.Cell
	None, Sum bool
}

// Figures gives the report's figures, one for each of the Columns, in list or a longer one.
func (w Wide) Figures(r *report.Report, list []Figure) []Figure {
	list = list[:0]
	var cells [256]report.Cell
	n := 0
	for _, c := range r.Cells.All() {
		cells[n] = c
		n++
	}
	at := w.at[r.Form]
	for i, key := range w.keys {
		switch {
		case n == 0 || at[i] < 0:
			list = append(list, Figure{None: true})
		case at[i] < n:
			list = append(list, Figure{Cell: cells[at[i]]})
		default:
			list = append(list, Figure{Cell: r.Sum(key), Sum: true})
		}
	}
	return list
}

// States tells which of the figures are not reported, and why, as key=state, set apart by blanks:
//
//	requests.granted.natural=missing requests.partial.legal=blank requests.other.natural=sum
//
// A column that is empty and is not told of is none of the report's form. The text that an invalid cell holds is in
// the cells' own table.
func (w Wide) States(figures []Figure) string {
	var b strings.Builder
	for i, f := range figures {
		if s := f.state(); s != "" {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.Columns[i].Key + "=" + s)
		}
	}
	return b.String()
}

// state is what is told of the figure besides its value: nothing where the report prints it.
func (f Figure) state() string {
	switch {
	case f.None, f.State == report.Reported && !f.Sum:
		return ""
	case f.State == report.Reported:
		return "sum"
	}
	return f.State.String()
}

// CSV is the table of the reports.
func (w Wide) CSV(reports []Report) []byte {
	var c CSV
	for _, column := range slices.Concat(reportColumns, w.Columns, []Column{statesColumn}) {
		c.Text(column.head())
	}
	c.EndRow()
	var figures []Figure
	for _, r := range reports {
		figures = w.Figures(r.Report, figures)
		c.Text(r.Address())
		c.organ(r.Organ)
		c.Int(r.Year)
		c.Text(string(r.Form))
		for _, f := range figures {
			c.value(f.Cell)
		}
		c.Text(w.States(figures))
		c.EndRow()
	}
	return c.Bytes()
}

// value is the cell's number, or nothing.
func (c *CSV) value(cell report.Cell) {
	if cell.State.HasValue() {
		c.Number(cell.Value)
	} else {
		c.Empty()
	}
}

func (c *CSV) organ(o report.Organ) {
	c.Text(o.Name)
	c.Text(o.Code)
	c.Text(strings.Join(o.Region, "/"))
	c.Text(string(o.Level))
}
