package gazetteer

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexicon counts a few names in a text in one pass, the longest at each place. It is only for names that
// begin with a 汉字.
type lexicon struct {
	words  []word
	starts [64]uint64 // bits of the first characters
	heard  bool       // some word has been counted
}

type word struct {
	text  string
	stem  bool // a name without its class
	count int  // weight of the mentions
}

func (x *lexicon) add(text string, stem bool) {
	if len(text) >= 2*len("市") {
		x.words = append(x.words, word{text: text, stem: stem})
	}
}

func (x *lexicon) build() {
	slices.SortFunc(x.words, func(a, b word) int {
		if a.text == b.text && a.stem != b.stem { // the stem first: it is kept, and the stricter
			if a.stem {
				return -1
			}
			return 1
		}
		return strings.Compare(a.text, b.text)
	})
	x.words = slices.CompactFunc(x.words, func(a, b word) bool { return a.text == b.text })
	for _, w := range x.words {
		x.starts[w.text[1]&63] |= 1 << (w.text[2] & 63)
	}
}

// mentionsOf gives the weight of the mentions of a division, in full and by its stem alone. A stem counts only
// where it is distinctive.
func (x *lexicon) mentionsOf(d Division) (full, short int) {
	if !x.heard {
		return 0, 0
	}
	f := d.forms()
	full = x.found(f[0]) + x.found(f[1])
	if short = x.found(f[2]); short > 0 && !distinctive(d, f[2]) {
		short = 0
	}
	return full, short
}

// found is the weight of the mentions of a text.
func (x *lexicon) found(text string) int {
	i, ok := slices.BinarySearchFunc(x.words, text, func(w word, text string) int { return strings.Compare(w.text, text) })
	if !ok {
		return 0
	}
	return x.words[i].count
}

func (x *lexicon) count(text string, weight int) {
	end := -1 // of the mention before
	for i := 0; i+6 <= len(text); {
		if text[i] < 0xe0 {
			i++
			continue
		}
		if x.starts[text[i+1]&63]&(1<<(text[i+2]&63)) != 0 {
			if w := x.longest(text[i:]); w >= 0 {
				size := len(x.words[w].text)
				if standsAlone(text, i, i+size, x.words[w].stem, i == end) {
					x.words[w].count += weight
					x.heard = true
				}
				i += size
				end = i
				continue
			}
		}
		i += 3
	}
}

// longest is the longest word that the text begins with, or -1.
func (x *lexicon) longest(text string) int {
	best, key := -1, text[:3]
	i := sort.Search(len(x.words), func(i int) bool { return x.words[i].text[:3] >= key })
	for ; i < len(x.words) && x.words[i].text[:3] == key; i++ {
		if strings.HasPrefix(text, x.words[i].text) {
			best = i // sorted: the longer ones come later
		}
	}
	return best
}

// standsAlone reports whether text[start:end] is a place by itself: no part of a longer word (吉林市 in 吉林市场, 昌图 in
// 昌图站) or of another division's name. Names of two characters need another place before them, or something
// other than most 汉字: there is 息县 in 信息县级.
func standsAlone(text string, start, end int, stem, joined bool) bool {
	name := text[start:end]
	next, _ := utf8.DecodeRuneInString(text[end:])
	switch suffix, _ := classOf(name); {
	case stem:
		if strings.ContainsRune(continuing, next) {
			return false
		}
	case suffix == "市" && next == '场', strings.HasSuffix(suffix, "区") && next == '域':
		return false
	case len(name) == 2*len("县") && !joined:
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		if unicode.Is(unicode.Han, before) && !strings.ContainsRune("在与及由向到从", before) {
			return false
		}
	}
	if joined {
		return true
	}
	for range 3 {
		before, size := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.Is(unicode.Han, before) {
			break
		}
		start -= size
		if divisions().first(text[start:end]) >= 0 {
			return false
		}
	}
	return true
}

// continuing are characters that make another name of the stem before them.
const continuing = "省市县区旗州盟镇乡街路道村社站桥山河湖江港海湾岛庄屯岭沟寨店堡关口"
