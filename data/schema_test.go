package data_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"nianbao/data"
	"nianbao/report"
)

var update = flag.Bool("update", false, "write goldens anew (refused when CI is set)")

func compile(t *testing.T, name string, schema []byte) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(pattern)
	if err := c.AddResource(name, parseJSON(t, schema)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// pathPattern is the profiles' pattern of paths, which looks ahead, as Go's regular expressions don't.
const pathPattern = `^((?=[^./~])(?!file:)((?!\/\.\.\/)(?!\\)(?!:\/\/).)*|(http|ftp)s?:\/\/.*)$`

// pattern compiles a schema's regular expression.
func pattern(expression string) (jsonschema.Regexp, error) {
	if expression == pathPattern {
		return localPath{}, nil
	}
	return regexp.Compile(expression)
}

// localPath matches paths as pathPattern does, but for whole addresses, of which there are none.
type localPath struct{}

func (localPath) String() string { return pathPattern }

func (localPath) MatchString(s string) bool {
	return s != "" && !strings.ContainsAny(s[:1], "./~") && !strings.HasPrefix(s, "file:") &&
		!strings.Contains(s, "/../") && !strings.Contains(s, `\`) && !strings.Contains(s, "://")
}

func parseJSON(t *testing.T, src []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatalf("%v in %.200s", err, src)
	}
	return v
}

// profile is a vendored profile, which must be the one that its README names.
func profile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	body, err := os.ReadFile("testdata/frictionless/" + name)
	if err != nil {
		t.Fatal(err)
	}
	told, err := os.ReadFile("testdata/frictionless/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(told), fmt.Sprintf("%x  %s", sha256.Sum256(body), name)) {
		t.Errorf("%s is not the file that its README names", name)
	}
	return compile(t, "https://datapackage.org/profiles/2.0/"+name, body)
}

// The descriptor is one, and tells each file's size, checksum and rows, and each column.
func TestDescriptor(t *testing.T) {
	files := append(allFiles(t, oddSource(t)), books(t, oddSource(t), "")...)
	var described []data.Described
	for _, f := range files {
		described = append(described, data.Describe(f))
	}
	body, err := data.Descriptor(described, "https://x.example/repo/")
	if err != nil {
		t.Fatal(err)
	}
	if err := profile(t, "datapackage.json").Validate(parseJSON(t, body)); err != nil {
		t.Error(err)
	}
	var d struct {
		Resources []struct {
			Name, Path, Hash, Format string
			Schema, Compression      string
			Bytes, Rows              int
		}
	}
	if err := json.Unmarshal(body, &d); err != nil || len(d.Resources) != len(files) {
		t.Fatalf("%d resources of %d files, %v", len(d.Resources), len(files), err)
	}
	names := map[string]bool{}
	for i, r := range d.Resources {
		f := files[i]
		if names[r.Name] {
			t.Errorf("two resources are called %s", r.Name)
		}
		names[r.Name] = true
		if "data/"+r.Path != f.Path || r.Bytes != len(f.Body) || r.Hash != fmt.Sprintf("sha256:%x", sha256.Sum256(f.Body)) || r.Rows != f.Rows ||
			r.Format != string(f.Format) || f.Table != "" && r.Schema != "schemas/"+f.Table+".json" || (r.Compression == "gz") != strings.HasSuffix(r.Path, ".gz") {
			t.Errorf("%+v is not %s", r, f.Path)
		}
	}
	for _, table := range data.Tables() {
		body, err := data.TableSchema(table)
		if err != nil {
			t.Fatal(err)
		}
		if err := profile(t, "tableschema.json").Validate(parseJSON(t, body)); err != nil {
			t.Errorf("%s: %v", table.Name, err)
		}
		for _, l := range table.Links {
			if other, ok := data.TableByName(l.Table); !ok || other.Yearly || len(other.Key) != 1 || other.Key[0] != l.Field || !names[other.Name] {
				t.Errorf("%s refers to %s of %s", table.Name, l.Field, l.Table)
			}
		}
	}
}

// Every value is of the field's kind, and one of the field's few where it names them; keys tell rows apart.
func TestRowsKeepTheSchema(t *testing.T) {
	files := allFiles(t, oddSource(t))
	for _, table := range data.Tables() {
		keys := map[string]bool{}
		for _, f := range files {
			if f.Table != table.Name || f.Format != data.FormatNDJSON {
				continue
			}
			for _, r := range readRows(t, table, f) {
				key := ""
				for _, k := range table.Key {
					key += r[k] + " "
				}
				if keys[key] {
					t.Errorf("two rows of %s are %s", table.Name, key)
				}
				keys[key] = true
				for _, field := range table.Fields {
					if v := r[field.Name]; !keeps(field, v) {
						t.Errorf("%s of %s is %q", field.Name, table.Name, v)
					}
				}
			}
		}
	}
}

func keeps(f data.Field, v string) bool {
	if v == null {
		return f.Kind.Nullable()
	}
	if f.Enum != nil {
		for _, e := range f.Enum {
			if v == e {
				return true
			}
		}
		return false
	}
	switch f.Kind {
	case data.Integer, data.Decimal, data.Year:
		n, err := report.ParseNumber(v)
		return err == nil && (f.Kind == data.Decimal || n.Whole())
	case data.Date:
		_, err := time.Parse(time.DateOnly, v)
		return err == nil
	case data.Token:
		return strings.Trim(v, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.-_#~ ") == "" && v == data.Escape(v)
	}
	return true
}

// The schema takes what reports are, and refuses what they must not be.
func TestReportSchema(t *testing.T) {
	body, err := data.ReportSchema()
	if err != nil {
		t.Fatal(err)
	}
	schema := compile(t, "report.schema.json", body)
	valid := func(r *report.Report, change func(map[string]any)) error {
		src, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		v := parseJSON(t, src).(map[string]any)
		change(v)
		return schema.Validate(v)
	}
	whole := func() *report.Report {
		r := made(report.Form2021, 2022, nil).Report
		r.Schema, r.SHA256 = report.SchemaVersion, strings.Repeat("0a", 32)
		r.Sections, r.Figures, r.Notes = []report.Section{{Number: 1, Text: []string{""}}}, []report.Figure{{Value: number(t, "1.5")}}, []report.Note{{Severity: report.Hint}}
		return r
	}
	other := whole()
	other.Cells.Set("requests.other.total", report.Cell{State: report.Inferred, Value: number(t, "0.50")})
	old, free := whole(), whole()
	old.Form, old.Cells = report.Form2019, report.NewCells(report.Form2019)
	free.Form, free.Cells, free.Published = report.FormFree, report.Cells{}, "2019-01-20"
	for name, r := range map[string]*report.Report{"2021": whole(), "2021 with one row for （六）": other, "2019": old, "free": free} {
		if err := valid(r, func(map[string]any) {}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	cell := func(v map[string]any) map[string]any {
		return v["cells"].(map[string]any)["requests.new.total"].(map[string]any)
	}
	for name, change := range map[string]func(map[string]any){
		"a cell is lost":              func(v map[string]any) { delete(v["cells"].(map[string]any), "requests.new.total") },
		"a cell of another form":      func(v map[string]any) { v["cells"].(map[string]any)["disclosure.fees.change"] = cell(v) },
		"missing with a value":        func(v map[string]any) { cell(v)["state"] = "missing" },
		"reported without one":        func(v map[string]any) { cell(v)["value"] = nil },
		"an unknown state":            func(v map[string]any) { cell(v)["state"] = "zero" },
		"another version":             func(v map[string]any) { v["schema"] = 2 },
		"a key that is not there":     func(v map[string]any) { v["lines"] = []any{} },
		"no checksum":                 func(v map[string]any) { v["sha256"] = "" },
		"a date that is no day":       func(v map[string]any) { v["published"] = "2022" },
		"another form than its cells": func(v map[string]any) { v["form"] = "2019" },
	} {
		if valid(whole(), change) == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// docs/data.md tells every column as the code has it.
func TestColumnsAreTold(t *testing.T) {
	const head = "## Columns\n\n"
	var b strings.Builder
	data.WriteColumns(&b)
	told, err := os.ReadFile("../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	before, columns, ok := strings.Cut(string(told), head)
	want := strings.TrimSuffix(b.String(), "\n")
	if !ok || columns != want {
		golden(t, "../../../docs/data.md", []byte(before+head+want))
	}
}

// Small files as they are.
func TestGoldenFiles(t *testing.T) {
	var described []data.Described
	for _, f := range allFiles(t, oddSource(t)) {
		described = append(described, data.Describe(f))
		switch name := strings.TrimSuffix(f.Path, ".gz"); name {
		case "data/reports.csv", "data/reports.ndjson", "data/findings/2021.csv", "data/findings/2021.ndjson", "data/organs.csv":
			golden(t, strings.ReplaceAll(strings.TrimPrefix(name, "data/"), "/", "-"), plain(t, f))
		}
	}
	golden(t, "README.md", data.Readme(described, ""))
	schema, err := data.TableSchema(data.Cells)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "schemas-cells.json", schema)
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	at := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(at, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not as it was; run with -update, and look at what changed: %s", at, cmp.Diff(string(want), string(got)))
	}
}

func TestMain(m *testing.M) {
	flag.Parse()
	if *update && os.Getenv("CI") != "" {
		fmt.Fprintln(os.Stderr, "goldens are not written in CI")
		os.Exit(1)
	}
	os.Exit(m.Run())
}
