package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"io"
	"strings"
)

// A file of a table that grows is made of pieces, each of the rows of some organs that stand beside each other. A piece comes of
// its rows alone, and where it ends is told by the organs around that place: so a report that changes changes one piece, and the
// others can be taken from the file as it was, to the byte what they would be made anew.

// Key says what a piece is made of. The zero Key is of what nobody knows, and is taken from nowhere.
type Key [sha256.Size]byte

// Before is a file as it was left. The zero value is none.
type Before struct {
	Body   []byte
	Pieces []byte // what File.Pieces told of it
}

// piece is a piece of a file.
type piece struct {
	key  Key
	body []byte // as it stands in the file
	sum  uint32 // CRC-32 of the text, where body is compressed
	size int    // of the text; of a row group its number
}

// pieces are those of one file.
type pieces struct {
	body   []byte // of the file as it was
	before map[Key]piece
	index  []byte // what is told of them
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// piecesOf knows the pieces of the file as it was, but for those that are not what they were.
func piecesOf(b Before) *pieces {
	p := &pieces{body: b.Body}
	in := bytes.NewReader(b.Pieces)
	number := func() int {
		n, err := binary.ReadUvarint(in)
		if err != nil || n > 1<<40 {
			return -1
		}
		return int(n)
	}
	for in.Len() > 0 {
		var one piece
		if _, err := io.ReadFull(in, one.key[:]); err != nil {
			break
		}
		at, length, check, sum, size := number(), number(), number(), number(), number()
		if min(at, length, check, sum, size) < 0 || length > len(b.Body) || at > len(b.Body)-length {
			break
		}
		one.body, one.sum, one.size = b.Body[at:at+length], uint32(sum), size
		if crc32.Checksum(one.body, castagnoli) != uint32(check) {
			continue
		}
		if p.before == nil {
			p.before = map[Key]piece{}
		}
		p.before[one.key] = one
	}
	return p
}

// of gives the piece of the key, which is made where it isn't known.
func (p *pieces) of(key Key, make func() piece) piece {
	if old, ok := p.before[key]; ok {
		return old
	}
	one := make()
	one.key = key
	return one
}

// tell says where in the file the piece is.
func (p *pieces) tell(one piece, at int) {
	if one.key == (Key{}) {
		return
	}
	p.index = append(p.index, one.key[:]...)
	for _, n := range []int{at, len(one.body), int(crc32.Checksum(one.body, castagnoli)), int(one.sum), one.size} {
		p.index = binary.AppendUvarint(p.index, uint64(n))
	}
}

// chunk are reports that stand together.
type chunk struct {
	reports []listed
	key     Key
}

// smallest is of how many organs the smallest pieces are, more or less. Those of others are a multiple of it.
const smallest = 16

// split cuts the reports where an organ begins whose path says so, which is one of so many: neither the number nor the size of what
// stands before has a part in that.
func (s Source) split(reports []listed) []chunk {
	var list []chunk
	first := 0
	for i := range reports {
		if i+1 == len(reports) || reports[i].organ != reports[i+1].organ && begins(reports[i+1].organ, smallest) {
			list = append(list, chunk{reports[first : i+1], s.keyOf(reports[first : i+1])})
			first = i + 1
		}
	}
	return list
}

// together joins chunks to those of a table of which each is of so many organs; 0: all are one. What has no reports is one.
func together(list []chunk, t Table, organs uint32) []chunk {
	var joined []chunk
	for len(list) > 0 {
		n := 1
		for n < len(list) && (organs == 0 || !begins(list[n].reports[0].organ, organs)) {
			n++
		}
		joined = append(joined, join(list[:n], t))
		list = list[n:]
	}
	if joined == nil {
		return []chunk{{}}
	}
	return joined
}

// join makes one of chunks that stand together.
func join(list []chunk, t Table) chunk {
	reports := 0
	b := []byte(t.Name)
	known := true
	for _, c := range list {
		reports += len(c.reports)
		b = append(b, c.key[:]...)
		known = known && c.key != (Key{})
	}
	all := chunk{reports: list[0].reports[:reports:reports]}
	if known {
		all.key = sha256.Sum256(b)
	}
	return all
}

// begins reports whether a piece begins with the organ, as one of so many does.
func begins(o *Organ, organs uint32) bool {
	h := uint32(2166136261) // FNV-1a
	for i := range len(o.Path) {
		h = (h ^ uint32(o.Path[i])) * 16777619
	}
	return (h^h>>16)%organs == 0
}

// keyOf is of all that tables tell of the reports, zero where that isn't known.
func (s Source) keyOf(reports []listed) Key {
	if s.Sum == nil {
		return Key{}
	}
	var b []byte
	for _, r := range reports {
		sum := s.Sum(r.report)
		if sum == (Key{}) {
			return Key{}
		}
		path, below := strings.CutPrefix(r.report.Path, r.organ.Path)
		if !below {
			path = "\x00" + path
		}
		b = appendText(appendText(b, r.organ.Path), path)
		b = append(b, sum[:]...)
	}
	return sha256.Sum256(b)
}

// with is the key of what rests on more than the rows.
func (k Key) with(texts ...string) Key {
	if k == (Key{}) {
		return k
	}
	b := k[:]
	for _, s := range texts {
		b = appendText(b, s)
	}
	return sha256.Sum256(b)
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
