package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What readers come for is at most three actions from the front page.
func TestThreeActionsFromHome(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	r.read("")
	r.follow("2 个乡镇（街道）", "township-2022.html")
	r.wantTitle("2022", "2 个乡镇")
	organs := ask[[]string](r, `[...document.querySelectorAll("#decisions\\.figures tbody th a")].map((a) => a.textContent)`)
	if want := []string{"昌图镇", "函谷关镇"}; !slices.Equal(organs, want) {
		t.Errorf("side by side are %q, want %q", organs, want)
	}

	r.drawn()
	at := ask[[]float64](r, `(() => {
		const chart = document.getElementById("compare_decisions_2");
		chart.scrollIntoView();
		const wide = (e) => e.getBoundingClientRect().width;
		const bar = [...chart.querySelectorAll("svg path")].filter((e) => wide(e) < wide(chart) && e.getBoundingClientRect().height > 8)
			.sort((a, b) => wide(b) - wide(a))[0].getBoundingClientRect();
		return [bar.x + bar.width / 2, bar.y + bar.height / 2];
	})()`)
	r.do(chromedp.MouseClickXY(at[0], at[1]))
	r.wait(`location.hash === "#disclosure.penalty.decisions" && document.querySelector(":target") !== null`)
	if got := ask[string](r, `document.querySelector(":target").innerText.trim()`); got != "60" {
		t.Errorf("the bar leads to a cell that says %q", got)
	}

	r.read("")
	r.follow("郑州市", "henan/zhengzhou.html")
	r.follow("巩义市", "henan/zhengzhou/gongyi.html")
	r.drawn()
	if n := ask[int](r, `document.querySelectorAll("#organ_results[data-drawn]").length`); n != 1 {
		t.Errorf("%d charts of results as shares", n)
	}
	shares := ask[[]float64](r, `[...document.querySelectorAll("#shares\\.figures td")].map((td) => parseFloat(td.textContent))`)
	sum := 0.0
	for _, share := range shares {
		sum += share
	}
	if len(shares) != 6 || sum < 99.5 || sum > 100.5 {
		t.Errorf("the shares %v are not those of a whole", shares)
	}

	r.read("")
	r.follow("未经复议直接起诉", "indicators/litigation_direct.total.html")
	const cell = `a[href$="henan/zhengzhou/gongyi/2022.html#litigation_direct.total"]`
	if n := ask[int](r, `document.querySelectorAll('`+cell+`').length`); n == 0 {
		t.Error("the list of reports with lawsuits lacks one")
	}
	r.quiet()
}

// A table of organs is put in order by a column: from large to small, from small to large, and back as it was.
func TestSorting(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	r.read("township-2022.html")
	const heads = `[...document.querySelectorAll("#decisions\\.figures thead th")]`
	order := func() string {
		return ask[string](r, heads+`.map((th) => th.getAttribute("aria-sort") ?? "").join("|") + " " +
			[...document.querySelectorAll("#decisions\\.figures tbody th a")].map((a) => a.textContent).join()`)
	}
	click := func(column string) {
		ask[bool](r, heads+`[`+column+`].querySelector("button").click() ?? true`)
	}
	before := order()
	var got []string
	for _, column := range []string{"2", "2", "2", "0", "0"} {
		click(column)
		got = append(got, order())
	}
	want := []string{"||descending| 昌图镇,函谷关镇", "||ascending| 函谷关镇,昌图镇", before, "ascending||| 昌图镇,函谷关镇", "descending||| 函谷关镇,昌图镇"}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := ask[int](r, `document.querySelectorAll("button.sort:not([aria-label])").length`); n > 0 {
		t.Errorf("%d buttons have no name", n)
	}
	r.quiet()
}
