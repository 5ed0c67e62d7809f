package check

// samples are the texts of all reports in brief: of each the hashes of one shingle in eight, in the order of the text, with
// a mark at the end of each paragraph. That is some four bytes for eight 汉字, and all that is kept of a text while reports
// are told apart; only those that are read side by side are folded again.
type samples struct {
	hashes []uint32
	ends   []int  // of each text in hashes
	short  []bool // of each text: it is too short to tell whether it is copied
}

// paragraphEnd is no sampled hash.
const paragraphEnd = ^uint32(0)

// sampled reports whether a shingle stands for its neighbours: one in eight does, the same ones wherever they are printed.
func sampled(hash uint32) bool { return hash&7 == 0 }

func (s *samples) add(f *folded) {
	for p, part := range f.parts {
		for i := int(part.first); i < min(f.end(p), len(f.hash)); i++ {
			if sampled(f.hash[i]) {
				s.hashes = append(s.hashes, f.hash[i])
			}
		}
		s.hashes = append(s.hashes, paragraphEnd)
	}
	s.ends = append(s.ends, len(s.hashes))
	s.short = append(s.short, len(f.han) < copiedHan)
}

// of are the samples of the i-th text.
func (s *samples) of(i int) []uint32 {
	if i == 0 {
		return s.hashes[:s.ends[0]]
	}
	return s.hashes[s.ends[i-1]:s.ends[i]]
}

// alike reports whether one text may have a passage of the other: several samples in a row, not all of them common.
// A passage of 80 汉字 has nine on the average, and a difference in it costs one or two.
func alike(a, b []uint32, c *commons) bool {
	var has [64]uint64 // a set that says yes to a few too many
	for _, h := range b {
		if h != paragraphEnd {
			has[h>>9%64] |= 1 << (h >> 3 % 64)
		}
	}
	row, rare := 0, 0
	for _, h := range a {
		switch {
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
