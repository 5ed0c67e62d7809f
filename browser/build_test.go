package browser

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"nianbao/site"
)

// base is where the tests serve a site, as a host of many projects would.
const base = "/repo/"

// sites are those that were built, by the digest of their content: most tests read one of the same two.
var sites struct {
	sync.Mutex
	root string
	made map[string]string
}

func TestMain(m *testing.M) {
	var err error
	if sites.root, err = os.MkdirTemp("", "nianbao-browser-"); err != nil {
		panic(err)
	}
	sites.made = map[string]string{}
	status := m.Run()
	os.RemoveAll(sites.root)
	os.Exit(status)
}

// build builds a site and serves it as a plain web server does; it gives the folder, which is not to be written to, and
// the address.
func build(t *testing.T, content string) (dir, address string) {
	t.Helper()
	sites.Lock()
	defer sites.Unlock()
	digest := digestOf(t, content)
	dir, ok := sites.made[digest]
	if !ok {
		dir = filepath.Join(sites.root, digest[:16])
		if _, err := site.Build(t.Context(), site.BuildOptions{Content: content, Out: dir, Base: base}); err != nil {
			t.Fatal(err)
		}
		sites.made[digest] = dir
	}
	return dir, serve(t, dir)
}

func serve(t *testing.T, dir string) (address string) {
	files := http.StripPrefix(base, http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, base) && r.URL.Path != "/favicon.ico" {
			t.Errorf("a page asks for %s, outside of the site", r.URL.Path)
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + base
}

// digestOf tells folders apart by the names and bytes of their files.
func digestOf(t *testing.T, dir string) string {
	t.Helper()
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(filepath.Join(dir, p))
		fmt.Fprintf(h, "%s %d\n%s", p, len(body), body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}
