package corpus

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// textFaults are slips in the words themselves.
var textFaults = map[string][]plant{
	"text.year":    {otherYear, otherYearOnce},
	"text.organ":   {otherOrgan},
	"text.residue": {residue},
	"text.marks":   {doubled},
	"text.basis":   {wrongBasis},
}

// otherYear tells of another year all through the text.
func otherYear(x *planter) (string, bool) {
	return x.yearInPlace(strconv.Itoa(x.p.year-1), 100)
}

// otherYearOnce leaves another year in a paragraph or two.
func otherYearOnce(x *planter) (string, bool) {
	return x.yearInPlace(strconv.Itoa(x.p.year-1), 40)
}

func (x *planter) yearInPlace(other string, percent int) (string, bool) {
	n, place := 0, ""
	for _, i := range []int{0, 4, 5} {
		for k, s := range x.p.text[i] {
			told := strings.HasPrefix(s, "{Y}年") || strings.Contains(s, "。{Y}年") || strings.Contains(s, "，{Y}年") || strings.Contains(s, "：{Y}年")
			if i == 0 && k == 0 || !told || strings.Contains(s, "{P}年") || strings.Contains(s, "要点") || !x.chance(percent) {
				continue // the first paragraph states what the numbers are about; some tell of the year before as well
			}
			place += x.replace(i, k, "{Y}", other) + "……"
			x.p.text[i][k] = strings.ReplaceAll(x.p.text[i][k], "{Y}", other)
			n++
		}
	}
	return place, n > 0
}

// otherOrgan leaves the name of an organ next to it in the text.
func otherOrgan(x *planter) (string, bool) {
	if x.p.who.organ.Level == report.Department || x.p.who.organ.Level == report.Prefecture {
		return "", false
	}
	parent, _ := x.p.who.place.Parent()
	others := x.some(parent.Children(), 1, func(d gazetteer.Division) bool { return governed(d) && d != x.p.who.place })
	i, k := x.find("{称}")
	if i < 0 || len(others) == 0 || i == 0 && k == 0 {
		return "", false
	}
	return x.replace(i, k, "{称}", others[0].Name), true
}

// residue is what a template leaves.
func residue(x *planter) (string, bool) {
	i := pick(x.maker, 0, 4, 5)
	k := x.rng.IntN(len(x.p.text[i]))
	left := ""
	switch x.rng.IntN(3) {
	case 0:
		left = pick(x.maker, "共召开会议XX次。", "公开信息××条。", "开展培训xx次，培训XX人次。", "全年发布信息**条。")
		x.p.text[i][k] += left
	case 1:
		left = "该部分以表格形式报告。"
		x.p.text[pick(x.maker, 1, 2, 3)] = []string{left}
	default:
		left = pick(x.maker, "（此处填写主要做法）", "（XX局）")
		x.p.text[i] = slices.Insert(x.p.text[i], k, left)
	}
	return left, true
}

// doubled has a mark twice.
func doubled(x *planter) (string, bool) {
	mark := pick(x.maker, "。", "，", "《", "》", "、", "（")
	for _, i := range []int{0, 4} {
		for k, s := range x.p.text[i] {
			if strings.Contains(s, mark) {
				x.p.text[i][k] = strings.Replace(s, mark, mark+mark, 1)
				return mark + mark, true
			}
		}
	}
	return "", false
}

// wrongBasis names the letter that prescribes the form wrongly.
func wrongBasis(x *planter) (string, bool) {
	i, k := x.find("{函}")
	if i < 0 {
		return "", false
	}
	right := x.p.word("函")
	wrong := pick(x.maker, strings.Replace(right, "国办公开办函", "国办发", 1), strings.Replace(right, "国办公开办函", "国办函", 1),
		strings.NewReplacer("60", "50", "30", "20").Replace(right), strings.NewReplacer("2019", "2020", "2021", "2022").Replace(right))
	return x.replace(i, k, "{函}", wrong), true
}
