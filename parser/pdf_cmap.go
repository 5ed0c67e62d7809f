package parser

import (
	"cmp"
	"slices"
	"unicode/utf16"
)

// pdfCMap is a font's ToUnicode table (ISO 32000-1, 9.10.3).
type pdfCMap struct {
	single map[int][]rune
	ranges []pdfRange
}

// pdfRange maps the codes from first to last to text, its last character counted on, or to a text each.
type pdfRange struct {
	first, last int
	text        []rune
	each        pdfArray
}

func (f *pdfFile) cmap(s *pdfStream) *pdfCMap {
	data, _ := f.decode(s)
	m := &pdfCMap{single: map[int][]rune{}}
	l := pdfLexer{src: data, left: f.left}
	var args []any
	for {
		object, ok := l.next()
		if !ok {
			slices.SortStableFunc(m.ranges, func(a, b pdfRange) int { return cmp.Compare(a.first, b.first) })
			return m
		}
		operator, ok := object.(pdfOperator)
		if !ok {
			args = append(args, object)
			continue
		}
		switch operator {
		case "endbfchar":
			for ; len(args) >= 2; args = args[2:] {
				m.single[codeOf(args[0])] = textOf(args[1])
			}
		case "endbfrange":
			for ; len(args) >= 3 && len(m.ranges) < 1<<16; args = args[3:] {
				each, _ := args[2].(pdfArray)
				m.ranges = append(m.ranges, pdfRange{codeOf(args[0]), codeOf(args[1]), textOf(args[2]), each})
			}
		}
		args = args[:0]
	}
}

// lookup is nil where the table has nothing for the code.
func (m *pdfCMap) lookup(code int) []rune {
	if m == nil {
		return nil
	}
	if text, ok := m.single[code]; ok {
		return text
	}
	n, _ := slices.BinarySearchFunc(m.ranges, code+1, func(r pdfRange, code int) int { return cmp.Compare(r.first, code) })
	if n == 0 || code > m.ranges[n-1].last {
		return nil
	}
	r := m.ranges[n-1]
	i := code - r.first
	if i < len(r.each) {
		return textOf(r.each[i])
	}
	text := slices.Clone(r.text)
	if len(text) > 0 {
		text[len(text)-1] += rune(i)
	}
	return text
}

func codeOf(object any) int {
	s, _ := object.(pdfString)
	n := 0
	for i := 0; i < len(s) && i < 4; i++ {
		n = n<<8 | int(s[i])
	}
	return n
}

// textOf reads UTF-16 without a mark; nil where there is none.
func textOf(object any) []rune {
	s, _ := object.(pdfString)
	if len(s) == 1 {
		return []rune{rune(s[0])}
	}
	var units []uint16
	for i := 0; i+1 < len(s) && i < 32; i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return utf16.Decode(units)
}
