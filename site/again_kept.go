package site

import (
	"cmp"
	"encoding/binary"
	"strings"
	"sync"

	"nianbao/check"
	"nianbao/report"
	"nianbao/search"
	"nianbao/store"
)

// What is kept of reports lies in bundles of four parts: the reports' heads, which every build holds as they are; their cells,
// which it reads, and holds in another form; their texts, and samples of them, of which it reads those it needs.
// The heads are written last: where they are, so are the others; and they name the cells that are theirs, as a store may come to
// hold parts of several builds.

const (
	headsPart   = "heads-" // and the bundle's name
	figuresPart = "figures-"
	textsPart   = "texts-"
	samplesPart = "samples-"
)

var bundleParts = [...]string{headsPart, figuresPart, textsPart, samplesPart}

// record is a report as it is kept.
type record struct {
	file            string
	source, sidecar store.Sum
	head, cells     string
	digest          check.Digest
	at              span // its text, among those of the bundle
}

// recalledReport is what became of a document, with what is to be kept of it.
type recalledReport struct {
	Parsed
	rec  record
	text []byte // nil where it was taken, or can't be kept
}

// keepable reports whether it can be kept.
func (r recalledReport) keepable() bool { return r.kept != nil }

// records reads a bundle, all but its texts and samples.
func (m *memory) records(bundle string) []record {
	heads, ok := m.Read(headsPart + bundle)
	figures, also := m.Read(figuresPart + bundle)
	if !ok || !also {
		return nil
	}
	u, v := store.NewUnpacker(heads), store.NewUnpacker(figures)
	list := make([]record, u.Len(2*len(store.Sum{})))
	for i := range list {
		list[i] = record{u.String(), u.Sum(), u.Sum(), u.String(), v.String(), unpackDigest(u), unpackSpan(u)}
	}
	if u.Word() != v.Word() || !u.Whole() || !v.Whole() {
		return nil
	}
	return list
}

// write puts reports into a bundle in the place of those it has, but for those whose texts it has lost: the next build reads them
// anew. Reports whose texts can't be written stay in memory.
func (m *memory) write(bundle string, all []recalledReport) {
	before, _ := m.Read(textsPart + bundle)
	var reports []recalledReport
	for _, r := range all {
		ok := r.text != nil
		if !ok {
			r.text, ok = r.rec.at.of(before)
		}
		if ok {
			reports = append(reports, r)
		}
	}
	var heads, figures, samples store.Packer
	heads.Grow(len(reports) << 11)
	figures.Grow(len(reports) << 10)
	known := readSamples(m.Store, bundle)
	texts, end := make([][]byte, len(reports)), 0
	heads.Len(len(reports))
	samples.Len(len(reports))
	for i := range reports {
		r := &reports[i]
		r.rec.at = spanOf(end, r.text)
		texts[i], end = r.text, end+len(r.text)
		heads.String(r.rec.file)
		heads.Sum(r.rec.source)
		heads.Sum(r.rec.sidecar)
		heads.String(r.rec.head)
		figures.String(r.rec.cells)
		heads.Append(r.rec.digest[:])
		samples.Append(r.rec.digest[:])
		samples.String(string(cmp.Or(r.kept.sample, known[r.rec.digest])))
		r.rec.at.pack(&heads)
	}
	for _, r := range reports {
		delete(known, r.rec.digest)
	}
	m.archive.putAside(known)
	which := store.Check(figures.Bytes())
	heads.Word(which)
	figures.Word(which)
	_ = m.Remove(headsPart + bundle)
	if !m.keep(textsPart+bundle, texts...) || !m.keep(figuresPart+bundle, figures.Bytes()) || !m.keep(samplesPart+bundle, samples.Bytes()) {
		return
	}
	for _, r := range reports {
		r.kept.at, r.kept.full = r.rec.at, nil
	}
	m.keep(headsPart+bundle, heads.Bytes())
}

// volume is the bundle in the archive. Again is how else a report is had.
func (m *memory) volume(bundle string, again func(file string, line int) *report.Report) *volume {
	return &volume{m.archive, bundle, again}
}

// take gives the report of a record, whose text is in the volume; ok is false where that is damaged.
func (m *memory) take(r record, v *volume, line int) (taken recalledReport, ok bool) {
	p, ok := m.unpackParsed(r)
	if !ok {
		return recalledReport{}, false
	}
	p.kept.paper, p.kept.digest = paper{volume: v, at: r.at, line: line}, r.digest
	return recalledReport{Parsed: p, rec: r}, true
}

// put prepares a report that has been read for its bundle. One that breaks a check stays as it is: the next build is to
// tell it again.
func (m *memory) put(p Parsed, r record, v *volume) recalledReport {
	checked := examine(p.Report)
	if checked.err != nil {
		return recalledReport{Parsed: p}
	}
	text := r.pack(p, checked.sheet)
	r.digest = checked.digest
	put, _ := m.take(r, v, p.line)
	put.kept.sample = checked.sample
	put.from, put.line = p.from, p.line
	put.text, put.kept.full = text, p.Report
	return put
}

// pack writes what became of a document, where that is a report: its head with what is kept of it, its cells, and the
// terms of its text with the whole.
func (rec *record) pack(parsed Parsed, sheet *check.Sheet) (text []byte) {
	r := parsed.Report
	terms := []byte(search.TermsOf(r))
	var both, cells, p store.Packer
	both.Grow(len(terms) + binary.MaxVarintLen64 + store.RoomFor(r))
	both.Len(len(terms))
	both.Append(terms)
	at := len(both.Bytes())
	store.PackReport(&both, r)
	whole := both.Bytes()[at:]
	store.PackCells(&cells, r.Cells)
	p.Grow(2 << 10)
	store.PackHead(&p, r)
	p.Len(len(r.Notes))
	p.Bool(len(r.Lines) > 0)
	p.Sum(store.SumOf(cellsDigest(r.Cells)))
	p.Sum(store.SumOf(whole))
	p.Sum(store.SumOf(terms))
	p.String(parsed.slug)
	p.Bool(parsed.sidecar)
	packAnswers(&p, parsed.answers)
	within, _ := sheet.Pack(nil)
	p.String(string(within))
	rec.head, rec.cells = string(p.Bytes()), string(cells.Bytes())
	return both.Bytes()
}

// unpackParsed reads what is kept of a report; ok is false where that is damaged.
func (m *memory) unpackParsed(rec record) (parsed Parsed, ok bool) {
	u, v := store.NewUnpacker(rec.head), store.NewUnpacker(rec.cells)
	held := &struct {
		kept
		head report.Report
	}{head: store.UnpackHead(u, m.names.organ)}
	r, k := &held.head, &held.kept
	r.Cells = store.UnpackCells(v, r.Form)
	k.Report, k.notes, k.lines, k.sums = r, int(u.Uint()), u.Bool(), entrySums{u.Sum(), u.Sum(), u.Sum()}
	parsed = Parsed{File: r.File, Report: r, kept: k, slug: u.String(), sidecar: u.Bool()}
	if n := u.Len(2); n > 0 {
		parsed.answers = map[string]string{}
		for range n {
			id := u.String()
			parsed.answers[strings.Clone(id)] = strings.Clone(u.String())
		}
	}
	k.within = check.Packed(u.String())
	together(&r.File, &r.SHA256, &r.Title, (*string)(&r.Published), &r.Source, (*string)(&r.Form), &parsed.slug, (*string)(&k.within))
	parsed.File = r.File
	return parsed, u.Whole() && v.Whole() && k.within.Whole(0)
}

// together puts texts together, so that no part of the store is held on to for a few words of it.
func together(texts ...*string) {
	var b strings.Builder
	n := 0
	for _, t := range texts {
		n += len(*t)
	}
	b.Grow(n)
	for _, t := range texts {
		at := b.Len()
		b.WriteString(*t)
		*t = b.String()[at:]
	}
}

// names are organs that have been read. An organ's reports share what they say of it.
type names struct {
	mu     sync.Mutex
	organs map[string]report.Organ // as packed
}

func (n *names) organ(packed string) report.Organ {
	n.mu.Lock()
	defer n.mu.Unlock()
	o, ok := n.organs[packed]
	if !ok {
		packed = strings.Clone(packed)
		o = store.UnpackOrgan(packed)
		n.organs[packed] = o
	}
	return o
}
