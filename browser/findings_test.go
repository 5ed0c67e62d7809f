package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFromATotalToItsFinding goes from a total that does not add up to the finding, from there to its rule, and from
// the rule back to the report.
func TestFromATotalToItsFinding(t *testing.T) {
	const report, finding = "jiangsu/huaian/hongze/2023.html", "finding-reconcile.review.review"
	for name, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(name, func(t *testing.T) {
			_, address := build(t, "../content")
			r := open(t, address, width)
			r.read(report)
			cell := ask[string](r, `document.getElementById("review.total").innerText`)
			if !strings.HasPrefix(cell, "0") || !strings.Contains(cell, "11") || !strings.Contains(cell, "= 10 + 1 + 0 + 0") {
				t.Errorf("the total is shown as %q", cell)
			}
			if !ask[bool](r, `getComputedStyle(document.querySelector("[id='review.total'] .computed")).color !== getComputedStyle(document.body).color`) {
				t.Error("the computed sum does not stand out")
			}
			r.do(chromedp.Click(chromedp.CSS("[id='review.total'] .asked")))
			r.wait(`location.hash === "#` + finding + `"`)
			seen := ask[string](r, `(() => {
				const li = document.querySelector(".findings li:target"), box = li.getBoundingClientRect();
				return box.top >= 0 && box.bottom <= innerHeight ? li.innerText : "";
			})()`)
			if !strings.Contains(seen, "不符") || !strings.Contains(seen, "11") {
				t.Errorf("the finding in sight is %q", seen)
			}
			r.fits(width)
			r.read(report)
			r.follow("复议诉讼合计", "rules/reconcile.review.html")
			r.fits(width)
			r.follow("洪泽区人民政府", report+"#finding-reconcile.review.litigation_after")
			r.quiet()
		})
	}
}

// TestFindingsBesideTheText sees that what is asked of a paragraph stands beside it where there is room, else below it,
// and that marks run into no text.
func TestFindingsBesideTheText(t *testing.T) {
	for name, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(name, func(t *testing.T) {
			_, address := build(t, "../content")
			r := open(t, address, width)
			r.read("henan/sanmenxia/lingbao/hanguguan/2022.html")
			type place struct{ Beside, Below, Marked bool }
			places := ask[[]place](r, `[...document.querySelectorAll(".doubted")].map((d) => {
				const p = d.querySelector("p").getBoundingClientRect(), f = d.querySelector(".findings").getBoundingClientRect();
				return { Beside: f.left >= p.right, Below: f.top >= p.bottom, Marked: d.querySelector("mark + .asked") !== null };
			})`)
			if len(places) == 0 {
				t.Fatal("nothing is asked of the text")
			}
			for i, p := range places {
				if p.Beside != (name == "wide") || p.Below == p.Beside || !p.Marked {
					t.Errorf("finding %d: %+v", i, p)
				}
			}
		})
	}
}

// TestDotsOfCoverage sees that who has a report is told by shape and by word.
func TestDotsOfCoverage(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 360)
	r.read("henan/sanmenxia.html")
	r.follow("覆盖情况", "henan/sanmenxia/coverage.html")
	r.follow("灵宝市", "henan/sanmenxia/lingbao/coverage.html")
	row := ask[string](r, `[...document.querySelectorAll("#places-table tr")].map((tr) => tr.textContent.trim()).find((text) => text.startsWith("函谷关镇"))`)
	if row != "函谷关镇●有" {
		t.Errorf("the row is %q", row)
	}
	r.follow("●", "henan/sanmenxia/lingbao/hanguguan/2022.html")
}
