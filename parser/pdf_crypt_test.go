package parser

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEncryptedPDF reads one page as qpdf 11 encrypts it, with an owner's password but none to open it:
//
//	qpdf --encrypt "" owner 40|128|256 [--use-aes=y|n] [--cleartext-metadata] [--force-R5] [--object-streams=generate] -- IN OUT
//
// password.pdf needs one, and is refused.
func TestEncryptedPDF(t *testing.T) {
	files, _ := filepath.Glob("testdata/encrypted/*.pdf")
	if len(files) != 6 {
		t.Fatalf("%d files", len(files))
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, failure := readPDF(src, new(room))
		if filepath.Base(file) == "password.pdf" {
			if failure == nil || !strings.Contains(failure.Message, "password") {
				t.Errorf("%s: %+v", file, failure)
			}
			continue
		}
		if failure != nil || len(doc.lines) != 1 || doc.lines[0].text != "赵岗镇2023年政府信息公开工作年度报告" {
			t.Errorf("%s: %+v, %+v", file, doc.lines, failure)
		}
	}
}

// TestEncryptedPDFHostile changes and cuts encrypted files at every third byte: it is read or refused, never a panic.
func TestEncryptedPDFHostile(t *testing.T) {
	for _, name := range []string{"rc4-40.pdf", "aes-128.pdf", "aes-256.pdf"} {
		src, err := os.ReadFile("testdata/encrypted/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(src); i += 3 {
			for _, b := range []byte{0, '9', src[i] ^ 1} {
				changed := bytes.Clone(src)
				changed[i] = b
				openPDF(changed)
			}
			openPDF(src[:i])
		}
	}
}
