package site

import (
	"path"
	"strings"
	"testing"
)

// A set whose reports are all of one place below stands there alone; its own address leads to it, and no link goes that way.
func TestSetsStandOnce(t *testing.T) {
	files := renderSite(t, manySources(12), Options{})
	const stands = "henan/zhengzhou/zhongyuan/township-2022.html"
	if !hasAttribute(files[stands], "id", "new.figures") {
		t.Fatalf("%s is no comparison", stands)
	}
	moved := []string{"township-2022.html", "henan/township-2022.html", "henan/zhengzhou/township-2022.html"}
	for _, name := range moved {
		to, _, _ := strings.Cut(string(files[name]), `" data-moved="">`)
		if to = to[strings.LastIndex(to, `"`)+1:]; path.Join(path.Dir(name), to) != stands {
			t.Errorf("%s leads to %q", name, to)
		}
		for other, body := range files {
			if isPage(other) && hasAttribute(body, "href", relative(other, name)) {
				t.Errorf("%s links to %s, which only leads on", other, name)
			}
		}
	}
}
