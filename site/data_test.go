package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"nianbao/data"
	"nianbao/report"
)

// Every report's JSON is what report.schema.json says.
func TestReportsKeepTheirSchema(t *testing.T) {
	files := sampleSite(t)
	parse := func(name string) any {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(files[name]))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return v
	}
	const name = data.Folder + "/report.schema.json"
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, parse(name)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for name := range files {
		if reportJSONName.MatchString(name) {
			n++
			if err := schema.Validate(parse(name)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if n != len(sampleSources()) {
		t.Errorf("%d reports, want %d", n, len(sampleSources()))
	}
}

var reportJSONName = regexp.MustCompile(`/[0-9]{4}\.json$`)

// The data package tells every file of the folder but those that describe it, and what it tells is true.
func TestDataPackage(t *testing.T) {
	files := sampleSite(t)
	var d struct {
		Resources []struct {
			Path, Hash, Schema string
			Bytes              int
		}
	}
	if err := json.Unmarshal(files["data/datapackage.json"], &d); err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, r := range d.Resources {
		body := files["data/"+r.Path]
		if told[r.Path] = true; body == nil || len(body) != r.Bytes || r.Hash != fmt.Sprintf("sha256:%x", sha256.Sum256(body)) {
			t.Errorf("%s is told wrongly", r.Path)
		}
		if r.Schema != "" && files["data/"+r.Schema] == nil {
			t.Errorf("%s: there is no %s", r.Path, r.Schema)
		}
	}
	for name := range files {
		below, ok := strings.CutPrefix(name, "data/")
		describes := path.Dir(below) == "schemas" || below == "index.html" || below == "README.md" || below == "datapackage.json" || below == "report.schema.json"
		if ok && !describes && !told[below] {
			t.Errorf("%s is not told of", name)
		}
	}
}

// Addresses in tables lead somewhere.
func TestTablesLeadToPages(t *testing.T) {
	files := sampleSite(t)
	for _, table := range data.Tables() {
		rows := 0
		for name, body := range files {
			if !strings.HasPrefix(name, "data/"+table.Name) || !strings.HasSuffix(strings.TrimSuffix(name, ".gz"), ".csv") {
				continue
			}
			if strings.HasSuffix(name, ".gz") {
				z, err := gzip.NewReader(bytes.NewReader(body))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if body, err = io.ReadAll(z); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			}
			all, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, row := range all[1:] {
				rows++
				for i, f := range table.Fields {
					if to, fragment, _ := strings.Cut(row[i], "#"); strings.HasSuffix(f.Title, "地址") &&
						(files[to] == nil || !hasAttribute(files[to], "id", fragment) && fragment != "") {
						t.Errorf("%s: %s leads nowhere", name, row[i])
					}
				}
			}
		}
		if rows == 0 {
			t.Errorf("no rows of %s", table.Name)
		}
	}
}

// Examples name the site where it is known, and every address that is whole is the site's.
func TestDataNamesTheSite(t *testing.T) {
	files := renderSite(t, sampleSources(), Options{Origin: "https://x.example", Base: "/repo/"})
	for _, want := range []string{"'https://x.example/repo/data/cells/year=2023/cells.parquet'", `root = "https://x.example/repo/data/"`, `root <- "https://x.example/repo/data/"`} {
		if !bytes.Contains(files["data/README.md"], []byte(want)) {
			t.Errorf("the README does not say %s", want)
		}
	}
	if bytes.Contains(files["data/README.md"], []byte("example.org")) {
		t.Error("the README has a placeholder for an address that is known")
	}
	if !bytes.Contains(files["data/datapackage.json"], []byte(`"homepage": "https://x.example/repo/"`)) {
		t.Error("the data package does not name the site")
	}
}

// The table beside a comparison has the figures of the reports.
func TestComparisonBesideItsPageAsCSV(t *testing.T) {
	files := sampleSite(t)
	c, _ := Collect(sampleSources())
	s := c.root.sets[0]
	all, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(files[s.path()+".csv"], []byte("\ufeff")))).ReadAll()
	if err != nil || len(all) != len(s.entries)+1 {
		t.Fatalf("%d rows for %d reports: %v", len(all), len(s.entries), err)
	}
	columns := map[string]bool{}
	for _, head := range all[0] {
		key, _, _ := strings.Cut(head, " ")
		columns[key] = true
	}
	for _, e := range s.entries {
		for _, ind := range report.Indicators() {
			if ind.Has(e.Form) && !columns[ind.ID] {
				t.Errorf("no column has %s of %s", ind.ID, e.path())
			}
		}
	}
	for i, e := range s.entries {
		for column, head := range all[0] {
			key, _, _ := strings.Cut(head, " ")
			ind, ok := report.IndicatorByID(key)
			if !ok {
				continue
			}
			want := ""
			if c, ok := ind.Cell(e.Report); ok && c.State.HasValue() {
				want = c.Value.String()
			}
			if got := all[i+1][column]; got != want {
				t.Errorf("%s of %s is %q, want %q", key, e.path(), got, want)
			}
		}
	}
}
