package site

import (
	"strings"

	"nianbao/check"
	"nianbao/report"
	"nianbao/search"
	"nianbao/store"
)

// Of a report the collection holds its head. Its text is ten times as much, and needed only while its organ's pages are
// made: it is opened for them, from the store or, without one, from memory. What the checks came to stays packed until then.

// kept is what is held of a report.
type kept struct {
	*report.Report // its head
	paper
	organ   *organ            // nil until it is known
	nth     int32             // its number among all reports of the collection
	answers map[string]string // to findings
	within  check.Packed      // what the checks of it by itself came to; "" until then
	between check.Packed      // and those between reports
	others  []*report.Report  // heads of those that evidence of these stands in
	digest  check.Digest      // of what the checks between reports read; zero where the report breaks a check
	sample  check.Sample      // of its text, where that was read in this build, until it has been held against others
	notes   int               // of the parser
	lines   bool              // the text it was read from is known
	sums    entrySums
	opened  *check.Sheet // while a portion reads it, nil otherwise
}

// entrySums tell reports apart; zero where nobody has kept them.
type entrySums struct {
	cells store.Sum // without their places
	whole store.Sum // with its text
	terms store.Sum // those of its text
}

// paper is where the whole report is had, the terms of its text, and the sample.
type paper struct {
	full   *report.Report // in memory, nil of one that is in the archive
	volume *volume
	at     span // in the volume
	line   int  // of the file it stands in, 0 of a document
}

// keep gives the source with its report's head. What nobody has kept is kept in memory.
func (s Source) keep() Source {
	if s.kept == nil {
		r := s.Report
		s.Report = r.Head()
		s.kept = &kept{Report: s.Report, notes: len(r.Notes), lines: len(r.Lines) > 0, paper: paper{full: r}}
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
	if e.full != nil {
		return e.full
	}
	return e.volume.open(e.paper, e.Report, e.sums.whole)
}

// open is the entry with its whole report and its sheet, for those who look at them more than once.
func (e entry) open() entry {
	k := *e.kept
	k.full, k.opened = e.whole(), e.sheet()
	return entry{&k}
}

// sampled is the sample of the report's text, of none where the report breaks a check.
func (e entry) sampled() check.Sample {
	if e.sample != "" || e.digest == (check.Digest{}) {
		return e.sample
	}
	if e.full == nil {
		if s, ok := e.volume.sample(e.volume.bundle, e.digest); ok {
			return s
		}
	}
	return check.SampleOf(e.whole())
}

// terms are those of the report's text.
func (e entry) terms() search.Terms {
	if e.full == nil {
		if u := e.volume.read(e.at); u != nil {
			return search.Terms(strings.Clone(u.String()))
		}
	}
	return search.TermsOf(e.whole())
}

// sheet is what the checks came to, with the answers.
func (e entry) sheet() *check.Sheet {
	if e.opened != nil {
		return e.opened
	}
	s, ok := check.Unpack(e.others, e.within, e.between)
	if !ok {
		panic("site: a sheet that was not packed here")
	}
	s.Answer(e.answers)
	return s
}

// Findings are those of the sheet.
func (e entry) Findings() []check.Finding { return e.sheet().Findings }
