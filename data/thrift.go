package data

import "encoding/binary"

// thrift writes structures in Thrift's compact protocol: each field as its type and how far its number is from the one before.
type thrift struct {
	b    []byte
	last int // field of the structure at hand
}

// The protocol's types.
const (
	thriftInt32  = 5
	thriftInt64  = 6
	thriftBinary = 8
	thriftList   = 9
	thriftStruct = 12
)

// field begins a field, whose number is up to fifteen more than the last one's.
func (t *thrift) field(number, kind int) {
	t.b = append(t.b, byte((number-t.last)<<4|kind))
	t.last = number
}

func (t *thrift) int(field, kind, n int) {
	t.field(field, kind)
	t.number(n)
}

func (t *thrift) binary(field int, s string) {
	t.field(field, thriftBinary)
	t.text(s)
}

// structure is a field that is one.
func (t *thrift) structure(field int, write func()) {
	t.field(field, thriftStruct)
	outer := t.last
	t.last = 0
	write()
	t.end()
	t.last = outer
}

// list begins a field of so many numbers or texts, which follow.
func (t *thrift) list(field, n, kind int) {
	t.field(field, thriftList)
	if n < 15 {
		t.b = append(t.b, byte(n<<4|kind))
	} else {
		t.b = binary.AppendUvarint(append(t.b, byte(15<<4|kind)), uint64(n))
	}
}

// structures is a field of so many structures.
func (t *thrift) structures(field, n int, write func(i int)) {
	t.list(field, n, thriftStruct)
	outer := t.last
	for i := range n {
		t.last = 0
		write(i)
		t.end()
	}
	t.last = outer
}

func (t *thrift) number(n int) { t.b = binary.AppendVarint(t.b, int64(n)) }

func (t *thrift) text(s string) { t.b = appendText(t.b, s) }

// end ends a structure.
func (t *thrift) end() { t.b = append(t.b, 0) }
