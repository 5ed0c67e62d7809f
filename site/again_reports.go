package site

import (
	"encoding/hex"
	"iter"
	"maps"
	"slices"
	"strings"
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
// around there alone, so that a file more or less costs the part it is in. Each is three in
// truth: of the reports' heads and of samples of their texts, which every build reads, and of their texts, of which a build
// reads those it needs.

const (
	headsPart   = "heads-" // and what its first file's name comes to
	samplesPart = "samples-"
	textsPart   = "texts-"
	aboutInPart = 64 // files
)

// partKinds are what a part is made of. The first is written last: where it is, the others are of the same build.
var partKinds = []string{headsPart, samplesPart, textsPart}

// recalled are the parts of reports.
type recalled struct {
	m       *memory
	archive *archive
	sidecar map[string]bool // files that are there
	fresh   map[string]store.Sum
	parts   map[string]*recalledPart // by file
	taken   atomic.Int64             // reports
}

type recalledPart struct {
	suffix  string // of its name
	files   []string
	read    func() map[string]record
	changed bool // what was read is not what is there
	records []recalledReport
}

// record is a document's report as it is kept.
type record struct {
	source, sidecar store.Sum
	head            string
	sample          check.Sample
	at              span // its text, among those of the part
}

// recall prepares for reading the reports.
func (m *memory) recall(c *content) *recalled {
	x := &recalled{m: m, archive: m.archive, sidecar: map[string]bool{}, fresh: m.fresh(c.files), parts: map[string]*recalledPart{}}
	for _, f := range c.files {
		x.sidecar[f.path] = true
	}
	var part *recalledPart
	for _, file := range c.reports {
		sum := store.SumOf([]byte(file))
		if part == nil || int(sum[0])%aboutInPart == 0 {
			suffix := hex.EncodeToString(sum[:8])
			part = &recalledPart{suffix: suffix, read: sync.OnceValue(func() map[string]record { return m.records(suffix) })}
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
func (m *memory) records(suffix string) map[string]record {
	heads, ok := m.Read(headsPart + suffix)
	samples, also := m.Read(samplesPart + suffix)
	if !ok || !also {
		return nil
	}
	list := map[string]record{}
	u, v := store.NewUnpacker(heads), store.NewUnpacker(samples)
	for range u.Len(2 * len(store.Sum{})) {
		file := u.String()
		list[file] = record{u.Sum(), u.Sum(), u.String(), check.Sample(v.String()), unpackSpan(u)}
	}
	if !u.Whole() || !v.Whole() {
		return nil
	}
	return list
}

// recalledReport is what became of a document, with what is to be kept of it.
type recalledReport struct {
	Parsed
	rec   record
	text  []byte    // nil where it was taken, or can't be kept
	paper *archived // nil where it can't be kept
}

// one reads a file, or takes what was read of it.
func (x *recalled) one(file string, open opener) recalledReport {
	side := parser.SidecarName(file)
	part := x.parts[file]
	if r, ok := part.read()[file]; ok && x.fresh[file] == r.source && x.fresh[side] == r.sidecar && x.sidecar[side] == (r.sidecar != store.Sum{}) {
		paper := &archived{archive: x.archive, file: file, part: textsPart + part.suffix, at: r.at}
		if p, ok := unpackParsed(r.head, paper); ok {
			p.File, p.kept.sample = file, r.sample
			x.m.read.know(file, r.source)
			if x.sidecar[side] {
				x.m.read.know(side, r.sidecar)
			}
			x.taken.Add(1)
			return recalledReport{Parsed: p, rec: r, paper: paper}
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
	head, text := packParsed(p, checked.sheet)
	paper := &archived{archive: x.archive, file: file, part: textsPart + part.suffix, report: p.Report}
	light, _ := unpackParsed(head, paper)
	light.File, light.kept.sample = file, checked.sample
	return recalledReport{light, record{source, sidecar, head, checked.sample, span{}}, text, paper}
}

// parse yields what became of all files, and keeps what is new.
func (x *recalled) parse(files []string, open opener) iter.Seq[Parsed] {
	return func(yield func(Parsed) bool) {
		i := 0
		for r := range each(slices.Values(files), func(file string) recalledReport { return x.one(file, open) }) {
			part := x.parts[files[i]]
			i++
			if r.paper != nil {
				part.records = append(part.records, r)
			}
			part.changed = part.changed || r.paper == nil || r.text != nil
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
		current[part.suffix] = true
	}
	for _, kind := range partKinds {
		names, _ := x.m.Names(kind) // what can't be listed stays
		for _, name := range names {
			if !current[strings.TrimPrefix(name, kind)] {
				_ = x.m.Remove(name)
			}
		}
	}
}

// keep writes a part that is not what it was: first the texts, whose places are told with the heads. Reports whose texts
// can't be written stay in memory.
func (x *recalled) keep(part *recalledPart) {
	if part.changed || len(part.read()) != len(part.records) {
		x.write(part)
	}
	part.records, part.read = nil, nil
}

func (x *recalled) write(part *recalledPart) {
	var heads, samples, texts store.Packer
	before, _ := x.m.Read(textsPart + part.suffix)
	heads.Len(len(part.records))
	for i := range part.records {
		r := &part.records[i]
		if r.text == nil {
			r.text, _ = r.rec.at.of(before) // the paper has a copy of its place
		}
		at := spanOf(len(texts.Bytes()), r.text)
		texts.Append(r.text)
		heads.String(r.File)
		heads.Sum(r.rec.source)
		heads.Sum(r.rec.sidecar)
		heads.String(r.rec.head)
		samples.String(string(r.rec.sample))
		at.pack(&heads)
		r.rec.at = at
	}
	_ = x.m.Remove(headsPart + part.suffix)
	if !x.m.keep(textsPart+part.suffix, texts.Bytes()) || !x.m.keep(samplesPart+part.suffix, samples.Bytes()) {
		return
	}
	for _, r := range part.records {
		r.paper.at, r.paper.report = r.rec.at, nil
	}
	x.m.keep(headsPart+part.suffix, heads.Bytes())
}

// packParsed writes what became of a document, where that is a report: its head with what is kept of it, and the whole.
func packParsed(parsed Parsed, sheet *check.Sheet) (head string, text []byte) {
	var whole, p store.Packer
	r := parsed.Report
	store.PackReport(&whole, r)
	store.PackReport(&p, r.Head())
	p.Len(len(r.Notes))
	p.Bool(len(r.Lines) > 0)
	p.Sum(store.SumOf(cellsDigest(r.Cells)))
	p.Sum(store.SumOf(whole.Bytes()))
	p.String(parsed.slug)
	p.Bool(parsed.sidecar)
	p.Len(len(parsed.answers))
	for _, id := range slices.Sorted(maps.Keys(parsed.answers)) {
		p.String(id)
		p.String(parsed.answers[id])
	}
	p.Len(len(sheet.Findings))
	for _, f := range sheet.Findings {
		packFinding(&p, f)
		p.Len(len(f.Evidence))
		for _, ev := range f.Evidence {
			packEvidence(&p, ev)
		}
	}
	counts := slices.Collect(sheet.Counts())
	p.Len(len(counts))
	for _, n := range counts {
		for _, m := range n {
			p.Uint(uint64(m))
		}
	}
	return string(p.Bytes()), whole.Bytes()
}

// unpackParsed reads what is kept of a report; ok is false where that is damaged.
func unpackParsed(head string, text *archived) (parsed Parsed, ok bool) {
	u := store.NewUnpacker(head)
	r := store.UnpackReport(u)
	k := &kept{notes: int(u.Uint()), lines: u.Bool(), sums: entrySums{u.Sum(), u.Sum()}, paper: text}
	text.head, text.sum = r, k.sums.whole
	parsed = Parsed{Report: r, kept: k, slug: u.String(), sidecar: u.Bool()}
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
	k.sheet = check.SheetOf(findings, counts)
	return parsed, u.Whole()
}

// packEvidence writes a place in the report itself, or of another one all but that.
func packEvidence(p *store.Packer, ev check.Evidence) {
	p.String(ev.Cell)
	for _, n := range []int{ev.Section, ev.Paragraph, ev.Start, ev.End, ev.Line} {
		p.Int(int64(n))
	}
	p.String(ev.Text)
}
