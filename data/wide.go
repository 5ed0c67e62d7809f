package data

import (
	"slices"
	"strings"

	"nianbao/report"
)

// Wide is the table of some reports as people work in it: a row for each report, a column for each indicator that
// one of their forms has, in the order of the catalogue.
type Wide struct {
	Columns    []Column
	indicators []report.Indicator
	at         map[report.Form][]int // of each column, the place of its cell in a report of the form; -1 where the form has none
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

// NewWide is the table of reports that follow the forms. Its columns are the same for all who ask.
func NewWide(forms ...report.Form) Wide {
	which := 0
	for i, f := range tabled {
		if slices.Contains(forms, f) {
			which |= 1 << i
		}
	}
	return wides[which]
}

// tabled are the forms that have tables; wides has a table for some of them, by a bit for each.
var (
	tabled = [...]report.Form{report.Form2021, report.Form2019}
	wides  = [1 << len(tabled)]Wide{newWide(), newWide(tabled[0]), newWide(tabled[1]), newWide(tabled[0], tabled[1])}
)

func newWide(forms ...report.Form) Wide {
	w := Wide{at: map[report.Form][]int{}}
	for _, ind := range report.Indicators() {
		if slices.ContainsFunc(forms, ind.Has) {
			w.indicators = append(w.indicators, ind)
			w.Columns = append(w.Columns, Column{ind.ID, indicatorHead(ind)})
		}
	}
	for _, f := range tabled {
		w.at[f] = places(f, w.indicators)
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

// laid are the cells of a report, side by side.
type laid struct {
	class [256]report.Class
	own   [256]*report.Cell // of those that are of no class
	n     int
}

func (l *laid) lay(cs report.Cells) {
	l.n = 0
	cs.EachClass(func(class report.Class, _ int, own *report.Cell) {
		l.class[l.n], l.own[l.n] = class, own
		l.n++
	})
}

// figure is what the report has under the column. Its cells are laid.
func (w *Wide) figure(r *report.Report, l *laid, at []int, column int) Figure {
	switch i := at[column]; {
	case l.n == 0 || i < 0:
		return Figure{None: true}
	case i >= l.n:
		return Figure{Cell: w.indicators[column].Sum(r), Sum: true}
	case l.own[i] != nil:
		return Figure{Cell: *l.own[i]}
	default:
		return Figure{Cell: l.class[i].Cell()}
	}
}

// places are those of the columns in a report of the form.
func (w *Wide) places(f report.Form) []int {
	if at := w.at[f]; at != nil {
		return at
	}
	return slices.Repeat([]int{-1}, len(w.Columns))
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
