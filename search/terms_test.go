package search

import (
	"slices"
	"testing"
)

// Terms are this for this text: what stood before is not written again.
func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"":          "",
		"公开":        "公开|",
		"公开，公开":     "公开|",
		"公开，公":      "公开|公|",
		"公开，开公":     "公开|开公|",
		"公开公开申请":    "公开公-开申请|",
		"开，公开":      "开|公开-",
		"第3条，第3条":   "3 第|条|",
		"A1 a1 １":   "a1 1 ",
		"1234567 公": "1234567 公|",
	} {
		terms := TermsOf(reportOf("", text))
		words, runs := terms.parts()
		got := ""
		for word := range words.all() {
			got += word + " "
		}
		for ; len(runs) >= 2; runs = runs[2:] {
			switch c := rune(runs[0]) | rune(runs[1])<<8; c {
			case atEnd:
				got += "|"
			case knownOn:
				got += "-"
			default:
				got += string(c)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Short words and their keys stand for each other, and keys of words are below those of 汉字.
func TestWords(t *testing.T) {
	var w words
	seen := map[uint32]string{}
	list := []string{"0", "9", "a", "z", "00", "0a", "2024", "zzzzz", "99999", "000000", "gov1cn", word(longestWord)}
	for _, word := range list {
		key := w.key(word)
		if other, known := seen[key]; known || key == 0 || key > lastWord || w.name(key) != word || w.key(word) != key {
			t.Errorf("%s has the key %d of %q, which is that of %s", word, key, other, w.name(key))
		}
		seen[key] = word
	}
	if !slices.Equal(w.names, []string{"000000", "gov1cn", word(longestWord)}) {
		t.Errorf("%q are numbered", w.names)
	}
}
