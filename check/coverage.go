package check

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// Coverage is who reports in a region: the governments that the gazetteer knows, and the years there are reports on.
// A government without a report here may well have published one.
type Coverage struct {
	Division gazetteer.Division // the zero value for the whole country
	Years    []int              // that any government of the region reports on, ascending
	Below    []Covered          // the divisions next below with a government or reports in them, in code order
	Levels   []LevelCoverage    // all governments of the region itself and in it, the widest first
}

// Covered is a division next below the region.
type Covered struct {
	Division gazetteer.Division
	Reports  []*report.Report // of its own government, parallel to Years; nil where there is none
	Known    int              // governments in it, its own included
	Reported []int            // how many of them report, parallel to Years
}

// LevelCoverage is how many governments of one level there are, and how many of them report.
type LevelCoverage struct {
	Level    report.Level
	Known    int
	Reported []int // parallel to Years
}

// Cover tells who reports in the division, the zero value being the whole country. Reports of departments and those
// of other regions are passed over; of several on one organ and year the first counts.
func Cover(d gazetteer.Division, reports []*report.Report) Coverage {
	c := Coverage{Division: d}
	governed := map[string][]*report.Report{} // by code
	for _, r := range reports {
		if r.Organ.Level != report.Department && r.Organ.Code != "" && r.Year > 0 {
			governed[r.Organ.Code] = append(governed[r.Organ.Code], r)
		}
	}
	t := tallying{governed: governed, levels: map[report.Level]*LevelCoverage{}}
	t.years(d, reports)
	c.Years = t.list
	below := gazetteer.Provinces()
	if d.Code != "" {
		below = d.Children()
		t.count(d, make([]int, len(t.list)))
	}
	for _, child := range below {
		reported := make([]int, len(t.list))
		if known := t.all(child, reported); known > 0 || slices.Max(append(reported, 0)) > 0 {
			c.Below = append(c.Below, Covered{Division: child, Reports: t.row(child), Known: known, Reported: reported})
		}
	}
	for _, level := range []report.Level{report.Province, report.Prefecture, report.County, report.Township} {
		if l := t.levels[level]; l != nil {
			c.Levels = append(c.Levels, *l)
		}
	}
	return c
}

// tallying walks the divisions of a region.
type tallying struct {
	governed map[string][]*report.Report
	list     []int // years, ascending
	levels   map[report.Level]*LevelCoverage
}

// years collects the years of the reports in the region.
func (t *tallying) years(region gazetteer.Division, reports []*report.Report) {
	code, within := "", false // of the report before: those of one organ come together
	for _, r := range reports {
		if r.Organ.Code != code {
			d, ok := gazetteer.ByCode(r.Organ.Code)
			code, within = r.Organ.Code, ok && (region.Code == "" || isWithin(d, region))
		}
		if within && len(t.governed[code]) > 0 && r.Organ.Level != report.Department && r.Year > 0 {
			t.list = append(t.list, r.Year)
		}
	}
	slices.Sort(t.list)
	t.list = slices.Compact(t.list)
}

// row is the reports of the division's own government by year.
func (t *tallying) row(d gazetteer.Division) []*report.Report {
	row := make([]*report.Report, len(t.list))
	for _, r := range t.governed[d.Code] {
		if i, _ := slices.BinarySearch(t.list, r.Year); row[i] == nil {
			row[i] = r
		}
	}
	return row
}

// count counts the division's own government, and adds its reports. A division without one counts where it reports all the same.
func (t *tallying) count(d gazetteer.Division, reported []int) (known int) {
	governed := len(t.governed[d.Code]) > 0
	if !governed && !d.Governed() {
		return 0
	}
	l := t.levels[d.Level]
	if l == nil {
		l = &LevelCoverage{Level: d.Level, Reported: make([]int, len(t.list))}
		t.levels[d.Level] = l
	}
	l.Known++
	if governed {
		for i, r := range t.row(d) {
			if r != nil {
				reported[i]++
				l.Reported[i]++
			}
		}
	}
	return 1
}

// all counts the governments of the division and in it.
func (t *tallying) all(d gazetteer.Division, reported []int) (known int) {
	known = t.count(d, reported)
	for _, child := range d.Children() {
		known += t.all(child, reported)
	}
	return known
}

// organsCoverage finds the governments that have no report where most of their neighbours have.
func organsCoverage(x *exam, lowers []*exam) {
	const rule = "organs.coverage"
	d, _ := gazetteer.ByCode(x.r.Organ.Code)
	known := 0
	var lost []string
	for _, child := range d.Children() {
		if child.Level != lowers[0].r.Organ.Level || child.Government() == "" {
			continue
		}
		known++
		if !slices.ContainsFunc(lowers, func(l *exam) bool { return l.r.Organ.Code == child.Code }) {
			lost = append(lost, child.Name)
		}
	}
	switch {
	case len(lost) == 0:
		x.count(rule, Pass)
	case known < coverageLeast || 4*len(lost) > known:
		x.count(rule, Unknown)
	default:
		x.fail(rule, string(lowers[0].r.Organ.Level), Finding{
			Message: "直接下级的 " + strconv.Itoa(known) + " 个政府中，" + strconv.Itoa(known-len(lost)) + " 个有 " + strconv.Itoa(x.r.Year) +
				" 年度报告，未见" + strings.Join(lost, "、") + "的，请核对是否公布。",
			Expected: strconv.Itoa(known), Found: strconv.Itoa(known - len(lost)),
			Evidence: []Evidence{line(x.r, 0)},
		})
	}
}
