package parser

import (
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// findOrgan tells whose report it is: the sidecar's word, else the title's, the stated publisher's, the
// signature's, the first sentences' or the contact's, whichever first names an organ; and places it by all that the
// text says.
func findOrgan(doc document, t title, sections []report.Section, side Sidecar, n *notes) report.Organ {
	signature := signatureOf(doc.lines)
	publisher := statedPublisher(doc.lines)
	if publisher == "" && isOrgan(fold(doc.publisher)) {
		publisher = fold(doc.publisher)
	}
	evidence := evidenceOf(t, side, publisher, signature, sections)
	names := []string{side.Organ, t.organ, publisher, signature, "", ""}
	for i, name := range names {
		switch i {
		case len(names) - 2:
			name = spokenOrgan(sections)
		case len(names) - 1:
			name = contactOrgan(sections)
		}
		if name == "" || isRelative(name) {
			continue
		}
		p := gazetteer.Place(strings.Join(side.Region, "")+name, evidence)
		if i > 0 && !isOrgan(name) && !governs(p) && !isZone(name, p) {
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
			n.add("organ-from-text", report.Hint, 0, "", "标题未载明机关名称，按%s认作“%s”。", [...]string{2: "所载发布机构", 3: "落款", 4: "正文首句", 5: "所载联系方式"}[i], p.Name)
		}
		return organOf(p, n)
	}
	n.add("organ-unknown", report.Error, 0, "", "原件没有载明机关名称。")
	return report.Organ{Region: []string{}}
}

// isPlaced reports whether a name alone is that of an organ whose place the gazetteer knows, be it one of several.
func isPlaced(name string) bool {
	p := gazetteer.Place(name, nil)
	return governs(p) || isOrgan(name) && (p.Found || len(p.Candidates) > 0) || isZone(name, p)
}

// governs reports whether a name is that of a place's government.
func governs(p gazetteer.Placement) bool {
	return p.Level != report.Department && (p.Found || len(p.Candidates) > 0)
}

// isZone reports whether a name is that of a development zone or the like, which stands for its office.
func isZone(name string, p gazetteer.Placement) bool {
	return p.Found && strings.HasSuffix(name, "区") && !strings.HasSuffix(name, "专区")
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
func evidenceOf(t title, side Sidecar, publisher, signature string, sections []report.Section) []string {
	size := 4
	for _, s := range sections {
		size += len(s.Text)
	}
	evidence := append(make([]string, 0, size), strings.Join(side.Region, ""), t.text, signature, publisher)
	for _, s := range sections {
		evidence = append(evidence, s.Text...)
	}
	return evidence
}

// organEndings are how the names of administrative organs end, longer endings before those they end with.
var organEndings = []string{"人民政府", "政府", "办事处", "委员会", "管委会", "办公室", "办公厅", "局", "厅", "委", "署", "部", "院", "行", "中心", "总队", "支队", "大队", "所",
	"管理处", "管理站", "监督站", "服务站", "档案馆", "图书馆", "博物馆", "合作社", "联合社", "总工会", "联合会", "气象台", "农场", "公司", "集团", "大学", "学院", "学校"}

func isOrgan(name string) bool {
	for _, e := range organEndings {
		if strings.HasSuffix(name, e) {
			return len(name) > len(e)
		}
	}
	return false
}

// isRelative recognises names that only say which organ to those who know, or mean no single one: 我镇, 本机关, 各部门. The
// 各 of 各塔埠街道 is the place's.
func isRelative(name string) bool {
	for _, w := range []string{"我", "该", "各", "上级", "有关", "相关", "本机关", "本单位", "本局", "本委", "本厅", "本办", "本院", "本镇", "本乡", "本街道", "本市", "本县", "本区", "本级"} {
		if strings.HasPrefix(name, w) {
			return gazetteer.Leading(name) == ""
		}
	}
	return false
}

// completes reports whether a name is another one with more in front: 刚察县民政局 completes 县民政局.
func completes(name, relative string) bool {
	return len(name) > len(relative) && strings.HasSuffix(name, strings.TrimSuffix(relative, "人民政府")) || strings.HasSuffix(name, relative)
}
