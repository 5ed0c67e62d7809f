package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/report"
)

// Figures are the quantities that the narrative tells: 主动公开信息 103 条, 访问量 1000 余次. They are found by rule, in
// reading order, and say what the text says, not more: the subject is what stands in front of the number in its
// clause.

// counters are the units a told quantity is counted in by their first characters, longer ones before those they begin with.
var counters = byStart("万元", "亿元", "元", "人次", "条次", "件次", "条", "件", "次", "篇", "期", "个", "家", "场", "份", "项", "起", "宗", "部", "册",
	"户", "人", "名", "批", "例", "块", "处", "类", "幅", "张", "字", "小时", "%")

func byStart(words ...string) map[rune][]string {
	m := map[rune][]string{}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		m[r] = append(m[r], w)
	}
	return m
}

// leads stand between a subject and its number and belong to neither; those that make a number approximate come last.
var (
	leads  = []string{"共计", "累计", "总计", "合计", "共有", "共", "达到", "达", "为", "是", "有", "了", "计", ":", "超过", "不少于", "分别", "各"}
	abouts = []string{"大约", "约", "近", "将近"}
)

// leadEnds are the last characters of all of them.
var leadEnds = lastOf(leads) + lastOf(abouts)

// readFigures finds the figures of all sections.
func readFigures(sections []report.Section) []report.Figure {
	var room [24]report.Figure
	figures := room[:0]
	for _, s := range sections {
		for i, paragraph := range s.Text {
			n := len(figures)
			figures = appendFigures(figures, paragraph)
			for k := n; k < len(figures); k++ {
				f := &figures[k]
				f.Section, f.Paragraph, f.Line = s.Number, i+1, s.Lines[i]
			}
		}
	}
	return append([]report.Figure{}, figures...)
}

// appendFigures finds the figures of one paragraph.
func appendFigures(list []report.Figure, text string) []report.Figure {
	clause := 0 // where the clause begins
	for end := 0; ; {
		at := end + firstDigit(text[end:])
		if at == len(text) {
			return list
		}
		if behind := behindMark(text[end:at]); behind > 0 {
			clause = end + behind
		}
		f, n := figureAt(text, clause, at)
		end = at + n
		if f.Unit != "" {
			list = append(list, f)
			clause = end
		}
	}
}

// firstDigit is where the first digit of a text stands, of either width; its length if there is none.
func firstDigit(text string) int {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c >= 0xE0: // a character of three bytes, or four
			if c == "０"[0] && digitFollows(text[i:]) {
				return i
			}
			i += 3
		case isDigit(c):
			return i
		default:
			i++
		}
	}
	return len(text)
}

// behindMark is where in a text the last clause begins, 0 where it is all one.
func behindMark(text string) int {
	for i := len(text); i > 0; {
		if i >= 3 && isHan(text, i-3) {
			i -= 3
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text[:i])
		switch r {
		case '，', '。', '；', '、', ',', ';', '！', '？', '!', '?', '（', '）', '(', ')', '《', '》', '“', '”':
			return i
		}
		i -= size
	}
	return 0
}

func isFigureDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// isPoint tells the marks that may stand between digits.
func isPoint(r rune) bool { return r == '.' || r == '．' || r == ',' || r == '，' }

// figureAt reads the number at text[at:] with its unit; the figure's unit is "" where it counts nothing. n is how
// much of the text was read.
func figureAt(text string, clause, at int) (f report.Figure, n int) {
	run := at
	for run < len(text) {
		if isDigit(text[run]) {
			run++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[run:])
		if !isFigureDigit(r) && !(isPoint(r) && digitFollows(text[run+size:])) {
			break
		}
		run += size
	}
	q, size := report.ReadQuantity(text[at:])
	end := at + size
	_, more := report.ReadQuantity(text[end:]) // 3万5千
	n = max(run, end+more) - at
	if size == 0 || more > 0 || end < run || q.Doubtful || isLabelled(text[clause:at]) {
		return f, n
	}
	skip := func(words ...string) (found string) {
		rest := behindBlanks(text[end:])
		for _, w := range words {
			if strings.HasPrefix(rest, w) {
				end = len(text) - len(rest) + len(w)
				return w
			}
		}
		return ""
	}
	f.Approximate = q.Bound != report.Exact
	r, _ := utf8.DecodeRuneInString(behindBlanks(text[end:]))
	if f.Unit = skip(counters[r]...); f.Unit == "" || isSpan(text[end:]) {
		return report.Figure{}, n
	}
	n = end - at
	f.Approximate = skip("左右", "以上") != "" || f.Approximate
	subject, about := subjectBefore(text[clause:at])
	f.Subject, f.Approximate, f.Value = subject, f.Approximate || about, q.Value
	from := clause
	if subject != "" {
		from += strings.LastIndex(text[clause:at], subject) + len(subject)
	}
	f.Raw = strings.TrimLeftFunc(text[from:at+n], leadsOn)
	if subject == "" {
		f.Subject, n = subjectBehind(text, at+n)
		n -= at
	}
	return f, n
}

// subjectBehind is what follows a unit that nothing stands in front of: 1 个乡镇账户和 39 个村级账户. end is where the
// text goes on, behind the word that joins the next one.
func subjectBehind(text string, from int) (subject string, end int) {
	rest := text[from:]
	stop := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsPunct(r) || isFigureDigit(r) })
	if stop < 0 {
		stop = len(rest)
	}
	subject = rest[:stop]
	for _, join := range []string{"和", "及", "以及", "与"} {
		subject, _, _ = strings.Cut(subject, join)
	}
	if isLonger(subject, longestSubject) {
		return "", from
	}
	end = from + len(subject)
	for _, join := range []string{"以及", "和", "及", "与"} {
		if strings.HasPrefix(text[end:], join) {
			return trim(subject), end + len(join)
		}
	}
	return trim(subject), end
}

// longestSubject bounds, in characters, a subject behind its number.
const longestSubject = 12

// leadsOn tells what stands between a subject and its number in what is quoted.
func leadsOn(r rune) bool {
	switch r {
	case '为', '是', '有', '了', ':', '：':
		return true
	}
	return isBlank(r)
}

// behindBlanks is a text without the blanks it begins with.
func behindBlanks(s string) string {
	if s != "" && (isHan(s, 0) || isPlain(s[0])) {
		return s
	}
	return strings.TrimLeftFunc(s, isBlank)
}

func digitFollows(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isFigureDigit(r)
}

// isSpan tells by what is counted that it is time or a share: 15个工作日, 3个百分点.
func isSpan(behind string) bool {
	behind = behindBlanks(behind)
	r, _ := utf8.DecodeRuneInString(behind)
	return startsWithAny(behind, spans[r])
}

// spans are units of time and of shares by their first characters.
var spans = byStart("工作日", "自然日", "月", "季度", "年", "星期", "学时", "百分点")

// isLabelled tells numbers that count nothing: articles (第20条), documents (〔2021〕30号), identifiers.
func isLabelled(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(trim(before))
	switch r {
	case '第', '〔', '〕', '[', ']', '/', '-', '—', '~', '～':
		return true
	}
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// subjectBefore is what a clause says in front of its number, without the words that lead to the number.
func subjectBefore(clause string) (subject string, about bool) {
	subject = trim(clause)
	for again := true; again; {
		again = false
		if last, _ := utf8.DecodeLastRuneInString(subject); !strings.ContainsRune(leadEnds, last) {
			break
		}
		for _, w := range abouts {
			if rest, ok := strings.CutSuffix(subject, w); ok {
				subject, about, again = trim(rest), true, true
			}
		}
		for _, w := range leads {
			if rest, ok := strings.CutSuffix(subject, w); ok {
				subject, again = trim(rest), true
			}
		}
	}
	return subject, about
}
