package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// reading is an organ's name taken apart: the division it begins with and what stands behind that.
type reading struct {
	name       string     // as given, or completed from the document
	place      string     // name of the division, without those above
	prefixed   bool       // the name of the division next above stands before it
	candidates []Division // at least one
	department bool       // what follows the place is not its government
}

// readName finds the longest beginning of the name that is a division, by itself or with names of those
// above in front of it.
func readName(name string) (reading, bool) {
	if rest, ok := cutCentral(name); ok {
		r, ok := readName(rest)
		r.name, r.department = name, true
		return r, ok && rest != ""
	}
	if street, ok := strings.CutSuffix(name, "办事处"); ok {
		// 新华路办事处 is that of 新华路街道; a few divisions are called 新华街道办事处 themselves.
		if r, ok := readPlace(strings.TrimSuffix(street, "街道") + "街道"); ok {
			if same, ok := readPlace(name); ok {
				r.candidates = append(r.candidates, same.candidates...)
			}
			r.name = name
			return r, true
		}
	}
	for end := len(name); end > 0; {
		place, tail := name[:end], name[end:]
		if suffix, _ := classOf(place); suffix != "" || tail == "" || strings.HasPrefix(tail, "管") {
			if r, ok := readPlace(place); ok {
				r.name = name
				return r, r.takes(tail)
			}
		}
		_, size := utf8.DecodeLastRuneInString(place)
		end -= size
	}
	return reading{}, false
}

// readPlace reads a name that consists of a division's and of those above it, each in full or without its
// class, some perhaps left out: 封丘县赵岗镇, 河南新郑市辛店镇.
func readPlace(name string) (reading, bool) {
	for start := range name {
		own := name[start:]
		if len(own) <= len("市") {
			break
		}
		t := divisions()
		r := reading{place: own}
		for i := t.called(own); i >= 0; i = t.next[i] {
			d := t.division(i)
			above := d.above()
			if !spelledOut(name[:start], above) {
				continue
			}
			if start > 0 && len(above) > 0 && above[len(above)-1].ends(name[:start]) {
				r.prefixed = true
			}
			r.candidates = append(r.candidates, d)
		}
		if len(r.candidates) > 0 {
			return r, true
		}
	}
	return reading{}, false
}

// takes judges what stands behind the place; it is false where the name means something else than the
// place's government or a department of it.
func (r *reading) takes(tail string) bool {
	if isGovernment(r.place, tail) {
		return true
	}
	if suffix, _ := classOf(placeIn(tail)); suffix != "" {
		return false // a government below that the gazetteer does not know
	}
	r.department = true
	short := utf8.RuneCountInString(r.place) == 2
	if short && r.place == r.name[:len(r.place)] && !slices.ContainsFunc([]string{"县", "旗", "市"}, func(c string) bool { return strings.HasSuffix(r.place, c) }) {
		return false // 新乡 in 新乡教育局 is not the township, 城区 in 城区管理局 no district
	}
	return true
}

// isGovernment reports whether the words behind a place make its own government of it.
func isGovernment(place, tail string) bool {
	switch tail {
	case "", "人民政府", "政府":
		return true
	case "办事处", "办":
		return strings.HasSuffix(place, "街道") || strings.HasSuffix(place, "地区")
	case "行政公署", "行署":
		return strings.HasSuffix(place, "地区") || strings.HasSuffix(place, "盟")
	}
	return false
}

// placeIn is the name without the words that make a government of a place.
func placeIn(name string) string {
	for _, tail := range []string{"人民政府", "政府", "行政公署", "办事处"} {
		if place, ok := strings.CutSuffix(name, tail); ok {
			return place
		}
	}
	return name
}

// placement is what the name alone says.
func (r reading) placement() Placement {
	p := Placement{Name: r.name, PlaceName: r.place, Level: report.Department}
	if d := r.candidates[0]; !r.department && d.governed() {
		p.Name, p.Level = d.government(), d.Level
		if slices.ContainsFunc(r.candidates, func(e Division) bool { return e.Level != d.Level }) {
			p.Level = ""
		}
	}
	return p
}

// unknown places a name that the gazetteer does not know: a government by its class, any other as a department.
func unknown(name string) Placement {
	place := placeIn(name)
	for _, c := range classes {
		if place == c.suffix {
			return Placement{Name: name, Level: c.level} // 镇人民政府
		}
	}
	suffix, level := classOf(place)
	if suffix == "" || place == name && suffix == "区" && slices.ContainsFunc(zones, func(z string) bool { return strings.HasSuffix(name, z) }) {
		return Placement{Name: name, Level: report.Department}
	}
	for end := len(place); end > 0; { // take known places off its front
		_, size := utf8.DecodeLastRuneInString(place[:end])
		end -= size
		if r, ok := readPlace(place[:end]); ok && r.candidates[0].Level != report.Township && len(place)-end > len(suffix) {
			if above, _ := classOf(place[:end]); above != "" {
				place = place[end:]
				break
			}
		}
	}
	return Placement{Name: governmentOf(place, level), PlaceName: place, Level: level}
}

// zones are areas that are no divisions, though named with 区.
var zones = []string{"社区", "园区", "开发区", "景区", "示范区", "管理区", "实验区", "试验区", "工业区", "保税区", "港区", "度假区", "合作区", "校区", "灌区", "库区", "片区", "集聚区", "保护区"}

// above gives the divisions above, widest first.
func (d Division) above() []Division {
	var list []Division
	for p, ok := d.Parent(); ok; p, ok = p.Parent() {
		list = append(list, p)
	}
	slices.Reverse(list)
	return list
}

// spelledOut reports whether the text is nothing but names of the divisions, in their order.
func spelledOut(text string, divisions []Division) bool {
	if text == "" {
		return true
	}
	for i, d := range divisions {
		for _, form := range d.forms() {
			if rest, ok := strings.CutPrefix(text, form); ok && form != "" && spelledOut(rest, divisions[i+1:]) {
				return true
			}
		}
	}
	return false
}

// ends reports whether the text ends with a name of the division.
func (d Division) ends(text string) bool {
	for _, form := range d.forms() {
		if form != "" && strings.HasSuffix(text, form) {
			return true
		}
	}
	return false
}

// forms are the ways to call a division above townships, as newForms gives them.
func (d Division) forms() [3]string {
	t := divisions()
	return t.forms[t.rows[d.row-1].forms]
}

// newForms gives the full name of a division, then that without its nationalities (恩施州), "" where it has none,
// then its stem, "" where that is the full name.
func newForms(d Division) [3]string {
	stem := d.Stem()
	if stem == d.Name {
		return [3]string{d.Name}
	}
	f := [3]string{d.Name, "", stem}
	if suffix, _ := classOf(d.Name); strings.HasPrefix(suffix, "自治") && suffix != "自治区" {
		f[1] = stem + strings.TrimPrefix(suffix, "自治")
	}
	return f
}

// central are bodies of the State Council whose local offices put its name before that of the place.
var central = []string{"国家税务总局", "国家统计局", "国家外汇管理局", "国家金融监督管理总局", "国家矿山安全监察局", "国家能源局", "国家邮政局", "中国人民银行", "中国气象局"}

func cutCentral(name string) (rest string, ok bool) {
	for _, body := range central {
		if rest, ok := strings.CutPrefix(name, body); ok {
			return rest, true
		}
	}
	return name, false
}
