package browser

import (
	"encoding/json"
	"strings"
	"testing"
)

// module is the explorer's module of the name, as the page has loaded it.
func module(name string) string {
	return `import(performance.getEntriesByType("resource").map((e) => e.name).find((n) => /\/` + name + `\.\w+\.js$/.test(n)))`
}

// exploreNumbers reckons with the explorer's decimals.
func exploreNumbers(t *testing.T, _, address string) {
	r := open(t, address, 1280)
	r.explore("")
	for call, want := range map[string]string{
		`add("0.1", "2")`: "2.1", `add("999999999999999999", "0.000000001")`: "999999999999999999.000000001", `add("-3", "3")`: "0", `add("-0.5", "0.25")`: "-0.25",
		`hundredfold("1", "3")`: "33.3", `hundredfold("2", "3")`: "66.7", `hundredfold("1", "16")`: "6.3", `hundredfold("-1", "16")`: "-6.3", `hundredfold("0", "7")`: "0.0",
		`hundredfold("1.5", "12")`: "12.5", `hundredfold("1", "2000")`: "0.1", `compare("0.10", "0.1")`: "0", `compare("9007199254740993", "9007199254740992")`: "1",
		`compareRates(["1", "3"], ["33", "100"])`: "1", `compareRates(["2", "4"], ["1", "2"])`: "0", `grouped("1234567.8900")`: "1\u2009234\u2009567.8900", `grouped("-1000")`: "-1\u2009000",
	} {
		if got := ask[string](r, module("number")+`.then((m) => String(m.`+call+`))`); got != want {
			t.Errorf("%s is %s, want %s", call, got, want)
		}
	}
	r.quiet()
}

// exploreAddress reads addresses that nobody wrote well.
func exploreAddress(t *testing.T, _, address string) {
	r := open(t, address, 1280)
	r.explore("")
	for in, want := range map[string]string{
		"#o=a/b,c,/d,e/f:township&i=x,x,y&y=2024-2019&v=heat": "#o=a/b,c,/d,e/f:township&i=x,y&y=2019-2024&v=heat",
		"#o=:province&i=x&v=rank&m=per&s=log&r=up":            "#o=:province&i=x&v=rank&m=per&s=log&r=up",
		"#o=a/b,:province,c/d&i=x&v=rank":                     "#o=a/b,/:province,c/d&i=x&v=rank",
		"#o=../../x,<b>,javascript:alert(1),a:nothing&v=pie":  "#i=&v=line",
		"#o=a/b&i=unknown&y=20&m=all":                         "#o=a/b&i=&v=line",
		"#o=a%2Fb%3Atownship&i=x&y=2022":                      "#o=a/b:township&i=x&y=2022&v=line",
	} {
		got := ask[string](r, module("choice")+`.then((m) => m.write(m.parse(`+"`"+in+"`"+`, (id) => id.length === 1)))`)
		if got != want {
			t.Errorf("%s is read as %s, want %s", in, got, want)
		}
		if again := ask[string](r, module("choice")+`.then((m) => m.write(m.parse(`+"`"+got+"`"+`, (id) => id.length === 1)))`); again != got {
			t.Errorf("%s is read as %s", got, again)
		}
	}
	r.read(explorer + "?o=" + lingbao + "/chengguan&i=requests.new.total&v=table")
	r.shown()
	if got := ask[string](r, "location.hash + location.search"); got != "#o="+lingbao+"/chengguan&i=requests.new.total&v=table" {
		t.Errorf("what stands behind ? becomes %s", got)
	}
	r.explore("#o=" + lingbao + "/nowhere,chengguan&i=requests.new.total&v=line")
	if got := ask[string](r, `document.getElementById("chosen").innerText`); !strings.Contains(got, "没有这个机关") {
		t.Errorf("an organ that is not there is passed over: %s", got)
	}
}

// exploreMany looks at 70 organs at once: the 30 largest are drawn, and all are in the table.
func exploreMany(t *testing.T, _, address string) {
	r := open(t, address, 1280)
	r.explore("")
	got := ask[struct {
		Drawn, Shown, Series int
		Smallest             string
		Notes                string
	}](r, viewOf(`Array.from({ length: 70 }, (_, i) => made("p" + i, () => (i * 37) % 70))`, `{ indicators: ["requests.new.total"] }`)+`.then(({ v, m }) => ({
		Drawn: v.drawn.length, Shown: m.shown(v).length, Series: v.panels[0].series.length, Notes: m.notes(v).join(""),
		Smallest: v.drawn.map((o) => v.get(o, v.indicators[0], 2022).text).sort((a, b) => a - b)[0] }))`)
	if got.Drawn != 30 || got.Series != 30 || got.Shown != 70 || got.Smallest != "40" || !strings.Contains(got.Notes, "只画") {
		t.Errorf("of 70 organs: %+v", got)
	}
	// A place with more organs than a view can hold is counted, not fetched.
	if n := ask[int](r, module("pieces")+`.then(async (m) => {
		const pieces = new m.Pieces("../");
		pieces.json = (name) => name === "explore/places/a.json" ? { counts: { township: 2400 }, children: [{ path: "a/b", more: true, counts: { township: 2400 } }] } : Promise.reject(name);
		return new Set(await pieces.members("a:township")).size;
	})`); n != 2400 {
		t.Errorf("a large place has %d members", n)
	}
}

// viewOf makes a view of organs without fetching them; made gives an organ by what its cells hold.
func viewOf(organs, choice string) string {
	return `(async () => {
		const [m, f, c] = await Promise.all([` + module("series") + `, ` + module("figures") + `, ` + module("choice") + `]);
		const catalogue = new f.Catalogue(await (await fetch("catalogue.json")).json());
		const made = (path, cell, form = "2021", year = 2022) => ({ path, name: path, short: path, region: [], level: "township", code: "",
			years: [{ year, form, cells: catalogue.keys[form].map(cell) }] });
		return { m, v: m.look({ ...c.empty(), ...` + choice + ` }, ` + organs + `, catalogue, "../") };
	})()`
}

// exploreFigures holds what a figure is where the report does not print it, and which rates are given.
func exploreFigures(t *testing.T, _, address string) {
	r := open(t, address, 1280)
	r.explore("")
	const others = `["requests.other.lapsed.total", "requests.other.unpaid.total", "requests.other.other.total"]`
	for i, c := range []struct{ organ, measure, indicator, want string }{
		// （六）其他处理 of form 2021 is the sum of its three rows, if all are there.
		{`(key) => key.startsWith("requests.other.") && key.split(".").length === 3 ? undefined : ` + others + `.includes(key) ? 4 : 0`, "number", "requests.other.total", "inferred 12"},
		{`(key) => key.startsWith("requests.other.") && key.split(".").length === 3 ? undefined : ` + others + `.indexOf(key) === 1 ? null : 4`, "number", "requests.other.total", "missing"},
		{`(key) => key === "requests.other.total" ? 5 : 0`, "number", "requests.other.total", "reported 5"},
		{`() => 0`, "number", "disclosure.rules.public", "none"},
		{`() => "=7"`, "number", "requests.new.total", "inferred 7"},
		{`() => "!x"`, "number", "requests.new.total", "invalid"},
		{`() => ""`, "share", "requests.granted.total", "blank"},
		{`(key) => key === "requests.total.total" ? 9 : 3`, "share", "requests.granted.total", "few"},
		{`(key) => key === "requests.total.total" ? 10 : 3`, "share", "requests.granted.total", "reported 30.0"},
		{`(key) => key === "requests.total.total" ? "=12" : 3`, "share", "requests.granted.total", "inferred 25.0"},
		{`(key) => key === "requests.total.total" ? null : 3`, "share", "requests.granted.total", "missing"},
		{`(key) => key === "requests.new.total" ? 200 : 3`, "per", "review.total", "reported 1.5"},
		{`() => 3`, "per", "requests.new.total", "undefined"},
	} {
		cell := `(_, i) => (` + c.organ + `)(catalogue.keys["2021"][i])`
		organ := `made("a", ` + cell + `)`
		if strings.Contains(c.organ, "undefined") {
			organ = strings.Replace(`(() => { const o = MADE; o.years[0].cells.length -= 7; return o; })()`, "MADE", organ, 1) // as nearly all reports
		}
		choice, _ := json.Marshal(map[string]any{"indicators": []string{c.indicator}, "measure": c.measure})
		got := ask[string](r, viewOf("["+organ+"]", string(choice))+`.then(({ v }) => { const f = v.get(v.organs[0], v.indicators[0], 2022); return [f.state, f.text].filter((x) => x !== undefined).join(" "); })`)
		if got != c.want {
			t.Errorf("%d: %s is %s, want %s", i, c.indicator, got, c.want)
		}
	}
	r.quiet()
}
