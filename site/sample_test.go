package site

import (
	"fmt"
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// sampleReport makes a report whose cells follow from the seed. Rows of 申请 add up; most are zero, as in life.
func sampleReport(o report.Organ, year int, seed uint64) *report.Report {
	form := report.FormOf(year)
	r := &report.Report{Schema: report.SchemaVersion, File: fmt.Sprintf("reports/%s-%d.txt", o.Code, year),
		SHA256: strings.Repeat(fmt.Sprintf("%02x", byte(seed)), 32), Organ: o, Year: year, Form: form,
		Title: o.Name + fmt.Sprint(year) + "年政府信息公开工作年度报告", Cells: report.NewCells(form),
		Figures: []report.Figure{}, Notes: []report.Note{}}
	for i, title := range []string{"总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况",
		"政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"} {
		s := report.Section{Number: i + 1, Title: title, Line: 10 * (i + 1), Text: []string{}}
		if n := i + 1; n == 1 || n > 4 {
			s.Text = []string{o.Place + "认真贯彻落实《中华人民共和国政府信息公开条例》，不断完善政府信息公开制度，建立健全保障机制。", "全年通过网站公开信息 103 条。"}
			s.Lines = []int{s.Line + 1, s.Line + 2}
			sampleLine(r, s.Line+1, s.Text[0])
			sampleLine(r, s.Line+2, s.Text[1])
		}
		sampleLine(r, s.Line, title)
		r.Sections = append(r.Sections, s)
	}
	r.Figures = []report.Figure{{Section: 1, Paragraph: 2, Line: 12, Subject: "全年通过网站公开信息", Value: report.Int(103), Unit: "条", Raw: "103 条"}}
	next := func(n uint64) int64 {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int64((seed >> 33) % n)
	}
	for _, t := range report.LayoutOf(form).Tables {
		for _, b := range t.Blocks {
			for _, row := range b.Rows {
				fillRow(r, t.Key, row, b.Columns, next)
			}
		}
	}
	return r
}

// sampleTables is the line before the first row of the tables: each row has a line of its own from there on.
const sampleTables = 100

// sampleLine writes a line of the report's source, blank ones before it.
func sampleLine(r *report.Report, no int, text string) {
	for len(r.Lines) < no {
		r.Lines = append(r.Lines, "")
	}
	r.Lines[no-1] = text
}

func fillRow(r *report.Report, table string, row report.Row, columns []report.Column, next func(uint64) int64) {
	line, text := max(len(r.Lines), sampleTables)+1, row.Label
	busy := next(3) == 0 || strings.HasPrefix(row.Key, "requests.new") || strings.HasPrefix(row.Key, "disclosure.licensing")
	var sum int64
	for i, column := range columns {
		var v int64
		if busy && next(2) == 0 {
			v = next(60)
			if table == "disclosure" {
				v = next(9000)
			}
		}
		if column.Key == "total" || strings.HasSuffix(column.Key, ".total") {
			v, sum = sum, 0
		} else {
			sum += v
		}
		setCell(r, report.CellKey(row, column), report.Cell{Value: report.Int(v), State: report.Reported,
			Raw: fmt.Sprint(v), Line: line, Column: i + 1})
		text += fmt.Sprintf("\t%d", v)
	}
	sampleLine(r, line, text)
}

func setCell(r *report.Report, key string, c report.Cell) { r.Cells.Set(key, c) }

// sampleOrgan is the government of the division.
func sampleOrgan(code string) report.Organ {
	d, ok := gazetteer.ByCode(code)
	if !ok {
		panic("no division " + code)
	}
	return report.Organ{Name: d.Name + "人民政府", Place: d.Name, Level: d.Level, Region: d.Region(), Code: code}
}

func sampleDepartment(code, name string) report.Organ {
	o := sampleOrgan(code)
	o.Name, o.Level, o.Region = o.Place+name, report.Department, append(o.Region, o.Place)
	return o
}

// sampleSources is a small country: townships of two counties, a county with departments, an organ over the series break, free text,
// an organ without a place, every state of a cell.
func sampleSources() []Source {
	var sources []Source
	add := func(r *report.Report) *report.Report {
		file := fmt.Sprintf("reports/%03d.txt", len(sources))
		r.File = file
		sources = append(sources, Source{File: file, Report: r})
		return r
	}
	for i, code := range []string{"411282108", "411282101", "410184102", "410184103"} {
		for year := 2021; year <= 2024; year++ {
			if i == 1 && year == 2022 {
				continue
			}
			add(sampleReport(sampleOrgan(code), year, uint64(1000*i+year)))
		}
	}
	for year := 2018; year <= 2024; year++ {
		if year == 2022 {
			continue
		}
		r := sampleReport(sampleOrgan("410181"), year, uint64(year))
		if year == 2018 {
			r.Form, r.Cells = report.FormFree, report.Cells{}
		}
		r.Published = report.Date(fmt.Sprintf("%d-01-28", year+1))
		add(r)
	}
	for _, code := range []string{"410184", "411282"} {
		add(sampleReport(sampleOrgan(code), 2023, 7))
		late := sampleReport(sampleOrgan(code), 2024, 8)
		add(late)
	}
	for i, name := range []string{"财政局", "教育局"} {
		add(sampleReport(sampleDepartment("410181", name), 2023, uint64(i)))
	}
	old := sampleReport(sampleOrgan("410182"), 2020, 3) // the form of 2019 in a report on 2023
	old.Year = 2023
	add(old)
	sources[len(sources)-1].Slug = "xy"
	add(sampleReport(report.Organ{Name: "城关镇人民政府", Place: "城关镇", Level: report.Township, Region: []string{}}, 2023, 5))
	add(oddReport())
	return sources
}

// oddReport has everything that can be odd: all states, notes of every kind, one row for （六）其他处理, a lost
// heading, two sections of one number, marks that HTML would take for its own.
func oddReport() *report.Report {
	r := sampleReport(sampleOrgan("320813"), 2023, 99)
	r.Title = "<b>洪泽区</b>"
	r.Published, r.Source = "2024-03-20", "https://www.example.gov.cn/a?b=1&c=2"
	r.Sections = append(r.Sections[:1:1], r.Sections[2:]...) // 二 is lost
	r.Sections = append([]report.Section{{Number: 0, Line: 2, Text: []string{"根据《条例》要求，现公布年度报告。"}, Lines: []int{3}}}, r.Sections...)
	r.Sections = append(r.Sections, report.Section{Number: 6, Title: "附件", Line: 90, Text: []string{"<script>alert(1)</script> & “引号”"}, Lines: []int{91}})
	for i, key := range report.OtherKeys() {
		r.Cells.Set(key, report.Cell{Value: report.Int(int64(i)), State: report.Reported, Raw: fmt.Sprint(i), Line: 77})
	}
	for _, column := range []string{"natural", "business", "research", "ngo", "legal", "other", "total"} {
		for _, row := range []string{"lapsed", "unpaid", "other"} {
			r.Cells.Set("requests.other."+row+"."+column, report.Cell{})
		}
	}
	amount, err := report.ParseNumber("1234567.8900")
	if err != nil {
		panic(err)
	}
	r.Cells.Set("disclosure.fees.amount", report.Cell{Value: amount, State: report.Reported, Raw: "1234567.8900", Line: 40})
	r.Cells.Set("requests.granted.natural", report.Cell{Line: 43})
	r.Cells.Set("requests.granted.total", report.Cell{Value: report.Int(12), State: report.Inferred, Line: 43})
	r.Cells.Set("requests.partial.legal", report.Cell{State: report.Blank, Raw: "/", Line: 44})
	r.Cells.Set("requests.denied.law.other", report.Cell{State: report.Invalid, Raw: "<详见附表>", Line: 45})
	sampleLine(r, 2, "\u202e根据\x07《条例》<b>要求</b>")
	r.Figures = append(r.Figures,
		report.Figure{Section: 6, Paragraph: 1, Line: 91, Subject: "<script>", Value: report.Int(35000), Unit: "次", Approximate: true, Raw: "3.5万余次"},
		report.Figure{Section: 1, Paragraph: 1, Line: 11, Value: report.Int(2), Unit: "项", Raw: "2 项"})
	for i, key := range []string{"requests.refused.petition.natural", "requests.refused.repeat.natural", "requests.refused.published.natural", "requests.refused.confirm.natural"} {
		c, _ := r.Cells.Get(key)
		r.Notes = append(r.Notes, report.Note{Code: "row-shifted", Severity: report.Hint, Line: c.Line, Cell: key,
			Message: fmt.Sprintf("“%d.…”一行的数与表头错位。", i+1)})
	}
	r.Notes = append([]report.Note{
		{Code: "title-missing", Severity: report.Warning, Message: "原件没有标题，机关由落款得知。"},
		{Code: "other-year", Severity: report.Hint, Line: 12, Message: "文中出现 2022 年。"},
		{Code: "cells-lost", Severity: report.Warning, Line: 43, Cell: "requests.granted.natural", Message: "此行缺三格，不能断定缺的是哪几格。"},
		{Code: "inferred", Severity: report.Hint, Line: 43, Cell: "requests.granted.total", Message: "由列合计推定为 12。"},
		{Code: "row-shifted", Severity: report.Error, Line: 46, Message: "此行错位。"},
		{Code: "stub", Severity: report.Hint, Line: 50, Message: "本节只有一行。"},
	}, r.Notes...)
	return r
}
