package assets

import (
	"regexp"
	"strings"
	"testing"
)

// Each module is published with the published names of those it imports, and its own name changes with theirs.
func TestModulesFindEachOther(t *testing.T) {
	published := map[string]bool{}
	for _, f := range moduleFiles() {
		for _, m := range regexp.MustCompile(`(?m)^(?:import|export) .*from '([^']*)';`).FindAllStringSubmatch(string(f.Body), -1) {
			if name := strings.TrimPrefix(m[1], "./"); !published["assets/"+name] {
				t.Errorf("%s imports %s, which is not published before it", f.Name, m[1])
			}
		}
		published[f.Path] = true
	}
	if len(published) != len(modules) {
		t.Errorf("%d files are published of %d modules", len(published), len(modules))
	}
}

// A strict content security policy allows no eval and no style attribute in markup; what is fetched is the site's.
func TestModulesKeepToPolicy(t *testing.T) {
	comment := regexp.MustCompile(`(?m)//.*$`)
	for _, name := range modules {
		code := comment.ReplaceAllString(strings.ReplaceAll(read(t, name), "http://www.w3.org/", ""), "")
		for _, text := range []string{"eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setAttribute('style'", "http:", "https:", "XMLHttpRequest", "localStorage"} {
			if strings.Contains(code, text) {
				t.Errorf("%s has %q", name, text)
			}
		}
	}
}
