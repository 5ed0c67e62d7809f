package corpus

import (
	"strings"

	"nianbao/report"
)

// style is how the document words and sets its labels and text.
type style struct {
	half      bool   // half-width punctuation
	counted   string // behind the numbers of rows
	blanks    bool   // inside labels
	spaced    bool   // blank behind bracketed numbers
	variants  bool   // of labels
	compact   bool   // no blank lines between paragraphs
	feeDigits bool   // the head of the fees says how many decimals to print
}

func (m *maker) chooseStyle() style {
	s := style{half: m.chance(25), counted: ".", blanks: m.chance(25), spaced: m.chance(30), variants: m.chance(35), compact: m.chance(50), feeDigits: m.chance(50)}
	if m.chance(20) {
		s.counted = "、"
		m.trait("rows counted 1、")
	}
	for name, has := range map[string]bool{"half-width punctuation": s.half, "blanks in labels": s.blanks, "label variants": s.variants} {
		if has {
			m.trait(name)
		}
	}
	return s
}

// variants are labels that documents print for the form's.
var variants = map[string][]string{
	"2.其他法律行政法规禁止公开":                        {"2.其他法律法规禁止公开", "2.其它法律行政法规禁止公开"},
	"二、上年结转政府信息公开申请数量":                      {"二、上年结转政府信息公开数量"},
	"（二）部分公开（区分处理的，只计这一情形，不计其他情形）":          {"（二）部分公开"},
	"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请":     {"1.逾期不补正", "1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请"},
	"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": {"2.逾期未缴费"},
	"3.其他":           {"3.其它"},
	"（六）其他处理":        {"（六）其它处理"},
	"1.本机关不掌握相关政府信息": {"1.本机关不掌握相关政府信息（含不属于本机关职责的）"},
	"（三）不予公开":        {"（三）不予公开（按条例规定）"},
	"其他对外管理服务事项":     {"其它对外管理服务事项"},
}

// label is a row's or group's label in the document's style.
func (m *maker) label(s string) string {
	if list := variants[s]; m.style.variants && len(list) > 0 {
		s = pick(m, list...)
	}
	if len(s) > 1 && s[1] == '.' {
		s = s[:1] + m.style.counted + s[2:]
	}
	if m.style.spaced && strings.HasPrefix(s, "（") {
		s = strings.Replace(s, "）", "） ", 1)
	}
	return strings.TrimSpace(m.punctuated(s))
}

func (m *maker) columnLabel(c report.Column) string {
	switch {
	case c.Key == "amount" && m.style.feeDigits:
		return c.Name + "（单位：万元，保留4位小数）"
	case c.Key == "amount":
		return c.Name + "（单位：万元）"
	}
	return c.Label
}

// blanked puts a blank into a head, as lines broken in narrow columns leave it.
func (m *maker) blanked(s string) string {
	if !m.style.blanks {
		return s
	}
	r := []rune(s)
	return string(r[:len(r)/2+len(r)%2]) + " " + string(r[len(r)/2+len(r)%2:])
}

var halfWidth = strings.NewReplacer("（", "(", "）", ")", "，", ",", "：", ":", "；", ";")

// punctuated sets a text in the document's punctuation.
func (m *maker) punctuated(s string) string {
	if m.style.half {
		return halfWidth.Replace(s)
	}
	return s
}
