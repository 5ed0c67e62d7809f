package check

import (
	"encoding/binary"
	"slices"
)

// Of the rare shingles of a passage the least in each of eight bins stands for it (MinHash with one permutation). Two passages
// that share a part p of their shingles agree in about 8p bins.

const (
	bins         = 8
	passageLeast = 8 // samples of a passage that ends with a paragraph
	passageLong  = 20
)

// marked is what is known of a text by its sample alone and by what is common.
type marked struct {
	marks  string // the leasts of its passages, four bytes each as a sample has them, each once
	common string // bits that say which of its samples are common
}

// marker signs the passages of texts. Its room is used again.
type marker struct {
	least  [bins]uint32
	marks  []uint32
	packed []byte
}

// mark signs the passages of a text: paragraphs, short ones joined, long ones cut where a shingle itself says so, so that two
// texts are cut alike after a difference too.
func (s *marker) mark(text Sample, c *commons) marked {
	s.open()
	s.marks, s.packed = s.marks[:0], s.packed[:0]
	n, all := 0, 0 // samples of the passage, and of the text
	common := byte(0)
	for text := text.hashes(); text.some(); text = text[4:] {
		h := text.first()
		if h == paragraphEnd {
			if n >= passageLeast {
				s.close()
				n = 0
			}
			continue
		}
		if all++; all%8 == 0 {
			s.packed, common = append(s.packed, common), 0
		}
		n++
		if c.common(h) {
			common |= 1 << (all % 8)
			continue
		}
		if bin := binOf(h); h < s.least[bin] {
			s.least[bin] = h
		}
		if n >= passageLong && h>>6%4 == 0 {
			s.close()
			n = 0
		}
	}
	s.close()
	s.packed = append(s.packed, common)
	end := len(s.packed)
	slices.Sort(s.marks)
	for _, h := range slices.Compact(s.marks) {
		s.packed = binary.LittleEndian.AppendUint32(s.packed, h)
	}
	packed := string(s.packed)
	return marked{marks: packed[end:], common: packed[:end]}
}

func binOf(hash uint32) int { return int(hash >> 3 % bins) }

const none = ^uint32(0)

func (s *marker) open() {
	for i := range s.least {
		s.least[i] = none
	}
}

func (s *marker) close() {
	for _, h := range s.least {
		if h != none {
			s.marks = append(s.marks, h)
		}
	}
	s.open()
}
