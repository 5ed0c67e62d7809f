package browser

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/chart"
	"nianbao/report"
)

// TestOptionsArePutTogether: what option.js makes of a page's part of a chart is the option that go-echarts makes of the whole.
func TestOptionsArePutTogether(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	r.read("jiangsu/huaian/hongze/trend.html")
	r.wait(`typeof chartKinds === "object" && typeof optioning === "object"`)
	random := rand.New(rand.NewPCG(1, 2))
	kinds := map[string]int{}
	for i := range 400 {
		s := anySpec(random)
		c, err := chart.Draw(s)
		if err != nil {
			t.Fatal(err)
		}
		if c.Own == nil {
			continue
		}
		whole, err := chart.Option(s)
		if err != nil {
			t.Fatal(err)
		}
		var kind struct{ Kind string }
		var want, got map[string]any
		if err := json.Unmarshal(c.Own, &kind); err != nil {
			t.Fatal(err)
		}
		kinds[kind.Kind]++
		text, _ := json.Marshal(string(c.Own))
		made := ask[string](r, `(() => {
			const figure = document.createElement("figure");
			figure.dataset.chart = `+string(text)+`;
			return JSON.stringify(optioning.option(optioning.own(figure)));
		})()`)
		if err := json.Unmarshal([]byte(made), &got); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(whole, &want); err != nil {
			t.Fatal(err)
		}
		for _, series := range want["series"].([]any) {
			data := series.(map[string]any)["data"].([]any)
			for j, d := range data {
				if _, ok := d.(map[string]any); !ok {
					data[j] = map[string]any{"value": d}
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("spec %d, %s: go-echarts - + option.js:\n%s", i, c.Own, diff)
		}
	}
	if len(kinds) != 6 {
		t.Errorf("not all kinds were drawn: %v", kinds)
	}
	r.quiet()
}

// TestChartsShowTheirTable: figures that a chart takes from a table are those of the reports they lead to, also where it stands alone.
func TestChartsShowTheirTable(t *testing.T) {
	for page, content := range map[string]string{trendPage: trendContent(t), "jiangsu/huaian/hongze/trend.html": "../content"} {
		dir, address := build(t, content)
		r := open(t, address, 1280)
		r.read(page)
		r.wait(`typeof optioning === "object" && !document.querySelector("table[data-figures]")`)
		type datum struct {
			Chart, Name, Href, Text string
			Value                   *float64
		}
		const all = `[...document.querySelectorAll("figure[data-chart]")].flatMap((figure) => optioning.own(figure).series.flatMap((series) =>
			series.data.map((d) => ({ chart: figure.id, name: series.name, href: d.href ?? "", text: d.text ?? "", value: d.value }))))`
		figures := ask[[]datum](r, all)
		known := 0
		for _, d := range figures {
			if strings.HasPrefix(d.Chart, "trend_rate") {
				continue
			}
			if d.Href == "" {
				if d.Text != "无此项" || d.Value != nil {
					t.Errorf("%s: %+v leads nowhere", page, d)
				}
				continue
			}
			known++
			at, key, _ := strings.Cut(d.Href, "#")
			c, ok := readPublished(t, dir, path.Join(path.Dir(page), at)).Cells[key]
			if want := c.Value.String(); !ok || d.Value != nil && fmt.Sprint(*d.Value) != want && !strings.HasPrefix(d.Chart, "trend_requests_other") || (d.Value == nil) == (c.State == "reported" || c.State == "inferred") {
				t.Errorf("%s: %+v, the report has %+v", page, d, c)
			}
		}
		if known < 20 {
			t.Errorf("%s: %d figures", page, known)
		}
		alone := ask[[]datum](r, `(async () => {
			const other = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
			for (const figure of other.querySelectorAll("figure[data-chart]")) {
				optioning.apart(figure);
				document.getElementById(figure.id).dataset.chart = figure.dataset.chart;
			}
			document.querySelectorAll("[data-charts]").forEach((e) => delete e.dataset.charts);
			document.querySelectorAll("table").forEach((e) => e.remove());
			return `+all+`;
		})()`)
		if diff := cmp.Diff(figures, alone); diff != "" {
			t.Errorf("%s: charts apart from their page: %s", page, diff)
		}
		r.quiet()
	}
}

// anySpec is a chart of any kind, with gaps, links, references and a break.
func anySpec(random *rand.Rand) chart.Spec {
	chance := func(n int) bool { return random.IntN(n) == 0 }
	s := chart.Spec{ID: "x", Title: "题", Kind: chart.Kind(random.IntN(2)), Stacked: chance(2), Unit: []string{"件", "%", ""}[random.IntN(3)]}
	labels := 1 + random.IntN(15)
	if s.Kind == chart.Lines && labels > 1 && chance(2) {
		s.Break = 1 + random.IntN(labels-1)
	}
	years := s.Kind == chart.Lines || chance(2)
	linked := chance(2)
	for i := range labels {
		label, href := fmt.Sprint(2010+i), ""
		if !years {
			label = fmt.Sprintf("甲%d镇", i)
		}
		if !chance(5) {
			href = fmt.Sprintf("../%d.html", 2010+i)
			if !years {
				href = fmt.Sprintf("zhen%d/2022.html", i)
			}
		}
		s.Labels = append(s.Labels, label)
		if linked {
			s.LabelHrefs = append(s.LabelHrefs, href)
		}
	}
	empty := random.IntN(labels + 1) // a label at which every series has a gap
	for i := range []int{1, 1, 2, 3, 5, 9, 26}[random.IntN(7)] {
		one := chart.Series{Name: fmt.Sprint("项", i)}
		if chance(3) {
			one.Href = "s.html"
		}
		whole := chance(2)
		for j := range labels {
			p := chart.Point{State: report.State(random.IntN(5)), None: chance(9)}
			if p.None || j == empty {
				p.State = []report.State{report.Missing, report.Blank, report.Invalid}[random.IntN(3)]
			}
			if p.None {
				p.State = report.Missing
			}
			if p.State.HasValue() {
				p.Value, _ = report.Int(int64(random.IntN(20000) - 50)).Shift(uint8(random.IntN(3)))
				if whole {
					p.Value = report.Int(int64(random.IntN(9)))
				}
				if chance(4) {
					p.Of = "3/5"
				}
			}
			if linked && s.LabelHrefs[j] != "" && !p.None {
				p.Href = s.LabelHrefs[j] + "#requests.new.total"
				if chance(20) {
					p.Href = "other.html#x"
				}
			}
			one.Points = append(one.Points, p)
		}
		s.Series = append(s.Series, one)
	}
	for range random.IntN(3) {
		s.References = append(s.References, chart.Reference{Label: "本级", Value: report.Int(int64(random.IntN(200)))})
	}
	return s
}
