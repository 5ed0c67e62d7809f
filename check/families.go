package check

// families in the order they are told in: first what the tables say by themselves, then the document around them,
// then its text, then other years and other organs.
var families = []Family{
	{"reconcile", "勾稽关系", reconcileRules},
	{"value", "数值", valueRules},
	{"section", "章节", sectionRules},
	{"form", "表样", formRules},
	{"plausible", "常理", plausibleRules},
	{"date", "日期", dateRules},
	{"told", "文表一致", toldRules},
	{"text", "文字", textRules},
	{"years", "年度衔接", yearsRules},
	{"copied", "文字雷同", copiedRules},
	{"organs", "机关之间", organsRules},
}

// within are the examinations of one report by itself.
var within = []func(*exam){
	reconcile,
	values,
	sections,
	formKept,
	plausible,
	dates,
	told,
	texts,
}
