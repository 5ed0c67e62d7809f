package site

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// guardedPreview serves a folder as Serve does, to at most so many connections.
func guardedPreview(t testing.TB, dir string, connections int, change func(*http.Server)) (p *preview, address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p = newPreview(dir, "/")
	p.show("d1")
	server := guarded(p, listener.Addr())
	if change != nil {
		change(server)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(newFewer(listener, connections))
	}()
	t.Cleanup(func() { server.Close(); <-ended })
	return p, listener.Addr().String()
}

// dial opens a connection that sends what is given, and nothing else.
func dial(t testing.TB, address, text string) net.Conn {
	t.Helper()
	c, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	// A server may end a connection while it is written to.
	_, _ = io.WriteString(c, text)
	return c
}

func TestPreviewWithHeadersOfAllKinds(t *testing.T) {
	p, dir := previewOf(t, "/", "index.html=<body>home</body>", "a.txt=0123456789")
	tag := func(target string) string {
		w := httptest.NewRecorder()
		p.ServeHTTP(w, httptest.NewRequest("HEAD", target, nil))
		return w.Header().Get("ETag")
	}
	home, text := tag("/"), tag("/a.txt")
	for _, c := range []struct {
		request, name, value string
		status               int
		body, length         string
	}{
		{"HEAD /a.txt", "", "", 200, "", "10"},
		{"GET /a.txt", "Range", "bytes=2-4", 206, "234", "3"},
		{"GET /a.txt", "Range", "bytes=-1", 206, "9", "1"},
		{"GET /a.txt", "Range", "bytes=10-", 416, "invalid range: failed to overlap\n", ""},
		{"GET /a.txt", "Range", "lines=1-2", 416, "invalid range\n", ""},
		{"GET /a.txt", "If-None-Match", text, 304, "", ""},
		{"GET /a.txt", "If-None-Match", `"other"`, 200, "0123456789", "10"},
		{"GET /", "If-None-Match", home, 304, "", ""},
		{"HEAD /none.txt", "", "", 404, "", ""},
	} {
		method, target, _ := strings.Cut(c.request, " ")
		r := httptest.NewRequest(method, target, nil)
		if c.name != "" {
			r.Header.Set(c.name, c.value)
		}
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		body := w.Body.String()
		if method == "HEAD" {
			body = "" // which net/http does not send
		}
		if w.Code != c.status || body != c.body || c.length != "" && w.Header().Get("Content-Length") != c.length {
			t.Errorf("%s %s: %d %q of %s, want %d %q of %s", c.request, c.value, w.Code, body, w.Header().Get("Content-Length"), c.status, c.body, c.length)
		}
	}
	// A page of another site is another page, also where its file stays as it is.
	p.show("d2")
	if tag("/") == home || tag("/a.txt") != text {
		t.Error("the tag of a page does not follow the site's, or that of another file does")
	}
	if err := os.Chtimes(filepath.Join(dir, "a.txt"), time.Time{}, time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	if tag("/a.txt") == text {
		t.Error("a file that was put in place anew has the same tag")
	}
}

// A page elsewhere may have its own name lead to this machine, but can't ask for another name than its own.
func TestPreviewAnswersForThisMachineAlone(t *testing.T) {
	_, dir := previewOf(t, "/", "index.html=secret")
	_, address := guardedPreview(t, dir, 4, nil)
	for host, status := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "LOCALHOST.:1": 200, "nianbao.localhost": 200, "127.0.0.1": 200, address: 200, "[::1]:80": 200,
		"evil.example": 403, "evil.example:8080": 403, "localhost.evil.example": 403, "127.0.0.1.evil.example": 403, "notlocalhost": 403,
	} {
		r, err := http.NewRequest("GET", "http://"+address+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != status || strings.Contains(string(body), "secret") != (status == 200) || err != nil {
			t.Errorf("Host: %s: %d %s %v", host, response.StatusCode, body, err)
		}
	}
	// Who serves other machines is asked for by names that are not known here.
	open := guarded(http.NotFoundHandler(), &net.TCPAddr{IP: net.IPv4zero, Port: 1})
	w := httptest.NewRecorder()
	open.Handler.ServeHTTP(w, httptest.NewRequest("GET", "http://office.example/", nil))
	if w.Code != http.StatusNotFound {
		t.Errorf("a preview for others answers %d", w.Code)
	}
}

func TestPreviewRefusesRequestsThatAreTooMuch(t *testing.T) {
	_, dir := previewOf(t, "/", "index.html=home")
	_, address := guardedPreview(t, dir, 4, nil)
	for name, c := range map[string]struct{ request, want string }{
		"long headers":    {"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 200<<10) + "\r\n\r\n", "HTTP/1.1 431 "},
		"no HTTP":         {"hello\r\n\r\n", "HTTP/1.1 400 "},
		"no host":         {"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 "},
		"two hosts":       {"GET / HTTP/1.1\r\nHost: localhost\r\nHost: x.example\r\n\r\n", "HTTP/1.1 400 "},
		"an old client":   {"GET / HTTP/1.0\r\n\r\n", "HTTP/1.0 403 "},
		"a proxy's way":   {"GET http://x.example/ HTTP/1.1\r\nHost: x.example\r\n\r\n", "HTTP/1.1 403 "},
		"a tunnel":        {"CONNECT x.example:443 HTTP/1.1\r\nHost: x.example:443\r\n\r\n", "HTTP/1.1 403 "},
		"a tunnel here":   {"CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n", "HTTP/1.1 405 "},
		"a body":          {"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\nx", "HTTP/1.1 405 "},
		"two lengths":     {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", "HTTP/1.1 400 "},
		"TRACE":           {"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 405 "},
		"a NUL":           {"GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 404 "},
		"dots":            {"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 404 "},
		"dots in escapes": {"GET /%2e%2e/%2e%2e%2fetc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 404 "},
		"dots twice":      {"GET /%252e%252e/x HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 404 "},
		"strokes":         {"GET /..\\..\\x HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 404 "},
		"a long path":     {"GET /" + strings.Repeat("a", 20<<10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 404 "},
		"the manifest":    {"GET /.nianbao HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 404 "},
		"hidden":          {"GET /.nojekyll HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 404 "},
	} {
		connection := dial(t, address, c.request)
		line, err := bufio.NewReader(connection).ReadString('\n')
		connection.Close()
		if !strings.HasPrefix(line, c.want) {
			t.Errorf("%s: %q %v, want %s", name, line, err, c.want)
		}
	}
}

// Two connections are all there are, and clients hold both: one does not say what it wants, one does not read what it
// wanted. Others are answered nevertheless.
func TestPreviewOutlivesClientsThatWait(t *testing.T) {
	for name, request := range map[string]string{
		"nothing is sent":        "",
		"a header is not ended":  "GET / HTTP/1.1\r\nHost: localhost\r\n",
		"an answer is not read":  "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"nothing more is wanted": "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, dir := previewOf(t, "/", "index.html=home")
			if err := os.Truncate(create(t, filepath.Join(dir, "large.bin")), 256<<20); err != nil {
				t.Fatal(err)
			}
			_, address := guardedPreview(t, dir, 2, func(s *http.Server) {
				for _, limit := range []time.Duration{s.ReadHeaderTimeout, s.ReadTimeout, s.WriteTimeout, s.IdleTimeout} {
					if limit <= 0 || limit > time.Minute {
						t.Errorf("a limit of %v", limit)
					}
				}
				s.ReadHeaderTimeout, s.ReadTimeout = 100*time.Millisecond, 100*time.Millisecond
				s.WriteTimeout, s.IdleTimeout = 200*time.Millisecond, 100*time.Millisecond
			})
			dial(t, address, request)
			dial(t, address, request)
			line, err := bufio.NewReader(dial(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).ReadString('\n')
			if line != "HTTP/1.1 200 OK\r\n" {
				t.Errorf("%q %v", line, err)
			}
		})
	}
}

func create(t testing.TB, name string) string {
	t.Helper()
	if err := os.WriteFile(name, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// Pages that wait for a reload keep a connection each; they do not get all of them.
func TestPreviewLetsFewPagesWait(t *testing.T) {
	_, dir := previewOf(t, "/", "index.html=home")
	_, address := guardedPreview(t, dir, connectionsAtOnce, nil)
	const events = "GET /_nianbao/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
	for range listenersAtOnce {
		if line, err := bufio.NewReader(dial(t, address, events)).ReadString('\n'); line != "HTTP/1.1 200 OK\r\n" {
			t.Fatal(line, err)
		}
	}
	last := dial(t, address, events)
	if line, err := bufio.NewReader(last).ReadString('\n'); !strings.HasPrefix(line, "HTTP/1.1 503 ") {
		t.Error(line, err)
	}
	if line, err := bufio.NewReader(dial(t, address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).ReadString('\n'); line != "HTTP/1.1 200 OK\r\n" {
		t.Error(line, err)
	}
}

// Ten thousand requests, as fast as they can be sent, on kept connections and new ones, while others hold theirs: each
// gets the right answer.
func TestPreviewUnderTenThousandRequests(t *testing.T) {
	files := []string{"404.html=<body>lost</body>"}
	bodies := map[string]string{"none.txt": `<body>lost<script src="/_nianbao/reload.js?site=d1" defer></script></body>`}
	for i := range 50 {
		name, body := fmt.Sprint("f", i, ".txt"), strings.Repeat(fmt.Sprint(i, " "), 100*(i+1))
		files, bodies[name] = append(files, name+"="+body), body
	}
	_, dir := previewOf(t, "/", files...)
	_, address := guardedPreview(t, dir, connectionsAtOnce, nil)
	for i := range 20 {
		dial(t, address, []string{"", "GET / HTTP/1.1\r\n", "GET /f49.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /_nianbao/events HTTP/1.1\r\nHost: localhost\r\n\r\n"}[i%4])
	}
	const requests, clients = 10_000, 100
	var next, wrong atomic.Int64
	var wait sync.WaitGroup
	ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
	defer cancel()
	transport := &http.Transport{MaxIdleConnsPerHost: clients}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	for range clients {
		wait.Go(func() {
			for {
				i := next.Add(1)
				if i > requests || wrong.Load() > 10 {
					return
				}
				name := fmt.Sprint("f", i%50, ".txt")
				if i%50 == 7 {
					name = "none.txt"
				}
				r, err := http.NewRequestWithContext(ctx, "GET", "http://"+address+"/"+name, nil)
				if err != nil {
					t.Error(err)
					return
				}
				r.Close = i%20 == 0
				response, err := client.Do(r)
				if err != nil {
					wrong.Add(1)
					t.Error(err)
					continue
				}
				body, err := io.ReadAll(response.Body)
				response.Body.Close()
				if string(body) != bodies[name] || (response.StatusCode == 200) != (name != "none.txt") {
					wrong.Add(1)
					t.Errorf("%s: %s, %d bytes, %v", name, response.Status, len(body), err)
				}
			}
		})
	}
	wait.Wait()
}

func BenchmarkPreview(b *testing.B) {
	dir := b.TempDir()
	if err := put(dir, listed("index.html=<body>"+strings.Repeat("年报 ", 5000)+"</body>", "2022.json={}")); err != nil {
		b.Fatal(err)
	}
	_, address := guardedPreview(b, dir, connectionsAtOnce, nil)
	for _, name := range []string{"index.html", "2022.json"} {
		b.Run(name, func(b *testing.B) {
			transport := &http.Transport{MaxIdleConnsPerHost: 64}
			defer transport.CloseIdleConnections()
			client := &http.Client{Transport: transport}
			b.ReportAllocs()
			b.SetParallelism(16)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					response, err := client.Get("http://" + address + "/" + name)
					if err != nil {
						b.Error(err)
						return
					}
					_, _ = io.Copy(io.Discard, response.Body)
					response.Body.Close()
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
		})
	}
}
