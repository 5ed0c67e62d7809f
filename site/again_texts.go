package site

import (
	"fmt"
	"sync"

	"nianbao/check"
	"nianbao/report"
	"nianbao/store"
)

// Whole reports in the archive, the store, from where each is taken when somebody reads it. What is not there any more as
// it was written is parsed again; what can't be had that way either ends the build, before anything is put in place.

// archive is where they stand.
type archive struct {
	kept *store.Store
	mu   sync.Mutex
	lost error // the first that can't be had

	opened opened                        // samples
	old    map[check.Digest]check.Sample // of reports that are no longer there
}

// volume is a part of it, a bundle.
type volume struct {
	*archive
	bundle string
	again  func(file string, line int) *report.Report // reads one anew, nil where it can't be read
}

// span is a place in a part, with the checksum of what stands there.
type span struct {
	at, n int
	check uint32
}

func spanOf(at int, b []byte) span { return span{at, len(b), store.Check(b)} }

func (s span) pack(p *store.Packer) {
	p.Len(s.at)
	p.Len(s.n)
	p.Word(s.check)
}

func unpackSpan(u *store.Unpacker) span { return span{int(u.Uint()), int(u.Uint()), u.Word()} }

// of is what stands there in the part; ok is false where it is not what was written.
func (s span) of(part string) (b []byte, ok bool) {
	if s.at < 0 || s.n < 0 || s.at > len(part) || s.n > len(part)-s.at {
		return nil, false
	}
	b = []byte(part[s.at : s.at+s.n])
	return b, store.Check(b) == s.check
}

// open gives the whole report of the head; sum is what that comes to, packed.
func (v *volume) open(p paper, head *report.Report, sum store.Sum) *report.Report {
	if u := v.read(p.at); u != nil {
		_ = u.String()
		if r := store.UnpackReport(u); u.Whole() {
			return r
		}
	}
	if r := v.again(head.File, p.line); r != nil {
		var b store.Packer
		if store.PackReport(&b, r); store.SumOf(b.Bytes()) == sum {
			return r
		}
	}
	v.lose(head.File)
	return head
}

// read gives what stands there: the terms of the text, and the report. It is nil where that is not what was written.
func (v *volume) read(at span) *store.Unpacker {
	b, ok := v.kept.ReadAt(textsPart+v.bundle, at.at, at.n)
	if !ok || store.Check(b) != at.check {
		return nil
	}
	return store.NewUnpacker(string(b))
}

func (s *archive) lose(file string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lost == nil {
		s.lost = hinted(fmt.Errorf("%s has changed while the site was built, and so has the store", file), "build again when both are left alone")
	}
}

// loss is the error of a report that could not be had.
func (m *memory) loss() error {
	if m == nil {
		return nil
	}
	m.archive.mu.Lock()
	defer m.archive.mu.Unlock()
	return m.archive.lost
}
