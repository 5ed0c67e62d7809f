package report

import (
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonReader reads JSON of which it is known what must come next. It is strict: what is not expected is an error, and
// nothing is read twice or nested deeper than what reads it.
type jsonReader struct {
	s  string // valid UTF-8
	at int
}

func (j *jsonReader) fail(format string, args ...any) error {
	return fmt.Errorf("byte %d: %w", j.at+1, fmt.Errorf(format, args...))
}

func (j *jsonReader) space() {
	for j.at < len(j.s) {
		switch j.s[j.at] {
		case ' ', '\t', '\n', '\r':
			j.at++
		default:
			return
		}
	}
}

// next passes over the character, if it comes next.
func (j *jsonReader) next(c byte) bool {
	j.space()
	if j.at < len(j.s) && j.s[j.at] == c {
		j.at++
		return true
	}
	return false
}

func (j *jsonReader) expect(c byte) error {
	if !j.next(c) {
		return j.fail("%q is expected", c)
	}
	return nil
}

// word passes over null, true or false, if it comes next.
func (j *jsonReader) word(w string) bool {
	j.space()
	if len(j.s)-j.at < len(w) || j.s[j.at:j.at+len(w)] != w {
		return false
	}
	j.at += len(w)
	return true
}

// object reads an object; read is called for each key, and reads its value. No key may come twice.
func (j *jsonReader) object(read func(key string) error) error {
	if err := j.expect('{'); err != nil {
		return err
	}
	if j.next('}') {
		return nil
	}
	var room [16]string
	seen := room[:0]
	for {
		key, err := j.text()
		if err != nil {
			return err
		}
		if len(seen) < cap(room) { // larger ones are those of cells and answers, which see to it themselves
			for _, other := range seen {
				if other == key {
					return j.fail("key %q comes twice", key)
				}
			}
			seen = append(seen, key)
		}
		if err := j.expect(':'); err != nil {
			return err
		}
		if err := read(key); err != nil {
			return err
		}
		if j.next('}') {
			return nil
		}
		if err := j.expect(','); err != nil {
			return err
		}
	}
}

// array reads an array; read is called for each element.
func (j *jsonReader) array(read func() error) error {
	if err := j.expect('['); err != nil {
		return err
	}
	if j.next(']') {
		return nil
	}
	for {
		if err := read(); err != nil {
			return err
		}
		if j.next(']') {
			return nil
		}
		if err := j.expect(','); err != nil {
			return err
		}
	}
}

// text reads a string. What it gives may be a part of the reader's.
func (j *jsonReader) text() (string, error) {
	if err := j.expect('"'); err != nil {
		return "", err
	}
	for i := j.at; i < len(j.s); i++ {
		switch c := j.s[i]; {
		case c == '"':
			s := j.s[j.at:i]
			j.at = i + 1
			return s, nil
		case c == '\\':
			return j.escaped(i)
		case c < ' ':
			return "", j.fail("a control character in a string")
		}
	}
	return "", j.fail("a string has no end")
}

// escaped reads the string that has its first escape at i.
func (j *jsonReader) escaped(i int) (string, error) {
	b := []byte(j.s[j.at:i])
	for i < len(j.s) {
		switch c := j.s[i]; {
		case c == '"':
			j.at = i + 1
			return string(b), nil
		case c < ' ':
			return "", j.fail("a control character in a string")
		case c != '\\':
			b = append(b, c)
			i++
		default:
			r, size := unescape(j.s[i:])
			if size == 0 {
				return "", j.fail("a wrong escape in a string")
			}
			b = utf8.AppendRune(b, r)
			i += size
		}
	}
	return "", j.fail("a string has no end")
}

// unescape reads the escape that s begins with; its size is 0 where it is none. Halves of characters are none.
func unescape(s string) (r rune, size int) {
	if len(s) < 2 {
		return 0, 0
	}
	switch s[1] {
	case '"', '\\', '/':
		return rune(s[1]), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	}
	r, ok := unescapeUnit(s)
	switch {
	case !ok:
		return 0, 0
	case !utf16.IsSurrogate(r):
		return r, 6
	}
	if low, ok := unescapeUnit(s[6:]); ok {
		if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
			return r, 12
		}
	}
	return 0, 0
}

func unescapeUnit(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}

// literal reads the characters of a number, whatever they say.
func (j *jsonReader) literal() string {
	j.space()
	from := j.at
	for j.at < len(j.s) {
		if c := j.s[j.at]; (c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E' {
			break
		}
		j.at++
	}
	return j.s[from:j.at]
}

// count reads a whole number from 0 to most.
func (j *jsonReader) count(most int) (int, error) {
	s := j.literal()
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > most || strconv.Itoa(n) != s {
		return 0, j.fail("%q is no whole number from 0 to %d", cut(s), most)
	}
	return n, nil
}

// number reads a number that is written as Number writes it.
func (j *jsonReader) number() (Number, error) {
	s := j.literal()
	n, err := ParseNumber(s)
	if err != nil || n.String() != s {
		return Number{}, j.fail("%q is no number as reports have them", cut(s))
	}
	return n, nil
}

func (j *jsonReader) bool() (bool, error) {
	switch {
	case j.word("true"):
		return true, nil
	case j.word("false"):
		return false, nil
	}
	return false, j.fail("true or false is expected")
}

// end is an error where something follows.
func (j *jsonReader) end() error {
	if j.space(); j.at < len(j.s) {
		return j.fail("something follows the object")
	}
	return nil
}

// skip passes over an object of any content. It only looks for its end: whoever needs the content reads it again.
func (j *jsonReader) skip() error {
	j.space()
	depth, quoted := 0, false
	for ; j.at < len(j.s); j.at++ {
		switch c := j.s[j.at]; {
		case quoted && c == '\\':
			j.at++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				j.at++
				return nil
			}
		case depth == 0:
			return j.fail("%q is expected", '{')
		}
	}
	return j.fail("an object has no end")
}

var errUTF8 = errors.New("not UTF-8")

func newJSONReader(b []byte) (*jsonReader, error) {
	if !utf8.Valid(b) {
		return nil, errUTF8
	}
	return &jsonReader{s: string(b)}, nil
}

// cut is the beginning of what is quoted in an error.
func cut(s string) string {
	const longest = 40
	if len(s) <= longest {
		return s
	}
	n := longest
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
