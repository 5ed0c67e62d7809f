package corpus

import (
	"fmt"

	"nianbao/report"
)

// disclosing is （一）主动公开: what was published, issued, decided and collected.
func (t *teller) disclosing() string {
	s := t.theme(disclosureWork)
	s += pick(t.maker, "{Y}年，通过政府网站主动公开政府信息[k]余条，其中政策文件[t]件、政策解读[n]个。",
		"全年主动公开各类信息[k]条，政务新媒体发布[h]条。", "依托门户网站公开信息[h]条，其中工作动态[t]条，通知公告[t]条。",
		"全年在政务公开栏、微信公众号等载体公开信息[h]条次。", "")
	if t.p.who.organ.Level != report.Township {
		s += pick(t.maker, "", "", "编发政府公报[n]期。", "召开新闻发布会[n]场。", "公开常务会议[t]次。", "办理并公开人大代表建议[t]件、政协委员提案[t]件。")
	}
	s += t.aside("主动公开") + t.documents()
	if t.chance(45) {
		s += t.decisions()
	}
	if t.chance(30) {
		s += t.fees()
	}
	return s + t.aside("主动公开")
}

// documents tells of 规章 and 规范性文件.
func (t *teller) documents() string {
	p := t.p
	if p.form == report.Form2019 {
		if p.count("disclosure.normative.made") == 0 {
			return pick(t.maker, "", "本年度未制发规范性文件。", "全年无新制作规范性文件。")
		}
		return pick(t.maker, "", "全年新制作规范性文件{disclosure.normative.made}件。", "新制作规范性文件{disclosure.normative.made}件、新公开{disclosure.normative.disclosed}件，对外公开总数量{disclosure.normative.public}件。",
			"{府}制发规范性文件{disclosure.normative.made}件并及时公布。")
	}
	rules := ""
	if p.count("disclosure.rules.made") > 0 && t.chance(60) {
		rules = pick(t.maker, "制定政府规章{disclosure.rules.made}件。", "全年新增公开{府}规章{disclosure.rules.made}件。")
	} else if p.count("disclosure.rules.inforce") == 0 && t.chance(10) {
		rules = "未出台规章。"
	}
	if p.count("disclosure.normative.made") == 0 {
		return rules + pick(t.maker, "", "", "{Y}年未制发行政规范性文件。", "{称}未出台行政规范性文件，现行有效{disclosure.normative.inforce}件。", "全年没有制定行政规范性文件。", "制发行政规范性文件0件。")
	}
	return rules + pick(t.maker, "",
		"全年出台行政规范性文件{disclosure.normative.made}份。",
		"本年制发行政规范性文件{disclosure.normative.made}件，本年废止{disclosure.normative.repealed}件，现行有效件数{disclosure.normative.inforce}件。",
		"全年制发行政规范性文件{disclosure.normative.made}件，废止{disclosure.normative.repealed}件，现行有效{disclosure.normative.inforce}件。",
		"公开行政规范性文件{disclosure.normative.made}件。",
		"{Y}年{全}共制定行政规范性文件{disclosure.normative.made}件，均同步公开解读材料。",
		"截至{Y}年底，现行有效的行政规范性文件{disclosure.normative.inforce}件，当年废止{disclosure.normative.repealed}件。",
		"印发行政规范性文件{disclosure.normative.made}件，转发上级文件[t]件。",
	)
}

// decisions tells of 行政许可, 行政处罚 and 行政强制.
func (t *teller) decisions() string {
	p := t.p
	licensing, penalty := p.count("disclosure.licensing.decisions"), p.count("disclosure.penalty.decisions")
	switch {
	case licensing == 0 && penalty == 0:
		return pick(t.maker, "未作出行政许可和行政处罚决定。", "无行政许可、行政处罚事项。", "")
	case licensing >= 20_000:
		return pick(t.maker, "全年办理行政许可{disclosure.licensing.decisions@万余}余件。", "{全}作出行政许可决定{disclosure.licensing.decisions}件、行政处罚决定{disclosure.penalty.decisions}件、行政强制{disclosure.coercion.decisions}件。",
			"作出行政许可处理决定{disclosure.licensing.decisions}件。") + t.compared("disclosure.penalty.decisions", "行政处罚决定数量", "件")
	case licensing == 0:
		return pick(t.maker, "全年作出行政处罚决定{disclosure.penalty.decisions}件。", "行政处罚处理决定{disclosure.penalty.decisions}件。")
	case penalty == 0:
		return pick(t.maker, "全年办理行政许可{disclosure.licensing.decisions}件，未实施行政处罚。", "作出行政许可决定{disclosure.licensing.decisions}件。")
	}
	return pick(t.maker,
		"行政许可、行政处罚、行政强制处理决定分别为{disclosure.licensing.decisions}件、{disclosure.penalty.decisions}件、{disclosure.coercion.decisions}件。",
		"全年作出行政处罚决定{disclosure.penalty.decisions}宗，罚没收入[h]万元。",
		"{Y}年{全}共实施行政许可{disclosure.licensing.decisions}件、行政处罚{disclosure.penalty.decisions}件。",
		"{Y}年办理行政许可{disclosure.licensing.decisions}件，行政处罚{disclosure.penalty.decisions}件，行政强制{disclosure.coercion.decisions}件。",
		"共作出行政许可决定{disclosure.licensing.decisions}件，公示率100%。",
		"作出行政处罚决定{disclosure.penalty.decisions}件，其中简易程序的决定当场公示。",
		"办理行政许可{disclosure.licensing.decisions@余}余件。",
		"通过信用平台公示行政许可、行政处罚信息[h]条。",
	)
}

// fees tells of 行政事业性收费, which form "2021" has as an amount.
func (t *teller) fees() string {
	switch {
	case t.p.form == report.Form2019:
		return pick(t.maker, "", "公开行政事业性收费目录清单1份。")
	case t.p.count("disclosure.fees.amount") == 0:
		return pick(t.maker, "无行政事业性收费。", "未收取行政事业性收费。", "")
	}
	return pick(t.maker, "全年行政事业性收费{disclosure.fees.amount}万元。", "收取行政事业性收费{disclosure.fees.amount@元}元。",
		"{Y}年行政事业性收费总金额为{disclosure.fees.amount}万元。",
		"行政事业性收费金额{disclosure.fees.amount}万元，收费目录清单在网站公布。", "")
}

func (t *teller) managing() string {
	return t.theme(managingWork) + pick(t.maker, "", t.theme(managingMore))
}

func (t *teller) building() string {
	return t.theme(buildingWork) + pick(t.maker, "", t.theme(buildingMore))
}

func (t *teller) supervising() string {
	return t.theme(supervisingWork) + pick(t.maker, "", t.theme(supervisingMore)) + t.aside("监督保障")
}

// opening tells by what, of which time and by whom the report is made.
func (t *teller) opening() string {
	s := pick(t.maker,
		"本报告根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（{函}）编制。",
		"根据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条规定，按照{函}的要求，编制本报告。",
		"按照《中华人民共和国政府信息公开条例》及{函}文件要求，{称}编制了{Y}年度政府信息公开工作年度报告。",
		"本报告由{全名}依照《中华人民共和国政府信息公开条例》规定编制。")
	s += pick(t.maker, "本报告所列数据的统计期限自{Y}年1月1日起至12月31日止。", "报告所列数据统计期限为{Y}年1月1日至{Y}年12月31日。",
		"本报告中所列数据的统计期限自{Y}年1月1日起，至{Y}年12月31日止。")
	return s + t.p.who.contact
}

// settle decides what the organ writes the same way every year.
func (t *teller) settle(who *member) {
	who.told, who.twoLines = true, t.chance(50)
	street := pick(t.maker, "人民路", "解放大道", "建设街", "中山路", "文化路", "振兴街", "府前路") + whole(float64(1+t.rng.IntN(300))) + "号"
	code := whole(float64(100_000 + t.rng.IntN(700_000)))
	phone := fmt.Sprintf("0%d-%d", 311+t.rng.IntN(600), 2_000_000+t.rng.IntN(7_000_000))
	who.contact = pick(t.maker,
		"如对本报告有疑问，请与{全名}办公室联系（地址："+street+"，邮编："+code+"，电话："+phone+"）。",
		"公民、法人和其他组织对本报告有意见建议的，可向{称}办公室反映，地址："+street+"，联系电话："+phone+"。",
		"本报告电子版可在{上}政府网站查阅、下载，咨询电话"+phone+"。", "")
}

// lead is the paragraph that opens section 一.
func (t *teller) lead() string {
	return pick(t.maker,
		"{Y}年，{称}在{上府}的领导下，", "{Y}年，{我}坚持以习近平新时代中国特色社会主义思想为指导，", "一年来，{称}按照{上}的部署要求，", "{Y}年是{十四五}，{我}", "{Y}年，{称}认真学习贯彻《条例》，") +
		pick(t.maker, "坚持以公开为常态、不公开为例外，", "把政务公开作为转变作风的重要抓手，", "紧紧围绕{上}和{全}中心工作，", "认真落实[文]，", "对照年度任务清单，") +
		pick(t.maker, "各项任务按期完成。", "公开的广度和深度进一步拓展。", "群众满意度稳步提升。", "政府工作透明度不断提高。", "有力服务了经济社会发展。", "较好完成了全年目标。")
}

// fiveYears is how the year stands in the plan of its time.
func (p *Paper) fiveYears() string {
	switch p.year {
	case 2020:
		return "“十三五”规划收官之年"
	case 2021:
		return "“十四五”规划开局之年"
	case 2025:
		return "“十四五”规划收官之年，也是谋划“十五五”的关键一年"
	}
	if p.year < 2020 {
		return "“十三五”规划实施的重要一年"
	}
	return "“十四五”规划实施的重要一年"
}
