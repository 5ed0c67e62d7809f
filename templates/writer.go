package templates

import (
	"bytes"
	"html/template"
	"io"
	"strconv"
	"strings"
)

// buffer writes HTML. What many pages have, or what has many parts, is written by it, since html/template costs microseconds
// for every value. A page is written from its top to its end, and reads like a template:
//
//	func (p Coverage) Write(w io.Writer) error {
//		b := page(w)
//		b.head(p.Frame)
//		b.raw("<h1>").text(p.Heading).raw("</h1>\n")
//		b.open("p").attr("id", p.ID).raw(">").link(p.Method, "怎样算").raw("</p>\n")
//		b.foot(p.Frame)
//		return b.to(w)
//	}
//
// raw is for what this package says itself. All else goes through text, attr or href, which escape: what is given to them
// is what a reader of the page finds, whatever it holds, and nothing else.
type buffer []byte

// page is a buffer for a page that goes to the writer: where that is a bytes.Buffer, the page is written into its room.
func page(w io.Writer) *buffer {
	var b buffer
	if room, ok := w.(*bytes.Buffer); ok {
		b = room.AvailableBuffer()
	}
	return &b
}

// to writes what is in the buffer.
func (b *buffer) to(w io.Writer) error {
	_, err := w.Write(*b)
	return err
}

// sized is a buffer for about so many bytes.
func sized(n int) *buffer {
	b := make(buffer, 0, n)
	return &b
}

// html is what is in the buffer, for a template.
func (b *buffer) html() template.HTML { return template.HTML(*b) }

func (b *buffer) raw(s string) *buffer {
	*b = append(*b, s...)
	return b
}

func (b *buffer) int(n int) *buffer {
	*b = strconv.AppendInt(*b, int64(n), 10)
	return b
}

// text writes text, so that it is read as it is, between tags or in quotes.
func (b *buffer) text(s string) *buffer {
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c > '>' || escapes[c] == "" {
			continue
		}
		*b = append(append(*b, s[from:i]...), escapes[c]...)
		from = i + 1
	}
	*b = append(*b, s[from:]...)
	return b
}

// escapes are what stands for a character that would not be read as itself: no HTML can hold the first, and a parser takes
// a carriage return for the end of a line.
var escapes = ['>' + 1]string{0: "\ufffd", '\r': "&#13;", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;"}

func (b *buffer) open(tag string) *buffer { return b.raw("<").raw(tag) }

// attr writes an attribute, or nothing where it is empty.
func (b *buffer) attr(name, value string) *buffer {
	if value == "" {
		return b
	}
	return b.raw(" ").raw(name).raw("=").value(value, "", "")
}

// attrOf writes an attribute whose value is made of three parts.
func (b *buffer) attrOf(name, before, value, behind string) *buffer {
	return b.raw(" ").raw(name).raw("=").value(before, value, behind)
}

// value writes the value of an attribute, of which there must be something, in quotes only where it needs them.
func (b *buffer) value(before, value, behind string) *buffer {
	if isBare(before) && isBare(value) && isBare(behind) {
		return b.raw(before).raw(value).raw(behind)
	}
	return b.raw(`"`).text(before).text(value).text(behind).raw(`"`)
}

// isBare reports whether a value needs neither quotes nor escaping.
func isBare(s string) bool {
	for i := 0; i < len(s); i++ {
		if quoted[s[i]] {
			return false
		}
	}
	return true
}

// quoted are the bytes that make a value need quotes.
var quoted = [256]bool{0: true, '\t': true, '\n': true, '\f': true, '\r': true, ' ': true, '"': true, '&': true, '\'': true, '<': true, '=': true, '>': true, '`': true}

// href writes the attribute with where a link leads, or nothing where that is nowhere.
func (b *buffer) href(address string) *buffer {
	if address == "" {
		return b
	}
	return b.source("href", address)
}

// source writes an attribute with an address. Of what an address is written with, only the mark between a name and what it is
// needs quotes.
func (b *buffer) source(name, address string) *buffer {
	quote := ""
	if address == "" || strings.IndexByte(address, '=') >= 0 {
		quote = `"`
	}
	return b.raw(" ").raw(name).raw("=").raw(quote).address(address).raw(quote)
}

// address writes an address for an attribute. One that would do more than lead somewhere, such as javascript:, leads
// nowhere; characters that no address may have are written by their codes. It is what html/template does.
func (b *buffer) address(s string) *buffer {
	if scheme, _, ok := strings.Cut(s, ":"); ok && !strings.Contains(scheme, "/") &&
		!strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "mailto") {
		return b.raw("#ZgotmplZ")
	}
	const digits = "0123456789abcdef"
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if inAddress[c] || c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			continue
		}
		*b = append(*b, s[from:i]...)
		from = i + 1
		if c == '&' {
			*b = append(*b, "&amp;"...)
		} else {
			*b = append(*b, '%', digits[c>>4], digits[c&15])
		}
	}
	*b = append(*b, s[from:]...)
	return b
}

// inAddress are the characters that stand in an address as they are, but for the ampersand, which HTML escapes.
var inAddress = func() (in [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!#$*+,/:;=?@[]") {
		in[c] = true
	}
	return in
}()

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func (b *buffer) span(name string, n int) *buffer {
	if n <= 1 {
		return b
	}
	return b.raw(" ").raw(name).raw("=").int(n)
}

func (b *buffer) depth(n int) *buffer {
	if n == 0 {
		return b
	}
	return b.raw(" class=in-").int(n)
}

// class is a name and whether an element has it.
type class struct {
	name string
	has  bool
}

// classes writes a class attribute of the names that hold.
func (b *buffer) classes(list ...class) *buffer {
	one, n := "", 0
	for _, c := range list {
		if !c.has {
			continue
		}
		switch n++; n {
		case 1:
			one = c.name
		case 2:
			b.raw(` class="`).raw(one).raw(" ").raw(c.name)
		default:
			b.raw(" ").raw(c.name)
		}
	}
	switch n {
	case 0:
		return b
	case 1:
		return b.raw(" class=").raw(one)
	}
	return b.raw(`"`)
}

// link writes text, as a link where there is somewhere to go.
func (b *buffer) link(href, text string) *buffer {
	if href == "" {
		return b.text(text)
	}
	return b.raw("<a").href(href).raw(">").text(text).raw("</a>")
}

// way writes where a Link leads, or its text alone, and what is said behind it.
func (b *buffer) way(l Link) *buffer {
	if l.Href == "" {
		b.raw(`<span class=off>`).text(l.Text).raw("</span>")
	} else {
		b.raw("<a").href(l.Href)
		if l.Current {
			b.raw(` aria-current=true`)
		}
		b.raw(">").text(l.Text).raw("</a>")
	}
	return b.small(l.Note)
}

// HTML is the link for a template.
func (l Link) HTML() template.HTML { return new(buffer).way(l).html() }

func (b *buffer) small(text string) *buffer {
	if text == "" {
		return b
	}
	return b.raw(" <small>").text(text).raw("</small>")
}

// headed writes the attributes of a section with the address, and opens its heading.
func (b *buffer) headed(id string) *buffer {
	return b.attr("id", id).attrOf("aria-labelledby", id, "-title", "").raw(">\n<h2").attrOf("id", id, "-title", "").raw(">")
}
