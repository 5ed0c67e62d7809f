package templates

import (
	"html/template"
	"strconv"
	"strings"

	"nianbao/report"
)

// stateWords is what each state is called on the pages.
var stateWords = map[report.State]string{
	report.Reported: "填报", report.Blank: "空白", report.Missing: "缺失", report.Inferred: "推定", report.Invalid: "无效",
}

// StateWord is what the state is called on the pages.
func StateWord(s report.State) string { return stateWords[s] }

// Figure is a figure outside a table, written as in one.
func Figure(c report.Cell) template.HTML {
	var b buffer
	b.figure(Cell{Value: c.Value, State: c.State, Raw: c.Raw})
	return template.HTML(b)
}

// figure writes what a cell holds. The marks of the states are drawn by the stylesheet; the words are for
// those who do not see it.
func (b *buffer) figure(c Cell) {
	switch c.State {
	case report.Reported:
		b.number(c.Value.String(), c.Pad)
	case report.Inferred:
		b.raw(`<span class="vh">推定 </span>`).number(c.Value.String(), c.Pad)
	case report.Invalid:
		b.raw(`<span class="vh">无效 </span><span class="raw">`).text(c.Raw).raw("</span>")
	default:
		b.raw(`<span class="vh">`).raw(stateWords[c.State]).raw("</span>")
	}
}

// number writes a decimal in groups of three digits. The gap between them is a margin, no character: what a
// reader copies stays a number.
func (b *buffer) number(s string, pad int) {
	if pad > 0 {
		b.raw(`<span class="pad-`).raw(strconv.Itoa(pad))
		if !strings.Contains(s, ".") {
			b.raw(" whole")
		}
		b.raw(`">`)
		defer b.raw("</span>")
	}
	if strings.HasPrefix(s, "-") {
		b.raw("-")
		s = s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	first := (len(whole)-1)%3 + 1
	b.raw(whole[:first])
	for i := first; i < len(whole); i += 3 {
		b.raw("<b>").raw(whole[i : i+3]).raw("</b>")
	}
	if point {
		b.raw(".").raw(fraction)
	}
}

func decimals(s string) int {
	_, fraction, _ := strings.Cut(s, ".")
	return len(fraction)
}

// buffer writes HTML. Everything that does not come from this package goes through text or attr.
type buffer []byte

func (b *buffer) raw(s string) *buffer {
	*b = append(*b, s...)
	return b
}

func (b *buffer) text(s string) *buffer { return b.raw(template.HTMLEscapeString(s)) }

func (b *buffer) open(tag string) *buffer { return b.raw("<").raw(tag) }

// attr writes an attribute, or nothing where it is empty.
func (b *buffer) attr(name, value string) *buffer {
	if value == "" {
		return b
	}
	return b.raw(" ").raw(name).raw(`="`).text(value).raw(`"`)
}

func (b *buffer) span(name string, n int) *buffer {
	if n <= 1 {
		return b
	}
	return b.attr(name, strconv.Itoa(n))
}

func (b *buffer) depth(n int) *buffer {
	if n == 0 {
		return b
	}
	return b.raw(` class="in-`).raw(strconv.Itoa(n)).raw(`"`)
}

// classes writes a class attribute of the names that hold. Pairs are a name and whether it holds.
func (b *buffer) classes(pairs ...any) *buffer {
	open := false
	for i := 0; i < len(pairs); i += 2 {
		if !pairs[i+1].(bool) {
			continue
		}
		if open {
			b.raw(" ")
		} else {
			b.raw(` class="`)
			open = true
		}
		b.raw(pairs[i].(string))
	}
	if open {
		b.raw(`"`)
	}
	return b
}

// link writes text, as a link where there is somewhere to go.
func (b *buffer) link(href, text string) *buffer {
	if href == "" {
		return b.text(text)
	}
	return b.open("a").attr("href", href).raw(">").text(text).raw("</a>")
}

func (b *buffer) small(text string) *buffer {
	if text == "" {
		return b
	}
	return b.raw(" <small>").text(text).raw("</small>")
}
