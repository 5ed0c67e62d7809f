package templates

import (
	"fmt"
	"io"
	"strconv"
	"unicode"
	"unicode/utf8"
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

// Write writes the page. The lines' numbers are drawn by the stylesheet: who copies the text gets the text. The script makes
// each number a link to its line.
func (p Source) Write(w io.Writer) error {
	unit := p.Unit()
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<div class=about>\n<ul class=\"inline facts\">\n<li>原件 ").text(p.File)
	b.raw(`</li>
<li><abbr title="SHA-256 `).text(p.SHA256).raw(`">SHA-256 `).text(p.Checksum()).raw("…</abbr></li>\n<li>").int(len(p.Lines)).raw(" ").raw(unit)
	b.raw("</li>\n<li>").link(p.Report, "读出的报告").raw("</li>\n</ul>\n</div>\n<p class=form>以下是从原件得到的文字，逐").raw(unit).raw("照录，是读取的依据；各处所说的“原件第几").raw(unit).raw("”即此编号。")
	if p.Block {
		b.raw("这类文件没有行，一个段落或表格的一行为一段。")
	}
	b.raw("每").raw(unit).raw("之后的链接指向由它读出的内容。制表符以 → 表示，不可见的字符以其代码表示。</p>\n</header>\n")
	b.lines(p).foot(p.Frame)
	return b.to(w)
}

// lines writes the lines, each with the ways back to what was read from it.
func (b *buffer) lines(p Source) *buffer {
	b.raw("<ol class=source").attr("data-unit", p.Unit()).raw(">\n")
	for i, l := range p.Lines {
		b.raw("<li id=L").int(i + 1).raw(">")
		if l.Text != "" {
			b.raw("<bdi>").visible(l.Text).raw("</bdi>")
		}
		if len(l.Back) > 1 {
			b.raw("<span>")
		}
		for j, back := range l.Back {
			if j > 0 {
				b.raw(" ")
			}
			b.link(back.Href, back.Text)
		}
		if len(l.Back) > 1 {
			b.raw("</span>")
		}
		b.raw("</li>\n")
	}
	return b.raw("</ol>\n")
}

// visible writes text in which nothing hides: a tab is drawn, and what has no shape of its own, or turns the order
// of what follows, is told by its code.
func (b *buffer) visible(s string) *buffer {
	from := 0
	for i, r := range s {
		if '\u4e00' <= r && r <= '\u9fff' || ' ' <= r && r <= '~' || r != '\t' && (unicode.IsGraphic(r) || r == unicode.ReplacementChar) {
			continue
		}
		b.text(s[from:i])
		from = i + utf8.RuneLen(r)
		if r == '\t' {
			b.raw("<i>\t</i>")
		} else {
			*b = fmt.Appendf(*b, "<i class=code>U+%04X</i>", r)
		}
	}
	return b.text(s[from:])
}
