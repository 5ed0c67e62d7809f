package browser

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/bench/hostile"
)

// TestHostilePages opens the pages of hostile documents, and those on which their words meet others: no script of theirs runs,
// nothing is asked of another host, the policy of the pages has nothing to forbid.
func TestHostilePages(t *testing.T) {
	content := t.TempDir()
	for _, d := range hostile.Documents() {
		if strings.HasPrefix(d.Name, "long-") {
			continue // megabytes of one character
		}
		for name, body := range d.Files {
			at := filepath.Join(content, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(at, []byte(body), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	dir, address := build(t, content)
	r := open(t, address, 1280)
	opened := 0
	for _, p := range pagesIn(t, dir) {
		if folder, _, below := strings.Cut(p, "/"); below && (folder != "henan" || strings.Contains(path.Base(p), "-")) {
			continue // pages that are alike, and two years side by side
		}
		r.read(p)
		r.drawn()
		if ask[bool](r, "'"+hostile.Pwned+"' in window || [...document.querySelectorAll('main :not(.drawing *)')].some((e) => e.matches('script:not([type]), style, iframe, img, [style*=fixed]'))") {
			t.Errorf("%s: something of a document is more than words", p)
		}
		opened++
	}
	r.quiet()
	if opened < 100 {
		t.Errorf("only %d pages", opened)
	}
}
