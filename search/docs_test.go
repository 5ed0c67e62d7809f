package search

import (
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"testing"

	"nianbao/report"
)

// docs/search.md shows a piece byte for byte, and names what is fixed in the code.
func TestDocs(t *testing.T) {
	doc, err := os.ReadFile("../docs/search.md")
	if err != nil {
		t.Fatal(err)
	}
	var x Index
	x.Add(TermsOf(&report.Report{Title: "公开"}))
	x.Add(TermsOf(&report.Report{Title: "公"}))
	text := string(doc)
	for p := range x.Pieces(nil) {
		var got strings.Builder
		for _, field := range strings.Fields(text[strings.Index(text, "here in hexadecimal:\n"):]) {
			if _, err := hex.DecodeString(field); err == nil {
				got.WriteString(field)
			}
			if field == "##" {
				break
			}
		}
		if want := hex.EncodeToString(p.Body); got.String() != want {
			t.Errorf("the piece is %s, docs/search.md shows %s", want, got.String())
		}
	}
	for _, fact := range []string{fmt.Sprintf("at most %d KiB", pieceBytes>>10), fmt.Sprintf("at most %d letters", longestWord), fmt.Sprintf("U+%04X,", firstHan)} {
		if !strings.Contains(text, fact) {
			t.Errorf("docs/search.md does not say %q", fact)
		}
	}
}
