package check

import (
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

var textRules = []Rule{
	{"text.year", report.Warning, "正文年份",
		"报告讲的是一年的工作；正文里用另一年开头叙述本年工作，或者统计期限写成另一年，多半是沿用旧稿没有改。",
		"段首、句首（或“我镇”“本机关”及机关名称之后）以早于报告年度一至五年的“××××年”开始叙述的，不成立；年份后接月份、“底、至、印发、结转”等的，同一句（括号内除外）另有报告年度或者“今年、修订、起施行、当时、曾”的，以及书名号、引号、文号内的不计。段首的为警告，句中段的和“××××年以来”在正文另以报告年度叙述时只作提示。统计期限“1月1日至12月31日”的年份与报告年度不一致的，不成立。", nil},
	{"text.organ", report.Warning, "正文机关名称",
		"正文里以另一个同级地方为主语叙述工作，多半是借用别处的稿子没有改。",
		"分句以一个地名（或其人民政府）开头并接着叙述工作的，该地名须是本机关所在地、其上级或下级；是另一个同级行政区划的，不成立。书名号内的、名称只差类别（撤乡设镇、撤县设区）的不计。本机关所在地不明的只作提示。", nil},
	{"text.residue", report.Warning, "模板残留",
		"正文里留有模板的占位符或填写说明，说明定稿前没有改完。",
		"出现 XX、××、**（引号内、网址内的除外），X月X日，连续下划线，花括号，“以表格形式报告”“此处填写”“请填写”“某某”“待补充”等字样，或【】内的填写说明。", nil},
	{"text.marks", report.Hint, "标点",
		"标点重复或者不成对，可能漏了字，也可能是改稿的痕迹。",
		"同一段中：逗号、句号、顿号、分号、冒号相连；《《 或 》》 且书名号不成对；书名号或左括号没有另一半（括号在下一段配对的不计）。", nil},
	{"text.basis", report.Warning, "编制依据",
		"年度报告格式和条例都有文号，文号写错或者引用当年不适用的版本，会让读者找不到依据。",
		"年度报告格式应为国办公开办函〔2021〕30号（2021 年度起）或国办公开办函〔2019〕60号（2019、2020 年度）；《政府信息公开条例》应为国务院令第711号（2019 年度起）或第492号（2017 年度及以前）。同段同时引用新旧两个令的不计。", nil},
}

// texts looks for traces of another year, another organ or a template in the narrative.
func texts(x *exam) {
	p := prose{exam: x}
	p.situate()
	for i, s := range x.r.Sections {
		for j, text := range s.Text {
			p.section, p.paragraph, p.text = i, j, text
			p.scan()
		}
	}
	p.years()
}

// prose is the narrative under examination, paragraph by paragraph.
type prose struct {
	*exam
	home               home
	section, paragraph int
	text               string
	heads              []yearHead // sentences that begin with another year
	kept               bool       // some sentence begins with the year reported on
	instructed         bool       // the paragraph has told what a template says in 【】
}

func (p *prose) at(start, end int) Evidence {
	return span(p.r, p.section, p.paragraph, start, end)
}

// find adds a finding about a span of the paragraph.
func (p *prose) find(rule string, severity report.Severity, start, end int, expected, message string) {
	e := p.at(start, end)
	p.fail(rule, inParagraph(e), Finding{Severity: severity, Message: message, Expected: expected, Found: e.Text, Evidence: []Evidence{e}})
}

// scan goes through the paragraph once and looks closer where a mark, a digit, a letter or the beginning of a clause
// calls for it.
func (p *prose) scan() {
	m := marks{last: -1}
	p.instructed = false
	opens := true // a sentence begins here
	clause := true
	for i := 0; i < len(p.text); {
		c := p.text[i]
		size := 1
		if c >= utf8.RuneSelf {
			if c >= 0xe4 && c <= 0xe9 {
				if clause {
					p.subject(i)
				}
				for ; i < len(p.text) && p.text[i] >= 0xe4 && p.text[i] <= 0xe9; i += 3 {
					if i+3 > len(p.text) {
						continue
					}
					if r := hanAt(p.text, i); wordHeads&(1<<(r&63)) != 0 {
						p.word(r, i)
					}
				}
				opens, clause = false, false
				continue
			}
			_, size = utf8.DecodeRuneInString(p.text[i:])
		}
		switch {
		case c == ' ' || c == '\t':
		case c >= '0' && c <= '9':
			n := p.year(i, opens, &m)
			opens, clause = false, n > size
			size = max(size, n)
		case c == 'X' || c == 'x' || c == '*' || c == '_' || c == '{' || c == 0xc3 || c == 0xef && p.text[i:i+size] == "Ｘ":
			size = max(size, p.placeholder(i, m.quotes > 0))
			opens, clause = false, false
		case c == 0xe3 && p.text[i:i+size] == "【":
			p.instruction(i)
			opens = false
		default:
			k := markOf(p.text[i : i+size])
			m.take(p, k, i, i+size)
			heading := k == clauseMark && i < longestHeading && p.text[i:i+size] == "："
			opens = k == sentenceMark || heading || opens && k == noMark || k == closeMark && opens
			listed := c == 0xe3 && p.text[i:i+size] == "、" && i > len("十一") // 与周边的中牟县、尉氏县
			clause = k == sentenceMark || k == clauseMark && !listed || clause && k == noMark
			if k == openMark || k == closeMark {
				opens = k == closeMark && i < len("（十一）") || opens && k == openMark
				clause = opens
			}
		}
		i += size
	}
	m.end(p)
}

// templatePhrases are words that only templates have.
var templatePhrases = [...]string{"以表格形式报告", "此处填写", "请填写", "请在此", "填写说明", "某某", "待补充"}

// wordHeads are bits of the characters that word knows.
const wordHeads = 1<<('号'&63) | 1<<('以'&63) | 1<<('此'&63) | 1<<('请'&63) | 1<<('填'&63) | 1<<('某'&63) | 1<<('待'&63)

// word looks at the character at text[i:], where it may begin words of a template or end a document's number.
func (p *prose) word(r rune, i int) {
	switch r {
	case '号':
		p.basis(i, i+len("号"))
	case '以', '此', '请', '填', '某', '待':
		for _, phrase := range templatePhrases {
			if strings.HasPrefix(p.text[i:], phrase) && !p.instructed {
				p.find("text.residue", "", i, i+len(phrase), "", "文中有“"+phrase+"”，疑为模板残留，请核对。")
			}
		}
	}
}

// instruction looks for what a template says in the 【】 at text[i:] about how to fill it in.
func (p *prose) instruction(i int) {
	n := strings.Index(p.text[i:], "】")
	for _, word := range [...]string{"填", "此处", "说明", "示例", "模板"} {
		if n >= 0 && strings.Contains(p.text[i:i+n], word) {
			end := i + n + len("】")
			p.find("text.residue", "", i, end, "", "文中有“"+p.text[i:end]+"”，疑为填写说明的残留，请核对。")
			p.instructed = true
			return
		}
	}
}

// placeholder looks at an X, ×, _ or { and gives how much of the text is read.
func (p *prose) placeholder(i int, quoted bool) int {
	r, size := utf8.DecodeRuneInString(p.text[i:])
	n, end := 0, i
	for strings.HasPrefix(p.text[end:], p.text[i:i+size]) {
		n++
		end += size
	}
	before, _ := utf8.DecodeLastRuneInString(p.text[:i])
	after, _ := utf8.DecodeRuneInString(p.text[end:])
	left, right := isHan(before), isHan(after)
	latin := isWordy(before) || isWordy(after)
	residue := false
	switch r {
	case 'X', 'Ｘ', '×':
		residue = !quoted && !latin && (n > 1 && (left || right) || n == 1 && strings.ContainsRune("年月日件条号", after))
	case 'x':
		residue = !quoted && !latin && (n > 1 && left && right || n == 1 && strings.ContainsRune("年月日", after))
	case '*':
		residue = n > 1 && !latin && strings.ContainsRune("年月日件条次个号", after)
	case '_':
		residue = n > 2
	case '{':
		residue = true
		if close := strings.IndexByte(p.text[end:], '}'); close >= 0 {
			end += close + 1
		}
	}
	if residue {
		p.find("text.residue", "", i, end, "", "文中有“"+p.text[i:end]+"”，疑为没有填写的占位符，请核对。")
	}
	return end - i
}

func isHan(r rune) bool { return r >= hanFirst && r <= hanLast }

// isWordy reports whether a letter, digit or mark beside an X makes it part of a name or an address.
func isWordy(r rune) bool {
	return isLatin(r) || r >= '0' && r <= '9' || strings.ContainsRune(".-/@+_", r)
}
