package corpus

import (
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// who is the organ that reports, and how its document speaks of it.
type who struct {
	place    gazetteer.Division // of the organ, or of the government it belongs to
	organ    report.Organ
	title    string // the organ as the title names it
	full     string // as it signs
	short    string // as the narrative names it
	above    string // the government above, as the narrative names it
	decided  bool
	relative bool // the title's name says which organ only to those who know
}

// departments are offices that every government has, without the name of its place.
var departments = []string{"财政局", "教育局", "民政局", "司法局", "水利局", "统计局", "审计局", "农业农村局", "市场监督管理局", "卫生健康委员会", "发展和改革委员会"}

// chooseOrgan takes any division of the country that has a government; of all, townships report most.
func (m *maker) chooseOrgan() who {
	level := report.Township
	department := false
	switch n := m.rng.IntN(100); {
	case n < 3:
		level = report.Province
	case n < 11:
		level = report.Prefecture
	case n < 28:
		level = report.County
	case n < 40:
		level, department = report.County, true
	}
	d := m.chooseDivision(level)
	w := who{place: d}
	w.organ = report.Organ{Name: government(d), Place: d.Name, Level: level, Region: d.Region(), Code: d.Code}
	if department {
		office := pick(m, departments...)
		w.organ.Name, w.organ.Level = d.Name+office, report.Department
		w.organ.Region = append(w.organ.Region, d.Name)
		w.title, w.full, w.short = w.organ.Name, w.organ.Name, office
		if class := lastRune(d.Name); m.chance(25) && strings.Contains("市县区", class) {
			w.title, w.relative = class+office, true
			m.trait("organ relative")
		}
	} else {
		w.title, w.full, w.short = w.organ.Name, w.organ.Name, d.Name
		if m.chance(25) {
			w.title = d.Name
			m.trait("organ by its place")
		}
	}
	m.situate(&w, department)
	return w
}

// situate decides how the document tells where the organ is: by the names above in its own, by its narrative,
// or, where its name is the only one of the country or by neglect, not at all.
func (m *maker) situate(w *who, department bool) {
	region := w.place.Region()
	w.decided = true
	if len(region) == 0 {
		return
	}
	// The two places above, which no two divisions of one name share.
	near := strings.Join(region[max(0, len(region)-2):], "")
	above := near
	switch {
	case department:
		above += w.place.Name
	case m.chance(40):
		w.title, w.full = near+w.title, near+w.full
		m.trait("organ with the places above")
	case m.chance(20):
		w.full = near + w.full
	case m.chance(15):
		w.decided = len(gazetteer.Named(w.place.Name)) == 1
		m.trait("organ without a hint of its place")
		return
	}
	w.above = above
}

// chooseDivision walks down from a province to a division of the level that has a government.
func (m *maker) chooseDivision(level report.Level) gazetteer.Division {
	for {
		d := pick(m, gazetteer.Provinces()...)
		for d.Level != level {
			children := d.Children()
			if len(children) == 0 {
				break
			}
			d = pick(m, children...)
		}
		if d.Level == level && governed(d) {
			return d
		}
	}
}

// governed leaves out the zones, farms and the like that stand among the divisions of the statistics.
func governed(d gazetteer.Division) bool {
	if strings.Contains(d.Name, "（") || strings.HasPrefix(d.Name, "度") { // 2025年度尾镇 reads as 2025年度 · 尾镇
		return false
	}
	switch lastRune(d.Name) {
	case "镇", "乡":
		return d.Level == report.Township
	case "道":
		return d.Level == report.Township && strings.HasSuffix(d.Name, "街道") && d.Name != "街道"
	case "县", "市", "旗":
		return d.Level == report.Prefecture || d.Level == report.County && d.Code[4] != '7' || d.Level == report.Province
	case "区":
		if len(d.Name) == len("城区") {
			return false // a department of 城区 or 矿区 bears a name that reads as words
		}
		for _, zone := range []string{"开发", "园区", "新区", "管理", "地区", "示范"} {
			if strings.Contains(d.Name, zone) {
				return false
			}
		}
		return d.Level == report.Province || d.Level == report.County && d.Code[4] != '7'
	}
	return d.Level == report.Province || d.Level == report.Prefecture && strings.HasSuffix(d.Name, "自治州")
}

// government is the name of the organ that governs a division.
func government(d gazetteer.Division) string {
	if strings.HasSuffix(d.Name, "街道") {
		return d.Name + "办事处"
	}
	return d.Name + "人民政府"
}

func lastRune(s string) string {
	r := []rune(s)
	return string(r[len(r)-1:])
}
