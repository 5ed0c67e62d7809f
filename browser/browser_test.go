// Package browser holds the tests that need a browser: built sites, read in headless Chromium as a reader would.
// Without a browser they are skipped, or fail where CI is set.
package browser

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience bounds every wait in a test; none comes near it on a working machine.
const patience = 4 * time.Minute

var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell", "chrome"}

func executable(t *testing.T) string {
	t.Helper()
	for _, name := range names {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	const message = "no browser: install chromium (make browser)"
	if os.Getenv("CI") != "" {
		t.Fatal(message)
	}
	t.Skip(message)
	return ""
}

// reader is one tab, and what went on in it.
type reader struct {
	t       *testing.T
	ctx     context.Context
	address string // of the site's root, with a stroke at the end

	mu      sync.Mutex
	console []string
	abroad  []string // requests that left the site
}

// open starts a browser with one tab of the width, in pixels.
func open(t *testing.T, address string, width int64) *reader {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(executable(t)),
		chromedp.Flag("lang", "zh-CN"), chromedp.Flag("hide-scrollbars", false))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	bounded, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	allocator, cancel := chromedp.NewExecAllocator(bounded, options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	r := &reader{t: t, ctx: ctx, address: address}
	r.do(chromedp.EmulateViewport(width, 900))
	if err := chromedp.Listen(ctx, r.note); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *reader) do(steps ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	if err := chromedp.Do(r.ctx, steps...); err != nil {
		r.t.Fatal(err)
	}
}

// ask evaluates an expression in the page; a promise is waited for.
func ask[T any](r *reader, expression string) T {
	r.t.Helper()
	v, err := chromedp.Run(r.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		r.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// wait waits until an expression is true, also across pages.
func (r *reader) wait(expression string) {
	r.t.Helper()
	for {
		yes, err := chromedp.Run(r.ctx, chromedp.Evaluate[bool](expression))
		switch {
		case err == nil && yes:
			return
		case r.ctx.Err() != nil:
			r.t.Fatalf("waited in vain for %s: %v", expression, err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// read opens a page of the site.
func (r *reader) read(path string) {
	r.t.Helper()
	r.do(chromedp.Navigate(r.address + path))
}

// atStart has every page run a script before its own.
func (r *reader) atStart(script string) {
	r.t.Helper()
	if _, err := chromedp.Call(r.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		r.t.Fatal(err)
	}
}

// where is the page's path below the root.
func (r *reader) where() string {
	r.t.Helper()
	return strings.TrimPrefix(ask[string](r, "location.href"), r.address)
}

// dark says which of the two colour schemes the reader prefers.
func (r *reader) dark(yes bool) {
	r.t.Helper()
	scheme := map[bool]string{true: "dark", false: "light"}[yes]
	_, err := chromedp.Call(r.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	if err != nil {
		r.t.Fatal(err)
	}
}

// note keeps what must not happen. It runs in the browser's own loop.
func (r *reader) note(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, r.address) && !strings.HasPrefix(u, "data:") {
			r.abroad = append(r.abroad, u)
		}
	case *log.EventEntryAdded:
		r.console = append(r.console, e.Entry.Text+" "+e.Entry.URL)
	case *runtime.EventConsoleAPICalled:
		text := string(e.Type)
		for _, a := range e.Args {
			text += " " + string(a.Value) + a.Description
		}
		r.console = append(r.console, text)
	case *runtime.EventExceptionThrown:
		r.console = append(r.console, e.ExceptionDetails.Text)
	}
}

// quiet fails the test if the pages read so far said something or asked somebody else.
func (r *reader) quiet() {
	r.t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, line := range r.console {
		r.t.Errorf("console: %s", line)
	}
	for _, u := range r.abroad {
		r.t.Errorf("a request left the site: %s", u)
	}
	r.console, r.abroad = nil, nil
}

// strict serves a site where a strict policy rules: nothing but the site's own files, and no inline script or style.
func strict(t *testing.T, dir string) (address string) {
	t.Helper()
	files := http.StripPrefix(base, http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:")
		files.ServeHTTP(w, q)
	}))
	t.Cleanup(server.Close)
	return server.URL + base
}
