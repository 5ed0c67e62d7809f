package site

import (
	"slices"

	"nianbao/report"
	"nianbao/store"
)

// A subject's pages rest on a few cells of every report. To ask each report for each of two hundred subjects takes longer than
// to make some of them, so all cells are read once, in their order, and written column by column: what a subject rests on is the
// digests of its columns. Which reports those are, in which form, the skeleton tells.

// formColumn is a cell of a form.
type formColumn struct {
	form report.Form
	key  string
}

// columnsOf are the cells that reports of the form may have, in their order.
func columnsOf(f report.Form) []string {
	if f == report.Form2021 {
		return slices.Concat(report.Keys(f), report.OtherKeys())
	}
	return report.Keys(f)
}

// What stands for a cell of no class, before the cell itself, and for one that the report has not. Classes are less.
const (
	ownCell = report.Classes + iota
	noCell
)

// columnSums are digests of the columns of the reports' cells.
func columnSums(entries []entry) map[formColumn]store.Sum {
	columns := map[report.Form][]store.Packer{}
	for _, f := range []report.Form{report.Form2019, report.Form2021} {
		columns[f] = make([]store.Packer, len(columnsOf(f)))
	}
	for _, e := range entries {
		of, n := columns[e.Form], 0
		e.Cells.EachClass(func(class report.Class, _ int, own *report.Cell) {
			p := &of[n]
			n++
			if own == nil {
				p.Uint(uint64(class))
				return
			}
			p.Uint(ownCell)
			p.Uint(uint64(own.State))
			p.String(own.Value.String())
			p.String(own.Raw)
		})
		for ; n > 0 && n < len(of); n++ {
			of[n].Uint(noCell)
		}
	}
	sums := map[formColumn]store.Sum{}
	for f, of := range columns {
		for i, key := range columnsOf(f) {
			sums[formColumn{f, key}] = store.SumOf(of[i].Bytes())
		}
	}
	return sums
}

// onSubject is of the figures of one subject in all reports.
func onSubject(m *subject) resting {
	return func(k *keys) store.Sum {
		var p store.Packer
		p.Sum(k.skeleton)
		sums := k.columns()
		for _, c := range m.columns() {
			p.Sum(sums[c])
		}
		return store.SumOf(p.Bytes())
	}
}

// columns are the cells that the subject's figures come from.
func (m *subject) columns() []formColumn {
	if m.rate == nil {
		return indicatorColumns(m.ind)
	}
	var list []formColumn
	for _, key := range slices.Concat(m.rate.Over, m.rate.Under) {
		ind, _ := report.IndicatorByID(key)
		list = append(list, indicatorColumns(ind)...)
	}
	return list
}

func indicatorColumns(ind report.Indicator) (list []formColumn) {
	for _, f := range []report.Form{report.Form2019, report.Form2021} {
		if !ind.Has(f) {
			continue
		}
		for _, key := range append([]string{ind.Key}, ind.Parts...) {
			if slices.Contains(columnsOf(f), key) {
				list = append(list, formColumn{f, key})
			}
		}
	}
	return list
}
