package parser_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"nianbao/parser"
)

// pack makes a Word file of its parts.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/document2.xml", "word/numbering.xml", "word/styles.xml", "xl/workbook.xml"} {
		text, ok := parts[name]
		if !ok {
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Unix(0, 0)})
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>`

func docxOf(t testing.TB, body string) []byte {
	t.Helper()
	return pack(t, map[string]string{"word/document.xml": wordHead + body + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`})
}

// para is a paragraph as Word writes it.
func para(text string) string {
	return `<w:p w:rsidR="00A1"><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs><w:jc w:val="center"/><w:rPr><w:vanish/></w:rPr></w:pPr>` + run(text) + `</w:p>`
}

func run(text string) string {
	return `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋"/><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">` + escapeXML(text) + `</w:t></w:r>`
}

func escapeXML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// split cuts a text into runs of one or two characters.
func split(text string) string {
	var b strings.Builder
	runes := []rune(text)
	for i := 0; i < len(runes); i += 2 {
		b.WriteString(run(string(runes[i:min(i+2, len(runes))])))
	}
	return `<w:p>` + b.String() + `</w:p>`
}

// wordTable writes rows with gridSpan and vMerge.
func wordTable(rows [][]td, para func(string) string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>`)
	type merge struct{ left, cols int }
	below := map[int]merge{}
	cell := func(text string, cols int, merged string) {
		fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>`)
		if cols > 1 {
			fmt.Fprintf(&b, `<w:gridSpan w:val="%d"/>`, cols)
		}
		b.WriteString(merged + `</w:tcPr>` + para(text) + `</w:tc>`)
	}
	for _, r := range rows {
		b.WriteString(`<w:tr><w:trPr><w:trHeight w:val="400"/></w:trPr>`)
		col := 0
		covered := func() {
			for below[col].left > 0 {
				m := below[col]
				below[col] = merge{m.left - 1, m.cols}
				cell("", m.cols, `<w:vMerge/>`)
				col += m.cols
			}
		}
		for _, c := range r {
			covered()
			merged := ""
			if c.rows > 1 {
				below[col] = merge{c.rows - 1, c.cols}
				merged = `<w:vMerge w:val="restart"/>`
			}
			cell(c.text, c.cols, merged)
			col += c.cols
		}
		covered()
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

// A report reads the same from a Word file.
func TestDOCXShapes(t *testing.T) {
	plain := func(body string) string { return body }
	shapes := []struct {
		name  string
		whole bool
		para  func(string) string
		table func([][]td) string
		body  func(string) string
	}{
		{"as Word writes it", true, para, func(rows [][]td) string { return wordTable(rows, para) }, plain},
		{"runs split", true, split, func(rows [][]td) string { return wordTable(rows, split) }, plain},
		{"empty cells for spans", true, para, func(rows [][]td) string { return wordTable(unspanned(rows), para) }, plain},
		{"columns drawn twice", true, para, func(rows [][]td) string { return wordTable(jagged(rows), para) }, plain},
		{"in a layout table", true, para, func(rows [][]td) string { return wordTable(rows, para) }, func(body string) string {
			return `<w:tbl><w:tr><w:tc>` + body + `<w:p/></w:tc></w:tr></w:tbl>`
		}},
		{"with tabs", false, para, func(rows [][]td) string {
			var b strings.Builder
			for _, r := range unspanned(rows) {
				b.WriteString(`<w:p>`)
				for i, c := range r {
					if i > 0 {
						b.WriteString(`<w:r><w:tab/></w:r>`)
					}
					b.WriteString(run(c.text))
				}
				b.WriteString(`</w:p>`)
			}
			return b.String()
		}, plain},
	}
	for _, shape := range shapes {
		t.Run(shape.name, func(t *testing.T) {
			for _, s := range sheets(t) {
				write := func(s sheet) []byte {
					b := shape.para(s.title)
					s.each(func(p string) { b += shape.para(strings.ReplaceAll(p, "\t", " ")) }, func(rows [][]td) { b += shape.table(rows) })
					return docxOf(t, shape.body(b))
				}
				s.same(t, "a.docx", write(s))
				if strings.HasSuffix(s.name, "other figures") && shape.whole {
					b := s.blankZeros()
					b.same(t, "a.docx", write(b))
				}
			}
		})
	}
}

// What a paragraph's markup makes of its text. The first section of a small report holds it.
func TestDOCXParagraphs(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"runs", `<w:p><w:r><w:t>公开</w:t></w:r><w:r><w:t>信息</w:t></w:r></w:p>`, "公开信息"},
		{"deleted and inserted", `<w:p><w:r><w:t>公开</w:t></w:r><w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>新</w:t></w:r></w:ins></w:p>`, "公开新"},
		{"moved", `<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>`, "新"},
		{"former properties", `<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`, "甲"},
		{"break", `<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>`, "甲\n乙"},
		{"hidden", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>明</w:t></w:r></w:p>`, "明"},
		{"hidden behind other looks", `<w:p><w:r><w:rPr><w:b/><w:vanish/><w:sz w:val="24"/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>明</w:t></w:r></w:p>`, "明"},
		{"struck out", `<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>7</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/><w:dstrike w:val="false"/></w:rPr><w:t>3</w:t></w:r><w:r><w:rPr><w:dstrike/><w:vanish w:val="0"/></w:rPr><w:t>件</w:t></w:r></w:p>`, "3"},
		{"raised", `<w:p><w:r><w:t>公开17</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="baseline"/></w:rPr><w:t>0</w:t></w:r></w:p>`, "公开17 10"},
		{"looks as they were", `<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>明</w:t></w:r></w:p>`, "明"},
		{"a remark on looks", `<w:p><w:r><w:rPr><w:b/><!-- </w:rPr> --></w:rPr><w:t>明</w:t></w:r></w:p>`, "明"},
		{"entities", `<w:p><w:r><w:t>&lt;甲&amp;&#20057;&#x4E19;&gt; &bogus;</w:t></w:r></w:p>`, "<甲&乙丙> &bogus;"},
		{"character data", `<w:p><w:r><w:t><![CDATA[甲<乙]]></w:t></w:r></w:p>`, "甲<乙"},
		{"field", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t></w:r></w:p>`, "甲"},
		{"link", `<w:p><w:hyperlink r:id="rId1"><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>`, "网站"},
		{"content control", `<w:sdt><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt>`, "甲"},
		{"text box", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>甲</w:t></w:r></w:p>`, "框\n甲"},
		{"deleted row", `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>新</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "新"},
		{"phonetic guide", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "甲"},
	} {
		body := para("开封市财政局2022年政府信息公开工作年度报告") + para("一、总体情况") + c.markup + para("五、存在的主要问题及改进情况") + para("无。")
		r, err := parser.Parse("a.docx", docxOf(t, body), parser.Sidecar{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := sectionText(r, 1); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Headings that Word counts itself get their numerals back, in its own lists and in those of styles.
func TestDOCXLists(t *testing.T) {
	item := func(properties, text string) string {
		return `<w:p><w:pPr>` + properties + `</w:pPr>` + run(text) + `</w:p>`
	}
	own := `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>`
	digits := `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>`
	body := para("开封市财政局2022年政府信息公开工作年度报告") + item(own, "工作概述") + item(digits, "甲") + item(own, "主动公开情况") + para("有。") +
		item(`<w:pStyle w:val="a3"/>`, "依申请公开办理情况") + para("无。")
	src := pack(t, map[string]string{
		"_rels/.rels":        `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`,
		"word/document2.xml": wordHead + body + `</w:body></w:document>`,
		"word/numbering.xml": `<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>` +
			`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
		"word/styles.xml": `<w:styles><w:style w:styleId="a3"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`,
	})
	r, err := parser.Parse("a.docx", src, parser.Sidecar{})
	if err != nil {
		t.Fatal(err)
	}
	if sectionText(r, 1) != "甲" || sectionText(r, 2) != "有。" || sectionText(r, 3) != "无。" {
		t.Errorf("sections are %+v", r.Sections)
	}
}

// What can't be read, or would take too much, is told.
func TestDOCXRefused(t *testing.T) {
	deep := strings.Repeat("<w:ins>", 100_000) + strings.Repeat("</w:ins>", 100_000)
	wide := `<w:tbl>` + strings.Repeat(`<w:tr>`+strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc>`, 10)+`</w:tr>`, 100) + `</w:tbl>`
	for name, src := range map[string][]byte{
		"bomb":          docxOf(t, para(strings.Repeat(" ", 20<<20))),
		"large":         docxOf(t, strings.Repeat(para("甲"), 200_000)),
		"deep":          docxOf(t, deep),
		"wide":          docxOf(t, wide),
		"not closed":    docxOf(t, "<w:p><w:r>"),
		"document type": pack(t, map[string]string{"word/document.xml": `<!DOCTYPE a [<!ENTITY b "bbbb">]><w:document>&b;</w:document>`}),
		"binary":        pack(t, map[string]string{"word/document.xml": "<w:document>\x00</w:document>"}),
		"not UTF-8":     pack(t, map[string]string{"word/document.xml": "<w:document>\xff</w:document>"}),
		"spreadsheet":   pack(t, map[string]string{"xl/workbook.xml": "<a/>"}),
		"empty":         docxOf(t, ""),
		"cut":           docxOf(t, para("甲"))[:200],
		"no archive":    []byte("PK\x03\x04rest"),
	} {
		_, err := parser.Parse("a.docx", src, parser.Sidecar{})
		var told *parser.Error
		if !errors.As(err, &told) || told.Message == "" || told.Hint == "" || strings.Contains(told.Message+told.Hint, "\n") || strings.HasPrefix(told.Message, "no annual report") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDOCX(f *testing.F) {
	for _, s := range sheets(f)[:2] {
		b := para(s.title)
		s.each(func(p string) { b += para(p) }, func(rows [][]td) { b += wordTable(rows, para) })
		f.Add(b)
	}
	f.Add(`<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback/></mc:AlternateContent><w:tab/></w:r></w:p></w:tbl></w:tc>`)
	f.Add(`<w:tbl><w:tr><w:trPr><w:del/><w:gridBefore w:val="3"/></w:trPr><w:tc><w:tcPr><w:hMerge/><w:vMerge/><w:gridSpan w:val="-1"/></w:tcPr><w:tbl/></w:tc></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) { sound(t, "f.docx", docxOf(t, body)) })
}

func BenchmarkParseDOCX(b *testing.B) {
	s := gongyiSheet(b)
	body := para(s.title)
	s.each(func(p string) { body += para(p) }, func(rows [][]td) { body += wordTable(rows, para) })
	benchmark(b, "a.docx", docxOf(b, body))
}
