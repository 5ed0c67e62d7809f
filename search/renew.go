package search

import (
	"encoding/binary"
	"iter"
)

// Renew gives the pieces of the reports as they are now from those of the reports as they were: the same that an index of all of
// them comes to, in about the time it takes to read the pieces. ok is false where they are seen to be none, or not to go together
// with the changes.
func Renew(pieces []string, c Changes) (list []Piece, ok bool) {
	if !c.possible() {
		return nil, false
	}
	r := renewal{c: c, reading: reading{reports: c.Before}, was: newMarks(c.Before), now: newMarks(c.Now)}
	r.stays, r.renumbered = c.stays()
	for p := range cut(r.all(pieces)) {
		list = append(list, p)
	}
	return list, !r.bad
}

// possible reports whether the numbers are in order, and as many as they must be.
func (c Changes) possible() bool {
	before := -1
	for _, n := range c.Gone {
		if n <= before || n >= c.Before {
			return false
		}
		before = n
	}
	before = -1
	for _, a := range c.New {
		if a.Number <= before || a.Number >= c.Now {
			return false
		}
		before = a.Number
	}
	return c.Before-len(c.Gone)+len(c.New) == c.Now
}

// stay is some reports in a row that are there as they were: numbers from one to before another, and the first's number now.
type stay struct{ first, end, now int }

// stays are all reports that are there as they were; renumbered is whether any of them has another number.
func (c Changes) stays() (list []stay, renumbered bool) {
	gone, added, now := c.Gone, c.New, 0
	for first := 0; first < c.Before; {
		if len(gone) > 0 && gone[0] == first {
			first, gone = first+1, gone[1:]
			continue
		}
		for ; len(added) > 0 && added[0].Number == now; added = added[1:] {
			now++
		}
		end := c.Before
		if len(gone) > 0 {
			end = gone[0]
		}
		if len(added) > 0 {
			end = min(end, first+added[0].Number-now)
		}
		list = append(list, stay{first, end, now})
		renumbered = renumbered || first != now
		first, now = end, now+end-first
	}
	return list, renumbered || c.Before != c.Now
}

// renewal is at work on pieces.
type renewal struct {
	c          Changes
	stays      []stay
	renumbered bool
	reading
	was, now marks // of the token that is being made
	w        writer
	text     []byte
}

// all yields those that were there, as far as any report has them now, and those that are new.
func (r *renewal) all(pieces []string) iter.Seq[token] {
	return func(yield func(token) bool) {
		next, stop := iter.Pull2(r.added())
		defer stop()
		text, reports, more := next()
		for t := range r.tokens(pieces) {
			for ; more && string(text) < t.text; text, reports, more = next() {
				if !yield(r.w.token(text, reports, r.c.Now)) {
					return
				}
			}
			var also marks
			if more && string(text) == t.text {
				also = reports
			}
			if made := r.renewed(t, also); made.n > 0 && !yield(made) {
				return
			}
			if also != nil {
				text, reports, more = next()
			}
		}
		for ; more && !r.bad; text, reports, more = next() {
			if !yield(r.w.token(text, reports, r.c.Now)) {
				return
			}
		}
	}
}

// added yields the tokens of reports that were not there.
func (r *renewal) added() iter.Seq2[[]byte, marks] {
	var x Index
	numbers := make([]int, len(r.c.New))
	for i, a := range r.c.New {
		x.Add(a.Terms)
		numbers[i] = a.Number
	}
	return x.tokens(numbers, r.c.Now)
}

// renewed is the token of the reports that have it now, which may be none.
func (r *renewal) renewed(t written, also marks) token {
	r.text = append(r.text[:0], t.text...)
	if r.isSame(t, also) {
		r.w.list = append(r.w.list[:0], t.list...)
		return token{r.text, t.n, form{r.w.list, t.dense}}
	}
	if also == nil && !t.dense {
		if made, ok := r.moved(t); ok {
			return made
		}
	}
	clear(r.was)
	r.mark(t, r.was)
	clear(r.now)
	for _, s := range r.stays {
		r.now.copy(s.now, r.was, s.first, s.end)
	}
	for i, some := range also {
		r.now[i] |= some
	}
	return r.w.token(r.text, r.now, r.c.Now)
}

// moved is the token with a sparse list, where none of the new reports has it; ok is false where the list is to be dense.
func (r *renewal) moved(t written) (made token, ok bool) {
	r.w.list = r.w.list[:0]
	made = token{text: r.text}
	stays, at, next := r.stays, 0, 0
	for list := t.list; list != ""; at++ {
		gap, size := gapOf(list)
		if at += gap; size == 0 || at >= r.reports {
			r.bad = true
			return token{}, true
		}
		list = list[size:]
		for len(stays) > 0 && stays[0].end <= at {
			stays = stays[1:]
		}
		if len(stays) == 0 {
			break
		}
		if s := stays[0]; s.first <= at {
			now := s.now + at - s.first
			r.w.list = binary.AppendUvarint(r.w.list, uint64(now-next))
			next = now + 1
			made.n++
		}
	}
	made.list = r.w.list
	return made, len(made.list) <= (r.c.Now+7)/8
}

// isSame reports whether the token's list is what it was: every report has its number, and of those in whose places others
// stand now, these have the token where they had it.
func (r *renewal) isSame(t written, also marks) bool {
	if r.renumbered {
		return false
	}
	same := true
	r.has(t, r.c.Gone, func(report int, had bool) bool {
		same = had == (also != nil && also.has(report))
		return same
	})
	return same
}
