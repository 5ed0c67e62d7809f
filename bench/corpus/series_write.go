package corpus

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"nianbao/report"
)

// Write sets the paper in a layout. How its tables are drawn goes with the organ and the layout, not with the year.
func (p *Paper) Write(layout Layout) (name string, source []byte) {
	m := &maker{rng: rand.New(rand.NewPCG(p.seed, uint64(layout))), layout: layout, who: p.who.who, year: p.year, form: p.form,
		style: style{counted: "."}, cells: map[string]figure{}}
	for key, n := range p.numbers {
		m.cells[key] = figure{number: n, text: n.String()}
	}
	for key, text := range p.cells {
		f := m.cells[key]
		f.text = text
		m.cells[key] = f
	}
	pages := p.pages(m)
	for _, fault := range p.faults {
		fault(&pages)
	}
	return p.Name() + layout.extension(), m.write(&pages)
}

// pages are the paper's parts, with figures in place of their names.
func (p *Paper) pages(m *maker) pages {
	out := pages{title: p.expandAll(p.title), signature: p.expandAll(p.signature), published: p.published}
	if p.posted {
		out.top = []string{"发布日期：" + string(p.published)}
	}
	tables := [6]*table{1: m.disclosure(), 2: m.requests(), 3: m.review()}
	for i := range p.text {
		out.sections = append(out.sections, &section{heading: p.headings[i], text: p.expandAll(p.text[i]), table: tables[i]})
	}
	return out
}

func (p *Paper) expandAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = p.expand(s)
	}
	return out
}

// clone is a paper that can be changed without changing this.
func (p *Paper) clone() *Paper {
	c := *p
	c.numbers, c.cells = maps.Clone(p.numbers), map[string]string{}
	c.title, c.signature = slices.Clone(p.title), slices.Clone(p.signature)
	for i := range c.text {
		c.text[i] = slices.Clone(p.text[i])
	}
	c.faults = nil
	return &c
}

// sign names the organ under the paper's text, and dates it there or as the page does.
func (p *Paper) sign(year, month, day int) {
	p.published = report.Date(fmt.Sprintf("%d-%02d-%02d", year, month, day))
	p.signature = []string{p.who.full}
	if !p.posted {
		p.signature = append(p.signature, fmt.Sprintf("%d年%d月%d日", year, month, day))
	}
}
