package chart

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/report"
)

// points reads figures: "-" is missing, "_" blank, "x" invalid, "[3]" inferred.
func points(figures string) []Point {
	var list []Point
	for _, f := range strings.Fields(figures) {
		p := Point{State: report.Reported}
		switch f {
		case "-":
			p.State = report.Missing
		case "_":
			p.State = report.Blank
		case "x":
			p.State = report.Invalid
		default:
			if inner, ok := strings.CutPrefix(f, "["); ok {
				p.State, f = report.Inferred, strings.TrimSuffix(inner, "]")
			}
			n, err := report.ParseNumber(f)
			if err != nil {
				panic(f)
			}
			p.Value = n
		}
		list = append(list, p)
	}
	return list
}

func line(figures string, broken int) Spec {
	s := Spec{ID: "line", Title: "题", Unit: "件", Kind: Lines, Break: broken, Series: []Series{{Name: "新收", Points: points(figures)}}}
	for i := range s.Series[0].Points {
		s.Labels = append(s.Labels, fmt.Sprint(2019+i))
	}
	return s
}

func bar(figures string) Spec {
	s := Spec{ID: "bar", Title: "题", Unit: "件", Noun: "乡镇", Series: []Series{{Name: "新收", Points: points(figures)}}}
	for i := range s.Series[0].Points {
		s.Labels = append(s.Labels, fmt.Sprintf("甲%d镇", i))
	}
	return s
}

// option is an option as a test looks at it.
type option struct {
	Series []struct {
		Name, Type, Href, Stack string
		ConnectNulls            *bool
		Data                    []point
		MarkLine                *struct {
			Data []struct {
				Name         string
				XAxis, YAxis json.Number
			}
		}
		MarkArea  *struct{ Data [][]struct{ Name string } }
		MarkPoint *struct {
			Data []struct {
				Name  string
				Coord []int
			}
		}
		EndLabel *struct{ Formatter string }
	}
	Legend       struct{ Show bool }
	XAxis, YAxis []struct {
		Type         string
		MinInterval  float64
		TriggerEvent bool
		Data         []struct{ Value, Href string }
	}
	Aria      struct{ Enabled bool }
	Animation *bool
}

// point is a datum, bare or not.
type point struct {
	Value      *json.Number
	Text, Href string
}

func (p *point) UnmarshalJSON(b []byte) error {
	if b[0] == '{' {
		type plain point
		return json.Unmarshal(b, (*plain)(p))
	}
	return json.Unmarshal(b, &p.Value)
}

func drawn(t *testing.T, s Spec) (Chart, option) {
	t.Helper()
	c, err := Draw(s)
	if err != nil {
		t.Fatal(err)
	}
	if c.Own == nil || !json.Valid(c.Own) {
		t.Fatalf("not drawn: %s", c.Own)
	}
	return c, full(t, s)
}

// full is the Spec's option.
func full(t *testing.T, s Spec) option {
	t.Helper()
	body, err := Option(s)
	if err != nil {
		t.Fatal(err)
	}
	var o option
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err := d.Decode(&o); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	if len(o.Series) == 0 {
		t.Fatalf("no series in %s", body)
	}
	return o
}

func TestGapIsNotZero(t *testing.T) {
	for _, s := range []Spec{bar("5 0 - _ x [7] 1234.50"), line("5 0 - _ x [7] 1234.50", 0)} {
		_, o := drawn(t, s)
		var got []string
		for _, d := range o.Series[0].Data {
			value := "null"
			if d.Value != nil {
				value = d.Value.String()
			}
			got = append(got, value+":"+d.Text)
		}
		want := []string{"5:", "0:", "null:缺失", "null:空白", "null:无效", "7:[7]", "1234.50:1\u2009234.50"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", s.ID, got, want)
		}
	}
}

func TestGapsOfBarsAreMarked(t *testing.T) {
	_, o := drawn(t, bar("5 0 - _ x [7]"))
	if o.Series[0].MarkPoint == nil {
		t.Fatal("no marks")
	}
	if got := fmt.Sprint(o.Series[0].MarkPoint.Data); got != "[{缺失 [0 2]} {空白 [0 3]} {无效 [0 4]}]" {
		t.Errorf("marks %s", got)
	}
	two := bar("5 - -")
	two.Series = append(two.Series, Series{Name: "结转", Points: points("1 2 -")})
	if _, o = drawn(t, two); len(o.Series[0].MarkPoint.Data) != 1 {
		t.Errorf("a label with a figure is marked as a gap: %v", o.Series[0].MarkPoint.Data)
	}
}

func TestBreakInterruptsLines(t *testing.T) {
	s := line("1 2 3 4", 2)
	s.Series = append(s.Series, Series{Name: "结转", Points: points("5 6 7 8")})
	_, o := drawn(t, s)
	if len(o.Series) != 4 {
		t.Fatalf("%d series, want two parts of each of two", len(o.Series))
	}
	marks := 0
	for i, one := range o.Series {
		before, after := one.Data[1].Value != nil, one.Data[2].Value != nil
		if before == after {
			t.Errorf("part %d runs across the break", i)
		}
		if one.ConnectNulls == nil || *one.ConnectNulls {
			t.Errorf("part %d bridges gaps", i)
		}
		if one.MarkArea != nil {
			marks++
			if one.MarkArea.Data[0][0].Name != "口径变化" {
				t.Errorf("mark %v", one.MarkArea.Data)
			}
		}
	}
	if marks != 1 {
		t.Errorf("%d marks of one break", marks)
	}
	if _, o := drawn(t, line("1 2 3 4", 0)); len(o.Series) != 1 || o.Series[0].MarkArea != nil {
		t.Error("a line without a break is interrupted or marked")
	}
}

func TestNames(t *testing.T) {
	for n, want := range map[int][2]bool{1: {false, false}, 2: {false, true}, 4: {false, true}, 5: {true, false}} {
		s := line("1 2", 0)
		for i := 1; i < n; i++ {
			s.Series = append(s.Series, Series{Name: fmt.Sprint("线", i), Points: points("1 2")})
		}
		_, o := drawn(t, s)
		if got := [2]bool{o.Legend.Show, o.Series[0].EndLabel != nil}; got != want {
			t.Errorf("%d lines: legend and names at ends are %v, want %v", n, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	s := bar("5 0")
	s.LabelHrefs = []string{"a.html", ""}
	s.Series[0].Href = "s.html"
	s.Series[0].Points[1].Href = "b.html#requests.new.total"
	_, o := drawn(t, s)
	one := o.Series[0]
	if one.Href != "s.html" || one.Data[0].Href != "" || one.Data[1].Href != "b.html#requests.new.total" {
		t.Errorf("links of figures: %+v", one)
	}
	if names := o.YAxis[0]; !names.TriggerEvent || names.Data[0].Href != "a.html" || names.Data[1].Href != "" {
		t.Errorf("links of labels: %+v", names)
	}
}

func TestReferences(t *testing.T) {
	s := bar("5 0 -")
	parent := Reference{Label: "灵宝市人民政府", Value: report.Int(9), Href: "p.html"}
	far := Reference{Label: "远", Value: report.Int(11)}
	s.References = []Reference{parent, far}
	c, o := drawn(t, s)
	if m := o.Series[0].MarkLine; m == nil || len(m.Data) != 1 || m.Data[0].Name != "灵宝市人民政府 9" || m.Data[0].XAxis != "9" {
		t.Errorf("marks %+v", m)
	}
	if c.References[0].Apart || !c.References[1].Apart || s.References[1].Apart {
		t.Errorf("%+v", c.References)
	}
	if got := c.References[1].Told("件"); got != "远 11 件" {
		t.Errorf("told: %s", got)
	}
	if _, o = drawn(t, bar("5 0")); o.Series[0].MarkLine != nil {
		t.Error("a mark without a reference")
	}
}

func TestAxes(t *testing.T) {
	across, upright := bar("5 0"), bar("5 0")
	upright.Labels = []string{"2021", "2022"}
	_, a := drawn(t, across)
	_, u := drawn(t, upright)
	if a.YAxis[0].Type != "category" || a.XAxis[0].Type != "value" || u.XAxis[0].Type != "category" || u.YAxis[0].Type != "value" {
		t.Error("long labels do not stand at the side, or short ones not at the foot")
	}
	if a.XAxis[0].MinInterval != 1 {
		t.Error("an axis of whole numbers has parts of one")
	}
	if _, o := drawn(t, bar("5 0.5")); o.XAxis[0].MinInterval != 0 {
		t.Error("an axis of decimals is kept to whole numbers")
	}
	if a.Animation == nil || *a.Animation || !a.Aria.Enabled {
		t.Error("the drawing moves, or says nothing to those who do not see it")
	}
}

func TestHeights(t *testing.T) {
	last := 0
	for n := 1; n <= 400; n++ {
		c, o := drawn(t, bar(strings.Repeat("3 ", n)))
		if c.Height%40 != 0 || c.Height > 2400 || c.Height < last || c.HeightClass != fmt.Sprintf("h-%d", c.Height) {
			t.Fatalf("%d bars: height %d, class %s, after %d", n, c.Height, c.HeightClass, last)
		}
		if cut := len(o.Series[0].Data) < n; cut != strings.Contains(c.Summary, "其余") {
			t.Fatalf("%d bars: %d drawn, summary %s", n, len(o.Series[0].Data), c.Summary)
		}
		last = c.Height
	}
}

func TestLargestAreKeptInOrder(t *testing.T) {
	s := bar("1 - 9 3 9 0 [4]")
	s.LabelHrefs = []string{"0", "1", "2", "3", "4", "5", "6"}
	stacked := Spec{Stacked: true, Labels: []string{"a", "b"}, Series: []Series{{Points: points("5 4")}, {Points: points("0 4")}}}
	if got := largest(stacked, 1); got.Labels[0] != "b" {
		t.Errorf("%s is kept of bars set end to end", got.Labels)
	}
	cut := largest(s, 4)
	if got := strings.Join(cut.LabelHrefs, ""); got != "2346" {
		t.Errorf("kept %s, want 2346", got)
	}
	if cut.Series[0].Points[3] != s.Series[0].Points[6] || cut.Labels[0] != s.Labels[2] || len(s.Labels) != 7 {
		t.Error("labels, links and points are not cut alike, or the Spec was changed")
	}
	if got := largest(s, 7); len(got.Labels) != 7 {
		t.Error("cut without need")
	}
}

func TestEmbedding(t *testing.T) {
	evil := "</script><img src=x onerror=alert(1)>&\u2028\u2029"
	s := bar("5 0")
	s.Title, s.Unit, s.Noun, s.Labels[0], s.Series[0].Name, s.Series[0].Points[0].Href = evil, evil, evil, evil, evil, evil
	c, o := drawn(t, s)
	if i := bytes.IndexAny(c.Own, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("the chart has %q at %d", c.Own[i], i)
	}
	if o.YAxis[0].Data[0].Value != evil {
		t.Errorf("the label came out as %q", o.YAxis[0].Data[0].Value)
	}
}

func TestDrawIsDeterministic(t *testing.T) {
	for _, s := range []Spec{bar("5 0 -"), line("5 0 - 7", 2)} {
		a, _ := drawn(t, s)
		for range 20 {
			if b, _ := drawn(t, s); !bytes.Equal(a.Own, b.Own) || !bytes.Equal(a.Static, b.Static) || a.Summary != b.Summary {
				t.Fatal("two drawings of one Spec differ")
			}
		}
	}
}

func TestContradictionsAreErrors(t *testing.T) {
	for name, change := range map[string]func(*Spec){
		"no ID":             func(s *Spec) { s.ID = "" },
		"ID with a point":   func(s *Spec) { s.ID = "requests.new" },
		"unknown kind":      func(s *Spec) { s.Kind = 7 },
		"no labels":         func(s *Spec) { s.Labels, s.Series[0].Points = nil, nil },
		"no series":         func(s *Spec) { s.Series = nil },
		"too few points":    func(s *Spec) { s.Series[0].Points = s.Series[0].Points[1:] },
		"too few links":     func(s *Spec) { s.LabelHrefs = []string{"a"} },
		"break behind":      func(s *Spec) { s.Break = 3 },
		"negative break":    func(s *Spec) { s.Break = -1 },
		"break among bars":  func(s *Spec) { s.Kind, s.Break = Bars, 1 },
		"all right (lines)": func(s *Spec) {},
	} {
		s := line("1 2 3", 1)
		change(&s)
		if _, err := Draw(s); (err == nil) != strings.HasPrefix(name, "all right") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestID(t *testing.T) {
	for got, want := range map[string]string{
		ID("requests.new.total", "2022"): "requests_new_total_2022",
		ID("township-2022"):              "township_2022",
		ID("镇"):                          "_",
	} {
		if got != want || !regexp.MustCompile(`^[A-Za-z0-9_]+$`).MatchString(got) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestHeightsHaveClasses(t *testing.T) {
	css, err := os.ReadFile(filepath.Join("..", "assets", "charts", "charts.css"))
	if err != nil {
		t.Fatal(err)
	}
	for h := step; h <= maxHeight; h += step {
		if rule := fmt.Sprintf(".h-%d { height: %dpx; }", h, h); !strings.Contains(string(css), rule) {
			t.Errorf("charts.css lacks %s", rule)
		}
	}
	for name := range allColours(t) {
		if !strings.Contains(string(css), name+":") {
			t.Errorf("charts.css lacks %s", name)
		}
	}
}

// allColours are the custom properties that options use.
func allColours(t *testing.T) map[string]bool {
	nine := line("1 -", 1)
	for range 8 {
		nine.Series = append(nine.Series, nine.Series[0])
	}
	found := map[string]bool{}
	for _, s := range []Spec{nine, bar("1 -")} {
		body, err := Option(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`var\((--[\w-]+)\)`).FindAllSubmatch(body, -1) {
			found[string(m[1])] = true
		}
	}
	if len(found) < hues+4 {
		t.Errorf("only %d colours in use", len(found))
	}
	return found
}
