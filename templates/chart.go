package templates

import (
	"html/template"
	"io"
)

// Chart is a drawing made by the site's script from Own, in a place of HeightClass. Until then, and without a script,
// Static stands there; Summary and the table that Table leads to say the same. A Shared one stands below a heading that names it, on a page
// that says the rest in Trend.Charts.
type Chart struct {
	ID          string
	Title       string // says what is shown, where and when
	Unit        string // "" where there is none
	Summary     string
	Organs      string // how many organs the figures are of: 15 个乡镇
	Sources     []Link // the reports, or one link to the list of them
	Notes       []string
	Table       string // link to the table with the same figures
	Data        string // link to the page's figures as CSV, "" for none
	References  []Link // figures that the others are set against
	Static      template.HTML
	Own         template.JS // without single quotes
	Names       string      // the part of Own that other charts of a page may share
	HeightClass string
	Shared      bool
}

// chart writes the drawing and what must be known to quote it. Its address and the ways to take it away are added by the script
// (assets/charts/ways.js), in room that the stylesheet keeps.
func (b *buffer) chart(c Chart) *buffer {
	b.raw(`<figure class=chart data-chart='`).raw(string(c.Own)).raw("'").attr("id", c.ID).raw(">\n<figcaption>")
	if !c.Shared {
		b.text(c.Title).raw(" ")
	}
	if c.Unit != "" {
		b.raw("<small>单位：").text(c.Unit).raw("</small>")
	}
	b.raw("</figcaption>\n<div class=\"drawing ").raw(c.HeightClass).raw(`" role=group aria-label=图>`).raw(string(c.Static))
	b.raw("</div>\n<p class=summary>").text(c.Summary).raw("</p>\n")
	if c.Shared && len(c.Notes) == 0 {
		return b.raw("</figure>\n")
	}
	b.raw("<p class=origin>").links("参照：", "；", c.References, "")
	if len(c.Notes) > 0 {
		b.raw("<span class=told>")
		for _, note := range c.Notes {
			b.text(note)
		}
		b.raw("</span>")
	}
	if c.Shared {
		return b.raw("</p>\n</figure>\n")
	}
	organs := ""
	if c.Organs != "" {
		organs = "，" + c.Organs
	}
	b.links("来源：", "、", c.Sources, organs)
	if c.Table != "" && (len(c.Sources) != 1 || c.Sources[0].Href != c.Table) {
		b.raw(" <a").href(c.Table).raw(">看表</a>")
	}
	if c.Data != "" {
		b.raw(" <a").href(c.Data).raw(">本页数字的 CSV</a>")
	}
	return b.raw("</p>\n</figure>\n")
}

// links are a sentence of links, or nothing where there are none.
func (b *buffer) links(before, between string, list []Link, after string) *buffer {
	if len(list) == 0 {
		return b
	}
	b.raw("<span class=told>").raw(before)
	for i, l := range list {
		if i > 0 {
			b.raw(between)
		}
		b.way(l)
	}
	return b.text(after).raw("。</span>")
}

// topic writes charts with their figures below.
func (b *buffer) topic(t Topic) *buffer {
	if t.Intro != "" {
		b.raw("<p class=intro>").text(t.Intro).raw("</p>\n")
	}
	for _, c := range t.Charts {
		b.chart(c)
	}
	for _, sentence := range t.Zero {
		b.raw("<p class=allzero>").text(sentence).raw("</p>\n")
	}
	if t.Table != nil {
		b.table(*t.Table)
	}
	if t.After != "" {
		b.raw("<p class=after>").text(t.After).raw("</p>\n")
	}
	return b
}

// Alone is the page that other sites show in a frame of theirs: its address names a page and one of its charts.
type Alone struct {
	Frame
	Script string // what fetches the chart, behind what draws it
}

// Write writes the page.
func (p Alone) Write(w io.Writer) error { return write(w, "alone", p) }
