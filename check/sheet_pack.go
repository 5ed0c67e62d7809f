package check

import (
	"slices"

	"nianbao/report"
)

// A site holds the sheets of all its reports, and looks at one now and then. Packed, a sheet takes a tenth of its room, and is
// one thing rather than a hundred.

// Packed is a sheet in few bytes, or what some checks add to one; "" adds nothing. Findings have no answers in it. It holds for
// the program that wrote it:
//
//	number of findings │ length │ length, of the rules that ran: which outcomes, how often │ findings without their evidence ║ of each: its evidence
type Packed string

// Pack packs the sheet, but for answers. Where evidence stands in other reports, these are added to others, unless they are
// there, and told by their places.
func (s *Sheet) Pack(others []*report.Report) (Packed, []*report.Report) {
	var told, b []byte
	b = appendNumber(b, len(s.Findings))
	told = appendText(told, s.packCounts())
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

// packCounts writes of each rule that ran how many before it did not, eight times that, and which outcomes it has, a bit each; then
// how often.
func (s *Sheet) packCounts() (b []byte) {
	idle := 0
	for _, t := range s.tallies {
		had := 0
		for o, n := range t {
			if n > 0 {
				had |= 1 << o
			}
		}
		if had == 0 {
			idle++
			continue
		}
		b = appendNumber(b, idle<<3|had)
		for _, n := range t {
			if n > 0 {
				b = appendNumber(b, int(n))
			}
		}
		idle = 0
	}
	return b
}

// addCounts reads what packCounts wrote.
func (s *Sheet) addCounts(packed string) (ok bool) {
	if packed == "" || !knownCounts(packed) {
		return packed == ""
	}
	s.room()
	u := unpacker{s: packed}
	for i := 0; u.s != ""; i++ {
		had := u.number()
		i += int(had >> 3)
		for o := range s.tallies[i] {
			if had&(1<<o) != 0 {
				s.tallies[i][o] += uint16(u.number())
			}
		}
	}
	return true
}

// Count is how many findings are packed.
func (p Packed) Count() int {
	u := unpacker{s: string(p)}
	return int(u.number())
}

// parts are what is told, and the evidence.
func (p Packed) parts() (told, evidence string) {
	u := unpacker{s: string(p)}
	_ = u.number()
	told = u.text()
	return told, u.s
}

// Told is what is packed but for the evidence: equal where counts and findings are.
func (p Packed) Told() string {
	told, _ := p.parts()
	return told
}

// Evidence is the rest of it.
func (p Packed) Evidence() string {
	_, evidence := p.parts()
	return evidence
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

// Whole reports whether Pack has written so, with so many others.
func (p Packed) Whole(others int) bool {
	if p == "" {
		return true
	}
	told, evidence := p.parts()
	u, ev := unpacker{s: told}, unpacker{s: evidence}
	known := knownCounts(u.text())
	findings := u.size(6)
	for range findings {
		rule, severity := u.number(), u.number()
		known = known && rule < uint64(len(rules)) && severity < uint64(len(Severities))
		for range 4 {
			_ = u.text()
		}
		for range ev.size(8) {
			known = ev.number() <= uint64(others) && known
			for range 5 {
				ev.number()
			}
			_, _ = ev.text(), ev.text()
		}
	}
	return known && findings == p.Count() && !u.bad && u.s == "" && !ev.bad && ev.s == ""
}

// knownCounts reports whether packCounts can have written so.
func knownCounts(packed string) bool {
	u := unpacker{s: packed}
	ran := uint64(0)
	for u.s != "" {
		had := u.number()
		if ran += had>>3 + 1; had>>3 > uint64(len(rules)) || ran > uint64(len(rules)) {
			return false
		}
		for had &= 7; had > 0; had >>= 1 {
			if had&1 != 0 {
				u.number()
			}
		}
	}
	return !u.bad
}

func (s *Sheet) add(p Packed, others []*report.Report) (ok bool) {
	if p == "" {
		return true
	}
	told, evidence := p.parts()
	u, ev := unpacker{s: told}, unpacker{s: evidence}
	if !s.addCounts(u.text()) {
		return false
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
