package check

import "nianbao/report"

// disputes is what the narrative says of reviews and lawsuits: whether it speaks of them at all, and where it first
// tells how many there were.
type disputes struct {
	spoken [2]bool // of reviews, of lawsuits
	told   [2]spot
}

type spot struct {
	section, paragraph, start, end int
	ok                             bool
}

// note adds what the paragraph that was read says.
func (d *disputes) note(r *reader, section, paragraph int) {
	for i := range r.tokens {
		if t := &r.tokens[i]; t.class == wNoun && !(i > 0 && t.near && r.tokens[i-1].class == wVerb && deed(r.tokens[i-1].arg) == toAnother) {
			switch domain(t.arg) {
			case dReview:
				d.spoken[0] = true
			case dLitigation, dDirect, dAfter:
				d.spoken[1] = true
			}
		}
	}
	for _, g := range r.readings {
		k := -1
		switch g.measure {
		case mReview:
			k = 0
		case mLitigation, mDirect, mAfter:
			k = 1
		}
		if k >= 0 && !d.told[k].ok && g.scope&^scopeOffice == 0 {
			d.told[k] = spot{section, paragraph, g.start, g.end, true}
		}
	}
}

// silent finds reviews told without the lawsuits that the table has, and the other way round.
func (x *exam) silent(d *disputes) {
	for k, keys := range [2][]string{measures[mReview].cells[0], measures[mLitigation].cells[0]} {
		told := d.told[1-k]
		if !told.ok {
			continue
		}
		sum, sure, ok := x.tabled(keys)
		switch {
		case d.spoken[k] || ok && sure && sum.Sign() == 0:
			x.count("told.silent", Pass)
		case !ok || !sure:
			x.count("told.silent", Unknown)
		default:
			x.untold(measures[[2]uint8{mReview, mLitigation}[k]].name, sum, keys, span(x.r, told.section, told.paragraph, told.start, told.end))
		}
	}
}

func (x *exam) untold(name string, sum report.Number, keys []string, at Evidence) {
	f := Finding{Expected: sum.String(), Evidence: []Evidence{at}}
	for _, key := range keys {
		f.Evidence = append(f.Evidence, x.at(key))
	}
	f.Message = "文中只说到“" + at.Text + "”，表中" + name + "为 " + sum.String() + " 而正文没有提到，请核对是否遗漏。"
	x.fail("told.silent", inParagraph(at), f)
}
