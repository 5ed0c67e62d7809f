package search

import (
	"encoding/binary"
	"math/bits"
)

// list is a growing list of reports, in a chain of chunks of the pool. A chunk ends with the place of the next; each is twice as
// large as the one before, up to largestChunk. The zero value is empty.
//
// Reports are added in turns of 64. Of a turn in which any report is in the list stands how many turns lie between it and
// the one before, eight times that, and how many reports it has, as a varint; then a byte for each, its place in the turn. Where
// they are eight or more they stand as bits instead, in eight bytes, and as none in the number.
type list struct {
	n           uint32 // reports
	turns       uint32 // up to the last that is in it
	bytes       uint32 // that it takes
	first, tail uint32 // the first chunk, and where the next byte goes
	left, chunk uint16 // room behind the tail, and the size of its chunk
}

// turn is how many reports are added before lists are written on.
const turn = 64

const (
	firstChunk   = 8
	largestChunk = 512
	link         = 4 // bytes of the place of the next chunk
	slabBits     = 16
	slab         = 1 << slabBits
)

// pool holds the chunks of all lists. A place in it is the number of a slab and the offset in it.
type pool struct {
	slabs [][]byte
	free  uint32 // place behind the last chunk
}

// add puts reports of a turn, which are not none, behind the others in the list.
func (p *pool) add(l *list, at uint32, reports uint64) {
	var room [binary.MaxVarintLen32 + 8]byte
	n := bits.OnesCount64(reports)
	head := uint64(at-l.turns) << 3
	l.n += uint32(n)
	l.turns = at + 1
	b := room[:]
	if n >= 8 {
		i := binary.PutUvarint(b, head)
		binary.LittleEndian.PutUint64(b[i:], reports)
		p.put(l, b[:i+8])
		return
	}
	i := binary.PutUvarint(b, head|uint64(n))
	for ; reports != 0; reports &= reports - 1 {
		b[i] = byte(bits.TrailingZeros64(reports))
		i++
	}
	p.put(l, b[:i])
}

func (p *pool) put(l *list, b []byte) {
	l.bytes += uint32(len(b))
	if len(b) <= int(l.left) && len(b) <= 2 { // as of most
		into := p.slabs[l.tail>>slabBits][l.tail%slab:]
		copy(into, b)
		l.tail += uint32(len(b))
		l.left -= uint16(len(b))
		return
	}
	for {
		n := min(len(b), int(l.left))
		if n > 0 {
			copy(p.slabs[l.tail>>slabBits][l.tail%slab:], b[:n])
			l.tail += uint32(n)
			l.left -= uint16(n)
		}
		if b = b[n:]; len(b) == 0 {
			return
		}
		p.extend(l)
	}
}

// extend gives the list another chunk.
func (p *pool) extend(l *list) {
	size := uint32(min(max(firstChunk, 2*l.chunk), largestChunk))
	if len(p.slabs) == 0 || slab-p.free%slab < size || p.free%slab == 0 {
		p.free = uint32(len(p.slabs)) << slabBits
		p.slabs = append(p.slabs, make([]byte, slab))
	}
	if l.chunk == 0 {
		l.first = p.free
	} else {
		binary.LittleEndian.PutUint32(p.slabs[l.tail>>slabBits][l.tail%slab:], p.free)
	}
	l.tail, l.left, l.chunk = p.free, uint16(size)-link, uint16(size)
	p.free += size
}

// each calls do with each turn's reports. The room is used for the list's bytes.
func (p *pool) each(l *list, room *[]byte, do func(at int, reports uint64)) {
	b := p.all((*room)[:0], l)
	*room = b
	at := 0
	for i := 0; i < len(b); at++ {
		head := int(b[i])
		if i++; head >= 0x80 {
			more, size := binary.Uvarint(b[i:])
			head, i = head&0x7f|int(more)<<7, i+size
		}
		at += head >> 3
		n, reports := head&7, uint64(0)
		if n == 0 {
			reports = binary.LittleEndian.Uint64(b[i:])
			n = 8
		} else {
			for _, place := range b[i : i+n] {
				reports |= 1 << (place & 63)
			}
		}
		i += n
		do(at, reports)
	}
}

// all appends the list's bytes to b.
func (p *pool) all(b []byte, l *list) []byte {
	at, size, rest := l.first, uint32(firstChunk), l.bytes
	for rest > 0 {
		chunk := p.slabs[at>>slabBits][at%slab:][:size]
		n := min(rest, size-link)
		b = append(b, chunk[:n]...)
		rest -= n
		at, size = binary.LittleEndian.Uint32(chunk[size-link:]), min(2*size, largestChunk)
	}
	return b
}
