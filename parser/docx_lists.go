package parser

import (
	"strconv"
	"strings"

	"github.com/klauspost/compress/zip"
)

// Word counts the items of its lists itself: the 一、 of a heading may be in no text. Numerals in Chinese are put back,
// for they tell headings; those in digits are not, for a figure might seem to begin with one.

// docxLists knows the levels of a document's lists and counts.
type docxLists struct {
	levels map[string]*docxLevel // by abstract list and level: "3/0"
	lists  map[string]string     // abstract list of each list
	styles map[string]docxStyle

	abstract, list, level, style string // that is read
}

type docxLevel struct {
	chinese bool
	text    string // 第%1章, （%1）
	next    int
}

type docxStyle struct{ list, level string }

func readLists(z *zip.Reader, dir string, in *room) (*docxLists, *Error) {
	l := &docxLists{levels: map[string]*docxLevel{}, lists: map[string]string{}, styles: map[string]docxStyle{}}
	if failure := readPart(z, dir+"/numbering.xml", l, in); failure != nil {
		return nil, failure
	}
	if len(l.lists) == 0 {
		return l, nil
	}
	return l, readPart(z, dir+"/styles.xml", l, in)
}

func (l *docxLists) start(t xmlTag) *Error {
	val := t.attribute("val")
	switch string(t.name) {
	case "abstractNum":
		l.abstract = string(t.attribute("abstractNumId"))
	case "num":
		l.list, l.abstract = string(t.attribute("numId")), ""
	case "abstractNumId":
		l.lists[l.list] = string(val)
	case "lvl":
		if l.abstract != "" {
			l.level = l.abstract + "/" + string(t.attribute("ilvl"))
			l.levels[l.level] = &docxLevel{next: 1}
		}
	case "style":
		l.style = string(t.attribute("styleId"))
	case "numId":
		if l.style != "" {
			s := l.styles[l.style]
			s.list = string(val)
			l.styles[l.style] = s
		}
	case "ilvl":
		if l.style != "" {
			s := l.styles[l.style]
			s.level = string(val)
			l.styles[l.style] = s
		}
	}
	if level := l.levels[l.level]; level != nil {
		switch string(t.name) {
		case "numFmt":
			level.chinese = isChineseCount(string(val))
		case "lvlText":
			level.text = string(val)
		case "start":
			if n, err := strconv.Atoi(string(val)); err == nil {
				level.next = n
			}
		}
	}
	return nil
}

func (l *docxLists) end(name []byte) {
	switch string(name) {
	case "lvl":
		l.level = ""
	case "style":
		l.style = ""
	}
}

func (*docxLists) text([]byte) {}

func (*docxLists) passes([]byte) *pass { return nil }

// isChineseCount recognises the formats that count 一, 二, 三 (ST_NumberFormat).
func isChineseCount(format string) bool {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting", "taiwaneseCountingThousand":
		return true
	}
	return false
}

// numeral counts an item and gives what stands before it, "" where that is not in Chinese. A paragraph's own list
// goes before its style's; list 0 is none.
func (l *docxLists) numeral(style, list, level string) string {
	if list == "" {
		list, level = l.styles[style].list, l.styles[style].level
	}
	if list == "" {
		return ""
	}
	if level == "" {
		level = "0"
	}
	at := l.levels[l.lists[list]+"/"+level]
	if list == "0" || at == nil {
		return ""
	}
	n := at.next
	at.next++
	mark := "%" + nextDigit(level)
	if !at.chinese || n < 1 || n > 99 || strings.Count(at.text, "%") != 1 || !strings.Contains(at.text, mark) {
		return ""
	}
	return strings.Replace(at.text, mark, chineseNumber(n), 1)
}

// nextDigit is the number of a level, which are counted from 0, in its text, where they are counted from 1.
func nextDigit(level string) string {
	n, _ := strconv.Atoi(level)
	return strconv.Itoa(n + 1)
}

// chineseNumber writes 1 to 99.
func chineseNumber(n int) string {
	if n <= 10 {
		return chinese(n)
	}
	s := "十"
	if n >= 20 {
		s = chinese(n/10) + s
	}
	if n%10 > 0 {
		s += chinese(n % 10)
	}
	return s
}
