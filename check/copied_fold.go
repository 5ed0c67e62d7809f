package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/report"
)

// folded is the narrative of a report as texts are compared: its 汉字 in reading order and nothing else. Digits, marks and
// blanks are left out, and so is what is replaced when a text is taken over: the names of the organ and of the places
// around it, and the words for kinds of places (全镇, 全乡). Its slices are used again for the next report.
type folded struct {
	han   []uint16    // less firstHan
	at    []int32     // of each, its first byte in the paragraph
	hash  []uint32    // of the shingle that begins there; shingle-1 fewer than han
	parts []foldedRun // where paragraphs begin, in order; empty ones left out
	own   []ownName   // of the report at hand
	heads uint64      // bits of their first characters, and of kinds of places
}

// foldedRun is a paragraph in folded text: section and paragraph are indices from 0.
type foldedRun struct{ first, section, paragraph int32 }

// ownName is a name that is left out.
type ownName struct {
	first rune
	name  string
}

const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
	shingle  = 8 // 汉字 that are looked at together
)

// fold reads the narrative of the report.
func (f *folded) fold(r *report.Report) {
	f.han, f.at, f.parts = f.han[:0], f.at[:0], f.parts[:0]
	f.call(r.Organ)
	f.room(r)
	for i := range r.Sections {
		s := &r.Sections[i]
		if s.Number == 0 && r.Form != report.FormFree {
			continue // the statutory words before the first heading
		}
		for p, text := range s.Text {
			first := len(f.han)
			f.add(text)
			if len(f.han) > first {
				f.parts = append(f.parts, foldedRun{int32(first), int32(i), int32(p)})
			}
		}
	}
	f.hashes()
}

// room makes room for the narrative.
func (f *folded) room(r *report.Report) {
	size, paragraphs := 0, 0
	for i := range r.Sections {
		paragraphs += len(r.Sections[i].Text)
		for _, text := range r.Sections[i].Text {
			size += len(text) / len("汉")
		}
	}
	f.han, f.at, f.hash = slices.Grow(f.han, size), slices.Grow(f.at, size), slices.Grow(f.hash[:0], size)
	f.parts = slices.Grow(f.parts, paragraphs)
}

// call sets the names that are left out.
func (f *folded) call(o report.Organ) {
	f.own, f.heads = f.own[:0], kindHeads
	f.leave(o.Place)
	for _, name := range o.Region {
		f.leave(name)
	}
	f.leave(strings.TrimPrefix(strings.TrimPrefix(o.Name, o.Place), "人民政府"))
	f.leave("街道")
}

func (f *folded) leave(name string) {
	stem := name
	if r, size := utf8.DecodeLastRuneInString(name); isKind(r) {
		stem = strings.TrimSuffix(name[:len(name)-size], "自治")
	}
	if len(stem) < 2*len("汉") {
		stem = name
	}
	if len(stem) < 2*len("汉") || stem[0] < 0xe4 || stem[0] > 0xe9 {
		return
	}
	first, _ := utf8.DecodeRuneInString(stem)
	f.own = append(f.own, ownName{first, stem})
	f.heads |= 1 << (first & 63)
}

// add appends the 汉字 of a paragraph. Those from U+4E00 to U+9FFF have three bytes that begin with E4 to E9.
func (f *folded) add(text string) {
	han, at, heads := f.han, f.at, f.heads
	for i := 0; i+3 <= len(text); {
		b := text[i]
		if b < 0xe4 || b > 0xe9 {
			i++
			continue
		}
		r := rune(b&15)<<12 | rune(text[i+1]&63)<<6 | rune(text[i+2]&63)
		if r < firstHan || r > lastHan {
			i += 3
			continue
		}
		if heads&(1<<(r&63)) != 0 {
			if n := f.named(text[i:], r); n > 0 {
				i += n
				continue
			}
			if isKind(r) {
				i += len("汉")
				continue
			}
		}
		han = append(han, uint16(r-firstHan))
		at = append(at, int32(i))
		i += 3
	}
	f.han, f.at = han, at
}

// named is the length of the longest name that the text begins with, whose first character is told; 0 for none.
func (f *folded) named(text string, first rune) int {
	n := 0
	for _, o := range f.own {
		if o.first == first && len(o.name) > n && strings.HasPrefix(text, o.name) {
			n = len(o.name)
		}
	}
	return n
}

// isKind reports whether the character says what kind of place a place is.
func isKind(r rune) bool {
	switch r {
	case '省', '市', '县', '区', '旗', '州', '盟', '镇', '乡':
		return true
	}
	return false
}

const kindHeads = 1<<('省'&63) | 1<<('市'&63) | 1<<('县'&63) | 1<<('区'&63) | 1<<('旗'&63) | 1<<('州'&63) | 1<<('盟'&63) | 1<<('镇'&63) | 1<<('乡'&63)

// hashes reckons the hash of every shingle, each from the one before (Rabin and Karp), stirred so that all bits count.
func (f *folded) hashes() {
	hash := f.hash[:0]
	const base = 0x9e3779b97f4a7c15
	leaving := uint64(1) // base to the power of shingle
	for range shingle {
		leaving *= base
	}
	var h uint64
	for i, c := range f.han {
		h = h*base + uint64(c) + 1
		if i >= shingle {
			h -= leaving * (uint64(f.han[i-shingle]) + 1)
		}
		if i >= shingle-1 {
			x := (h ^ h>>29) * 0xbf58476d1ce4e5b9
			hash = append(hash, uint32(x>>32))
		}
	}
	f.hash = hash
}

// part is the paragraph that the i-th 汉字 stands in.
func (f *folded) part(i int) int {
	low, high := 0, len(f.parts)
	for high-low > 1 {
		if mid := (low + high) / 2; int(f.parts[mid].first) <= i {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// section is the index of the section the i-th 汉字 stands in.
func (f *folded) section(i int) int32 { return f.parts[f.part(i)].section }

// sectionEnd is the index behind the last 汉字 of the section the i-th stands in.
func (f *folded) sectionEnd(i int) int {
	p := f.part(i)
	section := f.parts[p].section
	for p < len(f.parts) && f.parts[p].section == section {
		p++
	}
	return f.end(p - 1)
}

// end is the index behind the last 汉字 of the p-th paragraph.
func (f *folded) end(p int) int {
	if p+1 < len(f.parts) {
		return int(f.parts[p+1].first)
	}
	return len(f.han)
}
