package site

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write goldens anew (refused when CI is set)")

// Pages as they are, of a country in which checks find what oddFindings lists; but for what would bury the rest: frames, rows of zeros, drawings.
func TestGoldenPages(t *testing.T) {
	if *update && os.Getenv("CI") != "" {
		t.Fatal("goldens are not written in CI")
	}
	files := renderCollection(t, oddSite(t), Options{Base: "/base/", Pages: contentPages(t)})
	golden := map[string]string{
		"report.html":     "jiangsu/huaian/hongze/2023.html",
		"comparison.html": "henan/zhengzhou/county-2023.html",
		"trend.html":      "henan/zhengzhou/xinzheng/trend.html",
		"place.html":      "henan/zhengzhou/gongyi.html",
		"coverage.html":   "henan/sanmenxia/coverage.html",
		"source.html":     "jiangsu/huaian/hongze/2023.source.html",
		"versus.html":     "henan/zhengzhou/gongyi/2021-2020.html",
	}
	for name, page := range golden {
		got := trim(files[page])
		at := filepath.Join("testdata", "pages", name)
		if *update {
			if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(at, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(at)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not %s any more: %s\nrun with -update, and look at what changed", page, at, firstDifference(got, string(want)))
		}
	}
	listed, err := os.ReadDir(filepath.Join("testdata", "pages"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range listed {
		if golden[f.Name()] == "" {
			t.Errorf("%s belongs to no test", f.Name())
		}
	}
}

var (
	drawing = regexp.MustCompile(`(<figure class=chart data-chart='|<div class="?static[^>]*>).*?('|</svg></div>)`)
	item    = regexp.MustCompile(`(<li[^>]*)\n>`)
	row     = regexp.MustCompile(`<tr\b`)
	figure0 = regexp.MustCompile(`<td(?: (?:id|colspan)="?[^ ">]*"?)*>(?:<a href="?[^">]*"?>)?0(?:</a>)?(?:</td>|<|$)|<td class="?none"?>`)
)

// trim keeps a page's main part, with a line for each row and line, counts rows of zeros instead of listing them, and leaves out drawings.
func trim(page []byte) string {
	_, main, _ := bytes.Cut(page, []byte("<main"))
	main, _, _ = bytes.Cut(main, []byte("</main>"))
	main = row.ReplaceAll(main, []byte("\n$0"))
	main = item.ReplaceAll(main, []byte("\n$1>"))
	main = drawing.ReplaceAll(main, []byte("$1…$2"))
	var out strings.Builder
	zeros := 0
	for line := range strings.Lines("<main" + string(main)) {
		if n := strings.Count(line, "<td"); n > 0 && len(figure0.FindAllString(line, -1)) == n {
			zeros++
			continue
		}
		if zeros > 0 {
			fmt.Fprintf(&out, "… rows of zeros: %d\n", zeros)
			zeros = 0
		}
		out.WriteString(line)
	}
	return out.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
