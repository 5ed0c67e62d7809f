package corpus

import (
	"slices"

	"nianbao/report"
)

// table is one of the form's tables as the document prints it, before it is laid out.
type table struct {
	key  string
	rows []*row
}

// row is a printed row: a row of heads, or labels with cells behind them. Its fields stand side by side.
type row struct {
	key    string // of the form's row, "" for heads
	heads  []field
	labels []field
	own    int // index of the row's own label in labels, -1 where it has none
	depth  int // 0: 一、 1: （一） 2: 1.
	cells  []cell
	tail   []field  // behind the cells
	glued  []field  // in place of cells whose values ran together
	before []string // lines that are no row, printed in front of it
	harmed bool
	unsure bool // damaged so that its cells can't all be told
}

// field is a place in a row. A field that is joined to another is empty: where the layout has spans, the cell on its
// left or above it reaches over it.
type field struct {
	text string
	join join
}

type join int

const (
	alone      join = iota
	joinedLeft      // part of the cell on the left
	joinedUp        // part of the cell above
)

// The marks of joined fields in lists of heads.
const (
	leftMark = "<"
	upMark   = "^"
)

func fieldsOf(texts []string) []field {
	list := make([]field, len(texts))
	for i, s := range texts {
		switch s {
		case leftMark:
			list[i].join = joinedLeft
		case upMark:
			list[i].join = joinedUp
		default:
			list[i].text = s
		}
	}
	return list
}

// cell is a cell of a row; an extra value has no key.
type cell struct {
	key string
	figure
}

// legible adds to a document what the table still tells.
func (t *table) legible(doc *Document) {
	for _, r := range t.rows {
		unseen := len(printed(r.texts())) == 0 // a row without label or value can't be told from a blank line
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

func (r *row) fields() []field {
	if r.key == "" {
		return r.heads
	}
	list := slices.Clone(r.labels)
	if r.glued != nil {
		list = append(list, r.glued...)
	} else {
		for _, c := range r.cells {
			list = append(list, field{text: c.text})
		}
	}
	return append(list, r.tail...)
}

// texts are the fields' texts.
func (r *row) texts() []string {
	fields := r.fields()
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = f.text
	}
	return list
}

func (m *maker) cellsOf(r report.Row, columns []report.Column) []cell {
	var list []cell
	for _, c := range columns {
		key := report.CellKey(r, c)
		list = append(list, cell{key, m.cells[key]})
	}
	return list
}

// heads adds a row of heads, filled up to a width with empty fields.
func (t *table) heads(m *maker, width int, texts ...string) {
	list := make([]string, max(width, len(texts)))
	for i, s := range texts {
		list[i] = m.punctuated(s)
	}
	t.rows = append(t.rows, &row{heads: fieldsOf(list), own: -1})
}

// disclosure is table 2: four fields a row, of which narrower blocks leave some empty.
func (m *maker) disclosure() *table {
	t := &table{key: "disclosure"}
	spare := ""
	if m.chance(70) {
		spare = leftMark
	}
	fill := func(texts []string, with string) []string {
		for len(texts) < 4 {
			texts = append(texts, with)
		}
		return texts
	}
	for _, b := range report.LayoutOf(m.form).Tables[0].Blocks {
		t.heads(m, 4, fill([]string{b.Head}, leftMark)...)
		heads := []string{"信息内容"}
		for _, c := range b.Columns {
			heads = append(heads, m.columnLabel(c))
		}
		t.heads(m, 4, fill(heads, spare)...)
		for _, r := range b.Rows {
			tail := fieldsOf(fill(make([]string, 1+len(b.Columns)), spare))[1+len(b.Columns):]
			t.rows = append(t.rows, &row{key: r.Key, labels: []field{{text: m.label(r.Label)}}, cells: m.cellsOf(r, b.Columns), tail: tail})
		}
	}
	return t
}

// shape says how a document sets the labels of table 3: spans are often lost on the way to text, so that the
// values of rows do not begin at the same field.
type shape struct {
	name      string
	head      int    // fields before 自然人 in the heads
	lead      [3]int // fields before the values, by the depth of the row
	end       int    // the same, of （七）总计 and 四、
	totalAt   int    // the place of （七）总计 among them
	carriedAt int    // the place of 四、
	width     int    // rows are filled up to it
}

// The first four are those of real reports; the others keep every span, as such or as empty fields.
var (
	raggedShape   = shape{"ragged", 1, [3]int{1, 2, 3}, 3, 2, 2, 0}
	slippingShape = shape{"slipping", 1, [3]int{1, 2, 3}, 2, 0, 0, 10}
	narrowShape   = shape{"narrow", 2, [3]int{2, 2, 3}, 2, 0, 0, 10}
	spareShape    = shape{"spare field", 2, [3]int{2, 3, 4}, 2, 0, 0, 11}
	filledShape   = shape{"filled", 3, [3]int{3, 3, 3}, 3, 0, 0, 10}
	officialShape = shape{"official", 3, [3]int{3, 3, 3}, 3, 1, 0, 10}
)

func (m *maker) chooseShape() shape {
	switch {
	case m.layout.is(spanned):
		return officialShape
	case m.layout.is(filled):
		return pick(m, filledShape, officialShape)
	case m.layout.is(padded):
		return filledShape
	}
	sh := pick(m, raggedShape, slippingShape, narrowShape, spareShape)
	m.trait("table 3 " + sh.name)
	return sh
}

// requests is table 3.
func (m *maker) requests() *table {
	sh := m.chooseShape()
	t := &table{key: "requests"}
	t.rows = m.applicants(sh)
	columns := report.LayoutOf(m.form).Tables[1].Blocks[0].Columns
	seen := map[string]bool{}
	for _, r := range requestRows(m.form, m.suffers(OtherWhole)) {
		p := &row{key: r.Key, depth: len(r.Groups), own: len(r.Groups), cells: m.cellsOf(r, columns)}
		lead := sh.lead[p.depth]
		switch r.Key {
		case "requests.total":
			lead, p.own = sh.end, sh.totalAt
		case "requests.carried_out":
			lead, p.own = sh.end, sh.carriedAt
		}
		p.labels = make([]field, lead)
		for i := range p.labels {
			p.labels[i].join = joinedLeft
			if i < p.own {
				p.labels[i].join = joinedUp
			}
		}
		p.labels[p.own] = field{text: m.label(r.Label)}
		for i, g := range r.Groups {
			if !seen[g] && i != p.own {
				seen[g] = true
				p.labels[i] = field{text: m.label(g)}
			}
		}
		p.tail = make([]field, max(0, sh.width-lead-len(p.cells)))
		t.rows = append(t.rows, p)
	}
	return t
}

// applicants are the three rows of heads of table 3.
func (m *maker) applicants(sh shape) []*row {
	t := &table{}
	const note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
	behind := func(first, mark string, texts ...string) []string {
		list := append([]string{first}, slices.Repeat([]string{mark}, sh.head-1)...)
		return append(list, texts...)
	}
	top := behind(note, leftMark, "申请人情况", leftMark, leftMark, leftMark, leftMark, leftMark)
	second := behind(upMark, upMark, m.blanked("自然人"), "法人或其他组织", leftMark, leftMark, leftMark, leftMark)
	if m.chance(50) {
		top, second = append(top, leftMark), append(second, m.blanked("总计"))
	} else {
		top, second = append(top, m.blanked("总计")), append(second, upMark)
	}
	width := max(sh.width, sh.head+7)
	t.heads(m, width, top...)
	t.heads(m, width, second...)
	t.heads(m, width, behind(upMark, upMark, upMark, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", upMark)...)
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
	wide := func(mark, first string, n int) []string {
		return append([]string{first}, slices.Repeat([]string{mark}, n-1)...)
	}
	t.heads(m, width, append(wide(leftMark, "行政复议", 5), wide(leftMark, "行政诉讼", 10)...)...)
	groups := append(wide(leftMark, "未经复议直接起诉", 5), wide(leftMark, "复议后起诉", 5)...)
	if m.chance(75) {
		t.heads(m, width, append(slices.Clone(results), groups...)...)
		t.heads(m, width, slices.Concat(wide(upMark, upMark, 5), results, results)...)
	} else {
		m.trait("heads of table 4 in one row")
		t.heads(m, width, append(wide(upMark, upMark, 5), groups...)...)
		t.heads(m, width, slices.Concat(results, results, results)...)
	}
	b := report.LayoutOf(m.form).Tables[2].Blocks[0]
	t.rows = append(t.rows, &row{key: "review", own: -1, cells: m.cellsOf(b.Rows[0], b.Columns), tail: make([]field, width-15)})
	return t
}
