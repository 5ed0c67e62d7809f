package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// yearHead is a sentence that begins with another year than the report's.
type yearHead struct {
	section, paragraph, start, end int
	top                            bool // at the head of the paragraph, or of what follows its heading
	since                          bool // 以来
}

// year looks at the number at text[i:] and, where it is a year, gives how much is read with 年 and 度.
func (p *prose) year(i int, opens bool, m *marks) int {
	size := 0
	for i+size < len(p.text) && p.text[i+size] >= '0' && p.text[i+size] <= '9' {
		size++
	}
	rest := strings.TrimLeft(p.text[i+size:], " ")
	behind, ok := strings.CutPrefix(rest, "年")
	if size != 4 || !ok {
		return size
	}
	behind = strings.TrimPrefix(behind, "度")
	end := len(p.text) - len(behind)
	y, _ := strconv.Atoi(p.text[i : i+size])
	if p.r.Year == 0 || m.books > 0 || m.quotes > 0 {
		return end - i
	}
	p.periodLine(y, i, behind)
	if y > p.r.Year || y < p.r.Year-5 || !opens && !p.introduced(i) {
		return end - i
	}
	switch {
	case y == p.r.Year:
		p.kept = true
	case p.tells(behind) && !p.compares(i, end):
		h := yearHead{p.section, p.paragraph, i, end, p.tops(i), strings.HasPrefix(behind, "以来")}
		if h.since {
			h.end += len("以来")
		}
		p.heads = append(p.heads, h)
	}
	return end - i
}

// introduced reports whether the year stands behind words that begin a sentence about the organ's own work.
func (p *prose) introduced(i int) bool {
	before := strings.TrimRight(p.text[:i], " ")
	for _, word := range [...]string{"我省", "我市", "我县", "我区", "我镇", "我乡", "我局", "我委", "我街道", "我单位", "本机关", "本单位", "现将", "现就", "回顾", p.home.place} {
		rest, ok := strings.CutSuffix(before, word)
		if !ok || word == "" {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(rest, " "))
		if rest == "" || strings.ContainsRune("。；，、：）", last) {
			return true
		}
	}
	return false
}

// tells reports whether what follows a year goes on as a tale of that year: not a day, an edition, a deed of the past.
func (p *prose) tells(behind string) bool {
	behind = strings.TrimLeft(behind, " ")
	r, size := utf8.DecodeRuneInString(behind)
	switch {
	case r == '，' || r == ',':
		return true
	case size == 0 || !isHan(r):
		return false
	}
	for _, word := range [...]string{"以来，", "以来,", "全年", "我", "本", "全市", "全县", "全区", "全镇", "全乡", "全局", "是", "镇政府", "乡政府", "县政府", "市政府", "区政府", "行政事业性收费", "行政许可", "行政处罚", "度收到"} {
		if strings.HasPrefix(behind, word) {
			return true
		}
	}
	return acts(behind) || p.home.place != "" && strings.HasPrefix(behind, p.home.place) || p.home.office != "" && strings.HasPrefix(behind, p.home.office)
}

// compares reports whether the sentence around text[start:end] sets the year beside the one reported on, or says what
// was done then and holds now.
func (p *prose) compares(start, end int) bool {
	from := strings.LastIndex(p.text[:start], "。") + 1
	sentence := p.text[max(0, from):]
	if stop := strings.Index(p.text[end:], "。"); stop >= 0 {
		sentence = p.text[max(0, from) : end+stop]
	}
	sentence = unbracketed(sentence)
	if strings.Contains(sentence, strconv.Itoa(p.r.Year)) {
		return true
	}
	for _, word := range [...]string{"今年", "修订", "起施行", "当时", "曾"} {
		if strings.Contains(sentence, word) {
			return true
		}
	}
	return false
}

// unbracketed is a text without what stands in brackets: editions, numbers of documents.
func unbracketed(s string) string {
	for {
		open := strings.Index(s, "（")
		n := strings.Index(s[max(0, open):], "）")
		if open < 0 || n < 0 {
			return s
		}
		s = s[:open] + s[open+n+len("）"):]
	}
}

// tops reports whether text[i:] begins the paragraph or follows its short heading: （一）主动公开。2021年，
func (p *prose) tops(i int) bool {
	before := strings.TrimSpace(p.text[:i])
	numbered := strings.HasPrefix(before, "（") || strings.HasPrefix(before, "(")
	return before == "" || numbered && len(before) <= longestHeading && strings.Count(before, "。") <= 1
}

// periodLine looks whether a year begins the period that the figures are of, and whether that is the year reported on.
func (p *prose) periodLine(y, i int, behind string) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(behind, " "), "1月1日")
	if !ok {
		return
	}
	stop := strings.Index(rest, "12月31日")
	if stop < 0 || stop > 10*len("至") {
		return
	}
	last := y
	if at := strings.Index(rest[:stop], "年"); at >= 4 {
		last, _ = strconv.Atoi(strings.TrimSpace(rest[at-4 : at]))
	}
	if y == p.r.Year && last == y {
		p.count("text.year", Pass)
		return
	}
	end := len(p.text) - len(rest) + stop + len("12月31日")
	own := strconv.Itoa(p.r.Year)
	p.find("text.year", "", i, end, own, "文中统计期限为“"+p.text[i:end]+"”，与报告年度 "+own+" 年不一致，请核对。")
}

// years tells the sentences that begin with another year, once the whole narrative has been read.
func (p *prose) years() {
	if len(p.heads) == 0 {
		if p.kept {
			p.count("text.year", Pass)
		}
		return
	}
	own := strconv.Itoa(p.r.Year)
	for _, h := range p.heads {
		p.section, p.paragraph, p.text = h.section, h.paragraph, p.r.Sections[h.section].Text[h.paragraph]
		severity := report.Warning
		if p.kept && (!h.top || h.since) {
			severity = report.Hint
		}
		p.find("text.year", severity, h.start, h.end, own, "文中以“"+p.text[h.start:h.end]+"”叙述工作，报告年度为 "+own+" 年，疑为沿用旧稿，请核对。")
	}
}
