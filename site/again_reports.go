package site

import (
	"encoding/hex"
	"iter"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"nianbao/check"
	"nianbao/parser"
	"nianbao/report"
	"nianbao/store"
)

// Reports of documents that are as they were, which need not be read and parsed again, with what the checks of each by
// itself came to. They lie in parts of some dozens, in the order of their files; where one part ends depends on the names
// around there alone, so that a file more or less costs the part it is in.

const (
	reportsPart = "reports-" // and what its first file's name comes to
	aboutInPart = 64         // files
)

// recalled are the parts of reports.
type recalled struct {
	m       *memory
	sidecar map[string]bool // files that are there
	fresh   map[string]store.Sum
	parts   map[string]*recalledPart // by file
	taken   atomic.Int64             // reports
}

type recalledPart struct {
	name    string
	files   []string
	read    func() map[string]record
	changed bool // what was read is not what is there
	records [][]byte
}

// record is a document's report as it is kept.
type record struct {
	source, sidecar store.Sum
	packed          string
}

// recall prepares for reading the reports.
func (m *memory) recall(c *content) *recalled {
	x := &recalled{m: m, sidecar: map[string]bool{}, fresh: m.fresh(c.files), parts: map[string]*recalledPart{}}
	for _, f := range c.files {
		x.sidecar[f.path] = true
	}
	var part *recalledPart
	for _, file := range c.reports {
		sum := store.SumOf([]byte(file))
		if part == nil || int(sum[0])%aboutInPart == 0 {
			name := reportsPart + hex.EncodeToString(sum[:8])
			part = &recalledPart{name: name, read: sync.OnceValue(func() map[string]record { return m.records(name) })}
		}
		part.files = append(part.files, file)
		x.parts[file] = part
	}
	return x
}

// fresh are the checksums of the files that the last build read, and that have not been changed since.
func (m *memory) fresh(files []contentFile) map[string]store.Sum {
	list := map[string]store.Sum{}
	part, ok := m.Read(filesPart)
	if !ok {
		return list
	}
	u := store.NewUnpacker(part)
	if u.String() != m.content {
		return list
	}
	then := time.Unix(0, u.Int())
	now := map[string]stamp{}
	for _, f := range files {
		now[f.path] = f.stamp
	}
	for range u.Len(len(store.Sum{})) {
		before, sum := unpackFile(u), u.Sum()
		if s, ok := now[before.path]; ok && s == before.stamp && !before.racy(then) && sum != (store.Sum{}) {
			list[before.path] = sum
		}
	}
	return list
}

// records reads a part.
func (m *memory) records(name string) map[string]record {
	part, ok := m.Read(name)
	if !ok {
		return nil
	}
	list := map[string]record{}
	u := store.NewUnpacker(part)
	for range u.Len(2 * len(store.Sum{})) {
		file := u.String()
		list[file] = record{u.Sum(), u.Sum(), u.String()}
	}
	if !u.Whole() {
		return nil
	}
	return list
}

// parsed is a document's report, from the store where it can be, with what is to be kept of it.
type recalledReport struct {
	Parsed
	record []byte // nil where nothing can be
	taken  bool
}

// one reads a file, or takes what was read of it.
func (x *recalled) one(file string, open opener) recalledReport {
	side := parser.SidecarName(file)
	if r, ok := x.parts[file].read()[file]; ok && x.fresh[file] == r.source && x.fresh[side] == r.sidecar && x.sidecar[side] == (r.sidecar != store.Sum{}) {
		u := store.NewUnpacker(r.packed)
		p := unpackParsed(u)
		if p.File = file; u.Whole() {
			x.m.read.know(file, r.source)
			if x.sidecar[side] {
				x.m.read.know(side, r.sidecar)
			}
			x.taken.Add(1)
			return recalledReport{p, packRecord(file, r.source, r.sidecar, r.packed), true}
		}
	}
	p := parseOne(file, open)
	if p.Report == nil {
		return recalledReport{Parsed: p}
	}
	checked := examine(p.Report)
	source, sidecar := x.m.read.of(file), x.m.read.of(side)
	if checked.err != nil || source == (store.Sum{}) || p.sidecar != (sidecar != store.Sum{}) {
		return recalledReport{Parsed: p}
	}
	p.sheet = checked.sheet
	var b store.Packer
	packParsed(&b, p)
	return recalledReport{p, packRecord(file, source, sidecar, string(b.Bytes())), false}
}

func packRecord(file string, source, sidecar store.Sum, packed string) []byte {
	var p store.Packer
	p.String(file)
	p.Sum(source)
	p.Sum(sidecar)
	p.String(packed)
	return p.Bytes()
}

// parse yields what became of all files, and keeps what is new.
func (x *recalled) parse(files []string, open opener) iter.Seq[Parsed] {
	return func(yield func(Parsed) bool) {
		i := 0
		for r := range each(slices.Values(files), func(file string) recalledReport { return x.one(file, open) }) {
			part := x.parts[files[i]]
			i++
			if r.record != nil {
				part.records = append(part.records, r.record)
			}
			part.changed = part.changed || !r.taken
			if i == len(files) || x.parts[files[i]] != part {
				x.keep(part)
			}
			if !yield(r.Parsed) {
				return
			}
		}
		x.clear()
	}
}

// clear removes parts of files that are no longer there.
func (x *recalled) clear() {
	current := map[string]bool{}
	for _, part := range x.parts {
		current[part.name] = true
	}
	names, _ := x.m.Names(reportsPart) // what can't be listed stays
	for _, name := range names {
		if !current[name] {
			_ = x.m.Remove(name)
		}
	}
}

// keep writes a part that is not what it was.
func (x *recalled) keep(part *recalledPart) {
	if part.changed || len(part.read()) != len(part.records) {
		var p store.Packer
		p.Len(len(part.records))
		for _, r := range part.records {
			p.Append(r)
		}
		x.m.keep(part.name, p.Bytes())
	}
	part.records, part.read = nil, nil
}

// packParsed writes what became of a document, where that is a report.
func packParsed(p *store.Packer, parsed Parsed) {
	store.PackReport(p, parsed.Report)
	p.String(parsed.slug)
	p.Bool(parsed.sidecar)
	p.Len(len(parsed.answers))
	for _, id := range slices.Sorted(maps.Keys(parsed.answers)) {
		p.String(id)
		p.String(parsed.answers[id])
	}
	p.Len(len(parsed.sheet.Findings))
	for _, f := range parsed.sheet.Findings {
		packFinding(p, f)
		p.Len(len(f.Evidence))
		for _, ev := range f.Evidence {
			packEvidence(p, ev)
		}
	}
	counts := slices.Collect(parsed.sheet.Counts())
	p.Len(len(counts))
	for _, n := range counts {
		for _, m := range n {
			p.Uint(uint64(m))
		}
	}
}

func unpackParsed(u *store.Unpacker) Parsed {
	parsed := Parsed{Report: store.UnpackReport(u), slug: u.String(), sidecar: u.Bool()}
	if n := u.Len(2); n > 0 {
		parsed.answers = map[string]string{}
		for range n {
			id := u.String()
			parsed.answers[id] = u.String()
		}
	}
	var findings []check.Finding
	for range u.Len(8) {
		f := check.Finding{ID: u.String(), Rule: u.String(), Severity: report.Severity(u.String()), Message: u.String(),
			Expected: u.String(), Found: u.String(), Answer: u.String()}
		for range u.Len(7) {
			f.Evidence = append(f.Evidence, check.Evidence{Cell: u.String(), Section: int(u.Int()), Paragraph: int(u.Int()),
				Start: int(u.Int()), End: int(u.Int()), Line: int(u.Int()), Text: u.String()})
		}
		findings = append(findings, f)
	}
	counts := make([][3]uint16, u.Len(3))
	for i := range counts {
		for j := range counts[i] {
			counts[i][j] = uint16(u.Uint())
		}
	}
	parsed.sheet = check.SheetOf(findings, counts)
	return parsed
}

// packEvidence writes a place in the report itself, or of another one all but that.
func packEvidence(p *store.Packer, ev check.Evidence) {
	p.String(ev.Cell)
	for _, n := range []int{ev.Section, ev.Paragraph, ev.Start, ev.End, ev.Line} {
		p.Int(int64(n))
	}
	p.String(ev.Text)
}
