package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFiguresLeadToTheirCells: figures whose addresses the heads of their table tell get links, which lead where they should,
// take no room, and are followed by a click.
func TestFiguresLeadToTheirCells(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	r.atStart(`document.addEventListener("readystatechange", () => {
		if (document.readyState === "interactive") window.told = [...document.querySelectorAll("table[data-figures]")].map((table) => table.dataset.figures);
	});`)
	for _, page := range []struct{ path, way string }{
		{"jiangsu/huaian/hongze/trend.html", "columns"},
		{"township-2022.html", "rows"},
		{"indicators/requests.new.total.html", "years"},
	} {
		r.read(page.path)
		r.wait(`document.readyState === "complete" && !document.querySelector("table[data-figures]")`)
		if ways := ask[[]string](r, `[...new Set(window.told)]`); len(ways) == 0 || ways[0] != page.way {
			t.Errorf("%s: tables tell addresses by %q, want %s", page.path, ways, page.way)
		}
		wrong := ask[[]string](r, `(async () => {
			const wrong = [];
			const pages = {};
			for (const link of document.querySelectorAll("a.told")) {
				const page = link.href.replace(/#.*/, "");
				pages[page] ??= new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html");
				const cell = pages[page].getElementById(decodeURIComponent(link.hash.slice(1)));
				if (cell?.tagName !== "TD") wrong.push(link.href + ": no cell");
			}
			const links = [...document.querySelectorAll("a.told")];
			const cells = [...document.querySelectorAll("td:has(> a.told)")];
			const boxes = () => cells.map((td) => td.getBoundingClientRect());
			const linked = boxes();
			links.forEach((link) => link.replaceWith(...link.childNodes));
			boxes().forEach((plain, i) => {
				if (Math.abs(plain.width - linked[i].width) + Math.abs(plain.left - linked[i].left) + Math.abs(plain.height - linked[i].height) > .1)
					wrong.push(cells[i].outerHTML + ": its link takes room");
			});
			if (!links.length) wrong.push("no links");
			return wrong.slice(0, 5);
		})()`)
		for _, w := range wrong {
			t.Errorf("%s: %s", page.path, w)
		}
	}
	r.read("jiangsu/huaian/hongze/trend.html")
	r.wait(`document.querySelector("a.told") !== null`)
	href := ask[string](r, `(() => { const link = document.querySelector("td.some > a.told"); link.id = "here"; return link.href; })()`)
	r.do(chromedp.Click(chromedp.CSS("#here")))
	r.wait(`location.href === "` + href + `" && document.querySelector("td:target") !== null`)
	r.quiet()
}
