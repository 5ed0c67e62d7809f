package parser

import "strings"

// slab gives room to things of which a document has thousands, for many of them at a time.
type slab[T any] struct{ free []T }

// slabSize is how many things are given room at a time.
const slabSize = 64

// one gives a new thing.
func (s *slab[T]) one() *T {
	if len(s.free) == 0 {
		s.free = make([]T, slabSize)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// take gives n new things, behind each other.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.free = make([]T, max(n, slabSize))
	}
	things := s.free[:n:n]
	s.free = s.free[n:]
	return things
}

// list keeps a copy of a list.
func (s *slab[T]) list(things []T) []T {
	kept := s.take(len(things))
	copy(kept, things)
	return kept
}

// textSlab gives room to short texts, for many of them at a time.
type textSlab struct{ room strings.Builder }

// textSlabSize is for how many bytes of text there is room at a time.
const textSlabSize = 4 << 10

// keep gives a text of its own.
func (s *textSlab) keep(text []byte) string {
	if s.room.Len()+len(text) > s.room.Cap() {
		s.room = strings.Builder{}
		s.room.Grow(max(len(text), textSlabSize))
	}
	from := s.room.Len()
	s.room.Write(text)
	return s.room.String()[from:]
}
