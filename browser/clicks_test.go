package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// follow clicks the first link in the page's main part whose text begins so, and checks where it leads.
func (r *reader) follow(text, to string) {
	r.t.Helper()
	mark := `(() => {
		const links = [...document.querySelectorAll("main a")];
		const link = links.find((a) => a.checkVisibility() && a.textContent.trim().startsWith(` + "`" + text + "`" + `));
		link?.setAttribute("data-follow", "");
		return link !== undefined;
	})()`
	if !ask[bool](r, mark) {
		r.t.Fatalf("%s has no link %s", r.where(), text)
	}
	_, err := chromedp.Run(r.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Click(chromedp.CSS("[data-follow]"))))
	if err != nil {
		r.t.Fatalf("clicking %s: %v", text, err)
	}
	if at := r.where(); at != to {
		r.t.Fatalf("%s leads to %s, want %s", text, at, to)
	}
}

func (r *reader) wantTitle(parts ...string) {
	r.t.Helper()
	title := ask[string](r, `document.querySelector("h1").textContent`)
	for _, part := range parts {
		if !strings.Contains(title, part) {
			r.t.Errorf("%s has the title %s, want %s in it", r.where(), title, part)
		}
	}
}

// TestFromHomeToAComparison goes through the real reports by clicks alone.
func TestFromHomeToAComparison(t *testing.T) {
	for name, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(name, func(t *testing.T) {
			_, address := build(t, "../content")
			r := open(t, address, width)
			r.read("")
			r.follow("河南省", "henan.html")
			r.wantTitle("河南省")
			r.follow("三门峡市", "henan/sanmenxia.html")
			r.follow("灵宝市", "henan/sanmenxia/lingbao.html")
			r.wantTitle("灵宝市")
			r.follow("函谷关镇", "henan/sanmenxia/lingbao/hanguguan.html")
			r.wantTitle("函谷关镇")
			r.follow("2022", "henan/sanmenxia/lingbao/hanguguan/2022.html")
			r.wantTitle("函谷关镇人民政府", "2022")
			r.follow("与全国其他乡镇", "township-2022.html")
			r.wantTitle("2022", "乡镇")
			r.drawn()
			if n := ask[int](r, `document.querySelectorAll("figure[data-drawn]").length`); n == 0 {
				t.Error("the comparison has no chart")
			}
			// A figure leads back to its cell.
			r.follow("60", "liaoning/tieling/changtu/changtu/2022.html#disclosure.penalty.decisions")
			if got := ask[string](r, `document.querySelector(":target").innerText.trim()`); got != "60" {
				t.Errorf("the cell says %q", got)
			}
			r.quiet()
		})
	}
}

// TestFromHomeToATrend does so on a site with an organ whose years cross the break between the forms.
func TestFromHomeToATrend(t *testing.T) {
	_, address := build(t, trendContent(t))
	r := open(t, address, 1280)
	r.read("")
	r.follow("河南省", "henan.html")
	r.follow("三门峡市", "henan/sanmenxia.html")
	r.follow("灵宝市", "henan/sanmenxia/lingbao.html")
	r.follow("函谷关镇", "henan/sanmenxia/lingbao/hanguguan.html")
	r.follow("历年趋势", "henan/sanmenxia/lingbao/hanguguan/trend.html")
	r.wantTitle("函谷关镇")
	r.drawn()
	if n := ask[int](r, `document.querySelectorAll("figure[data-drawn]").length`); n == 0 {
		t.Error("the trend has no chart")
	}
	// 本年新收 is one series over all four years; 现行有效 begins at the break, 对外公开总数 ends there.
	for cell, want := range map[string]bool{
		"2020.html#requests.new.total": true, "2021.html#requests.new.total": true, "2023.html#requests.new.total": true,
		"2021.html#disclosure.normative.inforce": true, "2020.html#disclosure.normative.inforce": false,
		"2020.html#disclosure.normative.public": true, "2021.html#disclosure.normative.public": false,
	} {
		if got := ask[bool](r, `document.querySelector('main a[href$="`+cell+`"]') !== null`); got != want {
			t.Errorf("the trend has %s: %v, want %v", cell, got, want)
		}
	}
	r.follow("2021", "henan/sanmenxia/lingbao/hanguguan/2021.html")
	r.follow("与灵宝市其他乡镇", "henan/sanmenxia/lingbao/township-2021.html")
	r.drawn()
	r.quiet()
}

// drawn waits until every chart of the page has drawn.
func (r *reader) drawn() {
	r.t.Helper()
	r.wait(`(() => {
		const waiting = [...document.querySelectorAll("figure[data-chart]")].filter((f) => f.checkVisibility() && !f.dataset.drawn);
		waiting[0]?.scrollIntoView();
		return waiting.length === 0;
	})()`)
	blank := ask[[]string](r, `[...document.querySelectorAll("figure[data-drawn]")]
		.filter((f) => !f.querySelector("svg path, svg rect, svg text")).map((f) => f.id)`)
	for _, id := range blank {
		r.t.Errorf("%s: the chart %s is blank", r.where(), id)
	}
}

// TestFromHomeToTheYearsOfAnOrgan reaches every indicator of 洪泽 over its two years in three actions.
func TestFromHomeToTheYearsOfAnOrgan(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	r.read("")
	r.follow("淮安市", "jiangsu/huaian.html")
	r.follow("洪泽区", "jiangsu/huaian/hongze.html")
	r.follow("历年趋势", "jiangsu/huaian/hongze/trend.html")
	r.wantTitle("洪泽区", "2023—2024")
	for _, section := range []string{"all-disclosure", "all-requests", "all-review", "all-rates"} {
		if !ask[bool](r, `document.getElementById("`+section+`") !== null`) {
			t.Errorf("the trend has no %s", section)
		}
	}
	for _, year := range []string{"2023", "2024"} {
		if !ask[bool](r, `document.querySelector('main td a[href$="`+year+`.html#requests.new.total"]') !== null`) {
			t.Errorf("the trend lacks %s", year)
		}
	}
	// A head leads to its definition, a rate's too.
	r.follow("公开率", "indicators/rate.disclosed.html")
	r.wantTitle("公开率")
	r.quiet()
}

// TestFromHomeToARankingsCell reaches a report's cell from the ranking of an indicator in three actions.
func TestFromHomeToARankingsCell(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 360)
	r.read("")
	r.follow("收到和处理政府信息公开申请情况", "indicators.html#requests")
	r.follow("总计", "indicators/requests.new.total.html")
	first := ask[string](r, `document.querySelector("#newest ~ section td a").textContent.trim()`)
	to := ask[string](r, `document.querySelector("#newest ~ section td a").getAttribute("href")`)
	if !strings.HasSuffix(to, "#requests.new.total") {
		t.Fatalf("the ranking leads to %s", to)
	}
	r.follow(first, strings.TrimPrefix(to, "../"))
	if got := ask[string](r, `document.querySelector(":target").innerText.trim()`); got != first {
		t.Errorf("the cell says %q, the ranking %q", got, first)
	}
	r.quiet()
}

// TestTilesByKeyboard: the provinces are a list of links that tell their figures, within a phone's width.
func TestTilesByKeyboard(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 360)
	r.read("coverage.html")
	if n := ask[int](r, `document.querySelectorAll("ul.tiles > li").length`); n != 34 {
		t.Errorf("%d tiles", n)
	}
	if wide := ask[bool](r, `document.documentElement.scrollWidth > innerWidth`); wide {
		t.Error("the tiles are wider than the page")
	}
	if shared := ask[bool](r, `(() => {
		const seen = new Set();
		return [...document.querySelectorAll("ul.tiles > li")].some((li) => {
			const { left, top } = li.getBoundingClientRect();
			const place = Math.round(left) + "/" + Math.round(top);
			return seen.size === seen.add(place).size;
		});
	})()`); shared {
		t.Error("two tiles lie on each other")
	}
	r.follow("河南", "henan.html")
}
