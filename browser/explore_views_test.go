package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// exploreDownloads looks into the SVG and PNG of several small drawings.
func exploreDownloads(t *testing.T, dir, address string) {
	r := open(t, address, 1280)
	r.explore("#o=" + lingbao + "/chengguan,yinzhuang,zhuyang,yangping&i=requests.new.total,requests.granted.total&v=multiples")
	name, svg := r.download("SVG")
	for _, part := range []string{"<svg", "<title>城关镇、尹庄镇、朱阳镇等 4 个机关", "阳平镇（件）", "来源：", "explore/#o="} {
		if !strings.Contains(svg, part) {
			t.Errorf("%s lacks %s", name, part)
		}
	}
	if got := strings.Count(svg, "<svg ") - 1; got != 4 { // the page's policy forbids to parse it there: it has style attributes
		t.Errorf("the SVG joins %d drawings, want 4: %s", got, svg[:300])
	}
	if name, png := r.download("PNG"); !strings.HasSuffix(name, ".png") || !strings.Contains(png, "PNG") {
		t.Errorf("%s is no PNG", name)
	}
	r.quiet()
}

// download presses one of the buttons below a chart, and gives the file that the browser would keep.
func (r *reader) download(button string) (name, text string) {
	r.t.Helper()
	got := ask[[]string](r, `new Promise((resolve) => {
		let blob;
		URL.createObjectURL = (b) => { blob = b; return "blob:none"; };
		HTMLAnchorElement.prototype.click = function () {
			const f = new FileReader();
			f.onload = () => resolve([this.download, f.result]);
			f.readAsDataURL(blob);
		};
		[...document.querySelectorAll(".ways button")].find((b) => b.textContent === "`+button+`").click();
	}).then(([name, url]) => [name, url.slice(url.indexOf(",") + 1)])`)
	body := ask[string](r, `new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(atob("`+got[1]+`"), (c) => c.charCodeAt(0)))`)
	return got[0], body
}

// exploreZeroAndGap holds that a zero is drawn and a blank is not, on either scale.
func exploreZeroAndGap(t *testing.T, dir, address string) {
	r := open(t, address, 1280)
	for _, c := range []struct {
		hash      string
		has, lack []string
	}{
		{"/chengguan&i=disclosure.licensing.decisions&v=line", []string{"0", "5"}, nil},
		{"/chengguan&i=disclosure.licensing.decisions&v=line&s=log", []string{"0", "5"}, nil},
		{"/zhuyang&i=disclosure.licensing.decisions&v=line", []string{"243", "245"}, []string{"244", "空白"}},
		{"/zhuyang&i=disclosure.licensing.decisions&v=bar&y=2023", nil, []string{"0"}},
		{"/zhuyang&i=disclosure.licensing.decisions&v=bar&y=2022-2023", []string{"□ 空白", "243"}, nil},
		{"/yinzhuang&i=disclosure.licensing.decisions&v=heat&y=2021-2023", []string{"122", "·"}, []string{"123"}},
		{"/chengguan,yinzhuang&i=disclosure.licensing.decisions&v=bar&y=2019", []string{"0", "120"}, nil},
	} {
		r.explore("#o=" + lingbao + c.hash)
		texts := strings.Join(r.texts(), "|") + "|"
		for _, part := range c.has {
			if !strings.Contains("|"+texts, "|"+part+"|") {
				t.Errorf("%s: the drawing lacks %s: %s", c.hash, part, texts)
			}
		}
		for _, part := range c.lack {
			if strings.Contains("|"+texts, "|"+part+"|") {
				t.Errorf("%s: the drawing says %s: %s", c.hash, part, texts)
			}
		}
	}
	r.quiet()
}

// exploreBreak holds that only what means the same is joined where the forms change.
func exploreBreak(t *testing.T, dir, address string) {
	r := open(t, address, 1280)
	bridges := `[...document.querySelectorAll("#shown svg path[stroke-dasharray]")].length`
	r.explore("#o=" + lingbao + "/hanguguan,yuling&i=requests.new.total&v=line")
	if n := ask[int](r, bridges); n != 2 {
		t.Errorf("two comparable lines have %d bridges", n)
	}
	r.explore("#o=" + lingbao + "/hanguguan,yuling&i=disclosure.licensing.decisions,disclosure.fees.amount&v=line&y=2020-2023")
	if n := ask[int](r, bridges); n != 2 {
		t.Errorf("the bridges are %d: only 行政许可 has any", n)
	}
	r.explore("#o=" + lingbao + "/hanguguan,yuling&i=requests.new.total,disclosure.normative.inforce&v=line")
	if got := ask[string](r, `document.querySelectorAll("#shown figure").length + [...document.querySelectorAll(".allzero")].map((p) => p.textContent).join("")`); !strings.HasPrefix(got, "1规范性文件 · 现行有效（件）：") {
		t.Errorf("what is 0 throughout is drawn: %s", got)
	}
	r.explore("#o=" + lingbao + "/hanguguan,yuling&i=disclosure.licensing.decisions,disclosure.fees.amount&v=line&y=2020-2023")
	if notes := ask[string](r, `document.querySelector(".about-drawing").innerText`); !strings.Contains(notes, "只见于一版表样") {
		t.Errorf("the notes say nothing of it: %s", notes)
	}
	r.quiet()
}

// exploreLeadsToCells taps a field of a heat map.
func exploreLeadsToCells(t *testing.T, dir, address string) {
	r := open(t, address, 1280)
	r.explore(townships + "&i=disclosure.licensing.decisions&v=heat")
	at := ask[[]float64](r, `(() => { const e = [...document.querySelectorAll("#shown svg text")].find((e) => e.textContent === "362");
		e.scrollIntoView({ block: "center" }); const b = e.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; })()`)
	r.do(chromedp.MouseClickXY(at[0], at[1]))
	r.wait(`location.hash === "#disclosure.licensing.decisions"`)
	if where := r.where(); where != lingbao+"/yangping/2021.html#disclosure.licensing.decisions" {
		t.Errorf("the field leads to %s", where)
	}
	if got := ask[string](r, `document.querySelector(":target").innerText.trim()`); got != "362" {
		t.Errorf("the cell says %s", got)
	}
}

// exploreViews looks at every view on a wide screen and a phone, light and dark, and where a strict policy rules.
func exploreViews(t *testing.T, dir, address string) {
	address = strict(t, dir)
	for name, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := open(t, address, width)
			for i, rest := range []string{"v=line", "v=bar&y=2023-2024", "v=multiples&s=log", "v=heat", "v=heat&y=2024", "v=rank&m=share", "v=table", "v=line&m=per&r=down"} {
				r.dark(i%2 == 1)
				for _, page := range []string{"index", "embed"} {
					r.do(chromedp.Navigate("about:blank"))
					r.read("explore/" + page + ".html" + townships + "&i=requests.granted.total,disclosure.licensing.decisions&" + rest)
					r.shown()
					r.fits(width)
					r.legible(i%2 == 1)
					if n := ask[int](r, `document.querySelectorAll("figure[data-drawn] svg").length`); (n == 0) != (rest == "v=table") {
						t.Errorf("%s draws %d charts", r.where(), n)
					}
				}
			}
			r.quiet()
		})
	}
}

// exploreWithoutScript holds that the page then leads to pages with the same figures.
func exploreWithoutScript(t *testing.T, dir, address string) {
	r := open(t, address, 1280)
	if _, err := chromedp.Call(r.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	r.read(explorer)
	if n := ask[int](r, `[...document.querySelectorAll("#choose :enabled:not(form, label)")].filter((e) => e.checkVisibility()).length`); n > 0 {
		t.Errorf("%d controls do nothing", n)
	}
	if n := ask[int](r, `[...document.querySelectorAll(".instead a")].filter((a) => a.checkVisibility()).length`); n < 8 {
		t.Errorf("the page leads to %d others", n)
	}
	r.quiet()
}
