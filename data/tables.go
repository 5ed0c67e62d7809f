package data

import "nianbao/report"

// Tables are all published tables, in the order they are told in.
func Tables() []Table {
	return []Table{Cells, Reports, Organs, Findings, Indicators, Rules}
}

// What several tables have.
var (
	reportField    = Field{"report", Token, "报告地址", "报告页相对于站点根目录的地址；其后加“#”和单元格的键，就是单元格的地址。", nil}
	codeField      = Field{"code", Token, "区划代码", "机关所在地的统计用区划代码，乡镇九位，县级以上六位；不能确定的为空。部门的代码是它所属政府的。", nil}
	yearField      = Field{"year", Integer, "年度", "报告所说的年度，不是公布的年份。", nil}
	formField      = Field{"form", Token, "表样", "2021：国办公开办函〔2021〕30号；2019：〔2019〕60号；free：没有标准表格。", forms}
	indicatorField = Field{"indicator", Token, "指标", "指标表里的同名一列。", nil}
	organField     = Field{"organ", Text, "机关", "行政机关全称。", nil}
	placeField     = Field{"place", Text, "地名", "机关所在的地方。", nil}
	levelField     = Field{"level", Token, "级别", "national 国家，province 省，prefecture 地市，county 县，township 乡镇街道，department 部门；不能确定的为空。", append(levels, "")}
	regionField    = Field{"region", Text, "上级地区", "机关所在地以上的各级地区，从大到小，以“/”隔开。", nil}
)

var (
	forms      = []string{string(report.Form2021), string(report.Form2019), string(report.FormFree)}
	levels     = []string{string(report.National), string(report.Province), string(report.Prefecture), string(report.County), string(report.Township), string(report.Department)}
	states     = []string{report.Reported.String(), report.Blank.String(), report.Missing.String(), report.Inferred.String(), report.Invalid.String()}
	severities = []string{string(report.Hint), string(report.Warning), string(report.Error)}
)

// Cells is every cell of every report's tables.
var Cells = Table{Name: "cells", Title: "单元格", Yearly: true, Compressed: true, Together: 32, Grouped: 256,
	About: "一行是一份报告的一格：表样规定的每一格都有一行，没有数字的也有。",
	Fields: []Field{reportField, codeField, yearField, formField, indicatorField,
		{"state", Token, "状态", "reported 填报，blank 空白，missing 缺失，inferred 推定，invalid 无效。", states},
		{"value", Decimal, "数值", "原件所印的小数，一位不差；空白、缺失、无效的没有数值，不是 0。", nil},
		{"raw", Text, "原文", "格内所印的文字。", nil},
		{"line", Integer, "行号", "在原件文字中的行号，从 1 起；没有行的文件是段号；没有位置的是 0。", nil},
	},
	Key:   []string{"report", "indicator"},
	Links: []Link{{"indicator", "indicators"}},
}

// Reports is every report.
var Reports = Table{Name: "reports", Title: "报告", Compressed: true, Together: 16, Grouped: 128, About: "一行是一份报告。",
	Fields: []Field{reportField,
		{"organ_page", Token, "机关地址", "机关页相对于站点根目录的地址。", nil},
		organField, placeField, levelField, regionField, codeField, yearField, formField,
		{"title", Text, "标题", "原件的标题，没有的为空。", nil},
		{"published", Date, "发布日期", "原件写明的发布日期，没有写明的为空。", nil},
		{"source", Text, "来源网页", "原件取自的网址，不知道的为空。", nil},
		{"file", Text, "原件", "原件的文件名。", nil},
		{"sha256", Token, "SHA-256", "原件的校验值：手里有同一份文件的人可以核实数字取自何处。", nil},
		{"json", Token, "JSON 地址", "同一份报告的 JSON，格式见 report.schema.json。", nil},
		{"reported", Integer, "填报格数", "", nil},
		{"blank", Integer, "空白格数", "", nil},
		{"missing", Integer, "缺失格数", "", nil},
		{"inferred", Integer, "推定格数", "", nil},
		{"invalid", Integer, "无效格数", "", nil},
		{"notes", Integer, "读取说明条数", "", nil},
		{"findings", Integer, "核查疑问处数", "已答复的也算在内。", nil},
	},
	Key: []string{"report"},
}

// Organs is every organ that has a report.
var Organs = Table{Name: "organs", Title: "机关", Compressed: true, About: "一行是一个有报告的行政机关。",
	Fields: []Field{
		{"organ_page", Token, "机关地址", "机关页相对于站点根目录的地址。", nil},
		organField, placeField, levelField, regionField, codeField,
		{"reports", Integer, "报告份数", "", nil},
		{"first", Integer, "最早年度", "", nil},
		{"last", Integer, "最近年度", "", nil},
	},
	Key: []string{"organ_page"},
}

// Findings is everything the checks found.
var Findings = Table{Name: "findings", Title: "核查", Yearly: true, Compressed: true, Together: 128,
	About: "一行是核查在一份报告里发现的一处疑问：是请编制机关核对的提问，不是结论。",
	Fields: []Field{
		{"finding", Token, "疑问地址", "疑问在报告页上的地址，相对于站点根目录。", nil},
		reportField, codeField, yearField, formField,
		{"rule", Token, "规则", "规则表里的同名一列。", nil},
		{"severity", Token, "等级", "error 不符，warning 疑似，hint 提示。", severities},
		{"message", Text, "疑问", "", nil},
		{"expected", Text, "应为", "由另一边算得的数和算式；不涉及计算的为空。", nil},
		{"found", Text, "实为", "原件所印。", nil},
		{"indicator", Token, "指标", "所涉的单元格，指标表里的同名一列；不在单元格的为空。", nil},
		{"text", Text, "原文", "所涉之处的文字。", nil},
		{"line", Integer, "行号", "在原件文字中的行号；关于整份报告的是 0。", nil},
		{"answer", Text, "答复", "机关的答复，没有的为空。", nil},
	},
	Key:   []string{"finding"},
	Links: []Link{{"rule", "rules"}, {"indicator", "indicators"}},
}

// Indicators is the catalogue.
var Indicators = Table{Name: "indicators", Title: "指标", About: "一行是一个指标：在有它的各份报告里含义相同的一格。",
	Fields: []Field{indicatorField,
		{"key", Token, "键", "单元格在报告 JSON 和报告页里的键。", nil},
		{"name", Text, "名称", "", nil},
		{"unit", Text, "单位", "", nil},
		{"table", Token, "表", "disclosure 主动公开，requests 申请办理，review 复议诉讼。", []string{"disclosure", "requests", "review"}},
		{"row", Text, "行", "表样所印的行名。", nil},
		{"column", Text, "列", "表样所印的列名。", nil},
		{"meaning", Text, "含义", "", nil},
		{"forms", Token, "表样", "有这一指标的表样，以空格隔开。", nil},
		{"from", Integer, "最早可比年度", "", nil},
		{"to", Year, "最近可比年度", "为空的，至今可比。", nil},
		{"parts", Token, "分项", "没有这一格的 2021 版报告以这些键之和与 2019 版对照；以空格隔开。单元格表里没有这样的和。", nil},
		{"page", Token, "指标地址", "指标页相对于站点根目录的地址。", nil},
	},
	Key: []string{"indicator"},
}

// Rules is what the checks look at.
var Rules = Table{Name: "rules", Title: "规则", About: "一行是一条核查规则。",
	Fields: []Field{
		{"rule", Token, "规则", "", nil},
		{"name", Text, "名称", "", nil},
		{"severity", Token, "等级", "由它得来的疑问最重的等级。", severities},
		{"sentence", Text, "含义", "", nil},
		{"formula", Text, "算法", "", nil},
		{"page", Token, "规则地址", "规则页相对于站点根目录的地址。", nil},
	},
	Key: []string{"rule"},
}

// TableByName finds a table.
func TableByName(name string) (Table, bool) {
	for _, t := range Tables() {
		if t.Name == name {
			return t, true
		}
	}
	return Table{}, false
}
