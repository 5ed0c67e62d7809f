package check

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// misnumbered are the sections that are wrong in one way in how their headings are counted.
type misnumbered struct {
	wanted, found []string
	evidence      []Evidence
}

func (m *misnumbered) add(wanted, found string, e Evidence) {
	m.wanted, m.found, m.evidence = append(m.wanted, wanted), append(m.found, found), append(m.evidence, e)
}

// sectionNumbers holds the numerals printed before the headings against the form's. What is wrong with several is
// told once: one heading that Word does not count shifts the numerals of all behind it.
func (x *exam) sectionNumbers() {
	var wrong, twice, none misnumbered
	for i, s := range x.r.Sections {
		if s.Number < 1 || s.Number >= len(ordinals) {
			continue
		}
		if s.Line < 1 || s.Line > len(x.r.Lines) {
			x.count(sectionNumber, Unknown)
			continue
		}
		first, rest := readOrdinal(x.r.Lines[s.Line-1])
		second, _ := readOrdinal(rest)
		wanted := ordinals[s.Number]
		switch {
		case first == "":
			none.add(wanted, "没有序号", heading(x.r, i))
		case second != "":
			twice.add(wanted, first+"、"+second, heading(x.r, i))
		case !isOrdinal(first, s.Number):
			wrong.add(wanted, first, heading(x.r, i))
		default:
			x.count(sectionNumber, Pass)
		}
	}
	x.tellNumbers(wrong, "wrong", "的序号与表样不符", report.Warning)
	x.tellNumbers(twice, "twice", "的标题前印了两个序号", report.Hint)
	x.tellNumbers(none, "none", "的标题前没有序号", report.Hint)
}

func (x *exam) tellNumbers(m misnumbered, subject, what string, severity report.Severity) {
	if len(m.evidence) == 0 {
		return
	}
	f := Finding{Severity: severity, Expected: strings.Join(m.wanted, "；"), Found: strings.Join(m.found, "；"), Evidence: m.evidence}
	name := "“" + m.evidence[0].Text + "”"
	if n := len(m.evidence); n > 1 {
		name += fmt.Sprintf("等 %d 个部分", n)
	}
	f.Message = fmt.Sprintf("%s%s：应为“%s”，原件为“%s”，请核对。", name, what, f.Expected, f.Found)
	x.fail(sectionNumber, subject, f)
}

// readOrdinal reads the numeral that a heading's line begins with, "" where it has none; rest is what follows its mark.
func readOrdinal(line string) (numeral, rest string) {
	line = strings.TrimLeft(line, "#*| \t\r\u00a0\u3000")
	end := 0
	for end < len(line) {
		r, size := utf8.DecodeRuneInString(line[end:])
		if !isNumeral(r) {
			break
		}
		end += size
	}
	if end == 0 {
		return "", line
	}
	rest = strings.TrimLeft(line[end:], " \t\u00a0\u3000")
	_, size := utf8.DecodeRuneInString(rest)
	if size == 0 || !strings.Contains("、.．,，:：)）", rest[:size]) {
		return "", line
	}
	return line[:end], rest[size:]
}

func isNumeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return r >= '0' && r <= '9'
}

// isOrdinal reports whether a numeral, Chinese or Arabic, is n.
func isOrdinal(numeral string, n int) bool {
	return numeral == ordinals[n] || numeral == strconv.Itoa(n)
}
