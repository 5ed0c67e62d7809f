package check

import (
	"encoding/binary"
	"slices"
)

// outcome is what an examination came to.
type outcome struct {
	counts   []ruleCount
	findings []Finding
}

// ruleCount is how often a rule came out how.
type ruleCount struct {
	rule int // index
	tally
}

func outcomeOf(s *Sheet) *outcome {
	o := &outcome{findings: s.Findings}
	for i, t := range s.tallies {
		if t != (tally{}) {
			o.counts = append(o.counts, ruleCount{i, t})
		}
	}
	return o
}

// pack writes the outcome of an examination beside those others: the counts, then the findings. It is nothing where evidence stands
// in any other report, and such an outcome is never taken over.
func (o *outcome) pack(others []*exam) []byte {
	var b []byte
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	text := func(s string) { b = appendText(b, s) }
	number(len(o.counts))
	for _, c := range o.counts {
		number(c.rule)
		for _, n := range c.tally {
			number(int(n))
		}
	}
	number(len(o.findings))
	for _, f := range o.findings {
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

// unpack reads what pack wrote, in the space there is; ok is false where it did not.
func (o *outcome) unpack(packed string, others []*exam) (ok bool) {
	o.counts, o.findings = o.counts[:0], o.findings[:0]
	u := unpacker{s: packed}
	for range u.size(4) {
		c := ruleCount{rule: int(min(u.number(), uint64(len(rules))))}
		if c.rule == len(rules) {
			return false
		}
		for i := range c.tally {
			c.tally[i] = uint16(u.number())
		}
		o.counts = append(o.counts, c)
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
		o.findings = append(o.findings, f)
	}
	return !u.bad && u.s == ""
}

// add takes over what an examination came to.
func (x *exam) add(o *outcome) {
	x.sheet.room()
	for _, c := range o.counts {
		t := &x.sheet.tallies[c.rule]
		for i, n := range c.tally {
			t[i] += n
		}
	}
	if len(o.findings) > 0 {
		x.sheet.Findings = append(x.sheet.Findings, o.findings...)
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
