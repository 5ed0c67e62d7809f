package data

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/report"
)

// CSV is the table of the reports. Columns under which every report that is asked has 0, as it is printed or as the sum of such, are
// left out; the last row, which has no figures, says how many those are. The last column tells which of the figures are not reported,
// and why, as key=state, set apart by blanks; * stands for all columns of a row of the form, where none is left out and it is the
// same for all:
//
//	requests.granted.natural=missing requests.partial.legal=blank requests.other.*=sum
//
// A column that is empty and is not told of is none of the report's form. The text that an invalid cell holds is in
// the cells' own table.
func (w Wide) CSV(reports []Report) []byte {
	shown, zeros := w.told(reports)
	c := CSV{body: make([]byte, 0, (64+4*len(reports))*(len(shown)+16))}
	for _, column := range reportColumns {
		c.Text(column.head())
	}
	for _, i := range shown {
		c.Text(w.Columns[i].head())
	}
	c.Text(statesColumn.head())
	c.EndRow()
	var cells laid
	states := make([]string, len(shown))
	for _, r := range reports {
		c.Text(r.Address())
		c.organ(r.Organ)
		c.Int(r.Year)
		c.Text(string(r.Form))
		cells.lay(r.Cells)
		at := w.places(r.Form)
		for n, i := range shown {
			if class, ok := cells.classAt(at[i]); ok {
				c.body = append(append(c.body, ','), class.Digits()...)
				if states[n] = ""; class.State() != report.Reported {
					states[n] = class.State().String()
				}
				continue
			}
			f := w.figure(r.Report, &cells, at, i)
			c.value(f.Cell)
			states[n] = f.state()
		}
		c.Text(w.states(shown, states))
		c.EndRow()
	}
	if zeros > 0 {
		c.rest("", fmt.Sprintf("其余 %d 项：表样有此项的各份均为 0", zeros), len(reportColumns)+len(shown)-1)
	}
	return c.Bytes()
}

// told are the columns that the table of the reports has, and how many are left out because all that are asked have 0.
func (w *Wide) told(reports []Report) (shown []int, zeros int) {
	asked, told := make([]bool, len(w.Columns)), make([]bool, len(w.Columns))
	var cells laid
	for _, r := range reports {
		cells.lay(r.Cells)
		at := w.places(r.Form)
		for i := range told {
			if told[i] || at[i] < 0 || cells.n == 0 {
				continue
			}
			asked[i] = true
			if class, ok := cells.classAt(at[i]); ok {
				told[i] = class.State() != report.Reported || class.Digits() != "0"
			} else {
				told[i] = !w.figure(r.Report, &cells, at, i).zero()
			}
		}
	}
	for i := range told {
		switch {
		case told[i]:
			shown = append(shown, i)
		case asked[i]:
			zeros++
		}
	}
	return shown, zeros
}

// classAt is the class of the cell at the place, as most have one.
func (l *laid) classAt(place int) (class report.Class, ok bool) {
	if place < 0 || place >= l.n || l.own[place] != nil {
		return class, false
	}
	return l.class[place], true
}

// states tells what each of the columns has besides its figure, where that is something.
func (w *Wide) states(columns []int, states []string) string {
	var list []string
	for n := 0; n < len(columns); n++ {
		if states[n] == "" {
			continue
		}
		row, wide := w.row(columns[n])
		end := min(n+wide, len(columns))
		if wide > 1 && columns[end-1] == columns[n]+wide-1 && !slices.ContainsFunc(states[n:end], func(s string) bool { return s != states[n] }) {
			list = append(list, row+".*="+states[n])
			n = end - 1
		} else {
			list = append(list, w.Columns[columns[n]].Key+"="+states[n])
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
