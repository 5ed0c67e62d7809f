package templates

import "io"

// Write writes the page.
func (p Trend) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).aboutTrend(p)
	b.raw("<div class=reading>\n<nav class=contents aria-labelledby=contents>\n<p id=contents>目录</p>\n<ol>\n")
	if p.Coverage != nil {
		b.raw("<li><a href=#coverage>覆盖</a>\n")
	}
	for _, part := range p.Parts {
		b.raw("<li><a").href("#" + part.ID).raw(">").text(part.Title).raw("</a>\n")
	}
	b.raw("</ol>\n</nav>\n<article class=figures data-charts='").raw(string(p.Charts)).raw("'>\n")
	if p.Coverage != nil {
		b.raw("<section id=coverage aria-labelledby=coverage-title>\n<h2 id=coverage-title>覆盖</h2>\n").table(*p.Coverage).raw("</section>\n")
	}
	for _, part := range p.Parts {
		b.trendPart(part)
	}
	b.raw("</article>\n</div>\n").foot(p.Frame)
	return b.to(w)
}

// aboutTrend writes whose figures these are, and what is to be known of them.
func (b *buffer) aboutTrend(p Trend) *buffer {
	b.raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<p class=lead>").text(p.About).raw("</p>\n")
	if p.Changing != "" {
		b.raw("<p class=form>").text(p.Changing)
		if p.Other.Href != "" {
			b.way(p.Other).raw("。")
		}
		b.raw("</p>\n")
	}
	if p.Break != "" {
		b.raw("<p class=form>").text(p.Break).raw("</p>\n")
	}
	b.raw("<nav class=inline aria-label=各年报告><ul class=inline>")
	for _, year := range p.Years {
		b.raw("<li>").way(year)
	}
	b.raw("</ul></nav>\n<ul class=\"inline facts\"><li><a").href(p.CSV).raw(" type=text/csv>本页数字的 CSV</a></ul>\n")
	if p.Explore != "" {
		b.raw("<p class=onward><a").href(p.Explore).raw(">在自选对照里改选机关、指标和年度</a></p>\n")
	}
	return b.raw("</header>\n")
}

// trendPart writes a table of the form: its figures, then row by row a drawing of them.
func (b *buffer) trendPart(part Part) *buffer {
	b.raw("<section").headed(part.ID).text(part.Title).raw("</h2>\n")
	if part.Intro != "" {
		b.raw("<p class=intro>").text(part.Intro).raw("</p>\n")
	}
	if part.Table != nil {
		b.table(*part.Table)
	}
	if part.Whole != nil {
		b.raw("<section").attr("id", part.Whole.ID).raw(">\n<h3>").text(part.Whole.Title).raw("</h3>\n").topic(*part.Whole).raw("</section>\n")
	}
	if len(part.Topics) > 0 {
		b.raw("<div class=multiples>\n")
	}
	for _, t := range part.Topics {
		b.raw("<section").attr("id", t.ID).raw(" class=multiple>\n<h3>").text(t.Title).raw("</h3>\n").topic(t).raw("</section>\n")
	}
	if len(part.Topics) > 0 {
		b.raw("</div>\n")
	}
	if part.Zero != "" {
		b.raw("<p class=allzero>").text(part.Zero).raw("</p>\n")
	}
	return b.raw("</section>\n")
}
