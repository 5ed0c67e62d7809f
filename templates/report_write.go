package templates

import "io"

// Write writes the page.
func (p Report) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).aboutReport(p).checks(p.Checks).overview(p)
	if len(p.Notes)+len(p.Findings) > 0 {
		b.raw("<section class=about-all aria-label=关于整份报告的说明>\n").findings(p.Findings).notes(p.Notes).raw("</section>\n")
	}
	b.raw("<div class=reading>\n").contents(p).raw("<article>\n")
	for _, s := range p.Sections {
		b.section(s)
	}
	b.told(p.Figures).raw("</article>\n</div>\n").citation(p).foot(p.Frame)
	return b.to(w)
}

// aboutReport writes what the document is and where it comes from.
func (b *buffer) aboutReport(p Report) *buffer {
	b.raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<div class=about>\n<ul class=\"inline facts\">\n<li>表样 ").raw(p.FormWords())
	b.raw("<li>原件 ")
	if p.Text != "" {
		b.link(p.Text, p.File)
	} else {
		b.text(p.File).raw(" <small>本站未收录其文字</small>")
	}
	b.raw("<li><a href=#cite>SHA-256 ").text(p.Checksum()).raw("…</a><li>")
	if p.Published != "" {
		b.raw("发布日期 <time>").text(p.Published).raw("</time>")
	} else {
		b.raw("发布日期未载明")
	}
	if p.Source != "" {
		b.raw("<li><a").href(p.Source).raw(" rel=\"external noopener\">来源网页</a>")
	}
	b.raw("<li><a href=#cite>引用</a><li><a").href(p.JSON).raw(" type=application/json>本报告的 JSON</a><li><a").href(p.Checks.Data)
	b.raw(" type=application/json>核查结果的 JSON</a>\n</ul>\n")
	return b.years("其他年度的报告", p.Before, p.After).raw("</div>\n</header>\n")
}

// years leads to the years before and after.
func (b *buffer) years(label string, before, after YearLink) *buffer {
	b.raw("<nav class=years").attr("aria-label", label).raw(">\n")
	if before.Year != 0 {
		b.year(before, "prev", "‹ ", "")
	}
	if after.Year != 0 {
		b.year(after, "next", "", " ›")
	}
	return b.raw("\n</nav>\n")
}

func (b *buffer) year(l YearLink, rel, before, after string) *buffer {
	if l.Href != "" {
		return b.raw("<a rel=").raw(rel).href(l.Href).raw(">").raw(before).int(l.Year).raw(after).raw("</a>")
	}
	b.raw(`<span><span class=off>`).raw(before).int(l.Year).raw(" 暂缺").raw(after).raw("</span>")
	if l.Nearest.Text != "" {
		b.raw(" <a").href(l.Nearest.Href).raw(">").raw(before).text(l.Nearest.Text).raw(after).raw("</a>")
	}
	return b.raw("</span>")
}

// checks writes what the checks come to.
func (b *buffer) checks(c Checks) *buffer {
	b.raw("<section class=\"overview checks\" aria-labelledby=checks>\n<h2 id=checks>").link(c.Page, "核查").raw("</h2>\n<div>\n<ul class=inline>\n")
	for i, passed := range c.Passed {
		b.raw([...]string{"<li>", "、"}[min(i, 1)]).text(passed.Name).raw(" ").int(passed.N).raw(" 项")
	}
	if len(c.Passed) > 0 {
		b.raw("成立")
	}
	if c.Unknown > 0 {
		b.raw("<li>未能核对 ").int(c.Unknown).raw(" 项")
	}
	if c.Missing > 0 {
		b.raw("<li>").int(c.Missing).raw(" 个单元格缺失")
	}
	for _, open := range c.Open {
		b.raw(`<li class=count>`).text(open.Mark).raw(" ").text(open.Name).raw(" ").int(open.N).raw(" 处")
	}
	if len(c.Open) == 0 {
		b.raw("<li>没有待答复的疑问")
	}
	if c.Answered > 0 {
		b.raw("<li>已答复 ").int(c.Answered).raw(" 处")
	}
	b.raw("\n</ul>\n")
	if len(c.Asking) > 0 {
		b.raw("<ul class=asking>\n")
		for _, a := range c.Asking {
			b.raw("<li>").text(a.Rule)
			for _, f := range a.First() {
				b.raw(" ").link(f.Href(), f.Mark())
			}
			if n := a.More(); n > 0 {
				b.raw(" 等 ").int(n).raw(" 处")
			}
			b.raw("\n")
		}
		b.raw("</ul>\n")
	}
	return b.raw("</div>\n</section>\n")
}

// overview writes a handful of figures, and where else to go.
func (b *buffer) overview(p Report) *buffer {
	if len(p.Overview)+len(p.Related) == 0 {
		return b
	}
	b.raw("<section class=overview aria-labelledby=overview>\n<h2 id=overview>一览</h2>\n")
	if len(p.Overview) > 0 {
		b.raw("<dl>\n")
		for _, f := range p.Overview {
			b.raw("<div><dt>").text(f.Name).raw("<dd").attr("class", f.Class()).raw("><a").href(f.Href).raw(">").figure(Cell{Value: f.Cell.Value, State: f.Cell.State, Raw: f.Cell.Raw})
			b.raw("</a></div>\n")
		}
		b.raw("</dl>\n")
	}
	if len(p.Related) > 0 {
		b.raw("<ul class=related>\n")
		for _, l := range p.Related {
			b.raw("<li>").way(l).raw("\n")
		}
		b.raw("</ul>\n")
	}
	return b.raw("</section>\n")
}

func (b *buffer) contents(p Report) *buffer {
	b.raw("<nav class=contents aria-labelledby=contents>\n<p id=contents>目录</p>\n<ol>\n")
	for _, s := range p.Sections {
		b.raw("<li><a").href("#" + s.ID).raw(">")
		if s.Number != "" {
			b.raw("<i>").text(s.Number).raw("</i> ")
		}
		b.text(s.Short).raw("</a>\n")
	}
	if len(p.Figures) > 0 {
		b.raw("<li><a href=#figures>文中数字</a>\n")
	}
	return b.raw("</ol>\n</nav>\n")
}

// section writes a section with its paragraphs and its table.
func (b *buffer) section(s Section) {
	b.raw("<section").headed(s.ID)
	if s.Number != "" {
		b.text(s.Number).raw("、")
	}
	b.text(s.Title)
	if s.Lost {
		b.raw(" <small>原件无此标题</small>")
	}
	b.raw("</h2>\n").findings(s.Findings).notes(s.Notes)
	for _, block := range s.Blocks {
		if block.Table != nil {
			b.table(*block.Table)
		} else {
			b.paragraph(block)
		}
	}
	b.raw("</section>\n")
}

// paragraph writes a paragraph and the way to the line it was read from. The script adds its address.
func (b *buffer) paragraph(p Block) {
	if len(p.Findings) > 0 {
		b.raw("<div class=doubted>\n")
	}
	b.raw("<p").attr("id", p.ID).raw(">").marked(p)
	for _, n := range p.Notes {
		b.raw(`<a class=mark href=#note-`).int(n.Number).raw(`><span class=vh>注 </span>`).int(n.Number).raw("</a>")
	}
	b.origin(p.Origin).raw("</p>\n")
	if len(p.Findings) > 0 {
		b.findings(p.Findings).raw("</div>\n")
	}
	b.notes(p.Notes)
}

// told writes the quantities that the narrative tells, paragraph by paragraph. Which line one comes from is said at its paragraph.
func (b *buffer) told(list []ToldFigure) *buffer {
	if len(list) == 0 {
		return b
	}
	b.raw(`<section id=figures aria-labelledby=figures-title>
<h2 id=figures-title>文中数字</h2>
<p class=intro>正文里说到的数量，按先后摘出。它们只说明文中怎样写，不是表样规定的指标，也不参与对照。</p>
<table class=told aria-labelledby=figures-title>
<thead><tr><th>事项<th>文中写法<th>所在段落`)
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Paragraph == list[0].Paragraph && list[n].Origin == list[0].Origin {
			n++
		}
		b.raw("<tbody>")
		for i, f := range list[:n] {
			b.raw("<tr id=figure-").int(f.Number).raw("><th>")
			if f.Subject != "" {
				b.text(f.Subject)
			} else {
				b.raw("<i>未写明</i>")
			}
			b.raw("<td>").text(f.Raw)
			if f.Read != "" {
				b.raw(" <small>即 ").text(f.Read).raw("</small>")
			}
			if i == 0 {
				b.raw("<td").span("rowspan", n).raw(">")
				if f.Paragraph.Href != "" {
					b.link(f.Paragraph.Href, f.Paragraph.Text)
				} else {
					b.origin(f.Origin)
				}
			}
		}
		list = list[n:]
	}
	return b.raw("\n</table>\n</section>\n")
}

func (b *buffer) citation(p Report) *buffer {
	b.raw("<section id=cite class=cite aria-labelledby=cite-title>\n<h2 id=cite-title>引用</h2>\n<p class=reference>").text(p.Citation)
	b.raw("</p>\n<p class=\"blank-day intro\">“引用日期”处填查阅之日。</p>\n")
	for i, sum := range p.Earlier {
		b.raw([...]string{"<p class=intro>本页先前据以读取的原件：", "、"}[min(i, 1)]).raw("SHA-256 ").text(sum)
	}
	if len(p.Earlier) > 0 {
		b.raw("。其后更正为现在的原件。</p>\n")
	}
	return b.raw("</section>\n")
}
