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

// xmlReader is told of a part's tags and texts in their order; an empty element starts and ends. What it is given is
// good until it returns.
type xmlReader interface {
	start(t xmlTag) *Error
	end(name []byte)
	text(s []byte)
}

// xmlTag is a start tag: the local name, and the attributes as they stand.
type xmlTag struct{ name, attributes []byte }

func (t xmlTag) is(name string) bool { return string(t.name) == name }

// attribute is the value of an attribute by its local name, empty where there is none.
func (t xmlTag) attribute(name string) []byte {
	for rest := t.attributes; ; {
		key, after, ok := bytes.Cut(rest, []byte("="))
		if !ok {
			return nil
		}
		after = bytes.TrimLeft(after, " \t\r\n")
		if len(after) == 0 || after[0] != '"' && after[0] != '\'' {
			return nil
		}
		value, next, closed := bytes.Cut(after[1:], after[:1])
		if !closed {
			return nil
		}
		if key = bytes.TrimSpace(key); string(key[bytes.IndexByte(key, ':')+1:]) == name {
			return xmlText(value)
		}
		rest = next
	}
}

// scanXML reads a part. Its errors are half sentences without a hint, but for those of the reader and of sizes.
func scanXML(w *xmlWindow, r xmlReader) *Error {
	failure := scanTags(w, r)
	if failure != nil {
		for w.fill() { // what is wrong with the part as a whole goes before what is wrong in it
			w.at = w.to
		}
	}
	if told := w.failure(); told != nil {
		return told
	}
	return failure
}

func scanTags(w *xmlWindow, r xmlReader) *Error {
	for w.to < len("\uFEFF") && w.fill() {
	}
	if bytes.HasPrefix(w.text(), []byte("\uFEFF")) {
		w.at = len("\uFEFF")
	}
	broken := &Error{Message: "is not well-formed"}
	depth := 0
	for {
		src := w.text()
		if len(src) == 0 || src[0] != '<' {
			at := bytes.IndexByte(src, '<')
			if at < 0 {
				if w.fill() {
					continue
				}
				break
			}
			if depth > 0 {
				r.text(xmlText(src[:at]))
			}
			w.at += at
			src = src[at:]
		}
		if size, found := xmlSkip(src); found {
			if size == 0 {
				if w.fill() {
					continue
				}
				return broken
			}
			w.at += size
			if data, ok := bytes.CutPrefix(src[:size], []byte("<![CDATA[")); ok {
				r.text(bytes.TrimSuffix(data, []byte("]]>")))
			}
			continue
		}
		t, size := readTag(src)
		if size == 0 && w.fill() {
			continue
		}
		if size == 0 || len(t.name) == 0 {
			return broken
		}
		w.at += size
		if src[1] == '/' {
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
		if src[size-2] == '/' {
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
func xmlSkip(src []byte) (size int, found bool) {
	if len(src) < 2 || src[1] != '!' && src[1] != '?' {
		return 0, false
	}
	for _, m := range [...][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if rest, ok := bytes.CutPrefix(src, []byte(m[0])); ok {
			if end := bytes.Index(rest, []byte(m[1])); end >= 0 {
				size = len(m[0]) + end + len(m[1])
			}
		}
	}
	return size, true
}

// readTag reads the tag at the start, an end tag as well. The size is 0 where it is not closed; values of attributes may
// hold a >.
func readTag(src []byte) (t xmlTag, size int) {
	from := 1
	if len(src) > 1 && src[1] == '/' {
		from = 2
	}
	at := from
	for at < len(src) && xmlMarks[src[at]] < gapMark {
		if src[at] == ':' {
			from = at + 1
		}
		at++
	}
	t.name = src[min(from, at):at]
	for i := at; i < len(src); i++ {
		switch xmlMarks[src[i]] {
		case closeMark:
			t.attributes = src[at:i]
			return t, i + 1
		case quoteMark:
			value := bytes.IndexByte(src[i+1:], src[i])
			if value < 0 {
				return t, 0
			}
			i += value + 1
		}
	}
	return t, 0
}

// xmlMark is what a byte does in a tag.
type xmlMark uint8

const (
	noMark xmlMark = iota
	quoteMark
	gapMark   // ends a name
	closeMark // ends a name and the tag
)

var xmlMarks = listXMLMarks()

func listXMLMarks() (marks [256]xmlMark) {
	for c := range ' ' + 1 {
		marks[c] = gapMark
	}
	marks['/'], marks['>'], marks['"'], marks['\''] = gapMark, closeMark, quoteMark, quoteMark
	return marks
}

var xmlEntities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// xmlText resolves the entities of a text. One that XML does not know stands as it is.
func xmlText(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	var s []byte
	for {
		before, rest, found := bytes.Cut(text, []byte("&"))
		s = append(s, before...)
		if !found {
			return s
		}
		text = rest
		name, _, closed := bytes.Cut(rest[:min(len(rest), 12)], []byte(";"))
		r := xmlEntities[string(name)]
		if number, ok := bytes.CutPrefix(name, []byte("#")); ok {
			r = xmlCharacter(string(number))
		}
		if !closed || r == "" {
			s = append(s, '&')
			continue
		}
		s = append(s, r...)
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
