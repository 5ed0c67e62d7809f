package corpus

import (
	"fmt"
	"strings"
)

// writeHTML sets the pages as a web page: the report (html_cells), what stands around it (html_page), its bytes.
func (m *maker) writeHTML(p *pages) []byte {
	w := m.htmlWriter()
	var title, body strings.Builder
	for _, x := range p.flow() {
		switch x.kind {
		case furniture:
			w.about = append(w.about, x.text)
		case titleLine:
			title.WriteString(w.titleLine(x.text))
		case tablePiece:
			w.table(&body, x.table, x.text)
		case heading:
			body.WriteString(w.heading(x.text))
		default:
			body.WriteString(w.paragraph(x.text))
		}
	}
	return m.encodeHTML(w.page(p, title.String(), body.String()))
}

// htmlWriter knows a page's habits. Its forms are formats of one text.
type htmlWriter struct {
	*maker
	para, head, title string
	cell              string
	empty             string
	tag               func(string) string // as the page's tags are written
	attribute         string              // a span's, of its name and number
	about             []string            // what the page says about the report
}

func (m *maker) htmlWriter() *htmlWriter {
	w := &htmlWriter{maker: m, tag: strings.ToLower, attribute: ` %s="%d"`}
	w.para = pick(m, "<p>%s</p>\n", "<p>&nbsp;&nbsp;&nbsp;&nbsp;%s</p>", "<p>　　%s</p>\r\n", `<p style="text-indent: 2em; line-height: 1.75em;"><span style="font-family: 仿宋, FangSong; font-size: 16px;">%s</span></p>`,
		"<div>%s</div>\n", "　　%s<br />\n", "<section><p>%s<br></p></section>")
	w.head = pick(m, w.para, w.para, "<p><strong>%s</strong></p>", "<h2>%s</h2>\n", `<p style="text-indent:2em"><strong><span style="font-family:黑体">%s</span></strong><span>&nbsp;</span></p>`)
	w.title = pick(m, "<h1>%s</h1>\n", `<div class="title">%s</div>`, `<p style="text-align:center"><strong>%s</strong></p>`, "<p align=center><font size=5>%s</font></p>")
	w.cell = pick(m, "%s", "\n\t\t%s\n\t", "<p>%s</p>", `<p style="text-align: center;"><span style="font-size: 14px;">%s</span></p>`, "<div align=\"center\">%s</div>", "<span>%s</span>")
	w.empty = pick(m, "", "&nbsp;", "<br/>", "　")
	if m.chance(20) {
		w.attribute = ` %s=%d`
	}
	if m.layout == HTMLWord {
		w.para = `<P class=MsoNormal style="TEXT-INDENT: 32pt; LINE-HEIGHT: 28pt; mso-char-indent-count: 2.0"><SPAN style="FONT-SIZE: 16pt; FONT-FAMILY: 仿宋_GB2312; mso-hansi-font-family: 'Times New Roman'">%s<SPAN lang=EN-US><o:p></o:p></SPAN></SPAN></P>` + "\r\n"
		w.head = pick(m, `<P class=MsoNormal style='mso-list: l0 level1 lfo1'><![if !supportLists]><SPAN style="FONT-FAMILY: 黑体"><SPAN style="mso-list: Ignore">%s</SPAN></SPAN><![endif]><SPAN lang=EN-US><o:p></o:p></SPAN></P>`, w.para)
		w.title = `<P class=MsoTitle align=center><B style="mso-bidi-font-weight: normal"><SPAN style="FONT-SIZE: 22pt">%s<SPAN lang=EN-US><o:p></o:p></SPAN></SPAN></B></P>`
		w.cell = "\r\n<P class=MsoNormal style=\"TEXT-ALIGN: center\" align=center><SPAN\r\nstyle=\"FONT-FAMILY: 宋体; mso-bidi-font-size: 10.5pt\">%s</SPAN><SPAN lang=EN-US><o:p></o:p></SPAN></P>"
		w.empty = pick(m, "<SPAN lang=EN-US><o:p>&nbsp;</o:p></SPAN>", "<![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p>")
		w.tag, w.attribute = strings.ToUpper, ` %s=%d`
	}
	return w
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", "<br>")

// text is a text with the page's markup.
func (w *htmlWriter) text(s string) string {
	s = escaper.Replace(s)
	if w.layout != HTMLWord {
		return s
	}
	var b strings.Builder
	in := false // within a run of digits, which word processors mark as English
	for _, r := range s {
		if digit := r >= '0' && r <= '9'; digit != in {
			b.WriteString(map[bool]string{true: "<SPAN lang=EN-US>", false: "</SPAN>"}[digit])
			in = digit
		}
		b.WriteRune(r)
	}
	if in {
		b.WriteString("</SPAN>")
	}
	return b.String()
}

func (w *htmlWriter) paragraph(s string) string { return fmt.Sprintf(w.para, w.text(s)) }

func (w *htmlWriter) heading(s string) string { return fmt.Sprintf(w.head, w.text(s)) }

func (w *htmlWriter) titleLine(s string) string {
	if s == "" {
		return "<p>&nbsp;</p>"
	}
	return fmt.Sprintf(w.title, w.text(s))
}

// table writes a table, or what stands in its place.
func (w *htmlWriter) table(b *strings.Builder, t *table, glued string) {
	if w.layout == HTMLPasted {
		for _, line := range w.setTable(t, glued) {
			b.WriteString(w.paragraph(line))
		}
		return
	}
	for _, s := range w.sheets(t, glued) {
		for _, line := range s.before {
			b.WriteString(w.titleLine(line))
		}
		w.sheet(b, s)
	}
}

func (w *htmlWriter) sheet(b *strings.Builder, s sheet) {
	open := func(name string) { fmt.Fprintf(b, "<%s>", w.tag(name)) }
	end := func(name string) { fmt.Fprintf(b, "</%s>\n", w.tag(name)) }
	body := w.chance(50)
	fmt.Fprintf(b, "<%s border=1 cellspacing=0>", w.tag("table"))
	if body {
		open("tbody")
	}
	for _, r := range s.rows {
		open("tr")
		for _, c := range r {
			if c.above {
				continue
			}
			fmt.Fprintf(b, "<%s", w.tag("td"))
			if c.rows > 1 {
				fmt.Fprintf(b, w.attribute, w.tag("rowspan"), c.rows)
			}
			if c.cols > 1 {
				fmt.Fprintf(b, w.attribute, w.tag("colspan"), c.cols)
			}
			b.WriteString(">" + w.inCell(c.text))
			end("td")
		}
		end("tr")
	}
	if body {
		end("tbody")
	}
	end("table")
}

// inCell writes what a cell holds.
func (w *htmlWriter) inCell(s string) string {
	if s == "" {
		return fmt.Sprintf(w.cell, w.empty)
	}
	if w.layout != HTMLParagraphs {
		return fmt.Sprintf(w.cell, w.text(s))
	}
	parts := []string{s}
	if r := []rune(s); len(r) > 5 && r[0] > '９' && w.chance(40) {
		parts = broken(s, len(r)/2+1)
	}
	var b strings.Builder
	for _, part := range parts {
		b.WriteString("<p>" + pick(w.maker, "", "&nbsp;", "&nbsp;&nbsp; ") + w.text(part) + pick(w.maker, "", "&nbsp;") + "</p>\n")
	}
	return pick(w.maker, "", "", "<p>&nbsp;</p>") + b.String() + pick(w.maker, "", "", "<p><br></p>")
}
