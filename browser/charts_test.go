package browser

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const (
	comparison = "henan/sanmenxia/lingbao/township-2022.html"
	trendPage  = "henan/sanmenxia/lingbao/hanguguan/trend.html"
)

// opened opens what a chart's reader can take away, and waits for it.
func (r *reader) opened(chart string) {
	r.t.Helper()
	ask[bool](r, `document.querySelector("#`+chart+` .ways").open = true`)
	r.wait(`document.querySelector("#` + chart + ` .ways button") !== null`)
}

// TestChartsTellWhatTheyAre: each says what it shows, in which unit, from whose reports, and where its figures stand as a table.
func TestChartsTellWhatTheyAre(t *testing.T) {
	_, address := build(t, trendContent(t))
	r := open(t, address, 1280)
	for _, page := range []string{comparison, trendPage} {
		r.read(page)
		type told struct {
			ID, Title, Unit, Source string
			Links                   int
			Table                   bool
		}
		charts := ask[[]told](r, `[...document.querySelectorAll("figure[data-chart]")].map((f) => ({ ID: f.id, Title: f.querySelector("figcaption").innerText,
			Unit: f.querySelector("figcaption small").innerText, Source: f.querySelector(".origin").innerText,
			Links: [...f.querySelectorAll(".told a")].filter((a) => a.pathname.endsWith(".html")).length,
			Table: [...f.querySelectorAll(".origin a")].some((a) => a.hash && document.getElementById(a.hash.slice(1))?.matches("table, table > tbody")) }))`)
		if len(charts) == 0 {
			t.Errorf("%s has no chart", page)
		}
		for _, c := range charts {
			if len([]rune(c.Title)) < 10 || !strings.Contains(c.Title, "20") || !strings.HasPrefix(c.Unit, "单位：") || !strings.Contains(c.Source, "来源：") || c.Links == 0 || !c.Table {
				t.Errorf("%s: %+v", page, c)
			}
		}
	}
	r.read(comparison)
	if !ask[bool](r, `document.querySelector('#compare_new .told a[href="2022.html#requests.new.total"]')?.textContent === "灵宝市本级政府 9 件"`) {
		t.Error("the report of the government above is no reference of its townships'")
	}
}

// TestChartsWithoutScript: a drawing of the same figures stands there, and its parts lead to the cells.
func TestChartsWithoutScript(t *testing.T) {
	_, address := build(t, trendContent(t))
	for screen, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(screen, func(t *testing.T) {
			r := open(t, address, width)
			if _, err := chromedp.Call(r.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
				t.Fatal(err)
			}
			for _, page := range []string{comparison, trendPage} {
				r.read(page)
				r.fits(width)
				empty := ask[[]string](r, `[...document.querySelectorAll("figure[data-chart]")].filter((f) => !f.querySelector(".static path[class*=hue-]")
					|| f.querySelector(".static svg").getBoundingClientRect().width < 100).map((f) => f.id)`)
				for _, id := range empty {
					t.Errorf("%s: %s is not drawn without script", page, id)
				}
				out := ask[[]string](r, `[...document.querySelectorAll(".static :is(text, i)")].filter((e) => {
					const [t, f] = [e.getBoundingClientRect(), e.closest(".drawing").getBoundingClientRect()];
					return t.left < f.left - 1 || t.right > f.right + 1 || t.top < f.top - 1 || t.bottom > f.bottom + 1;
				}).map((e) => e.closest("figure").id + ": " + e.textContent)`)
				for _, text := range out {
					t.Errorf("%s: a text is cut off: %s", page, text)
				}
			}
			r.read(comparison)
			if got := ask[[]string](r, `(() => { const figure = document.getElementById("compare_decisions_1");
				const table = document.getElementById(figure.querySelector(".origin > a").hash.slice(1));
				const [names, rows] = [figure.querySelectorAll(".static .names i"), table.querySelectorAll("tbody th")];
				return [...names].filter((name) => ![...rows].some((row) => row.textContent.startsWith(name.textContent))).map((name) => name.textContent); })()`); len(got) > 0 {
				t.Errorf("names of a drawing that are not in its table: %q", got)
			}
			r.quiet()
		})
	}
}

// TestChartsCanBeTakenAway compares the files that the buttons below a chart give with the reports.
func TestChartsCanBeTakenAway(t *testing.T) {
	dir, address := build(t, trendContent(t))
	r := open(t, address, 1280)
	r.dark(true)
	r.read(comparison)
	r.drawn()
	r.opened("compare_decisions_1")
	ask[bool](r, `document.querySelectorAll(".ways:not([open])").forEach((d) => d.remove()) ?? true`)

	name, text := r.download("CSV")
	if !strings.HasPrefix(name, "2022年灵宝市2个乡镇") || !strings.HasSuffix(name, ".csv") {
		t.Errorf("the file is called %s", name)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d lines, %v: %s", len(rows), err, text)
	}
	for _, row := range rows[1:] {
		page, key, _ := strings.Cut(strings.TrimPrefix(row[6], address), "#")
		if want := readPublished(t, dir, page).Cells[key]; row[2] != want.Value.String() || want.State != "reported" || row[4] != "填报" {
			t.Errorf("%v, but the report has %v", row, want)
		}
	}

	name, svg := r.download("SVG")
	for _, part := range []string{"<title>2022 年灵宝市 2 个乡镇", "单位：件", "来源：", "据年报对照整理", "#compare_decisions_1", `fill="#fff"`, "函谷关镇"} {
		if !strings.Contains(svg, part) {
			t.Errorf("%s lacks %s", name, part)
		}
	}
	if strings.Contains(svg, "#e9e5dc") {
		t.Errorf("%s has the ink of dark screens", name)
	}
	if got := ask[string](r, `document.querySelector("#compare_decisions_1 svg text").getAttribute("fill")`); got != "#e9e5dc" && got != "#aca69b" {
		t.Errorf("after the download the page's own drawing has texts in %s", got)
	}
	if name, png := r.download("PNG"); !strings.HasSuffix(name, ".png") || !strings.Contains(png, "PNG") {
		t.Errorf("%s is no PNG", name)
	}
	r.quiet()
}

// TestEmbeddedChart shows a chart alone as the snippet below it says, in a frame of another page.
func TestEmbeddedChart(t *testing.T) {
	built, _ := build(t, trendContent(t))
	dir := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(dir, os.DirFS(built)); err != nil {
		t.Fatal(err)
	}
	address := serve(t, dir)
	r := open(t, address, 1280)
	r.read(comparison)
	r.drawn()
	r.opened("compare_new")
	frame := ask[string](r, `document.querySelector("#compare_new .ways textarea").value`)
	if !strings.Contains(frame, "embed.html#henan/sanmenxia/lingbao/township-2022/compare_new") {
		t.Errorf("the snippet is %s", frame)
	}
	if err := os.WriteFile(filepath.Join(dir, "other.html"), []byte("<!DOCTYPE html><title>x</title>"+frame), 0o666); err != nil {
		t.Fatal(err)
	}
	r.read("other.html")
	r.wait(`document.querySelector("iframe").contentDocument?.querySelector("figure[data-drawn]") !== null`)
	got := ask[struct {
		Title, Whole, Source, Texts string
		Scrolls                     bool
	}](r, `(() => { const d = document.querySelector("iframe").contentDocument; return { Title: d.title, Whole: d.getElementById("whole").href,
		Source: d.querySelector(".told a").href, Texts: [...d.querySelectorAll("svg text")].map((e) => e.textContent).join("|"),
		Scrolls: d.documentElement.scrollHeight > d.defaultView.innerHeight }; })()`)
	if !strings.Contains(got.Title, "新收申请") || got.Whole != address+comparison+"#compare_new" ||
		!strings.HasPrefix(got.Source, address+"henan/sanmenxia/lingbao/") || !strings.Contains(got.Texts, "函谷关镇") || got.Scrolls {
		t.Errorf("the frame shows %+v", got)
	}
	for _, hash := range []string{"", "#nowhere/compare_new", "#" + strings.TrimSuffix(comparison, ".html") + "/nothing", "#../x/y", "#//127.0.0.1/x/y", "#henan/../../x/y"} {
		r.do(chromedp.Navigate("about:blank"))
		r.read("embed.html" + hash)
		r.wait(`!document.getElementById("said").textContent.includes("此图由脚本")`)
		if n := ask[int](r, `document.querySelectorAll("figure").length`); n > 0 {
			t.Errorf("%s shows a chart", hash)
		}
	}
}

// TestPagesLeadToTheExplorer: a comparison opens it with its organs and year chosen, a trend with its organ.
func TestPagesLeadToTheExplorer(t *testing.T) {
	_, address := build(t, trendContent(t))
	r := open(t, address, 1280)
	for page, want := range map[string]struct {
		hash   string
		organs int
	}{
		comparison: {"#o=henan/sanmenxia/lingbao:township&i=requests.new.total&y=2022&v=bar", 2},
		trendPage:  {"#o=henan/sanmenxia/lingbao/hanguguan&i=requests.new.total,requests.total.total,requests.carried_out.total&v=line", 1},
	} {
		r.read(page)
		r.do(chromedp.Navigate(ask[string](r, `document.querySelector('main a[href*="explore/index.html?"]').href`)))
		r.shown()
		if got := ask[string](r, "location.hash"); got != want.hash {
			t.Errorf("%s leads to %s", page, got)
		}
		if n := ask[int](r, `new Set([...document.querySelectorAll("#figures tbody th[scope=row]")].map((e) => e.textContent)).size`); n != want.organs {
			t.Errorf("%s: the explorer shows %d organs", page, n)
		}
	}
	r.quiet()
}

// watchShifts has the pages read from now on keep what moves while they load.
const watchShifts = `globalThis.shifts = []; new PerformanceObserver((list) => {
	for (const e of list.getEntries()) if (!e.hadRecentInput) shifts.push(e.value + " " + e.sources.map((s) => s.node?.nodeName + "." + s.node?.className + "#" + s.node?.id + " from " + [s.previousRect, s.currentRect].map((r) => [r.x, r.y, r.width, r.height].map(Math.round)).join(" to ")));
}).observe({ type: "layout-shift", buffered: true })`

// TestNothingMoves: scripts draw, and the page stays where it is.
func TestNothingMoves(t *testing.T) {
	dir, address := build(t, trendContent(t))
	for screen, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(screen, func(t *testing.T) {
			r := open(t, address, width)
			r.atStart(watchShifts)
			pages := append(eachKind(t, dir), explorer+townships+"&i=requests.new.total")
			for _, p := range pages {
				for _, shift := range r.shifts(p) {
					t.Errorf("%s: %s", p, shift)
				}
			}
		})
	}
}

// shifts is what moves while a page is opened and drawn.
func (r *reader) shifts(page string) []string {
	r.t.Helper()
	r.do(chromedp.Navigate("about:blank"))
	r.read(page)
	r.drawn()
	if strings.HasPrefix(page, "explore/") {
		r.shown()
	}
	return ask[[]string](r, `new Promise((f) => requestAnimationFrame(() => setTimeout(() => f(shifts), 50)))`)
}
