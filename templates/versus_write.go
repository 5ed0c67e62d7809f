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
		b.raw("<li>").link("#"+t.ID, t.Title).raw("</li>\n")
	}
	for _, t := range p.Texts {
		b.raw("<li>").link("#"+t.ID, t.Title).raw("</li>\n")
	}
	b.raw("</ol>\n</nav>\n<article class=figures>\n")
	for _, t := range p.Tables {
		b.compared(t)
	}
	for _, t := range p.Texts {
		b.twoTexts(p, t)
	}
	b.raw("</article>\n</div>\n").foot(p.Frame)
	return b.to(w)
}

// compared writes the figures of a table in which two reports differ, and those that are the same.
func (b *buffer) compared(t VersusTable) {
	b.raw("<section").headed(t.ID).text(t.Title).raw("</h2>\n")
	if t.Differs != nil {
		b.table(*t.Differs)
	} else {
		b.raw("<p class=allzero>两份报告的数字没有不同。</p>\n")
	}
	if t.Same != nil {
		b.raw("<details>\n<summary>相同而不为 0 的 ").int(t.SameN).raw(" 项</summary>\n").table(*t.Same).raw("</details>\n")
	}
	if t.After != "" {
		b.raw(`<p class=after>`).text(t.After).raw("</p>\n")
	}
	b.raw("</section>\n")
}

// twoTexts writes the paragraphs of a section side by side.
func (b *buffer) twoTexts(p Versus, t VersusText) {
	b.raw("<section class=versus").headed(t.ID).text(t.Title)
	b.raw("</h2>\n<p class=after>").text(t.About).raw("</p>\n<div class=\"pair sides\" aria-hidden=true><p>").text(p.Older.Text).raw("</p><p>").text(p.Newer.Text).raw("</p></div>\n")
	for _, pair := range t.Pairs {
		if pair.Same {
			b.raw(`<div class="pair both"><p>`).side(pair.Newer, "两份相同", "ins").raw("</p></div>\n")
		} else {
			b.raw(`<div class=pair><p>`).side(pair.Older, p.Older.Text, "del").raw("</p><p>").side(pair.Newer, p.Newer.Text, "ins").raw("</p></div>\n")
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
	b.raw(`<a class=side`).href(s.Href).raw(">").text(whose).raw("</a>")
	for _, part := range s.Parts {
		if part.Changed {
			b.open(tag).raw(">").text(part.Text).raw("</").raw(tag).raw(">")
		} else {
			b.text(part.Text)
		}
	}
	return b
}
