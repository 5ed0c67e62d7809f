package check

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// class is what a token of prose does in a clause that tells a quantity.
type class uint8

const (
	wForeign    class = iota // means something else: keeps shorter words from being found in it
	wFiller                  // may stand between a word and its number
	wJoin                    // 和, 及
	wEach                    // 均, 各: the number is of every noun before it
	wRespective              // 分别: the numbers are of the nouns in turn
	wNoun                    // what is counted; arg is a domain
	wVerb                    // arg is a deed
	wResult                  // 予以公开, 国家秘密: arg is a measure
	wOutcome                 // 维持: arg is its place among upheld, corrected, other, pending
	wApplicant               // 自然人: arg is a measure
	wCarry                   // 结转
	wLast                    // 上年
	wNext                    // 下年
	wNow                     // 本年
	wNone                    // 未, 无
	wAmong                   // 其中
	wRest                    // 其余
	wAgent                   // an office that is not the whole organ
	wWhole                   // 全市, 我局
	wPart                    // narrows what its item counts: 涉及, 类, 网上; its clause where arg is 1
	wCompared                // 同比, 增加: the number is a difference
	wSince                   // 以来, 历年
	wPlan                    // 计划, 力争
	wPeriod                  // 上半年
	wAbout                   // 约
	wLeast                   // 超过
	wIncluding               // 含
	wNumber                  // a quantity with its unit; arg says which
	wYear                    // 2022年
	wComma                   // ，
	wSemi                    // ；
	wStop                    // 。
	wList                    // 、
	wOpen                    // （
	wClosing                 // ）
)

// domain is what a noun counts.
type domain uint8

const (
	dNothing domain = iota
	dApplications
	dReview
	dLitigation
	dDirect
	dAfter
	dNormative
	dRulesMade
	dLicensing
	dPenalty
	dCoercion
	dFees
	dProcurement
)

// deed is what a verb says is done; deeds of a clause are a set.
type deed uint8

const (
	toReceive deed = 1 << iota
	toHandle
	toAnswer
	toProduce
	toRepeal
	toPublish
	toRemain // 现行有效
	toAnother
)

// How a number is counted: the arg of its token.
const (
	unitNone   uint8 = iota // no unit
	unitPieces              // 件, 起
	unitItems               // 项: of a list of powers as well
	unitLines               // 条: of what is published as well
	unitOther               // 人次, 个工作日, %
	unitYuan                // 元
	unitWan                 // 万元
	unitYi                  // 亿元
)

// counters are the units behind a number by their first characters, longer ones before those they begin with.
var counters = byFirst(
	lexeme{text: "万元", arg: unitWan}, lexeme{text: "亿元", arg: unitYi}, lexeme{text: "元", arg: unitYuan},
	lexeme{text: "件次", arg: unitOther}, lexeme{text: "条次", arg: unitOther}, lexeme{text: "批次", arg: unitOther}, lexeme{text: "件套", arg: unitOther}, lexeme{text: "项目", arg: unitOther}, lexeme{text: "条款", arg: unitOther},
	lexeme{text: "部门", arg: unitOther}, lexeme{text: "次数", arg: unitOther}, lexeme{text: "份额", arg: unitOther}, lexeme{text: "起草", arg: unitOther},
	lexeme{text: "件", arg: unitPieces}, lexeme{text: "次", arg: unitPieces}, lexeme{text: "起", arg: unitPieces}, lexeme{text: "宗", arg: unitPieces}, lexeme{text: "例", arg: unitPieces},
	lexeme{text: "份", arg: unitPieces}, lexeme{text: "条", arg: unitLines}, lexeme{text: "项", arg: unitItems}, lexeme{text: "封", arg: unitPieces}, lexeme{text: "笔", arg: unitPieces},
	lexeme{text: "部", arg: unitPieces}, lexeme{text: "批", arg: unitPieces},
)

func byFirst(units ...lexeme) map[rune][]lexeme {
	m := map[rune][]lexeme{}
	for _, u := range units {
		r, _ := utf8.DecodeRuneInString(u.text)
		m[r] = append(m[r], u)
	}
	return m
}

type lexeme struct {
	text  string
	class class
	arg   uint8
	next  uint32 // the three bytes behind its first character, 0 where there are none
}

func lexemes(c class, arg uint8, texts string) (list []lexeme) {
	for _, t := range strings.Fields(texts) {
		list = append(list, lexeme{text: t, class: c, arg: arg})
	}
	return list
}

// vocabulary are the words that decide what a number in the narrative counts.
var vocabulary = slices.Concat(
	lexemes(wNoun, uint8(dApplications), "政府信息公开申请 信息公开申请 依申请公开申请 依申请公开案件 依申请公开件 依申请公开事项 依申请公开政府信息 依申请公开信息 依申请公开信息申请 政府信息依申请公开 依申请公开 依申请 公开申请 申请公开政府信息 申请公开 申请件 申请表 申请 政务公开申请 政府信息申请"),
	lexemes(wNoun, uint8(dReview), "行政复议 行政复议申请 复议申请 复议"),
	lexemes(wNoun, uint8(dLitigation), "行政诉讼 诉讼 行政应诉"),
	lexemes(wNoun, uint8(dDirect), "未经复议直接起诉 未经复议直接提起诉讼 未经复议直接提起行政诉讼 未经行政复议直接起诉 直接起诉 直接提起诉讼 直接提起行政诉讼"),
	lexemes(wNoun, uint8(dAfter), "复议后起诉 复议后提起诉讼 复议后提起行政诉讼 行政复议后起诉 行政复议后提起诉讼 行政复议后提起行政诉讼 经复议后起诉 复议后诉讼"),
	lexemes(wNoun, uint8(dNormative), "行政规范性文件 规范性文件"),
	lexemes(wNoun, uint8(dRulesMade), "规章 政府规章 地方政府规章 部门规章"),
	lexemes(wNoun, uint8(dLicensing), "行政许可 行政许可决定 行政许可处理决定"),
	lexemes(wNoun, uint8(dPenalty), "行政处罚 行政处罚决定 行政处罚处理决定 行政处罚案件"),
	lexemes(wNoun, uint8(dCoercion), "行政强制 行政强制措施 行政强制执行 行政强制决定 行政强制处理决定"),
	lexemes(wNoun, uint8(dFees), "行政事业性收费"),
	lexemes(wNoun, uint8(dProcurement), "政府集中采购 政府集中采购项目"),
	lexemes(wVerb, uint8(toReceive), "新收 新收到 收到 接收 接到 接收到 收 收件 共收 新增 登记"),
	lexemes(wVerb, uint8(toReceive|toHandle), "受理 接办"),
	lexemes(wVerb, uint8(toHandle), "办理 处理"),
	lexemes(wVerb, uint8(toAnswer), "办结 答复 回复 予以答复 办理答复 办复 处理完毕 办理完毕 已办结"),
	lexemes(wVerb, uint8(toProduce), "制发 制定 出台 印发 制作 新制作 新制定 制定出台 制定印发"),
	lexemes(wVerb, uint8(toRepeal), "废止 宣布失效 宣告失效"),
	lexemes(wVerb, uint8(toRemain), "现行有效"),
	lexemes(wVerb, uint8(toPublish), "公开 主动公开 公示 发布 公布 新增公开 上传 录入 新公开"),
	lexemes(wVerb, uint8(toAnother), "继续有效 清理 审查 合法性审查 合法性审核 备案审查 备案 报备 审核 修改 修订 评估 解读 起草 梳理 指导 抽查 评查 检查 归集 取消 下放 承接 调整 注销 吊销 审理 审结 作为复议机关"),
	lexemes(wFiller, 1, "政府信息公开 信息公开 政务公开 引起 引发 涉及政府信息公开 涉及信息公开"),
	lexemes(wResult, uint8(mGranted), "予以公开 全部公开 同意公开 完全公开"),
	lexemes(wResult, uint8(mPartial), "部分公开 予以部分公开 区分处理 同意部分公开"),
	lexemes(wResult, uint8(mDenied), "不予公开 不同意公开"),
	lexemes(wResult, uint8(mDenied+1), "国家秘密"),
	lexemes(wResult, uint8(mDenied+2), "法律行政法规禁止公开 法律法规禁止公开 法律、行政法规禁止公开"),
	lexemes(wResult, uint8(mDenied+3), "三安全一稳定 危及三安全一稳定 危及“三安全一稳定”"),
	lexemes(wResult, uint8(mDenied+4), "第三方合法权益 第三方权益 保护第三方合法权益"),
	lexemes(wResult, uint8(mDenied+5), "内部事务信息 内部事务 三类内部事务信息"),
	lexemes(wResult, uint8(mDenied+6), "过程性信息 四类过程性信息"),
	lexemes(wResult, uint8(mDenied+7), "行政执法案卷 执法案卷 行政执法案卷信息"),
	lexemes(wResult, uint8(mDenied+8), "行政查询事项 行政查询"),
	lexemes(wResult, uint8(mUnable), "无法提供"),
	lexemes(wResult, uint8(mUnable+1), "本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 不掌握相关信息"),
	lexemes(wResult, uint8(mUnable+2), "没有现成信息需要另行制作 没有现成信息 需要另行制作 需另行制作"),
	lexemes(wResult, uint8(mUnable+3), "补正后申请内容仍不明确 补正后仍不明确 申请内容不明确 申请内容仍不明确"),
	lexemes(wResult, uint8(mRefused), "不予处理"),
	lexemes(wResult, uint8(mRefused+1), "信访举报投诉类 信访举报投诉 信访、举报、投诉类"),
	lexemes(wResult, uint8(mRefused+2), "重复申请"),
	lexemes(wResult, uint8(mRefused+3), "公开出版物 要求提供公开出版物"),
	lexemes(wResult, uint8(mRefused+4), "大量反复申请 无正当理由大量反复申请"),
	lexemes(wResult, uint8(mRefused+5), "确认或重新出具已获取信息 要求行政机关确认或重新出具已获取信息"),
	lexemes(wResult, uint8(mOther), "其他处理 作其他处理 其他方式处理 按其他方式处理 其它方式处理"),
	lexemes(wResult, uint8(mOther+1), "逾期不补正 逾期未补正 无正当理由逾期不补正"),
	lexemes(wResult, uint8(mOther+2), "逾期未缴费 逾期未缴纳费用"),
	lexemes(wResult, uint8(mWithdrawn), "撤回 撤回申请 主动撤回 主动撤回申请 自行撤回 撤销申请 撤销"),
	lexemes(wOutcome, 0, "结果维持 维持 维持原判 被维持 维持原行政行为"),
	lexemes(wOutcome, 1, "结果纠正 纠正 被纠正 纠错 被纠错"),
	lexemes(wOutcome, 2, "其他结果 其它结果"),
	lexemes(wOutcome, 3, "尚未审结 未审结 尚未结案 正在审理 审理中 待审结 正在审理中 尚在审理 尚在审理中"),
	lexemes(wApplicant, uint8(mNatural), "自然人 自然人申请 公民个人 个人申请"),
	lexemes(wApplicant, uint8(mOrganisations), "法人或其他组织 法人或者其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人或其他组织申请"),
	lexemes(wApplicant, uint8(mNatural+2), "商业企业"),
	lexemes(wApplicant, uint8(mNatural+3), "科研机构"),
	lexemes(wApplicant, uint8(mNatural+4), "社会公益组织"),
	lexemes(wApplicant, uint8(mNatural+5), "法律服务机构"),
	lexemes(wCarry, 0, "结转 顺延 转入 转至 转结 延至 跨年 遗留"),
	lexemes(wLast, 0, "上年 上年度 上一年 上一年度 去年 往年 上年末 去年底 上年底"),
	lexemes(wNext, 0, "下年 下年度 下一年 下一年度 次年 明年 下年度继续办理 下一年度继续办理 下年继续办理"),
	lexemes(wNow, 0, "今年 本年 本年度 全年 当年 年内 报告年度 本报告期 一年来 今年以来"),
	lexemes(wNone, 0, "未 没有 没 无 暂无 尚无 均无 均未 并未 也无 也未 从未 暂未"),
	lexemes(wAmong, 0, "其中"),
	lexemes(wRest, 0, "其余 剩余 余下 尚有 仍有 还有 另有 另外"),
	lexemes(wAgent, 0, "政府办公室 政府办 办公室 代表 本级 各部门 各单位 直属 下属 所属 各乡镇 各镇 各乡 各街道 各县 各区 各县区 各市 各市县 各地 市直 县直 区直 省直 州直 分局 二级单位 二级机构 局属 事业单位 派出机构"),
	lexemes(wAgent, 1, "局 镇 乡 街道 部门 委员会"),
	lexemes(wWhole, 0, "全市 全县 全区 全省 全州 全盟 全旗 全镇 全乡 全街道 全局 全系统 我市 我县 我区 我省 我州 我镇 我乡 我局 我委 我街道 我办 我厅 我单位 本市 本县 本区 本省 本镇 本乡 本局 本机关 本单位 本街道 市县两级 县乡两级 各级行政机关"),
	lexemes(wPart, 0, "涉及 类 方面 有关 关于 内容为 占 行政机关主动 年均 月均 日均 平均 每 同一 集体 主办 协办 转办 交办 转来 应诉 败诉 出庭 延期 延长 补正 转为 转作 配合 协助 普通程序 一般程序 简易程序"),
	lexemes(wPart, 1, "为被告 为被申请人 为被告人 为第三人"),
	lexemes(wPart, 0, "网站 网上 网络 在线 信函 邮寄 邮件 当面 现场 传真 电子邮件 邮箱 书面 平台 窗口 来信 信件 微信 互联网 快递"),
	lexemes(wCompared, 0, "同比 增加 减少 增长 下降 上升 较上年 比上年 较去年 比去年 同去年 与去年 与上年 较上一年 比上一年 较前 较 上涨 提高 多了 少了 减免 免征 免收 降低 增幅 降幅 去年同期 上年同期 压减"),
	lexemes(wSince, 0, "以来 十二五期间 十三五期间 十四五期间 十二五”期间 十三五”期间 十四五”期间 历年 近年 近几年 五年来 三年来 近三年 几年来 多年来"),
	lexemes(wPlan, 0, "计划 力争 争取 拟 预计 目标 将 确保 不少于 不得 应当 应 如 若"),
	lexemes(wPeriod, 0, "上半年 下半年 季度 月份 日前"),
	lexemes(wAbout, 0, "约 大约 近 将近 不到 不足 左右"),
	lexemes(wLeast, 0, "超过 逾 超 以上 突破"),
	lexemes(wIncluding, 0, "含 包括 包含"),
	lexemes(wJoin, 0, "和 及 与 以及 或 或者 并 暨"),
	lexemes(wEach, 0, "均 各 均为 都 都为 都是 皆为"),
	lexemes(wRespective, 0, "分别 分别为 依次"),
	lexemes(wFiller, 0, "共 共计 总计 合计 累计 共有 总共 一共 有 为 是 了 数 数量 总数 总量 件数 案件 事项 已 已经 全部 达 达到 计 的 被 到 至 于 由 因 由于 继续 情况 按时 按期 及时 依法 依规 规范 内 期限 法定 在法定期限内 法定期限内 均在法定期限内 期内 时限内 导致 产生 发生 存在 出现 公民 公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 自然人、法人和其他组织 自然人、法人或其他组织 法人 其他组织 相关 任何 各类 工作 进行 提起 提出 提交 被申请 被提起 等 另 且 又 也 同时 决定 作出 做出 实施 收取 金额 总金额 收费总额 总额 转到 予以 针对 对 过 关系 属于 经 依照 期间 需要 此类 类型 人 者 件为 行为 而 一并 所 方式 新 宗数 全市各级各部门 全县各级各部门 全区各级各部门"),
	lexemes(wForeign, 0, "申请人 申请表格 行政许可申请 行政许可事项 行政许可信息 行政处罚信息 行政强制信息 行政许可和行政处罚 规章制度 行政复议机关 行政复议法 行政诉讼法 行政复议局 行政复议决定 行政复议决定书 复议机关 无法 无障碍 无关 无人 无线 无偿 无效 无正当理由 无论 无力 无缝 无须 无需 无误 未来 未经 未能 未按 未及时 未成年 未按时 未按期 没收 年末 布局 格局 大局 全局性 局面 局部 结局 当局 乡村 乡镇 城乡 乡镇街道 镇村 其他 其它 办公 近期 近日 近平 附近 最近 超前 超期 超时 超市 将军 如下 如何 如期 应用 应急 应对 响应 适应 供应 反应 对应 较好 较大 较为 较高 较多 较少 较快 较强 比较 较低 计划生育 政策文件 政策性文件 提供 政府信息公开工作 类别 分类 各类信息 种类 一类 有关部门 有关要求 有关规定 占比 占用 征收 回收 收集 收益 收入 接收站 吸收 验收 税收 收取信息处理费 信息处理费 每年 每月 每季度 行政许可和 政府信息公开申请表 政府信息公开申请渠道 办理流程 办理工作 办理情况 处理费 处理情况 局长 镇长 乡长 镇政府 乡政府 镇党委 乡党委"),
)

// vocabularyHeads gives, from U+4E00 on, the shelf of the words that begin with a character.
var vocabularyHeads, vocabularyShelves = shelve(vocabulary)

const (
	hanFirst = 0x4e00
	hanLast  = 0x9fff
)

// isHanNumeral tells what begins numbers in 汉字.
func isHanNumeral(r rune) bool {
	switch r {
	case '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '零':
		return true
	}
	return false
}

// behindFirst are the three bytes behind a text's first 汉字, 0 where there are fewer.
func behindFirst(text string) uint32 {
	if len(text) < 6 {
		return 0
	}
	return uint32(text[3])<<16 | uint32(text[4])<<8 | uint32(text[5])
}

// shelve puts words, which all begin with a 汉字, by it, the longest first. Shelf 0 is empty, and so are those of
// numerals that begin no word.
func shelve(words []lexeme) (heads *[hanLast - hanFirst + 1]uint16, shelves [][]lexeme) {
	heads, shelves = new([hanLast - hanFirst + 1]uint16), make([][]lexeme, 1)
	shelf := func(r rune) *[]lexeme {
		h := &heads[r-hanFirst]
		if *h == 0 {
			*h = uint16(len(shelves))
			shelves = append(shelves, nil)
		}
		return &shelves[*h]
	}
	for r := rune(hanFirst); r <= hanLast; r++ {
		if isHanNumeral(r) {
			shelf(r)
		}
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w.text)
		w.next = behindFirst(w.text)
		s := shelf(r)
		*s = append(*s, w)
	}
	for _, s := range shelves {
		slices.SortStableFunc(s, func(a, b lexeme) int { return len(b.text) - len(a.text) })
	}
	return heads, shelves
}
