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

// The options of two small charts, to be read.
func TestGoldens(t *testing.T) {
	bars := bar("76 0 - [12]")
	bars.Labels = []string{"辛店镇", "函谷关镇", "昌图镇", "赵岗镇"}
	bars.LabelHrefs = []string{"henan/zhengzhou/xinzheng/xindian.html", "henan/sanmenxia/lingbao/hanguguan.html", "", ""}
	bars.Series[0].Points[0].Href = "henan/zhengzhou/xinzheng/xindian/2022.html#requests.new.total"
	lines := line("120 131 890 - 1011", 2)
	lines.Series = append(lines.Series, Series{Name: "行政处罚", Href: "indicators/disclosure.penalty.decisions.html", Points: points("3 0 _ 5 1.5")})
	specs := map[string]Spec{"bars.json": bars, "lines.json": lines}
	for name, s := range specs {
		c, _ := drawn(t, s)
		var got bytes.Buffer
		if err := json.Indent(&got, c.Option, "", "  "); err != nil {
			t.Fatal(err)
		}
		got.WriteByte('\n')
		file := filepath.Join("testdata", name)
		if *update {
			if os.Getenv("CI") != "" {
				t.Fatal("goldens are not written in CI")
			}
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s differs from the option drawn:\n%s", file, got.Bytes())
		}
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.json"))
	if err != nil || len(files) != len(specs) {
		t.Errorf("goldens %v of %d charts, %v", files, len(specs), err)
	}
}
