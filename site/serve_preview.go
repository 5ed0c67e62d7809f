package site

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"time"
)

// preview answers from an output folder as a web server would that knows nothing of the site, and adds to
// each page the script that reloads it. What it adds exists here alone, never in the folder.
type preview struct {
	dir  string
	base string // with a stroke at both ends

	mu      sync.Mutex
	digest  string        // of the site in the folder
	changed chan struct{} // closed when digest changes
}

const previewFolder = "_nianbao/"

// reloadScript compares the digest of the site its page was read from with those the server tells.
//
//go:embed serve_reload.js
var reloadScript []byte

func newPreview(dir, base string) *preview {
	return &preview{dir: dir, base: base, changed: make(chan struct{})}
}

// show tells every open page which site is in the folder now.
func (p *preview) show(digest string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if digest != p.digest {
		p.digest = digest
		close(p.changed)
		p.changed = make(chan struct{})
	}
}

func (p *preview) shown() (digest string, changed <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.digest, p.changed
}

func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	below, ok := strings.CutPrefix(r.URL.Path, p.base)
	switch {
	case !ok && (r.URL.Path == "/" || r.URL.Path+"/" == p.base):
		http.Redirect(w, r, p.base, http.StatusFound)
	case !ok:
		p.notFound(w, r)
	case below == previewFolder+"reload.js":
		answer(w, r, "reload.js", http.StatusOK, reloadScript)
	case below == previewFolder+"events":
		p.events(w, r)
	default:
		p.file(w, r, below)
	}
}

func (p *preview) file(w http.ResponseWriter, r *http.Request, name string) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	// The digest is read first: a page that turns out newer than its digest reloads once too often, not
	// once too seldom.
	digest, _ := p.shown()
	body, err := p.read(name)
	if err != nil {
		p.notFound(w, r)
		return
	}
	answer(w, r, name, http.StatusOK, p.withScript(name, digest, body))
}

// read reads a file of the site, and nothing else.
func (p *preview) read(name string) ([]byte, error) {
	if err := checkPath(name); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	// A device or a pipe must not even be opened.
	if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return root.ReadFile(name)
}

func (p *preview) notFound(w http.ResponseWriter, r *http.Request) {
	const name = "404.html"
	digest, _ := p.shown()
	body, err := p.read(name)
	if err != nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	answer(w, r, name, http.StatusNotFound, p.withScript(name, digest, body))
}

// withScript puts the reload script at the end of a page.
func (p *preview) withScript(name, digest string, body []byte) []byte {
	if path.Ext(name) != ".html" {
		return body
	}
	script := []byte(`<script src="` + p.base + previewFolder + `reload.js?site=` + digest + `" defer></script>`)
	at := bytes.LastIndex(body, []byte("</body>"))
	if at < 0 {
		at = len(body)
	}
	return bytes.Join([][]byte{body[:at], script, body[at:]}, nil)
}

// events sends the digest of the site, at once and whenever it changes, until the page is left.
func (p *preview) events(w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	// The server's time limits are for pages.
	if err := control.SetWriteDeadline(time.Time{}); err != nil {
		http.Error(w, "no events on this connection", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	for {
		digest, changed := p.shown()
		if _, err := fmt.Fprintf(w, "data: %s\n\n", digest); err != nil || control.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

// contentTypes do not depend on the tables of the machine.
var contentTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".csv":  "text/csv; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".ico":  "image/x-icon",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".pdf":  "application/pdf",
	".png":  "image/png",
	".svg":  "image/svg+xml; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".xml":  "application/xml; charset=utf-8",
}

func answer(w http.ResponseWriter, r *http.Request, name string, status int, body []byte) {
	kind, ok := contentTypes[path.Ext(name)]
	if !ok {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// A reader that has gone away is no error of ours.
		_, _ = io.Copy(w, bytes.NewReader(body))
	}
}
