package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"nianbao/parser"
)

// TestAReportPrints as a document: on every page its address and its checksum, nothing to click; and what is on paper
// can be read as what it is, by the parser that reads the offices' own PDFs.
func TestAReportPrints(t *testing.T) {
	dir, address := build(t, "../content")
	r := open(t, address, 1280)
	r.read(xindian + "#" + cell)
	whole := r.printed("")
	read, err := parser.Parse("printed.pdf", whole, parser.Sidecar{})
	if err != nil {
		t.Fatal(err)
	}
	if read.Organ.Name != "辛店镇人民政府" || read.Year != 2020 {
		t.Errorf("read is %s, %d", read.Organ.Name, read.Year)
	}
	text := strings.Join(read.Lines, "\n")
	for _, screen := range []string{"自选对照", "复制链接", "本报告的 JSON", "行 63", "¶\n"} {
		if strings.Contains(text, screen) {
			t.Errorf("%s is printed", screen)
		}
	}
	for _, kept := range []string{"△2", "引用", "文中数字", "（七）总计"} {
		if !strings.Contains(text, kept) {
			t.Errorf("%s is not printed", kept)
		}
	}
	// The parser takes what stands on every page for no part of the text, so feet are looked for page by page.
	foot := []string{"本页地址：" + xindian, "SHA-256 " + checksum(t, dir)}
	for _, number := range []string{"1", "3"} {
		read, err := parser.Parse("printed.pdf", r.printed(number), parser.Sidecar{})
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(read.Lines, "\n")
		for _, want := range foot {
			if !strings.Contains(text, want) {
				t.Errorf("page %s lacks %s:\n%s", number, want, text)
			}
		}
	}
	r.quiet()
}

// printed is the page, or the sheets of it that are named, as PDF.
func (r *reader) printed(sheets string) []byte {
	r.t.Helper()
	pdf, err := chromedp.Call(r.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true), PageRanges: sheets})
	if err != nil {
		r.t.Fatal(err)
	}
	return pdf.Data
}
