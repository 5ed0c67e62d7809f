package chart

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"nianbao/report"
)

// drawnMarks are the parts of a static drawing that stand for figures.
var drawnMarks = regexp.MustCompile(`[0-9](?:h0|H[0-9]|V[0-9])`)

func TestStatic(t *testing.T) {
	linked := line("5 0 - 7 3 9 1234", 3)
	for i := range linked.Series[0].Points {
		if linked.Series[0].Points[i].State.HasValue() {
			linked.Series[0].Points[i].Href = fmt.Sprintf("%d.html#requests.new.total", 2019+i)
		}
	}
	two := bar("5 0 -")
	two.Series = append(two.Series, Series{Name: "结转", Points: points("3 - -")})
	stacked := two
	stacked.Stacked = true
	parent := bar("5 6")
	parent.References = []Reference{{Label: "灵宝市本级报告", Value: report.Int(8)}, {Label: "远", Value: report.Int(80)}}
	for name, c := range map[string]struct {
		spec      Spec
		marks     int
		has, lack []string
	}{
		"bars":    {bar("5 0 - _ [3] 1234.50"), 3, []string{">缺失<", ">空白<", ">[3]<", ">1\u2009234.50<", ">0<", "甲0镇"}, nil},
		"lines":   {linked, 0, []string{"口径变化", "<i>2019</i><i>2025</i>", "<i>1\u2009500</i>", `d="M1 498 3 500M7 498 9 499 11 497 13 89"`}, []string{"缺失", "<a href", ">1\u2009234<"}},
		"grouped": {two, 2, []string{`hue-2" d="`, "<li>新收</li><li>结转</li>", ">缺失<"}, nil},
		"stacked": {stacked, 2, []string{"缺 1 项", ">缺失<"}, nil},
		"parent":  {parent, 2, []string{`<line class="mark" x1="100%" x2="100%"`, "灵宝市本级报告 8"}, []string{"远"}},
		"minus":   {bar("-3 5"), 2, []string{">-3<", ">5<"}, nil},
	} {
		drawing, _ := drawn(t, c.spec)
		text := string(drawing.Static)
		if got := len(drawnMarks.FindAllString(text, -1)); got != c.marks {
			t.Errorf("%s: %d marks, want %d: %s", name, got, c.marks, text)
		}
		for _, part := range c.has {
			if !strings.Contains(text, part) {
				t.Errorf("%s lacks %s: %s", name, part, text)
			}
		}
		for _, part := range c.lack {
			if strings.Contains(text, part) {
				t.Errorf("%s has %s", name, part)
			}
		}
	}
	broken, _ := drawn(t, line("1 2 3 4", 2))
	if want := `d="M1 375 3 250M5 125 7 0"`; !strings.Contains(string(broken.Static), want) {
		t.Errorf("no strokes %s between 4 points with a break: %s", want, broken.Static)
	}
}

// A page may have forty drawings of years, and one of thirty organs.
func TestStaticIsSmall(t *testing.T) {
	years := line("5 10 30 7 3 9 1234", 0)
	for i := range years.Series[0].Points {
		years.Series[0].Points[i].Href = fmt.Sprintf("%d.html#requests.new.total", 2019+i)
	}
	organs := bar(strings.Repeat("1234 ", 30))
	six := organs
	six.Stacked, six.Series = true, nil
	for i := range organs.Labels {
		organs.LabelHrefs = append(organs.LabelHrefs, fmt.Sprintf("lingbao/zhen%d/2022.html", i))
		organs.Series[0].Points[i].Href = organs.LabelHrefs[i] + "#requests.new.total"
	}
	for range 6 {
		six.Series = append(six.Series, organs.Series[0])
	}
	six.LabelHrefs = organs.LabelHrefs
	for name, c := range map[string]struct {
		spec Spec
		most int
	}{"years": {years, 360}, "organs": {organs, 2200}, "organs by six": {six, 3000}} {
		drawing, _ := drawn(t, c.spec)
		if n := len(drawing.Static); n > c.most {
			t.Errorf("%s: %d bytes, want at most %d: %s", name, n, c.most, drawing.Static)
		}
	}
}

func TestScale(t *testing.T) {
	for _, c := range []struct {
		least, most float64
		whole       bool
		want        string
	}{
		{0, 1, true, "[0 1]"}, {0, 3, true, "[0 1 2 3]"}, {0, 7, true, "[0 2 4 6 8]"}, {0, 1234, true, "[0 500 1\u2009000 1\u2009500]"},
		{0, 0.4, false, "[0.0 0.1 0.2 0.3 0.4]"}, {-3, 5, true, "[-5 0 5]"}, {0, 0.05, false, "[0.00 0.02 0.04 0.06]"}, {0, 100, false, "[0 50 100]"},
	} {
		s := newScale(c.least, c.most, c.whole)
		if got := fmt.Sprint(s.ticks()); got != c.want {
			t.Errorf("from %v to %v: %s, want %s", c.least, c.most, got, c.want)
		}
	}
}

// wellFormed fails if the text is no XML: what is cut or left open would swallow the page.
func wellFormed(t *testing.T, text []byte) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<div>" + string(text) + "</div>"))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
	}
}
