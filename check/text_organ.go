package check

import (
	"strings"
	"unicode/utf8"

	"nianbao/gazetteer"
	"nianbao/report"
)

// home is where the organ is.
type home struct {
	place    string // its name
	office   string // of a department, its name without the place's
	level    report.Level
	division gazetteer.Division
	found    bool
}

// situate finds where the organ is. The place of a department is that of its government.
func (p *prose) situate() {
	p.home.place, p.home.level = p.r.Organ.Place, p.r.Organ.Level
	p.home.office = officeOf(p.r.Organ)
	if p.home.division, p.home.found = gazetteer.ByCode(p.r.Organ.Code); p.home.found {
		p.home.level = p.home.division.Level
	}
}

// officeOf is the name of a department without its place, "" for a government.
func officeOf(o report.Organ) string {
	if o.Level != report.Department {
		return ""
	}
	return strings.TrimPrefix(o.Name, o.Place)
}

// subject looks at the clause that begins at text[i:]: whether it tells what another place of the same level does.
func (p *prose) subject(i int) {
	name := leading(p.text[i:])
	if name == "" || p.home.level == "" || p.home.level == report.Department {
		return
	}
	end := i + len(name)
	for next := gazetteer.Leading(p.text[end:]); next != "" && name != p.home.place; next = gazetteer.Leading(p.text[end:]) {
		name = next
		end += len(next)
	}
	if name == p.home.place {
		return
	}
	predicate, whole := p.afterGovernment(end)
	if !whole && !acts(predicate) || strings.Count(p.text[:i], "《") > strings.Count(p.text[:i], "》") {
		return
	}
	other, ok := p.home.stranger(name)
	if !ok {
		return
	}
	full := name
	if other != "" {
		full = other + name
	}
	severity := report.Warning
	if !p.home.found {
		severity = report.Hint
	}
	p.find("text.organ", severity, i, end, p.home.place, "文中以“"+p.text[i:end]+"”为主语，疑为其他机关（"+full+"），本报告的机关在"+p.home.place+"，请核对。")
}

// leading is the place that a text begins with; counties of two characters, 岚县, are among them.
func leading(text string) string {
	if name := gazetteer.Leading(text); name != "" {
		return name
	}
	if n := len("岚县"); len(text) > n && text[n-len("县"):n] == "县" && gazetteer.Named(text[:n]) != nil {
		return text[:n]
	}
	return ""
}

// afterGovernment passes over the words that make a government of the place before text[i:]. whole is set where the
// paragraph is nothing but the government's name, as a signature is.
func (p *prose) afterGovernment(i int) (rest string, whole bool) {
	rest = p.text[i:]
	for _, word := range [...]string{"党工委、办事处", "党委、政府", "党委政府", "人民政府办公室", "人民政府", "政府办公室", "政府", "办事处", "党委"} {
		if behind, ok := strings.CutPrefix(rest, word); ok {
			return behind, behind == "" && strings.TrimSpace(p.text[:i]) != ""
		}
	}
	return rest, false
}

// stranger reports whether the name is only that of places of the organ's level that are neither it nor above or
// below it. region is the place above one that is beside it, "" where none is.
func (h home) stranger(name string) (region string, ok bool) {
	if stemOf(name) == stemOf(h.place) {
		return "", false
	}
	for _, d := range gazetteer.Named(name) {
		parent, _ := d.Parent()
		if d.Level == h.level {
			ok = true
		}
		if !h.found {
			continue
		}
		if isWithin(d, h.division) || isWithin(h.division, d) {
			return "", false
		}
		if own, _ := h.division.Parent(); d.Level == h.level && own == parent {
			region = parent.Name
		}
	}
	return region, ok
}

// isWithin reports whether d is e or below it.
func isWithin(d, e gazetteer.Division) bool {
	for ok := true; ok; d, ok = d.Parent() {
		if d == e {
			return true
		}
	}
	return false
}

// stemOf is the name of a place without its class.
func stemOf(name string) string {
	for _, class := range [...]string{"街道", "省", "市", "县", "区", "镇", "乡"} {
		if stem, ok := strings.CutSuffix(name, class); ok && stem != "" {
			return stem
		}
	}
	return name
}

// deedWords begin what is told of an organ's own work.
const deedWords = "多次 认真 严格 积极 坚持 高度 深入 不断 进一 切实 全面 通过 按照 成立 召开 加强 组织 始终 围绕 建立 紧紧 持续 扎实 依托 结合 根据 贯彻 落实 制定 及时 主动 充分 着力 大力 强化 规范 完善 完成 推进 未收 没有 收到 受理 公开 发布 共收 政务 政府 信息 以习 高标 紧扣 健全 聚焦 立足 明确 印发 继续 虽然 牢固 计划 办理 新收 没有 作出 制发 当年 本年 全年 "

// acts reports whether the words behind a place tell what it does.
func acts(predicate string) bool {
	r, a := utf8.DecodeRuneInString(predicate)
	switch r {
	case '共', '未', '无', '将', '拟':
		return true
	case '在':
		clause, _, _ := strings.Cut(predicate, "，")
		return strings.Contains(clause, "领导下") || strings.Contains(clause, "指导下")
	case '的':
		return strings.HasPrefix(predicate, "的政府信息公开") || strings.HasPrefix(predicate, "的政务公开")
	}
	_, b := utf8.DecodeRuneInString(predicate[a:])
	return b == 3 && strings.Contains(deedWords, predicate[:a+b]+" ")
}
