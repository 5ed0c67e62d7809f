package check

import (
	"encoding/binary"

	"nianbao/report"
)

// Sample is a report's text in brief, for the rules between reports: the hashes of one shingle in eight, in the order of the
// text, with a mark at the end of each paragraph. That is some four bytes for eight 汉字, and all that is looked at of a text
// while reports are told apart; only those that are read side by side are opened and folded again. It can be kept as the bytes
// it is:
//
//	1 where the text is too short to tell whether it is copied │ hashes, four bytes each, the lowest first
//
// Bytes that SampleOf did not make are the sample of some other text, or of none.
type Sample string

const sampleHead = 1

// paragraphEnd is no sampled hash.
const paragraphEnd = ^uint32(0)

// sampled reports whether a shingle stands for its neighbours: one in eight does, the same ones wherever they are printed.
func sampled(hash uint32) bool { return hash&7 == 0 }

// SampleOf takes the sample of a report that is there with its text.
func SampleOf(r *report.Report) Sample {
	var f folded
	f.fold(r)
	b := make([]byte, 0, sampleHead+4*len(f.parts)+len(f.hash))
	return Sample(f.appendSample(b))
}

func (f *folded) appendSample(b []byte) []byte {
	if len(f.han) < copiedHan {
		b = append(b, 1)
	} else {
		b = append(b, 0)
	}
	for p, part := range f.parts {
		for i := int(part.first); i < min(f.end(p), len(f.hash)); i++ {
			if sampled(f.hash[i]) {
				b = binary.LittleEndian.AppendUint32(b, f.hash[i])
			}
		}
		b = binary.LittleEndian.AppendUint32(b, paragraphEnd)
	}
	return b
}

// short reports whether the text is too short to tell whether it is copied.
func (s Sample) short() bool { return len(s) < sampleHead || s[0] != 0 }

// hashes are the samples of a text, and paragraphEnd behind each paragraph.
type hashes string

func (s Sample) hashes() hashes { return hashes(s[min(len(s), sampleHead):]) }

// some reports whether there is another.
func (s hashes) some() bool { return len(s) >= 4 }

// first is the one at the head; there must be some.
func (s hashes) first() uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// alike reports whether one text may have a passage of the other: several samples in a row, not all of them common.
// A passage of 80 汉字 has nine on the average, and a difference in it costs one or two.
func alike(a, b Sample, c *commons) bool {
	var has [64]uint64 // a set that says yes to a few too many
	for s := b.hashes(); s.some(); s = s[4:] {
		if h := s.first(); h != paragraphEnd {
			has[h>>9%64] |= 1 << (h >> 3 % 64)
		}
	}
	row, rare := 0, 0
	for s := a.hashes(); s.some(); s = s[4:] {
		switch h := s.first(); {
		case h == paragraphEnd:
		case has[h>>9%64]&(1<<(h>>3%64)) == 0:
			if row--; row <= 0 {
				row, rare = 0, 0
			}
		default:
			row++
			if !c.common(h) {
				rare++
			}
			if row >= 5 && rare >= 3 {
				return true
			}
		}
	}
	return false
}
