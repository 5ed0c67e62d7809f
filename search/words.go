package search

import (
	"cmp"
	"slices"
)

// Words of Latin letters and digits have keys as pairs of 汉字 have: those of five letters or less, which are nearly all,
// their digits to the base of 37, longer ones a number behind those.
const (
	shortWord  = 5
	shortWords = 37 * 37 * 37 * 37 * 37
)

// codeOf is the key of a word of at most five letters.
func codeOf[T string | []byte](word T) uint32 {
	code := uint32(0)
	for i := range len(word) {
		c := word[i]
		if c >= 'a' {
			c -= 'a' - '9' - 1
		}
		code = 37*code + uint32(c-'0'+1)
	}
	return code
}

// words are the longer ones.
type words struct {
	numbers map[string]uint32 // from 0
	names   []string
}

// key is the word's.
func (w *words) key(word string) uint32 {
	if len(word) <= shortWord {
		return codeOf(word)
	}
	n, known := w.numbers[word]
	if !known {
		if w.numbers == nil {
			w.numbers = map[string]uint32{}
		}
		n = uint32(len(w.names))
		w.numbers[word], w.names = n, append(w.names, word)
	}
	return shortWords + n
}

// wordList is a word with its list.
type wordList struct {
	text string
	list uint32
}

// sorted are the words of the slots in the order of their bytes.
func (w *words) sorted(slots []slot) []wordList {
	list := make([]wordList, len(slots))
	for i, s := range slots {
		list[i] = wordList{w.name(s.key), s.list}
	}
	slices.SortFunc(list, func(a, b wordList) int { return cmp.Compare(a.text, b.text) })
	return list
}

func (w *words) name(key uint32) string {
	if key >= shortWords {
		return w.names[key-shortWords]
	}
	var room [shortWord]byte
	at := len(room)
	for ; key > 0; key /= 37 {
		c := '0' + byte(key%37) - 1
		if c > '9' {
			c += 'a' - '9' - 1
		}
		at--
		room[at] = c
	}
	return string(room[at:])
}
