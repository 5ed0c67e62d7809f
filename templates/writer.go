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
	return b.raw(" ").raw(name).raw(`="`).text(value).raw(`"`)
}

// href writes the attribute with where a link leads, or nothing where that is nowhere.
func (b *buffer) href(address string) *buffer {
	if address == "" {
		return b
	}
	return b.raw(` href="`).address(address).raw(`"`)
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
	return b.raw(" ").raw(name).raw(`="`).int(n).raw(`"`)
}

func (b *buffer) depth(n int) *buffer {
	if n == 0 {
		return b
	}
	return b.raw(` class="in-`).int(n).raw(`"`)
}

// class is a name and whether an element has it.
type class struct {
	name string
	has  bool
}

// classes writes a class attribute of the names that hold.
func (b *buffer) classes(list ...class) *buffer {
	before := ` class="`
	for _, c := range list {
		if c.has {
			b.raw(before).raw(c.name)
			before = " "
		}
	}
	if before == " " {
		b.raw(`"`)
	}
	return b
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
		b.raw(`<span class="off">`).text(l.Text).raw("</span>")
	} else {
		b.raw("<a").href(l.Href)
		if l.Current {
			b.raw(` aria-current="true"`)
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
