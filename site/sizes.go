package site

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"nianbao/data"
)

// tooLarge is how many bytes a site may have before its builder is told. GitHub Pages publishes no more than “1 GB”; of the two
// readings this is the smaller.
const tooLarge = 1_000_000_000

// largestTold is how many kinds of files are named.
const largestTold = 5

// sizes tells how many bytes of the site are files of each kind.
type sizes map[string]*size

type size struct {
	kind  string
	files int
	bytes int64
}

// add takes n files into account, of which each has so many bytes.
func (s sizes) add(n int, file string, bytes int) {
	kind := kindOf(file)
	if s[kind] == nil {
		s[kind] = &size{kind: kind}
	}
	s[kind].files += n
	s[kind].bytes += int64(n * bytes)
	if s[kind].files == 0 {
		delete(s, kind)
	}
}

// kindOf is what a file of the site is to its builder.
func kindOf(file string) string {
	folder, _, _ := strings.Cut(file, "/")
	switch folder {
	case data.Folder:
		return "tables in data/"
	case indicatorsFolder:
		return "pages of indicators"
	case searchFolder:
		return "the search index"
	case exploreFolder:
		return "the explorer's data"
	}
	name, ending, _ := strings.Cut(path.Base(file), ".")
	year, second, pair := strings.Cut(name, "-")
	switch {
	case strings.Contains(name, "trend") || strings.Contains(name, "panel"):
		return "trends"
	case isYear(year) && pair && isYear(second[:min(4, len(second))]):
		return "pages of two texts side by side"
	case isYear(name) && ending == "html":
		return "pages of reports"
	case isYear(name) && strings.HasSuffix(ending, "html"):
		return "pages of sources"
	case isYear(name):
		return "JSON of reports"
	case pair && isYear(second[:min(4, len(second))]):
		return "comparisons"
	}
	return "other files"
}

// isYear tells the names of reports' pages.
func isYear(s string) bool { return len(s) == 4 && strings.Trim(s, "0123456789") == "" }

// warn tells of a site of more than most bytes, and what takes them.
func (s sizes) warn(total, most int64) (Problem, bool) {
	if total <= most {
		return Problem{}, false
	}
	var list []*size
	for _, one := range s {
		list = append(list, one)
	}
	slices.SortFunc(list, func(a, b *size) int { return cmp.Or(cmp.Compare(b.bytes, a.bytes), cmp.Compare(a.kind, b.kind)) })
	var largest []string
	for _, one := range list[:min(len(list), largestTold)] {
		largest = append(largest, fmt.Sprintf("%s %s", one.kind, megabytes(one.bytes)))
	}
	return Problem{
		Message: fmt.Sprintf("the site has %s, more than the %s that GitHub Pages publishes: %s", megabytes(total), megabytes(most), strings.Join(largest, ", ")),
		Hint:    "--split region makes a site of each province",
	}, true
}

func megabytes(n int64) string {
	if n >= 1e9 {
		return fmt.Sprintf("%.2f GB", float64(n)/1e9)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
