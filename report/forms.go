package report

// The two official forms, as 国办公开办函〔2019〕60号 and 〔2021〕30号 print them. Articles are those of
// 《中华人民共和国政府信息公开条例》 (State Council Order 711).

var disclosure2021 = Table{Key: "disclosure", Title: "主动公开政府信息情况", Section: 2, Blocks: []Block{
	{"第二十条第（一）项", []Column{
		{"made", "本年制发件数", "本年制发", "", "件"},
		{"repealed", "本年废止件数", "本年废止", "", "件"},
		{"inforce", "现行有效件数", "现行有效", "", "件"},
	}, []Row{rules, normative("行政规范性文件", "规范性文件")}},
	{"第二十条第（五）项", decisions, []Row{licensing}},
	{"第二十条第（六）项", decisions, []Row{penalty, coercion}},
	{"第二十条第（八）项", []Column{
		{"amount", "本年收费金额（单位：万元）", "本年收费金额", "", "万元"},
	}, []Row{fees}},
}}

var disclosure2019 = Table{Key: "disclosure", Title: "主动公开政府信息情况", Section: 2, Blocks: []Block{
	{"第二十条第（一）项", []Column{
		{"made", "本年新制作数量", "本年新制作", "", "件"},
		{"disclosed", "本年新公开数量", "本年新公开", "", "件"},
		{"public", "对外公开总数量", "对外公开总数", "", "件"},
	}, []Row{rules, normative("规范性文件", "行政规范性文件")}},
	{"第二十条第（五）项", items, []Row{licensing, services}},
	{"第二十条第（六）项", items, []Row{penalty, coercion}},
	{"第二十条第（八）项", items[:2], []Row{fees}},
	{"第二十条第（九）项", []Column{
		{"projects", "采购项目数量", "采购项目", "", "项"},
		{"amount", "采购总金额（单位：万元，保留4位小数）", "采购总金额", "", "万元"},
	}, []Row{{Key: "disclosure.procurement", Label: "政府集中采购", Name: "政府集中采购",
		Meaning: "政府集中采购项目的数量和总金额（第二十条第九项）。"}}},
}}

var decisions = []Column{{"decisions", "本年处理决定数量", "处理决定", "", "件"}}

var items = []Column{
	{"previous", "上一年项目数量", "上一年项目", "", "项"},
	{"change", "本年增/减", "本年增减", "", "项"},
	{"decisions", "处理决定数量", "处理决定", "", "件"},
}

var (
	rules = Row{Key: "disclosure.rules", Label: "规章", Name: "规章",
		Meaning: "部门规章和地方政府规章（第二十条第一项）。县级以下政府及其部门无权制定规章。"}
	licensing = Row{Key: "disclosure.licensing", Label: "行政许可", Name: "行政许可",
		Meaning: "办理行政许可的事项与处理决定（第二十条第五项）。"}
	services = Row{Key: "disclosure.services", Label: "其他对外管理服务事项", Name: "其他对外管理服务",
		Meaning: "行政许可以外的对外管理服务事项与处理决定（第二十条第五项）。"}
	penalty = Row{Key: "disclosure.penalty", Label: "行政处罚", Name: "行政处罚",
		Meaning: "实施行政处罚的事项与处理决定（第二十条第六项）。"}
	coercion = Row{Key: "disclosure.coercion", Label: "行政强制", Name: "行政强制",
		Meaning: "实施行政强制的事项与处理决定（第二十条第六项）。"}
	fees = Row{Key: "disclosure.fees", Label: "行政事业性收费", Name: "行政事业性收费",
		Meaning: "行政事业性收费（第二十条第八项）：2019 版填报项目数量，2021 版填报本年收费金额。"}
)

func normative(label string, seen ...string) Row {
	return Row{Key: "disclosure.normative", Label: label, Name: "规范性文件", Seen: seen,
		Meaning: "行政规范性文件（第二十条第一项）。"}
}

var applicants = []Column{
	{"natural", "自然人", "自然人", "", "件"},
	{"business", "商业企业", "商业企业", organisations, "件"},
	{"research", "科研机构", "科研机构", organisations, "件"},
	{"ngo", "社会公益组织", "社会公益组织", organisations, "件"},
	{"legal", "法律服务机构", "法律服务机构", organisations, "件"},
	{"other", "其他", "其他", organisations, "件"},
	{"total", "总计", "总计", "", "件"},
}

const organisations = "法人或其他组织"

const (
	results = "三、本年度办理结果"
	denied  = "（三）不予公开"
	unable  = "（四）无法提供"
	refused = "（五）不予处理"
	others  = "（六）其他处理"
)

// requestsTable is 收到和处理政府信息公开申请情况, which differs between the forms in the rows of （六）.
func requestsTable(other []Row) Table {
	rows := append([]Row(nil), requestRows...)
	rows = append(rows, other...)
	rows = append(rows, requestEnd...)
	return Table{Key: "requests", Title: "收到和处理政府信息公开申请情况", Section: 3,
		Blocks: []Block{{Columns: applicants, Rows: rows}}}
}

var requestRows = []Row{
	{"requests.new", "一、本年新收政府信息公开申请数量", "本年新收", nil, nil,
		"报告年度 1 月 1 日至 12 月 31 日新收到的政府信息公开申请。"},
	{"requests.carried_in", "二、上年结转政府信息公开申请数量", "上年结转", nil, []string{"上年结转政府信息公开数量"},
		"上一年度收到、结转到本年度继续办理的申请。"},
	{"requests.granted", "（一）予以公开", "予以公开", []string{results}, nil,
		"决定公开全部所申请信息（第三十六条第一、二项）。"},
	{"requests.partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开", []string{results}, []string{"部分公开"},
		"区分处理后只公开其中一部分（第三十七条）；计入此项的不再计入其他情形。"},
	{"requests.denied.secret", "1.属于国家秘密", "不予公开：国家秘密", []string{results, denied}, nil,
		"依法确定为国家秘密的信息（第十四条）。"},
	{"requests.denied.law", "2.其他法律行政法规禁止公开", "不予公开：法律法规禁止", []string{results, denied}, []string{"其他法律法规禁止公开"},
		"法律、行政法规禁止公开的信息（第十四条）。"},
	{"requests.denied.security", "3.危及“三安全一稳定”", "不予公开：三安全一稳定", []string{results, denied}, nil,
		"公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息（第十四条）。"},
	{"requests.denied.thirdparty", "4.保护第三方合法权益", "不予公开：第三方权益", []string{results, denied}, nil,
		"涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害的信息（第十五条）。"},
	{"requests.denied.internal", "5.属于三类内部事务信息", "不予公开：内部事务", []string{results, denied}, nil,
		"人事管理、后勤管理、内部工作流程等内部事务信息（第十六条第一款）。"},
	{"requests.denied.process", "6.属于四类过程性信息", "不予公开：过程性信息", []string{results, denied}, nil,
		"讨论记录、过程稿、磋商信函、请示报告等过程性信息（第十六条第二款）。"},
	{"requests.denied.enforcement", "7.属于行政执法案卷", "不予公开：执法案卷", []string{results, denied}, nil,
		"行政执法案卷信息（第十六条第二款）。"},
	{"requests.denied.query", "8.属于行政查询事项", "不予公开：行政查询", []string{results, denied}, nil,
		"工商、不动产登记资料等另有法定查询办法的信息（第三十六条第七项）。"},
	{"requests.unable.nothold", "1.本机关不掌握相关政府信息", "无法提供：不掌握", []string{results, unable}, nil,
		"经检索没有，或不属于本机关负责公开的信息（第三十六条第四、五项）。"},
	{"requests.unable.create", "2.没有现成信息需要另行制作", "无法提供：需另行制作", []string{results, unable}, nil,
		"需要对现有信息加工、分析的（第三十八条）。"},
	{"requests.unable.unclear", "3.补正后申请内容仍不明确", "无法提供：内容不明确", []string{results, unable}, nil,
		"申请人补正后，申请内容仍不明确的（第三十条）。"},
	{"requests.refused.petition", "1.信访举报投诉类申请", "不予处理：信访举报投诉", []string{results, refused}, nil,
		"以政府信息公开申请的形式进行信访、投诉、举报等活动的（第三十九条第一款）。"},
	{"requests.refused.repeat", "2.重复申请", "不予处理：重复申请", []string{results, refused}, nil,
		"已就该申请作出答复，申请人重复申请公开相同信息的（第三十六条第六项）。"},
	{"requests.refused.published", "3.要求提供公开出版物", "不予处理：公开出版物", []string{results, refused}, nil,
		"要求提供政府公报、报刊、书籍等公开出版物的（第三十九条第二款）。"},
	{"requests.refused.excessive", "4.无正当理由大量反复申请", "不予处理：大量反复申请", []string{results, refused}, nil,
		"申请数量、频次明显超过合理范围而没有正当理由的（第三十五条）。"},
	{"requests.refused.confirm", "5.要求行政机关确认或重新出具已获取信息", "不予处理：确认或重新出具", []string{results, refused}, nil,
		"要求对已获取的信息进行确认或者重新出具的。"},
}

// otherRow is （六）其他处理 as form "2019" prints it, and some reports of form "2021".
var otherRow = Row{"requests.other", others, "其他处理", []string{results}, nil,
	"上述情形以外的处理。2021 版分三项填报，三项都有时以其和与 2019 版对照。"}

var otherRows = []Row{
	{"requests.other.lapsed", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "其他处理：逾期不补正", []string{results, others},
		[]string{"逾期不补正"}, "申请人无正当理由逾期不补正，视为放弃申请的（第三十条）。"},
	{"requests.other.unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "其他处理：逾期未缴费", []string{results, others},
		[]string{"逾期未缴费", "逾期未按收费通知要求缴纳费用"}, "逾期未按收费通知缴纳信息处理费，视为放弃申请的（第四十二条）。"},
	{"requests.other.other", "3.其他", "其他处理：其他", []string{results, others}, nil,
		"其他处理情形，如申请人撤回申请。"},
}

var requestEnd = []Row{
	{"requests.total", "（七）总计", "办理结果总计", []string{results}, nil,
		"本年度办理结果的总数。勾稽关系：本年新收 + 上年结转 = 总计 + 结转下年度。"},
	{"requests.carried_out", "四、结转下年度继续办理", "结转下年度", nil, nil,
		"截至 12 月 31 日尚未办结、结转到下一年度的申请。"},
}

const (
	reconsideration = "行政复议"
	direct          = "未经复议直接起诉"
	after           = "复议后起诉"
)

// reviewTable is 政府信息公开行政复议、行政诉讼情况: one row of fifteen cells.
var reviewTable = Table{Key: "review", Title: "政府信息公开行政复议、行政诉讼情况", Section: 4, Blocks: []Block{{
	Columns: append(append(outcomes("review", reconsideration), outcomes("litigation_direct", direct)...), outcomes("litigation_after", after)...),
	Rows:    []Row{{Meaning: "因政府信息公开工作被申请行政复议、提起行政诉讼的案件，按结果计。"}},
}}}

func outcomes(key, group string) []Column {
	return []Column{
		{key + ".upheld", "结果维持", group + "：结果维持", group, "件"},
		{key + ".corrected", "结果纠正", group + "：结果纠正", group, "件"},
		{key + ".other", "其他结果", group + "：其他结果", group, "件"},
		{key + ".pending", "尚未审结", group + "：尚未审结", group, "件"},
		{key + ".total", "总计", group + "：总计", group, "件"},
	}
}
