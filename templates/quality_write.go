package templates

import "io"

// Write writes the page.
func (p Quality) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<p class=lead>").text(p.About).raw("</p>\n</header>\n")
	if len(p.Most) > 0 {
		b.labelled("most", "最常见的疑问").raw("<ol class=entries>\n")
		for _, m := range p.Most {
			b.raw("<li>").way(m.Rule).raw(" <span class=count>").int(m.Of).raw(" 份中 ").int(m.N).raw(" 份（").text(m.Percent)
			b.raw("）</span> <span class=region>").text(m.Sentence).raw("</span>\n")
		}
		b.raw("</ol>\n</section>\n")
	}
	if p.Regions != nil {
		b.labelled("regions", "按地区").raw("<p class=intro>每份报告按其最重的一处疑问计入一栏；已答复的不计。</p>\n").table(*p.Regions).raw("</section>\n")
	}
	b.labelled("rules", "按规则").raw("<p class=intro>每格是该年度报告中有疑问的份数，“/”后是该规则能作判断的份数。点规则名看它的含义和算法，点数字看是哪些报告。</p>\n")
	return b.table(p.Rules).raw("</section>\n").foot(p.Frame).to(w)
}

// Write writes the page.
func (p Rule) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n")
	if p.Whole.Href != "" {
		b.onward(p.Whole)
	} else {
		b.rule(p)
	}
	b.raw("</header>\n").labelled("counts", "历年结果").table(p.Counts).raw("</section>\n")
	if p.Regions != nil {
		b.labelled("regions", "按地区").raw("<p class=intro>有疑问（含已答复）的报告份数，点数字看名单。</p>\n").table(*p.Regions).raw("</section>\n")
	}
	for _, y := range p.Years {
		b.raw("<section").headed(y.ID).int(y.Year).raw(" 年 <small>").int(y.Count).raw(" 份</small></h2>\n")
		for _, region := range y.Regions {
			if region.Name != "" {
				b.raw("<h3>").text(region.Name).raw("</h3>\n")
			}
			b.raw("<ul class=entries").attr("id", region.ID).raw(">\n").listed(region.Findings).raw("</ul>\n")
		}
		b.raw("</section>\n")
	}
	return b.foot(p.Frame).to(w)
}

// rule writes what the rule says.
func (b *buffer) rule(p Rule) {
	b.raw("<p class=lead>").text(p.Sentence).raw("</p>\n<dl class=rule>\n<div><dt>算法<dd>").text(p.Formula)
	b.raw("</div>\n<div><dt>疑问最重为<dd>").raw(SeverityMark(p.Severity)).raw(" ").raw(SeverityWord(p.Severity))
	b.raw("</div>\n<div><dt>类别<dd>").way(p.Family).raw("</div>\n<div><dt>适用<dd>").text(p.Forms)
	b.raw("</div>\n<div><dt>编号<dd><code>").text(p.ID).raw("</code></div>\n</dl>\n")
}

// listed are findings in a list.
func (b *buffer) listed(list []ListedFinding) *buffer {
	for _, f := range list {
		b.raw("<li>").way(f.Report)
		if f.Region != "" {
			b.raw(" <span class=region>").text(f.Region).raw("</span>")
		}
		b.raw(" <span class=told>").raw(SeverityMark(f.Severity)).raw(" ").text(f.Word())
		if f.Rule.Text != "" {
			b.raw(" ").way(f.Rule)
		}
		b.raw("：").text(f.Message)
		if f.More != 0 {
			b.raw("（另有 ").int(f.More).raw(" 处）")
		}
		b.raw("</span>\n")
	}
	return b
}
