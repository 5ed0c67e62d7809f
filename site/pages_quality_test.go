package site

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/gazetteer"
	"nianbao/report"
)

func TestPercent(t *testing.T) {
	for _, test := range []struct {
		n, of int
		want  string
	}{{1, 8, "12%"}, {1, 3, "33%"}, {1, 12, "8.3%"}, {1, 2586, "不到 0.1%"}, {5, 5, "100%"}} {
		if got := percent(test.n, test.of); got != test.want {
			t.Errorf("percent(%d, %d) = %s, want %s", test.n, test.of, got, test.want)
		}
	}
}

// What a rule finds in more reports than one page lists is listed by region, and no page but the rule's own is lost.
func TestLongListsAreByRegion(t *testing.T) {
	var sources []Source
	for _, province := range []string{"410000", "320000"} {
		d, _ := gazetteer.ByCode(province)
		for _, prefecture := range d.Children() {
			for _, county := range prefecture.Children() {
				r := sampleReport(sampleOrgan(county.Code), 2022, 3)
				r.Cells.Set("review.total", report.Cell{Value: report.Int(12345), State: report.Reported, Raw: "12345", Line: 160})
				r.File = county.Code + ".txt"
				sources = append(sources, Source{File: r.File, Report: r})
			}
		}
	}
	const own = "rules/reconcile.review.html"
	pagesOf := func(sources []Source) map[string][]byte {
		c, _ := Collect(sources)
		files := map[string][]byte{}
		r := &renderer{c: c, quality: c.qualities, yield: func(f File, err error) bool {
			files[f.Path] = f.Body
			return err == nil
		}}
		r.qualityPages()
		return files
	}
	if few := pagesOf(sources[:listedAtMost]); len(few[own]) == 0 || !hasAttribute(few[own], "id", "y2022-henan") || few["rules/reconcile.review/henan.html"] != nil {
		t.Error("a short list is not on the rule's page")
	}
	if len(sources) <= listedAtMost {
		t.Fatalf("%d reports are too few for this test", len(sources))
	}
	many := pagesOf(sources)
	regional := slices.DeleteFunc(slices.Sorted(maps.Keys(many)), func(p string) bool { return path.Dir(p) != "rules/reconcile.review" })
	if diff := cmp.Diff([]string{"rules/reconcile.review/henan.html", "rules/reconcile.review/jiangsu.html"}, regional); diff != "" {
		t.Error(diff)
	}
	links := attributes(linkAttribute, many[own])
	for _, want := range []string{"reconcile.review/henan.html#y2022", "reconcile.review/jiangsu.html#y2022"} {
		if !slices.Contains(links, want) {
			t.Errorf("%s does not link to %s", own, want)
		}
	}
	if link := "../rules/reconcile.review/henan.html#y2022"; !slices.Contains(attributes(linkAttribute, many["henan/quality.html"]), link) {
		t.Errorf("the province's page does not link to %s", link)
	}
	for _, p := range []string{"quality.html", "henan/quality.html", own} {
		for _, link := range attributes(linkAttribute, many[p]) {
			to, id, _ := strings.Cut(link, "#")
			target := many[path.Join(path.Dir(p), to)]
			if target != nil && id != "" && !slices.Contains(attributes(idAttribute, target), id) {
				t.Errorf("%s: link %s: no such place on the page", p, link)
			}
		}
	}
	for _, id := range []string{"y2022", "y2022-henan"} {
		if !slices.Contains(attributes(idAttribute, many[own]), id) {
			t.Errorf("the address #%s is gone from %s when there is more to list", id, own)
		}
	}
	n := 0
	for _, p := range regional {
		n += strings.Count(string(many[p]), "#finding-reconcile.review.review")
	}
	if n != len(sources) {
		t.Errorf("%d findings are listed, want %d", n, len(sources))
	}
}

func TestCoverage(t *testing.T) {
	c, _ := Collect(sampleSources())
	r := &renderer{c: c}
	at := func(p *place, name string) *place {
		i := slices.IndexFunc(p.children, func(c *place) bool { return c.name == name })
		return p.children[i]
	}
	lingbao := at(at(at(c.root, "河南省"), "三门峡市"), "灵宝市")
	page := r.coveragePage(lingbao)
	rows := map[string]string{}
	for _, row := range page.Places.Groups[0].Rows {
		for _, cell := range row.Cells {
			rows[row.Label] += cell.Text + cell.Words + " "
		}
	}
	second, _ := gazetteer.ByCode("411282101")
	for name, want := range map[string]string{"灵宝市": "○无 ○无 ●有 ●有 ", "函谷关镇": "●有 ●有 ●有 ●有 ", second.Name: "●有 ○无 ●有 ●有 ", "豫灵镇": "○无 ○无 ○无 ○无 "} {
		if rows[name] != want {
			t.Errorf("%s: %q, want %q", name, rows[name], want)
		}
	}
	for _, row := range page.Levels.Groups[0].Rows {
		if cell := row.Cells[0]; row.Label == levelWord(report.Township) && (cell.Value.Cmp(report.Int(2)) != 0 || !strings.HasSuffix(cell.Note, "%")) {
			t.Errorf("townships with a report on 2021: %+v", cell)
		}
	}
}
