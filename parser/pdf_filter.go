package parser

import (
	"bytes"
	"encoding/ascii85"
	"errors"
	"io"

	"github.com/klauspost/compress/flate"
)

var errPDFFilter = errors.New("filter not supported")

const mostFilters = 4 // of one stream

// decode undoes a stream's filters (ISO 32000-1, 7.4): Flate, with or without predictor, ASCII85 and ASCIIHex. Those
// for pictures are not needed. A stream that is damaged gives what stands before the damage.
func (f *pdfFile) decode(s *pdfStream) ([]byte, error) {
	if data, ok := f.decoded[s]; ok {
		return data, nil
	}
	filters, params := f.list(s.dict["Filter"]), f.list(s.dict["DecodeParms"])
	if len(filters) > mostFilters {
		return nil, errPDFFilter
	}
	data := s.raw
	for i, filter := range filters {
		var rd io.Reader
		switch f.name(filter) {
		case "FlateDecode", "Fl":
			rd = f.inflate(data[min(2, len(data)):]) // behind zlib's head; its checksum is not asked
		case "ASCII85Decode", "A85":
			body, _, _ := bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~")), []byte("~"))
			rd = ascii85.NewDecoder(bytes.NewReader(body))
		case "ASCIIHexDecode", "AHx":
			l := pdfLexer{src: append([]byte("<"), data...), left: f.left}
			rd = bytes.NewReader([]byte(l.hex()))
		default:
			return nil, errPDFFilter
		}
		data, _ = io.ReadAll(io.LimitReader(rd, int64(f.bytes)))
		f.bytes -= len(data)
		if i < len(params) {
			data = f.unpredict(data, f.dict(params[i]))
		}
	}
	f.decoded[s] = data
	return data, nil
}

// inflate unpacks bytes, with one reader for all streams.
func (f *pdfFile) inflate(packed []byte) io.Reader {
	src := bytes.NewReader(packed)
	if again, ok := f.inflater.(flate.Resetter); !ok || again.Reset(src, nil) != nil {
		f.inflater = flate.NewReader(src)
	}
	return f.inflater
}

// list is an array, or a single object as one.
func (f *pdfFile) list(object any) pdfArray {
	switch o := f.resolve(object).(type) {
	case nil:
		return nil
	case pdfArray:
		return o
	default:
		return pdfArray{o}
	}
}

// unpredict undoes PNG's predictors (RFC 2083, 6), which run over rows of bytes.
func (f *pdfFile) unpredict(data []byte, params pdfDict) []byte {
	or := func(key pdfName, standard int) int {
		if n := int(f.number(params[key])); n > 0 && n <= 1<<20 {
			return n
		}
		return standard
	}
	if or("Predictor", 1) < 10 {
		return data
	}
	size := max(1, or("Colors", 1)*or("BitsPerComponent", 8)/8) // bytes of a pixel
	width := (or("Columns", 1)*or("Colors", 1)*or("BitsPerComponent", 8) + 7) / 8
	if width > 1<<20 {
		return nil
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, width)
	for len(data) > 1 {
		kind, row := data[0], bytes.Clone(data[1:min(len(data), 1+width)])
		data = data[1+len(row):]
		for i := range row {
			left, corner := byte(0), byte(0)
			if i >= size {
				left, corner = row[i-size], above[i-size]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, row...)
		copy(above, row)
	}
	return out
}

// paeth is the neighbour nearest to left + above − corner.
func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	a, b, c := distance(p, left), distance(p, above), distance(p, corner)
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return above
	}
	return corner
}

func distance(p int, b byte) int {
	if d := p - int(b); d >= 0 {
		return d
	}
	return int(b) - p
}
