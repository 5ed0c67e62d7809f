package data

import (
	"bytes"
	"time"

	"github.com/klauspost/compress/gzip"
)

// sink takes the text of a table piece by piece. That of a table that grows with the reports is compressed as it comes, so that
// never more than a piece of it is there as it is; gzip's header tells neither time nor name, so that the same rows are the same
// bytes.
type sink struct {
	out bytes.Buffer
	zip *gzip.Writer // nil where the text stays as it is
	err error
}

// sinkChunk is how much text a table gathers before the sink takes it.
const sinkChunk = 1 << 16

// gzipLevel is the fastest: rows are so much alike that harder work would take a fifth off the bytes for twice the time.
const gzipLevel = gzip.BestSpeed

func newSink(t Table) *sink {
	s := &sink{}
	if t.Compressed {
		if s.zip, s.err = gzip.NewWriterLevel(&s.out, gzipLevel); s.err == nil {
			s.zip.ModTime = time.Unix(0, 0) // gzip's word for none
		}
	}
	return s
}

// take takes the text, and gives its room back, empty.
func (s *sink) take(text []byte) []byte {
	switch {
	case s.err != nil:
	case s.zip == nil:
		s.out.Write(text)
	default:
		_, s.err = s.zip.Write(text)
	}
	return text[:0]
}

// close takes the last of the text, and gives the file.
func (s *sink) close(text []byte) ([]byte, error) {
	s.take(text)
	if s.zip != nil && s.err == nil {
		s.err = s.zip.Close()
	}
	return s.out.Bytes(), s.err
}
