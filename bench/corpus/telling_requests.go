package corpus

import "nianbao/report"

// requesting is （二）依申请公开: what came in, what became of it, what was contested.
func (t *teller) requesting() string {
	s := ""
	if t.chance(60) {
		s += t.theme(requestWork)
	}
	p := t.p
	if p.count("intake") == 0 {
		return s + t.noRequests() + t.contested()
	}
	s += t.intake()
	s += t.answers()
	if t.chance(25) {
		s += t.scope()
	}
	s += t.byQuarter() + t.byOrgan() + t.aside("依申请公开")
	if t.chance(30) {
		s += t.compared("requests.new.total", pick(t.maker, "申请数量", "新收申请量", "受理量"), "件")
	}
	s += t.reviewing() + t.contested()
	if t.chance(10) {
		s += "自2008年《中华人民共和国政府信息公开条例》施行以来，累计受理政府信息公开申请[k]件。"
	}
	if t.chance(20) {
		s += pick(t.maker, "全年未收取信息处理费。", "收取信息处理费0元。", "接受公开咨询电话[t]个，均当场答复。", "另接待现场咨询[t]人次。")
	}
	return s
}

func (t *teller) noRequests() string {
	return pick(t.maker,
		"{Y}年，{称}未收到政府信息公开申请。",
		"{Y}年，{我}未收到政府信息公开申请，无依申请公开信息。",
		"全年没有收到公民、法人和其他组织提出的政府信息公开申请。",
		"{Y}年度，{我}受理、办理依申请公开申请0件。",
		"{Y}年收到政府信息公开申请{requests.new.total}件，办结{requests.total.total}件。",
		"{Y}年，新收政府信息公开申请0件，上年结转0件。",
		"本年度无依申请公开事项。",
		"{Y}年{府}共收到依申请公开零件，无需要答复的申请。",
	)
}

// intake tells what was new and what was carried in.
func (t *teller) intake() string {
	in := t.p.count("requests.carried_in.total")
	switch {
	case t.p.count("requests.new.total") == 0:
		return pick(t.maker, "{Y}年未收到新的政府信息公开申请，上年结转申请{requests.carried_in.total}件。",
			"{Y}年，{我}新收政府信息公开申请0件，上年结转{requests.carried_in.total}件。")
	case in == 0 && t.p.count("requests.new.total") <= 10 && t.chance(25):
		return pick(t.maker, "全年共收到政府信息公开申请{requests.new.total@汉}件，", "{Y}年，{称}收到公民提出的政府信息公开申请{requests.new.total@汉}件，")
	case in == 0:
		return pick(t.maker,
			"截至12月31日，{称}<本年度|当年>收到政府信息公开申请{requests.new.total}<件|宗>，",
			"政府信息公开申请总数为{requests.new.total}件，",
			"本年度共受理依申请公开政府信息{requests.new.total}件（自然人申请{requests.new.natural}件、法人或其他组织申请{organisations}件），",
			"{Y}年共接收政府信息公开申请{requests.new.total}件，",
			"{Y}年，{全}共收到政府信息公开申请{requests.new.total}件，",
			"全年共受理政府信息公开申请{requests.new.total}件，",
			"{Y}年{称}新收政府信息公开申请{requests.new.total}件，无上年结转，",
			"{Y}年共收到依申请公开案件{requests.new.total}件，",
			"今年以来，{我}共收到公民、法人和其他组织的政府信息公开申请{requests.new.total}件，其中自然人申请{requests.new.natural}件、法人或其他组织申请{organisations}件，",
			"{Y}年度收到申请共计 {requests.new.total} 件，均为规范的政府信息公开申请，",
			"全年收到各类依申请公开信息申请{requests.new.total}件，",
		)
	}
	return pick(t.maker,
		"全年共办理依申请公开{intake}件，其中：新收{requests.new.total}件，上年结转{requests.carried_in.total}件；",
		"{Y}年，{全}各级行政机关共新收政府信息公开申请{requests.new.total}件，上年度结转{requests.carried_in.total}件；",
		"<受理|收到>政府信息公开申请 {requests.new.total} 件，上年<度|>结转 {requests.carried_in.total} 件，",
		"{Y}年<共|>受理政府信息公开申请{requests.new.total}件，{P}年结转{requests.carried_in.total}件，",
		"{Y}年，{全}共收到政府信息公开申请{requests.new.total}件，上年结转{requests.carried_in.total}件，",
		"{Y}年新收政府信息公开申请{requests.new.total}件，加上{P}年结转的{requests.carried_in.total}件，全年应办理{intake}件，",
		"全年受理政府信息公开申请{requests.new.total}件（另有上年度结转{requests.carried_in.total}件），",
		"{我}全年共新收政府信息公开申请{requests.new.total}件，结转上年度申请{requests.carried_in.total}件，合计{intake}件，",
		"{Y}年{称}共办理政府信息公开申请{intake}件，其中当年新收{requests.new.total}件、上年结转{requests.carried_in.total}件，",
		"收到政府信息公开申请{requests.new.total}件，其中自然人{requests.new.natural}件，法人或其他组织{organisations}件；上年结转{requests.carried_in.total}件，",
	)
}

// answers tells what became of the requests.
func (t *teller) answers() string {
	if t.p.count("requests.total.total") == 0 {
		return pick(t.maker, "年末均在办理之中，结转下年度{requests.carried_out.total}件。", "已全部结转下年度继续办理。")
	}
	s := pick(t.maker, "办结{requests.total.total}件", "已答复{requests.total.total}件", "年内共办结{requests.total.total}件", "按时办结{requests.total.total}件",
		"均在法定期限内办理，办结{requests.total.total}件")
	if t.chance(65) {
		s += t.results()
	}
	if t.p.count("requests.carried_out.total") == 0 {
		return s + pick(t.maker, "，均在法定期限内予以答复。", "，全部按期办结，无结转。", "，按时办结率100%。", "。", "，没有结转下年度的申请。")
	}
	return s + pick(t.maker,
		"，结转下年度继续办理{requests.carried_out.total}件。", "，剩余{requests.carried_out.total}件结转至{Q}年办理。",
		"；另有{requests.carried_out.total}件顺延到下年度答复。", "，其余{requests.carried_out.total}件尚在法定办理期限内，转入下年度。",
		"，结转下一年度{requests.carried_out.total}件。")
}

// results tells all kinds of answers, or some of them.
func (t *teller) results() string {
	if t.chance(15) {
		return "。在办结的申请中，予以公开{requests.granted.total}件，占{requests.granted.total@占}；部分公开{requests.partial.total}件，占{requests.partial.total@占}；不予公开{denied}件，占{denied@占}"
	}
	switch t.rng.IntN(6) {
	case 5:
		return "，“予以公开”{requests.granted.total}件，“部分公开”{requests.partial.total}件，“无法提供”{unable}件"
	case 0:
		return "，其中予以公开{requests.granted.total}件、部分公开{requests.partial.total}件、不予公开{denied}件、无法提供{unable}件、不予处理{refused}件、其他处理{others}件"
	case 1:
		return "，其中，予以公开{requests.granted.total}件，部分公开{requests.partial.total}件，不予公开{denied}件，无法提供{unable}件，不予处理{refused}件，其他处理{others}件"
	case 2:
		return "（予以公开{requests.granted.total}件，部分公开{requests.partial.total}件）"
	case 3:
		return "，其中予以公开{requests.granted.total}件，因本机关不掌握相关政府信息无法提供{requests.unable.nothold.total}件"
	}
	return "，其中予以公开和部分公开{open}件"
}

// scope tells of a part of the requests.
func (t *teller) scope() string {
	n := int(t.p.count("requests.new.total"))
	part := func(percent int) string { return whole(float64(n*percent/100 + 1)) }
	if n < 12 {
		return pick(t.maker, "申请主要通过网络和邮寄提出。", "申请内容主要集中在征地拆迁、低保评定等方面。")
	}
	government := t.p.who.organ.Level != report.Department && t.p.who.organ.Level != report.Township
	if government && t.chance(50) {
		return pick(t.maker, "其中，{府}办公室代表{府}受理政府信息公开申请"+part(15)+"件，均已在法定期限内予以答复。",
			"其中向{府}本级提出的申请"+part(20)+"件。", "{府}办公室本级收到申请"+part(10)+"件，其余由各部门和各乡镇（街道）办理。")
	}
	online, letters := n*6/10, n*3/10
	return pick(t.maker,
		"从申请渠道看，网上申请"+whole(float64(online))+"件，信函申请"+whole(float64(letters))+"件，当面申请"+whole(float64(n-online-letters))+"件。",
		"从内容看，涉及征地拆迁的近"+whole(float64(n/10*10))+"件，其余涉及社会保障、工程建设等。",
		"其中通过政府网站提交的申请"+part(55)+"件，占比过半。",
		"涉及自然资源、住房城乡建设领域的申请约占六成。")
}

// contested tells of reviews and lawsuits.
func (t *teller) contested() string {
	t.p.contested = t.contests()
	return t.p.contested
}

func (t *teller) contests() string {
	reviews, suits := t.p.count("review.total"), t.p.count("lawsuits")
	switch {
	case reviews == 0 && suits == 0:
		return pick(t.maker, "全年未发生因政府信息公开引起的行政复议和行政诉讼。", "{Y}年无因政府信息公开被申请行政复议、提起行政诉讼的情况。", "", "",
			"未发生政府信息公开行政复议、行政诉讼案件。", "因政府信息公开引发的行政复议0件，行政诉讼0件。")
	case reviews == 0:
		return "未发生政府信息公开行政复议案件，" + t.suits()
	case suits == 0:
		return t.reviews() + "，" + pick(t.maker, "未发生政府信息公开行政诉讼。", "无行政诉讼案件。", "行政诉讼0件。")
	}
	if t.chance(20) {
		return pick(t.maker, "因政府信息公开引发的行政复议、行政诉讼分别为{review.total}件、{lawsuits}件。", "全年发生政府信息公开行政复议{review.total}件、行政诉讼{lawsuits}件。",
			"涉政府信息公开行政复议{review.total}起、行政诉讼{lawsuits}起。")
	}
	return t.reviews() + pick(t.maker, "；", "，") + t.suits()
}

func (t *teller) reviews() string {
	return pick(t.maker,
		"因政府信息公开引起的行政复议{review.total}件",
		"政府信息公开行政复议{review.total}件，其中结果维持{review.upheld}件，结果纠正{review.corrected}件，其他结果{review.other}件，尚未审结{review.pending}件",
		"全年因政府信息公开被申请行政复议{review.total}件（维持{review.upheld}件、纠正{review.corrected}件、其他结果{review.other}件、尚未审结{review.pending}件）",
		"因政府信息公开引起行政复议{review.total}件（被维持{review.upheld}件，被纠正{review.corrected}件）",
		"共发生政府信息公开行政复议案件{review.total}件，其中结果维持{review.upheld}件",
		"{全}涉及政府信息公开的行政复议案件{review.total}件",
	)
}

func (t *teller) suits() string {
	return pick(t.maker,
		"政府信息公开行政诉讼{lawsuits}件。",
		"被提起行政诉讼{lawsuits}件，其中未经复议直接起诉{litigation_direct.total}件、复议后起诉{litigation_after.total}件。",
		"政府信息公开行政诉讼{lawsuits}件，其中结果维持{suits.upheld}件，结果纠正{suits.corrected}件，其他结果{suits.other}件，尚未审结{suits.pending}件。",
		"因政府信息公开提起的行政诉讼案件{lawsuits}件，其中未经复议直接起诉的{litigation_direct.total}件。",
		"涉及政府信息公开的行政诉讼案件共{lawsuits}件。",
	)
}

// compared sets a figure against last year's.
func (t *teller) compared(key, name, unit string) string {
	before := t.p.before
	if before == nil || before.count(key) == 0 || t.p.count(key) == 0 {
		return ""
	}
	up, more := "增长", "增加"
	switch now, last := t.p.count(key), before.count(key); {
	case now == last:
		return name + "与上年持平。"
	case now < last:
		up, more = "下降", "减少"
	}
	at := "{" + key + "@"
	return pick(t.maker, name+"同比"+up+at+"%}。", name+"较上年（"+at+"P}"+unit+"）"+more+at+"d}"+unit+"。",
		name+"比{P}年的"+at+"P}"+unit+more+at+"d}"+unit+"，"+up+at+"%}。", "上年同期"+name+"为"+at+"P}"+unit+"，同比"+up+at+"%}。")
}
