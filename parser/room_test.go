package parser_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"nianbao/parser"
	"nianbao/report"
)

// Documents are read where others were read before. TestRoomIsLeft reads all that there are in turn and holds that a
// report stays what it was, and that a document is read alike whatever came before it.
func TestRoomIsLeft(t *testing.T) {
	var docs []string
	real, _ := filepath.Glob("../content/reports/*.[tp][xd][tf]")
	for _, file := range real {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, string(src))
	}
	cases, _ := filepath.Glob("testdata/cases/*.txtar")
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, string(archive.Files[0].Data))
	}
	s := gongyiSheet(t)
	for _, shape := range shapes() {
		docs = append(docs, string(s.html(shape)))
	}
	body := para(s.title)
	s.each(func(p string) { body += para(p) }, func(rows [][]td) { body += wordTable(rows, para) })
	docs = append(docs, string(docxOf(t, body)), "", "no report")
	if len(real) == 0 || len(cases) < 20 {
		t.Fatalf("%d real reports, %d cases", len(real), len(cases))
	}
	say := func(r *report.Report) string {
		b, err := json.Marshal(struct {
			*report.Report
			Lines []string
		}{r, r.Lines})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	reports, told := []*report.Report{}, []string{}
	for _, doc := range slices.Concat(docs, docs) {
		src := []byte(doc)
		r, err := parser.Parse("a", src, parser.Sidecar{})
		if err != nil {
			r = &report.Report{Title: err.Error()}
		}
		clear(src)
		reports, told = append(reports, r), append(told, say(r))
	}
	for i, r := range reports {
		if say(r) != told[i] || told[i] != told[(i+len(docs))%len(told)] {
			t.Errorf("%s is not as it was", r.Title)
		}
	}
}
