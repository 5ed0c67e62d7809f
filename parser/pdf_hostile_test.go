package parser

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
)

// TestPDFRefused holds what is told of PDFs that can't be read: a message of one line, and what to do.
func TestPDFRefused(t *testing.T) {
	picture := "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\nx\nendstream"
	readable := buildPDF([]string{write(100, 500, "正文。")})
	for _, c := range []struct {
		name string
		src  []byte
		want string
	}{
		{"encrypted", bytes.Replace(readable, []byte("/Root"), []byte("/Encrypt 9 0 R/Root"), 1), "password"},
		{"scanned", buildPDF([]string{"q 600 0 0 800 0 0 cm /X Do Q"}, picture), "scanned"},
		{"a picture within the page", buildPDF([]string{"BI /W 1 /H 1 ID ab(<[c\x00 EI Q"}), "scanned"},
		{"read by a machine", buildPDF([]string{"/X Do 3 Tr " + write(100, 500, "正文。")}, picture), "scanned"},
		{"blank", buildPDF([]string{""}), "no text"},
		{"unknown characters", buildPDF([]string{"BT /F2 10 Tf 100 500 Td <00120013> Tj ET"}), "characters"},
		{"cut short", readable[:len(readable)/2], "damaged"},
		{"head alone", []byte("%PDF-1.7"), "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, failure := readPDF(c.src, new(room))
			if failure == nil || !strings.Contains(failure.Message, c.want) || failure.Hint == "" || strings.Contains(failure.Message+failure.Hint, "\n") {
				t.Errorf("%+v", failure)
			}
		})
	}
}

// TestPDFHostile reads files that are made to run on without end or to fill the memory: it must come back, and must
// not have asked for much.
func TestPDFHostile(t *testing.T) {
	const much = 10 << 20
	fill := func(s string) string { return strings.Repeat(s, much/len(s)) }
	head, tail := "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n", "\ntrailer <</Root 1 0 R>>\n"
	bomb := deflate(make([]byte, 400<<20))
	page := func(extra string) string {
		return head + "2 0 obj <</Type/Pages/Kids[4 0 R]/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>>> endobj 4 0 obj <</Type/Page/Parent 2 0 R/Contents 5 0 R>> endobj\n" + extra + tail
	}
	harmless := map[string]bool{"text without end": true, "a table of characters": true} // what is on the page can be read
	for name, src := range map[string]string{
		"a page that is its own parent":    head + "2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]>> endobj" + tail,
		"pages without end":                head + "2 0 obj <</Type/Pages/Kids[" + fill("4 0 R ") + "]>> endobj 4 0 obj <</Type/Page/Contents 5 0 R>> endobj" + tail,
		"a reference to itself":            head + "2 0 obj 2 0 R endobj" + tail,
		"an object stream within itself":   head + "2 0 obj <</Type/ObjStm/N 9/First 4/Length 2 0 R>> stream\n2 0 1 0 endstream endobj" + tail,
		"a table as large as it says":      head + "2 0 obj <</Type/XRef/Size 99999999999/Index[999999999 9]/W[1 9 9]/Prev 9/Length 3>> stream\nabc\nendstream endobj" + tail,
		"arrays in arrays":                 head + "2 0 obj " + fill("[") + " endobj" + tail,
		"dictionaries in dictionaries":     head + "2 0 obj " + fill("<</A ") + " endobj" + tail,
		"an array without end":             head + "2 0 obj [" + fill("0 ") + tail,
		"strings that are not closed":      head + fill("2 0 obj ( ") + tail,
		"streams that are not closed":      head + fill("2 0 obj <<>> stream ") + tail,
		"trailers":                         head + fill("trailer ( ") + tail,
		"objects":                          head + fill("2 0 obj ") + tail,
		"a bomb for a page":                page("5 0 obj <</Filter/FlateDecode/Length " + fmt.Sprint(len(bomb)) + ">> stream\n" + bomb + "\nendstream endobj"),
		"a bomb in a bomb":                 page("5 0 obj <</Filter[/FlateDecode/FlateDecode]>> stream\n" + deflate([]byte(bomb)) + "\nendstream endobj"),
		"a form within itself":             page("5 0 obj <<>> stream\n/X Do\nendstream endobj 6 0 obj <</Subtype/Form>> stream\n" + strings.Repeat("/X Do ", 100) + "\nendstream endobj"),
		"text without end":                 page("3 0 obj <</Subtype/Type0/Encoding/UniGB-UCS2-H>> endobj 5 0 obj <<>> stream\nBT /F1 9 Tf (" + fill("ab") + ") Tj\nendstream endobj"),
		"rules without end":                page("5 0 obj <<>> stream\n" + fill("9 9 m 99 9 l S ") + "\nendstream endobj"),
		"a table of a million cells":       page("5 0 obj <<>> stream\n" + lattice(1000) + "\nendstream endobj"),
		"lines that touch no others":       page("5 0 obj <<>> stream\n" + ladder(20000) + "\nendstream endobj"),
		"a path without end":               page("5 0 obj <<>> stream\n" + fill("9 9 l ") + "S\nendstream endobj"),
		"states without end":               page("5 0 obj <<>> stream\n" + fill("q ") + "\nendstream endobj"),
		"a table of characters":            page("3 0 obj <</Subtype/Type0/Encoding/Identity-H/ToUnicode 7 0 R>> endobj 7 0 obj <<>> stream\n9 beginbfrange " + fill("<0000><FFFF><0000>") + " endbfrange\nendstream endobj 5 0 obj <<>> stream\nBT /F1 9 Tf (abcdefgh) Tj\nendstream endobj"),
		"fonts without end":                page("3 0 obj <</Subtype/Type0/ToUnicode 7 0 R>> endobj 7 0 obj <<>> stream\n" + strings.Repeat("9 beginbfchar <0000><FFFF> endbfchar ", 1000) + "\nendstream endobj 5 0 obj <<>> stream\n" + fill("/F1 9 Tf ") + "\nendstream endobj"),
		"a content named again and again":  strings.Replace(page("5 0 obj <<>> stream\n"+strings.Repeat(" ", much)+"\nendstream endobj"), "/Contents 5 0 R", "/Contents["+strings.Repeat("5 0 R ", 9999)+"]", 1),
		"a form named again and again":     page("5 0 obj <<>> stream\n" + strings.Repeat("/X Do ", 99999) + "\nendstream endobj 6 0 obj <</Subtype/Form>> stream\n" + strings.Repeat(" ", much) + "\nendstream endobj"),
		"filters without end":              page("5 0 obj <</Filter[" + strings.Repeat("/A85 ", much/5) + "]>> stream\n\nendstream endobj"),
		"numbers that are none":            page("5 0 obj <<>> stream\n" + "BT /F1 " + strings.Repeat("9", 400) + " Tf 1e999 -.-. Td (a) Tj " + strings.Repeat("9", 299) + " 0 0 9 9 9 cm 9 9 99 99 re S\nendstream endobj"),
		"operators without their operands": page("5 0 obj <<>> stream\nTj TJ ' \" cm Tm Td Tf Do re l c v y h S f BI\nendstream endobj"),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, failure := readPDF([]byte(src), new(room))
			runtime.ReadMemStats(&after)
			if failure == nil && !harmless[name] {
				t.Error("it was read")
			}
			if n := after.TotalAlloc - before.TotalAlloc; n > 400<<20 {
				t.Errorf("%d MB allocated", n>>20)
			}
		})
	}
}

// deflate packs bytes as FlateDecode does.
func deflate(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.String()
}

// lattice draws n rules across and n upright.
func lattice(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "0 %d m %d %d l S %d 0 m %d %d l S\n", i*7, n*7, i*7, i*7, i*7, n*7)
	}
	return b.String()
}

// ladder draws n rules of either kind that do not meet.
func ladder(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "0 %d m 90 %d l S %d -9 m %d -99 l S\n", i*4, i*4, i*4, i*4)
	}
	return b.String()
}

// BenchmarkParsePDF reads a real report of five pages.
func BenchmarkParsePDF(b *testing.B) {
	src, err := os.ReadFile("../content/reports/hongze-2023.pdf")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("a.pdf", src, Sidecar{}); err != nil {
			b.Fatal(err)
		}
	}
}
