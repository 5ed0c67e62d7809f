package site

import (
	"unicode/utf8"

	"nianbao/templates"
)

// The differences of two paragraphs are found in two steps: which clauses both have, in order, and within what is left
// between those, which characters. That is how a reader compares, and it does not take stray characters of unlike sentences for
// the same. The exact difference of two texts takes time in proportion to the product of their lengths, so beyond a limit they
// are told as wholly different. The limit goes by size: the same texts give the same page on any machine.

const (
	clauseLimit = 1 << 20 // product of the numbers of clauses
	charLimit   = 1 << 20 // product of the numbers of characters: two of 1024
)

// differ finds differences. Its zero value is ready; what it has needed room for once it uses again.
type differ struct {
	older, newer   retelling
	clauses        map[string]uint64
	before, after  pieces // clauses
	gone, come     pieces // characters
	common, within common
	hunks          []hunk
}

// retelling is a text of which so much is told.
type retelling struct {
	text  string
	at    int
	first int // of its parts in the room
	room  []templates.VersusPart
}

func (t *retelling) begin(text string) { t.text, t.at, t.first = text, 0, len(t.room) }

// parts are what is told of the text.
func (t *retelling) parts() []templates.VersusPart { return t.room[t.first:len(t.room):len(t.room)] }

// take tells the next n bytes.
func (t *retelling) take(n int, changed bool) {
	if n == 0 {
		return
	}
	if last := len(t.room) - 1; last >= t.first && t.room[last].Changed == changed {
		p := &t.room[last]
		p.Text = t.text[t.at-len(p.Text) : t.at+n]
	} else {
		t.room = append(t.room, templates.VersusPart{Text: t.text[t.at : t.at+n], Changed: changed})
	}
	t.at += n
}

// parts are the two texts, each in runs that the other has or has not.
func (d *differ) parts(older, newer string) (a, b []templates.VersusPart) {
	d.older.begin(older)
	d.newer.begin(newer)
	if d.clauses == nil {
		d.clauses = map[string]uint64{}
	}
	clear(d.clauses)
	d.before.cut(older, d.clause)
	d.after.cut(newer, d.clause)
	if len(d.before.keys)*len(d.after.keys) > clauseLimit {
		d.older.take(len(older), true)
		d.newer.take(len(newer), true)
		return d.older.parts(), d.newer.parts()
	}
	i, j := 0, 0
	for _, m := range d.common.of(d.before.keys, d.after.keys) {
		d.changed(d.before.size(i, m[0]), d.after.size(j, m[1]))
		n := d.before.size(m[0], m[0]+1)
		d.older.take(n, false)
		d.newer.take(n, false)
		i, j = m[0]+1, m[1]+1
	}
	d.changed(len(older)-d.older.at, len(newer)-d.newer.at)
	return d.older.parts(), d.newer.parts()
}

// hunk is what stands in place of each other, in characters, and how many behind it are the same.
type hunk struct{ gone, come, same int }

// changed tells the next bytes of both texts, which have no clause in common, numbers as a whole.
func (d *differ) changed(gone, come int) {
	d.gone.cut(d.older.text[d.older.at:d.older.at+gone], character)
	d.come.cut(d.newer.text[d.newer.at:d.newer.at+come], character)
	x, y := d.gone.keys, d.come.keys
	if len(x)*len(y) > charLimit || len(x) == 0 || len(y) == 0 {
		d.older.take(gone, true)
		d.newer.take(come, true)
		return
	}
	hunks := d.hunks[:0]
	i, j := 0, 0
	for _, m := range append(d.within.of(x, y), [2]int{len(x), len(y)}) {
		if m[0] == i && m[1] == j && len(hunks) > 0 && m[0] < len(x) {
			hunks[len(hunks)-1].same++
		} else {
			hunks = settled(append(hunks, hunk{m[0] - i, m[1] - j, 1}))
		}
		i, j = m[0]+1, m[1]+1
	}
	d.hunks = hunks
	hunks[len(hunks)-1].same-- // the end of both texts
	i, j = 0, 0
	for _, h := range hunks {
		d.older.take(d.gone.size(i, i+h.gone), true)
		d.newer.take(d.come.size(j, j+h.come), true)
		i, j = i+h.gone, j+h.come
		n := d.gone.size(i, i+h.same)
		d.older.take(n, false)
		d.newer.take(n, false)
		i, j = i+h.same, j+h.same
	}
}

// settled makes one hunk of the last ones where what is the same between them is no longer than what differs on both sides: few
// characters that two unlike sentences happen to share say nothing.
func settled(hunks []hunk) []hunk {
	for len(hunks) > 1 {
		a, b := &hunks[len(hunks)-2], hunks[len(hunks)-1]
		if a.same > max(a.gone, a.come) || a.same > max(b.gone, b.come) {
			break
		}
		*a = hunk{a.gone + a.same + b.gone, a.come + a.same + b.come, b.same}
		hunks = hunks[:len(hunks)-1]
	}
	return hunks
}

// pieces are a text in pieces, of which two are the same where their keys are.
type pieces struct {
	keys []uint64
	ends []int
}

func (p *pieces) cut(text string, first func(text string) (key uint64, size int)) {
	p.keys, p.ends = p.keys[:0], p.ends[:0]
	for at := 0; at < len(text); {
		key, n := first(text[at:])
		at += n
		p.keys, p.ends = append(p.keys, key), append(p.ends, at)
	}
}

// size is how many bytes the pieces from the i-th up to the j-th have.
func (p *pieces) size(i, j int) int {
	switch {
	case i == j:
		return 0
	case i == 0:
		return p.ends[j-1]
	}
	return p.ends[j-1] - p.ends[i-1]
}

// clause is a piece up to a mark.
func (d *differ) clause(text string) (key uint64, size int) {
	size = len(text)
	for i, r := range text {
		if r == '，' || r == '。' || r == '；' || r == '：' || r == '！' || r == '？' || r == '、' {
			size = i + utf8.RuneLen(r)
			break
		}
	}
	key, ok := d.clauses[text[:size]]
	if !ok {
		key = uint64(len(d.clauses))
		d.clauses[text[:size]] = key
	}
	return key, size
}

// longestNumber is how many digits a number has at most that a key can hold.
const longestNumber = 17

// character is a piece of one character, or of all digits of a number.
func character(text string) (key uint64, size int) {
	for size < min(len(text), longestNumber) && '0' <= text[size] && text[size] <= '9' {
		key = key*10 + uint64(text[size]-'0')
		size++
	}
	if size > 0 {
		return 1<<63 | uint64(size)<<57 | key, size
	}
	r, size := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError && size == 1 {
		return 1<<62 | uint64(text[0]), 1
	}
	return uint64(r), size
}
