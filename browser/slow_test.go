package browser

import (
	"net/http"
	"net/http/httptest"
	"path"
	"strconv"
	"strings"
	"testing"
	"time"
)

// slowly sends pages in small pieces, as a slow line would.
func slowly(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) == ".html" {
			w = slowWriter{w}
		}
		h.ServeHTTP(w, r)
	})
}

type slowWriter struct{ http.ResponseWriter }

func (w slowWriter) Write(b []byte) (n int, err error) {
	const piece = 1200 // some rows of a table
	for len(b) > 0 && err == nil {
		var m int
		m, err = w.ResponseWriter.Write(b[:min(piece, len(b))])
		w.ResponseWriter.(http.Flusher).Flush()
		time.Sleep(60 * time.Millisecond)
		n, b = n+m, b[m:]
	}
	return n, err
}

// TestNothingMovesOnASlowLine: what has come in stays where it is while the rest comes, but for a line of text of which a part
// was there. The tables of a report's form find their widths as their rows come; what that moves is a tenth of what a reader
// would call steady (0.1), at most.
func TestNothingMovesOnASlowLine(t *testing.T) {
	dir, _ := build(t, trendContent(t))
	server := httptest.NewServer(slowly(http.StripPrefix(base, http.FileServer(http.Dir(dir)))))
	t.Cleanup(server.Close)
	most := map[string]float64{"coverage.html": 0.001, "quality.html": 0.001, "henan/sanmenxia/lingbao/hanguguan/2023.html": 0.01}
	for screen, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(screen, func(t *testing.T) {
			t.Parallel()
			r := open(t, server.URL+base, width)
			r.atStart(watchShifts)
			for p, most := range most {
				sum, shifts := 0.0, r.shifts(p)
				for _, shift := range shifts {
					size, _, _ := strings.Cut(shift, " ")
					by, err := strconv.ParseFloat(size, 64)
					if err != nil {
						t.Fatal(err)
					}
					sum += by
				}
				if sum > most {
					t.Errorf("%s moves by %v, %v at most: %q", p, sum, most, shifts)
				}
			}
		})
	}
}
