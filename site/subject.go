package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// subject is what has a page of definition and figures: an indicator, or a rate of indicators.
type subject struct {
	id, name, unit string
	ind            report.Indicator // where rate is nil
	rate           *report.Rate
}

// subjects lists the indicators in the order of the forms, then the rates.
func subjects() []*subject {
	var list []*subject
	for _, ind := range report.Indicators() {
		list = append(list, &subject{id: ind.ID, name: ind.Name, unit: ind.Unit, ind: ind})
	}
	for _, rt := range report.Rates() {
		list = append(list, subjectOf(rt))
	}
	return list
}

func subjectOf(rt report.Rate) *subject {
	return &subject{id: rt.ID, name: rt.Name, unit: rt.Unit, rate: &rt}
}

const indicatorsFolder = "indicators"

// indicatorPath is the page of an indicator or a rate, by its ID.
func indicatorPath(id string) string { return indicatorsFolder + "/" + id + ".html" }

// reading is the subject's figure in one report.
type reading struct {
	entry *entry
	cell  report.Cell     // of a rate: a hundred times the quotient, missing where it is not to be shown
	of    report.Fraction // of a rate
}

// read gives the subject's figure; ok is false where the report's form has none.
func (m *subject) read(e *entry) (rd reading, ok bool) {
	rd.entry = e
	if m.rate == nil {
		rd.cell, ok = m.ind.Of(e.Report)
		return rd, ok
	}
	rd.of = m.rate.Of(e.Report)
	rd.cell = rateFigure(rd.of)
	return rd, e.Cells.Len() > 0
}

// readings adds the subject's figures in the reports to the list.
func (m *subject) readings(list []reading, b *beside) []reading {
	if m.rate != nil {
		for i := range b.entries {
			if rd, ok := m.read(&b.entries[i]); ok {
				list = append(list, rd)
			}
		}
		return list
	}
	for i, class := range b.column(indicatorAt[m.id]) {
		switch e := &b.entries[i]; {
		case class < report.Classes:
			list = append(list, reading{entry: e, cell: class.Cell()})
		case class == ownCell:
			rd, _ := m.read(e)
			list = append(list, rd)
		}
	}
	return list
}

// inDetail reports whether there are pages below the subject's own, which list the figures of all organs, however many, and rank
// those of each year: of applicants it is the total that has them.
func (m *subject) inDetail() bool {
	return m.rate != nil || m.ind.Table != "requests" || isTotal(m.ind.Key)
}

// rateFigure is the rate as a figure.
func rateFigure(f report.Fraction) report.Cell {
	switch {
	case f.Standing != report.Shown:
		return report.Cell{}
	case f.Inferred:
		return report.Cell{Value: f.Hundredfold(), State: report.Inferred}
	}
	return report.Cell{Value: f.Hundredfold(), State: report.Reported}
}

// key is the key of the cell that the figure, or the first part of the rate, stands in.
func (m *subject) key(r *report.Report) string {
	if m.rate == nil {
		return cellAnchor(r, &m.ind)
	}
	return rateAnchor(r, *m.rate)
}

// rateAnchor is the anchor of the first cell above the rate's line on the report's page.
func rateAnchor(r *report.Report, rt report.Rate) string {
	ind, _ := report.IndicatorByID(rt.Over[0])
	return cellAnchor(r, &ind)
}

// shown is the reading in a table: a rate with its n behind. organ is the link to its organ's page.
func (m *subject) shown(organ string, rd *reading) templates.Cell {
	cell := figureCell(rd.cell)
	if m.rate != nil {
		cell = fractionCell(rd.of)
	}
	cell.Href = strings.TrimSuffix(organ, ".html") + "/" + strconv.Itoa(rd.entry.Year) + ".html#" + m.key(rd.entry.Report)
	return cell
}

// fractionCell is a rate with the number of cases it is of. Of too few cases it is a stroke with their number; where a part has
// no value, or the parts refute each other, a stroke alone.
func fractionCell(f report.Fraction) templates.Cell {
	cell := templates.Cell{Text: "—", Words: "不能计算"}
	switch f.Standing {
	case report.Unknown:
		return cell
	case report.Few:
		cell.Words = fmt.Sprintf("不足 %d 件", report.MinBase)
	case report.Shown:
		cell = figureCell(rateFigure(f))
	}
	cell.Note = "n=" + f.Under.String()
	return cell
}

// compare is -1, 0 or 1 as a's figure is less than, equal to or greater than b's, exactly; both have one.
func (m *subject) compare(a, b *reading) int {
	if m.rate != nil {
		return a.of.Cmp(b.of)
	}
	return a.cell.Value.Cmp(b.cell.Value)
}

// shelf is the readings of one year and level, in the order of organs.
type shelf struct {
	year     int
	level    report.Level
	readings []*reading
	told     []*reading // that have a figure
	some     int        // how many figures are not 0
	spread   report.Spread
	spreads  bool                // some are told
	of       map[string]medianOf // by the province's code, nil as long as nobody asked
}

// shelves are the readings by year, the newest first, and level, the widest first.
func shelves(readings []reading) []*shelf {
	var list []*shelf
	for i := range readings {
		s := shelfOf(&list, readings[i].entry)
		s.readings = append(s.readings, &readings[i])
	}
	slices.SortFunc(list, func(a, b *shelf) int {
		return cmp.Or(b.year-a.year, slices.Index(levels, a.level)-slices.Index(levels, b.level))
	})
	for _, s := range list {
		s.count()
	}
	return list
}

// count fills in what is told of the readings.
func (s *shelf) count() {
	s.told = known(s.readings)
	for _, rd := range s.told {
		if rd.cell.Value.Sign() != 0 {
			s.some++
		}
	}
	s.spread, s.spreads = report.SpreadOf(numbers(s.told))
}

// shelfOf is the one in the list that the entry belongs to.
func shelfOf(list *[]*shelf, e *entry) *shelf {
	for _, s := range *list {
		if s.year == e.Year && s.level == e.organ.Level {
			return s
		}
	}
	s := &shelf{year: e.Year, level: e.organ.Level}
	*list = append(*list, s)
	return s
}

// known are the readings that have a figure.
func known(readings []*reading) []*reading {
	list := make([]*reading, 0, len(readings))
	for _, rd := range readings {
		if rd.cell.State.HasValue() {
			list = append(list, rd)
		}
	}
	return list
}

// numbers are the readings' figures.
func numbers(readings []*reading) []report.Number {
	list := make([]report.Number, len(readings))
	for i, rd := range readings {
		list[i] = rd.cell.Value
	}
	return list
}
