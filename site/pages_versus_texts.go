package site

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/report"
	"nianbao/templates"
)

// textSide is a section of one of two reports; the zero value is none.
type textSide struct {
	page string // link to the report
	id   string // of the section on it
	text []string
}

func newTextSide(at string, e entry, section int, ids []string) textSide {
	return textSide{page: relative(at, e.path()+".html"), id: ids[section], text: e.whole().Sections[section].Text}
}

// side is a paragraph in parts.
func (t textSide) side(paragraph int, parts []templates.VersusPart) templates.VersusSide {
	return templates.VersusSide{Href: t.page + "#" + paragraphID(t.id, paragraph), Parts: parts}
}

// comparer compares reports, one pair after the other. Its zero value is ready; it uses its room again for each page.
type comparer struct {
	pairing pairing
	differ  differ
	pairs   []templates.VersusPair
	figures sideBySide
}

// begin forgets the page before.
func (c *comparer) begin() {
	c.pairs, c.figures.differ, c.figures.same = c.pairs[:0], c.figures.differ[:0], c.figures.same[:0]
	c.differ.older.room, c.differ.newer.room = c.differ.older.room[:0], c.differ.newer.room[:0]
}

// texts sets the sections of two reports beside each other: those that have one address on their reports' pages.
// Sections that only the older has come where it has them.
func (c *comparer) texts(at string, v versus, alike []check.Similarity) []templates.VersusText {
	older, newer := sectionIDs(v.older.whole()), sectionIDs(v.newer.whole())
	var list []templates.VersusText
	next := 0 // of the older, what has been passed
	onlyOlder := func(to int) {
		for ; next < to; next++ {
			if !slices.Contains(newer, older[next]) {
				list = c.appendText(list, v.older.whole().Sections[next], older[next], "只见于较早的一份。", newTextSide(at, v.older, next, older), textSide{})
			}
		}
	}
	for i, id := range newer {
		a, about := textSide{}, "只见于较晚的一份。"
		if j := slices.Index(older, id); j >= 0 {
			onlyOlder(j)
			a, about = newTextSide(at, v.older, j, older), similarWords(alike[i])
		}
		list = c.appendText(list, v.newer.whole().Sections[i], id, about, a, newTextSide(at, v.newer, i, newer))
	}
	onlyOlder(len(older))
	return list
}

// copied sets the section of a finding beside the one it is said to be taken from; none where the finding is about a third report.
func (c *comparer) copied(at string, v versus, f check.Finding, alike []check.Similarity) []templates.VersusText {
	own, others := -1, -1
	for _, ev := range f.Evidence {
		switch {
		case ev.Report == nil && own < 0:
			own = ev.Section - 1
		case ev.Report == v.older.Report && others < 0:
			others = ev.Section - 1
		}
	}
	if own < 0 || own >= len(v.newer.whole().Sections) || others < 0 || others >= len(v.older.whole().Sections) {
		return nil
	}
	older, newer := sectionIDs(v.older.whole()), sectionIDs(v.newer.whole())
	return c.appendText(nil, v.newer.whole().Sections[own], newer[own], similarWords(alike[own]),
		newTextSide(at, v.older, others, older), newTextSide(at, v.newer, own, newer))
}

// appendText appends a section, if there is any text in it.
func (c *comparer) appendText(list []templates.VersusText, s report.Section, id, about string, older, newer textSide) []templates.VersusText {
	if len(older.text)+len(newer.text) == 0 {
		return list
	}
	names := sectionNames[0]
	if s.Number > 0 && s.Number < len(sectionNames) {
		names = sectionNames[s.Number]
	}
	text := templates.VersusText{ID: id, Title: cmp.Or(strings.TrimSpace(s.Title), names.title), About: about}
	if names.number != "" {
		text.Title = names.number + "、" + text.Title
	}
	first := len(c.pairs)
	for _, p := range c.pairing.pair(older.text, newer.text) {
		var pair templates.VersusPair
		switch {
		case p.older < 0:
			pair.Newer = newer.side(p.newer, whole(newer.text[p.newer]))
		case p.newer < 0:
			pair.Older = older.side(p.older, whole(older.text[p.older]))
		case older.text[p.older] == newer.text[p.newer]:
			pair.Same = true
			pair.Newer = newer.side(p.newer, []templates.VersusPart{{Text: newer.text[p.newer]}})
		default:
			a, b := c.differ.parts(older.text[p.older], newer.text[p.newer])
			pair.Older, pair.Newer = older.side(p.older, a), newer.side(p.newer, b)
		}
		c.pairs = append(c.pairs, pair)
	}
	text.Pairs = c.pairs[first:len(c.pairs):len(c.pairs)]
	return append(list, text)
}

// whole is a paragraph that the other report has nothing of.
func whole(text string) []templates.VersusPart {
	return []templates.VersusPart{{Text: text, Changed: true}}
}
