package check

import "nianbao/report"

// ledger keeps what examinations came to, for another time. An examination of a report rests on that report, on others
// beside it, and on what else it is told (rest); where all of that is as it was, so is what it comes to. Reports are as they
// were where their digests are. A ledger is written as
//
//	number of reports │ of each: digest, length, its examinations in their order: │ others by their number, rest, outcome │ …
type ledger struct {
	was     past
	out     []byte // of this time
	record  []byte // of the report at hand
	old     unpacker
	known   bool             // old is what the last time came to of the report at hand
	scratch Sheet            // of an examination that is made
	beside  []*report.Report // of an examination
	taken   int              // examinations that were taken over
	made    int              // and others
}

// past is a ledger of another time, as far as it has been read.
type past struct {
	digests, bodies []string
	at              map[string]int // of digests; nil until one is not where it is expected
	next            int
}

func newLedger(reports int, last string) *ledger {
	l := &ledger{out: appendNumber(make([]byte, 0, max(64*reports, len(last)+len(last)/8)), reports)}
	u := unpacker{s: last}
	n := u.size(len(Digest{}) + 1)
	l.was.digests, l.was.bodies = make([]string, n), make([]string, n)
	for i := range n {
		l.was.digests[i], l.was.bodies[i] = u.cut(len(Digest{})), u.text()
	}
	if u.bad || u.s != "" {
		l.was = past{}
	}
	return l
}

// find gives what is known of the report of the digest. Reports mostly come in the order they had.
func (p *past) find(digest string) (body string, ok bool) {
	if digest == "" {
		return "", false
	}
	i := p.next
	if i >= len(p.digests) || p.digests[i] != digest {
		if p.at == nil {
			p.at = make(map[string]int, len(p.digests))
			for i, d := range p.digests {
				p.at[d] = i
			}
		}
		if i, ok = p.at[digest]; !ok {
			return "", false
		}
	}
	p.next = i + 1
	return p.bodies[i], true
}

// open turns to the next report.
func (l *ledger) open(x *exam) {
	l.close()
	var body string
	body, l.known = l.was.find(x.held.Digest.text())
	l.old = unpacker{s: body}
	l.out = append(l.out, x.held.Digest[:]...)
	l.record = l.record[:0]
}

// close ends the report at hand.
func (l *ledger) close() {
	if len(l.record) > 0 {
		l.out = appendText(l.out, l.record)
	}
}

// examine has the report examined beside those others, or takes over what that came to. Run reads of reports what digests
// are made of, of those others alone; whatever else it goes by is in rest.
func (l *ledger) examine(x *exam, others []*exam, rest string, run func()) {
	l.record = appendNumber(l.record, len(others))
	l.beside = l.beside[:0]
	for _, o := range others {
		l.record = appendNumber(l.record, o.nth)
		l.beside = append(l.beside, o.r)
	}
	l.record = appendText(l.record, rest)
	if kept, ok := l.kept(others, rest); ok && kept != "" && kept.Whole(len(others)) {
		l.taken++
		l.record = appendText(l.record, kept)
		x.add(kept, l.beside)
		return
	}
	l.made++
	l.scratch.Findings = l.scratch.Findings[:0]
	clear(l.scratch.tallies)
	sheet := x.sheet
	x.sheet = &l.scratch
	run()
	x.sheet = sheet
	made, read := l.scratch.Pack(l.beside)
	x.add(made, read)
	if len(read) > len(others) {
		made = "" // rests on more than what is written of it, and is never taken over
	}
	l.record = appendText(l.record, made)
}

// add adds what an examination came to.
func (x *exam) add(p Packed, others []*report.Report) {
	if ok := x.sheet.add(p, others); !ok {
		panic("check: an outcome that was not packed here")
	}
	x.told = x.told || p.Count() > 0
}

// kept is what an examination came to beside the same others. It must be asked for each examination of a report, in order.
func (l *ledger) kept(others []*exam, rest string) (outcome Packed, ok bool) {
	if !l.known {
		return "", false
	}
	ok = true
	n := l.old.size(1)
	for i := range n {
		at := l.old.number()
		ok = ok && n == len(others) && at < uint64(len(l.was.digests)) && l.was.digests[at] == others[i].held.Digest.text()
	}
	ok = l.old.text() == rest && ok && n == len(others)
	outcome = Packed(l.old.text())
	l.known = !l.old.bad
	return outcome, ok && l.known
}

// next is the ledger of this time.
func (l *ledger) next() []byte {
	l.close()
	return l.out
}
