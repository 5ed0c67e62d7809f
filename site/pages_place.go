package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// levelWords are what organs of a level are called in a sentence that counts them.
var levelWords = map[report.Level]string{
	report.National: "国家机关", report.Province: "省级政府", report.Prefecture: "地市级政府",
	report.County: "县级政府", report.Township: "乡镇（街道）", report.Department: "部门",
}

func levelWord(l report.Level) string { return levelWords[l] }

// divisionWords are what places of a level are called.
var divisionWords = map[report.Level]string{
	report.Province: "省级地区", report.Prefecture: "地市", report.County: "县（市、区）", report.Township: "乡镇（街道）",
}

func (r *renderer) placePage(p *place) (templates.Place, error) {
	at := p.path + ".html"
	page := templates.Place{
		Frame:   r.frame(at, p.name, r.crumbs(at, p, nil)...),
		Heading: p.name,
		About:   aboutPlace(p),
		Years:   yearsOf(p.below),
		Sets:    setYears(at, p.sets),
	}
	page.Trends = trendLinks(at, p)
	if p.own != nil {
		if err := addOrgan(&page, at, p.own); err != nil {
			return page, err
		}
		if p.own.path == p.path && len(p.children)+len(p.departments) == 0 {
			page.Heading, page.Frame.Title = p.own.Name, p.own.Name
		}
	}
	for _, o := range p.departments {
		page.Departments = append(page.Departments, organEntry(at, o, page.Years))
	}
	for _, child := range p.children {
		page.Divisions = append(page.Divisions, placeEntry(at, child, page.Years))
	}
	if p.hasCoverage() {
		page.Coverage = templates.Link{Text: "覆盖情况", Href: relative(at, coveragePath(p)), Note: "哪些政府哪一年度有报告"}
	}
	if p.parent == r.c.root && r.isRegional() {
		page.Quality = templates.Link{Text: "核查结果", Href: relative(at, regionalQualityPath(p.path)), Note: "各规则、各年度有疑问的报告"}
	}
	if all := p.division.Children(); len(page.Divisions) > 0 && len(all) > 0 {
		page.Known = fmt.Sprintf("%s共有 %d 个%s，本站有其中 %d 个的报告。", p.name, len(all), divisionWords[all[0].Level], len(page.Divisions))
	}
	return page, nil
}

// organPage is the page of an organ that does not share its place's page.
func (r *renderer) organPage(o *organ) (templates.Place, error) {
	at := o.path + ".html"
	page := templates.Place{
		Frame:   r.frame(at, o.Name, r.crumbs(at, o.place, o)...),
		Heading: o.Name,
		About:   fmt.Sprintf("本站有%s %d 份年度报告。", o.Name, len(o.years)),
	}
	if o.place == nil {
		page.About += "原件没有写明它属于哪个地区，或有几个同名地区而文中不足以分辨，因此不归入任何地区。"
	}
	return page, addOrgan(&page, at, o)
}

func aboutPlace(p *place) string {
	where := strings.Join(p.division.Region(), "")
	if where != "" {
		where = "属" + where + "。"
	}
	if p.own != nil && len(p.below) == len(p.own.years) {
		return fmt.Sprintf("%s本站有%s %d 份年度报告。", where, p.own.Name, len(p.below))
	}
	organs := map[*organ]bool{}
	for _, e := range p.below {
		organs[e.organ] = true
	}
	return fmt.Sprintf("%s本站有%s及其部门、下辖地区共 %d 个机关的 %d 份年度报告。", where, p.name, len(organs), len(p.below))
}

// addOrgan adds the organ's years to the page, and what became of its applications in them.
func addOrgan(page *templates.Place, at string, o *organ) (err error) {
	page.Organ = organPart(at, o)
	if page.Organ.Shares, err = organShares(at, o); page.Organ.Shares != nil {
		page.Frame = withCharts(page.Frame)
	}
	return err
}

// keyFigures are the columns of an organ's years: a name and the cells it adds.
var keyFigures = []struct {
	name string
	keys []string
}{
	{"新收申请", []string{"requests.new.total"}},
	{"办理结果", []string{"requests.total.total"}},
	{"结转下年", []string{"requests.carried_out.total"}},
	{"行政许可", []string{"disclosure.licensing.decisions"}},
	{"行政处罚", []string{"disclosure.penalty.decisions"}},
	{"行政强制", []string{"disclosure.coercion.decisions"}},
	{"行政复议", []string{"review.total"}},
	{"行政诉讼", []string{"litigation_direct.total", "litigation_after.total"}},
}

// organPart is the organ's years, newest first, with the figures people look for first.
func organPart(at string, o *organ) *templates.OrganPart {
	t := templates.Table{ID: "reports", Caption: o.Name + "历年报告的主要数字", Short: true}
	heads := []templates.Head{{Text: "年度", Label: true}, {Text: "表样"}}
	for _, f := range keyFigures {
		h := templates.Head{Text: f.name}
		if len(f.keys) == 1 {
			h.Href = relative(at, indicatorPath(f.keys[0]))
		}
		heads = append(heads, h)
	}
	t.Heads = [][]templates.Head{heads}
	var rows []templates.Row
	for _, e := range slices.Backward(o.years) {
		to := relative(at, e.path()+".html")
		row := templates.Row{Label: strconv.Itoa(e.Year), Href: to, Cells: []templates.Cell{{Text: formWord(e.Form)}}}
		for _, f := range keyFigures {
			if e.Cells.Len() == 0 {
				row.Cells = append(row.Cells, templates.Cell{None: true})
				continue
			}
			c := figureCell(e.Sum(f.keys...))
			c.Href = to + "#" + f.keys[0]
			row.Cells = append(row.Cells, c)
		}
		rows = append(rows, row)
	}
	t.Groups = []templates.Group{{Rows: rows}}
	part := &templates.OrganPart{Name: o.Name, Table: t}
	if o.hasTrend() {
		part.Trend = templates.Link{Text: "历年趋势", Href: relative(at, o.path+"/trend.html"), Note: "各项指标逐年的数字与图"}
	}
	return part
}

func formWord(f report.Form) string {
	switch f {
	case report.Form2021:
		return "2021 版"
	case report.Form2019:
		return "2019 版"
	}
	return "无表"
}

// organEntry is an organ in a list whose columns are years.
func organEntry(at string, o *organ, years []int) templates.OrganEntry {
	entry := templates.OrganEntry{Name: templates.Link{Text: o.Name, Href: relative(at, o.path+".html")}, Count: len(o.years)}
	for _, y := range years {
		link := templates.Link{Text: strconv.Itoa(y)}
		if e, ok := o.in(y); ok {
			link.Href = relative(at, e.path()+".html")
		}
		entry.Years = append(entry.Years, link)
	}
	return entry
}

// placeEntry is a place in a list whose columns are years: the report of its own government where it has one,
// else how many reports there are below it.
func placeEntry(at string, p *place, years []int) templates.OrganEntry {
	to := relative(at, p.path+".html")
	entry := templates.OrganEntry{Name: templates.Link{Text: p.name, Href: to}, Count: len(p.below)}
	counts := map[int]int{}
	for _, e := range p.below {
		counts[e.Year]++
	}
	for _, y := range years {
		link := templates.Link{}
		if counts[y] > 0 {
			link = templates.Link{Text: fmt.Sprintf("%d 份", counts[y]), Href: to}
		}
		if p.own != nil && counts[y] == 1 {
			if e, ok := p.own.in(y); ok {
				link = templates.Link{Text: strconv.Itoa(y), Href: relative(at, e.path()+".html")}
			}
		}
		entry.Years = append(entry.Years, link)
	}
	return entry
}

// yearsOf lists the years of the entries, ascending.
func yearsOf(entries []entry) []int {
	var years []int
	for _, e := range entries {
		years = append(years, e.Year)
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// setYears are links to sets, grouped by year.
func setYears(at string, sets []set) []templates.SetYear {
	var list []templates.SetYear
	for _, s := range sets {
		if len(list) == 0 || list[len(list)-1].Year != s.year {
			list = append(list, templates.SetYear{Year: s.year})
		}
		last := &list[len(list)-1]
		last.Sets = append(last.Sets, templates.Link{Text: fmt.Sprintf("%d 个%s", len(s.entries), levelWord(s.level)),
			Href: relative(at, s.path()+".html")})
	}
	return list
}

func (r *renderer) unplacedPage() templates.Unplaced {
	at := unplacedFolder + ".html"
	var entries []entry
	for _, o := range r.c.unplaced {
		entries = append(entries, o.years...)
	}
	page := templates.Unplaced{Frame: r.frame(at, "归属未定的机关", r.crumbs(at, r.c.root, nil, "归属未定")...), Years: yearsOf(entries)}
	for _, o := range r.c.unplaced {
		page.Organs = append(page.Organs, organEntry(at, o, page.Years))
	}
	return page
}
