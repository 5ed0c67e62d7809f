package site

import (
	"nianbao/data"
	"nianbao/report"
)

// dataReport is the report as tables have it.
func dataReport(e entry) data.Report {
	return data.Report{Report: e.Report, Path: e.path(), Notes: e.notes, Findings: e.sheet.Findings}
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
	var forms []report.Form
	var reports []data.Report
	for _, e := range entries {
		forms = append(forms, e.Form)
		reports = append(reports, dataReport(e))
	}
	return data.NewWide(forms...).CSV(reports)
}
