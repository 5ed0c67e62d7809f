package site

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/report"
)

// An organ's address is a path that any file system and host takes, whatever the organ is called and whatever its
// sidecar asks for.
func FuzzAddress(f *testing.F) {
	for _, name := range []string{"灵宝市函谷关镇人民政府", "灵宝市财政局", "../../etc", "con", "<script>", "\u202e局", "", strings.Repeat("长", 400) + "局", "a.b"} {
		f.Add(name, "411282108", "x", false)
		f.Add(name, "", "", true)
	}
	f.Add("x", "411282", "nul", true)
	f.Fuzz(func(t *testing.T, name, code, slug string, department bool) {
		o := report.Organ{Name: name, Code: code, Level: report.Township}
		if department {
			o.Level = report.Department
		}
		if slug != "" && refuseSlug(o, slug) != "" {
			slug = ""
		}
		at, last := address(o, slug)
		if last == "" {
			return // a name without a letter, a digit or a 汉字: such an organ is told, and has no page
		}
		if err := checkPath(at + ".html"); err != nil {
			t.Errorf("%q, %q, %q: %v", name, code, slug, err)
		}
		if len(last) > maxSlug+10 || strings.ContainsAny(last, "./\\%") {
			t.Errorf("%q, %q, %q: the address %q", name, code, slug, at)
		}
	})
}

// What stands in addresses.txt and redirects.txt leads to pages of the site alone.
func FuzzAddresses(f *testing.F) {
	for _, src := range []string{"henan/lingbao/2022.html 1\n", "# x\n\n", "../x.html 1\n", "/etc/passwd\n", "a.html b.html\n", "javascript:x.html 1\n", "a.html 99999999999999999999\n", "a.html\x00 1\n"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if list, err := parseAddresses([]byte(src)); err == nil {
			for page := range list {
				if checkPath(page) != nil {
					t.Errorf("%q promises %q", src, page)
				}
			}
		}
		if rules, err := parseRedirects([]byte(src)); err == nil {
			for _, r := range rules {
				if checkPath(r.from) != nil {
					t.Errorf("%q leads from %q", src, r.from)
				}
			}
		}
	})
}

// The preview answers any path and query, and nothing of what it answers lies outside the site.
func FuzzRequest(f *testing.F) {
	dir := f.TempDir()
	const secret = "nobody may read this"
	public := filepath.Join(dir, "public")
	if err := os.MkdirAll(filepath.Join(public, "search"), 0o777); err != nil {
		f.Fatal(err)
	}
	for name, body := range map[string]string{"secret.txt": secret, "public/index.html": "<body>front</body>", "public/search/index.html": "<body>search</body>", "public/.nianbao": secret, "public/404.html": "<body>none</body>"} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(body), 0o666); err != nil {
			f.Fatal(err)
		}
	}
	p := newPreview(public, "/repo/")
	p.show("1")
	for _, target := range []string{"/repo/", "/repo/index.html?q=1", "/repo/search/?q=%e5%ba%94", "/repo/../secret.txt", "/repo/%2e%2e/secret.txt", "/repo/..%2fsecret.txt", "/repo/.nianbao", "/repo//", "/", "/repo/search", "/repo/%00", `/repo/..\secret.txt`, "/repo/search/index.html/"} {
		f.Add(target)
	}
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target)
		if err != nil || u.Host != "" || u.Path == "/repo/"+previewFolder+"events" {
			return // that one lasts as long as its reader
		}
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL, r.RequestURI = u, target
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		if w.Code >= 500 || strings.Contains(w.Body.String(), secret) {
			t.Errorf("%q: %d %q", target, w.Code, w.Body)
		}
	})
}
