package browser

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const searching = "search/index.html"

// search opens the search page and waits until it has told what it found.
func (r *reader) search(query string) {
	r.t.Helper()
	r.read(searching + "?q=" + url.QueryEscape(query))
	r.searched()
}

func (r *reader) searched() {
	r.t.Helper()
	r.wait(`!["", "正在搜索……"].includes(document.getElementById("said")?.textContent ?? "") && !document.getElementById("said").textContent.startsWith("搜索由脚本")`)
}

func (r *reader) said() string {
	r.t.Helper()
	return ask[string](r, `document.getElementById("said").textContent`)
}

// firstOf is where the first line of a part of what was found leads, "" where there is none.
func (r *reader) firstOf(part string) string {
	r.t.Helper()
	return strings.TrimPrefix(ask[string](r, `document.querySelector("#found `+part+` li a")?.href ?? ""`), r.address)
}

// TestSearch reads the search page of the real reports.
func TestSearch(t *testing.T) {
	dir, _ := build(t, "../content")
	address := strict(t, dir)
	for name, test := range map[string]func(r *reader){
		"FindsTheRightPageFirst": searchFirst,
		"Passage":                searchPassage,
		"OddQueries":             searchOdd,
		"Proposes":               searchProposes,
		"ReadsAsTheIndex":        searchFolds,
		"Looks":                  searchLooks,
	} {
		t.Run(name, func(t *testing.T) { test(open(t, address, 1280)) })
	}
}

func searchFirst(r *reader) {
	const xindian = "henan/zhengzhou/xinzheng/xindian"
	for query, want := range map[string]string{
		"辛店":               xindian + ".html",
		"辛店镇":              xindian + ".html",
		"新郑辛店":             xindian + ".html",
		"新郑 辛店":            xindian + ".html",
		"新郑市辛店镇人民政府":       xindian + ".html",
		"河南省郑州市新郑市辛店镇":     xindian + ".html",
		"河南新郑辛店":           xindian + ".html",
		"河南辛店":             xindian + ".html",
		"店镇":               xindian + ".html",
		"xindian":          xindian + ".html",
		"XinDian":          xindian + ".html",
		"xd":               xindian + ".html",
		"xzxd":             xindian + ".html",
		"xinzhengxindian":  xindian + ".html",
		"xinzheng xindian": xindian + ".html",
		"henanxindian":     xindian + ".html",
		"辛店 2020":          xindian + "/2020.html",
		"辛店2020年":          xindian + "/2020.html",
		"辛店镇２０２０年度报告":      xindian + "/2020.html",
		"xd 2020":          xindian + "/2020.html",
		"辛店镇2020年政府信息公开工作年度报告": xindian + "/2020.html",
		"新郑":                 "henan/zhengzhou/xinzheng.html",
		"zhengzhou":          "henan/zhengzhou.html",
		"河南":                 "henan.html",
		"函谷关":                "henan/sanmenxia/lingbao/hanguguan.html",
		"予以公开":               "indicators/requests.granted.total.html",
		"本年新收 自然人":           "indicators/requests.new.natural.html",
		"requests.new.total": "indicators/requests.new.total.html",
		"各行合计":               "rules/reconcile.rows.html",
		"reconcile.results":  "rules/reconcile.results.html",
		"指标释义":               "glossary.html",
		"指导50余家单位":           "henan/zhengzhou/gongyi/2022.html",
	} {
		r.search(query)
		if got := r.firstOf("section"); got != want {
			r.t.Errorf("%s finds %q first, want %s: %s", query, got, want, r.said())
		}
	}
	r.quiet()
}

// searchPassage follows a passage to its paragraph, and holds that all words and phrases are in what is found.
func searchPassage(r *reader) {
	r.search("“依申请公开” 培训")
	type passage struct {
		Href  string
		Marks []string
	}
	passages := ask[[]passage](r, `[...document.querySelectorAll("#texts .passage")].map((p) => ({ Href: p.querySelector("a").href, Marks: [...p.querySelectorAll("mark")].map((m) => m.textContent) }))`)
	if len(passages) < 3 {
		r.t.Fatalf("%d passages: %s", len(passages), r.said())
	}
	seen := map[string]bool{}
	for _, p := range passages[:3] {
		r.do(chromedp.Navigate(p.Href))
		text := ask[string](r, `document.querySelector("p:target").textContent`)
		for _, mark := range p.Marks {
			seen[mark] = true
			if !strings.Contains(text, mark) {
				r.t.Errorf("%s is marked, and %s has %s", mark, p.Href, text)
			}
		}
	}
	if len(seen) != 2 || !seen["依申请公开"] || !seen["培训"] {
		r.t.Errorf("marked are %v", seen)
	}
	r.search("“培训依申请公开”")
	if got := r.firstOf("#texts"); got != "" {
		r.t.Errorf("a phrase that no report has is found at %s", got)
	}
	r.quiet()
}

// searchOdd tries what nobody means. None may break the page, or be taken for markup.
func searchOdd(r *reader) {
	for _, query := range []string{"", " ", "\x00", "%00", "a", "的", "<script>document.title='x'</script>", `"><img src=x onerror=alert(1)>`, `.*+?^${}()|[]\`, "((((", "“", "“”",
		strings.Repeat("公开", 5000), "2020", "1949", "𠮷𠮷", "\ufffd\u202e", "__proto__", "constructor", "公", "，。", "null"} {
		r.search(query)
		if n := ask[int](r, `document.querySelectorAll("#found script, #found img").length`); n > 0 {
			r.t.Errorf("%q becomes markup", query)
		}
		if said := r.said(); strings.Contains(said, "没有取到") || said == "" {
			r.t.Errorf("%q: %s", query, said)
		}
	}
	r.search("的") // one 汉字
	if r.firstOf("#texts") == "" {
		r.t.Error("no report has 的")
	}
	// What is no query in UTF-8 comes from others' links.
	r.read(searching + "?q=%FF%00%E8")
	r.searched()
	r.quiet()
}

// searchProposes goes to an organ from any page by the keyboard, and to the search page by Enter.
func searchProposes(r *reader) {
	r.read("indicators/requests.new.total.html")
	r.do(chromedp.Focus(chromedp.CSS("#site-search")))
	for i, query := range []string{"hgg", "新郑辛店"} {
		name := []string{"函谷关镇", "辛店镇"}[i]
		ask[bool](r, `document.getElementById("site-search").value = "", document.getElementById("site-search").focus(), true`)
		r.press(query)
		r.wait(`document.querySelector(".proposed li")?.textContent.includes("` + name + `") && !document.querySelector(".proposed").hidden`)
	}
	r.press(kb.ArrowDown)
	if got := ask[string](r, `document.activeElement.textContent`); !strings.HasPrefix(got, "辛店镇人民政府") {
		r.t.Errorf("the keyboard is at %q", got)
	}
	r.press(kb.Escape)
	if !ask[bool](r, `document.activeElement.id === "site-search" && document.querySelector(".proposed").hidden`) {
		r.t.Error("Escape does not come back to the field")
	}
	r.press("镇")
	r.wait(`!document.querySelector(".proposed").hidden`)
	r.press(kb.ArrowDown)
	r.press(kb.Enter)
	r.wait(`document.querySelector("h1")?.textContent === "辛店镇人民政府" && document.readyState === "complete"`)
	r.do(chromedp.Focus(chromedp.CSS("#site-search")))
	r.press("巩义 财政")
	r.press(kb.Enter)
	r.wait(`location.pathname.includes("/search/")`)
	r.searched()
	if got := ask[string](r, `document.getElementById("site-search").value`); got != "巩义 财政" {
		r.t.Errorf("the page searches for %q", got)
	}
	r.quiet()
}

// searchFolds holds that the page reads texts as the index does: search/index_test.go has the same cases.
func searchFolds(r *reader) {
	r.search("辛店")
	module := ask[string](r, `performance.getEntriesByType("resource").map((e) => e.name).find((n) => /\/fold\.[0-9a-f]+\.js$/.test(n))`)
	for text, want := range map[string]string{
		"依申请公开": "依申 申请 请公 公开", "公开，申请": "公开 申请", "《条例》的": "条例 例的", "条 例\n的": "条例 例的", "第3条": "第 3 条",
		"ＡＢ１": "ab1", "1 000": "1 000", "2.5 www.X.cn": "2 5 www x cn", "二〇二〇年": "二〇 〇二 二〇 〇年", "𠮷林省": "林省", "é\x00%<b>“a”": "b a",
	} {
		got := ask[string](r, `import("`+module+`").then((m) => m.fold(`+"`"+text+"`"+`).text.split(" ").filter(Boolean).flatMap((run) => m.tokens(run)).join(" "))`)
		if got != want {
			r.t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// searchLooks reads what is found on a phone, in the light and in the dark, and goes on in a long list.
func searchLooks(r *reader) {
	r.do(chromedp.EmulateViewport(360, 800))
	for i, query := range []string{"辛店 2020", "依申请公开 培训", "予以公开", "没有这样的话"} {
		r.dark(i%2 == 1)
		r.search(query)
		r.fits(360)
		r.legible(i%2 == 1)
	}
	r.search("申请")
	r.do(chromedp.Focus(chromedp.CSS("#names .more")))
	r.press(kb.Enter)
	r.wait(`document.querySelectorAll("#names li").length > 8`)
	if !ask[bool](r, `document.activeElement === document.querySelectorAll("#names li")[8].querySelector("a")`) {
		r.t.Error("the keyboard is not at the first of the new lines")
	}
	r.quiet()
}

// TestSearchWithoutServer opens the page from the disk, and without a script: it says what it needs.
func TestSearchWithoutServer(t *testing.T) {
	dir, _ := build(t, "../content")
	r := open(t, "file://"+filepath.ToSlash(dir)+"/", 360)
	r.read(searching + "?q=x")
	if said := r.said(); !strings.Contains(said, "须经网站打开") {
		t.Errorf("the page says %s", said)
	}
	r.fits(360)
	if n := ask[int](r, `[...document.querySelectorAll(".instead a")].filter((a) => a.checkVisibility()).length`); n < 4 {
		t.Errorf("the page leads to %d others", n)
	}
	// The form in the head of other pages leads there too.
	r.read("indicators.html")
	r.do(chromedp.Focus(chromedp.CSS("#site-search")))
	r.press("x")
	r.press(kb.Enter)
	r.wait(`location.pathname.endsWith("/search/index.html") && location.search === "?q=x"`)
}
