package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"nianbao/bench/corpus"
	"nianbao/site"
)

func TestMain(m *testing.M) {
	registerAll()
	beam.Init()
	os.Exit(m.Run())
}

func put(t *testing.T, body []byte, at ...string) {
	t.Helper()
	file := filepath.Join(at...)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, body, 0o666); err != nil {
		t.Fatal(err)
	}
}

// collection is a content folder with the real reports and made ones of all kinds of file, and sidecars.
func collection(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "content")
	real, err := filepath.Glob("../content/reports/*")
	if err != nil || len(real) < 8 {
		t.Fatalf("%d reports: %v", len(real), err)
	}
	for _, file := range real {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		put(t, src, dir, "reports", filepath.Base(file))
	}
	put(t, []byte("slug: hgg\nsource: https://a.cn/\n"), dir, "reports", "hanguguan-2022.meta.yaml")
	for i, layout := range []corpus.Layout{corpus.Tabs, corpus.HTML, corpus.DOCX, corpus.Lines} {
		for k := range 5 {
			doc := corpus.Make(rand.New(rand.NewPCG(uint64(i), uint64(k))), layout, corpus.None)
			put(t, doc.Source, dir, "reports", "made", fmt.Sprintf("%d-%d-%s", i, k, doc.Name))
		}
	}
	return dir
}

// folder is what stands in a folder, by name.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		body, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name()] = string(body)
	}
	return files
}

// TestSameSite runs the pipeline on Beam's local runner, prism: what it writes and what it was made from give the same
// site.
func TestSameSite(t *testing.T) {
	content := collection(t)
	parsed := filepath.Join(t.TempDir(), "content")
	var said bytes.Buffer
	if err := run(t.Context(), options{Input: []string{content + "/reports"}, Output: parsed + "/reports", Shards: 3}, &said); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(said.String(), "reports   28, with 1 sidecars, from ") || !strings.Contains(said.String(), "\nnot read  0\n") {
		t.Errorf("it said %q", said.String())
	}
	build := func(content string) site.Summary {
		s, err := site.Build(t.Context(), site.BuildOptions{Content: content, Out: filepath.Join(t.TempDir(), "public")})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	a, b := build(content), build(parsed)
	if a.Digest != b.Digest || a.Reports == 0 || a.Reports != b.Reports || len(b.Problems) != len(a.Problems) {
		t.Errorf("from the sources %d reports, %d files, %s, %v\nparsed %d reports, %d files, %s, %v",
			a.Reports, a.Files, a.Digest, a.Problems, b.Reports, b.Files, b.Digest, b.Problems)
	}
}

// TestSameShards gives the patterns in other ways: the files are the same to the byte.
func TestSameShards(t *testing.T) {
	content := collection(t)
	var want map[string]string
	for _, input := range [][]string{
		{content + "/reports"},
		{content + "/reports/made/*", content + "/reports/*.txt", content + "/reports/*.pdf", content + "/reports/h*"},
	} {
		out := filepath.Join(t.TempDir(), "out") + "/"
		if err := run(t.Context(), options{Input: input, Output: out, Shards: 4}, &bytes.Buffer{}); err != nil {
			t.Fatal(err)
		}
		got := folder(t, out)
		if want == nil {
			want = got
			continue
		}
		if len(got) != len(want) || len(got) != 4 {
			t.Errorf("%d files, then %d", len(want), len(got))
		}
		for name := range want {
			if got[name] != want[name] {
				t.Errorf("%s differs", name)
			}
		}
	}
}

// TestUnread tells what can't be read, and reads the rest.
func TestUnread(t *testing.T) {
	dir := t.TempDir() + "/reports"
	doc := corpus.Make(rand.New(rand.NewPCG(1, 1)), corpus.Tabs, corpus.None)
	put(t, doc.Source, dir, "good.txt")
	put(t, doc.Source, dir, "wrong-sidecar.txt")
	put(t, []byte("yaer: 2020\n"), dir, "wrong-sidecar.meta.yaml")
	put(t, []byte("year: 2020\n"), dir, "orphan.meta.yaml")
	put(t, []byte("Dear Sir"), dir, "letter.txt")
	put(t, []byte("%PDF-1.4"), dir, "a", "broken.pdf")
	put(t, []byte("{}"), dir, "parsed.ndjson")
	put(t, doc.Source, dir, ".hidden.txt")
	if err := os.Symlink("good.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	out := t.TempDir() + "/out/"
	var said bytes.Buffer
	if err := run(t.Context(), options{Input: []string{dir}, Output: out, Shards: 1}, &said); err != nil {
		t.Fatal(err)
	}
	files := folder(t, out)
	if len(files) != 2 || !strings.HasSuffix(said.String(), "\nnot read  6, told in "+out+"errors.ndjson\n") {
		t.Errorf("%d files; %s", len(files), said.String())
	}
	want := []string{
		`{"file":"reports/a/broken.pdf","error":"`,
		`{"file":"reports/letter.txt","error":"no annual report`,
		`{"file":"reports/link.txt","error":"not a regular file"}`,
		`{"file":"reports/orphan.meta.yaml","error":"a sidecar without a report"}`,
		`{"file":"reports/parsed.ndjson","error":"holds parsed reports`,
		`{"file":"reports/wrong-sidecar.txt","error":"its sidecar: not a sidecar: `,
	}
	lines := strings.Split(strings.TrimSpace(files["errors.ndjson"]), "\n")
	for i, w := range want {
		if i >= len(lines) || !strings.HasPrefix(lines[i], w) {
			t.Errorf("%s is not told:\n%s", w, files["errors.ndjson"])
		}
	}
	err := run(t.Context(), options{Input: []string{dir}, Output: out, Shards: 1}, &said)
	if err == nil || !strings.Contains(err.Error(), "holds parsed reports already") {
		t.Errorf("into the same folder again: %v", err)
	}
}

func TestRefused(t *testing.T) {
	for _, o := range []options{{Output: "a", Shards: 1}, {Input: []string{"a"}, Shards: 1}, {Input: []string{"a"}, Output: "a"},
		{Input: []string{t.TempDir() + "/none/*"}, Output: t.TempDir(), Shards: 1}} {
		if err := run(t.Context(), o, &bytes.Buffer{}); err == nil {
			t.Errorf("%+v is run", o)
		}
	}
}

func TestRootOf(t *testing.T) {
	dir := filepath.ToSlash(t.TempDir())
	if err := os.MkdirAll(dir+"/reports/b/reports", 0o777); err != nil {
		t.Fatal(err)
	}
	for pattern, want := range map[string]string{
		"content/reports/*":                 "content/reports/",
		"reports/*":                         "reports/",
		"../content/reports/a/*.pdf":        "../content/reports/",
		"gs://bucket/x/reports/*/*.pdf":     "gs://bucket/x/reports/",
		"gs://bucket/x/*/reports/*.pdf":     "gs://bucket/x/",
		"gs://bucket/my-reports/*":          "gs://bucket/my-reports/",
		"/data/2022.txt":                    "/data/",
		dir + "/reports":                    dir + "/reports/",
		dir + "/reports/":                   dir + "/reports/",
		dir + "/reports/b":                  dir + "/reports/",
		dir + "/reports/b/reports/../../b/": dir + "/reports/",
		dir + "/reports/b/reports":          dir + "/reports/b/reports/",
	} {
		if got := rootOf(pattern); got != want {
			t.Errorf("%s: %s, want %s", pattern, got, want)
		}
	}
}
