package site

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// Links are relative: a page never needs to know where it lies. Where it can be found is known only if whoever
// builds the site says so, and only then is there what can't do without: canonical links, the sitemap, link previews.

// base is where the site's root will be found.
type base struct {
	origin string // https://host, "" where it isn't known
	path   string // "/" or "/repo/", with a stroke at both ends
}

var (
	pathShape = regexp.MustCompile(`^/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*$`)
	hostShape = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?$`)
)

// parseBase reads a path, /repo/, or a whole address, https://host/repo/.
func parseBase(s string) (base, error) {
	wrong := hinted(fmt.Errorf("%q is no address of a site", s),
		"it is the site's address, such as https://example.org/repo/, or where that isn't known its path: / or /repo/")
	b := base{path: s}
	if strings.Contains(s, ":") {
		u, err := url.Parse(s)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || u.RawQuery != "" || u.ForceQuery || strings.Contains(s, "#") {
			return base{}, wrong
		}
		host := strings.ToLower(u.Host)
		if !hostShape.MatchString(host) {
			return base{}, wrong
		}
		b = base{u.Scheme + "://" + host, u.Path}
	}
	b.path = "/" + strings.Trim(b.path, "/") + "/"
	if b.path == "//" {
		b.path = "/"
	}
	if !pathShape.MatchString(b.path) {
		return base{}, wrong
	}
	return b, nil
}

// absolute is the whole address of a file of the site, "" where the site's isn't known. A folder's index.html is
// the folder.
func (o Options) absolute(path string) string {
	if o.Origin == "" {
		return ""
	}
	if path == "index.html" || strings.HasSuffix(path, "/index.html") {
		path = strings.TrimSuffix(path, "index.html")
	}
	return o.Origin + o.root() + path
}

// root is the path of the site's root.
func (o Options) root() string {
	if o.Base == "" {
		return "/"
	}
	return o.Base
}
