// Package corpus makes annual reports whose truth is known, so that anyone can measure how well documents are
// read. A document is made in four steps, each a file or two:
//
//	truth   organ, year, form and the number in every cell (organ, figures)
//	pages   title, headings, narrative and the three tables of the form (titles, prose, tables)
//	damage  what goes wrong between the office and the file: lost cells, shifted rows, page heads (damage)
//	layout  how the file sets its cells apart, and its character set (layout, write)
//
// Everything varies as in real reports: titles, headings, labels, punctuation, how a zero or an amount is
// written. The generator is no copy of the parser's expectations: it prints what the official forms
// (国办公开办函〔2019〕60号, 〔2021〕30号) and reports found in the wild print, and only documents that a careful
// reader can read. The same source of randomness makes the same bytes.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"nianbao/report"
)

// Truth is what the undamaged document says. Cells holds each cell that prints a number, amounts in 万元; a
// cell left empty or struck out has none.
type Truth struct {
	Organ     report.Organ
	Year      int
	Form      report.Form
	Published report.Date // "" where the document has no date
	Cells     map[string]report.Number
}

// Document is one made report.
type Document struct {
	Name    string // of a file, ASCII
	Text    []byte
	Truth   Truth
	Printed map[string]report.Number // still printed and legible after the damage: what is to be read
	Blank   map[string]bool          // there, and empty or struck out
	Decided bool                     // the text says which of several places of one name the organ's is
	Layout  string
	Damage  string
	Traits  []string // which varieties of title, headings, labels and numbers the document has
}

// Make makes the next document of the layout with the damage, which must fit each other.
func Make(rng *rand.Rand, layout Layout, damage Damage) Document {
	if !damage.Fits(layout) {
		panic(fmt.Sprintf("corpus: damage %s does not fit layout %s", damage, layout))
	}
	m := &maker{rng: rng, layout: layout, damage: damage}
	m.who = m.chooseOrgan()
	m.year = 2019 + rng.IntN(7)
	if damage == OtherWhole {
		m.year = 2021 + rng.IntN(5)
	}
	m.form = report.FormOf(m.year)
	m.style = m.chooseStyle()
	m.figures()
	truth := Truth{Organ: m.who.organ, Year: m.year, Form: m.form, Cells: map[string]report.Number{}}
	pages := m.pages()
	truth.Published = pages.published
	doc := Document{
		Truth: truth, Printed: map[string]report.Number{}, Blank: map[string]bool{}, Decided: m.who.decided,
		Layout: layout.String(), Damage: damage.String(),
		Name: fmt.Sprintf("%s-%d.txt", strings.ReplaceAll(m.who.place.Path(), "/", "-"), m.year),
	}
	for key, f := range m.cells {
		if !f.blank {
			truth.Cells[key] = f.number
		}
	}
	m.harm(&pages)
	for _, s := range pages.sections {
		if s.table != nil {
			s.table.legible(&doc)
		}
	}
	doc.Text = encode(m.write(&pages), layout)
	slices.Sort(m.traits)
	doc.Traits = slices.Compact(m.traits)
	return doc
}

// maker carries what is decided about the document being made.
type maker struct {
	rng    *rand.Rand
	layout Layout
	damage Damage
	who    who
	year   int
	form   report.Form
	style  style
	cells  map[string]figure
	off    map[string]bool // cells whose total is misprinted
	traits []string
}

// trait records a variety that the document has.
func (m *maker) trait(name string) { m.traits = append(m.traits, name) }

// chance is true in p of 100 cases.
func (m *maker) chance(p int) bool { return m.rng.IntN(100) < p }

// pick chooses one of a list.
func pick[T any](m *maker, list ...T) T { return list[m.rng.IntN(len(list))] }
