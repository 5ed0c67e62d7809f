package check

import "encoding/binary"

// What checks keep for another time is written as numbers and texts.

func appendNumber(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendText[T ~string | []byte](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// unpacker reads numbers and texts. It never panics: behind what can't be read everything is zero, and bad is set.
type unpacker struct {
	s   string
	bad bool
}

func (u *unpacker) number() uint64 {
	var n uint64
	for i := 0; i < len(u.s) && i < binary.MaxVarintLen64; i++ {
		c := u.s[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			u.s = u.s[i+1:]
			return n
		}
	}
	u.s, u.bad = "", true
	return 0
}

// size is the length of a list each of whose elements takes that many bytes or more.
func (u *unpacker) size(least int) int {
	n := u.number()
	if n > uint64(len(u.s)/least) {
		u.s, u.bad = "", true
		return 0
	}
	return int(n)
}

func (u *unpacker) cut(n int) string {
	if n > len(u.s) {
		u.s, u.bad = "", true
		return ""
	}
	s := u.s[:n]
	u.s = u.s[n:]
	return s
}

func (u *unpacker) text() string { return u.cut(u.size(1)) }
