package site

import "nianbao/report"

// What pages say of a form's tables is the same for each of thousands of reports: it is looked up once.

// formTables are the tables of a form with what stands on pages for their rows and columns.
type formTables struct {
	tables []formTable
	other  *formRow // （六）其他处理 as one row, nil where the form has no such row besides its own
}

type formTable struct {
	key, title string
	section    int
	blocks     []formBlock
}

type formBlock struct {
	report.Block
	rows []formRow
}

type formRow struct {
	report.Row
	id    string // of the row on a report's page
	total bool
	cells []formCell
}

type formCell struct {
	key   string
	place report.Place
	page  string // the path of the indicator's
	total bool   // a sum of cells before it
}

var forms = map[report.Form]formTables{report.Form2021: newForm(report.Form2021), report.Form2019: newForm(report.Form2019)}

func newForm(form report.Form) formTables {
	var f formTables
	for _, t := range report.LayoutOf(form).Tables {
		table := formTable{key: t.Key, title: t.Title, section: t.Section}
		for _, b := range t.Blocks {
			block := formBlock{Block: b}
			for _, row := range b.Rows {
				block.rows = append(block.rows, newFormRow(form, t.Key, row, b.Columns))
			}
			table.blocks = append(table.blocks, block)
		}
		f.tables = append(f.tables, table)
	}
	if form == report.Form2021 {
		other := newFormRow(form, "requests", report.OtherRow(), f.tables[1].blocks[0].Columns)
		f.other = &other
	}
	return f
}

func newFormRow(form report.Form, table string, row report.Row, columns []report.Column) formRow {
	r := formRow{Row: row, id: "row." + row.Key, total: isTotal(row.Key)}
	if row.Key == "" {
		r.id = "row." + table
	}
	for _, c := range columns {
		key := report.CellKey(row, c)
		cell := formCell{key: key, place: report.PlaceOf(key), total: isTotal(c.Key)}
		if ind, ok := report.IndicatorOf(form, key); ok {
			cell.page = indicatorPath(ind.ID)
		}
		r.cells = append(r.cells, cell)
	}
	return r
}

// formOf are the tables of the report's form, and whether it prints （六）其他处理 as one row besides.
func formOf(r *report.Report) (f formTables, single bool) {
	f = forms[r.Form]
	return f, f.other != nil && r.Cells.Has(f.other.cells[0].place)
}
