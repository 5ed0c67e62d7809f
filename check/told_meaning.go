package check

import (
	"nianbao/report"
)

// measure is what an item counts whose key word is the one given; doubt says that the words may mean something else.
func (r *reader) measure(f *features, key *token) (m uint8, doubt bool) {
	d := f.domain
	if f.nouns == 0 {
		if d = r.topic; d == dNothing && !r.strange {
			d, doubt = r.subject, key.class != wResult
		}
	}
	weak := key.class == wNoun && key.end-key.start <= int32(len("申请件"))
	if d == dApplications && weak && (r.subject != dApplications && !f.carry || !key.near) {
		return mNothing, true // 受理法律援助申请
	}
	switch {
	case d == dNothing:
		return mNothing, true
	case d == dApplications:
		return r.application(f, key), doubt
	case d < dNormative:
		return r.dispute(f, key, d), doubt || !r.said
	case key.class != wNoun && key.class != wVerb:
		return mNothing, true
	case d < dLicensing:
		return document(f, mNormative+4*uint8(d-dNormative)), doubt
	case f.deeds&(toPublish|toAnother) != 0 || f.results > 0 || key.class != wNoun:
		return mNothing, true // 撤销行政许可2件
	case d == dFees:
		return mFees, doubt
	case d == dProcurement:
		return mProcurement, doubt
	}
	return mLicensing + uint8(d-dLicensing), doubt || r.shown || f.info
}

// application says which number of applications an item tells.
func (r *reader) application(f *features, key *token) uint8 {
	if f.deeds&toAnother != 0 {
		return mNothing
	}
	if f.carry && f.last != f.next && f.results == 0 {
		switch {
		case f.including && f.deeds&(toReceive|toHandle|toAnswer) != 0:
			return mNothing // 含上年结转共受理
		case f.last:
			return mIn
		}
		return mOut
	}
	switch key.class {
	case wResult:
		if f.ground > key.arg && f.ground < nextGroup(key.arg) {
			return f.ground // 因本机关不掌握相关信息无法提供
		}
		return key.arg
	case wApplicant:
		return key.arg
	case wOutcome, wCarry, wLast, wYear:
		return mNothing
	case wNext:
		if f.deeds&toHandle != 0 {
			return mOut
		}
		return mNothing
	}
	switch {
	case f.carry:
		return mNothing
	case f.next && f.deeds&toHandle != 0:
		return mOut
	case f.results == 1:
		return f.result
	case f.results > 1:
		return mNothing
	case f.applicant != 0:
		return f.applicant
	case f.deeds&toReceive != 0 && f.deeds&toAnswer != 0:
		return mHandled
	case f.deeds&toReceive != 0:
		return mNew
	case f.deeds&toAnswer != 0:
		return mAnswered
	case f.deeds&toHandle != 0:
		return mHandled
	case key.class == wVerb:
		return mNothing
	}
	return mApplications
}

// nextGroup is the measure behind the rows of a group of results.
func nextGroup(group uint8) uint8 {
	switch group {
	case mDenied:
		return mUnable
	case mUnable:
		return mRefused
	case mRefused:
		return mOther
	}
	return group
}

// dispute says which number of reviews or lawsuits an item tells. What an office decides as 复议机关 is another thing
// than what is brought against it for its work on disclosure.
func (r *reader) dispute(f *features, key *token, d domain) uint8 {
	if !r.info || f.deeds&(toReceive|toHandle) != 0 && !f.info && r.subject != dApplications || f.deeds&toAnother != 0 || r.text[key.start:key.end] == "行政应诉" {
		return mNothing
	}
	at := mReview + 5*uint8(d-dReview)
	switch {
	case key.class == wOutcome:
		return at + 1 + key.arg
	case f.outcome > 0:
		return at + f.outcome
	case key.class == wNoun, key.class == wVerb && deed(key.arg)&(toReceive|toHandle) != 0:
		return at
	}
	return mNothing
}

// document says which number of 规范性文件 or 规章 an item tells.
func document(f *features, at uint8) uint8 {
	switch f.deeds &^ toPublish {
	case toProduce:
		return at
	case toRepeal:
		return at + 1
	case toRemain:
		return at + 2
	case 0:
		return at + 3
	}
	return mNothing
}

// negation reads what the clause that ends before token i says there is not.
func (r *reader) negation(i int) {
	for k := r.from; k < i; k++ {
		if r.tokens[k].class == wNone {
			k = r.deny(k, i) - 1
		}
	}
}

// deny reads what the 未 or 无 at token k denies, and gives where to read on. Everything from there to the end of the
// clause must be understood, but for what a conjunction adds.
func (r *reader) deny(k, i int) int {
	if h := r.head(k); h >= 0 && r.tokens[h].class == wNoun && k+1 == i && r.tokens[i].near {
		r.zeros(r.from, k) // 行政复议、行政诉讼均无
		return i
	}
	nouns, j := 0, k+1
	for ; j <= i && r.tokens[j].class != wNone; j++ {
		t := &r.tokens[j]
		if j < i && t.near && r.deniable(t) {
			if t.class == wNoun {
				nouns++
			}
			continue
		}
		before := r.tokens[j-1].class
		if nouns == 0 || !(j == i && t.near) && before != wJoin && before != wList {
			return j + 1
		}
		break
	}
	if nouns > 0 {
		r.zeros(k+1, j)
	}
	return max(j, k+1)
}

// deniable reports whether a word leaves what is denied as it is.
func (r *reader) deniable(t *token) bool {
	if t.class == wVerb {
		return deed(t.arg)&(toAnswer|toPublish|toAnother) == 0
	}
	return passable(t.class) || meant(t.class) || t.class == wPart || t.class == wJoin || t.class == wList || t.class == wNumber
}

// zeros tells 0 of every noun among the tokens.
func (r *reader) zeros(from, to int) {
	saved := r.from
	r.from = from
	f := r.look(to)
	r.from = saved
	for j := from; j < to; j++ {
		t := &r.tokens[j]
		if t.class != wNoun || r.appliedFor(j) {
			continue
		}
		one := f
		one.nouns, one.domain, one.negations, one.combined = 1, domain(t.arg), 0, false
		if m, doubt := r.measure(&one, t); m != mNothing {
			r.tell(m, report.Quantity{}, from, j, doubt)
			r.readings[len(r.readings)-1].negated = true
		}
	}
}
