package site

import (
	"fmt"
	"slices"

	"nianbao/data"
	"nianbao/report"
)

// sumsCSV is the sums as a table: a row for each indicator that its reports' forms ask for, a column for each year with reports. The
// first row is how many reports those are. The last column tells of years in which the sum lacks some of the reports that are asked, or
// not all are: 2022=3/15 has 12 of 15.
func sumsCSV(lines []line) []byte {
	lines = slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return l.sums == nil })
	var c data.CSV
	head := []string{"indicator 指标", "name 名称", "unit 单位"}
	for _, l := range lines {
		head = append(head, l.label)
	}
	c.Row(append(head, "without 缺数")...)
	c.Text("reports")
	c.Text("有表格的报告")
	c.Text("份")
	for _, l := range lines {
		c.Int(l.sums.reports)
	}
	c.Empty()
	c.EndRow()
	for i, ind := range report.Indicators() {
		asked := false
		var without []byte
		for _, l := range lines {
			one := l.sums.of[i]
			n := one.with + one.without
			if n == 0 {
				continue
			}
			asked = true
			if one.without > 0 || n != l.sums.reports {
				if len(without) > 0 {
					without = append(without, ' ')
				}
				without = fmt.Appendf(without, "%s=%d/%d", l.label, one.without, n)
			}
		}
		if !asked {
			continue
		}
		c.Text(ind.ID)
		c.Text(ind.Name)
		c.Text(ind.Unit)
		for _, l := range lines {
			if one := l.sums.of[i]; one.with > 0 {
				c.Number(one.value)
			} else {
				c.Empty()
			}
		}
		c.Text(string(without))
		c.EndRow()
	}
	return c.Bytes()
}
