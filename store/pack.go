package store

import (
	"encoding/binary"
	"slices"
)

// Packer writes values one behind the other. Numbers take as many bytes as they need.
type Packer struct{ b []byte }

// Bytes are all that was written.
func (p *Packer) Bytes() []byte { return p.b }

// Append writes bytes that another Packer has written.
func (p *Packer) Append(b []byte) { p.b = append(p.b, b...) }

// Grow makes room for n more bytes.
func (p *Packer) Grow(n int) { p.b = slices.Grow(p.b, n) }

// Reset forgets what was written, and keeps the room.
func (p *Packer) Reset() { p.b = p.b[:0] }

// Uint writes a number that is not negative.
func (p *Packer) Uint(n uint64) { p.b = binary.AppendUvarint(p.b, n) }

// Int writes any number.
func (p *Packer) Int(n int64) { p.b = binary.AppendVarint(p.b, n) }

// Word writes four bytes.
func (p *Packer) Word(n uint32) { p.b = binary.LittleEndian.AppendUint32(p.b, n) }

// Len writes the length of a list.
func (p *Packer) Len(n int) { p.Uint(uint64(n)) }

// Bool writes a truth value.
func (p *Packer) Bool(v bool) {
	if v {
		p.b = append(p.b, 1)
	} else {
		p.b = append(p.b, 0)
	}
}

// String writes a text.
func (p *Packer) String(s string) {
	p.Len(len(s))
	p.b = append(p.b, s...)
}

// Strings writes a list of texts; nil stays nil.
func (p *Packer) Strings(list []string) {
	if list == nil {
		p.Len(0)
		return
	}
	p.Len(len(list) + 1)
	for _, s := range list {
		p.String(s)
	}
}

// Sum writes a checksum.
func (p *Packer) Sum(s Sum) { p.b = append(p.b, s[:]...) }

// Unpacker reads what a Packer wrote, in the same order. It never panics: behind what can't be read, everything is zero
// and Whole is false. Texts are slices of what it reads from.
type Unpacker struct {
	s   string
	bad bool
}

// NewUnpacker reads from s.
func NewUnpacker(s string) *Unpacker { return &Unpacker{s: s} }

// Rest is what has not been read.
func (u *Unpacker) Rest() string { return u.s }

// Whole reports whether everything was read, and nothing is left.
func (u *Unpacker) Whole() bool { return !u.bad && u.s == "" }

func (u *Unpacker) fail() {
	u.s, u.bad = "", true
}

// Uint reads a number that is not negative.
func (u *Unpacker) Uint() uint64 {
	var n uint64
	for i := 0; i < len(u.s) && i < binary.MaxVarintLen64; i++ {
		c := u.s[i]
		if c < 0x80 {
			if i == binary.MaxVarintLen64-1 && c > 1 {
				break
			}
			u.s = u.s[i+1:]
			return n | uint64(c)<<(7*i)
		}
		n |= uint64(c&0x7f) << (7 * i)
	}
	u.fail()
	return 0
}

// Int reads any number.
func (u *Unpacker) Int() int64 {
	n := u.Uint()
	return int64(n>>1) ^ -int64(n&1)
}

// Word reads four bytes.
func (u *Unpacker) Word() uint32 {
	s := u.cut(4)
	if len(s) < 4 {
		return 0
	}
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Len reads the length of a list each of whose elements takes that many bytes or more.
func (u *Unpacker) Len(least int) int {
	n := u.Uint()
	if n > uint64(len(u.s)/max(1, least)) {
		u.fail()
		return 0
	}
	return int(n)
}

// Bool reads a truth value.
func (u *Unpacker) Bool() bool {
	if u.s == "" || u.s[0] > 1 {
		u.fail()
		return false
	}
	v := u.s[0] == 1
	u.s = u.s[1:]
	return v
}

// String reads a text.
func (u *Unpacker) String() string { return u.cut(u.Len(1)) }

// Strings reads a list of texts.
func (u *Unpacker) Strings() []string {
	n := u.Uint()
	if n == 0 {
		return nil
	}
	if n-1 > uint64(len(u.s)) {
		u.fail()
		return nil
	}
	list := make([]string, n-1)
	for i := range list {
		list[i] = u.String()
	}
	if u.bad {
		return nil
	}
	return slices.Clip(list)
}

// Sum reads a checksum.
func (u *Unpacker) Sum() (s Sum) {
	copy(s[:], u.cut(len(s)))
	return s
}

func (u *Unpacker) cut(n int) string {
	if n > len(u.s) {
		u.fail()
		return ""
	}
	s := u.s[:n]
	u.s = u.s[n:]
	return s
}
