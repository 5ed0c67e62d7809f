package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	xindian = "henan/zhengzhou/xinzheng/xindian/2020.html"
	cell    = "requests.new.total"
)

// copies lets buttons copy into window.copied.
func (r *reader) copies() {
	r.t.Helper()
	ask[bool](r, `(navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }, true)`)
}

// take presses the button of the name in the part, and gives what was copied.
func (r *reader) take(part, name string) string {
	r.t.Helper()
	got := ask[string](r, `(async () => {
		window.copied = "";
		const button = [...document.querySelectorAll("`+part+` button")].find((b) => b.textContent === "`+name+`");
		button?.click();
		await new Promise((done) => setTimeout(done));
		return window.copied;
	})()`)
	if got == "" {
		r.t.Fatalf("%s: %s copied nothing", part, name)
	}
	return got
}

// TestALinkLandsOnItsPlace opens addresses of everything that has one, with script and without.
func TestALinkLandsOnItsPlace(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	for _, script := range []bool{true, false} {
		if _, err := chromedp.Call(r.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !script}); err != nil {
			t.Fatal(err)
		}
		for _, place := range []string{"#requests.new.total", "#row.requests.new", "#s1-p1", "#s2", "#note-1", "#figure-1"} {
			r.read("about.html") // fresh: not a mere change of the fragment
			r.read(xindian + place)
			r.lands(place)
		}
		r.read("about.html")
		r.read(strings.TrimSuffix(xindian, ".html") + ".source.html#L5")
		r.lands("#L5")
	}
	r.quiet()
}

// lands checks that the page's target is the place, in sight, and marked.
func (r *reader) lands(place string) {
	r.t.Helper()
	r.wait(`document.readyState === "complete"`)
	got := ask[string](r, `(() => {
		const target = document.querySelector(":target");
		if (!target) return "no target";
		const box = target.getBoundingClientRect();
		if (box.top < 0 || box.top > innerHeight - 10) return "out of sight, at " + box.top;
		const marks = [target, ...target.querySelectorAll("th, td, h2, figcaption")].map((e) => getComputedStyle(e));
		const marked = marks.some((s) => s.backgroundColor !== "rgba(0, 0, 0, 0)" || s.textDecorationLine === "underline");
		return marked ? "#" + target.id : "not marked";
	})()`)
	if got != place {
		r.t.Errorf("%s: %s", r.where(), got)
	}
}

// TestACellIsLinkedAndCited clicks a cell and takes its address and its citation in every form.
func TestACellIsLinkedAndCited(t *testing.T) {
	for name, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(name, func(t *testing.T) {
			dir, address := build(t, "../content")
			r := open(t, address, width)
			r.read(xindian)
			r.copies()
			r.do(chromedp.Click(chromedp.CSS(`[id="` + cell + `"]`)))
			want := address + xindian + "#" + cell
			if got := r.take(".here", "复制链接"); got != want {
				t.Errorf("the link is %s, want %s", got, want)
			}
			sum := checksum(t, dir)
			for _, form := range []string{"GB/T 7714", "BibTeX", "RIS", "CSL-JSON"} {
				got := r.take(".here", form)
				for _, part := range []string{want, sum, "辛店镇人民政府", "年度报告"} {
					if !strings.Contains(got, part) {
						t.Errorf("%s lacks %s:\n%s", form, part, got)
					}
				}
			}
			if wide := ask[bool](r, `document.documentElement.scrollWidth <= innerWidth && document.querySelector(".here").getBoundingClientRect().right <= innerWidth`); !wide {
				t.Error("the box is wider than the window")
			}
			if href := ask[string](r, `document.querySelector(".here a").getAttribute("href")`); !strings.HasPrefix(href, "2020.source.html#L") {
				t.Errorf("the source is %s", href)
			}
			r.quiet()
		})
	}
}

func checksum(t *testing.T, dir string) string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(xindian, ".html")+".json"))
	var report struct{ SHA256 string }
	if err == nil {
		err = json.Unmarshal(body, &report)
	}
	if err != nil || len(report.SHA256) != 64 {
		t.Fatal(report.SHA256, err)
	}
	return report.SHA256
}

// TestThePagesCitation: what the script says of the page is what the page says without it, but for the address and
// the day; the forms are well made.
func TestThePagesCitation(t *testing.T) {
	dir, address := build(t, "../content")
	r := open(t, address, 1280)
	r.read(xindian)
	r.copies()
	body, err := os.ReadFile(filepath.Join(dir, xindian))
	if err != nil {
		t.Fatal(err)
	}
	_, plain, _ := strings.Cut(string(body), `<p class=reference>`)
	plain, _, _ = strings.Cut(plain, "</p>")
	day := ask[string](r, `(() => { const d = new Date(); return new Date(d - d.getTimezoneOffset() * 60000).toISOString().slice(0, 10); })()`)
	want := strings.NewReplacer("引用日期", day, "]. "+xindian, "]. "+address+xindian).Replace(plain)
	if got := r.take("#cite", "GB/T 7714"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if shown := ask[string](r, `document.querySelector("#cite .reference").textContent`); shown != want {
		t.Errorf("shown is %s", shown)
	}
	var items []struct {
		Type   string
		Author []struct{ Literal string }
		URL    string
	}
	if err := json.Unmarshal([]byte(r.take("#cite", "CSL-JSON")), &items); err != nil || len(items) != 1 || items[0].Type != "report" ||
		items[0].Author[0].Literal != "辛店镇人民政府" || items[0].URL != address+xindian {
		t.Errorf("%v, %v", items, err)
	}
	bibtex := r.take("#cite", "BibTeX")
	if !strings.HasPrefix(bibtex, "@techreport{zhengzhou-xinzheng-xindian-2020,\n  author = {{辛店镇人民政府}},\n") || strings.Count(bibtex, "{") != strings.Count(bibtex, "}") {
		t.Error(bibtex)
	}
	ris := r.take("#cite", "RIS")
	if !strings.HasPrefix(ris, "TY  - RPRT\r\n") || !strings.HasSuffix(ris, "\r\nER  - \r\n") {
		t.Errorf("%q", ris)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(ris, "\r\n"), "\r\n") {
		if len(line) < 6 || line[2:6] != "  - " {
			t.Errorf("a line of RIS: %q", line)
		}
	}
	r.quiet()
}

// TestFindingsAreTheSites: what a check found is cited as said by the site, not by the organ.
func TestFindingsAreTheSites(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	r.read("henan/sanmenxia/lingbao/hanguguan/2022.html")
	r.copies()
	id := ask[string](r, `document.querySelector(".findings > li").id`)
	ask[bool](r, `(document.querySelector(".findings > li > .severity").click(), true)`)
	if got := r.take(".here", "GB/T 7714"); !strings.HasPrefix(got, "年报对照. 核查：") || !strings.Contains(got, "[EB/OL]") || !strings.Contains(got, "#"+id+".") {
		t.Error(got)
	}
	ask[bool](r, `(document.querySelector("#s1-p1 .pilcrow").click(), true)`)
	if got := r.take(".here", "GB/T 7714"); !strings.HasPrefix(got, "函谷关镇人民政府. ") || !strings.Contains(got, "#s1-p1.") {
		t.Error(got)
	}
	r.quiet()
}

// TestCellsByKeyboard: a table is one stop; arrows, Enter, and Escape back to the cell.
func TestCellsByKeyboard(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	r.read(xindian + "#requests.new.natural")
	r.copies()
	stops := ask[int](r, `document.querySelectorAll("#requests [tabindex='0']").length`)
	if stops != 1 {
		t.Fatalf("the table is %d stops", stops)
	}
	ask[bool](r, `(document.querySelector("#requests [tabindex='0']").focus(), true)`)
	at := func(want string) {
		t.Helper()
		if got := ask[string](r, `document.activeElement.id`); got != want {
			t.Fatalf("focus is at %q, want %s", got, want)
		}
	}
	at("requests.new.natural")
	r.do(chromedp.KeyEvent(kb.ArrowRight))
	at("requests.new.business")
	r.do(chromedp.KeyEvent(kb.ArrowDown))
	at("requests.carried_in.business")
	r.do(chromedp.KeyEvent(kb.Enter))
	if got := ask[string](r, `document.activeElement.textContent`); got != "复制链接" {
		t.Fatalf("focus is at %q", got)
	}
	if got := r.take(".here", "复制链接"); got != address+xindian+"#requests.carried_in.business" {
		t.Error(got)
	}
	r.do(chromedp.KeyEvent(kb.Escape))
	at("requests.carried_in.business")
	if open := ask[bool](r, `document.querySelector(".here").matches(":popover-open")`); open {
		t.Error("the box is still open")
	}
	r.quiet()
}

// TestAMovedPageLeadsOn, with the place in it where script runs, and without script too.
func TestAMovedPageLeadsOn(t *testing.T) {
	content := t.TempDir()
	if err := os.CopyFS(content, os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(content, "redirects.txt"), []byte("xindian/2020.html -> "+xindian+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, address := build(t, content)
	r := open(t, address, 1280)
	r.read("xindian/2020.html#" + cell)
	r.wait(`location.href === "` + address + xindian + "#" + cell + `" && document.querySelector(":target") !== null`)
	if _, err := chromedp.Call(r.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	r.read("xindian/2020.html")
	r.wait(`location.href === "` + address + xindian + `"`)
	r.quiet()
}

// TestPlacesOfAComparison: a figure gives the address of its cell in the report, a row and a chart their own.
func TestPlacesOfAComparison(t *testing.T) {
	_, address := build(t, "../content")
	r := open(t, address, 1280)
	const set = "township-2022.html"
	r.read(set)
	r.copies()
	href := ask[string](r, `(() => {
		const cell = [...document.querySelectorAll("tr[id] > td")].find((td) => td.querySelector('a[href*="#"]'));
		cell.click();
		return cell.querySelector("a").getAttribute("href");
	})()`)
	if got := r.take(".here", "复制链接"); got != address+href {
		t.Errorf("the figure's link is %s, want %s", got, address+href)
	}
	places := ask[[]string](r, `[document.querySelector("figure.chart").id, document.querySelector("tr[id]").id]`)
	ask[bool](r, `(document.querySelector("figure.chart .pilcrow").click(), true)`)
	if got := r.take(".here", "GB/T 7714"); !strings.Contains(got, "[DB/OL]") || !strings.Contains(got, set+"#"+places[0]+".") {
		t.Error(got)
	}
	for _, id := range places {
		r.read("about.html")
		r.read(set + "#" + id)
		r.lands("#" + id)
	}
	// What had a table of its own stands with its topic, and its address leads there.
	row := ask[string](r, `document.querySelector('tr[id^="new.figures."]').id`)
	for gone, there := range map[string]string{"requests." + row: row, "requests.new.figures": "new.figures", "review.figures": "cases.figures", row + ".gone": row} {
		r.read("about.html")
		r.read(set + "#" + gone)
		if now := ask[string](r, `decodeURIComponent(location.hash)`); now != "#"+there {
			t.Errorf("#%s leads to %s, want #%s", gone, now, there)
		}
	}
	r.quiet()
}
