package check

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/parser"
	"nianbao/report"
)

var update = flag.Bool("update", false, "write goldens anew (refused when CI is set)")

// realReports reads the reports of content/reports, in the order of their names.
func realReports(tb testing.TB) (names []string, reports []*report.Report) {
	tb.Helper()
	sources, err := filepath.Glob("../content/reports/*.[tp][xd][tf]")
	if err != nil || len(sources) == 0 {
		tb.Fatalf("no reports: %v", err)
	}
	for _, source := range sources {
		src, err := os.ReadFile(source)
		if err != nil {
			tb.Fatal(err)
		}
		r, err := parser.Parse("reports/"+filepath.Base(source), src, parser.Sidecar{})
		if err != nil {
			tb.Fatal(err)
		}
		names = append(names, strings.TrimSuffix(filepath.Base(source), filepath.Ext(source)))
		reports = append(reports, r)
	}
	return names, reports
}

// TestReal checks the real reports, by themselves and with each other; testdata/real/NAME.golden holds every finding
// and how often each rule passed, failed or could not be decided.
func TestReal(t *testing.T) {
	names, reports := realReports(t)
	sheets := make([]*Sheet, len(reports))
	for i, r := range reports {
		sheets[i] = Within(r)
	}
	Between(allHeld(reports, sheets), Past{})
	goldens := map[string]bool{}
	for i, name := range names {
		golden := filepath.Join("testdata", "real", name+".golden")
		goldens[golden] = true
		t.Run(name, func(t *testing.T) { compareGolden(t, golden, describe(sheets[i])) })
	}
	files, err := filepath.Glob("testdata/real/*.golden")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !goldens[f] {
			t.Errorf("%s is an orphan: no report has it", f)
		}
	}
}

// describe is a sheet as goldens hold it: a line a finding, then a line a rule.
func describe(s *Sheet) string {
	var b bytes.Buffer
	for _, f := range s.Findings {
		fmt.Fprintf(&b, "%s %s @%d %s | %s | %s\n", f.Severity, f.ID, f.Line(), f.Message, f.Expected, f.Found)
	}
	for _, r := range rules {
		if pass, fail, unknown := s.Count(r.ID, Pass), s.Count(r.ID, Fail), s.Count(r.ID, Unknown); pass+fail+unknown > 0 {
			fmt.Fprintf(&b, "%-22s pass %d, fail %d, unknown %d\n", r.ID, pass, fail, unknown)
		}
	}
	return b.String()
}

func compareGolden(t *testing.T, golden, got string) {
	t.Helper()
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("goldens are not written where CI is set")
		}
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

// BenchmarkTables measures each examination of tables and document shape; an operation is one report.
func BenchmarkTables(b *testing.B) {
	_, reports := realReports(b)
	for _, station := range []struct {
		name    string
		examine func(*exam)
	}{{"reconcile", reconcile}, {"values", values}, {"sections", sections}, {"form", formKept}, {"plausible", plausible}, {"dates", dates}} {
		b.Run(station.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				station.examine(&exam{r: reports[i%len(reports)], sheet: &Sheet{}})
			}
		})
	}
}
