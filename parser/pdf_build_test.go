package parser

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
)

// buildPDF writes a PDF of one page for each content. Its font F1 is coded in UCS-2, so that nothing needs to be
// embedded; F2 is a subset that does not tell its characters. More objects are added as they are given, from 10 on.
func buildPDF(contents []string, more ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	object := func(n int, body string) { fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, body) }
	object(1, "<</Type/Catalog/Pages 2 0 R>>")
	var kids []string
	for i := range contents {
		kids = append(kids, fmt.Sprintf("%d 0 R", 1000+2*i))
	}
	object(2, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R/F2 5 0 R>>/XObject<</X 10 0 R>>>>>>", len(kids), strings.Join(kids, " ")))
	object(3, "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>")
	object(4, "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>")
	object(5, "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/DescendantFonts[4 0 R]>>")
	for i, m := range more {
		object(10+i, m)
	}
	for i, c := range contents {
		object(1000+2*i, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 1001+2*i))
		object(1001+2*i, fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(c), c))
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n%%EOF\n")
	return b.Bytes()
}

// write is content that writes a text of size 10 at a place.
func write(x, y float64, text string) string {
	return fmt.Sprintf("BT /F1 10 Tf %g %g Td <%s> Tj ET\n", x, y, ucs2(text))
}

func ucs2(text string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// rules is content that draws lines, given as x0 y0 x1 y1.
func rules(list ...[4]float64) string {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "%g %g m %g %g l S\n", r[0], r[1], r[2], r[3])
	}
	return b.String()
}

// box is content that draws a table: all rules at the xs and ys.
func box(xs, ys []float64) string {
	var list [][4]float64
	for _, x := range xs {
		list = append(list, [4]float64{x, ys[0], x, ys[len(ys)-1]})
	}
	for _, y := range ys {
		list = append(list, [4]float64{xs[0], y, xs[len(xs)-1], y})
	}
	return rules(list...)
}
