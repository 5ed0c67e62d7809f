package site

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// Two files of the site are no part of what its readers see, but tell a host of static sites how to serve it:
//
//	.nojekyll   GitHub Pages, serving a branch, is not to run Jekyll, which would leave files out
//	CNAME       the domain of the site's own, where content/CNAME names one
//
// A host may keep them to itself, so no checksum is published of them.
const (
	noJekyll  = ".nojekyll"
	cnameFile = "CNAME"
)

// forHost tells files for the host, and hidden ones, from those that readers can fetch.
func forHost(p string) bool { return p[0] == '.' || p == cnameFile }

// readCNAME reads the site's own domain, "" where the content names none. It must be the one of the site's address,
// where that is known.
func (c *content) readCNAME(dir string, b base) (string, error) {
	src, err := readSource(c.fsys.Open, cnameFile)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	at := filepath.ToSlash(filepath.Join(dir, cnameFile))
	if err != nil {
		return "", fmt.Errorf("reading %s: %s", at, cause(err))
	}
	host := strings.ToLower(strings.TrimSpace(string(src)))
	if len(host) > 253 || !hostShape.MatchString(host) || !strings.Contains(host, ".") || strings.Contains(host, ":") {
		return "", hinted(fmt.Errorf("%s is not the name of a domain", at), "one line, such as reports.example.org")
	}
	if _, known, ok := strings.Cut(b.origin, "://"); ok && known != host {
		return "", hinted(fmt.Errorf("%s names %s, but the site's address is at %s", at, host, known), "--base https://"+host+"/, or remove the file")
	}
	return host, nil
}

// hostFiles are the files for the host.
func (r *renderer) hostFiles() {
	r.file(noJekyll, []byte{}, nil)
	if r.o.domain != "" {
		r.file(cnameFile, []byte(r.o.domain+"\n"), nil)
	}
}
