package parser

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/flate"
)

// inflater unpacks the parts of an archive that is in memory, one after another: by itself, the archive's reader would
// read them through a buffer, byte by byte.
type inflater struct {
	io.ReadCloser
	packed bytes.Reader
}

// inflater is for archive/zip: what it is given is a section of the source.
func (r *room) inflater(src []byte) func(io.Reader) io.ReadCloser {
	return func(part io.Reader) io.ReadCloser {
		p := &r.parts
		section, ok := part.(*io.SectionReader)
		if !ok {
			return flate.NewReader(part)
		}
		_, from, size := section.Outer()
		from = min(max(from, 0), int64(len(src)))
		p.packed.Reset(src[from:min(from+max(size, 0), int64(len(src)))])
		if p.ReadCloser == nil {
			p.ReadCloser = flate.NewReader(&p.packed)
		} else if err := p.ReadCloser.(flate.Resetter).Reset(&p.packed, nil); err != nil {
			return flate.NewReader(part)
		}
		return p
	}
}
