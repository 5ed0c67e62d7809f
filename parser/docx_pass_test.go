package parser

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// patient is a reader for which nothing is passed.
type patient struct{ *docxReader }

func (patient) passes([]byte) *pass { return nil }

// TestDOCXPass holds that passing what is but looks changes nothing that is read.
func TestDOCXPass(t *testing.T) {
	any := []string{`<!-- </w:pPr> -->`, ` `, `<w:rPr><w:sz w:val="24"/></w:rPr>`, `<w:jc w:val="center"/>`, `<w:shd w:fill="a/"/>`}
	ofParagraph := append([]string{`<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>`, `<w:rPr><w:vanish/></w:rPr>`, `<w:pStyle w:val="a"/>`, `<w:rPr><w:del/></w:rPr>`,
		`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, `<w:pPrChange><w:pPr><w:pStyle w:val="b"/></w:pPr></w:pPrChange>`,
		`<w:pPrChange><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>`, `<w:sectPr><w:pgSz w:w="1"/></w:sectPr>`}, any...)
	ofRun := append([]string{`<w:vanish/>`, `<w:vanish w:val="0"/>`, `<w:rFonts w:hint="eastAsia"/>`, `<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>`}, any...)
	ofCell := append([]string{`<w:gridSpan w:val="2"/>`, `<w:vMerge/>`, `<w:vMerge w:val="restart"/>`, `<w:tcW w:w="1000" w:type="dxa"/>`, `<w:hMerge/>`,
		`<w:tcBorders><w:top/><w:left><w:x/></w:left></w:tcBorders>`, `<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>`}, any...)
	texts := []string{"一、总体情况", "12", "0", "行政许可", ""}
	for seed := range uint64(4_000) {
		rng := rand.New(rand.NewPCG(seed, 1))
		some := func(inner []string) string {
			s := ""
			for range rng.IntN(4) {
				s += inner[rng.IntN(len(inner))]
			}
			return s
		}
		para := func() string {
			return `<w:p><w:pPr>` + some(ofParagraph) + `</w:pPr><w:r><w:rPr>` + some(ofRun) + `</w:rPr><w:t>` + texts[rng.IntN(len(texts))] + `</w:t></w:r></w:p>`
		}
		var b strings.Builder
		b.WriteString("<w:document>")
		for range 1 + rng.IntN(4) {
			b.WriteString(para() + `<w:tbl><w:tblPr>` + some(any) + `</w:tblPr>`)
			for range 1 + rng.IntN(2) {
				b.WriteString(`<w:tr><w:trPr>` + some(any) + `</w:trPr>`)
				for range 1 + rng.IntN(3) {
					b.WriteString(`<w:tc><w:tcPr>` + some(ofCell) + `</w:tcPr>` + para() + `</w:tc>`)
				}
				b.WriteString(`</w:tr>`)
			}
			b.WriteString(`</w:tbl>`)
		}
		b.WriteString("</w:document>")
		read := func(slow bool) string {
			level := &docxLevel{chinese: true, text: "%1、", next: 1}
			lists := &docxLists{lists: map[string]string{"1": "1"}, levels: map[string]*docxLevel{"1/0": level}, styles: map[string]docxStyle{"a": {"1", "0"}}}
			in := new(room)
			d := &docxReader{in: in, lists: lists, looks: newDocxLooks()}
			var reader xmlReader = d
			if slow {
				reader = patient{d}
			}
			failure := scanXML(newXMLWindow(strings.NewReader(b.String()), in), reader)
			return fmt.Sprintf("%v %+v", failure, tell(d.blocks))
		}
		if fast, slow := read(false), read(true); fast != slow {
			t.Fatalf("%s\n%s\n%s", b.String(), fast, slow)
		}
	}
}

// tell spells blocks with the tables in them.
func tell(blocks []block) string {
	var b strings.Builder
	for i := range blocks {
		fmt.Fprintf(&b, "%q", blocks[i].text)
		for _, r := range blocks[i].rows() {
			for _, c := range r {
				fmt.Fprintf(&b, "[%d %d %v %v %s]", c.col, c.span, c.covered, c.field.text, tell(c.blocks))
			}
		}
	}
	return b.String()
}
