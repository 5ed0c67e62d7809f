package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"nianbao/check"
	"nianbao/templates"
)

const (
	qualityName = "quality"
	qualityPath = qualityName + ".html" // of the whole country's page; a province's is below its own
	mostShown   = 5                     // rules among those that fail most
)

func regionalQualityPath(place string) string { return place + "/" + qualityName + ".html" }

// isRegional reports whether provinces have pages on checks of their own: where there is something to tell apart, or where it
// is told apart by sites, so that the pages are there with them and without.
func (r *renderer) isRegional() bool {
	return len(r.c.root.children)+min(1, len(r.c.unplaced)) > 1 || r.o.part != nil
}

// qualityPages yields the pages on checks: of the whole country, of each province where there are several, and of
// each rule.
func (r *renderer) qualityPages() {
	all, regions := r.quality().all, r.quality().regions
	page := r.qualityPage(qualityPath, all)
	if r.isRegional() {
		page.Regions = regionTable(qualityPath, regions)
	}
	r.page(qualityPath, page, nil)
	for _, q := range regions {
		if r.isRegional() && q.path != unplacedFolder {
			at := regionalQualityPath(q.path)
			r.page(at, r.qualityPage(at, q), nil)
		}
	}
	r.rulePages(all, regions)
}

func (r *renderer) qualityPage(at string, q quality) templates.Quality {
	title := "核查"
	crumbs := r.crumbs(at, r.c.root, nil, "核查")
	if q.path != "" {
		title = q.name + "的核查"
		p := r.c.root.children[slices.IndexFunc(r.c.root.children, func(p *place) bool { return p.path == q.path })]
		crumbs = r.crumbs(at, p, nil, "核查")
	}
	page := templates.Quality{Frame: r.frame(at, title, crumbs...), Heading: title, About: aboutQuality(q),
		Rules: r.ruleTable(at, q)}
	for _, rule := range q.rules {
		o := rule.total()
		if n := o[doubted]; n > 0 {
			page.Most = append(page.Most, templates.RuleShare{Rule: ruleLink(at, rule.ID), Sentence: rule.Sentence, N: n, Of: o.decided(), Percent: percent(n, o.decided())})
		}
	}
	slices.SortStableFunc(page.Most, func(a, b templates.RuleShare) int { return cmp.Compare(b.N, a.N) })
	page.Most = page.Most[:min(mostShown, len(page.Most))]
	return page
}

func aboutQuality(q quality) string {
	return fmt.Sprintf("本站像细心的审稿人那样逐份核查报告：合计是否相符，与上年是否衔接，正文与表格是否一致。每一处疑问都附依据，是请编制机关核对的提问，不是结论。"+
		"现核查 %d 份报告，其中 %d 份没有待答复的疑问。", q.reports, q.gravest[""])
}

// percent is what n, above 0, is of the others in a hundred, with one decimal below 10.
func percent(n, of int) string {
	share := 100 * float64(n) / float64(of)
	switch {
	case share < 0.05:
		return "不到 0.1%"
	case share < 10:
		return strconv.FormatFloat(share, 'f', 1, 64) + "%"
	}
	return strconv.FormatFloat(share, 'f', 0, 64) + "%"
}

// ruleTable has the rules as rows, by family, and the years as columns.
func (r *renderer) ruleTable(at string, q quality) templates.Table {
	heads := []templates.Head{{Text: "规则", Label: true}}
	for _, y := range q.years {
		heads = append(heads, templates.Head{Text: strconv.Itoa(y)})
	}
	t := templates.Table{ID: "rules-table", Caption: "各规则各年度有疑问的报告份数", Short: true, Even: true, Heads: [][]templates.Head{append(heads, templates.Head{Text: "合计"})}}
	i := 0
	for _, family := range check.Families() {
		g := templates.Group{ID: family.ID, Label: family.Name, Column: len(q.years) + 2}
		for _, rule := range family.Rules {
			counted := q.rules[i]
			row := templates.Row{Label: rule.Name, Href: relative(at, rulePath(rule.ID)), Depth: 1}
			for y, o := range counted.years {
				row.Cells = append(row.Cells, doubtCell(o, r.findingsHref(at, q, i, q.years[y])))
			}
			total := doubtCell(counted.total(), relative(at, rulePath(rule.ID)))
			total.Total = true
			row.Cells = append(row.Cells, total)
			g.Rows = append(g.Rows, row)
			i++
		}
		if len(g.Rows) > 0 {
			t.Groups = append(t.Groups, g)
		}
	}
	return t
}

// doubtCell is how many reports are in doubt of those that could be decided.
func doubtCell(o outcomes, href string) templates.Cell {
	if o.decided() == 0 {
		return templates.Cell{Empty: true}
	}
	c := countCell(int64(o[doubted]))
	c.Note = "/ " + strconv.Itoa(o.decided())
	if o[doubted]+o[answered] > 0 {
		c.Href = href
	}
	return c
}

// regionTable has regions as rows, and their reports by the gravest of their open findings.
func regionTable(at string, regions []quality) *templates.Table {
	heads := []templates.Head{{Text: "地区", Label: true}, {Text: "报告"}}
	for _, s := range slices.Backward(check.Severities) {
		heads = append(heads, templates.Head{Text: templates.SeverityMark(s) + " " + templates.SeverityWord(s)})
	}
	t := templates.Table{ID: "regions-table", Caption: "各地区的报告，按最重的一处疑问分", Short: true, Even: true,
		Heads: [][]templates.Head{append(heads, templates.Head{Text: "无疑问"})}, Groups: make([]templates.Group, 1)}
	for _, q := range regions {
		row := templates.Row{Label: q.name, Href: relative(at, regionalQualityPath(q.path)), Cells: []templates.Cell{countCell(int64(q.reports))}}
		if q.path == unplacedFolder {
			row.Href = relative(at, unplacedFolder+".html")
		}
		for _, s := range slices.Backward(check.Severities) {
			row.Cells = append(row.Cells, countCell(int64(q.gravest[s])))
		}
		row.Cells = append(row.Cells, countCell(int64(q.gravest[""])))
		t.Groups[0].Rows = append(t.Groups[0].Rows, row)
	}
	return &t
}
