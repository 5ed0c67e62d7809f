package site

import (
	"nianbao/data"
	"nianbao/report"
)

// dataReport is the report as tables have it.
func dataReport(e entry) data.Report {
	return data.Report{Report: e.Report, Path: e.path(), Notes: e.notes, Found: e}
}

// Weigh is what the findings weigh in the table of them.
func (e entry) Weigh() (findings, text int) {
	return e.within.Count() + e.between.Count(), len(e.within) + len(e.between)
}

// dataOrgans are all organs as tables have them, unplaced ones last.
func (c *Collection) dataOrgans() []data.Organ {
	var list []data.Organ
	for _, o := range c.organs {
		organ := data.Organ{Organ: o.Organ, Path: o.path}
		for _, e := range o.years {
			organ.Reports = append(organ.Reports, dataReport(e))
		}
		list = append(list, organ)
	}
	return list
}

// wideCSV is the table of reports that are compared: a row for each, a column for each indicator of their forms.
func wideCSV(entries []entry) []byte {
	reports := make([]data.Report, len(entries))
	for i, e := range entries {
		reports[i] = dataReport(e)
	}
	return wides[formsOf(entries)].CSV(reports)
}

// yearsCSV is the table of an organ's reports: a row for each indicator, a column for each year.
func yearsCSV(entries []entry) []byte {
	reports := make([]data.Report, len(entries))
	for i, e := range entries {
		reports[i] = dataReport(e)
	}
	return data.YearsCSV(reports)
}

// twoForms says which of the forms with tables some reports follow.
type twoForms struct{ now, before bool }

func formsOf(entries []entry) (f twoForms) {
	for _, e := range entries {
		f.now, f.before = f.now || e.Form == report.Form2021, f.before || e.Form == report.Form2019
	}
	return f
}

// wides are the tables of reports of either form, of both, and of none.
var wides = map[twoForms]data.Wide{
	{}:                        data.NewWide(),
	{now: true}:               data.NewWide(report.Form2021),
	{before: true}:            data.NewWide(report.Form2019),
	{now: true, before: true}: data.NewWide(report.Form2021, report.Form2019),
}
