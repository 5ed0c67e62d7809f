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
	Page  string // link to the source's page, "" for none
}

// Href leads to the line on the source's page, "" where there is none.
func (o Origin) Href() string {
	if o.Page == "" {
		return ""
	}
	return o.Page + "#L" + strconv.Itoa(o.Line)
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

// origin writes the short form of an origin that has a link. The script makes the link: what it says is where it leads, and the
// page of the source has one at the top of the report's.
func (b *buffer) origin(o Origin) *buffer {
	if o.Page == "" {
		return b
	}
	return b.raw(" <a>").raw(o.unit()).raw(" ").int(o.Line).raw("</a>")
}

// Source is the page of the text that a report was read from.
type Source struct {
	Frame
	Heading string
	Report  string // link to the report's page
	File    string // the source's file name
	SHA256  string
	Block   bool // its lines are paragraphs and rows of tables
	Lines   []string
	Back    []Back // in the order of the lines
}

// Back is the way back from a line to what was read from it.
type Back struct {
	Line int // from 1
	Text string
	ID   string // on the report's page
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
	b.raw("每").raw(unit).raw("之后的链接指向由它读出的内容。制表符以空档或 → 表示，不可见的字符以其代码表示。</p>\n</header>\n")
	b.lines(p).foot(p.Frame)
	return b.to(w)
}

// lines writes the lines, each with the ways back to what was read from it. All white space is the text's own, so that a line of
// the page ends within a tag.
func (b *buffer) lines(p Source) *buffer {
	b.raw("<ol class=source").attr("data-unit", p.Unit()).raw("\n>")
	back := p.Back
	for i, text := range p.Lines {
		b.raw("<li id=L").int(i + 1).raw("\n>")
		if isPlain(text) {
			b.text(text)
		} else {
			b.raw("<bdi>").visible(text).raw("</bdi>")
		}
		n := 0
		for n < len(back) && back[n].Line == i+1 {
			n++
		}
		if n > 1 {
			b.raw("<span>")
		}
		for j, to := range back[:n] {
			if j > 0 {
				b.raw(" ")
			}
			b.raw("<a href=").address(p.Report).raw("#").address(to.ID).raw(">").text(to.Text).raw("</a>")
		}
		if n > 1 {
			b.raw("</span>")
		}
		back = back[n:]
	}
	return b.raw("</ol>\n")
}

// isPlain reports whether a line reads from left to right and nothing hides in it.
func isPlain(s string) bool {
	for _, r := range s {
		if '\u4e00' <= r && r <= '\u9fff' || ' ' <= r && r <= '~' {
			continue // most are
		}
		if !isShown(r) || '\u0590' <= r && r <= '\u08ff' || '\ufb1d' <= r && r <= '\ufdff' || '\ufe70' <= r && r <= '\ufeff' || 0x10800 <= r && r <= 0x10fff || 0x1e800 <= r && r <= 0x1efff {
			return false
		}
	}
	return true
}

// isShown reports whether a character can be seen, or is a tab, which the script draws.
func isShown(r rune) bool {
	return '\u4e00' <= r && r <= '\u9fff' || ' ' <= r && r <= '~' || r == '\t' || unicode.IsGraphic(r) || r == unicode.ReplacementChar
}

// visible writes text in which nothing hides: what has no shape of its own, or turns the order of what follows, is told by its
// code.
func (b *buffer) visible(s string) *buffer {
	from := 0
	for i, r := range s {
		if isShown(r) {
			continue
		}
		b.text(s[from:i])
		from = i + utf8.RuneLen(r)
		*b = fmt.Appendf(*b, "<i class=code>U+%04X</i>", r)
	}
	return b.text(s[from:])
}
