package site

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestKindsOfFiles(t *testing.T) {
	for file, want := range map[string]string{
		"henan/zhengzhou/2022.html":                  "pages of reports",
		"henan/zhengzhou/2022.source.html":           "pages of sources",
		"henan/zhengzhou/2022.json":                  "JSON of reports",
		"henan/zhengzhou/2022.check.json":            "JSON of reports",
		"henan/zhengzhou/2022-2021.html":             "pages of two texts side by side",
		"henan/zhengzhou/trend.html":                 "trends",
		"henan/zhengzhou/trend.csv":                  "trends",
		"henan/zhengzhou/township-trend.html":        "trends",
		"henan/zhengzhou/township-2022.html":         "comparisons",
		"henan/zhengzhou/township-2022.results.html": "comparisons",
		"prefecture-2022.csv":                        "comparisons",
		"data/cells/2022.csv.gz":                     "tables in data/",
		"indicators/requests.new.total/2022.html":    "pages of indicators",
		"henan/zhengzhou.html":                       "other files",
		"henan/zhengzhou/feed.xml":                   "other files",
		"assets/site.0a1b.css":                       "other files",
		"explore/organs/henan/zhengzhou.json":        "the explorer's data",
		"search/texts/0.bin":                         "the search index",
	} {
		if got := kindOf(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

// A site above the bound is told of, with what takes most of it; one at the bound is not.
func TestLargeSitesAreToldOf(t *testing.T) {
	o := workplace(t)
	o.Large = mustBuild(t, o).Bytes
	if s := mustBuild(t, o); len(s.Problems) != 0 {
		t.Errorf("a site of as many bytes as may be: %v", s.Problems)
	}
	o.Large--
	s := mustBuild(t, o)
	if len(s.Problems) != 1 {
		t.Fatalf("%v", s.Problems)
	}
	got := s.Problems[0].String()
	for _, want := range []string{filepath.ToSlash(o.Out) + ": the site has ", "more than the ", "pages of indicators ", "--split region"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s does not say %q", got, want)
		}
	}
}
