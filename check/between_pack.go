package check

import (
	"encoding/binary"
	"slices"
)

// pack writes the sheet of an examination beside those others: for each rule that looked its number and how often it came
// out how, then the findings. It is nothing where evidence stands in any other report, and such an outcome is never taken over.
func (s *Sheet) pack(others []*exam) []byte {
	var b []byte
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	text := func(s string) { b = appendText(b, s) }
	for i, t := range s.tallies {
		if t != (tally{}) {
			number(i + 1)
			for _, n := range t {
				number(int(n))
			}
		}
	}
	number(0)
	number(len(s.Findings))
	for _, f := range s.Findings {
		number(ruleIndex[f.Rule])
		number(rank(f.Severity))
		for _, s := range []string{f.ID, f.Message, f.Expected, f.Found} {
			text(s)
		}
		number(len(f.Evidence))
		for _, e := range f.Evidence {
			of := 0
			if e.Report != nil {
				if of = 1 + slices.IndexFunc(others, func(o *exam) bool { return o.r == e.Report }); of == 0 {
					return nil
				}
			}
			for _, n := range []int{of, e.Section, e.Paragraph, e.Start, e.End, e.Line} {
				number(n)
			}
			text(e.Cell)
			text(e.Text)
		}
	}
	return b
}

// unpack reads what pack wrote; ok is false, and the sheet is to be thrown away, where it did not.
func (s *Sheet) unpack(outcome string, others []*exam) (ok bool) {
	s.room()
	clear(s.tallies)
	u := unpacker{s: outcome}
	for rule := u.number(); rule != 0; rule = u.number() {
		if rule > uint64(len(rules)) {
			return false
		}
		for o := range s.tallies[rule-1] {
			s.tallies[rule-1][o] = uint16(u.number())
		}
	}
	for range u.size(7) {
		rule, severity := u.number(), u.number()
		if rule >= uint64(len(rules)) || severity >= uint64(len(Severities)) {
			return false
		}
		f := Finding{Rule: rules[rule].ID, Severity: Severities[severity], ID: u.text(), Message: u.text(), Expected: u.text(), Found: u.text()}
		for range u.size(8) {
			of := u.number()
			e := Evidence{Section: int(u.number()), Paragraph: int(u.number()), Start: int(u.number()), End: int(u.number()), Line: int(u.number()),
				Cell: u.text(), Text: u.text()}
			if of > uint64(len(others)) {
				return false
			}
			if of > 0 {
				e.Report = others[of-1].r
			}
			f.Evidence = append(f.Evidence, e)
		}
		s.Findings = append(s.Findings, f)
	}
	return !u.bad && u.s == ""
}

// add takes over what an examination came to.
func (x *exam) add(s *Sheet) {
	for i, t := range s.tallies {
		if t != (tally{}) {
			x.sheet.room()
			for o, n := range t {
				x.sheet.tallies[i][o] += n
			}
		}
	}
	if len(s.Findings) > 0 {
		x.sheet.Findings = append(x.sheet.Findings, s.Findings...)
		x.told = true
	}
}

func appendText[T string | []byte](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// unpacker reads numbers and texts. It never panics: behind what can't be read everything is zero, and bad is set.
type unpacker struct {
	s   string
	bad bool
}

func (u *unpacker) number() uint64 {
	var n uint64
	for i := 0; i < len(u.s) && i < binary.MaxVarintLen64; i++ {
		c := u.s[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			u.s = u.s[i+1:]
			return n
		}
	}
	u.s, u.bad = "", true
	return 0
}

// size is the length of a list each of whose elements takes that many bytes or more.
func (u *unpacker) size(least int) int {
	n := u.number()
	if n > uint64(len(u.s)/least) {
		u.s, u.bad = "", true
		return 0
	}
	return int(n)
}

func (u *unpacker) cut(n int) string {
	if n > len(u.s) {
		u.s, u.bad = "", true
		return ""
	}
	s := u.s[:n]
	u.s = u.s[n:]
	return s
}

func (u *unpacker) text() string { return u.cut(u.size(1)) }
