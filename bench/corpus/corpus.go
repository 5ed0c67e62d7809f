// Package corpus makes annual reports whose truth is known, so that anyone can measure how well documents are
// read. A document is made in four steps, each a file or two:
//
//	truth   organ, year, form and the number in every cell (organ, figures)
//	pages   title, headings, narrative and the three tables of the form (titles, prose, tables, style)
//	damage  what goes wrong between the office and the file: lost cells, shifted rows, page heads (damage)
//	layout  the file: text, a web page, a Word file or a PDF, and how it sets its cells apart (layout, text, html, docx, pdf)
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
	Source  []byte // the file
	Truth   Truth
	Printed map[string]report.Number // still printed and legible after the damage: what is to be read
	Blank   map[string]bool          // there, and empty or struck out
	Decided bool                     // the text says which of several places of one name the organ's is
	Layout  string
	Damage  string   // "none", or the damages' names with + between them
	Traits  []string // which varieties of title, headings, labels and numbers the document has
}

// Make makes the next document of the layout with the damages, each of which must fit the layout.
func Make(rng *rand.Rand, layout Layout, damages ...Damage) Document {
	for _, d := range damages {
		if !d.Fits(layout) {
			panic(fmt.Sprintf("corpus: damage %s does not fit layout %s", d, layout))
		}
	}
	m := &maker{rng: rng, layout: layout, damages: damages}
	m.who = m.chooseOrgan()
	m.year = 2019 + rng.IntN(7)
	if m.suffers(OtherWhole) {
		m.year = 2021 + rng.IntN(5)
	}
	m.form = report.FormOf(m.year)
	m.style = m.chooseStyle()
	m.figures()
	truth := Truth{Organ: m.who.organ, Year: m.year, Form: m.form, Cells: map[string]report.Number{}}
	pages := m.pages()
	truth.Published = pages.published
	for key, f := range m.cells {
		if !f.blank {
			truth.Cells[key] = f.number
		}
	}
	m.harm(&pages)
	doc := Document{
		Truth: truth, Printed: map[string]report.Number{}, Blank: map[string]bool{}, Decided: m.who.decided,
		Layout: layout.String(), Damage: named(damages),
		Name: fmt.Sprintf("%s-%d%s", strings.ReplaceAll(m.who.place.Path(), "/", "-"), m.year, layout.extension()),
	}
	for _, s := range pages.sections {
		if s.table != nil {
			s.table.legible(&doc)
		}
	}
	doc.Source = m.write(&pages)
	slices.Sort(m.traits)
	doc.Traits = slices.Compact(m.traits)
	return doc
}

// write sets the pages in the document's file type.
func (m *maker) write(p *pages) []byte {
	switch {
	case m.layout.isHTML():
		return m.writeHTML(p)
	case m.layout.isDOCX():
		return m.writeDOCX(p)
	case m.layout == PDF:
		return m.writePDF(p)
	}
	return encode(m.writeText(p), m.layout)
}

// maker carries what is decided about the document being made.
type maker struct {
	rng     *rand.Rand
	layout  Layout
	damages []Damage
	who     who
	year    int
	form    report.Form
	style   style
	cells   map[string]figure
	off     map[string]bool // cells whose total is misprinted
	traits  []string
}

// suffers reports whether the document has the damage.
func (m *maker) suffers(d Damage) bool { return slices.Contains(m.damages, d) }

// trait records a variety that the document has.
func (m *maker) trait(name string) { m.traits = append(m.traits, name) }

// chance is true in p of 100 cases.
func (m *maker) chance(p int) bool { return m.rng.IntN(100) < p }

// pick chooses one of a list.
func pick[T any](m *maker, list ...T) T { return list[m.rng.IntN(len(list))] }
