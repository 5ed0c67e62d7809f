package site

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// manifest tells the files of a site. Written out it is a line that names the format, a line with the site's digest, and of
// every folder that has files a line with its path and a stroke behind, then a line for each file in it; folders and files
// are sorted:
//
//	nianbao site 2
//	6f1c…
//	./
//	404.html
//	index.html
//	henan/zhengzhou/
//	gongyi.html
//
// What each file must be is told by the lists of checksums, which the digest stands for.
type manifest struct {
	digest string            // "" where it isn't known
	names  map[string]string // folder, "." the root → the names of its files, each with a line's end behind
}

const (
	manifestHead = "nianbao site 2\n"
	firstHead    = "nianbao site 1\n" // lines of sha256sum, as published by versions before
)

var errManifest = errors.New("damaged, or not written by nianbao")

func parseManifest(src []byte) (manifest, error) {
	if lines, ok := strings.CutPrefix(string(src), firstHead); ok {
		return parseSums(lines)
	}
	lines, ok := strings.CutPrefix(string(src), manifestHead)
	digest, lines, also := strings.Cut(lines, "\n")
	if !ok || !also || len(digest) != 64 || lines != "" && lines[len(lines)-1] != '\n' {
		return manifest{}, errManifest
	}
	m := manifest{digest, map[string]string{}}
	for lines != "" {
		head, rest, _ := strings.Cut(lines, "\n")
		folder, ok := strings.CutSuffix(head, "/")
		end := folderEnd(rest)
		if _, twice := m.names[folder]; !ok || twice || end == 0 || folder != "." && checkPath(folder) != nil {
			return manifest{}, errManifest
		}
		if !areNames(rest[:end], folder) {
			return manifest{}, errManifest
		}
		m.names[folder], lines = rest[:end], rest[end:]
	}
	return m, nil
}

// folderEnd is where the names of a folder end: at the next line that has a stroke behind.
func folderEnd(lines string) int {
	head := strings.Index(lines, "/\n")
	if head < 0 {
		return len(lines)
	}
	return strings.LastIndexByte(lines[:head], '\n') + 1
}

// areNames reports whether lines are names of files that a folder may have: checkPath, for many at once.
func areNames(lines, folder string) bool {
	begins := true
	for i := 0; i < len(lines); i++ {
		c := lines[i]
		switch {
		case begins && (c == '\n' || c == '.' && (folder != "." || !strings.HasPrefix(lines[i:], noJekyll+"\n"))):
			return false
		case c == '\n':
			begins = true
			continue
		case c < utf8.RuneSelf && (c == '/' || unwritable(rune(c))):
			return false
		}
		begins = false
	}
	return utf8.ValidString(lines)
}

// parseSums reads the lines of a manifest of the first format.
func parseSums(lines string) (manifest, error) {
	var paths []string
	for line := range strings.Lines(lines) {
		sum, p, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok || len(sum) != 64 || checkPath(p) != nil {
			return manifest{}, errManifest
		}
		paths = append(paths, p)
	}
	m := manifest{names: map[string]string{}}
	m.add(paths)
	return m, nil
}

// add tells of files in folders of which nothing is told yet.
func (m manifest) add(paths []string) {
	names := map[string][]string{}
	for _, p := range paths {
		dir, name := path.Dir(p), path.Base(p)
		names[dir] = append(names[dir], name)
	}
	for dir, list := range names {
		slices.Sort(list)
		m.names[dir] = strings.Join(list, "\n") + "\n"
	}
}

// there reports whether there is a site at all.
func (m manifest) there() bool { return len(m.names) > 0 }

// has reports whether the path is that of a file.
func (m manifest) has(p string) bool {
	names, name := m.names[path.Dir(p)], path.Base(p)
	for at := 0; ; {
		i := strings.Index(names[at:], name+"\n")
		if i < 0 {
			return false
		}
		if at += i; at == 0 || names[at-1] == '\n' {
			return true
		}
		at++
	}
}

// in yields the paths of the files in one folder.
func (m manifest) in(dir string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for name := range strings.Lines(m.names[dir]) {
			if !yield(path.Join(dir, name[:len(name)-1])) {
				return
			}
		}
	}
}

// dirs are the folders that have files of their own, in order.
func (m manifest) dirs() []string { return slices.Sorted(maps.Keys(m.names)) }

// paths are all files, folder by folder.
func (m manifest) paths() []string {
	var list []string
	for _, dir := range m.dirs() {
		list = slices.AppendSeq(list, m.in(dir))
	}
	return list
}

// pages are the site's pages, folder by folder.
func (m manifest) pages() []string {
	return slices.DeleteFunc(m.paths(), func(p string) bool { return !isPage(p) })
}

// count is how many files there are.
func (m manifest) count() (n int) {
	for _, names := range m.names {
		n += strings.Count(names, "\n")
	}
	return n
}

func (m manifest) bytes() []byte {
	b := []byte(manifestHead + m.digest + "\n")
	for _, dir := range m.dirs() {
		b = append(b, dir+"/\n"...)
		b = append(b, m.names[dir]...)
	}
	return b
}

func (m manifest) equal(other manifest) bool {
	return m.digest == other.digest && maps.Equal(m.names, other.names)
}

// folders are the folders that hold a file of the site, at any depth.
func (m manifest) folders() map[string]bool {
	set := make(map[string]bool, len(m.names))
	for dir := range m.names {
		for d := dir; d != "." && !set[d]; d = path.Dir(d) {
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
func unwritable(r rune) bool {
	switch r {
	case '\\', ':', '*', '?', '"', '<', '>', '|', 0x7f:
		return true
	}
	return r < ' '
}

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
		if ok {
			break // and with it those above
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
