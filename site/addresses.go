package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Addresses are promises: content/addresses.txt lists every page this site was ever published with, and a build in
// which one is gone without a redirect fails. docs/addresses.md tells the whole of it.

const addressesFile = "addresses.txt"

// promised is the pages that were published, by path, each with the sources it was read from if it is a report's.
type promised map[string][]version

// version is a source that a report's page was made from. No clock is read: numbers count the publications that
// brought something new, and all they say is which of two came first.
type version struct {
	number int
	sum    string // SHA-256 of the source, in hex
}

const addressesHead = `# The pages this site has been published with: promises, kept by nianbao build --base https://... (docs/addresses.md).
# Behind a report's page stand the SHA-256 of its sources, numbered in the order in which they came.
`

// parseAddresses reads the file. Lines may stand in any order and twice, as a merge of two branches leaves them.
func parseAddresses(src []byte) (promised, error) {
	list := promised{}
	no := 0
	for line := range strings.Lines(string(src)) {
		no++
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		page := fields[0]
		if !isPage(page) || !isPlain(page) {
			return nil, fmt.Errorf("%s:%d: %q is no page", addressesFile, no, printable(page))
		}
		versions := list[page]
		for _, f := range fields[1:] {
			v, ok := parseVersion(f)
			if !ok {
				return nil, fmt.Errorf("%s:%d: %q is no checksum with its number", addressesFile, no, printable(f))
			}
			versions = append(versions, v)
		}
		slices.SortFunc(versions, func(a, b version) int { return cmp.Or(a.number-b.number, cmp.Compare(a.sum, b.sum)) })
		list[page] = slices.Compact(versions)
	}
	return list, nil
}

func parseVersion(s string) (v version, ok bool) {
	number, sum, _ := strings.Cut(s, ":")
	n, err := strconv.Atoi(number)
	for i := range len(sum) {
		if c := sum[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return version{}, false
		}
	}
	return version{n, sum}, err == nil && n > 0 && len(sum) == 64
}

// isPlain tells that a path is made of names of letters, digits and some marks, none of which begins with a mark. There are
// hundreds of thousands of them in a large site.
func isPlain(path string) bool {
	first := true // of a name
	for i := range len(path) {
		switch c := path[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_':
			first = false
		case first:
			return false
		case c == '/':
			first = true
		case c != '.' && c != '-' && c != '~':
			return false
		}
	}
	return path != ""
}

// bytes is the file, sorted by path.
func (p promised) bytes() []byte {
	pages := make([]string, 0, len(p))
	for page := range p {
		pages = append(pages, page)
	}
	slices.Sort(pages)
	b := []byte(addressesHead)
	for _, page := range pages {
		b = append(b, page...)
		for _, v := range p[page] {
			b = append(b, ' ')
			b = strconv.AppendInt(b, int64(v.number), 10)
			b = append(append(b, ':'), v.sum...)
		}
		b = append(b, '\n')
	}
	return b
}

// next is the number of the publication that is being made.
func (p promised) next() int {
	last := 0
	for _, versions := range p {
		for _, v := range versions {
			last = max(last, v.number)
		}
	}
	return last + 1
}

// numberOf is when the page came to be read from the source: next where it was not until now.
func (p promised) numberOf(page, sum string, next int) int {
	if versions := p[page]; len(versions) > 0 && versions[len(versions)-1].sum == sum {
		return versions[len(versions)-1].number
	}
	return next
}

// earlier are the sources that the page was read from before this one, the last first.
func (p promised) earlier(page, sum string) []string {
	var list []string
	for _, v := range slices.Backward(p[page]) {
		if v.sum != sum && !slices.Contains(list, v.sum) {
			list = append(list, v.sum)
		}
	}
	return list
}

// with is p and the pages that are published now; sources are the checksums of those that are reports'.
func (p promised) with(pages []string, sources map[string]string) promised {
	all := make(promised, len(pages))
	for page, versions := range p {
		all[page] = versions
	}
	next := p.next()
	for _, page := range pages {
		sum := sources[page]
		if sum == "" {
			all[page] = p[page]
		} else if n := p.numberOf(page, sum, next); n == next {
			all[page] = append(slices.Clone(p[page]), version{next, sum})
		}
	}
	return all
}
