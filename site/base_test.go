package site

import (
	"strings"
	"testing"
)

func TestBase(t *testing.T) {
	for given, want := range map[string]base{
		"":                           {"", "/"},
		"/":                          {"", "/"},
		"repo":                       {"", "/repo/"},
		"/repo":                      {"", "/repo/"},
		"/repo/":                     {"", "/repo/"},
		"a/b-1/c.d":                  {"", "/a/b-1/c.d/"},
		"https://x.example":          {"https://x.example", "/"},
		"https://X.Example/repo":     {"https://x.example", "/repo/"},
		"http://127.0.0.1:8080/a/b/": {"http://127.0.0.1:8080", "/a/b/"},
	} {
		if got, err := parseBase(given); got != want || err != nil {
			t.Errorf("parseBase(%q) = %v, %v, want %v", given, got, err, want)
		}
	}
	for _, given := range []string{"/a?b/", "/../", "a b", "https://", "https:/x.example/", "ftp://x.example/", "https://u:p@x.example/", "https://x.example/?a",
		"https://x.example/#a", "https://x.example/?", "https://x_y.example/", "https://x.example/../", "https://年报.example/", "javascript:alert(1)"} {
		if got, err := parseBase(given); err == nil {
			t.Errorf("parseBase(%q) = %v, want an error", given, got)
		}
	}
}

func TestAbsoluteAddress(t *testing.T) {
	known := Options{Origin: "https://x.example", Base: "/repo/"}
	for path, want := range map[string]string{
		"index.html": "https://x.example/repo/", "explore/index.html": "https://x.example/repo/explore/",
		"henan.html": "https://x.example/repo/henan.html", "index.json": "https://x.example/repo/index.json",
	} {
		if got := known.absolute(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if got := (Options{Base: "/repo/"}).absolute("henan.html"); got != "" {
		t.Errorf("an address out of nothing: %s", got)
	}
}

// TestPagesKnowTheirAddress: each page names its whole address where the site's is known, and none where it isn't.
func TestPagesKnowTheirAddress(t *testing.T) {
	c := oddSite(t)
	for path, body := range renderCollection(t, c, Options{Origin: "https://x.example", Base: "/repo/"}) {
		if !strings.HasSuffix(path, ".html") || path == "404.html" || path == "embed.html" || path == "explore/embed.html" || leadsOn(body) {
			continue
		}
		address := Options{Origin: "https://x.example", Base: "/repo/"}.absolute(path)
		told := "本页地址："
		if strings.HasPrefix(path, englishFolder+"/") {
			told = "This page: "
		}
		for _, want := range []string{"<link rel=canonical href=" + address + ">", told + address + `<`} {
			if !strings.Contains(string(body), want) {
				t.Errorf("%s lacks %s", path, want)
			}
		}
	}
	for path, body := range renderCollection(t, c, Options{Base: "/repo/"}) {
		if strings.Contains(string(body), "canonical") && strings.HasSuffix(path, ".html") {
			t.Errorf("%s has a canonical address", path)
		}
	}
}
