package parser

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The XML of a Word file is nine tenths tags of no interest here, and encoding/xml makes objects of them all. This
// scanner makes none: it tells a reader of tags and texts as they come. It takes UTF-8 (all that word processors write),
// resolves no entities but XML's five and characters by number, and refuses document types, so that nothing can be
// declared, included or multiplied.

// xmlReader is told of a part's tags and texts in their order; an empty element starts and ends.
type xmlReader interface {
	start(t xmlTag) *Error
	end(name string)
	text(s string)
}

// xmlTag is a start tag: the local name, and the attributes as they stand.
type xmlTag struct {
	name       string
	attributes []byte
}

func (t xmlTag) is(name string) bool { return t.name == name }

// attribute is the value of an attribute by its local name, "" where there is none.
func (t xmlTag) attribute(name string) string {
	for rest := t.attributes; ; {
		key, after, ok := bytes.Cut(rest, []byte("="))
		if !ok {
			return ""
		}
		after = bytes.TrimLeft(after, " \t\r\n")
		if len(after) == 0 || after[0] != '"' && after[0] != '\'' {
			return ""
		}
		value, next, closed := bytes.Cut(after[1:], after[:1])
		if !closed {
			return ""
		}
		key = bytes.TrimSpace(key)
		if string(key[bytes.IndexByte(key, ':')+1:]) == name {
			return xmlText(value)
		}
		rest = next
	}
}

// scanXML reads a part. Its errors are half sentences without a hint, but for those of the reader.
func scanXML(src []byte, r xmlReader) *Error {
	src = bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(src) || bytes.IndexByte(src, 0) >= 0 {
		return &Error{Message: "is not UTF-8 text"}
	}
	broken := &Error{Message: "is not well-formed"}
	var names xmlNames
	depth := 0
	for len(src) > 0 {
		at := bytes.IndexByte(src, '<')
		if at < 0 {
			break
		}
		if at > 0 && depth > 0 {
			r.text(xmlText(src[:at]))
		}
		src = src[at:]
		size, ok := xmlSkip(src)
		if !ok {
			return broken
		}
		if size > 0 {
			if data, found := bytes.CutPrefix(src[:size], []byte("<![CDATA[")); found {
				r.text(string(bytes.TrimSuffix(data, []byte("]]>"))))
			}
			src = src[size:]
			continue
		}
		size = xmlTagEnd(src)
		if size < 0 {
			return broken
		}
		tag := src[1:size]
		src = src[size+1:]
		if tag[0] == '/' {
			if depth--; depth < 0 {
				return broken
			}
			r.end(names.local(tag[1:]))
			continue
		}
		if depth++; depth > maxDepth {
			return &Error{Message: "is nested more than 512 deep"}
		}
		body, empty := bytes.CutSuffix(tag, []byte("/"))
		end := 0
		for end < len(body) && body[end] > ' ' {
			end++
		}
		name := names.local(body[:end])
		if failure := r.start(xmlTag{name, body[end:]}); failure != nil {
			return failure
		}
		if empty {
			depth--
			r.end(name)
		}
	}
	if depth != 0 {
		return broken
	}
	return nil
}

// xmlSkip is the size of what begins here and is no tag: a comment, an instruction, character data. A document type is
// not ok.
func xmlSkip(src []byte) (size int, ok bool) {
	if len(src) < 2 || src[1] != '!' && src[1] != '?' {
		return 0, true
	}
	for _, m := range [...][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if bytes.HasPrefix(src, []byte(m[0])) {
			end := bytes.Index(src[len(m[0]):], []byte(m[1]))
			return len(m[0]) + end + len(m[1]), end >= 0
		}
	}
	return 0, !bytes.HasPrefix(src, []byte("<!"))
}

// xmlTagEnd is where the > of a tag stands, -1 if nowhere; values of attributes may hold one.
func xmlTagEnd(src []byte) int {
	end := bytes.IndexByte(src, '>')
	if end < 2 {
		return -1
	}
	if bytes.Count(src[:end], []byte(`"`))%2 == 0 && bytes.IndexByte(src[:end], '\'') < 0 {
		return end
	}
	quote := byte(0)
	for i, c := range src {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// xmlNames holds the names seen last, so that few are made anew: each at a place that its letters give, with what it is
// without its prefix.
type xmlNames [1024]struct{ whole, local string }

func (m *xmlNames) local(b []byte) string {
	at := uint32(len(b))
	for _, c := range b {
		at = at*0x01000193 ^ uint32(c)
	}
	n := &m[at%uint32(len(m))]
	if n.whole != string(b) {
		n.whole = string(b)
		local := strings.TrimSpace(n.whole)
		n.local = local[strings.IndexByte(local, ':')+1:]
	}
	return n.local
}

var xmlEntities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// xmlText resolves the entities of a text. One that XML does not know stands as it is.
func xmlText(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var s strings.Builder
	for {
		before, rest, found := bytes.Cut(b, []byte("&"))
		s.Write(before)
		if !found {
			return s.String()
		}
		b = rest
		name, after, closed := bytes.Cut(rest[:min(len(rest), 12)], []byte(";"))
		r := xmlEntities[string(name)]
		if number, ok := bytes.CutPrefix(name, []byte("#")); ok {
			r = xmlCharacter(string(number))
		}
		if !closed || r == "" {
			s.WriteByte('&')
			continue
		}
		s.WriteString(r)
		b = rest[len(rest[:min(len(rest), 12)])-len(after):]
	}
}

// xmlCharacter is a character by its number: 19968 or x4e00.
func xmlCharacter(number string) string {
	base := 10
	if hex, ok := strings.CutPrefix(number, "x"); ok {
		number, base = hex, 16
	}
	n, err := strconv.ParseUint(number, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return ""
	}
	return string(rune(n))
}
