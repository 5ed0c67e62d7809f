package parser

import "strings"

// slab gives room to things of which a document has thousands, for many of them at a time.
type slab[T any] struct {
	things []T // the last that room was made for, which are the most
	free   []T // of them
}

const (
	slabSize = 64      // for how many things there is room at first
	mostKept = 1 << 16 // more are not kept for the next document
)

// one gives a new thing.
func (s *slab[T]) one() *T {
	if len(s.free) == 0 {
		s.grow(1)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// take gives n new things, behind each other.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.grow(n)
	}
	things := s.free[:n:n]
	s.free = s.free[n:]
	return things
}

func (s *slab[T]) grow(n int) {
	s.things = make([]T, max(n, 2*len(s.things), slabSize))
	s.free = s.things
}

// list keeps a copy of a list.
func (s *slab[T]) list(things []T) []T {
	kept := s.take(len(things))
	copy(kept, things)
	return kept
}

// clear takes all things back.
func (s *slab[T]) clear() {
	clear(s.things[:len(s.things)-len(s.free)])
	if s.free = s.things; len(s.things) > mostKept {
		s.things, s.free = nil, nil
	}
}

// textSlab gives room to short texts, for many of them at a time.
type textSlab struct{ room strings.Builder }

// textSlabSize is for how many bytes of text there is room at a time.
const textSlabSize = 4 << 10

// keep gives a text of its own.
func (s *textSlab) keep(text []byte) string {
	from := s.make(len(text))
	s.room.Write(text)
	return s.room.String()[from:]
}

// keepText is keep for what is a string.
func (s *textSlab) keepText(text string) string {
	from := s.make(len(text))
	s.room.WriteString(text)
	return s.room.String()[from:]
}

// make sees to room for n bytes, and says where they begin.
func (s *textSlab) make(n int) (from int) {
	if s.room.Len()+n > s.room.Cap() {
		s.room = strings.Builder{}
		s.room.Grow(max(n, textSlabSize))
	}
	return s.room.Len()
}
