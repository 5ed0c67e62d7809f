package site

import (
	"encoding/binary"
	"maps"
	"slices"

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
	rec   record
	text  []byte    // nil where it was taken, or can't be kept
	paper *archived // nil where it can't be kept
}

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

// write puts reports into a bundle in the place of those it has. Reports whose texts can't be written stay in memory.
func (m *memory) write(bundle string, reports []recalledReport) {
	var heads, figures store.Packer
	heads.Grow(len(reports) << 11)
	figures.Grow(len(reports) << 10)
	before, _ := m.Read(textsPart + bundle)
	samples := readSamples(m.Store, bundle)
	texts, end := make([][]byte, len(reports)), 0
	heads.Len(len(reports))
	for i := range reports {
		r := &reports[i]
		if r.text == nil {
			r.text, _ = r.rec.at.of(before)
		}
		r.rec.at = spanOf(end, r.text)
		texts[i], end = r.text, end+len(r.text)
		heads.String(r.rec.file)
		heads.Sum(r.rec.source)
		heads.Sum(r.rec.sidecar)
		heads.String(r.rec.head)
		figures.String(r.rec.cells)
		heads.Append(r.rec.digest[:])
		r.rec.at.pack(&heads)
		if r.kept.sample == "" {
			r.kept.sample = samples[r.rec.digest]
		}
	}
	which := store.Check(figures.Bytes())
	heads.Word(which)
	figures.Word(which)
	_ = m.Remove(headsPart + bundle)
	if !m.keep(textsPart+bundle, texts...) || !m.keep(figuresPart+bundle, figures.Bytes()) || !m.keepSamples(bundle, reports) {
		return
	}
	for _, r := range reports {
		r.paper.at, r.paper.report, r.kept.sample = r.rec.at, nil, ""
	}
	m.keep(headsPart+bundle, heads.Bytes())
}

// take gives the report of a record; ok is false where that is damaged. Again is how else the report is had.
func (m *memory) take(r record, bundle string, again func() *report.Report) (taken recalledReport, ok bool) {
	paper := &archived{archive: m.archive, file: r.file, bundle: bundle, at: r.at, again: again}
	p, ok := unpackParsed(r, paper)
	if !ok {
		return recalledReport{}, false
	}
	p.File, p.kept.digest = r.file, r.digest
	return recalledReport{Parsed: p, rec: r, paper: paper}, true
}

// put prepares a report that has been read for its bundle. One that breaks a check stays as it is: the next build is to
// tell it again.
func (m *memory) put(p Parsed, r record, bundle string, again func() *report.Report) recalledReport {
	checked := examine(p.Report)
	if checked.err != nil {
		return recalledReport{Parsed: p}
	}
	text := r.pack(p, checked.sheet)
	r.digest = checked.digest
	put, _ := m.take(r, bundle, again)
	put.kept.sample = checked.sample
	put.from, put.line = p.from, p.line
	put.text, put.paper.report = text, p.Report
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
	rec.head, rec.cells = string(p.Bytes()), string(cells.Bytes())
	return both.Bytes()
}

// unpackParsed reads what is kept of a report; ok is false where that is damaged.
func unpackParsed(rec record, text *archived) (parsed Parsed, ok bool) {
	u, v := store.NewUnpacker(rec.head), store.NewUnpacker(rec.cells)
	r := store.UnpackHead(u)
	r.Cells = store.UnpackCells(v, r.Form)
	k := &kept{notes: int(u.Uint()), lines: u.Bool(), sums: entrySums{u.Sum(), u.Sum(), u.Sum()}, paper: text}
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
	return parsed, u.Whole() && v.Whole()
}

// packEvidence writes a place in the report itself, or of another one all but that.
func packEvidence(p *store.Packer, ev check.Evidence) {
	p.String(ev.Cell)
	for _, n := range []int{ev.Section, ev.Paragraph, ev.Start, ev.End, ev.Line} {
		p.Int(int64(n))
	}
	p.String(ev.Text)
}
