package report

import "slices"

// Layout is an official form as it is printed: its three tables with their heads, rows and groups.
// The parser aligns documents to it, the pages draw their tables from it.
type Layout struct {
	Form   Form
	Tables []Table

	nth     int      // of the forms that have cells
	keys    []string // of all cells, in printed order
	allKeys []string // keys, then OtherKeys where the form has them as an extra
}

// Table is one of the form's tables. Section is the number of the section it stands in.
type Table struct {
	Key     string // disclosure, requests, review
	Title   string
	Section int
	Blocks  []Block
}

// Block is a run of rows under heads of their own. Only 主动公开政府信息情况 has more than one.
type Block struct {
	Head    string // 第二十条第（一）项, "" where the block needs none
	Columns []Column
	Rows    []Row
}

// Column is a column of a block. Group is the head above its own.
type Column struct {
	Key   string
	Label string // as the form prints it
	Name  string // short, for use beside a row's Name
	Group string
	Unit  string
}

// Row is a row of a block. Groups are the labels of the groups above it, outermost first.
type Row struct {
	Key     string
	Label   string   // as the form prints it
	Name    string   // short and clear by itself
	Groups  []string // 三、本年度办理结果, （三）不予公开
	Seen    []string // other labels that documents print for it
	Meaning string   // what is counted, with the article it comes from
}

// CellKey is the key of the cell where the row and the column meet.
func CellKey(row Row, column Column) string {
	if row.Key == "" {
		return column.Key
	}
	return row.Key + "." + column.Key
}

// LayoutOf gives the layout of a form; that of FormFree has no tables.
func LayoutOf(f Form) Layout {
	if l := layouts[f]; l != nil {
		return *l
	}
	return Layout{}
}

// Keys are the keys of a form's cells in printed order.
func Keys(f Form) []string {
	if l := layouts[f]; l != nil {
		return l.keys
	}
	return nil
}

// OtherKeys are the keys of （六）其他处理 printed as one row, of which a report of form "2021" may have
// cells besides its Keys.
func OtherKeys() []string { return layouts[Form2021].allKeys[len(layouts[Form2021].keys):] }

// forms is how many have cells.
const forms = 2

var layouts = map[Form]*Layout{
	Form2021: newLayout(0, Form2021, []Table{disclosure2021, requestsTable(otherRows), reviewTable}, otherRow),
	Form2019: newLayout(1, Form2019, []Table{disclosure2019, requestsTable([]Row{otherRow}), reviewTable}, otherRow),
	FormFree: {Form: FormFree},
}

func newLayout(nth int, f Form, tables []Table, extra Row) *Layout {
	l := &Layout{Form: f, Tables: tables, nth: nth}
	for _, t := range tables {
		for _, b := range t.Blocks {
			for _, r := range b.Rows {
				for _, c := range b.Columns {
					l.keys = append(l.keys, CellKey(r, c))
				}
			}
		}
	}
	l.allKeys = append([]string(nil), l.keys...)
	for _, c := range applicants {
		if key := CellKey(extra, c); !slices.Contains(l.keys, key) {
			l.allKeys = append(l.allKeys, key)
		}
	}
	return l
}

// places is where the forms have the cells of their keys.
var places = listPlaces()

func listPlaces() map[string]Place {
	list := map[string]Place{}
	for _, l := range layouts {
		for i, key := range l.allKeys {
			p := list[key]
			p.at[l.nth] = uint8(i + 1)
			list[key] = p
		}
	}
	return list
}

// OtherRow is （六）其他处理 printed as one row: a row of form "2019", and of those reports of form "2021" that
// have OtherKeys.
func OtherRow() Row { return otherRow }
