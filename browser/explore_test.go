package browser

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	explorer  = "explore/index.html"
	lingbao   = "henan/sanmenxia/lingbao"
	townships = "#o=" + lingbao + ":township"
)

// explore opens the explorer and waits until it shows what the address says.
func (r *reader) explore(hash string) {
	r.t.Helper()
	r.do(chromedp.Navigate("about:blank")) // another fragment alone would not load the page anew
	r.read(explorer + hash)
	r.shown()
}

// shown waits until the explorer is done, and checks that no chart is blank.
func (r *reader) shown() {
	r.t.Helper()
	r.wait(`document.getElementById("result")?.dataset.ready !== undefined && document.getElementById("result").getAttribute("aria-busy") === "false"`)
	for _, title := range ask[[]string](r, `[...document.querySelectorAll("#shown figure")].filter((f) => !f.querySelector("svg path, svg rect, svg text")).map((f) => f.innerText)`) {
		r.t.Errorf("%s: the chart %s is blank", r.where(), title)
	}
}

// change does what changes the choice, and waits until the new one is shown.
func (r *reader) change(act func()) {
	r.t.Helper()
	before := ask[string](r, `document.getElementById("result").dataset.ready`)
	act()
	r.wait(`document.getElementById("result").dataset.ready !== "` + before + `" && document.getElementById("result").getAttribute("aria-busy") === "false"`)
}

func (r *reader) press(keys string) {
	r.t.Helper()
	r.do(chromedp.KeyEvent(keys))
}

// texts are the words of a drawing.
func (r *reader) texts() []string {
	r.t.Helper()
	return ask[[]string](r, `[...document.querySelectorAll("#shown svg text")].map((e) => e.textContent)`)
}

// TestExplore reads the explorer of one site in many ways.
func TestExplore(t *testing.T) {
	dir, address := build(t, exploreContent(t, 9))
	for name, test := range map[string]func(t *testing.T, dir, address string){
		"Address":       exploreAddress,
		"Numbers":       exploreNumbers,
		"Many":          exploreMany,
		"Figures":       exploreFigures,
		"ByKeyboard":    exploreByKeyboard,
		"ByRegion":      exploreByRegion,
		"Table":         exploreTable,
		"Downloads":     exploreDownloads,
		"ZeroAndGap":    exploreZeroAndGap,
		"Break":         exploreBreak,
		"LeadsToCells":  exploreLeadsToCells,
		"Rates":         exploreRates,
		"Views":         exploreViews,
		"WithoutScript": exploreWithoutScript,
	} {
		t.Run(name, func(t *testing.T) { test(t, dir, address) })
	}
}

// exploreByKeyboard chooses two organs by search and an indicator without a mouse, and finds all of it again behind
// the address.
func exploreByKeyboard(t *testing.T, dir, address string) {
	r := open(t, address, 1280)
	r.explore("")
	r.do(chromedp.Focus(chromedp.CSS("#query")))
	for i, query := range []string{"hgg", "yulingzhen", "豫灵"} {
		name := []string{"函谷关镇", "豫灵镇", "豫灵镇"}[i]
		ask[bool](r, `document.getElementById("query").value = "", document.getElementById("query").focus(), true`)
		r.press(query)
		r.wait(`document.querySelectorAll("#hits button").length === 1 && document.getElementById("hits").textContent.includes("` + name + `")`)
		if i == 2 {
			break // found by its characters too
		}
		r.press(kb.ArrowDown) // to the first hit
		r.change(func() { r.press(kb.Enter) })
		if got := ask[string](r, `document.activeElement.getAttribute("aria-pressed")`); got != "true" {
			t.Errorf("the keyboard's place is lost: aria-pressed %q", got)
		}
	}
	// 本年新收 stands in the list already; 行政许可 comes by typing in the select.
	r.do(chromedp.Focus(chromedp.CSS("#row")))
	ask[bool](r, `(() => { const row = document.getElementById("row"); row.value = "disclosure.licensing"; row.dispatchEvent(new Event("change", { bubbles: true })); return true; })()`)
	r.do(chromedp.Focus(chromedp.CSS("#add")))
	r.change(func() { r.press(kb.Enter) })
	title := ask[string](r, `document.getElementById("result-title").textContent`)
	for _, part := range []string{"函谷关镇", "豫灵镇", "2019—2024", "本年新收"} {
		if !strings.Contains(title, part) {
			t.Errorf("the title is %s, want %s in it", title, part)
		}
	}
	hash := ask[string](r, "location.hash")
	if want := "#o=" + lingbao + "/hanguguan,yuling&i=requests.new.total,disclosure.licensing.decisions&v=line"; hash != want {
		t.Errorf("the address is %s, want %s", hash, want)
	}
	look := func() string {
		return ask[string](r, `document.getElementById("shown").textContent + document.getElementById("summary").textContent + document.getElementById("chosen").innerText`)
	}
	before, drawn := look(), ask[int](r, `document.querySelectorAll("figure[data-drawn]").length`)
	if drawn != 2 {
		t.Errorf("%d charts are drawn", drawn)
	}
	r.explore(hash)
	if after := look(); after != before {
		t.Errorf("behind the address there is another view:\n%s\n%s", before, after)
	}
	// Removing keeps the keyboard's place in the list; the way back brings it back.
	r.do(chromedp.Focus(chromedp.CSS("#chosen li button")))
	r.change(func() { r.press(kb.Enter) })
	if got := ask[string](r, `document.activeElement.getAttribute("aria-label")`); got != "移除豫灵镇人民政府" {
		t.Errorf("the keyboard is at %q", got)
	}
	r.change(func() { ask[bool](r, `history.back(), true`) })
	if after := look(); after != before {
		t.Error("the way back leads elsewhere")
	}
	r.quiet()
}

// exploreByRegion chooses all townships of a place.
func exploreByRegion(t *testing.T, dir, address string) {
	r := open(t, address, 360)
	r.explore("")
	ask[bool](r, `document.getElementById("by-region").open = true`)
	for i, name := range []string{"河南省", "三门峡市", "灵宝市"} {
		id := "place-" + string(rune('0'+i))
		r.wait(`[...document.getElementById("` + id + `").options].some((o) => o.textContent === "` + name + `")`)
		ask[bool](r, `(() => { const s = document.getElementById("`+id+`"); s.value = [...s.options].find((o) => o.textContent === "`+name+`").value;
			s.dispatchEvent(new Event("change", { bubbles: true })); return true; })()`)
	}
	r.wait(`document.querySelector('[data-item="` + lingbao + `:township"]') !== null`)
	r.change(func() { ask[bool](r, `document.querySelector('[data-item="`+lingbao+`:township"]').click(), true`) })
	if hash := ask[string](r, "location.hash"); !strings.HasPrefix(hash, townships+"&") {
		t.Errorf("the address is %s", hash)
	}
	if n := ask[int](r, `document.querySelectorAll("#figures tbody th[scope=row]").length`); n != 9 {
		t.Errorf("%d townships are in the table, want 9", n)
	}
	r.fits(360)
	r.quiet()
}

// published is the JSON beside a report's page.
type published struct {
	Cells map[string]struct {
		Value json.Number
		State string
		Raw   string
	}
}

func readPublished(t *testing.T, dir, page string) (p published) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(page, ".html")+".json"))
	if err == nil {
		err = json.Unmarshal(body, &p)
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// exploreTable compares every figure of the table and of the CSV with the reports it links to.
func exploreTable(t *testing.T, dir, address string) {
	r := open(t, address, 1280)
	r.explore(townships + "&i=requests.new.total,disclosure.licensing.decisions,disclosure.fees.amount,disclosure.normative.public&v=table")
	type cell struct{ Class, Text, Href string }
	cells := ask[[]cell](r, `[...document.querySelectorAll("#figures td")].map((td) => ({ Class: td.className.replace("break", "").trim(),
		Text: [...td.childNodes].map((n) => n.textContent).join(""), Href: td.querySelector("a")?.href ?? "" }))`)
	if len(cells) != 9*6*4 {
		t.Fatalf("the table has %d cells", len(cells))
	}
	states := map[string]int{}
	for _, c := range cells {
		if c.Href == "" {
			if c.Class != "none" {
				t.Errorf("a cell leads nowhere: %v", c)
			}
			states["none"]++
			continue
		}
		page, key, _ := strings.Cut(strings.TrimPrefix(c.Href, address), "#")
		want := readPublished(t, dir, page).Cells[key]
		states[want.State]++
		text, class := want.Value.String(), "some"
		switch {
		case want.State == "blank":
			text, class = "空白", "blank"
		case want.State == "invalid":
			text, class = "无效 "+want.Raw, "invalid"
		case text == "0":
			class = ""
		}
		if c.Text != text || c.Class != class {
			t.Errorf("%s#%s is %q (%s), want %q (%s)", page, key, c.Text, c.Class, text, class)
		}
	}
	for _, s := range []string{"reported", "blank", "invalid", "none"} {
		if states[s] == 0 {
			t.Errorf("no cell is %s, and this test shows nothing of it: %v", s, states)
		}
	}
	r.compareCSV(dir, address, len(cells))
	r.quiet()
}

// compareCSV downloads the view's CSV and compares it with the reports.
func (r *reader) compareCSV(dir, address string, lines int) {
	r.t.Helper()
	name, text := r.download("CSV")
	if !strings.HasSuffix(name, ".csv") || !strings.HasPrefix(text, "\ufeff") {
		r.t.Errorf("%s begins with %q", name, text[:min(9, len(text))])
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != lines+1 {
		r.t.Fatalf("%d lines, %v", len(rows), err)
	}
	column := map[string]int{}
	for i, head := range rows[0] {
		column[head] = i
	}
	guarded := 0
	for _, row := range rows[1:] {
		page, key, ok := strings.Cut(strings.TrimPrefix(row[column["出处"]], address), "#")
		value, raw := row[column["数值"]], row[column["原文"]]
		if !ok {
			if value != "" {
				r.t.Errorf("a value from nowhere: %v", row)
			}
			continue
		}
		want := readPublished(r.t, dir, page).Cells[key]
		if value != want.Value.String() {
			r.t.Errorf("%s#%s is %q, want %q", page, key, value, want.Value)
		}
		if want.State == "invalid" {
			guarded++
			if raw != "'"+want.Raw {
				r.t.Errorf("%q stands for %q: a spreadsheet would reckon with it", raw, want.Raw)
			}
		}
	}
	if guarded == 0 {
		r.t.Error("no cell looks like a formula, and this test shows nothing of it")
	}
}

// exploreRates holds that a rate of fewer than ten cases is not given, and how rates are made.
func exploreRates(t *testing.T, dir, address string) {
	r := open(t, address, 1280)
	r.explore("#o=" + lingbao + "/yinzhuang,hanguguan&i=requests.granted.total&v=table&m=share&y=2019")
	if got := ask[[]string](r, `[...document.querySelectorAll("#figures td")].map((td) => td.innerText.replace(/\s/g, ""))`); strings.Join(got, "|") != "n＜103/5|69.218/26" {
		t.Errorf("the rates are %v", got)
	}
	r.quiet()
}
