package search

import (
	"cmp"
	"encoding/binary"
	"iter"
	"math/bits"
	"slices"
	"unicode/utf8"
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

// token is one entry of the index.
type token struct {
	text  string
	n     int // reports
	dense bool
	list  []byte // valid until the next token is made
}

// Pieces yields the pieces, each with its first token. The bodies are shared with nobody.
func (x *Index) Pieces() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		var heads, lists []byte
		first, n := "", 0
		flush := func() bool {
			body := binary.AppendUvarint(make([]byte, 0, binary.MaxVarintLen32+len(heads)+len(lists)), uint64(n))
			body = append(append(body, heads...), lists...)
			heads, lists, n = heads[:0], lists[:0], 0
			return yield(first, body)
		}
		for t := range x.tokens() {
			if n > 0 && len(heads)+len(lists)+len(t.text)+len(t.list) > pieceBytes && !flush() {
				return
			}
			if n == 0 {
				first = t.text
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

// tokens yields words, then 汉字, each before the pairs that begin with it.
func (x *Index) tokens() iter.Seq[token] {
	return func(yield func(token) bool) {
		found := slices.DeleteFunc(slices.Clone(x.slots), func(s slot) bool { return s.key == 0 })
		slices.SortFunc(found, func(a, b slot) int { return cmp.Compare(a.key, b.key) })
		names := make([]string, len(x.words)+1)
		for word, number := range x.words {
			names[number] = word
		}
		w := writer{x: x, seen: make([]byte, (x.Len()+7)/8)}
		words, _ := slices.BinarySearchFunc(found, lastWord, func(s slot, key uint32) int { return cmp.Compare(s.key, key) })
		slices.SortFunc(found[:words], func(a, b slot) int { return cmp.Compare(names[a.key], names[b.key]) })
		for _, s := range found[:words] {
			if !yield(w.token(names[s.key], s.list)) {
				return
			}
		}
		for rest := found[words:]; len(rest) > 0; {
			n := 1
			for n < len(rest) && rest[n].key>>16 == rest[0].key>>16 {
				n++
			}
			if !w.character(rest[:n], yield) {
				return
			}
			rest = rest[n:]
		}
	}
}

// writer makes tokens; its buffers are used again for each.
type writer struct {
	x    *Index
	buf  []byte
	seen []byte // a bit for each report
}

// character yields a 汉字 by itself, which all reports have that have it with another or at the end, and the pairs.
func (w *writer) character(list []slot, yield func(token) bool) bool {
	clear(w.seen)
	for _, s := range list {
		w.mark(s.list)
	}
	first := rune(list[0].key >> 16)
	if !yield(w.single(string(first))) {
		return false
	}
	for _, s := range list {
		second := rune(s.key & 0xffff)
		if second == 0 {
			continue
		}
		text := utf8.AppendRune(utf8.AppendRune(nil, first), second)
		if !yield(w.token(string(text), s.list)) {
			return false
		}
	}
	return true
}

// token writes the list in the shorter form.
func (w *writer) token(text string, l list) token {
	t := token{text: text, n: int(l.n), dense: int(l.bytes) > len(w.seen)}
	if t.dense {
		clear(w.seen)
		w.mark(l)
		t.list = w.seen
		return t
	}
	w.buf = w.x.pool.gaps(w.buf[:0], l)
	t.list = w.buf
	return t
}

// mark sets the bits of the reports in the list.
func (w *writer) mark(l list) {
	w.buf = w.x.pool.gaps(w.buf[:0], l)
	at := uint32(0)
	for i := 0; i < len(w.buf); at++ {
		gap, shift := uint32(0), 0
		for ; w.buf[i] >= 0x80; i++ {
			gap |= uint32(w.buf[i]&0x7f) << shift
			shift += 7
		}
		at += gap | uint32(w.buf[i])<<shift
		i++
		w.seen[at/8] |= 1 << (at % 8)
	}
}

// single is a token with the reports whose bits are set.
func (w *writer) single(text string) token {
	t := token{text: text}
	w.buf = w.buf[:0]
	next := 0
	for i, b := range w.seen {
		for ; b != 0; b &= b - 1 {
			at := 8*i + bits.TrailingZeros8(b)
			w.buf = binary.AppendUvarint(w.buf, uint64(at-next))
			next = at + 1
			t.n++
		}
	}
	t.list = w.buf
	if len(w.buf) > len(w.seen) {
		t.dense, t.list = true, w.seen
	}
	return t
}
