package corpus

import (
	"strings"

	"nianbao/report"
)

// table is one of the form's tables as the document prints it, before it is laid out.
type table struct {
	key  string
	rows []*row
}

// row is a printed row: a row of heads, or labels with cells behind them. Empty fields stand for spans.
type row struct {
	key    string // of the form's row, "" for heads
	heads  []string
	labels []string
	own    int // index of the row's own label in labels, -1 where it has none
	depth  int // 0: 一、 1: （一） 2: 1.
	cells  []cell
	tail   int      // empty fields behind the cells
	before []string // lines that are no row, printed in front of it
	unsure bool     // damaged so that its cells can't all be told
}

// cell is a cell of a row; an extra value has no key.
type cell struct {
	key string
	figure
}

// legible adds to a document what the table still tells.
func (t *table) legible(doc *Document) {
	for _, r := range t.rows {
		unseen := len(printed(r.fields())) == 0 // a row without label or value can't be told from a blank line
		for _, c := range r.cells {
			switch {
			case r.unsure || unseen || c.key == "":
			case c.blank:
				doc.Blank[c.key] = true
			default:
				doc.Printed[c.key] = c.number
			}
		}
	}
}

// fields is the row as fields side by side.
func (r *row) fields() []string {
	if r.key == "" {
		return r.heads
	}
	list := append([]string(nil), r.labels...)
	for _, c := range r.cells {
		list = append(list, c.text)
	}
	return append(list, make([]string, r.tail)...)
}

func (m *maker) cellsOf(r report.Row, columns []report.Column) []cell {
	var list []cell
	for _, c := range columns {
		key := report.CellKey(r, c)
		list = append(list, cell{key, m.cells[key]})
	}
	return list
}

// disclosure is table 2: four fields a row, of which narrower blocks leave some empty.
func (m *maker) disclosure() *table {
	t := &table{key: "disclosure"}
	for _, b := range report.LayoutOf(m.form).Tables[0].Blocks {
		t.heads(m, 4, b.Head)
		heads := []string{"信息内容"}
		for _, c := range b.Columns {
			heads = append(heads, m.columnLabel(c))
		}
		t.heads(m, 4, heads...)
		for _, r := range b.Rows {
			t.rows = append(t.rows, &row{key: r.Key, labels: []string{m.label(r.Label)}, cells: m.cellsOf(r, b.Columns), tail: 3 - len(b.Columns)})
		}
	}
	return t
}

// heads adds a row of heads, filled up to a width.
func (t *table) heads(m *maker, width int, texts ...string) {
	fields := make([]string, max(width, len(texts)))
	for i, s := range texts {
		fields[i] = m.punctuated(s)
	}
	t.rows = append(t.rows, &row{heads: fields, own: -1})
}

// shape says how a document sets the labels of table 3: spans are often lost on the way to text, so that the
// values of rows do not begin at the same field.
type shape struct {
	name  string
	head  int    // fields before 自然人 in the heads
	lead  [3]int // fields before the values, by the depth of the row
	end   int    // the same, of （七）总计 and 四、
	ownAt int    // the label's place in those two
	width int    // rows are filled up to it
}

// The first four are those of real reports; the last keeps every span as empty fields.
var (
	ragged   = shape{"ragged", 1, [3]int{1, 2, 3}, 3, 2, 0}
	slipping = shape{"slipping", 1, [3]int{1, 2, 3}, 2, 0, 10}
	narrow   = shape{"narrow", 2, [3]int{2, 2, 3}, 2, 0, 10}
	spare    = shape{"spare field", 2, [3]int{2, 3, 4}, 2, 0, 11}
	filled   = shape{"filled", 3, [3]int{3, 3, 3}, 3, 0, 10}
)

// requests is table 3.
func (m *maker) requests() *table {
	sh := filled
	if !m.layout.filled() && m.layout != Padded {
		sh = pick(m, ragged, slipping, narrow, spare)
		m.trait("table 3 " + sh.name)
	}
	t := &table{key: "requests"}
	t.rows = m.applicants(sh)
	columns := report.LayoutOf(m.form).Tables[1].Blocks[0].Columns
	seen := map[string]bool{}
	for _, r := range requestRows(m.form, m.damage == OtherWhole) {
		p := &row{key: r.Key, depth: len(r.Groups), own: len(r.Groups), cells: m.cellsOf(r, columns)}
		lead := sh.lead[p.depth]
		if r.Key == "requests.total" || r.Key == "requests.carried_out" {
			lead, p.own = sh.end, sh.ownAt
		}
		p.labels = make([]string, lead)
		p.labels[p.own] = m.label(r.Label)
		for i, g := range r.Groups {
			if !seen[g] && i != p.own {
				seen[g] = true
				p.labels[i] = m.label(g)
			}
		}
		p.tail = max(0, sh.width-lead-len(p.cells))
		t.rows = append(t.rows, p)
	}
	return t
}

// applicants are the three rows of heads of table 3.
func (m *maker) applicants(sh shape) []*row {
	t := &table{}
	note := "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
	at := func(i int, texts ...string) []string { return append(make([]string, i), texts...) }
	top := at(sh.head, "申请人情况")
	top[0] = note
	second := at(sh.head, m.blanked("自然人"), "法人或其他组织", "", "", "", "")
	if m.chance(50) {
		second = append(second, m.blanked("总计"))
	} else {
		top = append(top, "", "", "", "", "", m.blanked("总计"))
	}
	width := max(sh.width, sh.head+7)
	t.heads(m, width, top...)
	t.heads(m, width, second...)
	t.heads(m, width, at(sh.head+1, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")...)
	return t.rows
}

// review is table 4: fifteen cells under three groups, without a label.
func (m *maker) review() *table {
	t := &table{key: "review"}
	results := []string{m.blanked("结果维持"), m.blanked("结果纠正"), m.blanked("其他结果"), m.blanked("尚未审结"), m.blanked("总计")}
	width := 15
	if m.chance(20) {
		width++
	}
	t.heads(m, width, "行政复议", "", "", "", "", "行政诉讼")
	t.heads(m, width, append(append([]string{}, results...), "未经复议直接起诉", "", "", "", "", "复议后起诉")...)
	t.heads(m, width, append(append(make([]string, 5), results...), results...)...)
	b := report.LayoutOf(m.form).Tables[2].Blocks[0]
	t.rows = append(t.rows, &row{key: "review", own: -1, cells: m.cellsOf(b.Rows[0], b.Columns), tail: width - 15})
	return t
}

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
