package gazetteer

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mentions yields the full names of provinces, prefectures and counties in a text. Those that are also common words
// (市中区, 老城区) and those of two characters (单县) only count behind the name of the division above them.
func mentions(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i+3 <= len(text); i++ {
			if text[i] < 0xe5 || !strings.Contains("省市县区旗州盟", text[i:i+3]) {
				continue
			}
			name, start := nameBefore(text, i+3, 2)
			if name == "" {
				continue
			}
			joined := false
			if len(name) == 2*len("县") || slices.Contains(common, name) {
				if joined = belowBefore(text, name, start); !joined {
					continue
				}
			}
			if standsAlone(text, start, i+3, false, joined) && !yield(name) {
				return
			}
		}
	}
}

// nameBefore is the longest name that ends there: of a division at most that deep.
func nameBefore(text string, end int, depth uint8) (name string, start int) {
	limit := len("达尔罕茂明安联合旗") / len("旗")
	if strings.HasSuffix(text[:end-3], "自治") {
		limit = 16
	}
	t := divisions()
	at := end
	for n := 1; n <= limit && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		at -= size
		if n < 2 {
			continue
		}
		i := t.first(text[at:end])
		for i >= 0 && t.rows[i].depth > depth {
			i = t.next[i]
		}
		if i >= 0 {
			name, start = text[at:end], at
		}
	}
	return name, start
}

// belowBefore reports whether the name of a division stands right before the place in the text that the named one is
// next below.
func belowBefore(text, name string, start int) bool {
	t := divisions()
	for i := t.first(name); i >= 0; i = t.next[i] {
		if above, ok := t.division(i).Parent(); ok && above.ends(text[:start]) {
			return true
		}
	}
	return false
}

// Leading is the longest full name of a division, of three characters or more, that the text begins with: 灵宝市 of
// 灵宝市城关镇. It is "" where there is none, or one that is also a common word.
func Leading(text string) string {
	t := divisions()
	name := ""
	for i, n := 0, 1; i+3 <= len(text) && n <= longestLeading; i, n = i+3, n+1 {
		if text[i] < 0xe4 || text[i] > 0xe9 {
			break
		}
		if n < 3 || nameEnds&(1<<(text[i+2]&63)) == 0 || !endsName(text[i:i+3]) {
			continue
		}
		if own := text[:i+3]; t.first(own) >= 0 && !slices.Contains(common, own) {
			name = own
		}
	}
	return name
}

// longestLeading bounds, in characters, the names that Leading finds.
const longestLeading = 12

// nameEnds are bits of the characters that end names, by their last six.
const nameEnds uint64 = 1<<('省'&63) | 1<<('市'&63) | 1<<('县'&63) | 1<<('区'&63) | 1<<('旗'&63) | 1<<('州'&63) | 1<<('盟'&63) | 1<<('镇'&63) |
	1<<('乡'&63) | 1<<('道'&63) | 1<<('木'&63)

// endsName reports whether a character ends the names of a class.
func endsName(r string) bool {
	switch r {
	case "省", "市", "县", "区", "旗", "州", "盟", "镇", "乡", "道", "木":
		return true
	}
	return false
}

// common are names of districts that are words for any part of a town.
var common = []string{"市中区", "新市区", "老城区", "新城区", "城中区", "城东区", "城西区", "城北区", "城关区", "城厢区", "中原区", "河口区", "矿区", "郊区", "城区"}

// distinctive reports whether a stem means that division alone: no other above townships has the same, but
// those above or below it, and it is no common word.
func distinctive(d Division, stem string) bool {
	if slices.Contains(words, stem) {
		return false
	}
	t := divisions()
	for _, c := range classes {
		for i := t.first(stem + c.suffix); i >= 0; i = t.next[i] {
			if other := t.division(i); t.rows[i].depth < 3 && !other.holds(d) && !d.holds(other) {
				return false
			}
		}
	}
	return true
}

// words are stems that are also common words, or parts of them.
var words = []string{
	"公安", "合作", "互助", "通道", "民权", "惠民", "富民", "爱民", "新建", "平安", "友谊", "富裕", "同心", "永胜", "建华", "振兴",
	"复兴", "解放", "工农", "光明", "前进", "前锋", "南部", "中方", "东方", "正定", "和平", "文明", "安定", "安居", "长寿", "兴业",
	"兴国", "团结", "民主", "建设", "胜利", "红旗", "红星", "新华", "朝阳", "中山", "长安", "兴安", "政和", "和顺", "大方", "大同",
	"会同", "永定", "清水", "河口", "石门", "中原", "江南", "江北", "河东", "河西", "城关", "城中", "城东", "城西", "城北", "桥东",
	"桥西", "海南", "河南", "西湖", "东湖", "南山", "宝山", "向阳", "青山", "白云", "普陀", "中心", "集中", "交口", "保安",
	"开发", "高新", "经济", "农安", "安全", "统一", "万全", "信丰", "利民", "新民", "民和", "民乐", "永安", "文安", "公主岭",
}
