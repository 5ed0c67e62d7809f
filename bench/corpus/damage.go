package corpus

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// Damage is what a document suffers.
type Damage int

// The damages, in the order in which they happen.
const (
	None          Damage = iota
	ShiftRight           // empty fields come in before the values of some rows
	ShiftLeft            // the fields of spans before them go
	BlankLines           // inside a table
	DrawnLines           // inside a table
	LostCell             // a row has lost a field
	LostTwoCells         // a row has lost two fields
	ExtraValue           // a row has a value that belongs nowhere
	GluedValues          // the values of a row run together
	CutLabels            // labels break off
	WrappedLabels        // labels go on behind a line's end
	LostLabels           // rows without their label
	LostGroups           // （三）不予公开 and the like are gone
	LostRow              // a row is gone
	RepeatedRow          // a row stands twice
	RepeatedHead         // a page's heads inside table 3
	PageNumbers          // inside a table
	BlankZeros           // some zeros of a row are left blank
	OtherWhole           // （六）其他处理 of form "2021" as one row
	LostHeading          // a section's heading is gone
	GluedHeading         // a section's heading and what follows it are one
	LostTable            // a table is gone
	LostDigits           // of the period reported on: 自年1月1日起, 202111日至1231日
	TypingErrors         // in years: 202020年
	damages
)

var damageNames = [damages]string{"none", "shift-right", "shift-left", "blank-lines", "drawn-lines", "lost-cell", "lost-two-cells",
	"extra-value", "glued-values", "cut-labels", "wrapped-labels", "lost-labels", "lost-groups", "lost-row", "repeated-row", "repeated-head",
	"page-numbers", "blank-zeros", "other-whole", "lost-heading", "glued-heading", "lost-table", "lost-digits", "typing-errors"}

func (d Damage) String() string { return damageNames[d] }

// named lists damages' names.
func named(damages []Damage) string {
	var list []string
	for _, d := range damages {
		if d != None {
			list = append(list, d.String())
		}
	}
	if list == nil {
		return None.String()
	}
	return strings.Join(list, "+")
}

// Damages lists them all, None first.
func Damages() []Damage {
	list := make([]Damage, damages)
	for i := range list {
		list[i] = Damage(i)
	}
	return list
}

// Several draws two or three damages that a document of the layout may suffer at once.
func Several(rng *rand.Rand, layout Layout) []Damage {
	var list []Damage
	for n := 2 + rng.IntN(2); len(list) < n; {
		d := Damage(1 + rng.IntN(int(damages)-1))
		if d.Fits(layout) && !slices.ContainsFunc(list, d.hides) {
			list = append(list, d)
		}
	}
	slices.Sort(list)
	return list
}

// hides says of damages that two of them together leave less than a careful reader needs: which row is gone is told
// by the labels of its neighbours, and which section a table without heading is by all of its labels.
func (d Damage) hides(o Damage) bool {
	unlabelled := func(d Damage) bool { return d == LostLabels || d == LostRow || d == CutLabels || d == LostGroups }
	return d == o || unlabelled(d) && unlabelled(o) || d == LostHeading && o == GluedHeading || d == GluedHeading && o == LostHeading
}

// Fits says whether the damage can be seen in the layout: rows shift only where fields may be empty, and not where they
// are drawn.
func (d Damage) Fits(l Layout) bool {
	switch d {
	case ShiftRight, ShiftLeft:
		return l.fielded() && l != PDF
	case DrawnLines:
		return l.isText()
	case WrappedLabels:
		return l != Markdown && l != Bars && l != Wrapped
	}
	return true
}

// harm does the document's damages to its pages.
func (m *maker) harm(p *pages) {
	for _, d := range m.damages {
		switch d {
		case ShiftRight, ShiftLeft, LostCell, LostTwoCells, ExtraValue, GluedValues, BlankZeros:
			m.harmCells(p, d)
		case BlankLines, DrawnLines, PageNumbers:
			m.interrupt(p, d)
		case CutLabels, WrappedLabels, LostLabels, LostGroups:
			m.harmLabels(p, d)
		case LostRow, RepeatedRow, RepeatedHead, LostTable:
			m.harmTables(p, d)
		case LostHeading, GluedHeading, TypingErrors:
			m.harmText(p, d)
		}
	}
}

// rowsOf lists the rows of all tables that are as wanted and not harmed yet.
func (m *maker) rowsOf(p *pages, want func(*row) bool) []*row {
	var list []*row
	for _, s := range p.sections {
		if s.table == nil {
			continue
		}
		for _, r := range s.table.rows {
			if r.key != "" && !r.harmed && want(r) {
				list = append(list, r)
			}
		}
	}
	return list
}

// eachOf harms n of the rows.
func (m *maker) eachOf(n int, list []*row, harm func(*row)) {
	m.rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	for _, r := range list[:min(n, len(list))] {
		r.harmed = true
		harm(r)
	}
}
