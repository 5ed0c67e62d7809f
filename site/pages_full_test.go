package site

import (
	"path"
	"regexp"
	"strings"
	"testing"

	"nianbao/report"
)

// However the tables are laid out, every figure of every organ that is not 0 stands on the set's page or its sheets, and leads to
// where it stands in the report; of very many organs, those of the topics do.
func TestComparisonsHaveEveryFigure(t *testing.T) {
	c, problems := Collect(manySources(130))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	files := renderCollection(t, c, Options{})
	henan := c.root.children[0]
	seen := map[bool]bool{}
	for _, p := range []*place{henan, henan.children[0], henan.children[0].children[0]} {
		for _, s := range p.sets {
			led := map[string]bool{}
			for name, body := range files {
				if path.Dir(name)+"/" != path.Dir(s.path())+"/" || !regexp.MustCompile(`^`+path.Base(s.path())+`(\.[a-z-]+(-[0-9]+)?)?\.html$`).MatchString(path.Base(name)) {
					continue
				}
				for _, link := range append(attributes(linkAttribute, body), toldLinks(t, body)...) {
					led[path.Join(path.Dir(name), link)] = true
				}
			}
			large := len(s.entries) > mostDrawn
			seen[large] = true
			for _, e := range s.entries {
				for key, cell := range e.Cells.All() {
					ind, _ := report.IndicatorOf(e.Form, key)
					if cell.Value.Sign() == 0 || large && !inTopics[ind.ID] {
						continue
					}
					if at := e.path() + ".html#" + cellAnchor(e.Report, &ind); !led[at] && !strings.HasPrefix(key, "requests.other.") {
						t.Fatalf("%s: no figure leads to %s", s.path(), at)
					}
				}
			}
		}
	}
	if !seen[true] || !seen[false] {
		t.Error("no set is large, or none is small")
	}
}
