package check

import (
	"os"
	"strings"
	"testing"

	"nianbao/parser"
	"nianbao/report"
)

// sample reads testdata/NAME with replacements, old and new in turn, each of which must be found: a clean report with
// one thing changed.
func sample(t *testing.T, name string, changes ...string) *report.Report {
	t.Helper()
	src, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	text := string(src)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("%s has no %q", name, changes[i])
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	r, err := parser.Parse(name, []byte(text), parser.Sidecar{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// list gives the findings of the sheet as SEVERITY RULE:SUBJECT, one a line.
func list(s *Sheet) string {
	var b strings.Builder
	for _, f := range s.Findings {
		b.WriteString(string(f.Severity) + " " + f.ID + "\n")
	}
	return b.String()
}

// TestCleanReport holds that nothing is found in a clean report.
func TestCleanReport(t *testing.T) {
	if s := Within(sample(t, "clean-2022.txt")); len(s.Findings) > 0 {
		t.Errorf("found in a clean report:\n%s", list(s))
	}
}
