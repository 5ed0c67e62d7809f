package data

import (
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"testing"

	"nianbao/report"
)

func organsOf(n int) Source {
	s := Source{Sum: func(r *Report) Key { return Key{byte(r.Year), 1} }}
	for i := range n {
		path := fmt.Sprintf("henan/zhengzhou/place%d", i)
		s.Organs = append(s.Organs, Organ{Path: path, Reports: []Report{{Report: &report.Report{Year: 2022, Form: report.Form2021}, Path: path + "/2022"}}})
	}
	return s
}

// An organ more or less changes the piece that it is in, and where that begins with it the one before: no others.
func TestChunksKeepTheirPlaces(t *testing.T) {
	const n = 2000
	keys := func(s Source) (list []Key) {
		reports := 0
		for _, c := range together(s.split(s.PartsOf(Cells, n)[0].reports), Cells, 64) {
			list = append(list, c.key)
			reports += len(c.reports)
		}
		if reports != len(s.Organs) {
			t.Fatalf("%d reports in pieces, of %d", reports, len(s.Organs))
		}
		return list
	}
	all := keys(organsOf(n))
	if len(all) < n/128 || len(all) > n/32 {
		t.Errorf("%d pieces of %d organs", len(all), n)
	}
	for i := 0; i < n; i += 37 {
		s := organsOf(n)
		s.Organs = slices.Delete(s.Organs, i, i+1)
		other := 0
		for _, key := range keys(s) {
			if !slices.Contains(all, key) {
				other++
			}
		}
		if other > 1 {
			t.Errorf("without the organ %d, %d pieces are others", i, other)
		}
	}
}

// Texts that were compressed by themselves are one stream, with one sum, whatever was compressed before them.
func TestStream(t *testing.T) {
	var one packer
	var s stream
	var text []byte
	for i, n := range []int{0, 1, 300, 70_000, 0, 5, 200_000} {
		piece := bytes.Repeat([]byte(fmt.Sprintf("辛店镇人民政府,%d,", i*7919)), n)
		text = append(text, piece...)
		got := one.pack(piece)
		if alone := new(packer).pack(piece); !bytes.Equal(alone.body, got.body) || alone.sum != got.sum || alone.size != got.size {
			t.Errorf("piece %d is another by itself", i)
		}
		s.add(got)
	}
	if one.err != nil || s.size != len(text) || s.sum != crc32.ChecksumIEEE(text) {
		t.Errorf("%v, %d bytes of %d, sum %x of %x", one.err, s.size, len(text), s.sum, crc32.ChecksumIEEE(text))
	}
	if got, err := io.ReadAll(flate.NewReader(bytes.NewReader(s.append(nil, &pieces{})))); err != nil || !bytes.Equal(got, text) {
		t.Errorf("%d bytes of %d: %v", len(got), len(text), err)
	}
}
