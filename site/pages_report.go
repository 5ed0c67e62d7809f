package site

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
	"nianbao/templates"
)

// sectionNames are the sections of both forms: number, title, and a short name for the table of contents.
var sectionNames = [...]struct{ number, title, short string }{
	{"", "前言", "前言"},
	{"一", "总体情况", "总体情况"},
	{"二", "主动公开政府信息情况", "主动公开"},
	{"三", "收到和处理政府信息公开申请情况", "申请办理"},
	{"四", "政府信息公开行政复议、行政诉讼情况", "复议诉讼"},
	{"五", "存在的主要问题及改进情况", "问题改进"},
	{"六", "其他需要报告的事项", "其他事项"},
}

func (r *renderer) reportPage(e entry) templates.Report {
	at := e.path() + ".html"
	src := origins{report: e.whole(), page: strconv.Itoa(e.Year) + sourceSuffix, root: rootOf(at)}
	notes := placeNotes(src.report, src)
	said := remarks{notes, r.placeFindings(at, e, notes, src)}
	f := filler{report: src.report, said: said, src: src, cells: r.workroom().cells[:0], rows: r.workroom().rows[:0], heads: r.workroom().heads}
	defer func() { r.workroom().cells, r.workroom().rows = f.cells, f.rows }()
	title := fmt.Sprintf("%s %d 年政府信息公开工作年度报告", e.organ.Name, e.Year)
	ref := r.reference(e)
	frame := cited(r.frame(at, title, r.crumbs(at, e.organ.place, e.organ, yearText(e.Year))...), ref)
	frame.Description, frame.Proof = described(e.Report), proof(e.Report)
	text := src.page
	if !e.lines {
		text = "" // parsed elsewhere, and come without
	}
	return templates.Report{
		Frame:     frame,
		Heading:   title,
		Form:      string(e.Form),
		File:      path.Base(e.File),
		SHA256:    e.SHA256,
		Published: string(e.Published),
		Source:    e.Source,
		Citation:  ref.GBT7714(),
		Earlier:   r.o.promised.earlier(at, e.SHA256),
		JSON:      strconv.Itoa(e.Year) + dataSuffix,
		Text:      text,
		Before:    e.organ.neighbour(at, e.Year, -1),
		After:     e.organ.neighbour(at, e.Year, +1),
		Overview:  overview(e.Report),
		Related:   r.related(at, e),
		Checks:    checksPart(at, e, said.findings.all),
		Notes:     said.notes.page,
		Findings:  said.findings.page,
		Sections:  f.sections(),
		Figures:   toldFigures(src.report, src),
	}
}

// remarks are what is said of a report beside what it prints: by the parser, and by the checks.
type remarks struct {
	notes    placedNotes
	findings placedFindings
}

// neighbour is the way to the organ's report on the year before (-1) or after (+1).
func (o *organ) neighbour(at string, year, step int) templates.YearLink {
	link := templates.YearLink{Year: year + step}
	if next, ok := o.in(year + step); ok {
		link.Href = relative(at, next.path()+".html")
		return link
	}
	i := slices.IndexFunc(o.years, func(e entry) bool { return e.Year == year }) + step
	if i >= 0 && i < len(o.years) {
		link.Nearest = templates.Link{Text: strconv.Itoa(o.years[i].Year), Href: relative(at, o.years[i].path()+".html")}
	}
	return link
}

// overview is the handful of figures at the top of a report.
func overview(r *report.Report) []templates.Fact {
	if r.Cells.Len() == 0 {
		return nil
	}
	fact := func(name string, keys ...string) templates.Fact {
		return templates.Fact{Name: name, Href: "#" + keys[0], Cell: r.Sum(keys...)}
	}
	return []templates.Fact{
		fact("新收申请", "requests.new.total"),
		fact("办理结果", "requests.total.total"),
		fact("行政许可", "disclosure.licensing.decisions"),
		fact("行政处罚", "disclosure.penalty.decisions"),
		fact("行政强制", "disclosure.coercion.decisions"),
		fact("行政复议", "review.total"),
		fact("行政诉讼", "litigation_direct.total", "litigation_after.total"),
	}
}

// related is where else the report's figures stand: in comparisons, the nearest first, beside
// last year's, and in the trend. Of the smallest place around it is told how many organs there are; of the others, their pages
// tell: a report's page that did would change with every report of its level.
func (r *renderer) related(at string, e entry) []templates.Link {
	var list []templates.Link
	size, nearest := 0, r.c.nearest(e.organ)
	for p := nearest; p != nil; p = p.parent {
		s, ok := p.setOf(e.organ.Level, e.Year)
		if !ok || len(s.entries) == size || e.Cells.Len() == 0 {
			continue // no set, or the same organs as in the place below
		}
		size = len(s.entries)
		note := yearText(s.year)
		if p == nearest {
			note += fmt.Sprintf("，共 %d 个", size)
		}
		list = append(list, templates.Link{Text: fmt.Sprintf("与%s其他%s对照", p.name, levelWord(s.level)),
			Href: relative(at, s.path()+".html"), Note: note})
	}
	if link, ok := r.versusLast(at, e); ok {
		list = append(list, link)
	}
	if e.organ.hasTrend() {
		first, last := e.organ.years[0].Year, e.organ.years[len(e.organ.years)-1].Year
		list = append(list, templates.Link{Text: "历年趋势", Href: relative(at, e.organ.path+"/trend.html"),
			Note: fmt.Sprintf("%d—%d 年", first, last)})
	}
	return list
}

// sections are the report's sections in reading order. A table whose heading the document has lost gets a
// section of its own, where the form has it.
func (f *filler) sections() []templates.Section {
	r := f.report
	var list []templates.Section
	ids := sectionIDs(r)
	form, _ := formOf(r)
	tables := form.tables
	has := func(number int) bool {
		return slices.ContainsFunc(r.Sections, func(s report.Section) bool { return s.Number == number })
	}
	lost := func(below int) {
		for len(tables) > 0 && tables[0].section < below {
			if t := &tables[0]; !has(t.section) {
				s := report.Section{Number: t.section}
				list = append(list, f.section(s, -1, "s"+strconv.Itoa(t.section), t))
			}
			tables = tables[1:]
		}
	}
	for i, s := range r.Sections {
		lost(s.Number)
		var table *formTable
		if len(tables) > 0 && tables[0].section == s.Number {
			table, tables = &tables[0], tables[1:]
		}
		list = append(list, f.section(s, i, ids[i], table))
	}
	lost(len(sectionNames))
	return list
}

// sectionIDs are the addresses of the report's sections: s1, and s1-2 where a document numbers two alike.
func sectionIDs(r *report.Report) []string {
	taken := map[int]int{}
	ids := make([]string, len(r.Sections))
	for i, s := range r.Sections {
		ids[i] = "s" + strconv.Itoa(s.Number)
		if taken[s.Number]++; taken[s.Number] > 1 {
			ids[i] += "-" + strconv.Itoa(taken[s.Number])
		}
	}
	return ids
}

// paragraphID is the address of the p-th paragraph, from 0, of the section with the address.
func paragraphID(section string, p int) string { return section + "-p" + strconv.Itoa(p+1) }

// section is the i-th section of the report, or with i < 0 one that the document has lost.
func (f *filler) section(s report.Section, i int, id string, table *formTable) templates.Section {
	said, src := f.said, f.src
	names := sectionNames[0]
	if s.Number > 0 && s.Number < len(sectionNames) {
		names = sectionNames[s.Number]
	}
	out := templates.Section{ID: id, Number: names.number, Title: cmp.Or(strings.TrimSpace(s.Title), names.title),
		Short: names.short, Lost: i < 0, Notes: said.notes.section[i], Findings: said.findings.section[i]}
	var drawn *templates.Table
	line := 0
	if table != nil {
		t, first := f.table(table)
		drawn, line = &t, first
	}
	for p, text := range s.Text {
		at := 0
		if p < len(s.Lines) {
			at = s.Lines[p]
		}
		if drawn != nil && line > 0 && at > line {
			out.Blocks = append(out.Blocks, templates.Block{Table: drawn})
			drawn = nil
		}
		out.Blocks = append(out.Blocks, templates.Block{ID: paragraphID(id, p), Text: text, Origin: src.line(at),
			Notes: said.notes.paragraph[[2]int{i, p}], Findings: said.findings.paragraph[[2]int{i, p}], Spans: said.findings.spans[[2]int{i, p}]})
	}
	if drawn != nil {
		out.Blocks = append(out.Blocks, templates.Block{Table: drawn})
	}
	return out
}
