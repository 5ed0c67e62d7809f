package site

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What a browser or a reader of feeds would ask for, by the kind of the file that names it.
var (
	askedByPage  = attributeNamed("href|src|action|poster")
	askedByData  = regexp.MustCompile(`data-[a-z-]+="?((?:\.\./|/)*[a-z0-9][\w./-]*\.(?:js|json|html|css|txt|csv|xml|svg)(?:[?#][^" >]*)?)["\s>]`)
	askedByStyle = regexp.MustCompile(`url\(["']?([^"')]+)`)
	askedByXML   = regexp.MustCompile(`(?:<loc>|<link>|href="|template="|<Image[^>]*>)([^"<]*)`)
)

func asked(name string, body []byte, origin string) []string {
	var list []string
	add := func(shape *regexp.Regexp) {
		for _, m := range shape.FindAllSubmatch(body, -1) {
			list = append(list, strings.ReplaceAll(string(bytes.Join(m[1:], nil)), "&amp;", "&"))
		}
	}
	switch path.Ext(name) {
	case ".html":
		add(askedByPage)
		add(askedByData)
	case ".css":
		add(askedByStyle)
	case ".xml":
		add(askedByXML)
	}
	// A whole address of the site must lead to it wherever it stands: in metadata, JSON, code examples.
	add(regexp.MustCompile(`(` + regexp.QuoteMeta(origin) + `[^"'<>\s\\)}&]*)`))
	return list
}

// TestAHostGetsNoRequestForWhatIsNotThere serves the site as hosts of projects do, below a path and from a host's root, and
// asks for everything that a page, a style, a feed, a sitemap or a piece of data names, from the front page on and from an
// address that is not there.
func TestAHostGetsNoRequestForWhatIsNotThere(t *testing.T) {
	for name, c := range map[string]struct {
		at    string // where the host serves the site
		whole bool   // whether the build knows the host
	}{
		"root": {"/", false}, "path": {"/repo/", false}, "address of a root": {"/", true}, "address of a path": {"/some/where/", true},
	} {
		t.Run(name, func(t *testing.T) {
			o := BuildOptions{Content: filepath.Join(t.TempDir(), "content"), Out: filepath.Join(t.TempDir(), "public"), Base: c.at, Preview: true}
			copyReport(t, o.Content, "zhaogang-2023.txt")
			copyReport(t, o.Content, "gongyi-2022.txt")
			server := httptest.NewServer(http.StripPrefix(c.at, http.FileServer(http.Dir(o.Out))))
			defer server.Close()
			if c.whole {
				o.Base = server.URL + c.at
			}
			if _, err := Build(t.Context(), o); err != nil {
				t.Fatal(err)
			}
			seen, kinds := map[string]bool{}, map[string]int{}
			from := map[string]string{}
			queue := []string{server.URL + c.at}
			for _, file := range []string{"404.html", "robots.txt", "data/datapackage.json"} {
				queue = append(queue, server.URL+c.at+file)
			}
			for len(queue) > 0 {
				address := queue[0]
				queue = queue[1:]
				if seen[address] {
					continue
				}
				seen[address] = true
				if !strings.HasPrefix(address, server.URL+c.at) {
					t.Errorf("%s leads out of the site, to %s", from[address], address)
					continue
				}
				response, err := http.Get(address)
				if err != nil {
					t.Fatal(err)
				}
				body, err := io.ReadAll(response.Body)
				response.Body.Close()
				if response.StatusCode != http.StatusOK || err != nil {
					t.Errorf("%s names %s: %s %v", from[address], address, response.Status, err)
					continue
				}
				file := response.Request.URL.Path
				if strings.HasSuffix(file, "/") {
					file += "index.html"
				}
				kinds[path.Ext(file)]++
				base := response.Request.URL
				if strings.HasSuffix(address, "/404.html") {
					// It is shown at any address.
					base = base.ResolveReference(&url.URL{Path: "no/such/page.html"})
				}
				for _, link := range asked(file, body, server.URL) {
					link, _, _ = strings.Cut(link, "{")
					if link = strings.TrimSuffix(link, "."); link == "" || link[0] == '#' {
						continue // the page itself
					}
					u, err := url.Parse(link)
					if err != nil {
						t.Errorf("%s: %v", address, err)
						continue
					}
					u = base.ResolveReference(u)
					u.Fragment, u.RawFragment, u.RawQuery = "", "", ""
					if u.Host == base.Host && (u.Scheme == "http" || u.Scheme == "https") {
						if from[u.String()] == "" {
							from[u.String()] = address
						}
						queue = append(queue, u.String())
					}
				}
			}
			for _, kind := range []string{".html", ".css", ".js", ".json", ".csv", ".xml", ".svg", ".parquet"} {
				if kinds[kind] == 0 {
					t.Errorf("nothing led to a file %s: %v", kind, kinds)
				}
			}
			if c.whole != seen[server.URL+c.at+"sitemap.xml"] {
				t.Errorf("the sitemap is found: %v", !c.whole)
			}
		})
	}
}
