package browser

import (
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// pagesIn lists the pages of a built site, sorted.
func pagesIn(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if path.Ext(p) == ".html" {
			list = append(list, p)
		}
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("%d pages: %v", len(list), err)
	}
	return list
}

// outline is what matters of a page for links.
type outline struct {
	Page   string
	IDs    []string
	Links  []string // href and src, as written
	Lang   string
	Title  string
	Heads  int // h1
	Unsure []string
}

// outlines has the browser parse pages as a browser does, without opening them.
func outlines(r *reader, pages []string) []outline {
	r.t.Helper()
	list, err := json.Marshal(pages)
	if err != nil {
		r.t.Fatal(err)
	}
	return ask[[]outline](r, `Promise.all(`+string(list)+`.map(async (page) => {
		const doc = new DOMParser().parseFromString(await (await fetch("`+r.address+`" + page)).text(), "text/html");
		const every = (selector, f) => [...doc.querySelectorAll(selector)].map(f);
		return {
			Page: page,
			IDs: every("[id]", (e) => e.id),
			Links: every("[href]", (e) => e.getAttribute("href")).concat(every("[src]", (e) => e.getAttribute("src")),
				every("[data-echarts]", (e) => e.dataset.echarts), every("[data-embed]", (e) => e.dataset.embed)),
			Lang: doc.documentElement.lang,
			Title: doc.title,
			Heads: doc.querySelectorAll("h1").length,
			Unsure: every("[aria-labelledby], [headers], label[for]", (e) => e).flatMap((e) =>
				[...(e.getAttribute("aria-labelledby") ?? "").split(" "), ...(e.getAttribute("headers") ?? "").split(" "), e.getAttribute("for") ?? ""])
				.filter((id) => id && !doc.getElementById(id)),
		};
	}))`)
}

// TestLinks follows every link of every page, to the fragment.
func TestLinks(t *testing.T) {
	for name, content := range contents(t) {
		t.Run(name, func(t *testing.T) {
			dir, address := build(t, content)
			r := open(t, address, 1280)
			r.read("")
			pages := outlines(r, pagesIn(t, dir))
			ids := map[string][]string{}
			for _, p := range pages {
				ids[p.Page] = p.IDs
				checkOutline(t, p)
			}
			linked := map[string]bool{"index.html": true, "404.html": true}
			for _, p := range pages {
				for _, link := range p.Links {
					linked[checkLink(t, dir, ids, p.Page, link)] = true
				}
			}
			for _, p := range pages {
				if !linked[p.Page] && !strings.HasPrefix(p.Title, "此页已移至新址") { // those only lead on
					t.Errorf("no page links to %s", p.Page)
				}
			}
		})
	}
}

func contents(t *testing.T) map[string]string {
	t.Helper()
	return map[string]string{"content": "../content", "trend": trendContent(t)}
}

func checkOutline(t *testing.T, p outline) {
	t.Helper()
	slices.Sort(p.IDs)
	for i, id := range p.IDs {
		if i > 0 && p.IDs[i-1] == id {
			t.Errorf("%s has the id %s twice", p.Page, id)
		}
	}
	for _, id := range p.Unsure {
		t.Errorf("%s refers to the id %s, which it does not have", p.Page, id)
	}
	lang := "zh-CN"
	if strings.HasPrefix(p.Page, "en/") {
		lang = "en"
	}
	if p.Lang != lang || p.Title == "" || p.Heads != 1 {
		t.Errorf("%s: lang %q, title %q, %d h1", p.Page, p.Lang, p.Title, p.Heads)
	}
}

// checkLink gives the file of the site that the link leads to.
func checkLink(t *testing.T, dir string, ids map[string][]string, from, link string) string {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", from, err)
		return ""
	}
	if u.Scheme != "" || u.Host != "" {
		return ""
	}
	to := path.Join(path.Dir(from), u.Path)
	switch {
	case u.Path == "":
		to = from
	case from == "404.html":
		// It is shown at any address, so its links begin with the base.
		if !strings.HasPrefix(u.Path, base) {
			t.Errorf("%s: %s does not begin with %s", from, link, base)
		}
		to = strings.TrimPrefix(u.Path, base)
	case strings.HasPrefix(u.Path, "/"):
		t.Errorf("%s: %s is not relative", from, link)
	}
	if info, err := os.Stat(path.Join(dir, to)); err != nil || !info.Mode().IsRegular() {
		t.Errorf("%s: %s leads nowhere", from, link)
	} else if u.Fragment != "" && !slices.Contains(ids[to], u.Fragment) {
		t.Errorf("%s: %s has no such place", from, link)
	}
	return to
}

// kinds leaves one in twelve of the indicators' own pages, which are all alike.
func kinds(pages []string) []string {
	kept, indicators := []string(nil), 0
	for _, p := range pages {
		if path.Dir(p) == "indicators" {
			if indicators++; indicators%12 != 1 {
				continue
			}
		}
		kept = append(kept, p)
	}
	return kept
}

// TestPages opens pages of every kind on a wide screen and a phone, light and dark.
func TestPages(t *testing.T) {
	for name, content := range contents(t) {
		for screen, width := range map[string]int64{"wide": 1280, "phone": 360} {
			t.Run(name+" "+screen, func(t *testing.T) {
				t.Parallel()
				dir, address := build(t, content)
				r := open(t, address, width)
				for i, p := range kinds(pagesIn(t, dir)) {
					r.dark(i%2 == 1)
					r.read(p)
					r.drawn()
					r.fits(width)
					r.legible(i%2 == 1)
				}
				r.quiet()
			})
		}
	}
}

// fits fails if the page scrolls sideways.
func (r *reader) fits(width int64) {
	r.t.Helper()
	if got := ask[int64](r, "document.documentElement.scrollWidth"); got > width {
		r.t.Errorf("%s is %d px wide on a screen of %d: %v", r.where(), got, width, ask[[]string](r, sticksOut))
	}
}

// sticksOut names what reaches beyond the screen and is not in something that scrolls by itself.
const sticksOut = `(() => {
	const around = (e) => getComputedStyle(e).position === "absolute" ? e.offsetParent : e.parentElement;
	const kept = (e) => {
		for (let a = around(e); a && a !== document.body; a = around(a)) {
			if (getComputedStyle(a).overflowX !== "visible") return true;
		}
		return false;
	};
	return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth && !kept(e))
		.slice(0, 3).map((e) => e.tagName + "." + e.className + " in " + e.parentElement.tagName + "#" + e.parentElement.id);
})()`

// legible fails if text stands out from its paper by less than 4.5 : 1, or 7 : 1 in paragraphs.
func (r *reader) legible(dark bool) {
	r.t.Helper()
	type faint struct {
		Text, Element string
		Ratio         float64
	}
	for _, f := range ask[[]faint](r, contrast) {
		r.t.Errorf("%s (dark: %v): contrast %.2f of %q in %s", r.where(), dark, f.Ratio, f.Text, f.Element)
	}
	if paper := ask[float64](r, `(`+luminance+`)(getComputedStyle(document.body).backgroundColor)`); (paper < 0.2) != dark {
		r.t.Errorf("%s (dark: %v): the paper's luminance is %.2f", r.where(), dark, paper)
	}
}

// luminance is the relative luminance of WCAG 2.
const luminance = `(colour) => {
	const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((v) => v / (colour.startsWith("color(srgb") ? 1 : 255)).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}`

const contrast = `(() => {
	const luminance = ` + luminance + `;
	const opaque = (colour) => !/^rgba\(.*, 0\)$/.test(colour) && colour !== "transparent";
	const paper = (e) => {
		for (; e; e = e.parentElement) {
			const colour = getComputedStyle(e).backgroundColor;
			if (opaque(colour)) return colour;
		}
		return "rgb(255, 255, 255)";
	};
	const found = new Map();
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n; (n = walker.nextNode());) {
		const e = n.parentElement;
		if (!n.data.trim() || e.closest("script, svg, .vh, .skip") || !e.checkVisibility()) continue;
		const [a, b] = [luminance(getComputedStyle(e).color), luminance(paper(e))].sort((x, y) => y - x);
		const ratio = (a + 0.05) / (b + 0.05);
		const key = e.tagName + "." + e.className;
		if (ratio < (e.tagName === "P" && !e.className ? 7 : 4.5) && !found.has(key)) {
			found.set(key, { Text: n.data.trim().slice(0, 20), Element: key, Ratio: ratio });
		}
	}
	return [...found.values()].slice(0, 5);
})()`

// TestWithoutScript reads pages with scripts switched off: every figure is there, as text in a table.
func TestWithoutScript(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	if _, err := chromedp.Call(r.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	visible := func(selector string) int {
		t.Helper()
		return ask[int](r, `[...document.querySelectorAll(`+"`"+selector+"`"+`)].filter((e) => e.checkVisibility() && e.innerText.trim()).length`)
	}
	r.read("henan/zhengzhou/gongyi/2022.html")
	for selector, least := range map[string]int{"h1": 1, "section > h2, article h2": 6, "table": 3, "table td[id]": 200, "table caption": 3, "article p[id]": 5} {
		if n := visible(selector); n < least {
			t.Errorf("the report shows %d of %s, want %d", n, selector, least)
		}
	}
	r.read("jiangsu/huaian/hongze/2023.html")
	for selector, least := range map[string]int{".findings li": 2, ".computed": 2, ".checks .count": 1, ".asking a": 2} {
		if n := visible(selector); n < least {
			t.Errorf("the report shows %d of %s, want %d", n, selector, least)
		}
	}
	r.read("quality.html")
	if n := visible("#rules-table td"); n < 50 {
		t.Errorf("the page on checks shows %d numbers", n)
	}
	r.read("township-2022.html")
	if n := visible("table td"); n < 50 {
		t.Errorf("the comparison shows %d figures", n)
	}
	if n := ask[int](r, `document.querySelectorAll("figure[data-drawn]").length`); n > 0 {
		t.Errorf("%d charts have drawn: scripts are not off, and this test shows nothing", n)
	}
	empty := ask[[]string](r, `[...document.querySelectorAll("figure[data-chart]")].filter((f) => f.checkVisibility() && !f.innerText.trim()).map((f) => f.id)`)
	for _, id := range empty {
		t.Errorf("the chart %s says nothing without script", id)
	}
	r.quiet()
}
