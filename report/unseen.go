package report

import "strings"

// What a document prints may have characters that nobody sees and that make a reader see something else: marks that turn the
// order of reading around (U+202E shows 12 as 21), and control characters, which no page can have. They stay where the
// document is shown line by line, in Lines; everywhere else words are quoted, and must be what they look like.

// suspect says of the first byte of a character that it may be such a one.
var suspect = func() (t [256]bool) {
	for b := range byte(' ') {
		t[b] = b != '\t' && b != '\n'
	}
	t[0x7f], t[0xc2], t[0xd8], t[0xe2], t[0xef] = true, true, true, true, true
	return t
}()

// unseen is the number of bytes of such a character that the text begins with at i, 0 if it begins with another.
func unseen(s string, i int) int {
	at := func(j int) byte {
		if i+j < len(s) {
			return s[i+j]
		}
		return 0
	}
	switch b := s[i]; {
	case b < 0x80:
		return 1
	case b == 0xc2 && at(1) >= 0x80 && at(1) < 0xa0: // C1, U+0080–009F
		return 2
	case b == 0xd8 && at(1) == 0x9c: // U+061C
		return 2
	case b == 0xe2 && at(1) == 0x80 && (at(2) == 0x8e || at(2) == 0x8f || at(2) >= 0xaa && at(2) <= 0xae): // U+200E, 200F, 202A–202E
		return 3
	case b == 0xe2 && at(1) == 0x81 && at(2) >= 0xa6 && at(2) <= 0xa9: // U+2066–2069
		return 3
	case b == 0xef && at(1) == 0xbf && at(2) >= 0xbe: // U+FFFE, FFFF
		return 3
	}
	return 0
}

// HasUnseen reports whether a text has such characters.
func HasUnseen(s string) bool {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b >= 0xe3 && b <= 0xee && i+3 <= len(s) && (s[i+1]^0x80)|(s[i+2]^0x80) < 0x40: // most 汉字
			i += 2
		case suspect[b] && unseen(s, i) > 0:
			return true
		}
	}
	return false
}

// seen is the text without them.
func seen(s string) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(s); i++ {
		if n := 0; suspect[s[i]] {
			if n = unseen(s, i); n > 0 {
				b.WriteString(s[from:i])
				i, from = i+n-1, i+n
			}
		}
	}
	b.WriteString(s[from:])
	return b.String()
}

// WithoutUnseen leaves them out of all texts of the report but Lines. It gives the line of the first text that
// had one, 0 for one without a line, and whether there were any.
func (r *Report) WithoutUnseen() (line int, any bool) {
	clean := func(no int, texts ...*string) {
		for _, s := range texts {
			if HasUnseen(*s) {
				if !any {
					line, any = no, true
				}
				*s = seen(*s)
			}
		}
	}
	clean(0, &r.Title, &r.Organ.Name, &r.Organ.Place, &r.Source)
	for i := range r.Organ.Region {
		clean(0, &r.Organ.Region[i])
	}
	for i := range r.Sections {
		s := &r.Sections[i]
		clean(s.Line, &s.Title)
		for j := range s.Text {
			no := s.Line
			if j < len(s.Lines) {
				no = s.Lines[j]
			}
			clean(no, &s.Text[j])
		}
	}
	for key, c := range r.Cells.All() {
		if HasUnseen(c.Raw) {
			clean(c.Line, &c.Raw)
			r.Cells.Set(key, c)
		}
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		clean(f.Line, &f.Subject, &f.Unit, &f.Raw)
	}
	for i := range r.Notes {
		clean(r.Notes[i].Line, &r.Notes[i].Message)
	}
	return line, any
}
