package check

import (
	"crypto/sha256"
	"encoding/binary"

	"nianbao/report"
)

// Digest is that of all that the rules between reports may read of one. Zero tells nothing of a report: what rests on it is
// found again each time.
type Digest [16]byte

// text is the digest as bytes, "" where it tells nothing.
func (d Digest) text() string {
	if d == (Digest{}) {
		return ""
	}
	return string(d[:])
}

// DigestOf is the digest of a report that is there with its text.
func DigestOf(r *report.Report) Digest {
	size := 2048
	for _, s := range r.Sections {
		for _, text := range s.Text {
			size += len(text) + 8
		}
	}
	b := make([]byte, 0, size)
	number := func(n int) { b = binary.AppendVarint(b, int64(n)) }
	text := func(s string) {
		number(len(s))
		b = append(b, s...)
	}
	for _, s := range []string{r.Organ.Code, r.Organ.Name, r.Organ.Place, string(r.Organ.Level), string(r.Form), r.Title} {
		text(s)
	}
	number(len(r.Organ.Region))
	for _, name := range r.Organ.Region {
		text(name)
	}
	number(r.Year)
	number(r.Cells.Len())
	aside := r.Cells.Words(func(word uint32) { b = binary.LittleEndian.AppendUint32(b, word) })
	number(len(aside))
	for _, c := range aside {
		number(int(c.State))
		b = append(c.Value.Append(b), 0)
		text(c.Raw)
		number(c.Line)
		number(c.Column)
	}
	number(len(r.Sections))
	for _, s := range r.Sections {
		number(s.Number)
		text(s.Title)
		number(s.Line)
		number(len(s.Text))
		for _, paragraph := range s.Text {
			text(paragraph)
		}
		number(len(s.Lines))
		for _, line := range s.Lines {
			number(line)
		}
	}
	number(len(r.Figures))
	for _, f := range r.Figures {
		b = append(f.Value.Append(b), 0)
		text(f.Unit)
	}
	sum := sha256.Sum256(b)
	return Digest(sum[:len(Digest{})])
}
