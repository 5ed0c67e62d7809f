package check

import (
	"strings"

	"nianbao/report"
)

// sum is an equation of a form: the cells of either side come to the same. Places are in the order of
// report.Cells.All, and keys their keys.
type sum struct {
	rule, subject       string
	name                string // where: “予以公开”一行
	left, right         []int
	leftName, rightName string
	keys                []string
}

// Of the sums of form "2021" there are two lists: for reports that print the three rows of （六）其他处理, and for
// those that print it as one row.
var (
	sums2021      = listSums(report.Form2021, false)
	sums2021Whole = listSums(report.Form2021, true)
	sums2019      = listSums(report.Form2019, true)
)

// sumsOf gives the sums that a report with these cells is held against.
func sumsOf(f report.Form, cells []report.Cell) []sum {
	switch {
	case f == report.Form2019:
		return sums2019
	case isWhole(cells):
		return sums2021Whole
	}
	return sums2021
}

// isWhole reports whether a report of form "2021" prints （六）其他处理 as one row and none of its three.
func isWhole(cells []report.Cell) bool {
	rows := tableRows[report.Form2021]
	if rows[len(rows)-1].at >= len(cells) {
		return false
	}
	for _, row := range rows {
		if isOtherPart(row.key) && row.printed(cells) {
			return false
		}
	}
	return true
}

// listSums lists a form's sums, rule by rule. Whole puts the row （六）其他处理 in place of its three.
func listSums(f report.Form, whole bool) []sum {
	keys := report.Keys(f)
	if f == report.Form2021 {
		keys = append(keys[:len(keys):len(keys)], report.OtherKeys()...)
	}
	var rows, requests, results, review []sum
	rowAt := map[string]int{}
	var resultAt []int
	var columns []report.Column
	for _, row := range tableRows[f] {
		if row.table != "requests" || isOtherPart(row.key) && whole || row.key == "requests.other" && !whole {
			continue
		}
		columns = row.columns
		rowAt[row.key] = row.at
		switch row.key {
		case "requests.new", "requests.carried_in", "requests.total", "requests.carried_out":
		default:
			resultAt = append(resultAt, row.at)
		}
		n := len(row.columns)
		rows = append(rows, sum{rule: reconcileRows, subject: row.key, name: "“" + row.name + "”一行",
			left: places(row.at, n-1), right: []int{row.at + n - 1}, leftName: "各类申请人件数之和", rightName: "总计", keys: keys})
	}
	for c, column := range columns {
		name, subject := "“"+column.Name+"”一栏", "requests."+column.Key
		total := rowAt["requests.total"] + c
		requests = append(requests, sum{rule: reconcileRequests, subject: subject, name: name,
			left:     []int{rowAt["requests.new"] + c, rowAt["requests.carried_in"] + c},
			right:    []int{total, rowAt["requests.carried_out"] + c},
			leftName: "本年新收与上年结转之和", rightName: "办理结果总计与结转下年度之和", keys: keys})
		parts := make([]int, len(resultAt))
		for i, at := range resultAt {
			parts[i] = at + c
		}
		results = append(results, sum{rule: reconcileResults, subject: subject, name: name,
			left: parts, right: []int{total}, leftName: "各项办理结果之和", rightName: "（七）总计", keys: keys})
	}
	for _, row := range tableRows[f] {
		if row.table != "review" {
			continue
		}
		for first := 0; first < len(row.columns); first += 5 {
			group := row.columns[first].Group
			key, _, _ := strings.Cut(row.keys[first], ".")
			review = append(review, sum{rule: reconcileReview, subject: key, name: "“" + group + "”",
				left: places(row.at+first, 4), right: []int{row.at + first + 4}, leftName: "各种结果之和", rightName: "总计", keys: keys})
		}
	}
	list := append(rows, requests...)
	list = append(list, results...)
	return append(list, review...)
}

// places are n places in a row.
func places(from, n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = from + i
	}
	return list
}
