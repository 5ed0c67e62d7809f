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

// lower is a government's report with the code of the government next above.
type lower struct {
	parent string
	x      *exam
}

func (l lower) compare(m lower) int {
	return cmp.Or(cmp.Compare(l.parent, m.parent), cmp.Compare(l.x.r.Year, m.x.r.Year),
		cmp.Compare(l.x.r.Organ.Level, m.x.r.Organ.Level), compareExams(l.x, m.x))
}

// organs sets each government's report against those of the governments next below for the same year, level by level:
// below a province may be prefectures and counties.
func organs(xs []*exam) {
	lowers, parents := governments(xs)
	for len(lowers) > 0 {
		first := lowers[0]
		n := slices.IndexFunc(lowers, func(l lower) bool {
			return l.parent != first.parent || l.x.r.Year != first.x.r.Year || l.x.r.Organ.Level != first.x.r.Organ.Level
		})
		if n < 0 {
			n = len(lowers)
		}
		if x := governmentIn(parents, first.parent, first.x.r.Year); x != nil {
			organsChildren(x, lowers[:n])
			organsCoverage(x, lowers[:n])
		}
		lowers = lowers[n:]
	}
}

// governments are the reports of governments: of those with another above, sorted by that, year and level, and
// all in the order of xs.
func governments(xs []*exam) (lowers []lower, all []*exam) {
	var code, parent string // of the organ before: the years of one come together
	for _, x := range xs {
		o := &x.r.Organ
		if o.Code == "" || o.Level == report.Department || o.Level == "" {
			continue
		}
		all = append(all, x)
		if o.Code != code {
			d, _ := gazetteer.ByCode(o.Code)
			above, _ := d.Parent()
			code, parent = o.Code, above.Code
		}
		if parent != "" {
			lowers = append(lowers, lower{parent, x})
		}
	}
	slices.SortFunc(lowers, lower.compare)
	return lowers, all
}

// governmentIn is the report of the code's government on the year, nil where there is none.
func governmentIn(all []*exam, code string, year int) *exam {
	i, _ := slices.BinarySearchFunc(all, code, func(x *exam, code string) int { return cmp.Compare(x.r.Organ.Code, code) })
	for ; i < len(all) && all[i].r.Organ.Code == code; i++ {
		if all[i].r.Year == year {
			return all[i]
		}
	}
	return nil
}

// organsChildren sets what the lower governments print against what the report prints.
func organsChildren(x *exam, lowers []lower) {
	for _, column := range requestColumns {
		organsSum(x, "requests.new."+column.Key, "“本年新收”的"+column.Label, lowers)
	}
	for _, group := range []struct{ key, name string }{
		{"review", "行政复议"}, {"litigation_direct", "未经复议直接起诉的行政诉讼"}, {"litigation_after", "复议后起诉的行政诉讼"},
	} {
		organsSum(x, group.key+".total", group.name+"总计", lowers)
	}
}

func organsSum(x *exam, key, name string, lowers []lower) {
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
				f.Evidence = append(f.Evidence, cellEvidence(l.x.r, key).of(l.x.r))
			}
		}
		x.fail(rule, key, f)
	}
}

// printed yields those that print a number under the key, each government once.
func printed(lowers []lower, key string) func(yield func(lower, report.Cell) bool) {
	return func(yield func(lower, report.Cell) bool) {
		code := ""
		for _, l := range lowers {
			c := l.x.cell(key)
			if l.x.r.Organ.Code == code || c.State != report.Reported || c.Value.Sign() < 0 {
				continue
			}
			code = l.x.r.Organ.Code
			if !yield(l, c) {
				return
			}
		}
	}
}
