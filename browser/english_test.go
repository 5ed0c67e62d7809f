package browser

import "testing"

// TestEnglish puts pages into English and back. What the report says stays as it is.
func TestEnglish(t *testing.T) {
	const report = "henan/sanmenxia/lingbao/hanguguan/2022.html"
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	head := `[...document.querySelectorAll("thead th")].map((h) => h.innerText.trim()).find((s) => s === "自然人" || s === "Natural persons")`
	narrative := `[...document.querySelectorAll("p[id^=s]")].map((p) => p.innerText).join("\n")`
	toggle := `document.querySelector("a.english").click()`

	r.read(report)
	told := ask[string](r, narrative)
	chinese := ask[string](r, `document.body.innerText`)
	if got := ask[string](r, head); got != "自然人" || told == "" {
		t.Fatalf("in Chinese: the head is %q, the narrative %q", got, told)
	}
	ask[any](r, toggle)
	r.wait(head + ` === "Natural persons"`)
	if got := ask[string](r, narrative); got != told {
		t.Error("the narrative has changed")
	}
	if left := ask[[]string](r, `[...document.querySelectorAll("thead th, nav:not(.crumbs) a:not(.english), button")].map((e) => [...e.childNodes].find((n) => n.nodeType === 3)?.data.trim() ?? "")
		.filter((s) => /[\u4e00-\u9fff]/.test(s) && !/[省市县区镇乡]$|人民政府/.test(s))`); len(left) > 0 {
		t.Errorf("left in Chinese: %q", left)
	}
	if lang := ask[string](r, `[...document.querySelectorAll("thead th, thead th a")].findLast((e) => e.innerText.trim() === "Natural persons").closest("[lang]").lang`); lang != "en" {
		t.Errorf("a head in English is said to be in %s", lang)
	}

	r.read("indicators.html")
	r.wait(`document.querySelector("h1").innerText === "Indicators"`)
	r.read(report)
	r.wait(head + ` === "Natural persons"`)
	ask[any](r, toggle)
	r.wait(head + ` === "自然人"`)
	if got := ask[string](r, `document.body.innerText`); got != chinese {
		t.Error("back in Chinese, the page is not what it was")
	}
	r.quiet()
}
