package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// TestHeadsAreHeads: heads of columns and rows mostly do not say by their scope what they are of. To readers who hear a table they are what
// they look like: those in its head, and those that say so, are of columns, all others of rows.
func TestHeadsAreHeads(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	for _, page := range []string{"henan/zhengzhou/xinzheng/xindian/2020.html", "henan/sanmenxia/lingbao/hanguguan/2022.html", "jiangsu/huaian/hongze/trend.html",
		"jiangsu/huaian/hongze/2024-2023.html", "township-2022.html", "coverage.html", "quality.html", "indicators/requests.new.total.html"} {
		r.read(page)
		r.wait(`document.readyState === "complete"`)
		tree, err := chromedp.Call(r.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		if err != nil {
			t.Fatal(err)
		}
		heard := map[string]int{}
		for _, node := range tree.Nodes {
			if !node.Ignored && node.Role != nil {
				heard[strings.Trim(string(node.Role.Value), `"`)]++
			}
		}
		for role, heads := range map[string]string{"columnheader": `thead th, tbody th[scope^="col"]`, "rowheader": `tbody th:not([scope^="col"])`} {
			seen := ask[int](r, "[...document.querySelectorAll('"+heads+"')].filter((head) => head.checkVisibility()).length")
			if seen == 0 || heard[role] != seen {
				t.Errorf("%s: %d heads are seen to be a %s, %d are heard", page, seen, role, heard[role])
			}
		}
	}
}
