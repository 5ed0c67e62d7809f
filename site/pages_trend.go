package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// hasTrend reports whether the organ has figures of two or more years.
func (o *organ) hasTrend() bool { return len(o.withTables()) >= 2 }

func (o *organ) withTables() []entry {
	var list []entry
	for _, e := range o.years {
		if e.Cells.Len() > 0 {
			list = append(list, e)
		}
	}
	return list
}

// trend is what is followed over the years.
type trend struct {
	at, who string
	lines   []line // years, ascending
	breakAt int    // index of the first line behind the series break, 0 where there is none
	reports int    // how many the figures are from
	organs  int    // of sums: how many organs are in them
	note    string // of sums: what is said of each chart; "" for nothing
}

// trendPage shows an organ's figures over its years, row by row of the form. Years without a report are gaps.
func (r *renderer) trendPage(o *organ) (templates.Trend, error) {
	at := o.path + "/trend.html"
	entries := o.withTables()
	lines, breakAt := yearLines(at, o, entries)
	first, last := entries[0].Year, entries[len(entries)-1].Year
	title := fmt.Sprintf("%s %d—%d 年政府信息公开历年趋势", o.Name, first, last)
	about := fmt.Sprintf("据 %d 份年度报告，逐项列出各年数字；图中断开处为没有报告或读不出的年度。每个数字都连到它所在的单元格。", len(entries))
	page := templates.Trend{
		Frame:   withCharts(cited(r.frame(at, title, r.crumbs(at, o.place, o, "历年趋势")...), r.dataset(at, title, about, entries))),
		Heading: title,
		CSV:     "trend" + tableSuffix,
		Explore: exploreHref(at, "o="+o.path+"&i=requests.new.total,requests.total.total,requests.carried_out.total&v=line"),
		About:   about,
	}
	page.Break = breakSentence(lines, breakAt)
	for i := range lines {
		page.Years = append(page.Years, templates.Link{Text: lines[i].label, Href: lines[i].href})
	}
	tr := trend{at: at, who: o.Name, lines: lines, breakAt: breakAt, reports: len(entries)}
	page.Charts = tr.shared()
	var err error
	page.Parts, err = trendParts(tr)
	return page, err
}

// breakSentence says what the series break means, "" where the lines do not cross it.
func breakSentence(lines []line, breakAt int) string {
	if breakAt == 0 {
		return ""
	}
	return fmt.Sprintf("%s 年度起改用 2021 版表样，口径有变化：依申请公开、复议诉讼两表和行政许可、处罚、强制的处理决定数前后可比；规章、规范性文件、收费、采购等项含义不同，图中断开，不相连接。", lines[breakAt].label)
}

// yearLines are the organ's years from the first to the last. breakAt is the index of the first one whose report
// follows form "2021" after others of form "2019", 0 where there is none.
func yearLines(at string, o *organ, entries []entry) (lines []line, breakAt int) {
	seen2019 := false
	for year := entries[0].Year; year <= entries[len(entries)-1].Year; year++ {
		l := line{label: strconv.Itoa(year)}
		if e, ok := o.in(year); ok && e.Cells.Len() > 0 {
			l.report, l.page = e.Report, relative(at, e.path()+".html")
			l.href = l.page
			if e.Form == report.Form2021 && seen2019 && breakAt == 0 {
				l.breaks, breakAt = true, len(lines)
			}
			seen2019 = seen2019 || e.Form == report.Form2019
		}
		lines = append(lines, l)
	}
	return lines, breakAt
}

// trendParts are the form's tables, each with one table of all its rows over the years and one small chart a row, and the rates. Rows
// that are all zero are told in one sentence.
func trendParts(tr trend) ([]templates.Part, error) {
	var parts []templates.Part
	rows := indicatorRows(tr.lines)
	if tr.organs > 0 {
		rows = grouped(rows)
	}
	for _, table := range report.LayoutOf(report.Form2021).Tables {
		part := templates.Part{ID: "all-" + table.Key, Title: table.Title}
		form := tr.table(part.ID+".figures", table.Title+"：各年数字")
		var zero []string
		left := false
		for _, row := range rows {
			if row.table != table.Key {
				continue
			}
			if allZero(tr.lines, row.indicators) {
				zero = append(zero, row.title)
				continue
			}
			topic := templates.Topic{ID: row.id, Title: row.title}
			shown, zeros := withoutZeros(tr.lines, row.indicators)
			if err := trendCharts(&topic, tr, row, len(shown) == 1); err != nil {
				return nil, err
			}
			group := tr.group(row, shown, zeros)
			if len(topic.Charts) > 0 {
				part.Topics = append(part.Topics, topic)
			} else {
				group.ID = row.id
			}
			left = left || len(zeros) > 0 && row.ofApplicants()
			form.Groups = append(form.Groups, group)
		}
		if left {
			part.Intro = "每一行分自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他和总计；没有列出的，有报告的各年均为 0。"
		}
		if len(form.Groups) > 0 {
			part.Table = form
		}
		part.Zero = zeroSentence("历年", zero)
		parts = append(parts, part)
	}
	rates, err := trendRates(tr)
	return append(parts, rates), err
}

// grouped puts the rows of a group, such as （三）不予公开, into one row of their totals: what applicants of each reason add up to
// in a whole region is in the table beside the page.
func grouped(rows []indicatorRow) []indicatorRow {
	var list []indicatorRow
	for _, row := range rows {
		groups := row.indicators[0].Row.Groups
		if len(groups) < 2 {
			list = append(list, row)
			continue
		}
		id := "group." + row.id[:strings.LastIndex(row.id, ".")]
		if len(list) == 0 || list[len(list)-1].id != id {
			list = append(list, indicatorRow{id: id, title: groups[1], table: row.table})
		}
		last := &list[len(list)-1]
		last.indicators = append(last.indicators, row.indicators[len(row.indicators)-1])
	}
	return list
}

// zeroSentence tells of rows in which every report prints 0 in every column.
func zeroSentence(who string, rows []string) string {
	rows = slices.Compact(rows)
	switch len(rows) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("“%s”%s各列均为 0。", rows[0], who)
	}
	return fmt.Sprintf("以下 %d 项%s各列均为 0：%s。", len(rows), who, strings.Join(rows, "；"))
}
