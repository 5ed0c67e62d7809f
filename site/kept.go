package site

import (
	"nianbao/check"
	"nianbao/report"
	"nianbao/search"
	"nianbao/store"
)

// Of a report the collection holds its head. Its text is ten times as much, and needed only while its organ's pages are
// made: it is opened for them, from the store or, without one, from memory.

// kept is what is known of a report besides its head.
type kept struct {
	sheet  *check.Sheet // what the checks came to; nil until then
	digest check.Digest // of what the checks between reports read; zero where the report breaks a check
	sample check.Sample // of its text, until it has been held against others or stands in the store
	notes  int          // of the parser
	lines  bool         // the text it was read from is known
	sums   entrySums
	paper  paper
}

// entrySums tell reports apart; zero where nobody has kept them.
type entrySums struct {
	cells store.Sum // without their places
	whole store.Sum // with its text
	terms store.Sum // those of its text
}

// paper is the way to the whole report, to the terms of its text, and to its sample.
type paper interface {
	open() *report.Report
	terms() search.Terms
	sample(check.Digest) check.Sample
}

// inMemory is a report that is held as a whole.
type inMemory struct{ *report.Report }

func (p inMemory) open() *report.Report { return p.Report }

func (p inMemory) terms() search.Terms { return search.TermsOf(p.Report) }

func (p inMemory) sample(check.Digest) check.Sample { return check.SampleOf(p.Report) }

// keep gives the source with its report's head. What nobody has kept is kept in memory.
func (s Source) keep() Source {
	if s.kept == nil {
		r := s.Report
		s.kept = &kept{notes: len(r.Notes), lines: len(r.Lines) > 0, paper: inMemory{r}}
		s.Report = r.Head()
	}
	return s
}

// told are the sums of the report; those that nobody has kept are made anew.
func (e entry) told() entrySums {
	if e.sums != (entrySums{}) {
		return e.sums
	}
	r := e.whole()
	var p store.Packer
	store.PackReport(&p, r)
	return entrySums{store.SumOf(cellsDigest(r.Cells)), store.SumOf(p.Bytes()), store.SumOf([]byte(search.TermsOf(r)))}
}

// whole is the report with its text.
func (e entry) whole() *report.Report {
	if e.opened != nil {
		return e.opened
	}
	return e.paper.open()
}

// open is the entry with its whole report, for those who look at it more than once.
func (e entry) open() entry {
	e.opened = e.whole()
	return e
}

// terms are those of the report's text.
func (e entry) terms() search.Terms { return e.paper.terms() }

// sampled is the sample of the report's text, of none where the report breaks a check.
func (e entry) sampled() check.Sample {
	if e.sample != "" || e.digest == (check.Digest{}) {
		return e.sample
	}
	return e.paper.sample(e.digest)
}
