package check

import "nianbao/report"

// features are what the words of an item say together.
type features struct {
	domain                      domain // of the last noun
	nouns, results, negations   int
	result, ground              uint8 // the last and the first
	applicant                   uint8
	outcome                     uint8 // 1-based
	deeds                       deed
	carry, last, next           bool
	respective, including, info bool
	combined                    bool // what counts is joined with something else: 文件和规章
	rest                        bool
}

// look gives the features of the item that ends before token i. What stands in brackets is no part of it.
func (r *reader) look(i int) (f features) {
	for j := i - 1; j >= r.from; j-- {
		t := &r.tokens[j]
		if t.class == wClosing && t.match >= 0 {
			j = int(t.match)
			continue
		}
		if r.appliedFor(j) {
			continue
		}
		f.add(t, r.year)
		if (t.class == wNoun || t.class == wResult || t.class == wApplicant) && j > r.from && t.near {
			before := r.tokens[j-1].class
			f.combined = f.combined || (before == wJoin || before == wList) && j-1 > r.from
		}
	}
	return f
}

// appliedFor reports whether token j is the 申请 of 申请行政复议, which counts nothing by itself.
func (r *reader) appliedFor(j int) bool {
	t, behind := &r.tokens[j], &r.tokens[min(j+1, len(r.tokens)-1)]
	return t.class == wNoun && domain(t.arg) == dApplications && behind.near && behind.class == wNoun && domain(behind.arg) != dApplications
}

// add adds a word that stands before those added already.
func (f *features) add(t *token, reported int) {
	switch t.class {
	case wNoun:
		if f.nouns++; f.nouns == 1 {
			f.domain = domain(t.arg)
		}
	case wVerb:
		f.deeds |= deed(t.arg)
	case wResult:
		if f.results++; f.results == 1 {
			f.result = t.arg
		}
		f.ground = t.arg
	case wApplicant:
		if f.applicant == 0 {
			f.applicant = t.arg
		}
	case wOutcome:
		f.outcome = t.arg + 1
	case wCarry:
		f.carry = true
	case wLast:
		f.last = true
	case wNext:
		f.next = true
	case wYear:
		f.last = f.last || t.value.Value.Cmp(report.Int(int64(reported-1))) == 0
		f.next = f.next || t.value.Value.Cmp(report.Int(int64(reported+1))) == 0
	case wNone:
		f.negations++
	case wRespective:
		f.respective = true
	case wIncluding:
		f.including = true
	case wRest:
		f.rest = true
	case wFiller:
		f.info = f.info || t.arg == 1
	}
}

// passable reports whether a word may stand between a number and what it counts.
func passable(c class) bool {
	switch c {
	case wFiller, wEach, wRespective, wAbout, wLeast, wNow, wWhole, wAmong, wRest, wIncluding:
		return true
	}
	return false
}

// head is the word that the number at token i belongs to, before it: -1 where there is none, or another text.
func (r *reader) head(i int) int {
	near := r.tokens[i].near
	for j := i - 1; j >= r.from && near; j-- {
		t := &r.tokens[j]
		near = t.near
		switch {
		case t.class == wClosing && t.match >= 0:
			j = int(t.match)
			near = near && r.tokens[j].near
		case !passable(t.class):
			if meant(t.class) {
				return j
			}
			return -1
		}
	}
	return -1
}

// tail is the word behind a number that says what it counts, -1 where there is none: 5件行政复议, 3件结转下年度. It is none
// where it leads to a number of its own.
func (r *reader) tail(i int) int {
	found := -1
	for j := i + 1; j < len(r.tokens) && r.tokens[j].near; j++ {
		switch c := r.tokens[j].class; {
		case c == wNumber:
			return -1
		case meant(c) && found < 0:
			found = j
		case !passable(c) && !meant(c) && c != wJoin:
			return found
		}
	}
	return found
}

// meant reports whether a word can be what a number counts.
func meant(c class) bool {
	switch c {
	case wNoun, wVerb, wResult, wOutcome, wApplicant, wCarry, wNext, wLast, wYear:
		return true
	}
	return false
}

// number reads the number at token i.
func (r *reader) number(i int) {
	t := &r.tokens[i]
	f := r.look(i)
	zero, pieces := t.value.Value.Sign() == 0, isCount(t.arg)
	if f.negations > 0 {
		return // 未发生一起: read with its clause
	}
	defer r.endItem(i + 1)
	if f.deeds != 0 {
		r.deeds = f.deeds
	} else if r.from > r.first && r.tokens[r.from-1].class == wList {
		f.deeds = r.deeds & (toPublish | toAnother) // 公示行政许可5件、行政处罚3件
	}
	r.numbered, r.amount = true, true
	key := r.head(i)
	from, to := key, i
	if key < 0 || r.tokens[key].class == wVerb {
		if tail := r.tail(i); tail >= 0 {
			for j := i + 1; j <= tail; j++ {
				f.add(&r.tokens[j], r.year)
			}
			if r.tokens[tail].class == wCarry || key < 0 || r.tokens[tail].class == wNoun {
				r.add(&f, tail)
				if key < 0 {
					from = i
				}
				key, to = tail, tail
			}
		}
	}
	if f.nouns > 0 {
		r.topic = f.domain
	}
	if t.arg == unitOther || t.arg == unitNone && !zero {
		key = -1
	}
	if key >= 0 && f.respective {
		r.beginTurns(i, key, f)
	}
	if len(r.turns) > 0 && (key < 0 || f.respective) {
		r.takeTurn(i)
		return
	}
	if key < 0 {
		if f.rest && pieces && len(r.readings) > 0 {
			r.tell(mRest, t.value, i, i, false)
		} else if pieces && r.addsUp(i) {
			r.tell(mDue, t.value, i, i, false)
		} else if !r.among {
			r.strange = r.strange || pieces
			if f.deeds&(toReceive|toHandle|toAnswer|toProduce) != 0 {
				r.topic, r.strange = dNothing, true // 收到来信12件，答复12件
			}
		}
		return
	}
	if f.last && f.carry && f.deeds&toAnswer != 0 {
		r.clause |= scopePortion // 办结上年结转申请3件、本年新收申请72件
	}
	if f.last && !f.carry && f.results == 0 {
		r.clause |= scopeYear
	}
	r.bound(i)
	r.namesOffice(i)
	if f.combined || f.nouns > 1 && f.domain != dApplications {
		if zero {
			r.zeros(r.from, i)
		}
		return
	}
	if f.nouns == 0 && r.tokens[key].class == wOutcome && r.bothWays() {
		r.topic = dLitigation
	}
	m, doubt := r.measure(&f, &r.tokens[key])
	if m == mNothing && f.nouns > 0 && f.domain == dApplications && doubt && pieces {
		r.topic, r.strange = dNothing, true // 受理各类申请1643件，办结1643件
	}
	if isDecision(m) && (t.arg == unitItems || r.qualified(key)) {
		doubt = true
	}
	if m == mProcurement && t.arg >= unitYuan {
		m = mProcured
	}
	if value, ok := fits(m, t); m != mNothing && ok {
		r.tell(m, value, min(from, i), to, doubt || t.value.Doubtful || t.value.Han && !zero)
	}
}

// add adds what follows a word behind a number in its clause: 3件结转下年度.
func (r *reader) add(f *features, tail int) {
	for j := tail + 1; j < len(r.tokens) && r.tokens[j].near && (passable(r.tokens[j].class) || meant(r.tokens[j].class)); j++ {
		if c := r.tokens[j].class; c == wNext || c == wLast || c == wCarry || c == wYear {
			f.add(&r.tokens[j], r.year)
		}
	}
	for j := tail + 1; r.tokens[j].class < wNumber; j++ {
		if t := &r.tokens[j]; t.class == wVerb && deed(t.arg) == toAnother {
			f.deeds |= toAnother // 对3件规范性文件进行审查
		}
	}
}
