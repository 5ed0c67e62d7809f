package browser

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFirstReportPage is what a reader waits for who comes from a search engine: a report's page with all it asks for, as hosts
// send it, packed by gzip. Nothing of it comes from elsewhere, and nothing moves.
func TestFirstReportPage(t *testing.T) {
	const most = 60_000 // bytes
	dir, address := build(t, "../content")
	for screen, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(screen, func(t *testing.T) {
			r := open(t, address, width)
			r.atStart(watchShifts)
			for _, page := range []string{"henan/sanmenxia/lingbao/hanguguan/2022.html", "jiangsu/huaian/2024.html"} {
				for _, shift := range r.shifts(page) {
					t.Errorf("%s: %s", page, shift)
				}
				asked := append(ask[[]string](r, `performance.getEntriesByType("resource").map((e) => e.name)`), address+page)
				sum := 0
				for _, u := range asked {
					name, ours := strings.CutPrefix(u, address)
					if !ours {
						t.Errorf("%s asks for %s", page, u)
						continue
					}
					sum += packed(t, filepath.Join(dir, filepath.FromSlash(name)))
				}
				if t.Logf("%s: %d bytes in %d files", page, sum, len(asked)); sum > most || len(asked) < 3 {
					t.Errorf("%s: %d bytes in %q, %d at most", page, sum, asked, most)
				}
			}
			r.quiet()
		})
	}
}

// packed is the size of a file as it travels.
func packed(t *testing.T, name string) int {
	t.Helper()
	body, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
