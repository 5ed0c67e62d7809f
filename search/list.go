package search

import "encoding/binary"

// list is a growing list of numbers of reports, as gaps in varints, in a chain of chunks of the pool. A chunk ends with the
// place of the next; each is twice as large as the one before, up to largestChunk. The zero value is empty.
type list struct {
	n           uint32 // reports
	bytes       uint32 // that the gaps take
	first, tail uint32 // the first chunk, and where the next byte goes
	left, chunk uint16 // room behind the tail, and the size of its chunk
}

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

// append puts a report behind the last one in the list: gap is how many numbers lie between them.
func (p *pool) append(l *list, gap uint32) {
	l.n++
	for ; gap >= 0x80; gap >>= 7 {
		p.put(l, byte(gap)|0x80)
	}
	p.put(l, byte(gap))
}

func (p *pool) put(l *list, b byte) {
	if l.left == 0 {
		p.extend(l)
	}
	p.slabs[l.tail>>slabBits][l.tail%slab] = b
	l.tail++
	l.left--
	l.bytes++
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

// gaps appends the list's bytes to b.
func (p *pool) gaps(b []byte, l list) []byte {
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
