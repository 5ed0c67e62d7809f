package data_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/data"
	"nianbao/report"
)

// duckdb runs SQL and gives the rows of its last statement as texts. Without node or the module the test is skipped; where CI
// is set and node is there, the module must be.
func duckdb(t *testing.T, sql string) [][]string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("not read with DuckDB: there is no node")
	}
	if _, err := os.Stat("testdata/duckdb/node_modules/@duckdb/node-api"); err != nil {
		const message = "not read with DuckDB: it is not installed (make duckdb)"
		if os.Getenv("CI") != "" {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	run := exec.Command(node, "testdata/duckdb/query.mjs")
	run.Stdin = strings.NewReader(sql)
	var out, complaints bytes.Buffer
	run.Stdout, run.Stderr = &out, &complaints
	if err := run.Run(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, complaints.String(), sql)
	}
	var rows [][]string
	for line := range bytes.Lines(out.Bytes()) {
		var row []string
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

// publish writes the files to a folder, and gives its path with a stroke behind.
func publish(t *testing.T, files []data.File) string {
	t.Helper()
	root := t.TempDir()
	for _, f := range files {
		at := filepath.Join(root, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, f.Body, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.ToSlash(root) + "/" + data.Folder + "/"
}

// total is a count of rows and values, and the sum of those that DECIMAL(18, 6) holds.
type total struct {
	rows, values int
	sum          report.Number
}

// DuckDB reads the folder of Parquet as it is published, and comes to the sums of the CSV.
func TestDuckDB(t *testing.T) {
	files := allFiles(t, oddSource(t))
	root := publish(t, files)
	totals := map[string]total{}
	for _, f := range files {
		if f.Table != data.Cells.Name || f.Format != data.FormatCSV {
			continue
		}
		for _, r := range readCSV(t, data.Cells, plain(t, f)) {
			key := r["year"] + " " + r["form"] + " " + r["state"] + " " + r["indicator"]
			s := totals[key]
			s.rows++
			if r["value"] != null {
				n := number(t, r["value"])
				if _, fits := n.Units(6); fits {
					s.values++
					s.sum, _ = s.sum.Add(n)
				}
			}
			totals[key] = s
		}
	}
	rows := duckdb(t, fmt.Sprintf(`SELECT year || ' ' || form || ' ' || state || ' ' || indicator, count(*), count(value), coalesce(sum(value), 0)
		FROM read_parquet('%scells/*/*.parquet', hive_partitioning = true) GROUP BY ALL`, root))
	if len(rows) != len(totals) || len(rows) == 0 {
		t.Fatalf("%d groups, want %d", len(rows), len(totals))
	}
	for _, row := range rows {
		want := totals[row[0]]
		if row[1] != fmt.Sprint(want.rows) || row[2] != fmt.Sprint(want.values) || number(t, row[3]).Cmp(want.sum) != 0 {
			t.Errorf("%v, want %+v", row, want)
		}
	}
}

// What readers skip by, minima and maxima, leaves none of the rows out: negative numbers are found.
func TestDuckDBFindsNegatives(t *testing.T) {
	root := publish(t, allFiles(t, oddSource(t)))
	rows := duckdb(t, fmt.Sprintf(`SELECT raw FROM read_parquet('%scells/*/*.parquet', hive_partitioning = true) WHERE value < 0`, root))
	if len(rows) != 1 || rows[0][0] != "-5" {
		t.Errorf("%v, want the one cell that says -5", rows)
	}
}

// The example of the README runs, and says what it promises.
func TestDuckDBExample(t *testing.T) {
	s := source(5, 3)
	s.Organs[2].Level = report.Department
	sums, counts := map[int]report.Number{}, map[int]int{}
	for i, o := range s.Organs {
		for _, r := range o.Reports {
			if i == 2 {
				r.Organ.Level = report.Department
				continue
			}
			c, _ := r.Cells.Get("requests.new.total")
			sums[r.Year], _ = sums[r.Year].Add(c.Value)
			counts[r.Year]++
		}
	}
	files := allFiles(t, s)
	root := publish(t, files)
	var described []data.Described
	for _, f := range files {
		described = append(described, data.Describe(f))
	}
	address := "https://x.example/repo/"
	_, sql, ok := strings.Cut(string(data.Readme(described, address)), "```sql\n")
	sql, _, closed := strings.Cut(sql, "```")
	if !ok || !closed || !strings.Contains(sql, address+"data/cells/year=2021/cells.parquet") {
		t.Fatalf("no example: %s", sql)
	}
	rows := duckdb(t, strings.ReplaceAll(sql, address+"data/", root))
	var years []int
	for y := range sums {
		years = append(years, y)
	}
	slices.Sort(years)
	if len(rows) != len(years) {
		t.Fatal(rows)
	}
	for i, y := range years {
		if rows[i][0] != fmt.Sprint(y) || rows[i][1] != fmt.Sprint(counts[y]) || number(t, rows[i][2]).Cmp(sums[y]) != 0 {
			t.Errorf("%v, want %d, %d reports, %s", rows[i], y, counts[y], sums[y])
		}
	}
}
