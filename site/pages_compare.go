package site

import (
	"fmt"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// comparisonPage sets the organs of one level and year side by side: the main topics with charts, then all
// figures that can be compared.
func (r *renderer) comparisonPage(s set) (templates.Comparison, error) {
	at := s.path() + ".html"
	title := fmt.Sprintf("%d 年%s %d 个%s的政府信息公开", s.year, s.where(), len(s.entries), levelWord(s.level))
	if s.where() == "" {
		title = fmt.Sprintf("%d 年 %d 个%s的政府信息公开", s.year, len(s.entries), levelWord(s.level))
	}
	page := templates.Comparison{
		Frame:    withCharts(cited(r.frame(at, title, r.crumbs(at, s.place, nil, fmt.Sprintf("%d 年%s", s.year, levelWord(s.level)))...), r.dataset(at, title, s.about(), s.entries))),
		Heading:  title,
		About:    s.about(),
		Forms:    s.forms(),
		CSV:      setSlug(s.level, s.year) + tableSuffix,
		AllYears: yearsOf(s.place.below),
		Before:   s.neighbour(at, -1),
		After:    s.neighbour(at, +1),
	}
	for _, e := range s.entries {
		page.Organs = append(page.Organs, organEntry(at, e.organ, page.AllYears))
	}
	for _, e := range s.without {
		page.Free = append(page.Free, templates.Link{Text: e.organ.Name, Href: relative(at, e.path()+".html")})
	}
	for _, o := range s.absent() {
		page.Absent = append(page.Absent, templates.Link{Text: o.Name, Href: relative(at, o.path+".html")})
	}
	lines := s.lines(at)
	var err error
	if page.Topics, err = topics(s, lines); err != nil {
		return page, err
	}
	page.Full = fullTables(lines)
	return page, nil
}

// where is the place's name in a sentence, "" of the whole country.
func (s set) where() string {
	if s.place.parent == nil {
		return ""
	}
	return s.place.name
}

func (s set) about() string {
	where := "全国"
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

// absent are the organs of the level in the place that have reports, but none on the year.
func (s set) absent() []*organ {
	var list []*organ
	for _, e := range s.place.below {
		if _, ok := e.organ.in(s.year); !ok && e.organ.Level == s.level && (len(list) == 0 || list[len(list)-1] != e.organ) {
			list = append(list, e.organ)
		}
	}
	return list
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
		l.href = l.page
		lines = append(lines, l)
	}
	return lines
}
