package chart

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write goldens anew (refused when CI is set)")

// The options of two small charts, to be read, and what a page has of them.
func TestGoldens(t *testing.T) {
	bars := bar("76 0 - [12]")
	bars.Labels = []string{"辛店镇", "函谷关镇", "昌图镇", "赵岗镇"}
	bars.LabelHrefs = []string{"henan/zhengzhou/xinzheng/xindian.html", "henan/sanmenxia/lingbao/hanguguan.html", "", ""}
	bars.Series[0].Points[0].Href = "henan/zhengzhou/xinzheng/xindian/2022.html#requests.new.total"
	lines := line("120 131 890 - 1011", 2)
	lines.LabelHrefs = []string{"2019.html", "2020.html", "2021.html", "2022.html", "2023.html"}
	for i := range lines.Labels {
		lines.Series[0].Points[i].Href = lines.LabelHrefs[i] + "#requests.new.total"
	}
	lines.Series = append(lines.Series, Series{Name: "行政处罚", Href: "indicators/disclosure.penalty.decisions.html", Points: points("3 0 _ 5 1.5")})
	files := map[string][]byte{}
	for name, s := range map[string]Spec{"bars": bars, "lines": lines} {
		c, _ := drawn(t, s)
		option, err := Option(s)
		if err != nil {
			t.Fatal(err)
		}
		var indented bytes.Buffer
		if err := json.Indent(&indented, option, "", "  "); err != nil {
			t.Fatal(err)
		}
		files[name+".json"] = append(indented.Bytes(), '\n')
		files[name+".own.json"] = append(c.Own, '\n')
		files[name+".html"] = append(c.Static, '\n')
	}
	for name, body := range files {
		golden(t, filepath.Join("testdata", name), body)
	}
	written, err := filepath.Glob(filepath.Join("testdata", "*.*"))
	if err != nil || len(written) != len(files) {
		t.Errorf("goldens %v, want %d, %v", written, len(files), err)
	}
}

// What all charts of a kind have in common is published as made here.
func TestKinds(t *testing.T) {
	kinds, err := Kinds()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, filepath.Join("..", "assets", "charts", "kinds.js"), kinds)
	for _, kind := range []string{kindLine, kindLines, kindRows, kindStackedRows, kindColumns, kindStackedColumns} {
		if !bytes.Contains(kinds, []byte("\n  "+kind+": {")) {
			t.Errorf("no kind %s", kind)
		}
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if os.Getenv("CI") != "" {
			t.Fatal("goldens are not written in CI")
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from what is made:\n%s", file, got)
	}
}
