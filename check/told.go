package check

import (
	"strings"

	"nianbao/report"
)

var toldRules = []Rule{
	{"told.new", report.Warning, "收到申请数",
		"正文说收到了多少件政府信息公开申请，应当与第三张表“本年新收”的总计一致；正文说没有收到的，表中应为 0。",
		"逐句读出正文（第五部分除外）中本年度、全机关范围的新收申请数，与表三“本年新收”总计（分申请人类别的与该列）比较；只说“申请”的，与新收、新收加结转、办理结果总计之一相等即可。带“余、多”的应不小于该数且不到下一整数，带“约、近”的相差不超过一成。只计一部分（某机关、某渠道、某类事项）、上年或累计的不比较；范围存疑的只作提示。",
		tabled},
	{"told.carried_in", report.Warning, "上年结转申请数",
		"正文说上年结转来的申请数，应当与第三张表“上年结转”的总计一致。",
		"正文中“上年结转……件”与表三“上年结转”总计比较，方法同“收到申请数”。", tabled},
	{"told.carried_out", report.Warning, "结转下年申请数",
		"正文说结转到下一年继续办理的申请数，应当与第三张表“结转下年度继续办理”的总计一致。",
		"正文中“结转（顺延）下年……件”与表三“结转下年度继续办理”总计比较，方法同“收到申请数”。", tabled},
	{"told.answered", report.Warning, "办结申请数",
		"正文说办结、答复了多少件申请，应当与第三张表办理结果的总计一致。",
		"正文中“办结、答复……件”与表三“（七）总计”比较；“办理……件”与办理结果总计、本年新收、新收加上年结转之一相等即可。答复数等于新收或新收加结转的视为无法判断。", tabled},
	{"told.results", report.Warning, "办理结果",
		"正文分别说予以公开、部分公开、不予公开等各有多少件，应当与第三张表相应各行一致。",
		"正文中各类办理结果的件数与表三相应行的总计（不予公开、无法提供、不予处理、其他处理为其各项之和）比较；后四类口径常有出入，不一致只作提示。", tabled},
	{"told.review", report.Warning, "行政复议数",
		"正文说因政府信息公开发生了多少件行政复议、结果如何，应当与第四张表一致。",
		"正文中因政府信息公开引起的行政复议件数及各结果件数与表四相应单元格比较；作为复议机关审理的案件不比较，所在的句子没有提到政府信息公开的只作提示。", tabled},
	{"told.litigation", report.Warning, "行政诉讼数",
		"正文说因政府信息公开发生了多少件行政诉讼、结果如何，应当与第四张表一致。",
		"正文中因政府信息公开引起的行政诉讼件数与表四“未经复议直接起诉”与“复议后起诉”之和比较，分别说明的与各自比较；应诉、败诉等其他口径不比较。", tabled},
	{"told.normative", report.Warning, "规章和规范性文件数",
		"正文说制发、废止了多少件规章或规范性文件，应当与第二张表一致。",
		"正文中制发、废止、现行有效的规章、规范性文件件数与表二相应单元格比较（2019 版表样只比较新制作）；只说“公开”的与制发、现行有效、新公开、对外公开总数之一相等即可，否则只作提示。清理、审查、备案的件数不比较。", tabled},
	{"told.decisions", report.Warning, "行政许可、处罚、强制数",
		"正文说作出了多少件行政许可、行政处罚或行政强制决定，应当与第二张表一致。",
		"正文中行政许可、行政处罚、行政强制的件数与表二处理决定数量比较；公开、公示的信息条数和事项数、撤销取消的不比较；名称前另有具体事项、以“项”计或者同句说到公示的只作提示。", tabled},
	{"told.fees", report.Warning, "收费和采购金额",
		"正文说的行政事业性收费金额、政府集中采购数，应当与第二张表一致。信息处理费不是行政事业性收费。",
		"正文金额折算为万元，与表二“本年收费金额”（2019 版表样为政府集中采购的项目数、总金额）比较，按正文所印位数四舍五入后相等即可。", tabled},
	{"told.sum", report.Warning, "文中数字相加",
		"正文先说总数再说“其中”各多少的，各部分加起来应当等于总数；说了收到、结转和办结的，收支应当相抵。",
		"同一段中：复议、诉讼各结果之和等于其件数；自然人与法人或其他组织（或其各类）之和等于申请数；各类办理结果之和不大于办结数，六类俱全或有“其余”的应相等；新收加上年结转等于办结加结转下年，说“合计”的也等于表三两项之和。部分之和大于总数，或各部分俱全而和不等的，不成立；未列全而和较小的无法判断。", tabled},
	{"told.silent", report.Hint, "复议诉讼只说其一",
		"正文说到了行政复议而没有提行政诉讼（或者反过来），表中后者却不是 0，读者容易误以为没有发生。",
		"正文（第五部分除外）说了本年行政复议件数而全文未提诉讼，表四行政诉讼总计大于 0；或者反过来。", tabled},
}

// told compares what the narrative tells with the tables.
func told(x *exam) {
	if x.r.Form == report.FormFree {
		return
	}
	r := reader{year: x.r.Year, own: [2]string{x.r.Organ.Place, officeOf(x.r.Organ)}, small: x.r.Organ.Level == report.Township || x.r.Organ.Level == report.Department,
		tokens: make([]token, 0, 128)}
	var spoken disputes
	for i, s := range x.r.Sections {
		if s.Number == 5 { // what is wanting and what is planned
			continue
		}
		for j, text := range s.Text {
			r.begin(s, j)
			r.text, r.tokens = text, lex(text, r.tokens)
			r.read()
			for _, g := range r.readings {
				x.hold(g, i, j)
			}
			x.sums(r.readings, i, j)
			spoken.note(&r, i, j)
		}
	}
	x.silent(&spoken)
}

// begin says what paragraph j of the section is about before it is read: what its section is, or the short paragraph
// above it, which is its heading.
func (r *reader) begin(s report.Section, j int) {
	r.always = s.Number == 3 || s.Number == 4
	switch {
	case s.Number == 3:
		r.subject, r.info = dApplications, true
	case s.Number == 4:
		r.subject, r.info = dNothing, true
	case j == 0 || len(s.Text[j-1]) > longestHeading:
		r.subject, r.info = dNothing, false
	}
}

// recognise takes a paragraph to be about applications where it has two of the words that are used of nothing else:
// the results of table 3, 新收, and 结转, which may be to this year and from it.
func (r *reader) recognise() {
	first := ""
	for i := range r.tokens {
		t := &r.tokens[i]
		word := r.text[t.start:t.end]
		if t.class == wResult && t.arg != mWithdrawn || word == "新收" || word == "结转" {
			switch {
			case first == "":
				first = word
			case first != word || word == "结转":
				r.subject, r.info = dApplications, true
				return
			}
		}
	}
}

// longestHeading bounds a heading that stands in a paragraph of its own, in bytes.
const longestHeading = 30 * len("汉")

// hold compares a reading with the tables.
func (x *exam) hold(g reading, section, paragraph int) {
	m := &measures[g.measure]
	var told []string // the first way that the form has
	unsure := false
	for _, way := range m.cells {
		sum, sure, ok := x.tabled(way)
		switch {
		case !ok:
			continue
		case told == nil:
			told = way
		}
		if sure && g.value.Covers(sum) {
			x.count(m.rule, Pass)
			return
		}
		unsure = unsure || !sure
	}
	if told == nil {
		return
	}
	for _, way := range m.loose {
		sum, sure, ok := x.tabled(way)
		unsure = unsure || ok && (!sure || g.value.Covers(sum))
	}
	if unsure || g.scope&^scopeOffice != 0 {
		x.count(m.rule, Unknown)
		return
	}
	x.differ(m, g, told, span(x.r, section, paragraph, g.start, g.end))
}

// differ tells that the tables have another number than the text.
func (x *exam) differ(m *measure, g reading, keys []string, at Evidence) {
	sum, _, _ := x.tabled(keys)
	f := Finding{Severity: report.Warning, Expected: sum.String(), Found: g.value.Value.String(), Evidence: []Evidence{at}}
	parts := make([]string, len(keys))
	for i, key := range keys {
		c := x.cell(key)
		parts[i] = c.Value.String()
		f.Evidence = append(f.Evidence, x.at(key))
	}
	if len(keys) > 1 {
		f.Expected += "（= " + strings.Join(parts, " + ") + "）"
	}
	if m.mild || g.doubt || g.scope != 0 || g.value.Bound != report.Exact {
		f.Severity = report.Hint
	}
	f.Message = "文中称“" + at.Text + "”，表中" + m.name + "为 " + sum.String() + "，二者不一致，请核对。"
	switch {
	case g.scope&scopeOffice != 0:
		f.Message = "文中称“" + at.Text + "”，范围似窄于全机关；表中" + m.name + "为 " + sum.String() + "，请说明二者的口径。"
	case m.mild || g.doubt:
		f.Message = "文中称“" + at.Text + "”，表中" + m.name + "为 " + sum.String() + "，疑不一致，也可能口径不同，请核对。"
	}
	x.fail(m.rule, inParagraph(at), f)
}

// inParagraph is the subject of a finding about a paragraph: s1-p3.
func inParagraph(e Evidence) string {
	return "s" + report.Int(int64(e.Section)).String() + "-p" + report.Int(int64(e.Paragraph)).String()
}
