package gazetteer

import (
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// classes are the kinds of division by the ending of a name, longer endings first.
var classes = []struct {
	suffix string
	level  report.Level // of a division with such a name, "" where it may be several
}{
	{"自治区", report.Province}, {"自治州", report.Prefecture}, {"自治县", report.County}, {"自治旗", report.County},
	{"民族乡", report.Township}, {"街道", report.Township}, {"苏木", report.Township}, {"地区", ""},
	{"省", report.Province}, {"市", ""}, {"县", report.County},
	{"区", report.County}, {"旗", report.County}, {"州", report.Prefecture}, {"盟", report.Prefecture},
	{"镇", report.Township}, {"乡", report.Township},
}

// classOf gives the ending that says what kind of division a name is, with its level; "" where the name has
// none, or is one itself.
func classOf(name string) (suffix string, level report.Level) {
	for _, c := range classes {
		if len(name) > len(c.suffix) && strings.HasSuffix(name, c.suffix) {
			return c.suffix, c.level
		}
	}
	return "", ""
}

// governed reports whether the division has a people's government or an agency of one. Development zones,
// farms and the like stand in the statistics too, with county numbers from 71 to 79.
func (d Division) governed() bool {
	suffix, _ := classOf(d.Name)
	switch {
	case suffix == "":
		return false
	case d.Level == report.County:
		return d.Code[4] != '7'
	case d.Level == report.Township:
		return suffix == "镇" || suffix == "乡" || suffix == "民族乡" || suffix == "街道" || suffix == "苏木" || suffix == "地区"
	}
	return true
}

// government is the name of the organ that governs the division: its people's government, or the agency
// that stands for the government above in a street, a prefecture or a league.
func (d Division) government() string { return governmentOf(d.Name, d.Level) }

func governmentOf(place string, level report.Level) string {
	switch suffix, _ := classOf(place); {
	case suffix == "街道", suffix == "地区" && level == report.Township:
		return place + "办事处"
	case suffix == "地区", suffix == "盟":
		return place + "行政公署"
	}
	return place + "人民政府"
}

// Stem is the name without its class and, of an autonomous division, without its nationalities: 恩施 of
// 恩施土家族苗族自治州. Where nothing or one character would be left it is the whole name (单县), and where only
// nationalities are, the first of them (鄂伦春 of 鄂伦春自治旗).
func (d Division) Stem() string {
	suffix, _ := classOf(d.Name)
	if suffix == "" || !d.governed() {
		return d.Name
	}
	stem := strings.TrimSuffix(d.Name, suffix)
	switch d.Name { // of kinds that have one member, or two
	case "神农架林区", "六枝特区", "浦东新区", "滨海新区":
		return stem[:len(stem)-len("林")]
	}
	if strings.HasPrefix(suffix, "自治") || suffix == "民族乡" || strings.HasSuffix(stem, "族") {
		stem = withoutNationality(stem, suffix == "自治州" || suffix == "自治县")
	}
	if utf8.RuneCountInString(stem) < 2 {
		return d.Name
	}
	return stem
}

// withoutNationality takes the names of nationalities off the end of a stem, all but one that it begins with.
// Those without 族 are taken where bare says that the class is one that comes with them (博尔塔拉蒙古自治州, not
// 内蒙古自治区), or where they have three characters.
func withoutNationality(stem string, bare bool) string {
	for {
		cut := stem
		name, marked := strings.CutSuffix(stem, "族")
		for _, n := range nationalities {
			if rest, ok := strings.CutSuffix(name, n); ok && (marked || len(n) > 2*len("族") || bare && len(n) > len("族")) {
				cut = rest
				break
			}
		}
		switch cut {
		case stem:
			return stem
		case "":
			return name
		}
		stem = cut
	}
}

// nationalities are the names without 族, and 各族 and 民族. Longer ones come before those they end with.
var nationalities = []string{
	"各", "民", "达斡尔", "鄂伦春", "鄂温克", "哈萨克", "柯尔克孜", "塔吉克", "维吾尔", "乌孜别克", "塔塔尔", "俄罗斯", "锡伯",
	"蒙古", "朝鲜", "土家", "哈尼", "傈僳", "拉祜", "布朗", "布依", "景颇", "纳西", "仡佬", "仫佬", "毛南", "撒拉", "保安",
	"东乡", "裕固", "德昂", "阿昌", "独龙", "门巴", "珞巴", "基诺", "赫哲", "普米", "高山",
	"回", "藏", "苗", "彝", "壮", "满", "侗", "瑶", "白", "傣", "黎", "佤", "畲", "水", "土", "羌", "怒", "京",
}
