package templates

import "io"

// Write writes the page.
func (p Comparison) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).aboutComparison(p)
	b.raw("<div class=reading>\n<nav class=contents aria-labelledby=contents>\n<p id=contents>目录</p>\n<ol>\n")
	for _, t := range p.Topics {
		b.raw("<li><a").href("#" + t.ID).raw(">").text(t.Title).raw("</a>\n")
	}
	for _, part := range p.Full {
		b.raw("<li><a").href("#" + part.ID).raw(">").text(part.Title).raw("</a>\n")
	}
	b.raw("<li><a href=#organs>机关</a>\n</ol>\n</nav>\n<article class=figures>\n<p class=intro>").text(p.Words)
	if p.Method != "" {
		b.link(p.Method, "怎样计算")
	}
	b.raw("</p>\n").topicSections(p.Topics)
	for _, part := range p.Full {
		b.fullPart(part)
	}
	return b.organsOf(p).raw("</article>\n</div>\n").foot(p.Frame).to(w)
}

// Write writes the page.
func (p Sheet) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<p class=onward>").way(p.Set).raw("</p>\n")
	b.csv(p.CSV).pages(p.Pages).raw("</header>\n<article class=figures>\n").topicSections(p.Topics)
	return b.raw("</article>\n").pages(p.Pages).foot(p.Frame).to(w)
}

// aboutComparison writes who is compared, and who is missing.
func (b *buffer) aboutComparison(p Comparison) *buffer {
	b.raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<div class=about>\n<p class=lead>").text(p.About).raw("</p>\n")
	b.years("其他年度的对照", p.Before, p.After).raw("</div>\n")
	if p.Forms != "" {
		b.raw("<p class=form>").text(p.Forms).raw("</p>\n")
	}
	if p.Covered != "" {
		b.raw("<p class=form>").text(p.Covered)
		if len(p.Missing) > 0 {
			b.raw("：").named(p.Missing)
		}
		b.raw("。")
		if p.Coverage.Href != "" {
			b.raw(" ").way(p.Coverage)
		}
		b.raw("</p>\n")
	}
	b.csv(p.CSV)
	if p.Explore != "" {
		b.raw("<p class=onward><a").href(p.Explore).raw(">在自选对照里改选机关、指标和年度</a></p>\n")
	}
	return b.raw("</header>\n")
}

func (b *buffer) csv(href string) *buffer {
	return b.raw("<ul class=\"inline facts\"><li><a").href(href).raw(" type=text/csv>本页数字的 CSV</a></li></ul>\n")
}

// named are links in a sentence.
func (b *buffer) named(list []Link) *buffer {
	for i, l := range list {
		if i > 0 {
			b.raw("、")
		}
		b.way(l)
	}
	return b
}

// pages lead to the sheets of the same tables.
func (b *buffer) pages(list []Link) *buffer {
	if len(list) == 0 {
		return b
	}
	b.raw("<nav class=pages aria-label=各页><ol class=inline>\n")
	for _, l := range list {
		b.raw("<li><a").href(l.Href)
		if l.Current {
			b.raw(` aria-current="page"`)
		}
		b.raw(">").text(l.Text).raw("</a>\n")
	}
	return b.raw("</ol></nav>\n")
}

// titled opens a section with its heading.
func (b *buffer) titled(id, title string) *buffer {
	return b.raw("<section").attr("id", id).attrOf("aria-labelledby", "", id, "-title").raw(">\n<h2").attrOf("id", "", id, "-title").raw(">").text(title).raw("</h2>\n")
}

func (b *buffer) topicSections(list []Topic) *buffer {
	for _, t := range list {
		b.titled(t.ID, t.Title).comparedTopic(t).raw("</section>\n")
	}
	return b
}

// comparedTopic writes what is drawn of a topic, how it is distributed, and its table or the way to it.
func (b *buffer) comparedTopic(t Topic) *buffer {
	b.topic(Topic{Intro: t.Intro, Charts: t.Charts, Zero: t.Zero})
	for _, c := range t.Classes {
		b.after(c.Said).bars(c.Bars)
	}
	if t.Spread != nil {
		b.table(*t.Spread)
	}
	b.after(t.Complete)
	if len(t.Gaps) > 0 {
		b.raw("<p class=after>有的项没有数值：").named(t.Gaps)
		if t.MoreGaps > 0 {
			b.raw("，另有 ").int(t.MoreGaps).raw(" 个")
		}
		b.raw("。</p>\n")
	}
	if t.Table != nil {
		b.table(*t.Table)
	}
	b.after(t.After)
	if len(t.Sheets) > 0 {
		b.raw("<p class=onward").attrOf("id", "", t.ID, ".figures").raw(">各机关的数字：").named(t.Sheets).raw("</p>\n")
	}
	if len(t.Aside) > 0 {
		b.raw("<p class=onward>另有图：")
		for i, a := range t.Aside {
			if i > 0 {
				b.raw("、")
			}
			b.raw("<a").attr("id", a.ID).href(a.Href).raw(">").text(a.Text).raw("</a>")
		}
		b.raw("</p>\n")
	}
	return b
}

// after is a sentence below a table, or nothing.
func (b *buffer) after(sentence string) *buffer {
	if sentence == "" {
		return b
	}
	return b.raw("<p class=after>").text(sentence).raw("</p>\n")
}

// fullPart writes the figures of a table of the form that are no topic's, and the ways to the others.
func (b *buffer) fullPart(part Part) {
	b.titled(part.ID, part.Title)
	if part.Table != nil {
		b.table(*part.Table)
	}
	if len(part.Moved) > 0 {
		b.raw("<ul class=inline>\n")
		for _, m := range part.Moved {
			b.raw("<li").attr("id", m.ID).raw(">").way(m.Link).raw("</li>\n")
		}
		b.raw("</ul>\n")
	}
	if part.Zero != "" {
		b.raw("<p class=allzero>").text(part.Zero).raw("</p>\n")
	}
	b.raw("</section>\n")
}

// organsOf lists the organs with their years, or the smaller sets that they stand in.
func (b *buffer) organsOf(p Comparison) *buffer {
	b.titled("organs", "机关")
	if p.Regions != nil {
		b.table(*p.Regions)
	}
	if len(p.Organs) > 0 {
		b.organs(organList{Caption: p.Heading, Label: "机关", Years: p.AllYears, Organs: p.Organs, Below: true})
	} else {
		b.raw("<p>全部机关：")
		for i, t := range p.Topics {
			for _, sheet := range t.Sheets {
				if i > 0 {
					b.raw("、")
				}
				b.link(sheet.Href, t.Title)
			}
		}
		b.raw("。</p>\n")
	}
	if len(p.Absent) > 0 {
		b.raw("<p>本级有其他年度报告、暂缺本年度报告的：").named(p.Absent).raw("。</p>\n")
	}
	if len(p.Free) > 0 {
		b.raw("<p>本年度报告没有标准表格、不能对照的：").named(p.Free).raw("。</p>\n")
	}
	return b.raw("</section>\n")
}

// organs is a list of organs by years.
func (b *buffer) organs(list organList) *buffer {
	b.raw("<div class=scroll role=region").attr("aria-label", list.Caption).raw(" tabindex=0>\n<table class=list")
	if list.Below {
		b.raw(" data-pages")
	}
	b.raw("><caption class=vh>").text(list.Caption).raw("</caption>\n<thead><tr><th class=label>").text(list.Label)
	for _, year := range list.Years {
		b.raw("<th>").int(year)
	}
	b.raw("<tbody>")
	for _, o := range list.Organs {
		b.raw("<tr><th>").way(o.Name)
		for _, year := range o.Years {
			b.raw("<td>")
			switch {
			case year.Href == "":
				b.raw(`<span class=vh>无</span>`)
			case list.Below && isBelow(year.Href, o.Name.Href, year.Text):
				b.raw(year.Text)
			default:
				b.link(year.Href, year.Text)
			}
		}
	}
	return b.raw("</table>\n</div>\n")
}
