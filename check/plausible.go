package check

import (
	"fmt"
	"strings"

	"nianbao/report"
)

const (
	plausibleUnit       = "plausible.unit"
	plausiblePeers      = "plausible.peers"
	plausibleCompetence = "plausible.competence"
)

var plausibleRules = []Rule{
	{plausibleUnit, report.Warning, "金额的单位",
		"收费和采购金额以万元填报。数额大得与机关的级别不相称时，可能是把元当成了万元。",
		"收费金额（2021 版）、采购总金额（2019 版）不超过本级的界限（万元；" + unitFormula() + "；部门为所属政府的十分之一）；超过且填为整数的为疑点，带小数的为提示；格内自己注明单位的不作判断。", tabled},
	{plausiblePeers, report.Hint, "与同级机关相差悬殊",
		"同一年度、同一级别的机关，数额一般在一个范围之内；远远超出的，值得再看一眼。",
		fmt.Sprintf("同级、同表样、同年度中填有此数的机关不少于 %d 个时作比较：把大于零的各数取对数，以中位数为中心、绝对中位差 × 1.4826（不小于 %.1f）为尺度，高出 %d 个尺度且不小于中位数 %d 倍的提示；大于零的不足 %d 个时，%d 以上的提示。部门职责各异，不作比较。",
			peersLeast, peersScale, peersAway, peersTimes, peersAbove, peersTimes*peersTimes), tabled},
	{plausibleCompetence, report.Warning, "规章的制定权",
		"规章只能由国务院部门、省级政府和设区的市、自治州政府制定。县、乡镇和县级部门填报规章，多半是把规范性文件填错了行。",
		"县级、乡镇政府及其部门的“规章”一行各数为 0；设区的市以上部门可参与起草，不作判断。", tabled},
}

// unitLimits are the amounts in 万元 above which an organ of the level can hardly collect fees, or buy, in a year.
// Amounts in 元 taken for 万元 are 10,000 times too high, so that limits far above what is usual still catch them:
//
//	township    towns spend some ten million to some hundred million yuan a year in all, most of it on wages
//	county      revenue of the richest counties is some tens of billions; fees are a few percent of revenue
//	prefecture  ten times a county
//	province    ten times a prefecture's purchases at most: all of China bought for some 3.7 trillion yuan in 2020
var unitLimits = []struct {
	level          report.Level
	name           string
	fees, purchase int64
}{
	{report.Township, "乡镇", 5_000, 5_000},
	{report.County, "县级", 300_000, 1_000_000},
	{report.Prefecture, "市级", 3_000_000, 10_000_000},
	{report.Province, "省级", 10_000_000, 50_000_000},
}

// departmentShare is what part of its government's limit a department's is: one of some thirty, and few are as large as
// three others.
const departmentShare = 10

func unitFormula() string {
	var list []string
	for _, l := range unitLimits {
		list = append(list, fmt.Sprintf("%s %d、%d", l.name, l.fees, l.purchase))
	}
	return strings.Join(list, "，")
}

// plausible looks at what no sum tells: amounts out of proportion, and figures the organ can't have.
func plausible(x *exam) {
	switch x.r.Form {
	case report.Form2021:
		x.plausibleUnit("disclosure.fees.amount", "行政事业性收费金额")
	case report.Form2019:
		x.plausibleUnit("disclosure.procurement.amount", "政府集中采购总金额")
	default:
		return
	}
	x.plausibleCompetence()
}

// plausibleUnit holds an amount against the limit of the organ's level.
func (x *exam) plausibleUnit(key, name string) {
	c := x.cell(key)
	limit := report.Number{}
	for _, l := range unitLimits {
		if l.level == tier(x.r.Organ) {
			most := l.fees
			if key == "disclosure.procurement.amount" {
				most = l.purchase
			}
			if x.r.Organ.Level == report.Department {
				most /= departmentShare
			}
			limit = report.Int(most)
		}
	}
	if c.State != report.Reported || limit.Sign() == 0 {
		x.count(plausibleUnit, Unknown)
		return
	}
	if c.Value.Cmp(limit) <= 0 || strings.Contains(c.Raw, "元") {
		x.count(plausibleUnit, Pass)
		return
	}
	f := Finding{
		Message:  fmt.Sprintf("%s填为 %s 万元，与本级机关的规模不相称，单位疑为元，请核对。", name, c.Value),
		Expected: fmt.Sprintf("不超过 %s 万元", limit), Found: c.Value.String() + " 万元",
		Evidence: []Evidence{x.at(key)},
	}
	if projects := x.cell("disclosure.procurement.projects"); projects.State == report.Reported {
		f.Message = fmt.Sprintf("%s 个项目的%s填为 %s 万元，与本级机关的规模不相称，单位疑为元，请核对。", projects.Value, name, c.Value)
		f.Evidence = append(f.Evidence, x.at("disclosure.procurement.projects"))
	}
	if strings.Contains(c.Value.String(), ".") {
		f.Severity = report.Hint
	}
	x.fail(plausibleUnit, key, f)
}

// plausibleCompetence looks for 规章 of bodies that may not make any: 《立法法》 art. 91 and 93.
func (x *exam) plausibleCompetence() {
	if level := tier(x.r.Organ); level != report.County && level != report.Township {
		outcome := Unknown
		if x.r.Organ.Level == report.Province || x.r.Organ.Level == report.Prefecture {
			outcome = Pass
		}
		x.count(plausibleCompetence, outcome)
		return
	}
	row := tableRows[x.r.Form][0] // 规章
	var found []string
	var evidence []Evidence
	outcome := Pass
	for i, key := range row.keys {
		switch c := x.cell(key); {
		case c.State != report.Reported:
			outcome = Unknown
		case c.Value.Sign() > 0:
			found = append(found, fmt.Sprintf("%s %s 件", row.columns[i].Name, c.Value))
			evidence = append(evidence, x.at(key))
		}
	}
	if len(found) == 0 {
		x.count(plausibleCompetence, outcome)
		return
	}
	list := strings.Join(found, "、")
	x.fail(plausibleCompetence, row.key, Finding{
		Message:  fmt.Sprintf("“规章”一行填有%s，而%s无权制定规章，疑为规范性文件误填，请核对。", list, x.r.Organ.Name),
		Expected: "0", Found: list, Evidence: evidence,
	})
}

// tier is the level of the government that an organ is, or belongs to, "" where it can't be told. The codes of
// divisions end in 0000 for provinces, in 00 for prefectures, and have nine digits for townships.
func tier(o report.Organ) report.Level {
	switch {
	case o.Level != report.Department:
		return o.Level
	case len(o.Code) == 9:
		return report.Township
	case len(o.Code) != 6:
		return ""
	case strings.HasSuffix(o.Code, "0000"):
		return report.Province
	case strings.HasSuffix(o.Code, "00"):
		return report.Prefecture
	}
	return report.County
}
