package corpus

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func (m *maker) harmLabels(p *pages, d Damage) {
	long := func(r *row) bool { return r.own >= 0 && r.depth > 0 && len([]rune(r.labels[r.own].text)) > 8 }
	switch d {
	case CutLabels:
		m.eachOf(1+m.rng.IntN(3), m.rowsOf(p, long), func(r *row) {
			s := []rune(r.labels[r.own].text)
			r.labels[r.own].text = string(s[:len(s)*(6+m.rng.IntN(4))/10])
		})
	case WrappedLabels:
		m.eachOf(3+m.rng.IntN(9), m.rowsOf(p, long), func(r *row) {
			label := &r.labels[r.own]
			label.text = strings.Join(broken(label.text, len([]rune(label.text))/pick(m, 2, 2, 3)+1), "\n")
		})
	case LostLabels:
		m.eachOf(1, m.rowsOf(p, func(r *row) bool { return r.depth == 2 }), func(r *row) { r.labels[r.own].text = "" })
	case LostGroups:
		grouped := func(r *row) bool {
			return r.depth == 2 && slices.ContainsFunc(r.labels[:r.own], func(f field) bool { return !f.empty() })
		}
		m.eachOf(1+m.rng.IntN(2), m.rowsOf(p, grouped), func(r *row) {
			for i := range r.labels[:r.own] {
				r.labels[i].text = ""
			}
		})
	}
}

// broken breaks a text into lines of some characters.
func broken(s string, n int) []string {
	var list []string
	for part := range slices.Chunk([]rune(s), n) {
		list = append(list, string(part))
	}
	return list
}

func (m *maker) harmTables(p *pages, d Damage) {
	switch d {
	case LostTable:
		p.sections[1+m.rng.IntN(3)].table = nil
	case RepeatedHead:
		t := p.sections[2].table
		if len(t.rows) < 12 {
			return
		}
		at := 6 + m.rng.IntN(len(t.rows)-8)
		t.rows = slices.Insert(t.rows, at, t.rows[0], t.rows[1], t.rows[2])
	case LostRow, RepeatedRow:
		list := m.rowsOf(p, func(r *row) bool { return r.own >= 0 && !m.misprinted(r) })
		lost := list[m.rng.IntN(len(list))]
		for _, s := range p.sections {
			if s.table == nil {
				continue
			}
			if i := slices.Index(s.table.rows, lost); i >= 0 && d == LostRow {
				s.table.rows = slices.Delete(s.table.rows, i, i+1)
			} else if i >= 0 {
				s.table.rows = slices.Insert(s.table.rows, i+1, lost)
			}
		}
	}
}

// harmText harms headings and the narrative.
func (m *maker) harmText(p *pages, d Damage) {
	switch d {
	case LostHeading:
		p.sections[pick(m, 0, 1, 1, 2, 2, 2, 3, 3, 4, 5)].heading = ""
	case GluedHeading:
		for range 1 + m.rng.IntN(2) {
			i := m.rng.IntN(len(p.sections))
			p.sections[i].heading = m.punctuated(formHeadings[i])
			p.sections[i].glued = true
		}
	case TypingErrors:
		right := fmt.Sprintf("%d年", m.year)
		y := strconv.Itoa(m.year)
		wrong := pick(m, y[:2]+y, y+y[3:], y[:3], y[:2]+y[3:], y[:1]+y) + "年"
		text := p.sections[0].text
		for i, s := range text {
			if i > 0 && !strings.Contains(s, "1月1日") {
				text[i] = strings.ReplaceAll(s, right, wrong)
			}
		}
		if strings.HasPrefix(text[0], right) && m.chance(40) {
			for i, s := range p.title {
				p.title[i] = strings.Replace(s, right, wrong, 1)
			}
		}
	}
}

// interrupt puts lines that are no row before some rows of the tables.
func (m *maker) interrupt(p *pages, d Damage) {
	list := m.rowsOf(p, func(r *row) bool { return r.key != "disclosure.rules" && r.key != "requests.new" && r.own >= 0 })
	m.eachOf(1+m.rng.IntN(3), list, func(r *row) {
		switch d {
		case BlankLines:
			r.before = make([]string, 1+m.rng.IntN(2))
		case DrawnLines:
			r.before = []string{m.drawn()}
		case PageNumbers:
			r.before = m.pageNumber()
		}
	})
}

func (m *maker) drawn() string {
	switch {
	case m.layout == Markdown || m.layout == Bars:
		return "|---|---|---|"
	case !m.layout.fielded():
		return strings.Repeat("-", 24)
	}
	return pick(m, "--------\t----\t------", "----------------", "————————————")
}

// pageNumber is a page's foot. A bare number can't be told from a value where each has a line of its own.
func (m *maker) pageNumber() []string {
	n := strconv.Itoa(2 + m.rng.IntN(8))
	foot := pick(m, "- "+n+" -", "—"+n+"—", "第"+n+"页", "第 "+n+" 页 共 9 页")
	if !m.layout.is(linear) && m.chance(30) {
		foot = n
	}
	if m.chance(40) && !m.layout.is(linear) {
		return []string{"", foot, ""}
	}
	return []string{foot}
}
