package parser

import (
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
type xmlTag struct{ name, attributes string }

func (t xmlTag) is(name string) bool { return t.name == name }

// attribute is the value of an attribute by its local name, "" where there is none.
func (t xmlTag) attribute(name string) string {
	for rest := t.attributes; ; {
		key, after, ok := strings.Cut(rest, "=")
		if !ok {
			return ""
		}
		after = strings.TrimLeft(after, " \t\r\n")
		if after == "" || after[0] != '"' && after[0] != '\'' {
			return ""
		}
		value, next, closed := strings.Cut(after[1:], after[:1])
		if !closed {
			return ""
		}
		if key = strings.TrimSpace(key); key[strings.IndexByte(key, ':')+1:] == name {
			return xmlText(value)
		}
		rest = next
	}
}

// scanXML reads a part. Its errors are half sentences without a hint, but for those of the reader.
func scanXML(src string, r xmlReader) *Error {
	src = strings.TrimPrefix(src, "\uFEFF")
	if !utf8.ValidString(src) || strings.IndexByte(src, 0) >= 0 {
		return &Error{Message: "is not UTF-8 text"}
	}
	broken := &Error{Message: "is not well-formed"}
	depth := 0
	for {
		if src == "" || src[0] != '<' {
			at := strings.IndexByte(src, '<')
			if at < 0 {
				break
			}
			if depth > 0 {
				r.text(xmlText(src[:at]))
			}
			src = src[at:]
		}
		if size, found := xmlSkip(src); found {
			if size == 0 {
				return broken
			}
			if data, ok := strings.CutPrefix(src[:size], "<![CDATA["); ok {
				r.text(strings.TrimSuffix(data, "]]>"))
			}
			src = src[size:]
			continue
		}
		t, size := readTag(src)
		if size == 0 || t.name == "" {
			return broken
		}
		closing, empty := src[1] == '/', src[size-2] == '/'
		src = src[size:]
		if closing {
			if depth--; depth < 0 {
				return broken
			}
			r.end(t.name)
			continue
		}
		if depth++; depth > maxDepth {
			return &Error{Message: "is nested more than 512 deep"}
		}
		if failure := r.start(t); failure != nil {
			return failure
		}
		if empty {
			depth--
			r.end(t.name)
		}
	}
	if depth != 0 {
		return broken
	}
	return nil
}

// xmlSkip is the size of what begins here and is no tag: a comment, an instruction, character data; 0 where that has no
// end, or is a document type.
func xmlSkip(src string) (size int, found bool) {
	if len(src) < 2 || src[1] != '!' && src[1] != '?' {
		return 0, false
	}
	for _, m := range [...][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if rest, ok := strings.CutPrefix(src, m[0]); ok {
			if end := strings.Index(rest, m[1]); end >= 0 {
				size = len(m[0]) + end + len(m[1])
			}
		}
	}
	return size, true
}

// readTag reads the tag at the start, an end tag as well. The size is 0 where it is not closed; values of attributes may
// hold a >.
func readTag(src string) (t xmlTag, size int) {
	from, at := 1, 1
	if len(src) > 1 && src[1] == '/' {
		from, at = 2, 2
	}
	for at < len(src) && src[at] > ' ' && src[at] != '>' && src[at] != '/' {
		if src[at] == ':' {
			from = at + 1
		}
		at++
	}
	t.name = src[min(from, at):at]
	for i := at; i < len(src); i++ {
		switch src[i] {
		case '>':
			t.attributes = src[at:i]
			return t, i + 1
		case '"', '\'':
			value := strings.IndexByte(src[i+1:], src[i])
			if value < 0 {
				return t, 0
			}
			i += value + 1
		}
	}
	return t, 0
}

var xmlEntities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// xmlText resolves the entities of a text. One that XML does not know stands as it is.
func xmlText(text string) string {
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	var s strings.Builder
	for {
		before, rest, found := strings.Cut(text, "&")
		s.WriteString(before)
		if !found {
			return s.String()
		}
		text = rest
		name, _, closed := strings.Cut(rest[:min(len(rest), 12)], ";")
		r := xmlEntities[name]
		if number, ok := strings.CutPrefix(name, "#"); ok {
			r = xmlCharacter(number)
		}
		if !closed || r == "" {
			s.WriteByte('&')
			continue
		}
		s.WriteString(r)
		text = rest[len(name)+1:]
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
