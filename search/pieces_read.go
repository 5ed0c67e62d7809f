package search

import "iter"

// written is a token as it stands in a piece.
type written struct {
	text  string
	n     int // reports
	size  int // of the list
	dense bool
	list  string
}

// reading reads pieces back. At what can't be read it ends, and is bad.
type reading struct {
	reports int
	bad     bool
}

// tokens yields what stands in the pieces.
func (r *reading) tokens(pieces []string) iter.Seq[written] {
	return func(yield func(written) bool) {
		var heads []written
		before := ""
		for _, body := range pieces {
			heads = heads[:0]
			for range r.number(&body) {
				var t written
				t.text = r.cut(&body, r.number(&body))
				t.n = r.number(&body)
				size := r.number(&body)
				t.size, t.dense = size/2, size%2 == 1
				r.bad = r.bad || t.text <= before || t.dense && t.size != (r.reports+7)/8
				if r.bad {
					return
				}
				before = t.text
				heads = append(heads, t)
			}
			for _, t := range heads {
				if t.list = r.cut(&body, t.size); r.bad || !yield(t) {
					return
				}
			}
			if r.bad = r.bad || body != ""; r.bad {
				return
			}
		}
	}
}

// number reads a varint.
func (r *reading) number(s *string) int {
	n, size := number(*s)
	if size == 0 {
		*s, r.bad = "", true
		return 0
	}
	*s = (*s)[size:]
	return n
}

// number is the varint that s begins with, of less than 2³¹, and its bytes, 0 where there is none.
func number(s string) (n, size int) {
	for i := 0; i < len(s) && i < 5; i++ {
		n |= int(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 && n < 1<<31 {
			return n, i + 1
		}
	}
	return 0, 0
}

// gapOf is the gap that a list begins with, which is not empty, and its bytes, 0 where there is none. Most take one.
func gapOf(list string) (gap, size int) {
	if list[0] < 0x80 {
		return int(list[0]), 1
	}
	return number(list)
}

func (r *reading) cut(s *string, n int) string {
	if n > len(*s) {
		*s, r.bad = "", true
		return ""
	}
	part := (*s)[:n]
	*s = (*s)[n:]
	return part
}

// mark sets the bits of the token's reports.
func (r *reading) mark(t written, m marks) {
	if t.dense {
		for i := range len(t.list) {
			m[i/8] |= uint64(t.list[i]) << (i % 8 * 8)
		}
		if past := r.reports % 64; past > 0 && m[len(m)-1]>>past != 0 {
			r.bad = true
		}
		return
	}
	at := 0
	for list := t.list; list != ""; at++ {
		gap, size := gapOf(list)
		if at += gap; size == 0 || at >= r.reports {
			r.bad = true
			return
		}
		m.set(at)
		list = list[size:]
	}
}

// has tells of each of some reports, which are in order, whether the token has it, until yield wants no more.
func (r *reading) has(t written, reports []int, yield func(report int, has bool) bool) {
	at, next := -1, 0 // a report that has the token, and where the one behind begins in the list
	for _, report := range reports {
		if t.dense {
			if !yield(report, t.list[report/8]>>(report%8)&1 == 1) {
				return
			}
			continue
		}
		for at < report && next < len(t.list) {
			gap, size := int(t.list[next]), 1
			if gap >= 0x80 {
				if gap, size = number(t.list[next:]); size == 0 {
					r.bad = true
					return
				}
			}
			at += 1 + gap
			next += size
		}
		if !yield(report, at == report) {
			return
		}
	}
}
