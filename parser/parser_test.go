package parser_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/parser"
	"nianbao/report"
)

func gongyi(t testing.TB) []byte {
	t.Helper()
	src, err := os.ReadFile("../content/reports/gongyi-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// The same text in any character set and with any line ends gives the same report.
func TestCharacterSets(t *testing.T) {
	src := gongyi(t)
	want := parsed(t, src)
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(src)
	if err != nil {
		t.Fatal(err)
	}
	var little, big bytes.Buffer
	little.WriteString("\xff\xfe")
	big.WriteString("\xfe\xff")
	for _, u := range utf16.Encode([]rune(string(src))) {
		little.Write([]byte{byte(u), byte(u >> 8)})
		big.Write([]byte{byte(u >> 8), byte(u)})
	}
	for name, variant := range map[string][]byte{
		"GB18030":  gb,
		"UTF-16LE": little.Bytes(),
		"UTF-16BE": big.Bytes(),
		"BOM":      append([]byte("\xef\xbb\xbf"), src...),
		"CRLF":     bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n")),
		"CR":       bytes.ReplaceAll(src, []byte("\n"), []byte("\r")),
	} {
		if got := parsed(t, variant); got != want {
			t.Errorf("%s differs", name)
		}
	}
}

func parsed(t *testing.T, src []byte) string {
	t.Helper()
	r, err := parser.Parse("a.txt", src, parser.Sidecar{})
	if err != nil {
		t.Fatal(err)
	}
	r.SHA256 = ""
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What can't be read is told in one line with what to do.
func TestUnreadable(t *testing.T) {
	for name, src := range map[string][]byte{
		"damaged PDF": []byte("%PDF-1.7\nrest"), "damaged DOCX": []byte("PK\x03\x04rest"), "DOC": []byte("\xD0\xCF\x11\xE0rest"), "RTF": []byte("{\\rtf1"), "PNG": []byte("\x89PNG\r\n"),
		"empty HTML": []byte("\n<!DOCTYPE html><html>"), "binary": []byte("a\x00b"), "empty": []byte(" \n\u3000"), "damaged": []byte("\xff\xff\xff"), "prose": []byte("今天天气很好。"),
	} {
		_, err := parser.Parse("x", src, parser.Sidecar{})
		var told *parser.Error
		if !errors.As(err, &told) || told.Message == "" || strings.Contains(told.Message+told.Hint, "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever comes in: no panic, no number without a place in the source that prints it, valid JSON.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("../content/reports/*.txt")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := parser.Parse("f.txt", src, parser.Sidecar{})
		if err != nil {
			return
		}
		b, err := json.Marshal(r)
		if err != nil || !json.Valid(b) {
			t.Fatalf("JSON: %v", err)
		}
		lines := 1 + bytes.Count(src, []byte("\n")) + bytes.Count(src, []byte("\r")) + len(src)
		for key, c := range r.Cells.All() {
			if c.State == report.Reported && (c.Line < 1 || c.Line > lines || c.Column < 1 || c.Raw == "") {
				t.Fatalf("%s is reported without a place: %+v", key, c)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	benchmark(b, "a.txt", gongyi(b))
}
