// Package english is a reading aid: the words of the official forms, of the checks and of the pages' furniture in
// English. What reports say is left in Chinese.
//
//	words.txt    Chinese | English, one a line, in parts
//	guide.md     the page that introduces the site in English
//
// A line may stand for many texts: # is any figure, * any name. The pages' script (assets/english.js) knows the same
// lines and the same two signs.
package english

import (
	_ "embed"
	"regexp"
	"strings"
)

//go:embed words.txt
var words string

//go:embed guide.md
var guide []byte

// Guide is Markdown.
func Guide() []byte { return guide }

// Word is one line of words.txt.
type Word struct{ Chinese, English string }

var (
	list    = parse(words)
	byFold  = index(list)
	figures = regexp.MustCompile(`\d[\d.,]*`)
)

// Words are all words, in the order of the file.
func Words() []Word { return list }

func parse(text string) []Word {
	var list []Word
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		chinese, english, ok := strings.Cut(line, " | ")
		if ok && !strings.HasPrefix(line, ";") {
			list = append(list, Word{chinese, english})
		}
	}
	return list
}

func index(list []Word) map[string]string {
	m := make(map[string]string, len(list))
	for _, w := range list {
		m[w.Chinese] = w.English
	}
	return m
}

// Of is the text in English, false where the words don't have it. A line of the very text comes first, then one with
// signs for its figures; * is the script's alone, since only a page has names.
func Of(chinese string) (string, bool) {
	if e, ok := byFold[chinese]; ok {
		return e, true
	}
	found := figures.FindAllString(chinese, -1)
	e, ok := byFold[figures.ReplaceAllString(chinese, "#")]
	if !ok || strings.Count(e, "#") != len(found) {
		return "", false
	}
	for _, f := range found {
		e = strings.Replace(e, "#", f, 1)
	}
	return e, true
}
