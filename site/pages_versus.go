package site

import (
	"fmt"
	"slices"
	"strconv"

	"nianbao/check"
	"nianbao/report"
	"nianbao/templates"
)

// Two reports side by side: each report of an organ with its last one, and with every report of other organs that a
// check found text of in it. So there are about as many such pages as reports.

const copiedOrgan = "copied.organ" // the rule whose findings lead to a report of another organ

// versus is two reports set side by side.
type versus struct{ older, newer entry }

// path is the page's address without ".html": hanguguan/2023-2022, hanguguan/2023-copied-410181-2022.
func (v versus) path() string {
	at := v.newer.path() + "-"
	o := v.older.organ
	switch {
	case o == v.newer.organ:
	case o.Code == "":
		at += "copied-" + unplacedFolder + "-" + o.slug + "-"
	case o.Level == report.Department:
		at += "copied-" + o.Code + "-" + o.slug + "-"
	default:
		at += "copied-" + o.Code + "-"
	}
	return at + strconv.Itoa(v.older.Year)
}

// versusPages yields the pages that set the report beside others, the organ's last one first, if there is one.
func (r *renderer) versusPages(e, last entry) {
	if last.kept != nil {
		v := versus{last, e}
		r.page(v.path()+".html", r.versusYears(v), nil)
	}
	var seen []entry
	for _, f := range e.Findings() {
		model, ok := r.modelOf(e, f)
		if f.Rule != copiedOrgan || !ok || slices.ContainsFunc(seen, func(s entry) bool { return s.Report == model.Report }) {
			continue
		}
		seen = append(seen, model)
		v := versus{model.open(), e}
		r.page(v.path()+".html", r.versusCopied(v), nil)
	}
}

// versusHref leads from a page to the page that shows what a finding of the entry says is copied, "" where there is none.
func (r *renderer) versusHref(at string, e entry, f check.Finding) string {
	if f.Rule != copiedOrgan && f.Rule != "copied.year" {
		return ""
	}
	model, ok := r.modelOf(e, f)
	if !ok {
		return ""
	}
	to := versus{model, e}.path() + ".html"
	if n := f.Evidence[0].Section; n > 0 {
		if ids := sectionIDs(e.whole()); n <= len(ids) {
			to += "#" + ids[n-1]
		}
	}
	return relative(at, to)
}

// versusLast leads from a page to the one that sets the entry beside the organ's last report.
func (r *renderer) versusLast(at string, e entry) (templates.Link, bool) {
	last, ok := e.last()
	if !ok {
		return templates.Link{}, false
	}
	return templates.Link{Text: fmt.Sprintf("与 %d 年逐项对照", last.Year), Href: relative(at, versus{last, e}.path()+".html")}, true
}

// last is the organ's report before the entry, of whatever year.
func (e entry) last() (entry, bool) {
	i := slices.IndexFunc(e.organ.years, func(o entry) bool { return o.Year == e.Year })
	if i <= 0 {
		return entry{}, false
	}
	return e.organ.years[i-1], true
}

// modelOf is the published report that the finding's evidence leads to.
func (r *renderer) modelOf(e entry, f check.Finding) (entry, bool) {
	for _, ev := range f.Evidence {
		if model, ok := r.c.compared[ev.Report]; ok {
			return model, true
		}
	}
	return entry{}, false
}

func (r *renderer) versusYears(v versus) templates.Versus {
	at := v.path() + ".html"
	title := fmt.Sprintf("%s %d 年与 %d 年政府信息公开年度报告对照", v.newer.organ.Name, v.newer.Year, v.older.Year)
	whole, sections := r.workroom().likeness.Of(v.newer.whole(), v.older.whole())
	page := r.versusPage(at, v, title, whole)
	page.Older.Text, page.Newer.Text = yearText(v.older.Year), yearText(v.newer.Year)
	page.Reports = []templates.Link{{Text: yearText(v.newer.Year) + "报告", Href: page.Newer.Href}, {Text: yearText(v.older.Year) + "报告", Href: page.Older.Href}}
	if v.newer.organ.hasTrend() {
		page.Reports = append(page.Reports, templates.Link{Text: "历年趋势", Href: relative(at, v.newer.organ.path+"/trend.html")})
	}
	if v.older.Form != v.newer.Form && v.older.Cells.Len() > 0 && v.newer.Cells.Len() > 0 {
		page.Form = "两份报告的表样不同，只列出两版含义相同的指标。"
	}
	page.Root, page.Tables = rootOf(at)+indicatorsFolder+"/", r.workroom().comparer.tables(v)
	page.Texts = r.workroom().comparer.texts(at, v, sections)
	return page
}

func (r *renderer) versusCopied(v versus) templates.Versus {
	at := v.path() + ".html"
	title := fmt.Sprintf("%s %d 年报告与%s %d 年报告的文字对照", v.newer.organ.Name, v.newer.Year, v.older.organ.Name, v.older.Year)
	whole, sections := r.workroom().likeness.Of(v.newer.whole(), v.older.whole())
	page := r.versusPage(at, v, title, whole)
	page.Older.Text = v.older.organ.Name + " " + yearText(v.older.Year)
	page.Newer.Text = v.newer.organ.Name + " " + yearText(v.newer.Year)
	page.Reports = []templates.Link{{Text: page.Newer.Text, Href: page.Newer.Href}, {Text: page.Older.Text, Href: page.Older.Href}}
	for _, f := range v.newer.Findings() {
		if f.Rule == copiedOrgan {
			page.Texts = append(page.Texts, r.workroom().comparer.copied(at, v, f, sections)...)
		}
	}
	return page
}

func (r *renderer) versusPage(at string, v versus, title string, whole check.Similarity) templates.Versus {
	r.workroom().comparer.begin()
	page := templates.Versus{
		Frame:   r.frame(at, title, r.crumbs(at, v.newer.organ.place, v.newer.organ, yearText(v.newer.Year), "对照")...),
		Heading: title,
		Older:   templates.Link{Href: relative(at, v.older.path()+".html")},
		Newer:   templates.Link{Href: relative(at, v.newer.path()+".html")},
		About:   "叙述部分" + similarWords(whole) + "左边是较早的一份，右边是较晚的一份；加删除线的只见于左边，加下划线的只见于右边。",
	}
	page.Description = "叙述部分" + similarWords(whole)
	if n := len(page.Crumbs); n > 1 {
		page.Crumbs[n-2].Href = page.Newer.Href
	}
	if r.o.has("method") {
		page.Method = relative(at, "method.html#similarity")
	}
	return page
}

// similarWords tells how alike two texts are.
func similarWords(s check.Similarity) string {
	if s.All == 0 {
		return "不计相似度。"
	}
	return fmt.Sprintf("相似度 %d%%，较晚一份的 %d 个汉字中，有 %d 个在较早一份里也成段出现。", s.Percent(), s.All, s.Same)
}
