package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// manifest lists the files of a site: path → SHA-256 in hex. Written out it is a line that names the format,
// then the lines of sha256sum(1), sorted by path.
type manifest map[string]string

const manifestHead = "nianbao site 1\n"

var errManifest = errors.New("damaged, or not written by nianbao")

func parseManifest(src []byte) (manifest, error) {
	lines, ok := strings.CutPrefix(string(src), manifestHead)
	if !ok {
		return nil, errManifest
	}
	m := manifest{}
	for line := range strings.Lines(lines) {
		sum, p, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok || len(sum) != 64 || checkPath(p) != nil {
			return nil, errManifest
		}
		m[p] = sum
	}
	return m, nil
}

func (m manifest) paths() []string {
	list := make([]string, 0, len(m))
	for p := range m {
		list = append(list, p)
	}
	slices.Sort(list)
	return list
}

// pages are the site's pages, in no order.
func (m manifest) pages() []string {
	var list []string
	for p := range m {
		if isPage(p) {
			list = append(list, p)
		}
	}
	return list
}

func (m manifest) bytes() []byte {
	b := []byte(manifestHead)
	for _, p := range m.paths() {
		b = append(b, m[p]+"  "+p+"\n"...)
	}
	return b
}

// folders are the folders that hold a file of the site, at any depth.
func (m manifest) folders() map[string]bool {
	set := map[string]bool{}
	for p := range m {
		for d := path.Dir(p); d != "." && !set[d]; d = path.Dir(d) {
			set[d] = true
		}
	}
	return set
}

// checkPath refuses a path that leaves the site's folder, hides in it, or can't be written down.
func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." {
		return fmt.Errorf("%q is no path below the site's root", p)
	}
	for segment := range strings.SplitSeq(p, "/") {
		if segment[0] == '.' && p != noJekyll || strings.ContainsFunc(segment, unwritable) {
			return fmt.Errorf("%q can't be the path of a file of the site", p)
		}
	}
	return nil
}

// unwritable says what some file systems or web servers do not take in a name.
func unwritable(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`\:*?"<>|`, r) }

// spellings holds every path and folder seen, by its lower-case form: macOS and Windows would lay
// henan/A.html over henan/a.html, and any system a folder over a file.
type spellings map[string]spelling

type spelling struct {
	path   string
	folder bool
}

func (s spellings) add(p string) error {
	if err := checkPath(p); err != nil {
		return err
	}
	for d := path.Dir(p); d != "."; d = path.Dir(d) {
		key := strings.ToLower(d)
		other, ok := s[key]
		if ok && other != (spelling{d, true}) {
			return collision(p, other.path)
		}
		s[key] = spelling{d, true}
	}
	key := strings.ToLower(p)
	if other, ok := s[key]; ok {
		return collision(p, other.path)
	}
	s[key] = spelling{p, false}
	return nil
}

func collision(p, other string) error {
	return fmt.Errorf("two files of the site collide: %s and %s", other, p)
}
