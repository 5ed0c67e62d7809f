package check

import "nianbao/report"

// reading is one thing that a paragraph tells: so many of something.
type reading struct {
	measure    uint8
	scope      scope
	doubt      bool // the words may mean something else
	negated    bool // told by 未, 无
	value      report.Quantity
	start, end int // bytes in the paragraph
}

// scope says what of the measure is told, a set. The empty one is the whole organ in the year reported on.
type scope uint8

const (
	scopeYear     scope = 1 << iota // another year, several years, a part of the year
	scopeOffice                     // an office below the organ, or one that stands for it
	scopePortion                    // a kind of them, one of the ways they came by
	scopeIntended                   // a plan, a rule, a difference
)

// reader reads a paragraph clause by clause, from left to right.
type reader struct {
	text     string
	tokens   []token
	year     int       // reported on
	always   bool      // it stands where everything is about 政府信息公开
	own      [2]string // what the organ is called: by its place, as a department
	small    bool      // the organ is a township or department, so that 镇 and 局 are itself
	readings []reading

	subject domain // of the paragraph so far
	info    bool   // the paragraph has spoken of 政府信息公开
	counted uint8  // the total told last, for what 其中 is of it

	// of the sentence
	topic    domain
	among    bool
	parts    bool // 其中 stands before its first number
	strange  bool // something else has been counted
	amount   bool // a number has been read in it
	shown    bool // it has spoken of what is put up for all to see: 公示
	said     bool // it has spoken of 政府信息公开
	begun    int  // its first reading
	sentence scope

	// of the clause
	first    int // its first token
	clause   scope
	entire   bool // it says 全市, 我局
	numbered bool // a number has been read in it
	deeds    deed // of the last item that has any

	// of the item: what stands behind the number before
	from int
	item scope

	// what the numbers of the clause count in turn: 复议、诉讼分别为2件、1件
	turns []int
	turn  features

	saved []frame
}

// frame is what goes on behind a bracket.
type frame struct {
	open, first, from      int
	topic                  domain
	counted                uint8
	among                  bool
	sentence, clause, item scope
	entire, numbered       bool
	deeds                  deed
}

// read gives what the tokens tell. The reader keeps only its space.
func (r *reader) read() {
	r.readings, r.saved, r.counted = r.readings[:0], r.saved[:0], mNothing
	r.recognise()
	r.endSentence(0)
	for i := range r.tokens {
		r.take(i)
	}
}

// take reads on by one token.
func (r *reader) take(i int) {
	t := &r.tokens[i]
	switch t.class {
	case wNumber:
		r.number(i)
	case wList:
		if r.from == i {
			r.endItem(i + 1)
		}
	case wComma:
		r.endClause(i)
	case wSemi:
		r.endClause(i)
		r.among = false
	case wStop:
		r.endClause(i)
		r.endSentence(i + 1)
	case wOpen:
		r.saved = append(r.saved, frame{i, r.first, r.from, r.topic, r.counted, r.among, r.sentence, r.clause, r.item, r.entire, r.numbered, r.deeds})
		r.first, r.from, r.item = i+1, i+1, 0
	case wClosing:
		r.close(i)
	default:
		r.heed(i)
	}
}

// heed notes what a word says about the scope of the numbers behind it.
func (r *reader) heed(i int) {
	switch t := &r.tokens[i]; t.class {
	case wYear:
		r.heedYear(i)
	case wNow:
		r.sentence &^= scopeYear
		r.clause &^= scopeYear
	case wSince:
		if i == r.first || r.tokens[i-1].class != wYear && r.tokens[i-1].class != wNow || r.clause&scopeYear != 0 {
			r.sentence |= scopeYear // 自2019年以来
		}
	case wPeriod:
		r.sentence |= scopeYear
	case wAmong:
		r.among = true
		if !r.amount { // of what the sentence or the paragraph before has told
			r.parts = true
		}
	case wWhole:
		r.entire = true
		r.sentence &^= scopeOffice
		r.clause &^= scopeOffice
	case wAgent:
		switch {
		case r.entire || r.small && t.arg == 1:
		case r.among:
			r.clause |= scopeOffice | scopePortion
		case t.arg == 1:
			r.clause |= scopeOffice
		default:
			r.sentence |= scopeOffice
		}
	case wPart:
		r.item |= scopePortion
		if t.arg == 1 {
			r.clause |= scopePortion
		}
	case wPlan, wCompared:
		r.clause |= scopeIntended
	case wNoun, wFiller:
		r.hear(t)
	case wVerb:
		r.shown = r.shown || r.text[t.start:t.end] == "公示"
	}
}

// hear notes what the paragraph is about.
func (r *reader) hear(t *token) {
	if t.class == wFiller {
		r.info, r.said = r.info || t.arg == 1, r.said || t.arg == 1
		return
	}
	if d := domain(t.arg); d != dApplications || t.end-t.start > int32(len("申请件")) {
		r.subject = d
		r.info, r.said = r.info || d == dApplications, r.said || d == dApplications
	}
}

// endItem begins the next item of a list.
func (r *reader) endItem(next int) { r.from, r.item = next, 0 }

// endClause reads what the clause that ends before token i tells without a number, and begins the next.
func (r *reader) endClause(i int) {
	f := r.look(i)
	if f.negations > 0 {
		r.negation(i)
	}
	if f.last && !f.carry && !r.numbered {
		r.sentence |= scopeYear
	}
	if f.nouns > 0 {
		r.topic = f.domain
	}
	if n := len(r.readings); n > r.begun && f.carry && f.next && !r.numbered && r.readings[n-1].measure == mRest {
		r.readings[n-1].measure = mOut // 其余3件尚在办理期限内，转入下年度
	}
	r.first, r.clause, r.entire, r.numbered, r.deeds, r.turns = i+1, 0, false, false, 0, r.turns[:0]
	r.endItem(i + 1)
}

// endSentence forgets all but what the paragraph is about.
func (r *reader) endSentence(next int) {
	r.topic, r.among, r.parts, r.strange, r.amount, r.shown, r.said, r.sentence, r.begun = dNothing, false, false, false, false, false, r.always, 0, len(r.readings)
	r.first, r.clause, r.entire, r.numbered, r.deeds = next, 0, false, false, 0
	r.endItem(next)
}

// close goes on behind a bracket where the text went on before it.
func (r *reader) close(i int) {
	r.tokens[i].match = -1
	if len(r.saved) == 0 {
		r.endClause(i)
		return
	}
	r.endClause(i)
	f := r.saved[len(r.saved)-1]
	r.saved = r.saved[:len(r.saved)-1]
	r.tokens[i].match = int32(f.open)
	r.first, r.from, r.topic, r.counted, r.among = f.first, f.from, f.topic, f.counted, f.among
	r.sentence, r.clause, r.item, r.entire, r.numbered, r.deeds = f.sentence, f.clause, f.item, f.entire, f.numbered, f.deeds
	if f.from == f.open {
		r.from = i + 1
	}
}

// tell adds a reading of what stands between the tokens.
func (r *reader) tell(m uint8, q report.Quantity, from, to int, doubt bool) {
	d := domainOf(m)
	scope := r.sentence | r.clause
	if r.item&scopePortion != 0 && (d == dApplications || d >= dNormative) && (m < mGranted || m > mWithdrawn) {
		scope |= scopePortion
	}
	isTotal := m == mApplications || m == mNew || m == mHandled || m == mAnswered || m == mReview || m == mLitigation || m >= mNormative
	if r.parts && isTotal && (d == dApplications || d >= dNormative) {
		scope |= scopePortion
	}
	if isTotal {
		if r.among && (r.counted == m || r.counted != mNothing && m == mApplications && domainOf(r.counted) == d) {
			scope |= scopePortion
		} else {
			r.counted = m
		}
		for _, g := range r.readings[r.begun:] {
			doubt = doubt || scope&scopePortion == 0 && g.measure == m && g.scope == scope // told twice: of whom?
		}
	}
	r.readings = append(r.readings, reading{measure: m, scope: scope, doubt: doubt, value: q,
		start: int(r.tokens[from].start), end: int(r.tokens[to].end)})
}

// domainOf is what a measure counts.
func domainOf(m uint8) domain {
	switch {
	case m < mReview:
		return dApplications
	case m < mLitigation:
		return dReview
	case m < mDirect:
		return dLitigation
	case m < mAfter:
		return dDirect
	case m < mNormative:
		return dAfter
	case m < mRules:
		return dNormative
	case m < mLicensing:
		return dRulesMade
	case m < mFees:
		return dLicensing + domain(m-mLicensing)
	case m == mFees:
		return dFees
	case m <= mProcured:
		return dProcurement
	}
	return dApplications
}
