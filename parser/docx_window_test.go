package parser_test

import (
	"slices"
	"strings"
	"testing"

	"nianbao/parser"
)

// A part is read in pieces of 8 KB. TestDOCXWindow moves a paragraph over the place where it is cut: whatever the cut
// goes through, a tag, a character or an entity, the same is read.
func TestDOCXWindow(t *testing.T) {
	want := []string{"赵岗镇2023年政府信息公开工作年度报告", "一、总体情况", "公开 12 < 13 & 政务"}
	body := ""
	for _, text := range want {
		body += para(text)
	}
	for pad := 8<<10 - 2000; pad < 8<<10; pad++ {
		r, err := parser.Parse("a.docx", docxOf(t, "<!--"+strings.Repeat("x", pad)+"-->"+body), parser.Sidecar{})
		if err != nil || !slices.Equal(r.Lines, want) {
			t.Fatalf("behind %d bytes: %v, %q", pad, err, r.Lines)
		}
	}
}

// TestDOCXWindowGrows reads a tag and a text that are longer than a piece.
func TestDOCXWindowGrows(t *testing.T) {
	long := strings.Repeat("政务公开", 8<<10)
	body := para("赵岗镇2023年政府信息公开工作年度报告") + para("一、总体情况") +
		`<w:p w:rsidR="` + strings.Repeat("0", 24<<10) + `">` + run(long) + `</w:p>`
	r, err := parser.Parse("a.docx", docxOf(t, body), parser.Sidecar{})
	if err != nil || len(r.Lines) != 3 || r.Lines[2] != long {
		t.Fatalf("%v", err)
	}
}
