package report

import "strings"

// What is divided by what: by which whole and by which applications each indicator can be divided, and the rates that
// readers of these reports go by. Times of answer are not in the forms, so there is no rate of those.

const (
	percents   = "%"
	perHundred = "件／百件"
)

// Whole is the key of the total that the indicator is part of, "" where there is none: a result is part of all results
// of its column, other cells of 申请 of their row's total, an outcome of a review or lawsuit of all its group, 尚未审结
// among them.
func (ind Indicator) Whole() string {
	key := ""
	switch {
	case ind.Table == "requests" && len(ind.Row.Groups) > 0 && !strings.HasSuffix(ind.Row.Key, ".total"):
		key = "requests.total." + ind.Column.Key
	case ind.Table == "requests":
		key = ind.Row.Key + ".total"
	case ind.Table == "review":
		group, _, _ := strings.Cut(ind.Key, ".")
		key = group + ".total"
	}
	if key == ind.Key {
		return ""
	}
	return key
}

// Received is the key of the applications received that the indicator can be set against, "" where there are none:
// those of the same applicants, and all of them for reviews and lawsuits.
func (ind Indicator) Received() string {
	const received = "requests.new"
	switch {
	case ind.Table == "requests" && ind.Row.Key != received:
		return received + "." + ind.Column.Key
	case ind.Table == "review":
		return received + ".total"
	}
	return ""
}

// Rates lists all rates in the order of the form.
func Rates() []Rate { return rates }

// RateByID finds a rate.
func RateByID(id string) (Rate, bool) {
	for _, rt := range rates {
		if rt.ID == id {
			return rt, true
		}
	}
	return Rate{}, false
}

// What the rates' parts rest on: 政府信息公开条例, and the form's own tables.
const (
	sourceRequests = "年度报告表样第三部分（国办公开办函〔2021〕30号、〔2019〕60号）；"
	sourceReviews  = "年度报告表样第四部分（国办公开办函〔2021〕30号、〔2019〕60号）；"
)

var rates = lookedUp([]Rate{
	{ID: "rate.natural", Name: "自然人申请占比", Unit: percents, Source: sourceRequests + "《政府信息公开条例》第二十七条",
		Meaning: "本年新收申请中由自然人提出的所占的比例：自然人 ÷ 总计。",
		Over:    []string{"requests.new.natural"}, Under: whole("requests.new.natural")},
	{ID: "rate.disclosed", Name: "公开率", Unit: percents, Source: sourceRequests + "《政府信息公开条例》第三十六条、第三十七条",
		Meaning: "本年度办理结果中全部或部分公开的所占的比例：（予以公开 + 部分公开）÷ 办理结果总计。",
		Over:    []string{"requests.granted.total", "requests.partial.total"}, Under: whole("requests.granted.total")},
	share("rate.granted", "予以公开率", "予以公开", "第三十六条第一、二项", "requests.granted.total"),
	share("rate.partial", "部分公开率", "部分公开", "第三十七条", "requests.partial.total"),
	share("rate.denied", "不予公开率", "不予公开（八项之和）", "第十四条至第十六条、第三十六条第三、七项", GroupTotals("requests.denied.")...),
	share("rate.unable", "无法提供率", "无法提供（三项之和）", "第三十条、第三十六条第四、五项、第三十八条", GroupTotals("requests.unable.")...),
	share("rate.refused", "不予处理率", "不予处理（五项之和）", "第三十五条、第三十六条第六项、第三十九条", GroupTotals("requests.refused.")...),
	share("rate.other", "其他处理率", "其他处理（2021 版为三项之和）", "第三十条、第四十二条", "requests.other.total"),
	{ID: "rate.carried", Name: "结转率", Unit: percents, Source: sourceRequests + "《政府信息公开条例》第三十三条",
		Meaning: "本年应当办理的申请中年末尚未办结、结转下年度的所占的比例：结转下年度 ÷（本年新收 + 上年结转）。",
		Over:    []string{"requests.carried_out.total"}, Under: []string{"requests.new.total", "requests.carried_in.total"}},
	{ID: "rate.reviews", Name: "申请复议比", Unit: perHundred, Source: sourceReviews + "《政府信息公开条例》第五十一条",
		Meaning: "每百件本年新收申请对应的行政复议：行政复议总计 ÷ 本年新收总计 × 100。复议所涉的申请可能是上年收到的，因此不是其中的一部分，可以超过 100。",
		Over:    []string{"review.total"}, Under: received("review.total")},
	{ID: "rate.lawsuits", Name: "申请诉讼比", Unit: perHundred, Source: sourceReviews + "《政府信息公开条例》第五十一条",
		Meaning: "每百件本年新收申请对应的行政诉讼：（未经复议直接起诉总计 + 复议后起诉总计）÷ 本年新收总计 × 100。诉讼所涉的申请可能是上年收到的，因此不是其中的一部分，可以超过 100。",
		Over:    []string{"litigation_direct.total", "litigation_after.total"}, Under: received("litigation_direct.total")},
	{ID: "rate.corrected.review", Name: "复议纠错率", Unit: percents, Source: sourceReviews + "《政府信息公开条例》第五十一条",
		Meaning: "已审结的行政复议中结果纠正的所占的比例：结果纠正 ÷（结果维持 + 结果纠正 + 其他结果）。尚未审结的不计入。",
		Over:    []string{"review.corrected"}, Under: concluded("review")},
	{ID: "rate.corrected.litigation", Name: "诉讼纠错率", Unit: percents, Source: sourceReviews + "《政府信息公开条例》第五十一条",
		Meaning: "已审结的行政诉讼（未经复议直接起诉与复议后起诉合计）中结果纠正的所占的比例：结果纠正 ÷（结果维持 + 结果纠正 + 其他结果）。尚未审结的不计入。",
		Over:    []string{"litigation_direct.corrected", "litigation_after.corrected"}, Under: concluded("litigation_direct", "litigation_after")},
})

// lookedUp are rates whose terms are looked up.
func lookedUp(list []Rate) []Rate {
	for i := range list {
		list[i].over, list[i].under = termsOf(list[i].Over...), termsOf(list[i].Under...)
	}
	return list
}

// share is the rate of results in all results.
func share(id, name, what, articles string, over ...string) Rate {
	return Rate{ID: id, Name: name, Unit: percents, Source: sourceRequests + "《政府信息公开条例》" + articles,
		Meaning: "本年度办理结果中" + what + "所占的比例：" + what + " ÷ 办理结果总计。", Over: over, Under: whole(over[0])}
}

func whole(key string) []string {
	ind, _ := IndicatorByID(key)
	return []string{ind.Whole()}
}

func received(key string) []string {
	ind, _ := IndicatorByID(key)
	return []string{ind.Received()}
}

// concluded are the outcomes of the groups but 尚未审结.
func concluded(groups ...string) (keys []string) {
	for _, group := range groups {
		keys = append(keys, group+".upheld", group+".corrected", group+".other")
	}
	return keys
}
