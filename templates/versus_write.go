package templates

import "io"

// Write writes the page.
func (p Versus) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<p class=lead>").text(p.About)
	if p.Method != "" {
		b.link(p.Method, "怎样算")
	}
	b.raw("</p>\n")
	if p.Form != "" {
		b.raw(`<p class=form>`).text(p.Form).raw("</p>\n")
	}
	b.raw(`<nav aria-label=相关页面><ul class=inline>`)
	for _, l := range p.Reports {
		b.raw("<li>").way(l).raw("</li>")
	}
	b.raw("</ul></nav>\n</header>\n<div class=reading>\n<nav class=contents aria-labelledby=contents>\n<p id=contents>目录</p>\n<ol>\n")
	for _, t := range p.Tables {
		b.raw("<li>").link("#"+t.ID, t.Title).raw("\n")
	}
	for _, t := range p.Texts {
		b.raw("<li>").link("#"+t.ID, t.Title).raw("\n")
	}
	b.raw("</ol>\n</nav>\n<article class=figures>\n")
	for _, t := range p.Tables {
		b.compared(p, t)
	}
	for _, t := range p.Texts {
		b.twoTexts(p, t)
	}
	b.raw("</article>\n</div>\n").foot(p.Frame)
	return b.to(w)
}

// compared writes the figures of a table in which two reports differ, and those that are the same.
func (b *buffer) compared(p Versus, t VersusTable) {
	b.raw("<section").headed(t.ID).text(t.Title).raw("</h2>\n")
	if len(t.Differs) > 0 {
		b.besides(p, t.ID+"-differs", t.Title+"：不同的数字", t.Differs, true)
	} else {
		b.raw("<p class=allzero>两份报告的数字没有不同。</p>\n")
	}
	if len(t.Same) > 0 {
		b.raw("<details>\n<summary>相同而不为 0 的 ").int(len(t.Same)).raw(" 项</summary>\n")
		b.besides(p, t.ID+"-same", t.Title+"：相同的数字", t.Same, false)
		b.raw("</details>\n")
	}
	if t.After != "" {
		b.raw(`<p class=after>`).text(t.After).raw("</p>\n")
	}
	b.raw("</section>\n")
}

// besides writes a table of figures of both reports. Its rows have the addresses of their indicators, so that the script can
// make the links of their names, and of their figures, whose address is the key.
func (b *buffer) besides(p Versus, id, caption string, rows []VersusRow, differ bool) {
	b.raw("<div class=scroll>\n<table").attr("id", id).raw(" class=besides data-figures=columns").attr("data-indicators", p.Root)
	b.raw("><caption class=vh>").text(caption).raw("</caption>\n<thead><tr><th class=label>项目")
	b.raw("<th>").link(p.Older.Href, p.Older.Text).raw("<th>").link(p.Newer.Href, p.Newer.Text)
	if differ {
		b.raw("<th>增减")
	}
	b.raw("<tbody>")
	places := [2]int{}
	for i := range rows {
		if r := &rows[i]; r.Unit != "" {
			places[0], places[1] = max(places[0], r.Older.decimals()), max(places[1], r.Newer.decimals())
		}
	}
	for i := range rows {
		r := &rows[i]
		b.raw("<tr").attr("id", r.ID)
		if r.Key != r.ID {
			b.key(r.Key)
		}
		b.raw("><th>").text(r.Label).small(r.Unit)
		b.ofReport(p.Older.Href, &r.Older, r.Key, places[0])
		b.ofReport(p.Newer.Href, &r.Newer, r.Key, places[1])
		if differ {
			b.raw("<td>").text(r.More)
		}
	}
	b.raw("</table>\n</div>\n")
}

// ofReport writes a figure of one of the reports.
func (b *buffer) ofReport(page string, f *VersusFigure, key string, places int) {
	c := Cell{Value: f.Value, State: f.State, Raw: f.Raw}
	if places > 0 {
		c.Pad = places - f.decimals()
	}
	if f.Anchor != key {
		c.Href = page + "#" + f.Anchor
	}
	b.cell(&c, false, false)
}

// decimals is how many its number has.
func (f *VersusFigure) decimals() int {
	if !f.State.HasValue() {
		return 0
	}
	return f.Value.Decimals()
}

// twoTexts writes the paragraphs of a section side by side.
func (b *buffer) twoTexts(p Versus, t VersusText) {
	b.raw("<section class=versus").headed(t.ID).text(t.Title)
	b.raw("</h2>\n<p class=after>").text(t.About).raw("</p>\n<div class=sides aria-hidden=true><p>").text(p.Older.Text).raw("<p>").text(p.Newer.Text).raw("</div>\n")
	for _, pair := range t.Pairs {
		if pair.Same {
			b.raw("<div class=both><p>").side(pair.Newer, "两份相同", "ins").raw("</div>\n")
		} else {
			b.raw("<div><p>").side(pair.Older, p.Older.Text, "del").raw("<p>").side(pair.Newer, p.Newer.Text, "ins").raw("</div>\n")
		}
	}
	b.raw("</section>\n")
}

// side writes a paragraph, if there is one: whose it is, as the way to where it stands, and its text, with what the other side
// lacks in an element of its own.
func (b *buffer) side(s VersusSide, whose, tag string) *buffer {
	if s.Href == "" {
		return b
	}
	b.raw("<a").href(s.Href).raw(">").text(whose).raw("</a>")
	for _, part := range s.Parts {
		if part.Changed {
			b.open(tag).raw(">").text(part.Text).raw("</").raw(tag).raw(">")
		} else {
			b.text(part.Text)
		}
	}
	return b
}
