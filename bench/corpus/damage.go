package corpus

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
)

// Damage is what a document suffers.
type Damage int

// The damages.
const (
	None         Damage = iota
	ShiftRight          // empty fields come in before the values of some rows
	ShiftLeft           // the fields of spans before them go
	BlankLines          // inside a table
	DrawnLines          // inside a table
	LostCell            // a row has lost a field
	LostTwoCells        // a row has lost two fields
	ExtraValue          // a row has a value that belongs nowhere
	CutLabels           // labels break off
	LostLabels          // rows without their label
	LostGroups          // （三）不予公开 and the like are gone
	LostRow             // a row is gone
	RepeatedRow         // a row stands twice
	RepeatedHead        // a page's heads inside table 3
	PageNumbers         // inside a table
	BlankZeros          // some zeros of a row are left blank
	OtherWhole          // （六）其他处理 of form "2021" as one row
	LostHeading         // a section's heading is gone
	LostTable           // a table is gone
	damages
)

var damageNames = [damages]string{"none", "shift-right", "shift-left", "blank-lines", "drawn-lines", "lost-cell", "lost-two-cells",
	"extra-value", "cut-labels", "lost-labels", "lost-groups", "lost-row", "repeated-row", "repeated-head", "page-numbers",
	"blank-zeros", "other-whole", "lost-heading", "lost-table"}

func (d Damage) String() string { return damageNames[d] }

// Damages lists them all, None first.
func Damages() []Damage {
	list := make([]Damage, damages)
	for i := range list {
		list[i] = Damage(i)
	}
	return list
}

// Fits says whether the damage can be seen in the layout: rows shift only where fields may be empty.
func (d Damage) Fits(l Layout) bool {
	return d != ShiftRight && d != ShiftLeft || l.fielded()
}

// harm does the document's damage to its pages.
func (m *maker) harm(p *pages) {
	switch m.damage {
	case ShiftRight:
		m.eachOf(1+m.rng.IntN(3), m.rowsOf(p, (*row).full), func(r *row) {
			n := 1 + m.rng.IntN(2)
			r.labels = append(r.labels, make([]string, n)...)
			r.tail = max(0, r.tail-n)
		})
	case ShiftLeft:
		m.eachOf(1+m.rng.IntN(3), m.rowsOf(p, func(r *row) bool { return r.full() && slices.Contains(r.labels, "") }), func(r *row) {
			n := len(r.labels)
			r.labels = printed(r.labels)
			r.own = slices.Index(r.labels, lastLabel(r.labels))
			r.tail += n - len(r.labels)
		})
	case BlankLines:
		m.interrupt(p, func() []string { return make([]string, 1+m.rng.IntN(2)) })
	case DrawnLines:
		m.interrupt(p, func() []string { return []string{m.drawn()} })
	case PageNumbers:
		m.interrupt(p, func() []string { return m.pageNumber() })
	case LostCell, LostTwoCells:
		m.eachOf(1, m.rowsOf(p, m.wide), func(r *row) { m.lose(r, 1+int(m.damage-LostCell)) })
	case ExtraValue:
		m.eachOf(1, m.rowsOf(p, m.wide), func(r *row) {
			at := m.rng.IntN(len(r.cells) + 1)
			extra := report.Int(int64(pick(m, 0, 0, 1, 7)))
			r.cells = slices.Insert(r.cells, at, cell{"", figure{number: extra, text: extra.String()}})
			r.tail = max(0, r.tail-1)
			r.unsure = true
		})
	case CutLabels, LostLabels, LostGroups:
		m.harmLabels(p)
	case LostRow, RepeatedRow, RepeatedHead, LostTable, LostHeading:
		m.harmPages(p)
	case BlankZeros:
		m.eachOf(1+m.rng.IntN(3), m.rowsOf(p, func(r *row) bool { return r.depth == 2 && r.full() }), m.blankZerosOf)
	}
}

func (m *maker) harmLabels(p *pages) {
	numbered := func(r *row) bool { return r.depth == 2 }
	switch m.damage {
	case CutLabels:
		long := func(r *row) bool { return r.own >= 0 && r.depth > 0 && len([]rune(r.labels[r.own])) > 8 }
		m.eachOf(1+m.rng.IntN(3), m.rowsOf(p, long), func(r *row) {
			s := []rune(r.labels[r.own])
			r.labels[r.own] = string(s[:len(s)*(6+m.rng.IntN(4))/10])
		})
	case LostLabels:
		m.eachOf(1, m.rowsOf(p, numbered), func(r *row) { r.labels[r.own] = "" })
	case LostGroups:
		m.eachOf(1+m.rng.IntN(2), m.rowsOf(p, func(r *row) bool { return r.depth == 2 && len(printed(r.labels)) > 1 }), func(r *row) {
			own := r.labels[r.own]
			clear(r.labels)
			r.labels[r.own] = own
		})
	}
}

func (m *maker) harmPages(p *pages) {
	switch m.damage {
	case LostHeading:
		p.sections[pick(m, 0, 1, 1, 2, 2, 2, 3, 3, 4, 5)].heading = ""
	case LostTable:
		p.sections[1+m.rng.IntN(3)].table = nil
	case RepeatedHead:
		t := p.sections[2].table
		at := 6 + m.rng.IntN(len(t.rows)-8)
		t.rows = slices.Insert(t.rows, at, t.rows[0], t.rows[1], t.rows[2])
	case LostRow, RepeatedRow:
		list := m.rowsOf(p, func(r *row) bool { return r.own >= 0 && !m.misprinted(r) })
		lost := list[m.rng.IntN(len(list))]
		for _, s := range p.sections {
			if s.table == nil {
				continue
			}
			if i := slices.Index(s.table.rows, lost); i >= 0 && m.damage == LostRow {
				s.table.rows = slices.Delete(s.table.rows, i, i+1)
			} else if i >= 0 {
				s.table.rows = slices.Insert(s.table.rows, i+1, lost)
			}
		}
	}
}

// rowsOf lists the rows of all tables that are as wanted.
func (m *maker) rowsOf(p *pages, want func(*row) bool) []*row {
	var list []*row
	for _, s := range p.sections {
		if s.table == nil {
			continue
		}
		for _, r := range s.table.rows {
			if r.key != "" && want(r) {
				list = append(list, r)
			}
		}
	}
	return list
}

// misprinted says that a total of the row is.
func (m *maker) misprinted(r *row) bool {
	return slices.ContainsFunc(r.cells, func(c cell) bool { return m.off[c.key] })
}

// eachOf harms n of the rows.
func (m *maker) eachOf(n int, list []*row, harm func(*row)) {
	m.rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	for _, r := range list[:min(n, len(list))] {
		harm(r)
	}
}

// full says that every cell of the row prints something.
func (r *row) full() bool {
	return r.own >= 0 && !slices.ContainsFunc(r.cells, func(c cell) bool { return c.text == "" })
}

// wide rows have so many cells that a lost one shows. Where a total is misprinted as well, sums may hold by chance.
func (m *maker) wide(r *row) bool {
	return len(r.cells) >= 3 && !m.misprinted(r) && !slices.ContainsFunc(r.cells, func(c cell) bool { return c.text == "" })
}

// lose takes fields out of a row, so that those behind them move up.
func (m *maker) lose(r *row, n int) {
	for range n {
		i := m.rng.IntN(len(r.cells))
		r.cells = slices.Delete(r.cells, i, i+1)
	}
	r.unsure = true
}

// interrupt puts lines that are no row before some rows of the tables.
func (m *maker) interrupt(p *pages, lines func() []string) {
	list := m.rowsOf(p, func(r *row) bool { return r.key != "disclosure.rules" && r.key != "requests.new" && r.own >= 0 })
	m.eachOf(1+m.rng.IntN(3), list, func(r *row) { r.before = lines() })
}

func (m *maker) drawn() string {
	switch {
	case m.layout == Markdown || m.layout == Bars:
		return "|---|---|---|"
	case m.layout.linear() || m.layout == Blanks || m.layout == Padded:
		return strings.Repeat("-", 24)
	}
	return pick(m, "--------\t----\t------", "----------------", "————————————")
}

// pageNumber is a page's foot. A bare number can't be told from a value where each has a line of its own.
func (m *maker) pageNumber() []string {
	n := strconv.Itoa(2 + m.rng.IntN(8))
	foot := pick(m, "- "+n+" -", "—"+n+"—", "第"+n+"页", "第 "+n+" 页 共 9 页")
	if !m.layout.linear() && m.chance(30) {
		foot = n
	}
	if m.chance(40) && !m.layout.linear() {
		return []string{"", foot, ""}
	}
	return []string{foot}
}

// blankZerosOf leaves some zeros of a row out, or strikes them out where an empty cell would not be seen.
func (m *maker) blankZerosOf(r *row) {
	text := ""
	if !m.layout.fielded() {
		text = pick(m, "/", "-", "—")
	}
	for i := range r.cells {
		if c := &r.cells[i]; !c.blank && c.number.Sign() == 0 && m.chance(50) {
			c.figure = figure{blank: true, text: text}
		}
	}
}

func lastLabel(labels []string) string { return labels[len(labels)-1] }
