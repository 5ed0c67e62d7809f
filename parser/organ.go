package parser

import (
	"strings"
	"unicode/utf8"

	"nianbao/gazetteer"
	"nianbao/report"
)

// findOrgan tells whose report it is: the sidecar's word, else the title's, the stated publisher's, the
// signature's or the first sentence's, whichever first names an organ; and places it by all that the text says.
func findOrgan(doc document, t title, sections []report.Section, side Sidecar, n *notes) report.Organ {
	signature := signatureOf(doc.lines)
	evidence := evidenceOf(t, side, signature, sections)
	publisher := statedPublisher(doc.lines)
	if publisher == "" && isOrgan(fold(doc.publisher)) {
		publisher = fold(doc.publisher)
	}
	names := []string{side.Organ, t.organ, publisher, signature, ""}
	for i, name := range names {
		if i == len(names)-1 {
			name = spokenOrgan(sections)
		}
		if name == "" || isRelative(name) {
			continue
		}
		p := gazetteer.Place(strings.Join(side.Region, "")+name, evidence)
		if !p.Found && i > 0 && !isOrgan(name) && len(p.Candidates) == 0 {
			continue
		}
		if !p.Found && side.Organ == "" {
			for _, other := range names[i+1:] {
				if q := gazetteer.Place(other, evidence); q.Found && completes(other, name) {
					p = q
					break
				}
			}
		}
		if i > 1 {
			n.add("organ-from-text", report.Hint, 0, "", "标题未载明机关名称，按%s认作“%s”。", [...]string{2: "所载发布机构", 3: "落款", 4: "正文首句"}[i], p.Name)
		}
		return organOf(p, n)
	}
	n.add("organ-unknown", report.Error, 0, "", "原件没有载明机关名称。")
	return report.Organ{Region: []string{}}
}

func organOf(p gazetteer.Placement, n *notes) report.Organ {
	o := report.Organ{Name: p.Name, Place: p.PlaceName, Level: p.Level, Region: []string{}}
	if p.Found {
		o.Region, o.Code = p.Region(), p.Place.Code
		return o
	}
	if len(p.Candidates) > 1 {
		n.add("place-undecided", report.Warning, 0, "", "全国有 %d 处“%s”，原件不足以判断是哪一处。", len(p.Candidates), p.PlaceName)
	} else {
		n.add("place-unknown", report.Warning, 0, "", "区划表中查不到“%s”所在的地区。", p.Name)
	}
	return o
}

// evidenceOf gathers the texts that place an organ, the weightiest first.
func evidenceOf(t title, side Sidecar, signature string, sections []report.Section) []string {
	evidence := []string{strings.Join(side.Region, ""), t.text, signature}
	for _, s := range sections {
		evidence = append(evidence, s.Text...)
	}
	return evidence
}

// organEndings are how the names of administrative organs end.
var organEndings = []string{"人民政府", "政府", "办事处", "委员会", "管委会", "办公室", "办公厅", "局", "厅", "委", "署", "部", "院", "行", "中心", "总队", "支队", "大队", "所"}

func isOrgan(name string) bool {
	for _, e := range organEndings {
		if strings.HasSuffix(name, e) && len(name) > len(e) {
			return true
		}
	}
	return false
}

// isRelative recognises names that only say which organ to those who know: 我镇, 本机关.
func isRelative(name string) bool {
	for _, w := range []string{"我", "该", "本机关", "本单位", "本局", "本委", "本厅", "本办", "本院", "本镇", "本乡", "本街道", "本市", "本县", "本区", "本级"} {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	return false
}

// completes reports whether a name is another one with more in front: 刚察县民政局 completes 县民政局.
func completes(name, relative string) bool {
	return len(name) > len(relative) && strings.HasSuffix(name, strings.TrimSuffix(relative, "人民政府")) || strings.HasSuffix(name, relative)
}

// signatureOf is the organ that signs: a short line of its name among the last of the document, with or without
// the date behind it.
func signatureOf(lines []line) string {
	behind := 0
	for i := len(lines) - 1; i >= 0 && behind < 6; i-- {
		l := lines[i]
		if l.kind == blankLine {
			continue
		}
		behind++
		if l.kind != proseLine || utf8.RuneCountInString(l.text) > 48 {
			continue
		}
		s := fold(l.text)
		if at := signatureDate(s); at > 0 {
			s = s[:at]
		}
		if isOrgan(s) && !strings.ContainsAny(s, "。,;:、") && !strings.HasPrefix(s, "(") {
			return s
		}
	}
	return ""
}

// statedPublisher is the organ that the page's own furniture names.
func statedPublisher(lines []line) string {
	for _, l := range lines {
		if l.kind != proseLine || len(l.text) > 600 || !strings.ContainsAny(l.text, ":：") {
			continue
		}
		s := fold(l.text)
		for _, label := range []string{"发布机构:", "发布单位:", "公开主体:", "编制单位:", "发文机关:"} {
			if _, after, ok := strings.Cut(s, label); ok {
				for _, end := range []string{"发布", "公开", "日期", "成文", "索引", "来源", "主题", "|", ";", ","} {
					after, _, _ = strings.Cut(after, end)
				}
				if isOrgan(after) && utf8.RuneCountInString(after) <= 30 {
					return after
				}
			}
		}
	}
	return ""
}

// spokenOrgan is the organ a report's first paragraphs name as their subject: 2022年,昌图镇人民政府在…, 现将…镇2022年….
func spokenOrgan(sections []report.Section) string {
	seen := 0
	for _, s := range sections {
		for _, paragraph := range s.Text {
			if seen++; seen > 6 {
				return ""
			}
			if name := subjectOf(fold(paragraph)); name != "" {
				return name
			}
		}
	}
	return ""
}

// subjectOf is the organ at the head of a clause of the first sentence.
func subjectOf(s string) string {
	sentence, _, _ := strings.Cut(s, "。")
	for _, clause := range strings.Split(sentence, ",") {
		clause = strings.TrimPrefix(withoutYear(clause), "现将")
		for _, e := range []string{"人民政府", "街道办事处"} {
			name, rest, ok := strings.Cut(clause, e)
			if !ok || strings.HasPrefix(rest, "办公") || isGuided(name) || strings.ContainsAny(name, "《》(的和、") {
				continue
			}
			if n := utf8.RuneCountInString(name); n >= 2 && n <= longestOrgan {
				return name + e
			}
		}
	}
	return ""
}

// longestOrgan bounds an organ's name in characters, without 人民政府.
const longestOrgan = 24

// isGuided recognises clauses that name another organ than the one that reports: 按照…人民政府…, 在…人民政府…领导下.
func isGuided(name string) bool {
	for _, w := range []string{"按照", "根据", "在", "依据", "向", "由", "经", "受", "对"} {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	return false
}
