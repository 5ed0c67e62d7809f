package corpus

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// writeDOCX sets the pages as a Word file (ECMA-376).
func (m *maker) writeDOCX(p *pages) []byte {
	w := &docxWriter{maker: m}
	var b strings.Builder
	for i, x := range p.flow() {
		switch x.kind {
		case titleLine:
			if m.layout == DOCXBoxes && i < 2 && m.chance(50) {
				b.WriteString(w.textBox(x.text))
			} else {
				b.WriteString(w.paragraph(`<w:jc w:val="center"/>`, x.text))
			}
		case tablePiece:
			w.table(&b, x.table, x.text)
		case heading:
			b.WriteString(w.heading(x.text))
		default:
			b.WriteString(w.controlled(w.paragraph(`<w:ind w:firstLine="640"/>`, x.text)))
		}
	}
	body := b.String()
	if m.layout == DOCXNested {
		body = `<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>` + body + `<w:p/></w:tc></w:tr></w:tbl>`
	}
	return pack([]part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/document.xml", documentHead + body + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`},
		{"word/numbering.xml", numbering},
	})
}

// docxWriter knows a file's habits.
type docxWriter struct{ *maker }

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// run is a run of text; tabs and line breaks are elements.
func (w *docxWriter) run(s string) string {
	var b strings.Builder
	b.WriteString(`<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>`)
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		for k, field := range strings.Split(line, "\t") {
			if k > 0 {
				b.WriteString(`<w:tab/>`)
			}
			if field != "" {
				b.WriteString(`<w:t xml:space="preserve">` + xmlEscaper.Replace(field) + `</w:t>`)
			}
		}
	}
	return b.String() + `</w:r>`
}

// runs are a text's, which word processors cut at will. Changes may be tracked: what was deleted is still in the file.
func (w *docxWriter) runs(s string) string {
	if w.layout != DOCXRuns {
		return w.run(s)
	}
	var b strings.Builder
	for s != "" {
		end := 0
		for range 1 + w.rng.IntN(4) {
			_, n := utf8.DecodeRuneInString(s[end:])
			end += n
		}
		run := w.run(s[:end])
		switch w.rng.IntN(30) {
		case 0:
			run = `<w:ins w:id="1" w:author="a" w:date="2022-01-05T09:00:00Z">` + run + `</w:ins>`
		case 1:
			run += `<w:del w:id="2" w:author="a" w:date="2022-01-05T09:00:00Z"><w:r><w:delText>` + pick(w.maker, "0", "12", "的") + `</w:delText></w:r></w:del>`
		case 2:
			run = `<w:bookmarkStart w:id="3" w:name="_GoBack"/>` + run + `<w:bookmarkEnd w:id="3"/><w:proofErr w:type="spellStart"/>`
		}
		b.WriteString(run)
		s = s[end:]
	}
	return b.String()
}

func (w *docxWriter) paragraph(properties, s string) string {
	return `<w:p w:rsidR="00A77B3E"><w:pPr>` + properties + `</w:pPr>` + w.runs(s) + `</w:p>`
}

// heading is one that Word counts, where the layout has such and the text begins with a numeral.
func (w *docxWriter) heading(s string) string {
	if numeral, rest, ok := strings.Cut(s, "、"); ok && w.layout == DOCXNumbered && utf8.RuneCountInString(numeral) == 1 {
		return w.paragraph(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, rest)
	}
	return w.paragraph(`<w:outlineLvl w:val="0"/>`, s)
}

// controlled puts some paragraphs into a content control.
func (w *docxWriter) controlled(block string) string {
	if w.layout == DOCXBoxes && w.chance(40) {
		return `<w:sdt><w:sdtPr><w:alias w:val="正文"/></w:sdtPr><w:sdtContent>` + block + `</w:sdtContent></w:sdt>`
	}
	return block
}

// textBox is a paragraph with a text in a box, which is there twice: for new programs, and for old ones.
func (w *docxWriter) textBox(s string) string {
	box := `<w:txbxContent>` + w.paragraph("", s) + `</w:txbxContent>`
	return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>` + box + `</wps:txbx></wps:wsp></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:shape><v:textbox>` + box + `</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
}

// table writes a table, or paragraphs in its place.
func (w *docxWriter) table(b *strings.Builder, t *table, glued string) {
	if w.layout == DOCXTabs {
		for _, line := range w.setTable(t, glued) {
			b.WriteString(w.paragraph(`<w:tabs><w:tab w:val="left" w:pos="2100"/></w:tabs>`, line))
		}
		return
	}
	for _, s := range w.sheets(t, glued) {
		for _, line := range s.before {
			b.WriteString(w.paragraph("", line))
		}
		b.WriteString(w.controlled(w.sheet(s)))
	}
}

func (w *docxWriter) sheet(s sheet) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="900"/>`, s.width) + `</w:tblGrid>`)
	for _, r := range s.rows {
		b.WriteString(`<w:tr><w:trPr><w:trHeight w:val="400"/></w:trPr>`)
		for _, c := range r {
			b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>`)
			if c.cols > 1 {
				fmt.Fprintf(&b, `<w:gridSpan w:val="%d"/>`, c.cols)
			}
			switch {
			case c.above:
				b.WriteString(`<w:vMerge/>`)
			case c.rows > 1:
				b.WriteString(`<w:vMerge w:val="restart"/>`)
			}
			b.WriteString(`</w:tcPr>` + w.paragraph(`<w:jc w:val="center"/>`, c.text) + `</w:tc>`)
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

// part is a file in the package.
type part struct{ name, text string }

// pack puts the parts into an archive without dates.
func pack(parts []part) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = w.Write([]byte(p.text))
		}
		if err != nil {
			panic("corpus: " + err.Error()) // memory takes every write
		}
	}
	if err := z.Close(); err != nil {
		panic("corpus: " + err.Error())
	}
	return b.Bytes()
}

const (
	contentTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`
	packageRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	documentHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>`
	numbering = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
)
