package parser

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"testing"
)

// FuzzPDF patches real files, as they are and with their streams unpacked, and a small one: whatever comes of it, it
// comes back, without a panic, with every field at its place.
func FuzzPDF(f *testing.F) {
	var sources [][]byte
	for _, name := range []string{"hongze-2023", "hongze-2024", "huaian-2024"} {
		src, err := os.ReadFile("../content/reports/" + name + ".pdf")
		if err != nil {
			f.Fatal(err)
		}
		sources = append(sources, unpacked(src), src)
	}
	for _, name := range []string{"rc4-128", "aes-128", "aes-256"} {
		src, err := os.ReadFile("testdata/encrypted/" + name + ".pdf")
		if err != nil {
			f.Fatal(err)
		}
		sources = append(sources, src)
	}
	sources = append(sources, buildPDF([]string{box([]float64{100, 200, 300}, []float64{700, 680, 660}) + write(105, 685, "规章") + write(205, 685, "1") + "/X Do"},
		"<</Subtype/Form>> stream\nq Q\nendstream"))
	for i, src := range sources {
		f.Add(i, len(src)/2, []byte("[<<(/T 9 0 R"))
		f.Add(i, len(src)/9, []byte(" 9 9 9 9 re S Q "))
	}
	f.Fuzz(func(t *testing.T, which, at int, patch []byte) {
		src := bytes.Clone(sources[uint(which)%uint(len(sources))])
		copy(src[uint(at)%uint(len(src)):], patch)
		doc, failure := readPDF(src, new(room))
		if failure != nil {
			if failure.Message == "the PDF is damaged" {
				t.Error("a panic was met")
			}
			return
		}
		for i, l := range doc.lines {
			if int(l.no) != i+1 || len(l.fields) == 0 {
				t.Fatalf("line %d: %+v", i+1, l)
			}
			for k, field := range l.fields {
				if field.line != l.no || int(field.column) != k+1 {
					t.Fatalf("line %d: field %d stands at %d:%d", l.no, k, field.line, field.column)
				}
			}
		}
	})
}

// unpacked is a PDF with the streams that are deflated written out, so that patches reach what they hold; the
// programs of fonts are left out.
func unpacked(src []byte) []byte {
	var out bytes.Buffer
	for {
		start := bytes.Index(src, []byte("stream"))
		if start < 0 {
			out.Write(src)
			return out.Bytes()
		}
		start += len("stream")
		end := start + bytes.Index(src[start:], []byte("endstream"))
		out.Write(bytes.ReplaceAll(src[:start], []byte("/Filter"), []byte("/Packed")))
		out.WriteByte('\n')
		if zr, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(src[start:end], "\r\n"))); err == nil {
			if data, _ := io.ReadAll(zr); bytes.IndexByte(data, 0) < 0 {
				out.Write(data)
			}
		}
		out.WriteString("\nendstream")
		src = src[end+len("endstream"):]
	}
}
