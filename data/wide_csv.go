package data

import (
	"slices"
	"strings"

	"nianbao/report"
)

// CSV is the table of the reports. The last column tells which of the figures are not reported, and why, as key=state, set apart by
// blanks; * stands for all columns of a row of the form, where it is the same for all:
//
//	requests.granted.natural=missing requests.partial.legal=blank requests.other.*=sum
//
// A column that is empty and is not told of is none of the report's form. The text that an invalid cell holds is in
// the cells' own table.
func (w Wide) CSV(reports []Report) []byte {
	c := CSV{body: make([]byte, 0, (64+4*len(reports))*(len(w.Columns)+16))}
	for _, column := range reportColumns {
		c.Text(column.head())
	}
	for _, column := range w.Columns {
		c.Text(column.head())
	}
	c.Text(statesColumn.head())
	c.EndRow()
	var cells laid
	states := make([]string, len(w.Columns))
	for _, r := range reports {
		c.Text(r.Address())
		c.organ(r.Organ)
		c.Int(r.Year)
		c.Text(string(r.Form))
		cells.lay(r.Cells)
		at := w.places(r.Form)
		for i := range w.Columns {
			if class, ok := cells.classAt(at[i]); ok {
				c.body = append(append(c.body, ','), class.Digits()...)
				if states[i] = ""; class.State() != report.Reported {
					states[i] = class.State().String()
				}
				continue
			}
			f := w.figure(r.Report, &cells, at, i)
			c.value(f.Cell)
			states[i] = f.state()
		}
		c.Text(w.states(states))
		c.EndRow()
	}
	return c.Bytes()
}

// classAt is the class of the cell at the place, as most have one.
func (l *laid) classAt(place int) (class report.Class, ok bool) {
	if place < 0 || place >= l.n || l.own[place] != nil {
		return class, false
	}
	return l.class[place], true
}

// states tells what each of the columns has besides its figure, where that is something.
func (w *Wide) states(states []string) string {
	var list []string
	for i := 0; i < len(states); i++ {
		if states[i] == "" {
			continue
		}
		row, wide := w.row(i)
		if wide > 1 && !slices.ContainsFunc(states[i:i+wide], func(s string) bool { return s != states[i] }) {
			list = append(list, row+".*="+states[i])
			i += wide - 1
		} else {
			list = append(list, w.Columns[i].Key+"="+states[i])
		}
	}
	return strings.Join(list, " ")
}

// row is the row of the form that begins with the column, and how many columns it has; 0 where the column is no row's first.
func (w *Wide) row(column int) (row string, wide int) {
	of := func(i int) string { key := w.Columns[i].Key; return key[:strings.LastIndexByte(key, '.')] }
	row = of(column)
	if column > 0 && of(column-1) == row {
		return row, 0
	}
	for column+wide < len(w.Columns) && of(column+wide) == row {
		wide++
	}
	return row, wide
}
