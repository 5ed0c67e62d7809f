package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says what each package may import of the others: imports run one way.
//
//	main → site → parser, check, data, cite, chart, search, english, templates, assets, store → report, gazetteer
var rooms = map[string][]string{
	".":                  {"site", "check", "report"},
	"english":            {},
	"site":               {"store", "english", "parser", "check", "data", "chart", "search", "templates", "assets", "cite", "report", "gazetteer"},
	"parser":             {"report", "gazetteer"},
	"check":              {"report", "gazetteer"},
	"data":               {"report", "check"},
	"chart":              {"report", "gazetteer"},
	"templates":          {"report", "gazetteer"},
	"search":             {"report"},
	"store":              {"report"},
	"assets":             {},
	"cite":               {},
	"assets/echarts":     {},
	"gazetteer":          {"report"},
	"gazetteer/generate": {"gazetteer", "report"},
	"report":             {},
	"supply":             {},
	"bench/corpus":       {"report", "gazetteer"},
	"bench/hostile":      {},
	"bench/build":        {"bench/corpus", "site", "parser", "gazetteer", "report"},
	"beam":               {"parser", "report"}, // a module of its own
}

// outsiders says which room, or which file alone, may import what is not of the standard library.
var outsiders = map[string][]string{
	"github.com/yuin/goldmark":            {"parser", "site/markdown.go"},
	"golang.org/x/net/html":               {"parser"},
	"github.com/klauspost/compress":       {"parser", "data/packed.go"},
	"golang.org/x/term":                   {"."},
	"golang.org/x/text":                   {"parser", "gazetteer", "site", "bench/corpus"},
	"github.com/goccy/go-yaml":            {"parser"},
	"github.com/go-echarts/go-echarts/v2": {"chart"},
	"github.com/parquet-go/parquet-go":    {"data/parquet.go"},
	"github.com/mozillazg/go-pinyin":      {"gazetteer"},
	"github.com/fsnotify/fsnotify":        {"site/serve_watch.go"},
	"github.com/apache/beam/sdks/v2":      {"beam"},
}

// source is one Go file that is not a test.
type source struct {
	path string
	*ast.File
}

func (s source) room() string { return path.Dir(s.path) }

func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	files := token.NewFileSet()
	err := fs.WalkDir(os.DirFS("."), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case path.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(files, p, nil, parser.SkipObjectResolution)
		list = append(list, source{p, f})
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("%d files: %v", len(list), err)
	}
	return list
}

func TestImportsRunOneWay(t *testing.T) {
	for _, s := range sources(t) {
		allowed, known := rooms[s.room()]
		if !known {
			t.Errorf("%s: a room that the house does not have", s.path)
			continue
		}
		for _, spec := range s.Imports {
			what, _ := strconv.Unquote(spec.Path.Value)
			first, _, _ := strings.Cut(what, "/")
			switch {
			case first == "nianbao":
				if !slices.Contains(allowed, strings.TrimPrefix(what, "nianbao/")) {
					t.Errorf("%s may not import %s", s.path, what)
				}
			case strings.Contains(first, "."):
				if !mayImport(s, what) {
					t.Errorf("%s may not import %s", s.path, what)
				}
			}
		}
	}
}

func mayImport(s source, what string) bool {
	for module, who := range outsiders {
		if what == module || strings.HasPrefix(what, module+"/") {
			return slices.Contains(who, s.room()) || slices.Contains(who, s.path)
		}
	}
	return false
}

// TestOneResultForOneInput holds what makes builds the same to the byte: no init, no clock and no randomness
// below main, and goroutines in site alone.
func TestOneResultForOneInput(t *testing.T) {
	for _, s := range sources(t) {
		ast.Inspect(s.File, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv == nil && n.Name.Name == "init" {
					t.Errorf("%s has an init function", s.path)
				}
			case *ast.GoStmt:
				if s.room() != "site" {
					t.Errorf("%s starts a goroutine", s.path)
				}
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && s.room() != "." && s.room() != "bench/build" && slices.Contains([]string{"Now", "Since", "Until"}, n.Sel.Name) {
					t.Errorf("%s reads the clock", s.path)
				}
			}
			return true
		})
		for _, spec := range s.Imports {
			made := strings.HasPrefix(s.room(), "bench") // documents from a seed, no part of the program
			if strings.HasPrefix(spec.Path.Value, `"math/rand`) && !made || spec.Path.Value == `"crypto/rand"` {
				t.Errorf("%s imports %s", s.path, spec.Path.Value)
			}
		}
	}
}

// TestRoomsHaveNames refuses the names under which anything fits.
func TestRoomsHaveNames(t *testing.T) {
	for _, s := range sources(t) {
		for _, part := range strings.Split(strings.TrimSuffix(s.path, ".go"), "/") {
			if slices.Contains([]string{"util", "utils", "helper", "helpers", "common", "misc", "internal", "pkg"}, part) {
				t.Errorf("%s: what is it for?", s.path)
			}
		}
	}
}
