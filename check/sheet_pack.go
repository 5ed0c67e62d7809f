package check

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"nianbao/report"
)

// A site holds the sheets of all its reports, and looks at one now and then. Packed, a sheet takes a tenth of its room, and is
// one thing rather than a hundred.

// Packed is a sheet in few bytes, or what some checks add to one; "" adds nothing. Findings have no answers in it. It holds for
// the program that wrote it:
//
//	length │ of each rule: which outcomes, how often │ findings without their evidence ║ of each finding: its evidence
type Packed string

// Pack packs the sheet, but for answers. Where evidence stands in other reports, these are added to others, unless they are
// there, and told by their places.
func (s *Sheet) Pack(others []*report.Report) (Packed, []*report.Report) {
	var told, b []byte
	told = s.packCounts(told)
	told = appendNumber(told, len(s.Findings))
	for _, f := range s.Findings {
		told = appendNumber(told, ruleIndex[f.Rule])
		told = appendNumber(told, rank(f.Severity))
		for _, text := range []string{f.ID, f.Message, f.Expected, f.Found} {
			told = appendText(told, text)
		}
	}
	b = appendText(b, told)
	for _, f := range s.Findings {
		b = appendNumber(b, len(f.Evidence))
		for _, e := range f.Evidence {
			of := 0
			if e.Report != nil {
				if of = 1 + slices.Index(others, e.Report); of == 0 {
					others = append(others, e.Report)
					of = len(others)
				}
			}
			for _, n := range []int{of, e.Section, e.Paragraph, e.Start, e.End, e.Line} {
				b = appendNumber(b, n)
			}
			b = appendText(b, e.Cell)
			b = appendText(b, e.Text)
		}
	}
	return Packed(b), others
}

func appendNumber(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

// packCounts writes for each rule which outcomes it has, a bit each, and how often.
func (s *Sheet) packCounts(b []byte) []byte {
	tallies := s.tallies
	for len(tallies) > 0 && tallies[len(tallies)-1] == (tally{}) {
		tallies = tallies[:len(tallies)-1]
	}
	b = appendNumber(b, len(tallies))
	for _, t := range tallies {
		at := len(b)
		b = append(b, 0)
		for o, n := range t {
			if n > 0 {
				b[at] |= 1 << o
				b = appendNumber(b, int(n))
			}
		}
	}
	return b
}

// Told is what is packed but for the evidence: equal where counts and findings are.
func (p Packed) Told() string {
	u := unpacker{s: string(p)}
	return u.text()
}

// Count is how many findings are packed.
func (p Packed) Count() int {
	u := unpacker{s: p.Told()}
	for range u.size(1) {
		if outcomes := u.cut(1); outcomes != "" {
			for range bits.OnesCount8(outcomes[0]) {
				u.number()
			}
		}
	}
	return u.size(6)
}

// Evidence is the rest of it.
func (p Packed) Evidence() string {
	u := unpacker{s: string(p)}
	_ = u.text()
	return u.s
}

// Unpack joins what is packed to one sheet. Others are the reports that evidence stands in. ok is false where Pack has not
// written so.
func Unpack(others []*report.Report, parts ...Packed) (s *Sheet, ok bool) {
	s, ok = &Sheet{}, true
	for i, p := range parts {
		before := len(s.Findings)
		ok = s.add(p, others) && ok
		if i > 0 && len(s.Findings) > before {
			s.sort()
		}
	}
	return s, ok
}

// Whole reports whether the sheet can be unpacked with so many others.
func (p Packed) Whole(others int) bool {
	_, ok := Unpack(make([]*report.Report, others), p)
	return ok
}

func (s *Sheet) add(p Packed, others []*report.Report) (ok bool) {
	if p == "" {
		return true
	}
	ev := unpacker{s: string(p)}
	u := unpacker{s: ev.text()}
	if n := u.size(1); n > len(rules) {
		return false
	} else if n > 0 {
		s.room()
		for i := range n {
			outcomes := u.cut(1)
			for o := range s.tallies[i] {
				if outcomes != "" && outcomes[0]&(1<<o) != 0 {
					s.tallies[i][o] += uint16(u.number())
				}
			}
		}
	}
	n := u.size(6)
	s.Findings = slices.Grow(s.Findings, n)
	for range n {
		rule, severity := u.number(), u.number()
		if rule >= uint64(len(rules)) || severity >= uint64(len(Severities)) {
			return false
		}
		f := Finding{Rule: rules[rule].ID, Severity: Severities[severity], ID: u.text(), Message: u.text(), Expected: u.text(), Found: u.text()}
		if n := ev.size(8); n > 0 {
			f.Evidence = make([]Evidence, n)
		}
		for i := range f.Evidence {
			of := ev.number()
			if of > uint64(len(others)) {
				return false
			}
			e := &f.Evidence[i]
			*e = Evidence{Section: int(ev.number()), Paragraph: int(ev.number()), Start: int(ev.number()), End: int(ev.number()), Line: int(ev.number()),
				Cell: ev.text(), Text: ev.text()}
			if of > 0 {
				e.Report = others[of-1]
			}
		}
		s.Findings = append(s.Findings, f)
	}
	return !u.bad && u.s == "" && !ev.bad && ev.s == ""
}
