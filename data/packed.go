package data

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"

	"github.com/klauspost/compress/flate"
)

// Compressed texts are put together of pieces that are compressed by themselves: each ends where a byte does and leads back to
// nothing before it, so that one behind the other they are one stream of DEFLATE (RFC 1951), as any reader of gzip and ZIP takes it.

// packLevel is the fastest: rows are so much alike that harder work would take a fifth off the bytes for twice the time.
const packLevel = flate.BestSpeed

// packer compresses texts.
type packer struct {
	flate *flate.Writer
	out   bytes.Buffer
	piece piece // that is being written
	err   error
}

// packRoom is how much text is gathered before it is compressed.
const packRoom = 1 << 16

// write adds a text to the piece, and gives its room back, empty.
func (p *packer) write(text []byte) []byte {
	if p.flate == nil {
		if p.flate, p.err = flate.NewWriter(&p.out, packLevel); p.err != nil {
			return text[:0]
		}
	}
	p.piece.sum = crc32.Update(p.piece.sum, crc32.IEEETable, text)
	p.piece.size += len(text)
	if _, err := p.flate.Write(text); err != nil {
		p.err = err
	}
	return text[:0]
}

// pack ends the piece with the text, and begins another.
func (p *packer) pack(text []byte) piece {
	p.write(text)
	if p.err != nil {
		return piece{}
	}
	p.err = p.flate.Flush()
	one := p.piece
	one.body = bytes.Clone(p.out.Bytes())
	p.out.Reset()
	p.flate.Reset(&p.out)
	p.piece = piece{}
	return one
}

// packedEnd ends a stream: a last block with nothing in it.
var packedEnd = []byte{3, 0}

// stream is a stream of pieces.
type stream struct {
	pieces []piece
	sum    uint32 // CRC-32 of all text
	size   int    // of all text
	length int    // of the stream
}

func (s *stream) add(p piece) {
	s.pieces = append(s.pieces, p)
	s.sum = sumBehind(s.sum, p.sum, p.size)
	s.size += p.size
	s.length += len(p.body)
}

// append writes the stream behind b, and tells of its pieces.
func (s *stream) append(b []byte, known *pieces) []byte {
	for _, p := range s.pieces {
		known.tell(p, len(b))
		b = append(b, p.body...)
	}
	return append(b, packedEnd...)
}

// gzipHead is that of a gzip file (RFC 1952) that tells neither time nor name, so that the same rows are the same bytes.
var gzipHead = []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 0xff}

// gzip is the stream as a file.
func (s *stream) gzip(known *pieces) []byte {
	b := make([]byte, 0, len(gzipHead)+s.length+len(packedEnd)+8)
	b = s.append(append(b, gzipHead...), known)
	b = binary.LittleEndian.AppendUint32(b, s.sum)
	return binary.LittleEndian.AppendUint32(b, uint32(s.size))
}

// sumBehind is the CRC-32 of two texts, one behind the other, of which the second has so many bytes: the first sum is multiplied by
// x to the power of their bits, modulo the polynomial (Mark Adler's crc32_combine).
func sumBehind(first, second uint32, size int) uint32 {
	power, square := uint32(1)<<31, uint32(1)<<23 // x⁰, x⁸: the highest bit is the lowest power
	for ; size > 0; size >>= 1 {
		if size&1 != 0 {
			power = timesModulo(power, square)
		}
		square = timesModulo(square, square)
	}
	return timesModulo(power, first) ^ second
}

func timesModulo(a, b uint32) uint32 {
	product := uint32(0)
	for bit := uint32(1) << 31; bit != 0; bit >>= 1 {
		if a&bit != 0 {
			product ^= b
		}
		if b&1 != 0 {
			b = b>>1 ^ crc32.IEEE
		} else {
			b >>= 1
		}
	}
	return product
}
