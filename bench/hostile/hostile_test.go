package hostile

import (
	"os"
	"strings"
	"testing"
)

// docs/contributing.md lists each case with what it tries, in their order, and none that there is not.
func TestDocumentsAreListed(t *testing.T) {
	src, err := os.ReadFile("../../docs/contributing.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(src), "\n## Hostile documents\n")
	section, _, _ := strings.Cut(rest, "\n## ")
	var listed []string
	for line := range strings.Lines(section) {
		if item, ok := strings.CutPrefix(line, "* `"); ok {
			listed = append(listed, "* `"+strings.TrimSpace(item))
		}
	}
	var want []string
	seen := map[string]bool{}
	for _, d := range Documents() {
		if seen[d.Name] || d.Tries == "" || strings.Contains(d.Tries, "\n") {
			t.Errorf("%q: named twice, or does not say in one line what it tries", d.Name)
		}
		seen[d.Name] = true
		want = append(want, "* `"+d.Name+"` "+d.Tries)
	}
	if got, want := strings.Join(listed, "\n"), strings.Join(want, "\n"); got != want {
		t.Errorf("docs/contributing.md should list:\n%s", want)
	}
}
