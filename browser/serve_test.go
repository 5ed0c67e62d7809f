package browser

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"nianbao/site"
)

// TestServeReloadsThePage changes the content while a page is open.
func TestServeReloadsThePage(t *testing.T) {
	executable(t)
	content := trendContent(t)
	ready, ended := make(chan string, 1), make(chan error, 1)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	go func() {
		ended <- site.Serve(ctx, site.ServeOptions{
			BuildOptions: site.BuildOptions{Content: content, Out: filepath.Join(t.TempDir(), "public"), Base: base},
			Addr:         "127.0.0.1:0",
			Ready:        func(address string) { ready <- address },
		})
	}()
	var address string
	select {
	case address = <-ready:
	case err := <-ended:
		t.Fatal(err)
	}
	r := open(t, address, 1280)
	r.read("henan/sanmenxia/lingbao.html")
	ask[bool](r, "window.before = true")
	const report = `main a[href="lingbao/yuling/2020.html"], main a[href="lingbao/yuling.html"]`
	if ask[bool](r, "document.querySelector(`"+report+"`) === null") {
		t.Fatal("the page does not list 豫灵镇")
	}
	for _, year := range []string{"2021", "2022"} {
		if err := os.Remove(filepath.Join(content, "reports", "yuling-"+year+".txt")); err != nil {
			t.Fatal(err)
		}
	}
	r.wait("window.before === undefined && document.querySelector(`" + report + "`) === null")
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, u := range r.abroad {
		t.Errorf("a request left the site: %s", u)
	}
}
