package site

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/report"
)

// recordsOf are the records of all reports in a content folder.
func recordsOf(t *testing.T, dir string) (list []report.Record) {
	t.Helper()
	c, err := openContent(dir)
	if err != nil {
		t.Fatal(err)
	}
	for p := range c.parse(nil, c.fsys.Open) {
		if p.Report != nil {
			list = append(list, p.Record())
		}
	}
	return list
}

func linesOfRecords(t *testing.T, list []report.Record) []byte {
	t.Helper()
	var b []byte
	for _, rec := range list {
		var err error
		if b, err = rec.Append(b); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func packedByGzip(t *testing.T, b []byte) string {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// manyKinds is a workplace with the real reports and some made ones of every kind of file, with sidecars.
func manyKinds(t *testing.T) BuildOptions {
	o := workplace(t)
	reports := filepath.Join(o.Content, "reports")
	for _, name := range []string{"xindian-2020.txt", "hanguguan-2022.txt", "hongze-2023.pdf", "hongze-2024.pdf"} {
		copyReport(t, o.Content, name)
	}
	writeFile(t, filepath.Join(reports, "hanguguan-2022.meta.yaml"), "slug: hgg\nsource: https://a.cn/\nanswers:\n  unknown: 答复\n")
	for i, layout := range []corpus.Layout{corpus.Tabs, corpus.HTML, corpus.DOCX, corpus.Lines} {
		for k := range 3 {
			doc := corpus.Make(rand.New(rand.NewPCG(uint64(i), uint64(k))), layout, corpus.None)
			writeFile(t, filepath.Join(reports, "made", fmt.Sprintf("%d-%d-%s", i, k, doc.Name)), string(doc.Source))
		}
	}
	return o
}

var reportData = regexp.MustCompile(`/[0-9]{4}\.json$`)

// TestBuildFromRecords builds a site from sources, and the same from what was parsed of them.
func TestBuildFromRecords(t *testing.T) {
	o := manyKinds(t)
	s := mustBuild(t, o)
	want := siteIn(t, o.Out)
	records := recordsOf(t, o.Content)
	if len(records) < 10 {
		t.Fatalf("%d records", len(records))
	}
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	parsed := BuildOptions{Content: filepath.Join(t.TempDir(), "content"), Out: o.Out + "-parsed"}
	reports := filepath.Join(parsed.Content, "reports")
	writeFile(t, filepath.Join(reports, "b", "part-0.ndjson"), string(linesOfRecords(t, records[:4])))
	writeFile(t, filepath.Join(reports, "part-1.ndjson.gz"), packedByGzip(t, linesOfRecords(t, records[4:])))
	again := mustBuild(t, parsed)
	sameFolder(t, siteIn(t, parsed.Out), want)
	if s.Digest != again.Digest || s.Reports != again.Reports || len(s.Problems) != len(again.Problems) {
		t.Errorf("%d reports, problems %v; from records %d, %v", s.Reports, s.Problems, again.Reports, again.Problems)
	}

	// Without the text there is no page of it, and nothing else is less.
	for _, rec := range records {
		rec.Report.Lines = nil
	}
	if err := os.RemoveAll(reports); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(reports, "bare.ndjson"), string(linesOfRecords(t, records)))
	if bare := mustBuild(t, parsed); bare.Reports != s.Reports {
		t.Errorf("%d reports", bare.Reports)
	}
	got := siteIn(t, parsed.Out)
	for name := range want {
		if _, ok := got[name]; ok == strings.HasSuffix(name, sourceSuffix) {
			t.Errorf("%s: %v", name, ok)
		}
	}
	for name, body := range got {
		if strings.Contains(body, sourceSuffix) && strings.HasSuffix(name, ".html") {
			t.Errorf("%s leads to a page that is not there", name)
		}
		if reportData.MatchString(name) && body != want[name] {
			t.Errorf("%s is not %s any more: %s", name, want[name], firstDifference(body, want[name]))
		}
	}
}

// TestParsedLines tells what can't be taken, each with its line, and takes the rest.
func TestParsedLines(t *testing.T) {
	o := manyKinds(t)
	records := recordsOf(t, o.Content)
	for i := range records {
		records[i].Answers = nil
	}
	line := func(i int) string { return string(linesOfRecords(t, records[i:i+1])) }
	wrong := strings.Replace(line(1), `"state":"reported","raw":"`, `"state":"reported","raw":"1`, 1)
	for name, test := range map[string]struct {
		file, body string
		reports    int
		want       []string
	}{
		"as it should be":   {"a.ndjson", line(0) + line(1), 2, nil},
		"no last newline":   {"a.ndjson", line(0) + strings.TrimSpace(line(1)), 2, nil},
		"blank lines, CRLF": {"a.ndjson", "\n \r\n" + strings.ReplaceAll(line(0), "\n", "\r\n") + "\n\n" + line(1), 2, nil},
		"a bad line":        {"a.ndjson", line(0) + "{\n" + line(1), 2, []string{"reports/a.ndjson:2: no parsed report: byte 3: '\"' is expected"}},
		"another number":    {"a.ndjson", line(0) + wrong, 1, []string{"reports/a.ndjson:2: no parsed report: cell "}},
		"a slug that climbs": {"a.ndjson", line(0) + strings.Replace(line(1), "}\n", `,"sidecar":{"slug":"../a"}}`+"\n", 1), 1,
			[]string{"reports/a.ndjson:2: no parsed report: "}},
		"an unread file": {"a.ndjson", line(0) + `{"file":"x.doc","error":"DOC"}` + "\n" + line(1), 2,
			[]string{"reports/a.ndjson:2: x.doc was not read: DOC"}},
		"twice":          {"a.ndjson", line(0) + line(0), 1, []string{"reports/a.ndjson:2: a second report of"}},
		"not packed":     {"a.ndjson.gz", line(0), 0, []string{"reports/a.ndjson.gz: can't be read: not packed by gzip: gzip: invalid header"}},
		"packed, broken": {"a.ndjson.gz", packedByGzip(t, []byte(line(0)+line(1)))[:4000], -1, []string{"reports/a.ndjson.gz:"}},
		"nothing":        {"a.ndjson", "", 0, nil},
		"many bad lines": {"a.ndjson", strings.Repeat("{}\n", mostFaults+3) + line(0), 0, nil},
	} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, "reports", test.file), test.body)
		c, err := openContent(dir)
		if err != nil {
			t.Fatal(err)
		}
		sources, err := c.read(t.Context(), o, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, problems := Collect(sources)
		problems = append(c.problems, problems...)
		var got []string
		for _, p := range problems {
			got = append(got, p.String())
		}
		if name == "many bad lines" {
			if len(got) != mostTold+1 || !strings.Contains(got[mostTold], "the rest is not read") || len(sources) != 0 {
				t.Errorf("%s: %d told, %q, %d sources", name, len(got), got[len(got)-1], len(sources))
			}
			continue
		}
		if n := len(sources); test.reports >= 0 && n != test.reports && name != "twice" || !slices.EqualFunc(got, test.want, strings.HasPrefix) {
			t.Errorf("%s: %d sources, %q", name, n, got)
		}
	}
}

// TestSourceBesideRecord keeps the better of a source and a record of one report, and the source where they are alike.
func TestSourceBesideRecord(t *testing.T) {
	o := workplace(t)
	records := recordsOf(t, o.Content)
	file := filepath.Join(o.Content, "reports", "a.ndjson")
	writeFile(t, file, string(linesOfRecords(t, records)))
	s := mustBuild(t, o)
	if len(s.Problems) != 1 || !strings.Contains(s.Problems[0].String(), "reports/a.ndjson:1: a second report of") || s.Reports != 1 {
		t.Errorf("%v", s.Problems)
	}
	records[0].Sidecar = true
	writeFile(t, file, string(linesOfRecords(t, records)))
	s = mustBuild(t, o)
	if len(s.Problems) != 1 || !strings.Contains(s.Problems[0].String(), "reports/zhaogang-2023.txt: a second report of") {
		t.Errorf("%v", s.Problems)
	}
}

// TestBuildAgainFromRecords changes a file of records: what is built then is what a first build gives, and where nothing is
// changed nothing is done.
func TestBuildAgainFromRecords(t *testing.T) {
	from := manyKinds(t)
	records := recordsOf(t, from.Content)
	o := BuildOptions{Content: filepath.Join(t.TempDir(), "content"), Out: filepath.Join(t.TempDir(), "public"), Store: filepath.Join(t.TempDir(), "store")}
	file := filepath.Join(o.Content, "reports", "a.ndjson.gz")
	for _, list := range [][]report.Record{records, records[1:]} {
		writeFile(t, file, packedByGzip(t, linesOfRecords(t, list)))
		s := mustBuild(t, o)
		cold := mustBuild(t, BuildOptions{Content: o.Content, Out: o.Out + "-cold"})
		if s.Digest != cold.Digest || s.Unchanged {
			t.Errorf("%d records: %s, %s in the first place; unchanged: %v", len(list), s.Digest, cold.Digest, s.Unchanged)
		}
		if again := mustBuild(t, o); !again.Unchanged || again.Digest != s.Digest {
			t.Errorf("%d records, again: %+v", len(list), again)
		}
	}
	for i := range records {
		records[i].Report.Lines = nil
	}
	writeFile(t, file, packedByGzip(t, linesOfRecords(t, records)))
	s := mustBuild(t, o)
	if cold := mustBuild(t, BuildOptions{Content: o.Content, Out: o.Out + "-cold"}); s.Digest != cold.Digest {
		t.Error("without the text: not what a first build gives")
	}
}

// Files of records that are as they were are not read again; what they hold is the same, also the lines that can't be taken,
// and texts come from them where the store has lost them.
func TestLinesAreRecalled(t *testing.T) {
	o := manyKinds(t)
	records := recordsOf(t, o.Content)
	for len(records) < 3*inBundle {
		records = append(records, records...)
	}
	lines := linesOfRecords(t, records)
	lines = append(append([]byte("{}\n\n"), lines...), "{\"file\": \"x.txt\", \"error\": \"is none\"}\n{"...)
	o = BuildOptions{Content: filepath.Join(t.TempDir(), "content"), Out: filepath.Join(t.TempDir(), "public"), Store: filepath.Join(t.TempDir(), "store")}
	for _, name := range []string{"a.ndjson", "b.ndjson"} {
		writeFile(t, filepath.Join(o.Content, "reports", name), string(lines))
	}
	age(t, o.Content)
	denied := func(string) (fs.File, error) { return nil, fs.ErrPermission }
	read := func(open opener) (list []Parsed, m *memory) {
		c, err := openContent(o.Content)
		if err != nil {
			t.Fatal(err)
		}
		m, _ = remembers(o, c)
		if open == nil {
			open = c.fsys.Open
		}
		list = slices.Collect(c.parse(m, open))
		m.keep(filesPart, m.pack(c.files))
		return list, m
	}
	cold, _ := read(nil)
	warm, m := read(denied)
	if len(cold) != len(warm) || len(cold) != 2*(len(records)+3) {
		t.Fatalf("%d lines, %d again, of %d", len(cold), len(warm), 2*(len(records)+3))
	}
	for i, want := range cold {
		got := warm[i]
		if (got.Report == nil) != (want.Report == nil) || got.Problem != want.Problem || got.place() != want.place() || got.slug != want.slug || !maps.Equal(got.answers, want.answers) {
			t.Fatalf("line %d: %+v\n%+v", i, got, want)
		}
		if got.Report != nil && !reflect.DeepEqual(entry{got.kept}.whole(), records[(i%(len(cold)/2))-1].Report) {
			t.Fatalf("line %d holds another report", i)
		}
	}
	if err := m.loss(); err != nil {
		t.Error(err)
	}
	again, m := read(nil)
	texts, err := filepath.Glob(filepath.Join(o.Store, textsPart+"*"))
	if err != nil || len(texts) < 6 {
		t.Fatal(texts, err)
	}
	for _, name := range texts {
		os.Remove(name)
	}
	for i := 1; i < len(records); i += 50 {
		if !reflect.DeepEqual(entry{again[i].kept}.whole(), records[i-1].Report) {
			t.Fatalf("line %d holds another report when it is read again", i)
		}
	}
	if err := m.loss(); err != nil {
		t.Error(err)
	}
	os.Remove(filepath.Join(o.Content, "reports", "b.ndjson"))
	if read(nil); len(filesLike(t, o.Store, linesPart+"*")) != 1 || len(filesLike(t, o.Store, headsPart+"*")) != len(texts)/2 {
		t.Errorf("of a file that is gone something is left: %q", filesLike(t, o.Store, "*"))
	}
}

func filesLike(t *testing.T, dir, pattern string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	return list
}
