package chart

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What a page has of a chart is little, and says all.
func TestOwn(t *testing.T) {
	linked := func(s Spec, page func(string) string, key string) Spec {
		for i, label := range s.Labels {
			s.LabelHrefs = append(s.LabelHrefs, page(label))
			if p := &s.Series[0].Points[i]; key != "" && s.LabelHrefs[i] != "" && !p.None {
				p.Href = s.LabelHrefs[i] + "#" + key
			}
		}
		return s
	}
	year := func(label string) string { return label + ".html" }
	noReport := line("5 - 1234", 0)
	noReport.Series[0].Points[1].None = true
	rates := line("12.5 50.0", 0)
	rates.Series[0].Points[0].Of, rates.Series[0].Points[1].Of = "5/40", "20/40"
	names := bar("1 2 3")
	names.Labels = []string{"甲镇", "乙镇", "丙镇"}
	for _, test := range []struct {
		name string
		spec Spec
		want string
	}{
		{"years", linked(line("5 0 1234", 0), year, "requests.new.total"),
			`{"kind":"line","unit":"件","years":[2019,2021],"page":"*.html","series":[{"name":"新收","cell":"requests.new.total","data":[5,0,1234]}]}`},
		{"states", line("5 0 - _ x [7] 1234.50 [1234]", 0), `"data":[5,0,"缺失","空白","无效","[7]","1` + thin + `234.50","[1` + thin + `234]"]`},
		{"a year without a report", linked(noReport, func(label string) string {
			if label == "2020" {
				return ""
			}
			return label + ".html"
		}, "a"), `"page":"*.html","at":["2019","","2021"],"series":[{"name":"新收","cell":"a","data":[5,"无此项",1234]}]`},
		{"a form without the cell", linked(noReport, year, "a"), `"page":"*.html","series":[{"name":"新收","cell":"a","data":[5,"无此项",1234]}]`},
		{"rates", rates, `"data":[12.5,"50.0"],"of":["5/40","20/40"]`},
		{"a break", line("1 2 3", 2), `"break":2,"series":[{"name":"新收","data":[1,2,3]}]`},
		{"organs", linked(names, func(label string) string {
			return map[string]string{"甲镇": "a/jia/2022.html", "乙镇": "yi/2022.html", "丙镇": ""}[label]
		}, "k"), `"names":["甲镇","乙镇","丙镇"],"page":"*/2022.html","at":["a/jia","yi",""],"series":[{"name":"新收","cell":"k","data":[1,2,3]}]`},
		{"figures that are all the same", bar("7 7 7"), `"series":[{"name":"新收","data":7}]`},
		{"gaps that are all the same are told one by one", Spec{ID: "x", Kind: Bars, Labels: []string{"甲", "乙"},
			Series: []Series{{Name: "a", Points: points("- -")}, {Name: "b", Points: points("1 2")}}}, `"data":["缺失","缺失"]`},
		{"pages of other names", linked(bar("1 2"), func(label string) string {
			return map[string]string{"甲0镇": "a*.html", "甲1镇": "b.htm"}[label]
		}, ""), `"page":"*","at":["a*.html","b.htm"]`},
	} {
		c, err := Draw(test.spec)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(c.Own), test.want) {
			t.Errorf("%s:\n got %s\nwant %s", test.name, c.Own, test.want)
		}
	}
	one, _ := Draw(linked(names, func(label string) string { return label + "/2022.html" }, "k"))
	if got, want := As(string(one.Own), one.Names, "other"), `{"kind":"rows","unit":"件","as":"other","series":[{"name":"新收","cell":"k","data":[1,2,3]}]}`; got != want {
		t.Errorf("names told by another chart:\n got %s\nwant %s", got, want)
	}
	other := linked(line("5 0 1", 0), year, "a")
	other.Series[0].Points[1].Href = "2020.html#b"
	if c, _ := Draw(other); !strings.Contains(string(c.Own), `"cells":["a","b","a"]`) {
		t.Errorf("cells that differ: %s", c.Own)
	}
	other.Series[0].Points[1].Href = "elsewhere.html#b"
	if c, _ := Draw(other); !strings.Contains(string(c.Own), `"hrefs":["2019.html#a","elsewhere.html#b","2021.html#a"]`) {
		t.Errorf("pages that differ: %s", c.Own)
	}
}

// What charts share is left out of each, and together they say what each would say alone.
func TestShared(t *testing.T) {
	s := line("5 0 1234", 2)
	for i, label := range s.Labels {
		s.LabelHrefs = append(s.LabelHrefs, label+".html")
		s.Series[0].Points[i].Href = label + ".html#requests.new.total"
	}
	s.Series[0].Name = "It's < one"
	alone, err := Draw(s)
	if err != nil {
		t.Fatal(err)
	}
	s.Shared = true
	one, err := Draw(s)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"kind":"line","unit":"件","break":2,"series":[{"name":"It\u0027s \u003c one","cell":"requests.new.total","data":[5,0,1234]}]}`; string(one.Own) != want {
		t.Errorf("one of several has\n%s, want\n%s", one.Own, want)
	}
	if len(one.Sources) > 0 {
		t.Errorf("it tells its sources: %v", one.Sources)
	}
	shared := Shared("某镇 2019—2021 年", s.Labels, s.LabelHrefs, Link{"3 份年度报告", "#reports"}, "", "一句")
	if want := `{"title":"某镇 2019—2021 年","years":[2019,2021],"page":"*.html","origin":"3 份年度报告","list":"#reports","note":"一句"}`; string(shared) != want {
		t.Errorf("they share\n%s, want\n%s", shared, want)
	}
	var got, want map[string]any
	for _, body := range [][]byte{shared, one.Own} {
		if err := json.Unmarshal(body, &got); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"title", "origin", "list", "note"} {
		delete(got, name)
	}
	if err := json.Unmarshal(alone.Own, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkDraw(b *testing.B) {
	s := line("5 10 30 7 3 9 1234", 0)
	for i, label := range s.Labels {
		s.LabelHrefs = append(s.LabelHrefs, label+".html")
		s.Series[0].Points[i].Href = label + ".html#requests.new.total"
	}
	b.ReportAllocs()
	for b.Loop() {
		c, err := Draw(s)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(c.Own) + len(c.Static)))
	}
}
