package data

import (
	"encoding/binary"
	"math/bits"

	"github.com/klauspost/compress/s2"
)

// parquetColumn gathers what a row group has in a column: every value once, in a dictionary in the order in which they come, and
// for each row the place of its value there, as runs.
type parquetColumn struct {
	name string
	kind Kind

	dictionary []byte // PLAIN
	size       id     // how many values
	texts      map[string]id
	numbers    map[int64]id
	small      []id // of the numbers from 0 up, from 1

	values  []run // of the dictionary, of the rows that have one
	present []run // 1 of rows that have a value, 0 of others
	rows    int
	nulls   int

	least, most         int64
	leastText, mostText string
}

// run is a value that comes so many times.
type run struct {
	value uint32
	n     int32
}

// smallNumbers are looked up by themselves.
const smallNumbers = 1 << 10

// text is the place of a text.
func (c *parquetColumn) text(s string) id {
	if place, ok := c.texts[s]; ok {
		return place
	}
	if c.texts == nil {
		c.texts = map[string]id{}
	}
	if c.size == 0 || s < c.leastText {
		c.leastText = s
	}
	if c.size == 0 || s > c.mostText {
		c.mostText = s
	}
	c.dictionary = binary.LittleEndian.AppendUint32(c.dictionary, uint32(len(s)))
	c.dictionary = append(c.dictionary, s...)
	c.texts[s] = c.size
	c.size++
	return c.size - 1
}

// number is the place of a number.
func (c *parquetColumn) number(n int64) id {
	if n >= 0 && n < smallNumbers {
		if c.small == nil {
			c.small = make([]id, smallNumbers)
		}
		if c.small[n] == 0 {
			c.small[n] = c.newNumber(n) + 1
		}
		return c.small[n] - 1
	}
	place, ok := c.numbers[n]
	if !ok {
		if c.numbers == nil {
			c.numbers = map[int64]id{}
		}
		place = c.newNumber(n)
		c.numbers[n] = place
	}
	return place
}

func (c *parquetColumn) newNumber(n int64) id {
	if c.size == 0 || n < c.least {
		c.least = n
	}
	if c.size == 0 || n > c.most {
		c.most = n
	}
	c.dictionary = c.appendNumber(c.dictionary, n)
	c.size++
	return c.size - 1
}

func (c *parquetColumn) appendNumber(b []byte, n int64) []byte {
	if c.kind == Decimal {
		return binary.LittleEndian.AppendUint64(b, uint64(n))
	}
	return binary.LittleEndian.AppendUint32(b, uint32(n))
}

// add gives so many rows the value at the place.
func (c *parquetColumn) add(place id, n int) {
	c.rows += n
	if last := len(c.values) - 1; last >= 0 && c.values[last].value == uint32(place) {
		c.values[last].n += int32(n)
	} else {
		c.values = append(c.values, run{uint32(place), int32(n)})
	}
	if c.kind.Nullable() {
		c.tell(1, n)
	}
}

func (c *parquetColumn) addNull(n int) {
	c.rows += n
	c.nulls += n
	c.tell(0, n)
}

func (c *parquetColumn) tell(present uint32, n int) {
	if last := len(c.present) - 1; last >= 0 && c.present[last].value == present {
		c.present[last].n += int32(n)
	} else {
		c.present = append(c.present, run{present, int32(n)})
	}
}

func (c *parquetColumn) addNumber(n number) {
	if n.null {
		c.addNull(1)
	} else {
		c.add(c.number(n.value), 1)
	}
}

// forget makes the column empty, and keeps its room.
func (c *parquetColumn) forget() {
	clear(c.texts)
	clear(c.numbers)
	clear(c.small)
	*c = parquetColumn{name: c.name, kind: c.kind, dictionary: c.dictionary[:0], texts: c.texts, numbers: c.numbers, small: c.small,
		values: c.values[:0], present: c.present[:0]}
}

// append writes the column behind b: a page of its dictionary and one of its rows; and what the end of the file tells of it behind
// meta, see columnMeta.
func (c *parquetColumn) append(b, meta []byte) ([]byte, []byte) {
	m := columnMeta{rows: c.rows, nulls: c.nulls}
	start := len(b)
	encoding := plainEncoding // of no values
	if c.size > 0 {
		encoding = dictionaryEncoding
		b = m.page(b, c.dictionary, pageHeader{kind: dictionaryPage, values: int(c.size), encoding: plainEncoding})
		m.dictionary = len(b) - start
	}
	page := make([]byte, 0, len(c.values)+16) // most are of no more than eight bits
	if c.kind.Nullable() {
		page = appendRuns(append(page, 0, 0, 0, 0), c.present, 1)
		binary.LittleEndian.PutUint32(page, uint32(len(page)-4))
	}
	if c.size > 0 {
		width := bits.Len32(uint32(c.size - 1))
		page = appendRuns(append(page, byte(width)), c.values, width)
		m.least, m.most = c.bounds()
	}
	b = m.page(b, page, pageHeader{kind: dataPage, values: c.rows, encoding: encoding})
	m.packed = len(b) - start
	return b, m.append(meta)
}

// longBound is beyond what readers skip by.
const longBound = 64

// bounds are the least and the greatest value, as the end of the file tells them; nothing where they are long.
func (c *parquetColumn) bounds() (least, most []byte) {
	switch {
	case c.texts == nil: // they are numbers
		return c.appendNumber(nil, c.least), c.appendNumber(nil, c.most)
	case len(c.leastText) > longBound || len(c.mostText) > longBound:
		return nil, nil
	}
	return []byte(c.leastText), []byte(c.mostText)
}

// page writes a page behind b.
func (m *columnMeta) page(b, body []byte, h pageHeader) []byte {
	packed := s2.EncodeSnappyBetter(nil, body)
	h.size, h.packed = len(body), len(packed)
	start := len(b)
	b = h.append(b)
	m.size += len(b) - start + len(body)
	return append(b, packed...)
}

// appendRuns writes values of so many bits in Parquet's mixture of runs (RLE) and groups of eight that are packed.
func appendRuns(b []byte, list []run, width int) []byte {
	var room [8 * mostGroups]uint32
	single := room[:0] // values that are in no run yet
	for _, r := range list {
		n := r.n
		for ; n > 0 && (len(single)%8 != 0 || n < 8); n-- {
			if len(single) == len(room) {
				b = appendPacked(b, single, width)
				single = single[:0]
			}
			single = append(single, r.value)
		}
		if n > 0 {
			b = appendPacked(b, single, width)
			single = single[:0]
			b = binary.AppendUvarint(b, uint64(n)<<1)
			for at := 0; at < width; at += 8 {
				b = append(b, byte(r.value>>at))
			}
		}
	}
	return appendPacked(b, single, width)
}

// mostGroups are packed one behind the other: their number takes a byte.
const mostGroups = 63

// appendPacked writes values one behind the other, lowest bits first, the last group filled up with zeros.
func appendPacked(b []byte, values []uint32, width int) []byte {
	if len(values) == 0 {
		return b
	}
	groups := (len(values) + 7) / 8
	b = binary.AppendUvarint(b, uint64(groups)<<1|1)
	end := len(b) + groups*width
	gathered, n := uint64(0), 0
	for _, v := range values {
		gathered |= uint64(v) << n
		for n += width; n >= 8; n -= 8 {
			b = append(b, byte(gathered))
			gathered >>= 8
		}
	}
	for len(b) < end {
		b = append(b, byte(gathered))
		gathered >>= 8
	}
	return b
}
