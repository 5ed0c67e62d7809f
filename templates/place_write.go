package templates

import "io"

// Write writes the page.
func (p Home) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>政府信息公开工作年度报告，逐项对照</h1>\n<p class=lead>各级行政机关每年依《政府信息公开条例》公布一份政府信息公开工作年度报告。本站把这些报告逐字、逐表读出来，使每个数字都有固定地址，并能在机关之间、年度之间对照；读不清的格子如实标明，绝不猜测。</p>\n<p class=count>")
	if p.Reports > 0 {
		b.raw("现有 ").int(p.Organs).raw(" 个机关的 ").int(p.Reports).raw(" 份报告，").int(p.FirstYear)
		if p.LastYear != p.FirstYear {
			b.raw("—").int(p.LastYear)
		}
		b.raw(" 年度。</p>\n</header>\n").homeParts(p)
	} else {
		b.raw("还没有可以发布的报告。</p>\n</header>\n")
	}
	b.labelled("catalogue", "指标").inline(p.Indicators)
	if len(p.Cases) > 0 {
		b.raw("<p id=cases>有复议、诉讼的报告：").named(p.Cases).raw("。</p>\n")
	}
	return b.raw("</section>\n").foot(p.Frame).to(w)
}

// homeParts write what there are reports for.
func (b *buffer) homeParts(p Home) {
	b.labelled("coverage", "覆盖").raw("<p class=intro>各省（自治区、直辖市）各报告年度的报告份数，点数字看哪些机关有；没有的留空。</p>\n").table(p.Coverage).onward(p.Covered)
	b.raw("</section>\n").labelled("regions", "按地区").raw("<dl class=regions>\n")
	for _, region := range p.Regions {
		b.raw("<div><dt>").way(region.Place).raw("<dd><ul class=inline>")
		for _, l := range region.Below {
			b.raw("<li>").way(l)
		}
		b.raw("</ul></div>\n")
	}
	b.raw("</dl>\n</section>\n")
	if len(p.Doubts) > 0 {
		b.labelled("doubts", "值得一看的疑问").raw("<ul class=entries>\n").listed(p.Doubts).raw("</ul>\n").onward(p.Quality).raw("</section>\n")
	}
	b.labelled("newest", "最新报告").raw("<ul class=entries>\n")
	for _, e := range p.Newest {
		b.raw("<li>").way(e.Report).raw(" <span class=region>").text(e.Region).raw("</span>")
		if e.When != "" {
			b.raw(" <time").attr("datetime", e.When).raw(">").text(e.When).raw("</time>")
		}
		b.raw("\n")
	}
	b.raw("</ul>\n<p class=onward><a").href(p.Feed.Href).raw(">订阅新报告和更正</a> <small>Atom</small></p>\n</section>\n").labelled("comparisons", "年度对照")
	if len(p.Sets) > 0 {
		b.raw("<p class=intro>同一年度、同一级别的机关逐项并列。各地区的对照见该地区的页面。</p>\n").setYears(p.Sets)
	} else {
		b.raw("<p class=intro>同一年度、同一级别有两份以上报告时，这里列出它们的对照。</p>\n")
	}
	if len(p.Trends) > 0 {
		b.inline(p.Trends)
	}
	b.raw("</section>\n")
}

// Write writes the page.
func (p Place) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<p class=lead>").text(p.About).raw("</p>\n</header>\n")
	if p.Organ != nil {
		b.raw("<section aria-labelledby=years>\n<h2 id=years>").text(p.Organ.Name).raw("历年报告</h2>\n").table(p.Organ.Table)
		if p.Organ.Shares != nil {
			b.topic(*p.Organ.Shares)
		}
		b.onward(p.Organ.Trend).raw("</section>\n")
	}
	if len(p.Departments) > 0 {
		b.labelled("departments", "部门").organs(p.list("部门", p.Departments)).raw("</section>\n")
	}
	if len(p.Divisions) > 0 {
		b.labelled("divisions", "下辖地区")
		if p.Known != "" {
			b.raw("<p class=intro>").text(p.Known).raw("</p>\n")
		}
		b.organs(p.list("地区", p.Divisions)).raw("</section>\n")
	}
	b.onward(p.Coverage).onward(p.Quality)
	b.raw("<p class=onward><a").href(p.Feed.Href).raw(">订阅新报告和更正</a> <small>").text(p.Feed.Text).raw("，Atom</small></p>\n")
	if len(p.Sets) > 0 {
		b.labelled("comparisons", "年度对照").setYears(p.Sets).raw("</section>\n")
	}
	if len(p.Trends) > 0 {
		b.labelled("trends", "历年合计").inline(p.Trends).raw("</section>\n")
	}
	return b.foot(p.Frame).to(w)
}

// Write writes the page.
func (p Unplaced) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>归属未定的机关</h1>\n<p class=lead>这些报告的原件没有写明机关属于哪个地区，或者有几个同名地区而文中不足以分辨，因此不归入任何地区，也不猜测。</p>\n</header>\n")
	return b.organs(organList{Caption: "归属未定的机关", Label: "机关", Years: p.Years, Organs: p.Organs}).foot(p.Frame).to(w)
}

// list is a list of organs or places with the page's years.
func (p Place) list(label string, organs []OrganEntry) organList {
	return organList{Caption: p.Heading + "：" + label, Label: label, Years: p.Years, Organs: organs}
}

// setYears are comparisons, year by year.
func (b *buffer) setYears(list []SetYear) *buffer {
	b.raw("<dl class=sets>\n")
	for _, y := range list {
		b.raw("<div><dt>").int(y.Year).raw(" 年<dd><ul class=inline>")
		for _, l := range y.Sets {
			b.raw("<li>").way(l)
		}
		b.raw("</ul></div>\n")
	}
	return b.raw("</dl>\n")
}

// inline are links in a line.
func (b *buffer) inline(list []Link) *buffer {
	b.raw("<ul class=inline>\n")
	for _, l := range list {
		b.raw("<li>").way(l).raw("\n")
	}
	return b.raw("</ul>\n")
}

// onward is a link below what it goes on from, or nothing where it leads nowhere.
func (b *buffer) onward(l Link) *buffer {
	if l.Href == "" {
		return b
	}
	return b.raw("<p class=onward>").way(l).raw("</p>\n")
}

// labelled opens a section that its heading, which has the address, names.
func (b *buffer) labelled(id, title string) *buffer {
	return b.raw("<section").attr("aria-labelledby", id).raw(">\n<h2").attr("id", id).raw(">").text(title).raw("</h2>\n")
}
