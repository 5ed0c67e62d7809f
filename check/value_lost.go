package check

import (
	"fmt"
	"strconv"

	"nianbao/report"
)

// What is told here of single rows is told once of a table where more than a few of its rows are alike.

// valueBlanks tells of the rows of one table that have blank cells, or nothing but their label.
func (x *exam) valueBlanks(rows []tableRow, cells []report.Cell) {
	f := Finding{Expected: "0 或实际数", Found: "空白"}
	if len(rows) > fewRows {
		total := 0
		for _, row := range rows {
			evidence := x.blankCells(row, cells)
			if total += len(evidence); len(f.Evidence) < mostShown {
				f.Evidence = append(f.Evidence, evidence[0])
			}
		}
		f.Message = fmt.Sprintf("“%s”一行等 %d 行共有 %d 格空白；没有发生的应填 0，请核对是否漏填。", rows[0].name, len(rows), total)
		x.fail(valueBlank, rows[0].table, f)
		return
	}
	for _, row := range rows {
		f.Evidence = x.blankCells(row, cells)
		f.Message = fmt.Sprintf("“%s”一行有 %d 格空白（%s）；没有发生的应填 0，请核对是否漏填。", row.name, len(f.Evidence), row.columnNames(cells, isBlank))
		if row.empty(x.r, cells) {
			f.Message = fmt.Sprintf("“%s”一行没有填数；没有发生的应填 0，请核对是否漏填。", row.name)
		}
		x.fail(valueBlank, row.key, f)
	}
}

func isBlank(c report.Cell) bool { return c.State == report.Blank }

func isMissing(c report.Cell) bool { return c.State == report.Missing }

func isInferred(c report.Cell) bool { return c.State == report.Inferred }

// blankCells are the row's blank cells, or all of them where nothing stands in it.
func (x *exam) blankCells(row tableRow, cells []report.Cell) []Evidence {
	if list := x.cellsWhere(row, cells, isBlank); len(list) > 0 {
		return list
	}
	return x.cellsWhere(row, cells, isMissing)
}

// valueLost tells of the rows of one table that have cells without a number to be told.
func (x *exam) valueLost(rows []tableRow, cells []report.Cell) {
	if len(rows) > fewRows {
		f := Finding{Message: fmt.Sprintf("“%s”一行等 %d 行缺数，或各数与栏目无法对应，请核对原表。", rows[0].name, len(rows))}
		for _, row := range rows[:min(len(rows), mostShown)] {
			f.Evidence = append(f.Evidence, x.cellsWhere(row, cells, isMissing)[0])
		}
		x.fail(valueLost, rows[0].table, f)
		return
	}
	for _, row := range rows {
		f := Finding{Evidence: x.cellsWhere(row, cells, isMissing)}
		lost, all := len(f.Evidence), len(row.columns)
		f.Expected, f.Found = strconv.Itoa(all)+" 个数", strconv.Itoa(all-lost)+" 个数"
		switch {
		case !row.printed(cells):
			f.Message, f.Found = fmt.Sprintf("表中没有“%s”一行，请核对是否漏列。", row.name), "没有这一行"
		case lost == all:
			f.Message = fmt.Sprintf("“%s”一行的数无法与各栏对应，请核对原表是否缺格或多格。", row.name)
		default:
			f.Message = fmt.Sprintf("“%s”一行缺 %d 个数（%s），或与相邻的数无法区分，请核对原表。", row.name, lost, row.columnNames(cells, isMissing))
		}
		x.fail(valueLost, row.key, f)
	}
}

// valueInferred tells of the rows of one table that have cells whose numbers only sums tell.
func (x *exam) valueInferred(rows []tableRow, cells []report.Cell) {
	f := Finding{Severity: report.Hint, Expected: "能直接读出", Found: "由各和推得"}
	if len(rows) > fewRows {
		for _, row := range rows[:min(len(rows), mostShown)] {
			f.Evidence = append(f.Evidence, x.cellsWhere(row, cells, isInferred)[0])
		}
		f.Message = fmt.Sprintf("“%s”一行等 %d 行有数不能直接读出，由各行各列之和推得，请核对原表。", rows[0].name, len(rows))
		x.fail(valueLost, rows[0].table+".inferred", f)
		return
	}
	for _, row := range rows {
		f.Evidence = x.cellsWhere(row, cells, isInferred)
		if cells[row.at].Line == 0 {
			f.Message = fmt.Sprintf("表中没有找到“%s”一行，其数由各行各列之和推得，请核对是否漏列。", row.name)
			x.fail(valueLost, row.key, f)
			continue
		}
		f.Message = fmt.Sprintf("“%s”一行有 %d 格不能直接读出（%s），其数由各行各列之和推得，请核对原表。", row.name, len(f.Evidence), row.columnNames(cells, isInferred))
		x.fail(valueLost, row.key, f)
	}
}
