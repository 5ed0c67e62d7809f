package check

import (
	"nianbao/report"
)

// measure is something that both the text and the tables tell.
type measure struct {
	rule  string
	name  string
	cells [][]string // sums of cells that it is, in any of these ways
	loose [][]string // sums that the same words may mean as well: to come out at one of them decides nothing
	mild  bool       // offices put cases to it differently: a difference is a hint
}

// Indices of measures.
const (
	mNothing uint8 = iota
	mApplications
	mNew
	mHandled
	mAnswered
	mIn
	mOut
	mGranted
	mPartial
	mDenied                       // and its eight rows
	mUnable        = mDenied + 9  // and its three rows
	mRefused       = mUnable + 4  // and its five rows
	mOther         = mRefused + 6 // and two of its rows
	mWithdrawn     = mOther + 3
	mNatural       = mWithdrawn + 1 // then 法人或其他组织 and its kinds
	mOrganisations = mNatural + 1
	mReview        = mNatural + 7 // total, then the four outcomes
	mLitigation    = mReview + 5
	mDirect        = mLitigation + 5
	mAfter         = mDirect + 5
	mNormative     = mAfter + 5 // 制发, 废止, 现行有效, any
	mRules         = mNormative + 4
	mLicensing     = mRules + 4
	mPenalty       = mLicensing + 1
	mCoercion      = mPenalty + 1
	mFees          = mCoercion + 1
	mProcurement   = mFees + 1
	mProcured      = mProcurement + 1 // the amount
	mRest          = mProcured + 1    // 其余; in no table
	mDue           = mRest + 1        // 新收与上年结转合计
	mCount         = mDue + 1
)

func rowTotals(rows ...string) []string {
	keys := make([]string, len(rows))
	for i, r := range rows {
		keys[i] = "requests." + r + ".total"
	}
	return keys
}

var (
	newTotal      = rowTotals("new")
	allTotal      = rowTotals("new", "carried_in")
	resultsTotal  = rowTotals("total")
	deniedTotal   = rowTotals("denied.secret", "denied.law", "denied.security", "denied.thirdparty", "denied.internal", "denied.process", "denied.enforcement", "denied.query")
	unableTotal   = rowTotals("unable.nothold", "unable.create", "unable.unclear")
	refusedTotal  = rowTotals("refused.petition", "refused.repeat", "refused.published", "refused.excessive", "refused.confirm")
	otherTotal    = rowTotals("other.lapsed", "other.unpaid", "other.other")
	grantedTotal  = rowTotals("granted")
	disclosedPart = rowTotals("granted", "partial")
	onCharge      = []string{"disclosure.fees.amount"}
)

// measures by index. Sums are of cells that the report's form has; a way that needs a cell it has not is no way.
var measures = newMeasures()

func newMeasures() (list [mCount]measure) {
	list[mApplications] = measure{"told.new", "政府信息公开申请", [][]string{newTotal, allTotal, resultsTotal}, [][]string{grantedTotal, disclosedPart}, true}
	list[mNew] = measure{"told.new", "本年新收申请", [][]string{newTotal}, [][]string{allTotal}, false}
	list[mHandled] = measure{"told.answered", "办理的申请", [][]string{resultsTotal, allTotal, newTotal}, nil, false}
	list[mAnswered] = measure{"told.answered", "办结的申请", [][]string{resultsTotal}, [][]string{newTotal, allTotal}, false}
	list[mIn] = measure{"told.carried_in", "上年结转", [][]string{rowTotals("carried_in")}, nil, false}
	list[mOut] = measure{"told.carried_out", "结转下年度继续办理", [][]string{rowTotals("carried_out")}, nil, false}
	list[mGranted] = measure{"told.results", "予以公开", [][]string{grantedTotal}, [][]string{disclosedPart}, false}
	list[mPartial] = measure{"told.results", "部分公开", [][]string{rowTotals("partial")}, nil, false}
	group := func(at uint8, name string, keys []string, loose ...[]string) {
		list[at] = measure{"told.results", name, [][]string{keys}, loose, true}
		for i, k := range keys {
			ind, _ := report.IndicatorByID(k)
			list[at+1+uint8(i)] = measure{"told.results", ind.Row.Name, [][]string{{k}}, nil, true}
		}
	}
	join := func(lists ...[]string) (all []string) {
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}
	group(mDenied, "不予公开", deniedTotal, join(deniedTotal, refusedTotal), join(deniedTotal, unableTotal), join(deniedTotal, unableTotal, refusedTotal))
	group(mUnable, "无法提供", unableTotal)
	group(mRefused, "不予处理", refusedTotal)
	group(mOther, "其他处理", otherTotal)
	list[mOther].cells = append(list[mOther].cells, rowTotals("other"))
	list[mWithdrawn] = measure{}
	for i, column := range []string{"natural", "", "business", "research", "ngo", "legal", "other"} {
		m := measure{"told.new", "", [][]string{{"requests.new." + column}}, [][]string{{"requests.total." + column}, {"requests.new." + column, "requests.carried_in." + column}}, false}
		if column == "" {
			m.name, m.cells, m.loose = "法人或其他组织的新收申请", [][]string{{}}, [][]string{{}}
			for _, c := range []string{"business", "research", "ngo", "legal", "other"} {
				m.cells[0] = append(m.cells[0], "requests.new."+c)
				m.loose[0] = append(m.loose[0], "requests.total."+c)
			}
		} else {
			ind, _ := report.IndicatorByID("requests.new." + column)
			m.name = ind.Column.Name + "的新收申请"
		}
		list[mNatural+uint8(i)] = m
	}
	results := []string{".total", ".upheld", ".corrected", ".other", ".pending"}
	for i, name := range []string{"总计", "结果维持", "结果纠正", "其他结果", "尚未审结"} {
		at := uint8(i)
		direct, after := "litigation_direct"+results[i], "litigation_after"+results[i]
		list[mReview+at] = measure{"told.review", "行政复议" + name, [][]string{{"review" + results[i]}}, nil, false}
		list[mLitigation+at] = measure{"told.litigation", "行政诉讼" + name, [][]string{{direct, after}}, nil, false}
		list[mDirect+at] = measure{"told.litigation", "未经复议直接起诉" + name, [][]string{{direct}}, nil, false}
		list[mAfter+at] = measure{"told.litigation", "复议后起诉" + name, [][]string{{after}}, nil, false}
	}
	for i, row := range []string{"normative", "rules"} {
		at, name := mNormative+4*uint8(i), []string{"规范性文件", "规章"}[i]
		key := "disclosure." + row
		made, repealed, inforce, disclosed := []string{key + ".made"}, []string{key + ".repealed"}, []string{key + ".inforce"}, []string{key + ".disclosed"}
		list[at] = measure{"told.normative", "制发" + name, [][]string{made}, nil, false}
		list[at+1] = measure{"told.normative", "废止" + name, [][]string{repealed}, nil, false}
		list[at+2] = measure{"told.normative", "现行有效" + name, [][]string{inforce}, nil, false}
		list[at+3] = measure{"told.normative", name, [][]string{made, inforce, disclosed, {key + ".public"}}, nil, true}
	}
	for i, row := range []string{"licensing", "penalty", "coercion"} {
		key := "disclosure." + row + ".decisions"
		ind, _ := report.IndicatorByID(key)
		list[mLicensing+uint8(i)] = measure{"told.decisions", ind.Row.Name + "处理决定", [][]string{{key}}, nil, false}
	}
	list[mFees] = measure{"told.fees", "行政事业性收费金额", [][]string{onCharge}, nil, false}
	list[mProcurement] = measure{"told.fees", "政府集中采购项目", [][]string{{"disclosure.procurement.projects"}}, nil, true}
	list[mProcured] = measure{"told.fees", "政府集中采购总金额", [][]string{{"disclosure.procurement.amount"}}, nil, true}
	list[mDue] = measure{"told.sum", "本年新收与上年结转之和", [][]string{allTotal}, nil, false}
	return list
}

// tabled is what a way to count comes to in the report's tables. ok is false where its form has no such way, sure
// where some cell has no printed number.
func (x *exam) tabled(keys []string) (sum report.Number, sure, ok bool) {
	sure = true
	for _, key := range keys {
		c, ok := x.r.Cells.Get(key)
		if !ok {
			return sum, false, false
		}
		sure = sure && c.State == report.Reported
		s, ok := sum.Add(c.Value)
		if !ok {
			return sum, false, false
		}
		sum = s
	}
	return sum, sure, len(keys) > 0
}
