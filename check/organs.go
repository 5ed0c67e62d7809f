package check

import (
	"cmp"
	"slices"
	"strconv"

	"nianbao/gazetteer"
	"nianbao/report"
)

// Rules between a government and the governments next below it. A government's report covers its departments and
// lower governments too, so its figures are never added to theirs: they are set against the sum of theirs.
var organsRules = []Rule{
	{ID: "organs.children", Severity: report.Warning, Name: "下级之和", Forms: tabled,
		Sentence: "一级政府的报告汇总本级部门和下级政府的数字，下级政府各自填报的数加起来，不应当比它还多。",
		Formula: "直接下级同一级政府当年报告所印的数字之和 ≤ 本级报告的数字；看“本年新收”七列和行政复议、两类行政诉讼的总计。" +
			"没有报告、没有印出数字的下级不计，因此只会少算。本级没有印出数字的，无法判断。"},
	{ID: "organs.coverage", Severity: report.Hint, Name: "下级缺报",
		Sentence: "直接下级政府大多有当年的年度报告，个别的没有见到。没有收录不等于没有公布。",
		Formula: "行政区划中直接下级同一级政府不少于 " + strconv.Itoa(coverageLeast) + " 个，其中有当年报告的不少于四分之三而又不是全部。" +
			"有报告的不足四分之三的，不能说明问题，无法判断。"},
}

// coverageLeast is how many governments there must be for one without a report to stand out.
const coverageLeast = 4

// governments gives for each report of a government those on its year of the governments next below, level by level: by code,
// as the gazetteer has it.
func governments(xs []*exam) *besides {
	var all []*exam // of governments
	parents := make([]string, 0, len(xs))
	var code, parent string // of the organ before: the years of one come together
	for _, x := range xs {
		o := &x.r.Organ
		if o.Code == "" || o.Level == report.Department || o.Level == "" {
			continue
		}
		if o.Code != code {
			d, _ := gazetteer.ByCode(o.Code)
			above, _ := d.Parent()
			code, parent = o.Code, above.Code
		}
		all, parents = append(all, x), append(parents, parent)
	}
	over := make([]*exam, len(all)) // of each the government above, nil where that has no report
	b := &besides{from: make([]int32, len(xs)+1)}
	var years []*exam // of the parent before
	for i, x := range all {
		if parents[i] == "" {
			continue
		}
		if i == 0 || parents[i] != parents[i-1] {
			years = reportsOf(all, parents[i])
		}
		if k := slices.IndexFunc(years, func(p *exam) bool { return p.r.Year == x.r.Year }); k >= 0 {
			over[i] = years[k]
			b.from[years[k].nth+1]++
		}
	}
	for i := range xs {
		b.from[i+1] += b.from[i]
	}
	b.lists = make([]*exam, b.from[len(xs)])
	ends := slices.Clone(b.from)
	for i, x := range all {
		if p := over[i]; p != nil {
			b.lists[ends[p.nth]] = x
			ends[p.nth]++
		}
	}
	for _, x := range all {
		slices.SortStableFunc(b.of(x), func(a, b *exam) int { return cmp.Compare(a.r.Organ.Level, b.r.Organ.Level) })
	}
	return b
}

// reportsOf are the reports of the governments of a code.
func reportsOf(all []*exam, code string) []*exam {
	i, _ := slices.BinarySearchFunc(all, code, func(x *exam, code string) int { return cmp.Compare(x.r.Organ.Code, code) })
	n := 0
	for i+n < len(all) && all[i+n].r.Organ.Code == code {
		n++
	}
	return all[i : i+n]
}

// organs sets a government's report against those of the governments next below for the same year, level by level:
// below a province may be prefectures and counties.
func organs(x *exam, lowers []*exam) {
	for len(lowers) > 0 {
		n := slices.IndexFunc(lowers, func(l *exam) bool { return l.r.Organ.Level != lowers[0].r.Organ.Level })
		if n < 0 {
			n = len(lowers)
		}
		organsChildren(x, lowers[:n])
		organsCoverage(x, lowers[:n])
		lowers = lowers[n:]
	}
}

// organsChildren sets what the lower governments print against what the report prints.
func organsChildren(x *exam, lowers []*exam) {
	for _, column := range requestColumns {
		organsSum(x, "requests.new."+column.Key, "“本年新收”的"+column.Label, lowers)
	}
	for _, group := range []struct{ key, name string }{
		{"review", "行政复议"}, {"litigation_direct", "未经复议直接起诉的行政诉讼"}, {"litigation_after", "复议后起诉的行政诉讼"},
	} {
		organsSum(x, group.key+".total", group.name+"总计", lowers)
	}
}

func organsSum(x *exam, key, name string, lowers []*exam) {
	const rule = "organs.children"
	own := x.cell(key)
	if own.State != report.Reported {
		x.count(rule, Unknown)
		return
	}
	sum, n, ok := report.Number{}, 0, true
	for _, c := range printed(lowers, key) {
		if sum, ok = sum.Add(c.Value); !ok {
			x.count(rule, Unknown)
			return
		}
		n++
	}
	switch {
	case n == 0:
		x.count(rule, Unknown)
	case sum.Cmp(own.Value) <= 0:
		x.count(rule, Pass)
	default:
		f := Finding{
			Message: name + "为 " + own.Value.String() + " 件，少于已收录的 " + strconv.Itoa(n) + " 个直接下级政府当年所填之和 " +
				sum.String() + " 件，疑似没有汇总下级，请核对统计范围。",
			Expected: "不少于 " + sum.String(), Found: own.Value.String(),
			Evidence: []Evidence{x.at(key)},
		}
		for l, c := range printed(lowers, key) {
			if c.Value.Sign() != 0 {
				f.Evidence = append(f.Evidence, cellEvidence(l.r, key).of(l.r))
			}
		}
		x.fail(rule, key, f)
	}
}

// printed yields those that print a number under the key, each government once.
func printed(lowers []*exam, key string) func(yield func(*exam, report.Cell) bool) {
	place := report.PlaceOf(key)
	return func(yield func(*exam, report.Cell) bool) {
		code := ""
		for _, l := range lowers {
			c, _ := l.r.Cells.At(place)
			if l.r.Organ.Code == code || c.State != report.Reported || c.Value.Sign() < 0 {
				continue
			}
			code = l.r.Organ.Code
			if !yield(l, c) {
				return
			}
		}
	}
}
