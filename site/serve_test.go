package site

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience bounds every wait for another goroutine or the file system; none takes it on a working machine.
const patience = time.Minute

func previewOf(t *testing.T, base string, files ...string) (*preview, string) {
	t.Helper()
	dir := t.TempDir()
	if err := put(dir, listed(files...)); err != nil {
		t.Fatal(err)
	}
	p := newPreview(dir, base)
	p.show("d1")
	return p, dir
}

func TestPreviewAnswers(t *testing.T) {
	const script = `<script src="/_nianbao/reload.js?site=d1" defer></script>`
	p, dir := previewOf(t, "/", "index.html=<body>home</body>", "404.html=<body>lost</body>", "henan/2022.html=<p>x",
		"henan/2022.json={}", "assets/site.css=a{}", "assets/charts.js=1", "assets/notice.txt=free", "assets/x.bin=0")
	if err := os.WriteFile(filepath.Join(filepath.Dir(dir), "secret.html"), []byte("secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		request string
		status  int
		kind    string
		body    string
	}{
		{"GET /", 200, "text/html; charset=utf-8", "<body>home" + script + "</body>"},
		{"GET /index.html", 200, "text/html; charset=utf-8", "<body>home" + script + "</body>"},
		{"GET /henan/2022.html", 200, "text/html; charset=utf-8", "<p>x" + script},
		{"GET /henan/2022.json", 200, "application/json; charset=utf-8", "{}"},
		{"GET /assets/site.css", 200, "text/css; charset=utf-8", "a{}"},
		{"GET /assets/charts.js", 200, "text/javascript; charset=utf-8", "1"},
		{"GET /assets/notice.txt", 200, "text/plain; charset=utf-8", "free"},
		{"GET /assets/x.bin", 200, "application/octet-stream", "0"},
		{"HEAD /assets/site.css", 200, "text/css; charset=utf-8", ""},
		{"GET /_nianbao/reload.js", 200, "text/javascript; charset=utf-8", string(reloadScript)},
		{"GET /none.html", 404, "text/html; charset=utf-8", "<body>lost" + script + "</body>"},
		{"GET /henan", 404, "text/html; charset=utf-8", "<body>lost" + script + "</body>"},
		{"GET /henan/", 404, "text/html; charset=utf-8", "<body>lost" + script + "</body>"},
		{"GET /.nianbao", 404, "text/html; charset=utf-8", "<body>lost" + script + "</body>"},
		{"GET /../secret.html", 404, "text/html; charset=utf-8", "<body>lost" + script + "</body>"},
		{"GET /..%2fsecret.html", 404, "text/html; charset=utf-8", "<body>lost" + script + "</body>"},
		{"GET //index.html", 404, "text/html; charset=utf-8", "<body>lost" + script + "</body>"},
		{"POST /", 405, "text/plain; charset=utf-8", "only GET and HEAD\n"},
		{"DELETE /index.html", 405, "text/plain; charset=utf-8", "only GET and HEAD\n"},
	} {
		method, target, _ := strings.Cut(c.request, " ")
		w := httptest.NewRecorder()
		p.ServeHTTP(w, httptest.NewRequest(method, target, nil))
		if w.Code != c.status || w.Header().Get("Content-Type") != c.kind || w.Body.String() != c.body {
			t.Errorf("%s: %d %s %q\nwant %d %s %q", c.request, w.Code, w.Header().Get("Content-Type"), w.Body, c.status, c.kind, c.body)
		}
	}
	if got := siteIn(t, dir)["index.html"]; strings.Contains(got, "script") {
		t.Errorf("the folder's page has the script: %s", got)
	}
}

func TestPreviewKeepsToItsFolder(t *testing.T) {
	p, dir := previewOf(t, "/", "index.html=1")
	secret := filepath.Join(t.TempDir(), "secret.html")
	if err := os.WriteFile(secret, []byte("secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "link.html")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	w := httptest.NewRecorder()
	p.ServeHTTP(w, httptest.NewRequest("GET", "/link.html", nil))
	if w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "secret") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestPreviewBelowABase(t *testing.T) {
	p, _ := previewOf(t, "/repo/", "index.html=home", "404.html=lost")
	for _, c := range []struct {
		target   string
		status   int
		location string
	}{
		{"/repo/", 200, ""},
		{"/repo/index.html", 200, ""},
		{"/repo", 302, "/repo/"},
		{"/", 302, "/repo/"},
		{"/index.html", 404, ""},
		{"/repository/", 404, ""},
		{"/repo/_nianbao/reload.js", 200, ""},
		{"/_nianbao/reload.js", 404, ""},
	} {
		w := httptest.NewRecorder()
		p.ServeHTTP(w, httptest.NewRequest("GET", c.target, nil))
		if w.Code != c.status || w.Header().Get("Location") != c.location {
			t.Errorf("%s: %d to %q, want %d to %q", c.target, w.Code, w.Header().Get("Location"), c.status, c.location)
		}
	}
}

// listen reads the digests that the server at the address tells.
func listen(t *testing.T, ctx context.Context, address string) <-chan string {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, "GET", address+"_nianbao/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	if kind := response.Header.Get("Content-Type"); kind != "text/event-stream; charset=utf-8" {
		t.Errorf("Content-Type %q", kind)
	}
	told := make(chan string)
	go func() {
		defer close(told)
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if digest, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				told <- digest
			}
		}
	}()
	return told
}

func TestPreviewTellsOfEachNewSite(t *testing.T) {
	p, _ := previewOf(t, "/", "index.html=1")
	server := httptest.NewServer(p)
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	told := listen(t, ctx, server.URL+"/")
	for _, digest := range []string{"d1", "d2", "d3"} {
		p.show(digest)
		if got := <-told; got != digest {
			t.Fatalf("told %q, want %q", got, digest)
		}
		p.show(digest)
	}
}

// running is a Serve on a folder of its own.
type running struct {
	content, out, address string
	built                 chan error
	ended                 chan error
	cancel                context.CancelFunc
}

func serve(t *testing.T, base string) *running {
	t.Helper()
	dir := t.TempDir()
	r := &running{content: filepath.Join(dir, "content"), out: filepath.Join(dir, "public"),
		built: make(chan error, 100), ended: make(chan error, 1)}
	copyReport(t, r.content, "zhaogang-2023.txt")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	r.cancel = cancel
	t.Cleanup(cancel)
	ready := make(chan string, 1)
	go func() {
		r.ended <- Serve(ctx, ServeOptions{
			BuildOptions: BuildOptions{Content: r.content, Out: r.out, Base: base},
			Addr:         "127.0.0.1:0",
			Built:        func(_ Summary, err error) { r.built <- err },
			Ready:        func(address string) { ready <- address },
		})
	}()
	select {
	case r.address = <-ready:
	case err := <-r.ended:
		t.Fatal(err)
	}
	if err := <-r.built; err != nil {
		t.Fatal(err)
	}
	return r
}

// copyReport puts one of the real reports into a content folder.
func copyReport(t *testing.T, content, name string) {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "content", "reports", name))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(content, "reports", name), string(src))
}

func writeFile(t *testing.T, name, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(body), 0o666); err != nil {
		t.Fatal(err)
	}
}

func next[T any](t *testing.T, c <-chan T) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(patience):
		t.Fatal("waited in vain")
		panic("unreachable")
	}
}

func TestServeBuildsAgainAndTellsPages(t *testing.T) {
	r := serve(t, "/repo/")
	if !strings.HasPrefix(r.address, "http://127.0.0.1:") || !strings.HasSuffix(r.address, "/repo/") {
		t.Errorf("address %s", r.address)
	}
	told := listen(t, t.Context(), r.address)
	first := next(t, told)
	copyReport(t, r.content, "xindian-2020.txt")
	second := next(t, told)
	if first == second {
		t.Error("the same site told twice")
	}
	// A report in a folder that was not there when watching began.
	copyReport(t, filepath.Join(r.content, "reports", "new"), "hanguguan-2022.txt")
	if third := next(t, told); third == second {
		t.Error("the same site told twice")
	}
	response, err := http.Get(r.address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || !strings.Contains(string(body), `src="/repo/_nianbao/reload.js?site=`) {
		t.Errorf("front page: %v\n%s", err, body)
	}
	// It ends with a page open.
	r.cancel()
	if err := next(t, r.ended); err != nil {
		t.Error(err)
	}
}

func TestServeKeepsTheSiteWhenABuildFails(t *testing.T) {
	r := serve(t, "")
	want := folderOf(t, r.out)
	away := r.content + "-away"
	if err := os.Rename(r.content, away); err != nil {
		t.Fatal(err)
	}
	if err := next(t, r.built); err == nil {
		t.Error("a build without content did not fail")
	}
	sameFolder(t, folderOf(t, r.out), want)
	if err := os.Rename(away, r.content); err != nil {
		t.Fatal(err)
	}
	for next(t, r.built) != nil {
	}
	copyReport(t, r.content, "xindian-2020.txt")
	for len(folderOf(t, r.out)) == len(want) {
		if err := next(t, r.built); err != nil {
			t.Fatal(err)
		}
	}
}

func TestServeEndsWhereItCannotBegin(t *testing.T) {
	r := serve(t, "")
	taken := strings.TrimSuffix(strings.TrimPrefix(r.address, "http://"), "/")
	for name, o := range map[string]ServeOptions{
		"address taken":    {BuildOptions: BuildOptions{Content: r.content, Out: filepath.Join(t.TempDir(), "public")}, Addr: taken},
		"no such address":  {BuildOptions: BuildOptions{Content: r.content, Out: filepath.Join(t.TempDir(), "public")}, Addr: "nowhere"},
		"nothing to build": {BuildOptions: BuildOptions{Content: t.TempDir(), Out: filepath.Join(t.TempDir(), "public")}, Addr: "127.0.0.1:0"},
	} {
		if err := Serve(t.Context(), o); err == nil {
			t.Errorf("%s: no error", name)
		}
		if _, err := os.Stat(o.Out); err == nil {
			t.Errorf("%s: the output folder was made", name)
		}
	}
}

func TestReachable(t *testing.T) {
	for given, want := range map[string]string{
		"127.0.0.1:8080": "127.0.0.1:8080", "0.0.0.0:80": "localhost:80", "[::]:80": "localhost:80", "[::1]:80": "[::1]:80",
	} {
		if got := reachable(net.TCPAddrFromAddrPort(netip.MustParseAddrPort(given))); got != want {
			t.Errorf("%s is reachable at %s, want %s", given, got, want)
		}
	}
}
