package templates

import (
	"fmt"
	"html/template"
	"io"
	"strconv"
	"unicode"
)

// Origin is where in the source something stands. The zero value is nowhere.
type Origin struct {
	Line  int    // from 1
	Block bool   // what is counted is paragraphs and rows of tables: the source has no lines
	Href  string // to the line on the source's page, "" for none
}

// Words says where: 原件第 43 行.
func (o Origin) Words() string { return "原件第 " + strconv.Itoa(o.Line) + " " + o.unit() }

func (o Origin) unit() string {
	if o.Block {
		return "段"
	}
	return "行"
}

// Short is where in few letters: 行 43. With its unit it is not taken for a figure.
func (o Origin) Short() string { return o.unit() + " " + strconv.Itoa(o.Line) }

// origin writes the short form of an origin that has a link.
func (b *buffer) origin(o Origin) *buffer {
	if o.Href == "" {
		return b
	}
	return b.raw(" ").link(o.Href, o.Short())
}

// Source is the page of the text that a report was read from.
type Source struct {
	Frame
	Heading string
	Report  string // link to the report's page
	File    string // the source's file name
	SHA256  string
	Block   bool // its lines are paragraphs and rows of tables
	Lines   []SourceLine
}

// SourceLine is one line of the source with the way back to what was read from it.
type SourceLine struct {
	Text string
	Back []Link
}

// Checksum is the head of the checksum, as on the report's page.
func (p Source) Checksum() string { return Report{SHA256: p.SHA256}.Checksum() }

// Unit is what its lines are.
func (p Source) Unit() string { return Origin{Block: p.Block}.unit() }

// HTML is the list of the lines. Their numbers are drawn by the stylesheet: who copies the text gets the text.
func (p Source) HTML() template.HTML {
	b := make(buffer, 0, 4096)
	b.raw("<ol class=\"source\">\n")
	for i, l := range p.Lines {
		id := "L" + strconv.Itoa(i+1)
		b.open("li").attr("id", id).raw(">").open("a").attr("class", "no").attr("href", "#"+id)
		b.attr("aria-label", "第 "+strconv.Itoa(i+1)+" "+p.Unit()).raw("></a>")
		b.raw("<bdi>").visible(l.Text).raw("</bdi>")
		if len(l.Back) > 0 {
			b.raw(`<span class="back">`)
			for j, back := range l.Back {
				if j > 0 {
					b.raw(" ")
				}
				b.link(back.Href, back.Text)
			}
			b.raw("</span>")
		}
		b.raw("</li>\n")
	}
	b.raw("</ol>")
	return template.HTML(b)
}

// visible writes text in which nothing hides: a tab is drawn, and what has no shape of its own, or turns the order
// of what follows, is told by its code.
func (b *buffer) visible(s string) *buffer {
	from := 0
	for i, r := range s {
		if r != '\t' && (unicode.IsGraphic(r) || r == unicode.ReplacementChar) {
			continue
		}
		b.text(s[from:i])
		from = i + len(string(r))
		if r == '\t' {
			b.raw("<i class=\"tab\">\t</i>")
		} else {
			b.raw(fmt.Sprintf("<i class=\"code\">U+%04X</i>", r))
		}
	}
	return b.text(s[from:])
}

// Write writes the page.
func (p Source) Write(w io.Writer) error { return write(w, "source", p) }
