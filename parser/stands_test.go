package parser_test

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"nianbao/bench/corpus"
	"nianbao/parser"
	"nianbao/report"
)

// exact compares all of a report, the fields that its JSON form leaves out too.
var exact = cmp.Options{cmp.AllowUnexported(report.Number{}), cmp.Transformer("cells", func(c report.Cells) map[string]report.Cell {
	return maps.Collect(c.All())
})}

// TestRecords reads back what is written of every report the parser gives: the same in every field, and never refused.
func TestRecords(t *testing.T) {
	read := func(name string, src []byte, side parser.Sidecar) {
		r, err := parser.Parse("reports/"+name, src, side)
		if err != nil {
			return
		}
		line, err := report.Record{Report: r, Sidecar: true, Slug: side.Slug, Answers: side.Answers}.Append(nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := report.ReadRecord(line)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(r, got.Report, exact); diff != "" {
			t.Fatalf("%s: written +, read -\n%s", name, diff)
		}
		if !got.Sidecar || got.Slug != side.Slug || !cmp.Equal(got.Answers, side.Answers) {
			t.Errorf("%s: sidecar %v %q %v", name, got.Sidecar, got.Slug, got.Answers)
		}
		if err := parser.Stands(got.Report); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	files, _ := filepath.Glob("../content/reports/*")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read(filepath.Base(file), src, parser.Sidecar{Slug: "a-b", Answers: map[string]string{"x": "一", "y": "二"}})
	}
	cases, _ := filepath.Glob("testdata/cases/*.txtar")
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var side parser.Sidecar
		if i := len(archive.Files) - 1; archive.Files[1].Name == "meta.yaml" && i > 1 {
			if side, err = parser.ParseSidecar(archive.Files[1].Data); err != nil {
				t.Fatal(err)
			}
		}
		read(archive.Files[0].Name, archive.Files[0].Data, side)
	}
	for _, layout := range corpus.Layouts() {
		for _, damage := range corpus.Damages() {
			if damage.Fits(layout) && (damage == corpus.None || !strings.HasPrefix(layout.String(), "pdf")) {
				doc := corpus.Make(rand.New(rand.NewPCG(uint64(layout), uint64(damage))), layout, damage)
				read(doc.Name, doc.Source, parser.Sidecar{})
			}
		}
	}
}

// TestStands holds what can't have been read.
func TestStands(t *testing.T) {
	doc := corpus.Make(rand.New(rand.NewPCG(7, 7)), corpus.Tabs, corpus.None)
	for name, test := range map[string]struct {
		spoil func(r *report.Report)
		want  string
	}{
		"another number": {func(r *report.Report) {
			r.Cells.Set("requests.new.total", report.Cell{State: report.Reported, Value: report.Int(77), Raw: "76"})
		}, "cell requests.new.total: state reported, value 77"},
		"a decimal more": {func(r *report.Report) {
			n, _ := report.ParseNumber("7.6")
			r.Cells.Set("requests.new.total", report.Cell{State: report.Reported, Value: n, Raw: "76"})
		}, "cell requests.new.total"},
		"a digit of it": {func(r *report.Report) {
			r.Cells.Set("requests.new.total", report.Cell{State: report.Reported, Value: report.Int(7), Raw: "76"})
		}, "cell requests.new.total"},
		"two numbers": {func(r *report.Report) {
			r.Cells.Set("requests.new.total", report.Cell{State: report.Reported, Value: report.Int(76), Raw: "7 6"})
		}, "cell requests.new.total"},
		"money for a count": {func(r *report.Report) {
			r.Cells.Set("requests.new.total", report.Cell{State: report.Reported, Value: report.Int(7), Raw: "70000元"})
		}, "cell requests.new.total"},
		"a blank with a number": {func(r *report.Report) {
			r.Cells.Set("requests.new.total", report.Cell{State: report.Blank, Raw: "76"})
		}, "cell requests.new.total: state blank"},
		"a number that is called invalid": {func(r *report.Report) {
			r.Cells.Set("requests.new.total", report.Cell{State: report.Invalid, Raw: "76"})
		}, "cell requests.new.total: state invalid"},
		"another place":     {func(r *report.Report) { r.Organ.Code = "110101" }, "organ: the place of code 110101 lies in"},
		"no place":          {func(r *report.Report) { r.Organ.Code = "999999" }, "organ: no place"},
		"a region by guess": {func(r *report.Report) { r.Organ.Code, r.Organ.Region = "", []string{"河南省"} }, "organ: region"},
		"another level":     {func(r *report.Report) { r.Organ.Level = report.Province }, "organ: the place of code"},
	} {
		r, err := parser.Parse("reports/a.txt", doc.Source, parser.Sidecar{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Organ.Code == "" || r.Organ.Level == report.Department {
			t.Fatal("the document's organ is no placed government")
		}
		test.spoil(r)
		if err := parser.Stands(r); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzStands reads records of anything: what is refused is refused without breaking.
func FuzzStands(f *testing.F) {
	for _, damage := range []corpus.Damage{corpus.None, corpus.GluedValues, corpus.BlankZeros} {
		doc := corpus.Make(rand.New(rand.NewPCG(3, uint64(damage))), corpus.Tabs, damage)
		r, err := parser.Parse("reports/a.txt", doc.Source, parser.Sidecar{})
		if err != nil {
			f.Fatal(err)
		}
		line, err := report.Record{Report: r}.Append(nil)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		rec, err := report.ReadRecord(line)
		if err != nil || parser.Stands(rec.Report) != nil {
			return
		}
		for key, c := range rec.Report.Cells.All() {
			if c.State.HasValue() && c.State == report.Reported && !strings.ContainsAny(c.Raw, "0123456789０１２３４５６７８９") {
				t.Errorf("%s: %s of %q", key, c.Value, c.Raw)
			}
		}
	})
}
