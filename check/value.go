package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/report"
)

const (
	valueCount    = "value.count"
	valueDecimals = "value.decimals"
	valueBlank    = "value.blank"
	valueLost     = "value.lost"
	valueInvalid  = "value.invalid"
)

var valueRules = []Rule{
	{valueCount, report.Error, "数量与金额的取值",
		"件数、项数只能是不小于零的整数，金额不会是负数；只有 2019 版表中的“本年增/减”可以为负。",
		"数量：整数且 ≥ 0（“本年增/减”为整数）；金额 ≥ 0。逐格判断，按行计。", tabled},
	{valueDecimals, report.Warning, "金额的小数位",
		"金额以万元为单位，最多保留 4 位小数，多出来的位数往往是换算或抄录有误。",
		"以万元计的小数位（末尾的零不计）≤ 4；原件以元填报、由本站换算的不作判断。", tabled},
	{valueBlank, report.Hint, "空白单元格",
		"没有发生的事项应当填 0。空着或划线的格子，读者无从知道是零还是漏填。",
		"表中没有空白或只有划线、“无”字的单元格。按行提出；一张表超过 3 行有空白的，按表提出。", tabled},
	{valueLost, report.Warning, "缺失的数据",
		"表样要求填报的数在原件中找不到，或与相邻的数混在一起，无法确定是哪一格的。",
		"表中每一行都在，且每一格都能读出。按行提出；由各行各列之和推得的只作提示。整张表缺失的见“缺少表格”。", tabled},
	{valueInvalid, report.Warning, "不是数字的内容",
		"应当填数字的格子里写了别的内容。",
		"表中没有既非数字、也非空白的单元格，数量栏中没有金额。按行提出。", tabled},
}

// fewRows is up to how many rows of a table findings are told row by row, mostShown how many places are shown of one
// that is told of many.
const (
	fewRows   = 3
	mostShown = 8
)

// values looks at each cell of the tables by itself.
func values(x *exam) {
	if x.r.Cells.Len() == 0 {
		return
	}
	cells := x.allCells()
	rows := rowsOf(x.r.Form, cells)
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].table == rows[0].table {
			n++
		}
		x.valueTable(rows[:n], cells)
		rows = rows[n:]
	}
}

// valueTable looks at the rows of one table.
func (x *exam) valueTable(rows []tableRow, cells []report.Cell) {
	printed := slices.ContainsFunc(rows, func(row tableRow) bool { return row.printed(cells) })
	if !printed {
		for _, rule := range valueRules {
			x.count(rule.ID, Unknown)
		}
		return
	}
	var numbers, amounts, invalid, blanks, losses [3]int // rows by outcome
	var blank, lost, inferred []tableRow
	for _, row := range rows {
		var states [5]int
		for _, c := range row.of(cells) {
			states[c.State]++
		}
		empty := states[report.Missing] == len(row.columns) && row.empty(x.r, cells)
		numbers[x.valueCount(row, cells)]++
		if row.columns[len(row.columns)-1].Unit == "万元" {
			amounts[x.valueDecimals(row, cells)]++
		}
		invalid[x.valueInvalid(row, cells, states[report.Invalid])]++
		switch {
		case states[report.Blank] > 0 || empty:
			blank = append(blank, row)
		case states[report.Reported] > 0:
			blanks[Pass]++
		default:
			blanks[Unknown]++
		}
		switch {
		case states[report.Missing] > 0 && !empty:
			lost = append(lost, row)
		case states[report.Inferred] > 0:
			inferred = append(inferred, row)
		default:
			losses[Pass]++
		}
	}
	x.valueBlanks(blank, cells)
	x.valueLost(lost, cells)
	x.valueInferred(inferred, cells)
	for _, o := range [...]Outcome{Pass, Unknown} { // failures are counted as they are told
		x.counts(valueCount, o, numbers[o])
		x.counts(valueDecimals, o, amounts[o])
		x.counts(valueBlank, o, blanks[o])
		x.counts(valueLost, o, losses[o])
		x.counts(valueInvalid, o, invalid[o])
	}
}

// valueCount tells of the row's numbers that its columns can't hold.
func (x *exam) valueCount(row tableRow, cells []report.Cell) Outcome {
	outcome := Unknown
	for i, c := range row.of(cells) {
		if c.State != report.Reported {
			continue
		}
		want := impossible(row.columns[i], c.Value)
		if want == "" {
			if outcome == Unknown {
				outcome = Pass
			}
			continue
		}
		outcome = Fail
		x.fail(valueCount, row.keys[i], Finding{
			Message:  fmt.Sprintf("“%s”填为 %s，此栏应为%s，请核对。", cellName(row, i), c.Value, want),
			Expected: want, Found: c.Value.String(), Evidence: []Evidence{x.at(row.keys[i])},
		})
	}
	return outcome
}

// valueDecimals tells of an amount with more decimals than it can have: the last cell of its row.
func (x *exam) valueDecimals(row tableRow, cells []report.Cell) Outcome {
	last := len(row.columns) - 1
	c, key := cells[row.at+last], row.keys[last]
	switch {
	case c.State != report.Reported || x.converted(key):
		return Unknown
	case decimalsOf(c.Value) <= 4:
		return Pass
	}
	x.fail(valueDecimals, key, Finding{
		Message:  fmt.Sprintf("“%s”填为 %s 万元，小数超过 4 位，请核对单位与数额。", cellName(row, last), c.Value),
		Expected: "最多 4 位小数", Found: c.Value.String(), Evidence: []Evidence{x.at(key)},
	})
	return Fail
}

// impossible says what a column wants where it can't hold the number, else "".
func impossible(c report.Column, n report.Number) (want string) {
	switch whole := n.Whole(); {
	case c.Unit == "万元" && n.Sign() < 0:
		return "不小于零的金额"
	case c.Unit == "万元":
		return ""
	case c.Key == "change" && !whole:
		return "整数"
	case c.Key != "change" && (!whole || n.Sign() < 0):
		return "不小于零的整数"
	}
	return ""
}

// valueInvalid tells of what stands in n cells of a row and is no number.
func (x *exam) valueInvalid(row tableRow, cells []report.Cell, n int) Outcome {
	if n == 0 {
		return Pass
	}
	isInvalid := func(c report.Cell) bool { return c.State == report.Invalid }
	evidence := x.cellsWhere(row, cells, isInvalid)
	var found []string
	for _, e := range evidence {
		found = append(found, "“"+e.Text+"”")
	}
	f := Finding{Expected: "数字", Found: strings.Join(found, "、"), Evidence: evidence}
	f.Message = fmt.Sprintf("“%s”一行（%s）填有%s，不是此栏的数，请核对。", row.name, row.columnNames(cells, isInvalid), f.Found)
	x.fail(valueInvalid, row.key, f)
	return Fail
}

// cellsWhere is the evidence of the row's cells that are as wanted.
func (x *exam) cellsWhere(row tableRow, cells []report.Cell, want func(report.Cell) bool) []Evidence {
	var list []Evidence
	for i, c := range row.of(cells) {
		if want(c) {
			list = append(list, x.at(row.keys[i]))
		}
	}
	return list
}

// converted reports whether the document gives the amount in 元 and the parser turned it into 万元.
func (x *exam) converted(key string) bool {
	return slices.ContainsFunc(x.r.Notes, func(n report.Note) bool { return n.Code == "unit-converted" && n.Cell == key })
}

// decimalsOf counts a number's decimals up to the last that is not 0.
func decimalsOf(n report.Number) int {
	_, decimals, _ := strings.Cut(n.String(), ".")
	return len(strings.TrimRight(decimals, "0"))
}

// cellName names a cell by its row and column.
func cellName(row tableRow, i int) string {
	if row.key == row.table {
		return row.columns[i].Name
	}
	return row.name + " · " + row.columns[i].Name
}
