package templates

import "io"

// Write writes the page.
func (p Indicator) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).definition(p)
	if p.Spread != nil {
		b.raw("<section aria-labelledby=newest>\n<h2 id=newest>").int(p.Newest.Year).raw(" 年</h2>\n").yearLinks(p.Years).yearFigures(p.Newest)
		b.raw("</section>\n<section aria-labelledby=distribution>\n<h2 id=distribution>各级各年度的分布</h2>\n<p class=intro>")
		if p.Unit != "" {
			b.raw("单位：").text(p.Unit).raw("。")
		}
		b.raw("只计有数字的报告。四分位数：把数字从小到大排列，第 n 个数取在 n/4、n/2、3n/4 处（向上取整；恰为整数时取该数与下一数的平均）。</p>\n")
		b.table(*p.Spread).raw("</section>\n")
	}
	b.raw("<section aria-labelledby=figures>\n<h2 id=figures>各机关历年数字</h2>\n")
	if p.Spread != nil {
		b.values(p.Values)
	} else {
		b.raw("<p>现有的报告都没有这项指标。</p>\n")
	}
	return b.raw("</section>\n").foot(p.Frame).to(w)
}

// Write writes the page.
func (p IndicatorYear) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<p class=lead>")
	if p.Unit != "" {
		b.raw("单位：").text(p.Unit).raw("。")
	}
	b.raw("各级机关分别排列；一级政府的数字含其部门和下级，不同级别不相比较。定义、口径和各年分布见").way(p.Of).raw("。</p>\n").yearLinks(p.Years)
	b.raw("</header>\n<section aria-labelledby=levels>\n<h2 id=levels>各级机关的名次和分布</h2>\n").yearFigures(p.Figures).raw("</section>\n")
	if p.Provinces != nil {
		b.raw("<section aria-labelledby=provinces>\n<h2 id=provinces>各省份的中位数</h2>\n<p class=intro>各级机关在各省份的中位数，小字是有数字的机关数；省级政府是它本级报告的数字。</p>\n")
		b.table(*p.Provinces).raw("</section>\n")
	}
	return b.foot(p.Frame).to(w)
}

// Write writes the page.
func (p IndicatorValues) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n")
	if p.Unit != "" {
		b.raw("<p class=lead>单位：").text(p.Unit).raw("。每个数字都连到它在报告里的单元格。</p>\n")
	}
	return b.raw("</header>\n").values(p.Values).foot(p.Frame).to(w)
}

// definition writes what the indicator is.
func (b *buffer) definition(p Indicator) *buffer {
	b.raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<p class=lead>").text(p.Meaning).raw("</p>\n")
	if p.Note != "" {
		b.raw("<p class=form>").text(p.Note).raw("</p>\n")
	}
	b.raw("<dl class=pairs>\n")
	for _, fact := range p.Facts {
		b.raw("<div><dt>").text(fact.Name).raw("<dd>")
		if fact.Code {
			b.raw("<code>").text(fact.Text).raw("</code>")
		} else {
			b.text(fact.Text)
		}
		b.raw("</div>\n")
	}
	for _, side := range p.Parts {
		b.raw("<div><dt>").text(side.Name).raw("<dd>")
		for i, term := range side.Terms {
			if i > 0 {
				b.raw(" + ")
			}
			b.way(term)
		}
		b.raw("</div>\n")
	}
	b.raw("</dl>\n").navigation("同一行的指标", p.Other).navigation("用到它的比率", p.Rates)
	if p.CSV != "" {
		b.csv(p.CSV)
	}
	return b.raw("</header>\n")
}

func (b *buffer) navigation(label string, list []Link) *buffer {
	if len(list) == 0 {
		return b
	}
	b.raw(`<nav aria-label="`).raw(label).raw("\"><ul class=inline>\n")
	for _, l := range list {
		b.raw("<li>").way(l).raw("\n")
	}
	return b.raw("</ul></nav>\n")
}

// yearLinks lead to the pages of years.
func (b *buffer) yearLinks(list []Link) *buffer {
	if len(list) == 0 {
		return b
	}
	b.raw("<nav class=contents-line aria-label=\"各年度的名次和分布\"><ul class=inline>")
	for _, l := range list {
		b.raw("<li>").way(l)
	}
	return b.raw("</ul></nav>\n")
}

// yearFigures writes the figures of a year level by level.
func (b *buffer) yearFigures(y YearFigures) *buffer {
	for _, l := range y.Levels {
		b.raw("<section").attr("id", l.ID).attrOf("aria-labelledby", l.ID, "-title", "").raw(">\n<h3").attrOf("id", l.ID, "-title", "").raw(">").text(l.Title)
		b.raw("</h3>\n<p class=intro>").text(l.Said).raw("</p>\n<div class=beside>\n")
		if l.Tiles != nil || len(l.Bars) > 0 {
			b.raw("<div>\n")
			if l.Tiles != nil {
				b.tiles(*l.Tiles)
			}
			b.bars(l.Bars).raw("</div>\n")
		}
		if l.Ranked() {
			b.raw("<div>\n").table(l.Top).after(l.More).raw("</div>\n")
		}
		b.raw("</div>\n</section>\n")
	}
	return b
}

// bars are a histogram, or nothing where it has none.
func (b *buffer) bars(list []Bar) *buffer {
	if len(list) == 0 {
		return b
	}
	b.raw("<table class=bars>\n<caption>数值的分布</caption>\n<thead><tr><th>数值<th>机关<tbody>")
	for _, bar := range list {
		b.raw("<tr><th>").text(bar.Label).raw("<td><b>").int(bar.N).raw("</b>")
		if bar.Percent > 0 {
			b.raw(` <svg aria-hidden=true><rect width="`).int(bar.Percent).raw(`%" height=99 /></svg>`)
		}
	}
	return b.raw("</table>\n")
}

// values writes the figures of all organs, or the ways to pages that have them.
func (b *buffer) values(v Values) *buffer {
	if v.Table != nil {
		b.table(*v.Table)
	}
	b.after(v.Rest)
	if len(v.Below) > 0 {
		b.raw("<ul class=\"inline places\">\n")
		for _, l := range v.Below {
			b.raw("<li>").way(l).raw("\n")
		}
		b.raw("</ul>\n")
	}
	return b
}

// tiles writes the map with what its shades stand for.
func (b *buffer) tiles(t Tiles) *buffer {
	b.raw("<figure class=tilemap>\n<figcaption").attrOf("id", t.ID, "-caption", "").raw(">").text(t.Caption).raw("</figcaption>\n").grid(t)
	b.raw("\n<p class=legend><span class=key>深浅</span>\n")
	for i, class := range t.Classes {
		b.raw(`<span class=shade><span class="swatch shade-`).int(t.Shade(i)).raw(`"></span>`).text(class).raw("</span>\n")
	}
	return b.raw("<span class=shade><span class=swatch></span>没有数字</span></p>\n").after(t.Note).raw("</figure>\n")
}
