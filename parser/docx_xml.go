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
	// passes says when nothing within the element that has started is for the reader; nil where something may be.
	passes(name []byte) *pass
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
	s := xmlScanner{reader: r}
	for more := true; more; more = w.fill() {
		size, failure := s.scan(w.text())
		if failure != nil {
			return failure
		}
		w.at += size
	}
	if rest := w.text(); s.depth != 0 || len(rest) > 0 && rest[0] == '<' {
		return notWellFormed()
	}
	return nil
}

func notWellFormed() *Error { return &Error{Message: "is not well-formed"} }

// xmlScanner tells its reader of tags and texts.
type xmlScanner struct {
	reader xmlReader
	depth  int // elements that are open
}

// scan reads the tags that are there as a whole, and the texts in front of them. It gives the size of both.
func (s *xmlScanner) scan(src []byte) (size int, failure *Error) {
	for at := 0; ; at += size {
		if at < len(src) && src[at] != '<' {
			n := bytes.IndexByte(src[at:], '<')
			if n < 0 {
				return at, nil
			}
			if s.depth > 0 {
				s.reader.text(xmlText(src[at : at+n]))
			}
			at += n
		}
		if size, failure = s.tag(src[at:]); size == 0 || failure != nil {
			return at, failure
		}
	}
}

// tag reads what begins with <. The size is 0 where it is not there as a whole.
func (s *xmlScanner) tag(src []byte) (size int, failure *Error) {
	if len(src) < 2 {
		return 0, nil
	}
	if src[1] == '!' || src[1] == '?' {
		size = xmlSkip(src)
		if data, ok := bytes.CutPrefix(src[:size], []byte("<![CDATA[")); ok {
			s.reader.text(bytes.TrimSuffix(data, []byte("]]>")))
		}
		return size, nil
	}
	begin := 1
	if src[1] == '/' {
		begin = 2
	}
	name, at := xmlName(src, begin)
	if size = tagSize(src, at); size == 0 {
		return 0, nil
	}
	if len(name) == 0 || begin == 2 && s.depth == 0 {
		return 0, notWellFormed()
	}
	if begin == 2 {
		s.depth--
		s.reader.end(name)
		return size, nil
	}
	if s.depth++; s.depth > maxDepth {
		return 0, &Error{Message: "is nested more than 512 deep"}
	}
	if failure := s.reader.start(xmlTag{name, src[at : size-1]}); failure != nil {
		return 0, failure
	}
	if src[size-2] == '/' {
		s.depth--
		s.reader.end(name)
		return size, nil
	}
	if p := s.reader.passes(name); p != nil {
		size += p.size(src[size:])
	}
	return size, nil
}

// farthestPass bounds, in bytes, how far an end is looked for.
const farthestPass = 1 << 10

// pass is a kind of element within which nothing is for the reader, unless it holds one of the words.
type pass struct {
	unless [][]byte
	last   []byte // what was passed, with the < behind it: most elements of a kind hold the same
}

// size is that of what follows, up to the end tag of the element that it stands in, if it is elements without any text
// or any of the words; else 0.
func (p *pass) size(src []byte) int {
	if len(p.last) > 0 && bytes.HasPrefix(src, p.last) {
		return len(p.last) - len("</")
	}
	size := passedSize(src)
	if size == 0 || containsAny(src[:size], p.unless) {
		return 0
	}
	p.last = append(p.last[:0], src[:size+len("</")]...)
	return size
}

// passedSize is that of elements without any text, up to the end tag that ends none of them; 0 where something else comes.
func passedSize(src []byte) int {
	src = src[:min(len(src), farthestPass)]
	depth, begun := 0, false // of the elements that are open; whether the last tag was a start tag
	for end := 0; ; end++ {
		n := bytes.IndexByte(src[end:], '<')
		if end += n; n < 0 || end+1 == len(src) || end > 0 && (end < 2 || src[end-1] != '>') {
			return 0
		}
		if begun && src[end-2] != '/' {
			depth++
		}
		begun = false
		switch src[end+1] {
		case '/':
			if depth--; depth < 0 {
				return end
			}
		case '!', '?':
			return 0
		default:
			begun = true
		}
	}
}

func containsAny(text []byte, words [][]byte) bool {
	for _, w := range words {
		if bytes.Contains(text, w) {
			return true
		}
	}
	return false
}

// xmlSkip is the size of what begins here and is no tag: a comment, an instruction, character data; 0 where that has no
// end, or is a document type.
func xmlSkip(src []byte) (size int) {
	for _, m := range [...][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if rest, ok := bytes.CutPrefix(src, []byte(m[0])); ok {
			if end := bytes.Index(rest, []byte(m[1])); end >= 0 {
				size = len(m[0]) + end + len(m[1])
			}
		}
	}
	return size
}

// xmlName is the local name of the tag that begins there, and where it ends.
func xmlName(src []byte, begin int) (name []byte, end int) {
	for end = begin; end < len(src); end++ {
		if mark := xmlMarks[src[end]]; mark == colonMark {
			begin = end + 1
		} else if mark >= gapMark {
			break
		}
	}
	return src[begin:end], end
}

// tagSize is that of a tag whose name ends there, 0 where it is not closed. Values of attributes may hold a >.
func tagSize(src []byte, name int) int {
	if name == len(src) {
		return 0
	}
	if src[name] == '>' {
		return name + 1
	}
	if size := bytes.IndexByte(src[name:], '>'); size < 0 {
		return 0
	} else if attributes := src[name : name+size]; bytes.IndexByte(attributes, '\'') < 0 && bytes.Count(attributes, doubleQuote)%2 == 0 {
		return name + size + 1
	}
	for i := name; i < len(src); i++ {
		switch xmlMarks[src[i]] {
		case closeMark:
			return i + 1
		case quoteMark:
			value := bytes.IndexByte(src[i+1:], src[i])
			if value < 0 {
				return 0
			}
			i += value + 1
		}
	}
	return 0
}

// xmlMark is what a byte does in a tag.
type xmlMark uint8

const (
	noMark xmlMark = iota
	colonMark
	quoteMark
	gapMark   // ends a name
	closeMark // ends a name and the tag
)

var xmlMarks = listXMLMarks()

func listXMLMarks() (marks [256]xmlMark) {
	for c := range ' ' + 1 {
		marks[c] = gapMark
	}
	marks[':'], marks['/'], marks['>'], marks['"'], marks['\''] = colonMark, gapMark, closeMark, quoteMark, quoteMark
	return marks
}

var doubleQuote = []byte(`"`)

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
