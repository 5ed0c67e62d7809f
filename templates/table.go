package templates

import (
	"html/template"

	"nianbao/report"
)

// Table is a table of figures. Its body is in groups, each a tbody.
//
//	            │ Head     Head            ← Heads, from the top
//	────────────┼────────────────
//	Label       │ Cell     Cell            ← Row of a Group
type Table struct {
	ID       string // of the table; its caption's is ID + "-caption"
	Caption  string
	Short    bool     // the caption says what a heading says already: for screen readers only
	Unit     string   // of all figures, told above the table; "" where columns differ or it goes without saying
	Heads    [][]Head // rows of column heads
	Groups   []Group
	Notes    []Note    // about its cells, listed below it
	Findings []Finding // the same
	Origin   Origin    // of a table whose one row has no label
	Wide     bool      // needs more room than the text has
	Tall     bool      // longer than a screen: its heads stay while scrolling
	told     told
	written  template.HTML
	seen     states // where the rows are no longer there

	// Indicators is the folder of their pages: the IDs of rows are names of pages there, to which the script makes links of their labels;
	// "" where labels lead where they lead.
	Indicators string
	Even       bool // its columns are as wide as the style sheet says, so that nothing moves while its rows come in
}

// Group is a run of rows.
type Group struct {
	ID     string
	Label  string // a row of its own above the others, "" for none
	Href   string // of the label
	Depth  int    // how far the label is set in
	Heads  []Head // heads of the group's own columns, nil where the table's hold
	Column int    // columns the label spans
	Sorts  bool   // its rows may be put into any order
	Note   string // said small behind the label
	Key    string // what the keys of its figures begin with, before the keys of their columns; "" where columns have whole keys
	Rows   []Row
}

// Head is a head of columns, or the corner over the labels.
type Head struct {
	Text  string
	Href  string
	Note  string // said small below it: a unit, 2019 版
	Span  int    // columns, 0 for one
	Down  int    // rows, 0 for one
	Label bool   // the corner
	Break bool   // the series breaks before this column
}

// Row is a row of cells behind its label.
type Row struct {
	ID     string // "" for one that the script makes of the table's, or of the group's if that has its Key, and of Href
	Label  string // "" where the table has no column of labels
	Href   string
	Note   string    // said small behind the label
	Origin Origin    // said behind the label
	Asked  []Finding // what checks found about the row as a whole
	Depth  int       // how far the label is set in
	Total  bool      // a sum of rows above
	Break  bool      // the series breaks above this row
	Sole   bool      // no other row of the page is called the same and leads elsewhere
	Cells  []Cell
}

// Cell is a figure with its state, or a text.
type Cell struct {
	ID    string
	Href  string // where the figure comes from, "" for none
	Value report.Number
	Raw   string    // what is printed in an invalid cell
	Text  string    // instead of a figure, where it is not ""
	Marks []int     // numbers of the notes about it
	Asked []Finding // what checks found about it
	Sum   Sum       // what its parts come to, where it is a total that fails
	Note  string    // told small behind the figure
	Words string    // what Text stands for, for those who do not see its shape
	Span  int       // columns, 0 for one
	Pad   int       // decimals its figure lacks to stand under the others on the point, see Align
	State report.State
	None  bool // there is no such cell: the form does not ask for it, or there is no report
	Empty bool // nothing stands here, and that says all
	Total bool // a sum of cells before it
	Break bool // the series breaks before it
}

func (c *Cell) isFigure() bool { return !c.None && !c.Empty && c.Text == "" }

// states are those that some cells have, a bit for each: those of figures, and noneSeen for cells that are not asked for. counted says
// that somebody has looked.
type states uint8

const (
	noneSeen states = 1 << (6 + iota)
	counted
)

// statesOf looks at the rows.
func statesOf(rows []Row) (seen states) {
	for i := range rows {
		for j := range rows[i].Cells {
			switch c := &rows[i].Cells[j]; {
			case c.None:
				seen |= noneSeen
			case c.isFigure():
				seen |= 1 << c.State
			}
		}
	}
	return seen | counted
}

// states are those of all rows.
func (t *Table) states() states {
	seen := t.seen
	if seen == 0 {
		for i := range t.Groups {
			seen |= statesOf(t.Groups[i].Rows)
		}
	}
	return seen
}

// States lists the states that need a word of explanation, in a fixed order, as far as the table has them.
func (t Table) States() []report.State {
	seen := t.states()
	var list []report.State
	for _, s := range []report.State{report.Blank, report.Missing, report.Inferred, report.Invalid} {
		if seen&(1<<s) != 0 {
			list = append(list, s)
		}
	}
	return list
}

// HasNone reports whether some cells are not asked for.
func (t Table) HasNone() bool { return t.states()&noneSeen != 0 }

// Align pads the figures of every column so that they stand on the decimal point. Columns are counted by
// cells, so tables whose cells span columns stay as they are.
func (t Table) Align() {
	var most []int
	each := func(do func(column int, c *Cell)) {
		for _, g := range t.Groups {
			for _, r := range g.Rows {
				for i := range r.Cells {
					for len(most) <= i {
						most = append(most, 0)
					}
					do(i, &r.Cells[i])
				}
			}
		}
	}
	each(func(i int, c *Cell) {
		if c.State.HasValue() {
			most[i] = max(most[i], c.Value.Decimals())
		}
	})
	each(func(i int, c *Cell) { c.Pad = most[i] - c.Value.Decimals() })
}
