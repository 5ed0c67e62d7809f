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

// TestHeadsOfAReportLeadToIndicators: each column of a report's tables has a head that leads to the indicator of its first cell, by the
// script, into room that was kept for it.
func TestHeadsOfAReportLeadToIndicators(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	for page, columns := range map[string]int{"henan/zhengzhou/xinzheng/xindian/2020.html": 35, "henan/sanmenxia/lingbao/hanguguan/2022.html": 28} {
		r.read(page)
		r.wait(`document.readyState === "complete" && document.querySelector("th > a[href*='indicators/review.total']") !== null`)
		linked := ask[int](r, `document.querySelectorAll(".reading th > a[href*='/indicators/']").length`)
		if linked != columns {
			t.Errorf("%s: %d heads lead to indicators, want %d", page, linked, columns)
		}
		wrong := ask[[]string](r, `(async () => {
			const wrong = [];
			for (const link of document.querySelectorAll(".reading th > a[href*='/indicators/']")) {
				const box = link.parentElement.getBoundingClientRect();
				const key = /indicators\/(.*?)(-2019)?\.html$/.exec(link.href)[1];
				const cell = document.getElementById(key)?.getBoundingClientRect();
				if (!cell || box.left > cell.left + 1 || box.right < cell.right - 1 || box.top > cell.top) wrong.push(link.href + " is not over its cell");
				else if (!(await fetch(link.href)).ok) wrong.push(link.href + " is not there");
			}
			return wrong;
		})()`)
		for _, w := range wrong {
			t.Errorf("%s: %s", page, w)
		}
	}
	r.quiet()
}
