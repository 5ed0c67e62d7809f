package site

import (
	"slices"
	"strings"

	"nianbao/report"
)

// cataloguePiece says what cells mean: the order of a form's cells, and the indicators that can be compared.
type cataloguePiece struct {
	Schema     int                `json:"schema"`
	Keys       formKeys           `json:"keys"`
	Tables     []catalogueTable   `json:"tables"`
	Indicators []catalogueMeasure `json:"indicators"`
	Years      []int              `json:"years"` // that have reports with tables
}

// formKeys are the keys of each form's cells in printed order. A report may have fewer cells: those of （六）其他处理 as one
// row stand at the end, and only where the report has them.
type formKeys struct {
	Form2021 []string `json:"2021"`
	Form2019 []string `json:"2019"`
}

type catalogueTable struct {
	Key   string `json:"key"`
	Title string `json:"title"`
}

// catalogueMeasure is an indicator. Share and Per are the ids of those it is divided by, "" where that has no meaning.
type catalogueMeasure struct {
	ID     string        `json:"id"`
	Key    string        `json:"key"`
	Name   string        `json:"name"`
	Unit   string        `json:"unit"`
	Table  string        `json:"table"`
	Groups []string      `json:"groups,omitempty"` // labels above its row
	Row    string        `json:"row"`              // key of the row, in the last table of the group of columns
	Column string        `json:"column"`           // what the page calls it beside its row
	Forms  []report.Form `json:"forms"`
	Parts  []string      `json:"parts,omitempty"`
	Share  string        `json:"share,omitempty"`
	Per    string        `json:"per,omitempty"`
}

func (c *Collection) exploreCatalogue() cataloguePiece {
	piece := cataloguePiece{Schema: exploreSchema,
		Keys:  formKeys{append(slices.Clone(report.Keys(report.Form2021)), report.OtherKeys()...), report.Keys(report.Form2019)},
		Years: c.yearsWithTables()}
	for _, t := range report.LayoutOf(report.Form2021).Tables {
		piece.Tables = append(piece.Tables, catalogueTable{t.Key, t.Title})
	}
	for _, ind := range report.Indicators() {
		piece.Indicators = append(piece.Indicators, catalogueMeasure{ID: ind.ID, Key: ind.Key, Name: ind.Name, Unit: ind.Unit,
			Table: ind.Table, Groups: ind.Row.Groups, Row: exploreRow(ind), Column: exploreColumn(ind), Forms: ind.Forms, Parts: ind.Parts,
			Share: ind.Whole(), Per: ind.Received()})
	}
	return piece
}

// exploreRow is the row's id in the catalogue.
func exploreRow(ind report.Indicator) string { return strings.TrimPrefix(rowID(ind), "row.") }

// exploreColumn is the column's name, with the form where the row has columns of two.
func exploreColumn(ind report.Indicator) string {
	name := seriesName(ind)
	if note := columnNote(ind); note != "" {
		name += "（" + note + "）"
	}
	return name
}

func (c *Collection) yearsWithTables() []int {
	years := []int{}
	for _, e := range c.root.below {
		if e.Cells.Len() > 0 {
			years = append(years, e.Year)
		}
	}
	slices.Sort(years)
	return slices.Compact(years)
}
