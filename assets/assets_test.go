package assets

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestPublishedNamesCarryTheContent(t *testing.T) {
	shape := regexp.MustCompile(`^assets/[a-z]+\.[0-9a-f]{8}\.(css|js|svg|txt)$`)
	seen := map[string]bool{}
	for _, f := range Files() {
		if !shape.MatchString(f.Path) {
			t.Errorf("%s is published as %s", f.Name, f.Path)
		}
		if want := fmt.Sprintf("%x", sha256.Sum256(f.Body))[:8]; !strings.Contains(f.Path, "."+want+".") {
			t.Errorf("%s does not carry its content's hash %s", f.Path, want)
		}
		if len(f.Body) == 0 {
			t.Errorf("%s is empty", f.Name)
		}
		if seen[f.Name] || seen[f.Path] {
			t.Errorf("%s twice", f.Name)
		}
		seen[f.Name], seen[f.Path] = true, true
		if Path(f.Name) != f.Path {
			t.Errorf("Path(%q) = %q, Files has %q", f.Name, Path(f.Name), f.Path)
		}
	}
}

func TestUnknownNamePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Path of an unknown name did not panic")
		}
	}()
	Path("nothing.css")
}

// The bundle must be what README.md says it is, small, and with its licences.
func TestECharts(t *testing.T) {
	readme := read(t, "echarts/README.md")
	bundle := asset("echarts.js", "echarts/echarts-6.1.0.min.js").Body
	if sum := fmt.Sprintf("%x", sha256.Sum256(bundle)); !strings.Contains(readme, sum) {
		t.Errorf("echarts/README.md does not name the bundle's SHA-256 %s", sum)
	}
	if len(bundle) > 700<<10 {
		t.Errorf("the bundle has %d bytes", len(bundle))
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(bundle)
	z.Close()
	if packed.Len() > 235<<10 {
		t.Errorf("the bundle has %d bytes gzipped", packed.Len())
	}
	legal := string(asset("echarts.txt", "echarts/NOTICE", "echarts/LICENSE").Body)
	for _, text := range []string{"Apache License", "Apache Software Foundation", "BSD 3-Clause License", "Baidu", "Mike Bostock", "Microsoft Corporation"} {
		if !strings.Contains(legal, text) {
			t.Errorf("the licences lack %q", text)
		}
	}
	for _, text := range []string{"Apache-2.0", "BSD-3-Clause", "0BSD", "go generate"} {
		if !strings.Contains(readme, text) {
			t.Errorf("echarts/README.md lacks %q", text)
		}
	}
}

// A strict content security policy allows no eval and no style attribute in markup; pages may ask no other host.
func TestScriptKeepsToPolicy(t *testing.T) {
	for _, name := range []string{"take.js", "ways.js", "draw.js", "embed.js"} {
		code := regexp.MustCompile(`(?m)^\s*//.*$`).ReplaceAllString(strings.ReplaceAll(read(t, "charts/"+name), "http://www.w3.org/", ""), "")
		for _, text := range []string{"eval", "new Function", "innerHTML", "insertAdjacentHTML", "setAttribute('style'", "http:", "https:", "fetch(", "XMLHttpRequest", "import "} {
			if strings.Contains(code, text) && !(name == "embed.js" && text == "fetch(") {
				t.Errorf("%s has %q", name, text)
			}
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	body, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
