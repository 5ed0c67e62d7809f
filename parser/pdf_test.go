package parser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/parser"
)

// TestPDF reads the real PDF reports; testdata/pdf/NAME.golden holds every cell of each, checked by eye against the
// pages.
func TestPDF(t *testing.T) {
	sources, err := filepath.Glob("../content/reports/*.pdf")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	goldens := map[string]bool{}
	for _, source := range sources {
		name := strings.TrimSuffix(filepath.Base(source), ".pdf")
		golden := filepath.Join("testdata", "pdf", name+".golden")
		goldens[golden] = true
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(source)
			if err != nil {
				t.Fatal(err)
			}
			r, err := parser.Parse("reports/"+filepath.Base(source), src, parser.Sidecar{})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, golden, describe(r))
		})
	}
	failOrphans(t, "testdata/pdf/*.golden", goldens)
}
