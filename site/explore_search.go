package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/gazetteer"
	"nianbao/report"
)

// The search index is one sorted list of words, each leading to an organ, or to a place whose government has no page of
// its own, cut into blocks of a few kilobytes as they are sent. What a reader types is the beginning of a word; all words
// with one beginning lie in one block or in neighbours. The small top file says where each block begins.

// searchBlock is how many entries a block has; the last may have fewer.
const searchBlock = 100

// searchTop is the top file. Block i holds the entries from Starts[i] on.
type searchTop struct {
	Schema  int      `json:"schema"`
	Organs  int      `json:"organs"`
	Entries int      `json:"entries"`
	Block   int      `json:"block"`
	Starts  []string `json:"starts"` // the beginning of the first word, as long as tells it from the one before
}

// searchEntry is one word of an organ, or of a place, which has a number of reports and no level or years.
type searchEntry struct {
	Word    string       `json:"word"`
	Name    string       `json:"name"`
	Path    string       `json:"path"`
	Level   report.Level `json:"level,omitempty"`
	Years   string       `json:"years,omitempty"`
	Region  string       `json:"region,omitempty"` // 河南省三门峡市灵宝市
	Reports int          `json:"reports,omitempty"`
}

// exploreIndex is the search index: its top and its blocks.
func (c *Collection) exploreIndex() (searchTop, [][]searchEntry) {
	var all []searchEntry
	for _, o := range c.organs {
		e := searchEntry{Name: o.Name, Path: o.path, Level: o.Level, Years: yearRanges(o), Region: strings.Join(o.Region, "")}
		for _, e.Word = range searchWords(o.Organ) {
			all = append(all, e)
		}
	}
	for p := range c.root.all() {
		if p.parent == nil || p.own != nil && p.own.path == p.path {
			continue
		}
		d := p.division
		e := searchEntry{Name: p.name, Path: p.path, Region: strings.Join(d.Region(), ""), Reports: len(p.below)}
		for _, e.Word = range searchWords(report.Organ{Name: d.Name, Place: d.Name, Level: d.Level, Region: d.Region(), Code: d.Code}) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b searchEntry) int { return cmp.Or(cmp.Compare(a.Word, b.Word), cmp.Compare(a.Path, b.Path)) })
	top := searchTop{Schema: exploreSchema, Organs: len(c.organs), Entries: len(all), Block: searchBlock, Starts: []string{}}
	var blocks [][]searchEntry
	before := ""
	for block := range slices.Chunk(all, searchBlock) {
		top.Starts = append(top.Starts, telling(before, block[0].Word))
		before = block[len(block)-1].Word
		blocks = append(blocks, block)
	}
	return top, blocks
}

// telling is the shortest beginning of the word that comes behind the word before it; all of it where they are one.
func telling(before, word string) string {
	for i, r := range word {
		end := i + utf8.RuneLen(r)
		if word[:end] > before {
			return word[:end]
		}
	}
	return word
}

// searchWords are what an organ is looked for by: its name, and its name behind that of the place around it, in full
// (新郑市辛店镇) and as people say it (新郑辛店镇); a department's without its place's; each in 汉字, in pinyin and by initials. In
// 汉字 it is found from any character of its own name on: 关镇 finds 函谷关镇.
func searchWords(o report.Organ) []string {
	d, _ := gazetteer.ByCode(o.Code)
	around, own := d, o.Name
	if o.Level == report.Department {
		for _, p := range append(slices.Clone(o.Region), o.Place) {
			if rest := strings.TrimPrefix(own, p); rest != "" {
				own = rest
			}
		}
	} else {
		around, _ = d.Parent()
	}
	names := []string{o.Name}
	if n := len(o.Region); n > 0 && !strings.HasPrefix(o.Name, o.Region[n-1]) {
		names = append(names, o.Region[n-1]+o.Name)
	}
	if around.Name != "" {
		names = append(names, around.Stem()+own)
	}
	if own != o.Name {
		names = append(names, own+o.Place)
	}
	var words []string
	for _, name := range names {
		name = bare(name)
		words = append(words, name, strings.ReplaceAll(gazetteer.Spell(name), "-", ""), initials(name))
	}
	own = strings.TrimSuffix(bare(own), "人民政府")
	for i := range own {
		if i > 0 && utf8.RuneCountInString(own[i:]) > 1 {
			words = append(words, own[i:])
		}
	}
	slices.Sort(words)
	words = slices.Compact(words)
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// bare is the name without anything but letters, digits and 汉字, in lower case, as words of the index are.
func bare(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// initials are the first letters of a name's syllables: hggz of 函谷关镇. Each character is taken as it is read by itself,
// but for the first one that the name as a whole has in another reading (长垣 is changyuan).
func initials(name string) string {
	var letters []byte
	spelled := strings.ReplaceAll(gazetteer.Spell(name), "-", "")
	aligned := true
	for _, r := range name {
		s := gazetteer.Spell(string(r))
		if s == "" {
			continue
		}
		rest, same := strings.CutPrefix(spelled, s)
		if aligned && !same && spelled != "" {
			s = spelled
		}
		aligned, spelled = aligned && same, rest
		letters = append(letters, s[0])
	}
	return string(letters)
}
