package parser_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"nianbao/parser"
	"nianbao/report"
)

var update = flag.Bool("update", false, "write goldens anew (refused when CI is set)")

// TestReal reads the real reports; testdata/real/NAME.golden holds every cell of each, checked by eye against the
// document.
func TestReal(t *testing.T) {
	sources, err := filepath.Glob("../content/reports/*.[tp][xd][tf]")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	goldens := map[string]bool{}
	for _, source := range sources {
		name := strings.TrimSuffix(filepath.Base(source), filepath.Ext(source))
		golden := filepath.Join("testdata", "real", name+".golden")
		goldens[golden] = true
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(source)
			if err != nil {
				t.Fatal(err)
			}
			r, err := parser.Parse("reports/"+filepath.Base(source), src, parser.Sidecar{})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, golden, describe(r))
		})
	}
	failOrphans(t, "testdata/real/*.golden", goldens)
}

// TestCases reads the documents of testdata/cases: each archive holds a source (its first file), optionally a
// sidecar (meta.yaml), and what is read from it (want).
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var side parser.Sidecar
			want := -1
			for i, f := range archive.Files {
				switch f.Name {
				case "meta.yaml":
					if side, err = parser.ParseSidecar(f.Data); err != nil {
						t.Fatal(err)
					}
				case "want":
					want = i
				}
			}
			source := archive.Files[0]
			got := ""
			if r, err := parser.Parse(source.Name, source.Data, side); err != nil {
				got = "error: " + err.Error() + "\n"
			} else {
				got = describe(r)
			}
			if *update {
				refuseInCI(t)
				if want < 0 {
					archive.Files = append(archive.Files, txtar.File{Name: "want"})
					want = len(archive.Files) - 1
				}
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want < 0 {
				t.Fatal("the case has no file want; write it with -update")
			}
			if diff := cmp.Diff(string(archive.Files[want].Data), got); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}

// describe is a report as goldens hold it: a line a row, each cell as printed, or ? missing, _ blank, (n) inferred,
// !text invalid; then where the row's cells stand (line:columns).
func describe(r *report.Report) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "organ     %s | %s | %s | %s | %s\n", r.Organ.Name, r.Organ.Place, r.Organ.Level, strings.Join(r.Organ.Region, "/"), r.Organ.Code)
	fmt.Fprintf(&b, "year      %d, form %s, published %q\n", r.Year, r.Form, r.Published)
	fmt.Fprintf(&b, "title     %s\n", r.Title)
	for _, s := range r.Sections {
		fmt.Fprintf(&b, "section   %d %s, line %d, %d paragraphs, lines %v\n", s.Number, s.Title, s.Line, len(s.Text), s.Lines)
	}
	for _, table := range report.LayoutOf(r.Form).Tables {
		for _, block := range table.Blocks {
			for _, row := range block.Rows {
				describeRow(&b, r, row, block.Columns)
			}
		}
	}
	if r.Form == report.Form2021 {
		if _, ok := r.Cells.Get(report.OtherKeys()[0]); ok {
			describeRow(&b, r, report.OtherRow(), report.LayoutOf(r.Form).Tables[1].Blocks[0].Columns)
		}
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "note      %d %s %s %s %s\n", n.Line, n.Severity, n.Code, n.Cell, n.Message)
	}
	return b.String()
}

func describeRow(b *bytes.Buffer, r *report.Report, row report.Row, columns []report.Column) {
	key := row.Key
	if key == "" {
		key = "review, litigation"
	}
	fmt.Fprintf(b, "%-29s", key)
	line, places := 0, []string{}
	for _, column := range columns {
		c, _ := r.Cells.Get(report.CellKey(row, column))
		switch c.State {
		case report.Reported:
			fmt.Fprintf(b, " %s", c.Value)
		case report.Inferred:
			fmt.Fprintf(b, " (%s)", c.Value)
		case report.Blank:
			fmt.Fprintf(b, " _")
		case report.Invalid:
			fmt.Fprintf(b, " !%s", c.Raw)
		default:
			fmt.Fprintf(b, " ?")
		}
		place := fmt.Sprint(c.Column)
		if c.Line != line {
			line = c.Line
			place = fmt.Sprintf("%d:%d", c.Line, c.Column)
		}
		places = append(places, place)
	}
	fmt.Fprintf(b, "   @ %s\n", strings.Join(places, " "))
}

func compare(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		refuseInCI(t)
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

func refuseInCI(t *testing.T) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("goldens are not written where CI is set")
	}
}

// failOrphans fails for goldens that no test reads.
func failOrphans(t *testing.T, pattern string, used map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !used[f] {
			t.Errorf("%s is an orphan: no test reads it", f)
		}
	}
}
