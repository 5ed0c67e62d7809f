package gazetteer

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// Spell gives the pinyin of a Chinese name in one piece, without tones: 函谷关 is hanguguan. It is ASCII,
// [a-z0-9-], and empty only for a text without letters, digits and 汉字. ü is written v, as it is typed and
// as the places themselves do in their addresses (吕梁 lvliang). A name of several readings takes the one
// that its places go by: first by the longest entry of names, then by readings of single characters, then by
// go-pinyin's first.
func Spell(han string) string {
	b := make([]byte, 0, 3*len(han)/2)
	gap := false
	for i := 0; i < len(han); {
		spelling, size := spellAt(han[i:])
		if spelling == "" {
			gap = len(b) > 0
		} else {
			if gap {
				b, gap = append(b, '-'), false
			}
			b = append(b, spelling...)
		}
		i += size
	}
	return string(b)
}

// spellAt spells what the text begins with: a name with an entry, or one character. It is "" for what is
// neither 汉字 nor a letter or digit of ASCII.
func spellAt(s string) (spelling string, size int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return s[:1], 1
	case r >= 'A' && r <= 'Z':
		return strings.ToLower(s[:1]), 1
	case r < 0x3007 || r == utf8.RuneError:
		return "", size
	}
	if spelling, size, ok := named(s); ok {
		return spelling, size
	}
	if r >= firstHan && r <= lastHan {
		if spelling := syllables()[r-firstHan]; spelling != "" {
			return spelling, size
		}
	}
	if spelling := syllable(r); spelling != "" {
		return spelling, size
	}
	if unicode.Is(unicode.Han, r) {
		return "u" + strconv.FormatInt(int64(r), 16), size // a 汉字 that go-pinyin does not have
	}
	return "", size
}

const firstHan, lastHan = 0x4e00, 0x9fff

// syllables are the spellings of the common 汉字, from firstHan on.
var syllables = sync.OnceValue(func() []string {
	list := make([]string, lastHan-firstHan+1)
	for i := range list {
		list[i] = syllable(rune(firstHan + i))
	}
	return list
})

// syllable spells a character by itself, "" where nobody knows how.
func syllable(r rune) string {
	if spelling, ok := readings[r]; ok {
		return spelling
	}
	tones, ok := pinyin.PinyinDict[int(r)]
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(tones, ",")
	return toneless(first)
}

// named finds the longest entry of names that the text begins with.
func named(s string) (spelling string, size int, ok bool) {
	for _, n := range nameIndex()[s[:min(3, len(s))]] {
		if len(n.han) > size && strings.HasPrefix(s, n.han) {
			spelling, size, ok = n.spelling, len(n.han), true
		}
	}
	return spelling, size, ok
}

// nameIndex holds the entries of names by their first character.
var nameIndex = sync.OnceValue(func() map[string][]name {
	index := make(map[string][]name, len(names))
	for _, n := range names {
		index[n.han[:3]] = append(index[n.han[:3]], n)
	}
	return index
})

// toneless writes a syllable in ASCII.
func toneless(syllable string) string {
	var b [8]byte
	out := b[:0]
	for _, r := range syllable {
		if r < utf8.RuneSelf {
			out = append(out, byte(r))
		} else if i := strings.IndexRune(toned, r); i >= 0 {
			out = append(out, plain[utf8.RuneCountInString(toned[:i])])
		}
	}
	return string(out)
}

const (
	toned = "āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿê"
	plain = "aaaaeeeeooooiiiiuuuuvvvvvnnnme"
)
