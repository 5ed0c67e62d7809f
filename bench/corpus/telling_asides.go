package corpus

import (
	"strings"

	"nianbao/report"
)

// asides are true sentences about something near to what the tables count, which is not that: kinds of decisions, not
// decisions; other applications; other years; other organs. A reader tells them apart without trouble.
var asides = map[string][]string{
	"主动公开": {
		"公开行政许可事项[h]项、行政处罚依据[h]条。", "政务服务窗口受理各类行政许可申请[k]件，办结率99.8%。", "取消行政许可事项[n]项，承接下放[n]项。", "公示“双随机”抽查结果[h]条。",
		"全面清理规范性文件，涉及历年文件[h]件。", "对[t]件规范性文件草案进行合法性审查。", "公开规范性文件解读[t]篇。", "停征行政事业性收费[n]项，涉企收费目录同步更新。", "全年减免行政事业性收费[h]万元。",
		"发布政府采购公告[h]条。", "{P}年度政府信息公开工作年度报告已于{Y}年初公布。", "自2018年起，{我}每季度公布[事]情况。", "[处]率先公开[事]全过程信息。", "[外]考察组来{我}交流[事]公开经验。",
		"{P}年12月印发的[事]方案在年初公布。", "受理[事]申请[h]件，审批结果逐件公示。", "《关于转发〈[事]管理办法〉的通知》等[n]件文件同步解读。", "{Q}年1月1日起施行的[事]新规已提前预告。",
		"公开不予受理、不予公开情形说明[n]类。", "办理不动产登记[k]件。", "“十三五”期间（2016—2020年）的[事]数据一并上网。", "[邻]、[邻]等地来{我}观摩[事]公开现场会。", "转载国务院文件[t]件、省政府文件[t]件。",
	},
	"依申请公开": {
		"办结12345热线工单[k]件。", "{P}年结转的申请均于一季度办结。", "{P}年底前收到的申请没有逾期。", "{上}转来的信访事项[t]件另行办理。", "共接听申请咨询电话[h]次。", "申请人撤回后不再计入。",
		"涉及[事]的申请较为集中。", "电话告知补正[n]次。", "[局]负责为疑难申请提供法律意见。", "一般在7至10个工作日内答复。", "答复满意率97.5%。", "依申请转主动公开[n]件。",
	},
	"监督保障": {
		"{府}全年办理行政应诉案件[t]件，负责人出庭率100%。", "收到人大代表建议[t]件、政协提案[t]件，办结率100%。", "受理[事]投诉[t]件，办结[t]件。", "{P}年考核结果在{Y}年3月通报。", "[外]的做法在培训会上作了介绍。",
		"2019年以来连续[n]年在{上}考核中获得优秀。", "邀请[局]参加[月]的评议。", "{上}[局]来{我}调研[n]次。", "按照{上府}办公室要求，[月]底前报送自查报告。",
	},
}

// aside is a sentence beside the matter, or nothing.
func (t *teller) aside(of string) string {
	if !t.chance(40) {
		return ""
	}
	s := pick(t.maker, asides[of]...)
	if strings.Contains(s, "{府}全年办理行政应诉") && t.p.who.organ.Level == report.Township {
		return ""
	}
	return s
}

// reviewing is what a government does as the organ that hears reviews, of which a few are about its own information.
func (t *teller) reviewing() string {
	if l := t.p.who.organ.Level; t.p.count("review.total") == 0 || l != report.County && l != report.Prefecture || !t.chance(15) {
		return ""
	}
	return pick(t.maker, "{全}各级复议机关全年收到行政复议申请[k]件，审结[h]件。", "{府}作为复议机关审理行政复议案件[h]件。")
}

// byQuarter tells the requests of each quarter.
func (t *teller) byQuarter() string {
	n := int(t.p.count("requests.new.total"))
	if n < 40 || !t.chance(10) {
		return ""
	}
	a, b, c := n/5, n/4, n/3
	return "分季度看，一季度收到" + whole(float64(a)) + "件，二季度" + whole(float64(b)) + "件，三季度" + whole(float64(c)) + "件，四季度" + whole(float64(n-a-b-c)) + "件。"
}

// byOrgan tells the requests of one of the organs below.
func (t *teller) byOrgan() string {
	n := int(t.p.count("requests.new.total"))
	if l := t.p.who.organ.Level; n < 30 || l != report.County && l != report.Prefecture || !t.chance(20) {
		return ""
	}
	part := whole(float64(n/9 + 1))
	return pick(t.maker, "其中，[局]收到政府信息公开申请"+part+"件，为最多。", "[处]办理政府信息公开申请"+part+"件。", "申请量较大的是[局]（"+part+"件）和[处]（"+part+"件）。",
		"由[局]答复的申请"+part+"件，占比较高。")
}
