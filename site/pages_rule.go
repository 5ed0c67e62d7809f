package site

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/check"
	"nianbao/report"
	"nianbao/templates"
)

// rulesFolder has the pages of rules: rules/reconcile.rows.html. Where a rule finds something in more reports than
// one page should list, the lists are by region, below: rules/reconcile.rows/henan.html.
const rulesFolder = "rules"

// listedAtMost is how many reports a rule's own page lists.
const listedAtMost = 200

func (r *renderer) rulePages(all quality, regions []quality) {
	i := 0
	for _, family := range check.Families() {
		for _, rule := range family.Rules {
			r.page(rulePath(rule.ID), r.rulePage(family, rule, i, all, regions), nil)
			if isLong(all.rules[i]) {
				for _, q := range regions {
					if len(q.rules[i].failing) > 0 {
						r.page(regionalRulePath(rule.ID, q), r.regionalRulePage(rule, i, q), nil)
					}
				}
			}
			i++
		}
	}
}

// isLong reports whether the rule's findings are on pages of regions.
func isLong(o ruleOutcomes) bool { return len(o.failing) > listedAtMost }

func regionalRulePath(id string, q quality) string {
	return rulesFolder + "/" + id + "/" + q.path + ".html"
}

func yearID(year int) string { return "y" + strconv.Itoa(year) }

// findingsHref leads to the list of a place's reports on the year in which the i-th rule does not hold.
func (r *renderer) findingsHref(at string, q quality, i, year int) string {
	id := q.rules[i].ID
	switch {
	case q.path == "":
		return relative(at, rulePath(id)+"#"+yearID(year))
	case isLong(r.quality().all.rules[i]):
		return relative(at, regionalRulePath(id, q)+"#"+yearID(year))
	}
	return relative(at, rulePath(id)+"#"+yearID(year)+"-"+q.path)
}

func (r *renderer) rulePage(family check.Family, rule check.Rule, i int, all quality, regions []quality) templates.Rule {
	at := rulePath(rule.ID)
	page := templates.Rule{
		Frame:    r.frame(at, rule.Name, r.ruleCrumbs(at, rule.Name)...),
		Heading:  rule.Name,
		Family:   templates.Link{Text: family.Name, Href: relative(at, qualityPath+"#"+family.ID)},
		Severity: rule.Severity, ID: rule.ID, Forms: formsWord(rule), Sentence: rule.Sentence, Formula: rule.Formula,
		Counts: outcomeTable(all, i, isLong(all.rules[i])),
	}
	if isLong(all.rules[i]) {
		page.Regions = r.failingTable(at, i, all, regions)
		return page
	}
	for _, year := range all.years {
		y := templates.FindingYear{ID: yearID(year), Year: year}
		for _, q := range regions {
			if listed := listYear(at, rule.ID, q.rules[i].failing, year); len(listed) > 0 {
				y.Regions = append(y.Regions, templates.FindingRegion{ID: y.ID + "-" + q.path, Name: q.name, Findings: listed})
				y.Count += len(listed)
			}
		}
		if y.Count > 0 {
			page.Years = append(page.Years, y)
		}
	}
	return page
}

func (r *renderer) regionalRulePage(rule check.Rule, i int, q quality) templates.Rule {
	at := regionalRulePath(rule.ID, q)
	page := templates.Rule{
		Frame:   r.frame(at, rule.Name+"："+q.name, r.ruleCrumbs(at, rule.Name, q.name)...),
		Heading: rule.Name + "：" + q.name,
		Whole:   templates.Link{Text: "规则“" + rule.Name + "”的含义、算法和各地区的结果", Href: relative(at, rulePath(rule.ID))},
		Counts:  outcomeTable(q, i, false),
	}
	for _, year := range q.years {
		if listed := listYear(at, rule.ID, q.rules[i].failing, year); len(listed) > 0 {
			page.Years = append(page.Years, templates.FindingYear{ID: yearID(year), Year: year, Count: len(listed),
				Regions: []templates.FindingRegion{{Findings: listed}}})
		}
	}
	return page
}

// ruleCrumbs lead from the whole country over the page of all checks to the rule.
func (r *renderer) ruleCrumbs(at, rule string, last ...string) []templates.Link {
	crumbs := r.crumbs(at, r.c.root, nil, append([]string{"核查", rule}, last...)...)
	crumbs[1].Href = relative(at, qualityPath)
	if len(last) > 0 {
		id, _, _ := strings.Cut(strings.TrimPrefix(at, rulesFolder+"/"), "/")
		crumbs[2].Href = relative(at, rulePath(id))
	}
	return crumbs
}

func formsWord(rule check.Rule) string {
	if rule.Forms == nil {
		return "所有年度的报告"
	}
	var words []string
	for _, f := range []report.Form{report.Form2021, report.Form2019, report.FormFree} {
		if rule.Runs(f) {
			words = append(words, formWord(f))
		}
	}
	return strings.Join(words, "、") + "表样的报告"
}

// outcomeTable has the years as rows and the outcomes as columns. Years whose reports are listed on the page link to
// the list; where the lists are elsewhere, the row has the address that the list would have here.
func outcomeTable(q quality, i int, elsewhere bool) templates.Table {
	columns := []struct {
		name string
		is   outcome
	}{{"成立", holding}, {"有疑问", doubted}, {"已答复", answered}, {"未能核对", undecided}}
	heads := []templates.Head{{Text: "年度", Label: true}}
	for _, c := range columns {
		heads = append(heads, templates.Head{Text: c.name})
	}
	t := templates.Table{ID: "counts-table", Caption: "各年度报告份数", Unit: "份", Short: true, Even: true, Heads: [][]templates.Head{heads}, Groups: make([]templates.Group, 1)}
	row := func(label string, o outcomes) templates.Row {
		row := templates.Row{Label: label}
		for _, c := range columns {
			row.Cells = append(row.Cells, countCell(int64(o[c.is])))
		}
		return row
	}
	for y, year := range q.years {
		o := q.rules[i].years[y]
		told := row(strconv.Itoa(year), o)
		switch {
		case elsewhere:
			told.ID = yearID(year)
		case o[doubted]+o[answered] > 0:
			told.Href = "#" + yearID(year)
		}
		t.Groups[0].Rows = append(t.Groups[0].Rows, told)
	}
	if len(q.years) > 1 {
		total := row("合计", q.rules[i].total())
		total.Total = true
		t.Groups[0].Rows = append(t.Groups[0].Rows, total)
	}
	return t
}

// failingTable has regions as rows and years as columns; each number leads to its list, and has the address that the
// list would have on this page.
func (r *renderer) failingTable(at string, i int, all quality, regions []quality) *templates.Table {
	heads := []templates.Head{{Text: "地区", Label: true}}
	for _, year := range all.years {
		heads = append(heads, templates.Head{Text: strconv.Itoa(year)})
	}
	t := templates.Table{ID: "regions-table", Caption: "各地区有疑问的报告份数", Unit: "份", Short: true, Even: true, Heads: [][]templates.Head{heads}, Groups: make([]templates.Group, 1)}
	for _, q := range regions {
		if len(q.rules[i].failing) == 0 {
			continue
		}
		row := templates.Row{Label: q.name, Href: relative(at, regionalRulePath(q.rules[i].ID, q))}
		for _, year := range all.years {
			c := templates.Cell{Empty: true}
			if y := slices.Index(q.years, year); y >= 0 {
				o := q.rules[i].years[y]
				c = countCell(int64(o[doubted] + o[answered]))
				if o[doubted]+o[answered] > 0 {
					c.ID, c.Href = yearID(year)+"-"+q.path, r.findingsHref(at, q, i, year)
				}
			}
			row.Cells = append(row.Cells, c)
		}
		t.Groups[0].Rows = append(t.Groups[0].Rows, row)
	}
	return &t
}

// listYear lists the reports on the year, each with the first of the rule's findings.
func listYear(at, rule string, failing []entry, year int) []templates.ListedFinding {
	var list []templates.ListedFinding
	for _, e := range failing {
		if e.Year != year {
			continue
		}
		var own []check.Finding
		for _, f := range e.Findings() {
			if f.Rule == rule {
				own = append(own, f)
			}
		}
		if len(own) == 0 {
			continue
		}
		told := tellFinding(at, placedFinding{e, own[0]})
		told.More = len(own) - 1
		list = append(list, told)
	}
	return list
}

// tellFinding is a finding told on the page at the path.
func tellFinding(at string, f placedFinding) templates.ListedFinding {
	region := f.organ.Region
	return templates.ListedFinding{
		Report:   templates.Link{Text: f.organ.Name, Href: findingHref(at, f.entry, f.Finding)},
		Region:   strings.Join(region[min(1, len(region)):], " "),
		Severity: f.Severity, Answered: !f.Open(), Message: f.Message,
	}
}
