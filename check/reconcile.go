package check

import (
	"fmt"
	"strings"

	"nianbao/report"
)

const (
	reconcileRows     = "reconcile.rows"
	reconcileRequests = "reconcile.requests"
	reconcileResults  = "reconcile.results"
	reconcileReview   = "reconcile.review"
)

const blankFormula = "只用原件印出的数；所需的数缺失或由推算得来时不作判断。空白不当作 0：空白按 0 计而等式成立的，只作一条提示；印出的数之和已超过另一侧的，按疑点提出。"

var reconcileRules = []Rule{
	{reconcileRows, report.Error, "各行合计",
		"申请表每一行里，自然人与五类法人或其他组织的件数加起来，应当等于这一行的总计。",
		"每行：自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他 = 总计。" + blankFormula, tabled},
	{reconcileRequests, report.Error, "申请勾稽",
		"新收的与上年结转的申请，要么在本年办结，要么结转到下一年，两边应当相等；这是表头注明的勾稽关系。",
		"每列：本年新收 + 上年结转 = （七）总计 + 结转下年度继续办理。" + blankFormula, tabled},
	{reconcileResults, report.Error, "办理结果合计",
		"予以公开、部分公开、不予公开等各种办理结果的件数加起来，应当等于（七）总计。",
		"每列：（一）至（六）各项之和 = （七）总计；（六）其他处理只填一行的，以该行计入。" + blankFormula, tabled},
	{reconcileReview, report.Error, "复议诉讼合计",
		"行政复议和两类行政诉讼，各种结果的件数加起来，应当等于各自的总计。",
		"行政复议、未经复议直接起诉、复议后起诉各组：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计。" + blankFormula, tabled},
}

// reconcile holds every sum of the form against what the report prints.
func reconcile(x *exam) {
	if x.r.Cells.Len() == 0 {
		return
	}
	cells := x.allCells()
	list := sumsOf(x.r.Form, cells)
	for i := 0; i < len(list); {
		rule := list[i].rule
		var open []sum // that hold if blanks are taken for 0
		var n [3]int   // sums by outcome
		for ; i < len(list) && list[i].rule == rule; i++ {
			outcome, isOpen := x.reckon(&list[i], cells)
			if n[outcome]++; isOpen {
				open = append(open, list[i])
			}
		}
		x.counts(rule, Pass, n[Pass])
		x.counts(rule, Unknown, n[Unknown])
		if len(open) > 0 {
			x.blankSums(rule, open, cells)
		}
	}
}

// side is what the printed cells of one side of a sum come to.
type side struct {
	sum    report.Number
	blanks bool
	known  bool // every cell is printed or blank
}

func add(places []int, cells []report.Cell) side {
	s := side{known: true}
	for _, p := range places {
		switch c := &cells[p]; c.State {
		case report.Reported:
			var ok bool
			if s.sum, ok = s.sum.Add(c.Value); !ok {
				s.known = false
			}
		case report.Blank:
			s.blanks = true
		default:
			s.known = false
		}
	}
	return s
}

// reckon decides one sum, and tells of one that fails. Open says that it has blanks, and would hold if they were 0.
func (x *exam) reckon(s *sum, cells []report.Cell) (outcome Outcome, open bool) {
	left, right := add(s.left, cells), add(s.right, cells)
	if !left.known || !right.known {
		return Unknown, false
	}
	order := left.sum.Cmp(right.sum)
	blanks := left.blanks || right.blanks
	if order == 0 {
		if blanks {
			return Unknown, true
		}
		return Pass, false
	}
	// Counts are not negative: blanks can add to the lesser side alone.
	if lesser := order < 0 && left.blanks || order > 0 && right.blanks; lesser {
		return Unknown, false
	}
	f := s.finding(x.r, cells, left.sum, right.sum)
	if blanks {
		f.Severity = report.Warning
		f.Message = strings.TrimSuffix(f.Message, "，请核对。") + "（空白未计，但不论空白处为何数都不会相等），请核对。"
	}
	x.fail(s.rule, s.subject, f)
	return Fail, false
}

// longSum is from how many terms on those that are 0 are left out.
const longSum = 7

func (s *sum) finding(r *report.Report, cells []report.Cell, left, right report.Number) Finding {
	f := Finding{
		Message:  fmt.Sprintf("%s：%s为 %s，%s为 %s，二者不一致，请核对。", s.name, s.leftName, left, s.rightName, right),
		Expected: spell(left, s.left, cells),
		Found:    spell(right, s.right, cells),
	}
	for _, p := range s.right {
		f.Evidence = append(f.Evidence, cellEvidence(r, s.keys[p]))
	}
	for _, p := range s.left {
		if len(s.left) < longSum || cells[p].Value.Sign() != 0 {
			f.Evidence = append(f.Evidence, cellEvidence(r, s.keys[p]))
		}
	}
	return f
}

// spell writes a side out: 11（= 10 + 1 + 0 + 0）. A side of one cell is its number alone.
func spell(sum report.Number, places []int, cells []report.Cell) string {
	if len(places) == 1 {
		return sum.String()
	}
	var terms []string
	for _, p := range places {
		switch c := cells[p]; {
		case c.State == report.Blank:
			if len(places) < longSum {
				terms = append(terms, "空白")
			}
		case len(places) < longSum || c.Value.Sign() != 0:
			terms = append(terms, c.Value.String())
		}
	}
	if len(terms) == 0 {
		return sum.String()
	}
	return sum.String() + "（= " + strings.Join(terms, " + ") + "）"
}

// blankSums tells, once a rule, of the sums that blanks leave open.
func (x *exam) blankSums(rule string, open []sum, cells []report.Cell) {
	f := Finding{
		Severity: report.Hint,
		Message:  fmt.Sprintf("%s等 %d 处合计涉及空白单元格：空白按 0 计则各处相等，但空白不等于 0，请补填后核对。", open[0].name, len(open)),
		Expected: "0", Found: "空白",
	}
	if len(open) == 1 {
		f.Message = open[0].name + "的合计涉及空白单元格：空白按 0 计则相等，但空白不等于 0，请补填后核对。"
	}
	for _, s := range open[:min(len(open), mostShown)] {
		for _, p := range append(s.right[:len(s.right):len(s.right)], s.left...) {
			if cells[p].State == report.Blank {
				f.Evidence = append(f.Evidence, x.at(s.keys[p]))
				break
			}
		}
	}
	x.fail(rule, "blank", f)
}
