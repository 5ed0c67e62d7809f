package parser

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page's tokens by the standard's rules (WHATWG HTML, 13.2.5), the same as those of golang.org/x/net/html, which
// copies and keeps the attributes of every tag, and for whose memory of a tag with many all that follow pay. This one
// cuts the text and copies nothing.

type tokenKind uint8

const (
	pageEnd tokenKind = iota
	textToken
	startTag
	endTag
	comment // declarations and instructions, too
)

// token is a piece of a page, good until the next one.
type token struct {
	kind       tokenKind
	tag        atom.Atom // of a tag, 0 if HTML has no such
	of         tagKind   // of a tag
	text       string    // of a text, without entities; of a comment, as it stands
	attributes []attribute
}

// attribute is a name and a value as they stand.
type attribute struct{ name, text string }

// value is the attribute's without entities.
func (a *attribute) value() string { return attributeText(a.text) }

// tokenizer cuts a page into tokens.
type tokenizer struct {
	page string
	at   int       // up to where it is cut
	raw  atom.Atom // the element that has begun and holds no tags, 0 if none has
	token
}

// newTokenizer makes the line ends of a page alike: \n.
func newTokenizer(page string) tokenizer { return tokenizer{page: withoutReturns(page)} }

// next reads a token. A tag that is never closed ends the page.
func (z *tokenizer) next() *token {
	if raw := z.raw; raw != 0 {
		z.raw = 0
		if text := z.cut(rawSize(z.rest(), raw)); text != "" {
			if raw == atom.Title || raw == atom.Textarea {
				text = pageText(text)
			}
			return z.tell(textToken, text)
		}
	}
	rest := z.rest()
	if size := textSize(rest); size > 0 {
		return z.tell(textToken, pageText(z.cut(size)))
	}
	if rest == "" {
		return z.tell(pageEnd, "")
	}
	switch begin := rest[1:]; {
	case strings.HasPrefix(begin, "!--"):
		text := z.cut(commentSize(rest))[len("<!--"):]
		return z.tell(comment, strings.TrimSuffix(strings.TrimSuffix(text, "-->"), "--!>"))
	case beginsName(begin[0]):
		z.cut(len("<"))
		z.readTag(startTag)
		return &z.token
	case begin[0] == '/' && begin[1] != '>' && beginsName(begin[1]):
		z.cut(len("</"))
		z.readTag(endTag)
		return &z.token
	}
	size := strings.IndexByte(rest, '>') + 1
	if size == 0 {
		size = len(rest)
	}
	return z.tell(comment, strings.TrimPrefix(strings.TrimSuffix(z.cut(size)[len("<"):], ">"), "!"))
}

func (z *tokenizer) tell(kind tokenKind, text string) *token {
	z.kind, z.text = kind, text
	return &z.token
}

func (z *tokenizer) cut(size int) string {
	z.at += size
	return z.page[z.at-size : z.at]
}

// rest is what is not cut yet.
func (z *tokenizer) rest() string { return z.page[z.at:] }

// beginsName tells the letters that names of tags begin with.
func beginsName(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// textSize is up to where a page's text reaches: a < in it that begins nothing belongs to it.
func textSize(s string) int {
	for at := 0; at < len(s); at++ {
		if s[at] != '<' {
			i := strings.IndexByte(s[at:], '<')
			if i < 0 {
				break
			}
			at += i
		}
		if rest := s[at+1:]; rest != "" && (beginsName(rest[0]) || rest[0] == '!' || rest[0] == '?' || rest[0] == '/' && len(rest) > 1) {
			return at
		}
	}
	return len(s)
}

// commentSize is that of the comment at the start.
func commentSize(s string) int {
	at := len("<!--")
	for _, empty := range []string{">", "->"} {
		if strings.HasPrefix(s[at:], empty) {
			return at + len(empty)
		}
	}
	for ; ; at++ {
		i := strings.Index(s[at:], "--")
		if i < 0 {
			return len(s)
		}
		at += i
		for _, end := range []string{"-->", "--!>"} {
			if strings.HasPrefix(s[at:], end) {
				return at + len(end)
			}
		}
	}
}

// readTag reads a tag from its name on.
func (z *tokenizer) readTag(kind tokenKind) {
	n, rest := 0, z.rest()
	for n < len(rest) && rest[n] > ' ' && rest[n] != '/' && rest[n] != '>' {
		n++
	}
	z.kind, z.attributes = kind, z.attributes[:0]
	z.tag, z.of = tagOf(z.cut(n))
	for z.skipBlanks(); z.at < len(z.page) && z.page[z.at] != '>'; z.skipBlanks() {
		if a := z.attribute(); a.name != "" {
			z.attributes = append(z.attributes, a)
		}
	}
	if z.at == len(z.page) {
		z.kind = pageEnd
		return
	}
	z.cut(len(">"))
	if kind == startTag && z.of.raw {
		z.raw = z.tag
	}
}

// attribute reads the next one of a tag; its name is "" where a / stands.
func (z *tokenizer) attribute() (a attribute) {
	n, rest := 0, z.rest()
	for n < len(rest) && (!endsAttribute[rest[n]] || n == 0 && rest[n] == '=') {
		n++
	}
	a.name = z.cut(n)
	z.skipBlanks()
	if z.at == len(z.page) {
		return a
	}
	switch z.page[z.at] {
	case '/':
		z.cut(len("/"))
	case '=':
		z.cut(len("="))
		z.skipBlanks()
		a.text = z.value()
	}
	return a
}

// value reads what an attribute is set to.
func (z *tokenizer) value() string {
	rest := z.rest()
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		value, _, closed := strings.Cut(rest[1:], rest[:1])
		z.cut(len(`"`) + len(value))
		if closed {
			z.cut(len(`"`))
		}
		return value
	}
	n := 0
	for n < len(rest) && !isPageBlank(rest[n]) && rest[n] != '>' {
		n++
	}
	return z.cut(n)
}

func (z *tokenizer) skipBlanks() {
	for z.at < len(z.page) && isPageBlank(z.page[z.at]) {
		z.at++
	}
}

// endsAttribute are the characters that end an attribute's name.
var endsAttribute = [256]bool{' ': true, '\n': true, '\t': true, '\r': true, '\f': true, '/': true, '>': true, '=': true}

// isPageBlank tells white space that parts attributes, and that is one blank in text.
func isPageBlank(c byte) bool {
	return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f')
}

// withoutReturns has \n for \r\n and \r.
func withoutReturns(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// pageText resolves the entities of a text.
func pageText(text string) string {
	if strings.IndexByte(text, '&') < 0 {
		return text
	}
	return html.UnescapeString(text)
}

// attributeText resolves the entities of a value that are closed, for an address may hold &copy=1.
func attributeText(value string) string {
	if strings.IndexByte(value, '&') < 0 {
		return value
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(value, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		n := 0
		for n < len(rest) && (isAlphanumeric(rune(rest[n])) || rest[n] == '#') {
			n++
		}
		value = rest
		entity := "&"
		if n < len(rest) && rest[n] == ';' {
			entity, value = html.UnescapeString("&"+rest[:n+1]), rest[n+1:]
		}
		b.WriteString(entity)
	}
}
