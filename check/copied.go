package check

import (
	"strconv"

	"nianbao/report"
)

// Rules about texts that are not a report's own. Of every text a sample of its shingles is kept. What everybody prints is
// left out of account, the rest signs the passages, and only reports some of whose marks agree are read side by side.
//
//	narrative ─folded─▶ shingles ─Sample─▶ commons ─▶ marks ─▶ models ─overlapping─▶ pieces ─▶ passages ─▶ findings
var copiedRules = []Rule{
	{ID: "copied.year", Severity: report.Warning, Name: "沿用上年文字",
		Sentence: "叙述部分大段沿用本机关上一份报告。沿用机构职责一类的固定说明是常事；若几乎通篇沿用，连数字也没有更新，就可能不是当年的情况。",
		Formula: "与本机关上一份报告比较：" + copiedFormula + "有这样的段落即提示；叙述部分的相似度不低于 " + strconv.Itoa(yearPercent) + "%、雷同的汉字不少于 " + strconv.Itoa(yearHan) +
			" 个，并且文中的数量（不少于 " + strconv.Itoa(yearFigures) + " 处）五分之四以上也与上一份相同的，列为疑似。机关归属未定或叙述不足 " + strconv.Itoa(copiedHan) + " 个汉字的，无法判断。"},
	{ID: "copied.organ", Severity: report.Warning, Name: "与其他机关雷同",
		Sentence: "叙述部分有大段文字与另一机关更早或同年的报告相同，只换了地名和数字，可能照搬而没有写本机关的情况。",
		Formula: "与其他机关同年或更早的报告比较：" + copiedFormula + "以年度在前的为底本，同年的以区划代码在前的为底本。有这样的段落即提示；雷同的汉字占所在部分的 " +
			strconv.Itoa(organPercent) + "% 以上、不少于 " + strconv.Itoa(organHan) + " 个，且收录的机关不少于 " + strconv.Itoa(organsNeeded) + " 个、足以分辨通用语的，列为疑似。叙述不足 " +
			strconv.Itoa(copiedHan) + " 个汉字的，无法判断。"},
}

var copiedFormula = "地名、机关名、标点和数字不计，连续 " + strconv.Itoa(shingle) + " 个以上汉字相同的为相同文字；相同文字之间相隔不超过 " + strconv.Itoa(copiedGap) +
	" 个汉字的连成一段，一段中相同的汉字不少于 " + strconv.Itoa(copiedHan) + " 个、扣除通用语（超过 " + strconv.Itoa(commonLeast) + " 个并且超过 1/" + strconv.Itoa(commonOneOf) +
	" 的机关都写的，以及表样和通知中的固定语句）后不少于 " + strconv.Itoa(copiedOwn) + " 个的为雷同段落。"

const (
	copiedHan    = 80  // 汉字 of a passage that are the same
	copiedOwn    = 40  // of them that not everybody prints
	copiedGap    = 10  // 汉字 between them that differ
	yearPercent  = 90  // of the narrative
	yearHan      = 300 // that not everybody prints
	yearFigures  = 3
	organPercent = 80 // of the section
	organHan     = 150
)

// copying is what is at hand while texts are compared.
type copying struct {
	*textIndex
	xs      []*exam
	organs  int
	models  []*exam // of the report at hand
	overlap overlapping
	a, b    *openText // the newer text and the older
}

// openText is a report that has been opened, with its text folded.
type openText struct {
	folded
	x     *exam
	whole *report.Report
}

func (s *openText) read(x *exam) {
	if s.x != x {
		s.x, s.whole = x, x.held.Whole()
		s.fold(s.whole)
	}
}

// lay puts two texts side by side. The newer one of last time is often the older one now.
func (w *copying) lay(newer, older *exam) {
	if w.a.x == older {
		w.a, w.b = w.b, w.a
	}
	w.a.read(newer)
	w.b.read(older)
}

// newCopying tells apart what is common and what may be copied from where.
func newCopying(xs []*exam, last Past) *copying {
	t, ok := textsAgain(xs, last)
	if !ok {
		t = textsOf(xs)
	}
	return &copying{textIndex: t, xs: xs, organs: organsOf(xs), a: &openText{}, b: &openText{}}
}

// modelsOf are the reports that the report's text may be taken from, until it is asked for the next one's.
func (w *copying) modelsOf(x *exam) []*exam {
	w.models = w.models[:0]
	for _, m := range w.list[x.nth].models {
		w.models = append(w.models, w.xs[m])
	}
	return w.models
}

// rest is what comparing a report's text with others rests on beside their texts: which of its samples are common, and whether
// there are organs enough.
func (w *copying) rest(x *exam, others []*exam) string {
	switch common := w.list[x.nth].common; {
	case len(others) == 0:
		return ""
	case w.organs >= organsNeeded:
		return common
	default:
		return common + "\x01"
	}
}

// year compares a report with its organ's one before.
func (w *copying) year(x *exam, before []*exam) {
	const rule = "copied.year"
	if len(before) == 0 || before[0].r.Year >= x.r.Year {
		return
	}
	old := before[0]
	switch {
	case !x.traced(), x.sample().short(), old.sample().short():
		x.count(rule, Unknown)
		return
	case !alike(x.sample(), old.sample(), w.commons):
		x.count(rule, Pass)
		return
	}
	w.lay(x, old)
	a, b := &w.a.folded, &w.b.folded
	pieces := w.overlap.find(a, b)
	found := w.passages(a, pieces)
	if len(found) == 0 {
		x.count(rule, Pass)
		return
	}
	s, rare := Similarity{All: len(a.han)}, 0
	for _, p := range pieces {
		s.Same += int(p.size)
	}
	for _, p := range found {
		rare += p.own
	}
	f := Finding{Severity: report.Hint, Found: s.told(), Evidence: evidenceOf(found, w.a, w.b),
		Message: "叙述部分 " + s.told() + "，与本机关 " + strconv.Itoa(old.r.Year) + " 年度报告相同（地名和数字不计），请核对是否为当年情况。"}
	if s.Percent() >= yearPercent && rare >= yearHan && figuresKept(w.a.whole, w.b.whole) {
		f.Severity = report.Warning
		f.Message = "叙述部分 " + s.told() + "，与本机关 " + strconv.Itoa(old.r.Year) + " 年度报告相同，文中的数量也大多没有变化，疑似沿用上年报告，请核对。"
	}
	x.fail(rule, strconv.Itoa(old.r.Year), f)
}

// told is the similarity in words: 420 个汉字（占 83%）.
func (s Similarity) told() string {
	return strconv.Itoa(s.Same) + " 个汉字（占 " + strconv.Itoa(s.Percent()) + "%）"
}

// figuresKept reports whether four in five of the quantities that the narrative tells were told the year before.
func figuresKept(r, before *report.Report) bool {
	figures, old := r.Figures[:min(len(r.Figures), 100)], before.Figures[:min(len(before.Figures), 100)]
	used := make([]bool, len(old))
	kept := 0
	for _, f := range figures {
		for i, g := range old {
			if !used[i] && f.Unit == g.Unit && f.Value.Cmp(g.Value) == 0 {
				used[i] = true
				kept++
				break
			}
		}
	}
	return len(figures) >= yearFigures && 5*kept >= 4*len(figures)
}
