package site

import (
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"nianbao/templates"
)

// The differences of two paragraphs are found in two steps: which clauses both have, in order, and within what is left
// between those, which characters. That is how a reader compares, it does not take stray characters of unlike sentences for the same,
// and it bounds the time: the exact difference of two texts takes time in proportion to the product of their lengths,
// so beyond a limit they are told as wholly different. The limit goes by size: the same texts give the same page on any machine.

const (
	clauseLimit = 1 << 20 // product of the numbers of clauses
	clauseKinds = 1 << 15 // clauses that are not the same
	charLimit   = 1 << 17 // product of the numbers of characters: two of 362
)

// differ finds differences. Its zero value is ready.
type differ struct {
	library      diffmatchpatch.DiffMatchPatch // its zero value has no time limit
	older, newer []templates.VersusPart
}

// parts are the two texts, each in runs that the other has or has not.
func (d *differ) parts(older, newer string) (a, b []templates.VersusPart) {
	d.older, d.newer = nil, nil
	coded := newCode(clause)
	x, y := coded.encode(older), coded.encode(newer)
	if len(x)*len(y) > clauseLimit || len(coded.texts) > clauseKinds {
		return []templates.VersusPart{{Text: older, Changed: true}}, []templates.VersusPart{{Text: newer, Changed: true}}
	}
	var deleted, inserted string
	for _, step := range d.library.DiffMainRunes(x, y, false) {
		text := coded.decode(step.Text)
		switch step.Type {
		case diffmatchpatch.DiffDelete:
			deleted += text
		case diffmatchpatch.DiffInsert:
			inserted += text
		default:
			d.changed(deleted, inserted)
			d.equal(text)
			deleted, inserted = "", ""
		}
	}
	d.changed(deleted, inserted)
	return d.older, d.newer
}

// changed tells what stands in place of each other, numbers as a whole.
func (d *differ) changed(deleted, inserted string) {
	coded := newCode(character)
	x, y := coded.encode(deleted), coded.encode(inserted)
	if len(x)*len(y) > charLimit || len(x) == 0 || len(y) == 0 {
		d.older = appendPart(d.older, deleted, true)
		d.newer = appendPart(d.newer, inserted, true)
		return
	}
	for _, step := range d.library.DiffCleanupSemantic(d.library.DiffMainRunes(x, y, false)) {
		text := coded.decode(step.Text)
		switch step.Type {
		case diffmatchpatch.DiffDelete:
			d.older = appendPart(d.older, text, true)
		case diffmatchpatch.DiffInsert:
			d.newer = appendPart(d.newer, text, true)
		default:
			d.equal(text)
		}
	}
}

func (d *differ) equal(text string) {
	d.older = appendPart(d.older, text, false)
	d.newer = appendPart(d.newer, text, false)
}

func appendPart(list []templates.VersusPart, text string, changed bool) []templates.VersusPart {
	if n := len(list); n > 0 && list[n-1].Changed == changed {
		list[n-1].Text += text
		return list
	}
	if text == "" {
		return list
	}
	return append(list, templates.VersusPart{Text: text, Changed: changed})
}

// code gives every piece of text a character of its own, so that the library compares pieces.
type code struct {
	next  func(text string) int // length of the first piece
	ids   map[string]rune
	texts []string
}

func newCode(next func(string) int) *code { return &code{next: next, ids: map[string]rune{}} }

// firstCode is where characters begin that are no half of a pair and no mark of an encoding: the private use planes.
const firstCode = 0xf0000

func (c *code) encode(text string) []rune {
	var list []rune
	for text != "" {
		n := c.next(text)
		id, ok := c.ids[text[:n]]
		if !ok {
			id = firstCode + rune(len(c.texts))
			c.ids[text[:n]] = id
			c.texts = append(c.texts, text[:n])
		}
		list = append(list, id)
		text = text[n:]
	}
	return list
}

func (c *code) decode(coded string) string {
	var b strings.Builder
	for _, id := range coded {
		b.WriteString(c.texts[id-firstCode])
	}
	return b.String()
}

// clause is a piece up to a mark.
func clause(text string) int {
	if i := strings.IndexAny(text, "，。；：！？、"); i >= 0 {
		return i + len("，")
	}
	return len(text)
}

// character is a piece of one character, or of all digits of a number.
func character(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	if n == 0 {
		_, n = utf8.DecodeRuneInString(text)
	}
	return n
}
