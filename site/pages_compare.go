package site

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// comparison is what the pages of a set are made from: its own page, and the sheets beside it with the tables that are
// too large for that.
type comparison struct {
	r      *renderer
	set    set
	at     string // the set's page
	csv    string // link to all its figures
	lines  []line
	forms  []report.Form // of the reports, 2021 first
	parent *line         // the report of the government that the organs are below, nil where there is none

	topics  []topicFigures   // parallel to topicSpecs
	regions *templates.Table // of very many organs, nil for none
	full    []fullPart
}

func (r *renderer) compare(s set) (comparison, error) {
	c := comparison{r: r, set: s, at: s.path() + ".html", csv: setSlug(s.level, s.year) + tableSuffix}
	c.lines = s.lines(c.at)
	for _, f := range []report.Form{report.Form2021, report.Form2019} {
		if slices.ContainsFunc(s.entries, func(e entry) bool { return e.Form == f }) {
			c.forms = append(c.forms, f)
		}
	}
	if s.place.own != nil {
		if e, ok := s.place.own.in(s.year); ok && e.Cells.Len() > 0 {
			page := relative(c.at, e.path()+".html")
			c.parent = &line{label: s.place.name, report: e.Report, page: page, href: page}
		}
	}
	for _, spec := range topicSpecs {
		t := c.figures(spec)
		if err := c.draw(&t); err != nil {
			return c, err
		}
		t.gaps, t.moreGaps = c.gaps(t)
		if c.large() {
			t.written = t.table.Written()
			t.rows, t.table = nil, templates.Table{}
		}
		c.topics = append(c.topics, t)
	}
	if c.large() {
		c.regions, c.full = c.regionsTable(), c.digests()
	} else {
		c.full = c.fullTables()
	}
	c.layOut()
	return c, nil
}

// crumb is what the set is called below its place.
func (c comparison) crumb() string {
	return fmt.Sprintf("%d 年%s", c.set.year, levelWord(c.set.level))
}

// title says what is compared.
func (c comparison) title() string {
	s := c.set
	if s.where() == "" {
		return fmt.Sprintf("%d 年 %d 个%s的政府信息公开", s.year, len(s.entries), levelWord(s.level))
	}
	return fmt.Sprintf("%d 年%s %d 个%s的政府信息公开", s.year, s.where(), len(s.entries), levelWord(s.level))
}

// frame is that of the set's page.
func (c comparison) frame() templates.Frame {
	f := c.r.frame(c.at, c.title(), c.r.crumbs(c.at, c.set.place, nil, c.crumb())...)
	return withSorting(withCharts(cited(f, c.r.dataset(c.at, c.title(), c.about(), c.set.entries))))
}

// pages are the set's page, which sets its organs side by side topic by topic, and the sheets with the tables that do not
// fit on it.
func (c comparison) pages() (templates.Comparison, []sheet) {
	s := c.set
	page := templates.Comparison{
		Frame:   c.frame(),
		Heading: c.title(),
		About:   c.about(),
		Forms:   s.forms(),
		CSV:     c.csv,
		Explore: s.exploreHref(c.at),
		Before:  s.neighbour(c.at, -1),
		After:   s.neighbour(c.at, +1),
		Words:   c.spreadWords(),
	}
	if c.r.o.has("method") {
		page.Method = relative(c.at, "method.html#comparison")
	}
	c.organs(&page)
	var sheets []sheet
	for _, figures := range c.topics {
		t, more := c.topic(figures)
		page.Topics, sheets = append(page.Topics, t), append(sheets, more...)
	}
	shareNames(page.Topics)
	for _, full := range c.full {
		part, more := c.fullPart(full)
		page.Full, sheets = append(page.Full, part), append(sheets, more...)
	}
	return page, sheets
}

// topic is one topic of the set's page, with the sheets of its table where that stands elsewhere.
func (c comparison) topic(f topicFigures) (templates.Topic, []sheet) {
	spec := f.spec
	t := templates.Topic{ID: spec.id, Title: spec.title, Intro: spec.intro, Spread: f.spread}
	t.Gaps, t.MoreGaps = f.gaps, f.moreGaps
	if len(t.Gaps) == 0 && t.Spread != nil {
		t.Complete = fmt.Sprintf("%d 个机关各项都有数值。", len(c.lines))
	}
	if !f.apart {
		t.Table = &f.table
		show(&t, f.drawings, "#"+f.table.ID)
		return t, nil
	}
	aside := slices.DeleteFunc(slices.Clone(f.drawings), func(d drawn) bool { return !d.aside })
	here := slices.DeleteFunc(slices.Clone(f.drawings), func(d drawn) bool { return d.aside })
	sheets := c.topicSheets(f, aside)
	t.Sheets = links(c.at, sheets)
	show(&t, here, t.Sheets[0].Href+"#"+spec.id+".figures")
	for _, chart := range sheets[0].page.Topics[0].Charts {
		t.Aside = append(t.Aside, templates.Elsewhere{ID: chart.ID, Link: templates.Link{Text: chart.Title, Href: t.Sheets[0].Href + "#" + chart.ID}})
	}
	return t, sheets
}

// where is the place's name in a sentence, "" of the whole country.
func (s set) where() string {
	if s.place.parent == nil {
		return ""
	}
	return s.place.name
}

func (c comparison) about() string {
	s := c.set
	where := s.place.name
	if s.place.parent != nil {
		where = strings.Join(s.place.division.Region(), "") + s.place.name
	}
	return fmt.Sprintf("%s范围内有 %d 年度报告的 %d 个%s，逐项并列；每个数字都连到它在报告里的单元格。一级政府的数字含其部门和下级，与下级的数字不能相加。",
		where, s.year, len(s.entries), levelWord(s.level))
}

// forms says what reports of different forms mean for the comparison.
func (s set) forms() string {
	counts := map[report.Form]int{}
	for _, e := range s.entries {
		counts[e.Form]++
	}
	if len(counts) < 2 {
		return ""
	}
	return fmt.Sprintf("其中 %d 份用 2021 版表样，%d 份用 2019 版表样：两版含义不同的指标各成一列，不互相比较。", counts[report.Form2021], counts[report.Form2019])
}

// neighbour is the same set in the year before or after, or in the nearest year that has one.
func (s set) neighbour(at string, step int) templates.YearLink {
	link := templates.YearLink{Year: s.year + step}
	if next, ok := s.place.setOf(s.level, s.year+step); ok {
		link.Href = relative(at, next.path()+".html")
		return link
	}
	best := 0
	for _, other := range s.place.sets {
		if other.level != s.level || (other.year-s.year)*step <= 0 {
			continue
		}
		if best == 0 || (other.year-best)*step < 0 {
			best = other.year
			link.Nearest = templates.Link{Text: fmt.Sprint(best), Href: relative(at, other.path()+".html")}
		}
	}
	if best == 0 {
		return templates.YearLink{} // no such set on that side at all
	}
	return link
}

// lines are the set's reports, called by their organs. Governments are called by their places; where two of one
// name meet, and where the places are of different parents, the parent is said behind.
func (s set) lines(at string) []line {
	var lines []line
	for _, e := range s.entries {
		l := line{label: e.organ.Name, report: e.Report, page: relative(at, e.path()+".html")}
		if e.organ.Level != report.Department && e.organ.Place != "" {
			l.label = e.organ.Place
		}
		if n := len(e.organ.Region); n > 0 && e.organ.Level != report.Department && e.organ.Region[n-1] != s.place.name {
			l.note = e.organ.Region[n-1]
		}
		l.href, l.n = l.page, len(lines)
		lines = append(lines, l)
	}
	called := map[[2]string]int{}
	for _, l := range lines {
		called[[2]string{l.label, l.note}]++
	}
	for i := range lines {
		lines[i].sole = called[[2]string{lines[i].label, lines[i].note}] == 1
	}
	return lines
}
