package search

import (
	"encoding/binary"
	"iter"
	"math/bits"
)

// The index is one list of tokens in the order of their bytes, cut into pieces. A list of reports takes the fewer bytes of
// two forms, so that none has more than one for eight reports, however common its token:
//
//	sparse   the first report's number, then the gaps between reports, each as a varint
//	dense    one bit for each report of the site, the lowest of a byte first
//
// A piece is the number of its tokens, then for each its length, its bytes in UTF-8, how many reports have it, and how
// many bytes its list takes, twice that, and one more if the list is dense; then the lists. Numbers are varints.

// pieceBytes is how large a piece gets before the next begins. One that holds a single token may be larger.
const pieceBytes = 16 << 10

// Piece is one file of the index.
type Piece struct {
	First string // token
	Body  []byte
}

// token is one entry of the index, valid until the next is made.
type token struct {
	text []byte
	n    int // reports
	form
}

// form is a list of reports as it is written.
type form struct {
	list  []byte
	dense bool
}

// Pieces yields the pieces. numbers are those of the reports, in the order in which they were added; where it is nil they are
// numbered in that order. The bodies are shared with nobody.
func (x *Index) Pieces(numbers []int) iter.Seq[Piece] {
	return cut(func(yield func(token) bool) {
		var w writer
		for text, reports := range x.tokens(numbers, x.Len()) {
			if !yield(w.token(text, reports, x.Len())) {
				return
			}
		}
	})
}

// cut writes tokens, which are in order, as pieces.
func cut(tokens iter.Seq[token]) iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		var heads, lists []byte
		first, n := "", 0
		flush := func() bool {
			body := binary.AppendUvarint(make([]byte, 0, binary.MaxVarintLen32+len(heads)+len(lists)), uint64(n))
			body = append(append(body, heads...), lists...)
			heads, lists, n = heads[:0], lists[:0], 0
			return yield(Piece{first, body})
		}
		for t := range tokens {
			if n > 0 && len(heads)+len(lists)+len(t.text)+len(t.list) > pieceBytes && !flush() {
				return
			}
			if n == 0 {
				first = string(t.text)
			}
			n++
			heads = binary.AppendUvarint(heads, uint64(len(t.text)))
			heads = append(heads, t.text...)
			heads = binary.AppendUvarint(heads, uint64(t.n))
			size := 2 * uint64(len(t.list))
			if t.dense {
				size++
			}
			heads = binary.AppendUvarint(heads, size)
			lists = append(lists, t.list...)
		}
		if n > 0 {
			flush()
		}
	}
}

// writer makes tokens; its room is used again for each.
type writer struct{ list []byte }

// token is that of the reports whose bits are set, of so many in all.
func (w *writer) token(text []byte, reports marks, all int) token {
	t := token{text: text}
	for _, some := range reports {
		t.n += bits.OnesCount64(some)
	}
	size := (all + 7) / 8
	w.list = w.list[:0]
	if t.n <= size {
		next := 0
		for i, some := range reports {
			for ; some != 0; some &= some - 1 {
				at := 64*i + bits.TrailingZeros64(some)
				w.list = binary.AppendUvarint(w.list, uint64(at-next))
				next = at + 1
			}
		}
		if len(w.list) <= size {
			t.list = w.list
			return t
		}
		w.list = w.list[:0]
	}
	for _, some := range reports {
		w.list = binary.LittleEndian.AppendUint64(w.list, some)
	}
	t.list, t.dense = w.list[:size], true
	return t
}
