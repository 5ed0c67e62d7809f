package site

import (
	"bytes"
	_ "embed"
	"errors"
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

	listeners chan struct{} // one for each page that waits for a reload

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
	return &preview{dir: dir, base: base, listeners: make(chan struct{}, listenersAtOnce), changed: make(chan struct{})}
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
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	below, ok := strings.CutPrefix(r.URL.Path, p.base)
	switch {
	case !ok && (r.URL.Path == "/" || r.URL.Path+"/" == p.base):
		http.Redirect(w, r, p.base, http.StatusFound)
	case !ok:
		p.notFound(w, r, "")
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
	f, info, err := p.open(name)
	if err != nil {
		p.notFound(w, r, name)
		return
	}
	defer f.Close()
	// A file that changes has another time, since it is put in place anew; a page changes with the script too.
	tag := fmt.Sprintf("%x-%x", info.ModTime().UnixNano(), info.Size())
	var body io.ReadSeeker = f
	if isPage(name) {
		page, err := io.ReadAll(f)
		if err != nil {
			p.notFound(w, r, name)
			return
		}
		tag += "-" + digest
		body = bytes.NewReader(p.withScript(name, digest, page))
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, body)
}

// open opens a file of the site, and nothing else: no link, and no device or pipe, which must not even be opened.
func (p *preview) open(name string) (*os.File, fs.FileInfo, error) {
	if err := checkPath(name); err != nil || name[0] == '.' {
		return nil, nil, fs.ErrNotExist
	}
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	if info, err := root.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil, nil, fs.ErrNotExist
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, nil, errors.Join(fs.ErrNotExist, f.Close())
	}
	return f, info, nil
}

// notFound answers with the page for what is not there, of the site that the name is in where there are several.
func (p *preview) notFound(w http.ResponseWriter, r *http.Request, name string) {
	digest, _ := p.shown()
	for _, at := range []string{path.Join(topOf(name), missingPath), missingPath} {
		f, _, err := p.open(at)
		if err != nil {
			continue
		}
		defer f.Close()
		if body, err := io.ReadAll(f); err == nil {
			answer(w, r, at, http.StatusNotFound, p.withScript(at, digest, body))
			return
		}
	}
	http.Error(w, "not found", http.StatusNotFound)
}

// withScript puts the reload script at the end of a page.
func (p *preview) withScript(name, digest string, body []byte) []byte {
	if !isPage(name) {
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
	select {
	case p.listeners <- struct{}{}:
		defer func() { <-p.listeners }()
	default:
		http.Error(w, "too many pages wait already", http.StatusServiceUnavailable)
		return
	}
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
	".css":     "text/css; charset=utf-8",
	".csv":     "text/csv; charset=utf-8",
	".html":    "text/html; charset=utf-8",
	".ico":     "image/x-icon",
	".js":      "text/javascript; charset=utf-8",
	".json":    "application/json; charset=utf-8",
	".md":      "text/markdown; charset=utf-8",
	".ndjson":  "application/x-ndjson; charset=utf-8",
	".parquet": "application/vnd.apache.parquet",
	".pdf":     "application/pdf",
	".png":     "image/png",
	".svg":     "image/svg+xml; charset=utf-8",
	".txt":     "text/plain; charset=utf-8",
	".xlsx":    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".xml":     "application/xml; charset=utf-8",
}

func contentType(name string) string {
	if kind, ok := contentTypes[path.Ext(name)]; ok {
		return kind
	}
	return "application/octet-stream"
}

func answer(w http.ResponseWriter, r *http.Request, name string, status int, body []byte) {
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// A reader that has gone away is no error of ours.
		_, _ = w.Write(body)
	}
}
