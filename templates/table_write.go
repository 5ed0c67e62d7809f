package templates

import (
	"slices"

	"nianbao/report"
)

// table writes the table with what belongs to it: its room to scroll in, its legend, and what is said about its cells.
func (b *buffer) table(t Table) *buffer {
	b.raw("<div").classes(class{"scroll", true}, class{"wide", t.Wide}, class{"tall", t.Tall})
	if t.Wide || t.Tall || !t.linked() {
		b.raw(" role=region").attrOf("aria-labelledby", t.ID, "-caption", "").raw(" tabindex=0")
	}
	b.raw(">\n").element(t).raw("\n</div>\n")
	return b.legend(t).findings(t.Findings).notes(t.Notes)
}

// linked reports whether the heads are links. A table of a few columns that has them is no stop of its own for the keyboard: a
// browser scrolls it to the link that has the focus, or by arrows from there.
func (t Table) linked() bool {
	for _, row := range t.Heads {
		if slices.ContainsFunc(row, func(h Head) bool { return h.Href != "" }) {
			return true
		}
	}
	return false
}

// element writes what html/template would make of the same values; a test holds that.
func (b *buffer) element(t Table) *buffer {
	if t.written != "" {
		return b.raw(string(t.written))
	}
	f := t.figures()
	b.openTable(t, f)
	for _, g := range t.Groups {
		b.group(g, f, t.told)
	}
	return b.raw("</table>")
}

// openTable writes what stands before the groups.
func (b *buffer) openTable(t Table, f figures) {
	b.open("table").attr("data-indicators", t.Indicators).attr("id", t.ID).classes(class{"tall", t.Tall}, class{"even", t.Even}).attr("data-figures", f.mode).attr("data-key", f.table)
	b.attr("data-rows", t.told.rows).attr("data-heads", t.told.heads).raw(">").caption(t)
	if len(t.Heads) > 0 {
		b.raw("<thead>")
		for _, row := range t.Heads {
			b.heads(row, "", f, t.told)
		}
	}
}

func (b *buffer) caption(t Table) {
	if t.Short && t.Unit == "" && t.Origin.Page == "" {
		b.raw("<caption").attrOf("id", t.ID, "-caption", "").raw(" class=vh>").text(t.Caption).raw("</caption>\n")
		return
	}
	b.raw("<caption><span").attrOf("id", t.ID, "-caption", "").classes(class{"vh", t.Short}).raw(">").text(t.Caption).raw("</span>")
	if t.Unit != "" {
		b.raw(" 单位：").text(t.Unit)
	}
	b.origin(t.Origin).raw("</caption>\n")
}

// legend explains the marks of the states that the table has.
func (b *buffer) legend(t Table) *buffer {
	states, none := t.States(), t.HasNone()
	if len(states) == 0 && !none {
		return b
	}
	b.raw("<p class=legend><span class=key>符号</span>\n")
	for _, s := range states {
		b.raw("<span class=").raw(s.String()).raw(">").raw(stateMeanings[s]).raw("</span>\n")
	}
	if none {
		b.raw("<span class=none>无此项：所用表样不填报，或没有该年报告</span>\n")
	}
	return b.raw("</p>\n")
}

// heads writes a row of heads. In the table's head they are those of columns by HTML's own rules; a group's say so by their scope, so
// that the style sheet tells them from those of rows.
func (b *buffer) heads(row []Head, scope string, f figures, t told) {
	b.raw("<tr>")
	for i, h := range row {
		b.open("th").attr("scope", scope).span("colspan", h.Span).span("rowspan", h.Down)
		b.classes(class{"label", h.Label}, class{"break", h.Break})
		if key, say := f.headKey(&row[i]); say {
			b.key(key)
		}
		b.raw(">").link(t.headHref(&row[i]), h.Text).small(h.Note)
	}
}

// key says a key, even where it is none.
func (b *buffer) key(key string) *buffer {
	if key == "" {
		return b.raw(" data-key")
	}
	return b.attr("data-key", key)
}

func (b *buffer) group(g Group, f figures, t told) {
	b.openGroup(g)
	inset := g.inset()
	for i := range g.Rows {
		b.row(g.Key, inset, &g.Rows[i], f, t)
	}
}

// openGroup writes what stands before the group's rows.
func (b *buffer) openGroup(g Group) {
	b.open("tbody").attr("id", g.ID).depth(g.inset()).attr("data-key", g.Key)
	if g.Sorts {
		b.raw(" data-sorts")
	}
	b.raw(">")
	if g.Label != "" {
		b.raw("<tr class=group>")
		b.open("th").attr("scope", "rowgroup").span("colspan", g.Column).depth(g.Depth)
		b.raw("><span>").link(g.Href, g.Label).raw("</span>").small(g.Note)
	}
	if g.Heads != nil {
		b.heads(g.Heads, "col", figures{}, told{})
	}
}

// inset is how far the labels of all of its rows are set in.
func (g *Group) inset() int {
	if len(g.Rows) == 0 {
		return 0
	}
	inset := g.Rows[0].Depth
	for i := range g.Rows {
		inset = min(inset, g.Rows[i].Depth)
	}
	return inset
}

// row writes a row of a group whose labels are set in so far. Its head is that of the row by HTML's own rules, but browsers take one
// that no cell with something in it follows for that of a column.
func (b *buffer) row(group string, inset int, r *Row, f figures, t told) {
	b.open("tr").attr("id", r.ID).classes(class{"total", r.Total}, class{"break", r.Break})
	key := ""
	if f.mode == byColumns {
		if key = f.rowKey(r); key != f.rowHead(r) {
			b.key(key)
		}
	}
	b.raw(">")
	if r.Label != "" {
		b.open("th")
		if len(r.Cells) == 0 || r.Cells[0].Empty {
			b.raw(" scope=row")
		}
		if r.Depth > inset {
			b.depth(r.Depth)
		}
		b.raw(">")
		b.link(t.rowHref(r), r.Label).small(r.Note).origin(r.Origin)
		for _, f := range r.Asked {
			b.raw(" ").asked(f)
		}
	}
	x := r.first()
	for i := range r.Cells {
		c := &r.Cells[i]
		told, off := f.told(group, r, key, x, c)
		b.cell(c, told, off)
		x += max(1, c.Span)
	}
}

// isPrinted reports whether there is no more to a cell than the figure that its report prints, but for where that leads: that is what most cells are.
func (c *Cell) isPrinted() bool {
	return c.State == report.Reported && !c.None && !c.Empty && !c.Break && c.Pad == 0 && c.Text == "" && c.Words == "" &&
		c.Note == "" && c.Sum.Value == "" && len(c.Marks) == 0 && len(c.Asked) == 0
}

// cell writes a figure. The link is left to the script where that is told, and denied to it where it is off.
func (b *buffer) cell(c *Cell, told, off bool) {
	b.raw("<td").attr("id", c.ID).span("colspan", c.Span)
	zero := c.Value.Sign() == 0
	if c.isPrinted() && !off && (told || c.Href == "") {
		switch {
		case zero:
			b.raw(">")
		case c.Total:
			b.raw(` class="some sum">`)
		default:
			b.raw(" class=some>")
		}
		b.number(c.Value, 0)
		return
	}
	figure := c.isFigure()
	b.classes(class{"none", c.None}, class{"text", c.Text != "" && !c.dash()}, class{"dot", c.Words != "" && !c.dash()}, class{"dash", c.dash()},
		class{"some", figure && c.State.HasValue() && !zero}, class{"blank", figure && c.State == report.Blank}, class{"missing", figure && c.State == report.Missing},
		class{"inferred", figure && c.State == report.Inferred}, class{"invalid", figure && c.State == report.Invalid},
		class{"sum", c.Total && c.State.HasValue() && !zero}, class{"failed", c.Sum.Value != ""}, class{"break", c.Break}, c.pad())
	if off {
		b.raw(" data-off")
	}
	b.raw(">")
	linked := c.Href != "" && !told
	if linked {
		b.raw("<a").href(c.Href).raw(">")
	}
	switch {
	case c.Empty:
	case c.None:
		b.raw(`<span class=vh>无此项</span>`)
	case c.dash():
		b.raw(`<span class=vh>`).text(c.Words).raw("</span>")
	case c.Words != "":
		b.raw(`<span aria-hidden=true>`).text(c.Text).raw(`</span><span class=vh>`).text(c.Words).raw("</span>")
	case c.Text != "":
		b.text(c.Text)
	case c.pads():
		b.number(c.Value, 0)
	default:
		b.figure(*c)
	}
	if linked {
		b.raw("</a>")
	}
	b.small(c.Note)
	if len(c.Marks)+len(c.Asked) > 0 {
		b.raw("<sup>")
		b.marks(c.Marks)
		for i, f := range c.Asked {
			if i > 0 || len(c.Marks) > 0 {
				b.raw(" ")
			}
			b.asked(f)
		}
		b.raw("</sup>")
	}
	b.sum(c.Sum)
}

// marks are the numbers of the notes about a cell, each a link to its note; of three or more in a row the first and
// the last stand for all.
func (b *buffer) marks(numbers []int) {
	if len(numbers) == 0 {
		return
	}
	b.raw(`<span class=vh> 注 </span>`) // the word also keeps the number from running into the figure
	for i := 0; i < len(numbers); i++ {
		run := i
		for run+1 < len(numbers) && numbers[run+1] == numbers[run]+1 {
			run++
		}
		if i > 0 {
			b.raw(" ")
		}
		b.mark(numbers[i])
		if run > i+1 {
			b.raw("–").mark(numbers[run])
			i = run
		}
	}
}

func (b *buffer) mark(note int) {
	b.raw("<a href=#note-").int(note).raw(">").int(note).raw("</a>")
}
