package data

import "encoding/binary"

// What the format calls its things (github.com/apache/parquet-format), as far as it is needed.
const (
	parquetMark = "PAR1"

	int32Type, int64Type, bytesType                   = 1, 2, 6
	required, optional                                = 0, 1
	utf8Converted, decimalConverted, dateConverted    = 0, 5, 6
	stringLogical, decimalLogical, dateLogical        = 1, 5, 6
	dataPage, dictionaryPage                          = 0, 2
	plainEncoding, levelsEncoding, dictionaryEncoding = 0, 3, 8
	snappyCodec                                       = 1
	parquetWriter                                     = "nianbao version 2 (build 1)"
)

// pageHeader stands before a page.
type pageHeader struct {
	kind         int
	values       int
	encoding     int
	size, packed int
}

func (h pageHeader) append(b []byte) []byte {
	t := thrift{b: b}
	t.int(1, thriftInt32, h.kind)
	t.int(2, thriftInt32, h.size)
	t.int(3, thriftInt32, h.packed)
	field := 7
	if h.kind == dataPage {
		field = 5
	}
	t.structure(field, func() {
		t.int(1, thriftInt32, h.values)
		t.int(2, thriftInt32, h.encoding)
		if h.kind == dataPage {
			t.int(3, thriftInt32, levelsEncoding)
			t.int(4, thriftInt32, levelsEncoding)
		}
	})
	t.end()
	return t.b
}

// columnMeta is what is told of a column of a row group.
type columnMeta struct {
	rows, nulls  int
	dictionary   int // bytes of its page, with the head; 0: none
	size, packed int // of all pages, with their heads
	least, most  []byte
}

func (m columnMeta) append(b []byte) []byte {
	for _, n := range []int{m.rows, m.nulls, m.dictionary, m.size, m.packed} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return appendText(appendText(b, string(m.least)), string(m.most))
}

// readMeta reads what append wrote, which a sum has been taken of.
func readMeta(b []byte) (m columnMeta, rest []byte) {
	number := func() int {
		n, length := binary.Uvarint(b)
		b = b[max(0, length):]
		return int(n)
	}
	m.rows, m.nulls, m.dictionary, m.size, m.packed = number(), number(), number(), number(), number()
	for _, bound := range []*[]byte{&m.least, &m.most} {
		n := min(number(), len(b))
		*bound, b = b[:n], b[n:]
	}
	return m, b
}

// file puts the row groups together, and writes what they are behind them.
func (p *parquetTable) file(t Table, groups []piece, known *pieces) []byte {
	b := []byte(parquetMark)
	rows := 0
	for _, g := range groups {
		n, _ := binary.Uvarint(g.meta)
		rows += int(n)
	}
	end := thrift{}
	end.int(1, thriftInt32, 1)
	end.structures(2, len(p.columns)+1, func(i int) {
		if i > 0 {
			p.columns[i-1].schema(&end)
			return
		}
		end.binary(4, t.Name)
		end.int(5, thriftInt32, len(p.columns))
	})
	end.int(3, thriftInt64, rows)
	end.structures(4, len(groups), func(i int) {
		known.tell(groups[i], len(b))
		p.describe(&end, groups[i], len(b))
		b = append(b, groups[i].body...)
	})
	end.binary(6, parquetWriter)
	end.structures(7, len(p.columns), func(int) { end.structure(1, func() {}) }) // ordered as their types are
	end.end()
	b = append(b, end.b...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(end.b)))
	return append(b, parquetMark...)
}

// schema says what the column is.
func (c *parquetColumn) schema(t *thrift) {
	repetition := required
	if c.kind.Nullable() {
		repetition = optional
	}
	t.int(1, thriftInt32, c.physical())
	t.int(3, thriftInt32, repetition)
	t.binary(4, c.name)
	switch c.kind {
	case Text, Token:
		t.int(6, thriftInt32, utf8Converted)
		t.structure(10, func() { t.structure(stringLogical, func() {}) })
	case Decimal:
		t.int(6, thriftInt32, decimalConverted)
		t.int(7, thriftInt32, decimalScale)
		t.int(8, thriftInt32, decimalPrecision)
		t.structure(10, func() {
			t.structure(decimalLogical, func() {
				t.int(1, thriftInt32, decimalScale)
				t.int(2, thriftInt32, decimalPrecision)
			})
		})
	case Date:
		t.int(6, thriftInt32, dateConverted)
		t.structure(10, func() { t.structure(dateLogical, func() {}) })
	}
}

func (c *parquetColumn) physical() int {
	switch c.kind {
	case Integer, Year, Date:
		return int32Type
	case Decimal:
		return int64Type
	}
	return bytesType
}

// describe says of a row group where its columns are and what they hold.
func (p *parquetTable) describe(t *thrift, g piece, at int) {
	rows, length := binary.Uvarint(g.meta)
	rest := g.meta[max(0, length):]
	start, size := at, 0
	t.structures(1, len(p.columns), func(i int) {
		var m columnMeta
		m, rest = readMeta(rest)
		size += m.size
		t.int(2, thriftInt64, 0)
		t.structure(3, func() { p.columns[i].describe(t, m, at) })
		at += m.packed
	})
	t.int(2, thriftInt64, size)
	t.int(3, thriftInt64, int(rows))
	t.int(5, thriftInt64, start)
	t.int(6, thriftInt64, at-start)
}

func (c *parquetColumn) describe(t *thrift, m columnMeta, at int) {
	t.int(1, thriftInt32, c.physical())
	t.list(2, 3, thriftInt32)
	for _, e := range []int{plainEncoding, levelsEncoding, dictionaryEncoding} {
		t.number(e)
	}
	t.list(3, 1, thriftBinary)
	t.text(c.name)
	t.int(4, thriftInt32, snappyCodec)
	t.int(5, thriftInt64, m.rows)
	t.int(6, thriftInt64, m.size)
	t.int(7, thriftInt64, m.packed)
	t.int(9, thriftInt64, at+m.dictionary)
	if m.dictionary > 0 {
		t.int(11, thriftInt64, at)
	}
	t.structure(12, func() {
		t.int(3, thriftInt64, m.nulls)
		if len(m.most) > 0 {
			t.binary(5, string(m.most))
			t.binary(6, string(m.least))
		}
	})
}
