package site

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"

	"nianbao/report"
)

// readPiece decodes a piece of the sample site, numbers as they are printed.
func readPiece(t *testing.T, files map[string][]byte, name string, v any) {
	t.Helper()
	body, ok := files[name]
	if !ok {
		t.Fatalf("no %s", name)
	}
	if err := json.Unmarshal(body, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// explorePieces renders the explorer's files alone.
func explorePieces(t *testing.T, c *Collection) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	r := &renderer{c: c, yield: func(f File, err error) bool {
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := files[f.Path]; twice {
			t.Errorf("%s twice", f.Path)
		}
		files[f.Path] = f.Body
		return true
	}}
	r.explore()
	r.organPieces(c.organs)
	return files
}

// readToken reads a token as docs/explore-data.md defines it, without the program's own code.
func readToken(t *testing.T, raw json.RawMessage) (state, text string) {
	t.Helper()
	if string(raw) == "null" {
		return "missing", ""
	}
	if raw[0] != '"' {
		return "reported", string(raw)
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	switch {
	case s == "":
		return "blank", ""
	case s[0] == '=':
		return "inferred", s[1:]
	case s[0] == '!':
		return "invalid", s[1:]
	}
	return "reported", s
}

// Every cell of every report comes back from the pieces, exactly.
func TestExploreRoundTrip(t *testing.T) {
	c, _ := Collect(sampleSources())
	files := explorePieces(t, c)
	var words struct {
		Keys map[report.Form][]string
	}
	readPiece(t, files, "explore/catalogue.json", &words)
	seen := map[string]int{}
	for _, o := range c.organs {
		var got struct {
			Path, Name string
			Years      []struct {
				Year  int
				Form  report.Form
				Cells []json.RawMessage
			}
		}
		readPiece(t, files, "explore/organs/"+o.path+".json", &got)
		if got.Path != o.path || got.Name != o.Name || len(got.Years) != len(o.years) {
			t.Fatalf("%s: %s %s with %d years", o.path, got.Path, got.Name, len(got.Years))
		}
		for i, e := range o.years {
			y := got.Years[i]
			if y.Year != e.Year || y.Form != e.Form || len(y.Cells) != e.Cells.Len() {
				t.Fatalf("%s: %d, form %s, %d cells", e.path(), y.Year, y.Form, len(y.Cells))
			}
			n := 0
			for key, want := range e.Cells.All() {
				if words.Keys[y.Form][n] != key {
					t.Fatalf("%s: cell %d is %s, the catalogue says %s", e.path(), n, key, words.Keys[y.Form][n])
				}
				state, text := readToken(t, y.Cells[n])
				wantText := ""
				switch {
				case want.State.HasValue():
					wantText = want.Value.String()
				case want.State == report.Invalid:
					wantText = want.Raw
				}
				if state != want.State.String() || text != wantText {
					t.Errorf("%s#%s: %s %q, want %s %q", e.path(), key, state, text, want.State, wantText)
				}
				seen[state]++
				n++
			}
		}
	}
	for _, s := range []string{"reported", "blank", "missing", "inferred", "invalid"} {
		if seen[s] == 0 {
			t.Errorf("the sample has no %s cell, and this test shows nothing of it", s)
		}
	}
}

func TestToken(t *testing.T) {
	number := func(s string) report.Number {
		n, err := report.ParseNumber(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, c := range []struct {
		cell report.Cell
		want string
	}{
		{report.Cell{}, `null`},
		{report.Cell{State: report.Blank, Raw: "/"}, `""`},
		{report.Cell{State: report.Reported, Value: number("0")}, `0`},
		{report.Cell{State: report.Reported, Value: number("-3")}, `-3`},
		{report.Cell{State: report.Reported, Value: number("0.0000")}, `"0.0000"`},
		{report.Cell{State: report.Reported, Value: number("999999999999999")}, `999999999999999`},
		{report.Cell{State: report.Reported, Value: number("9999999999999999")}, `"9999999999999999"`},
		{report.Cell{State: report.Inferred, Value: number("12")}, `"=12"`},
		{report.Cell{State: report.Invalid, Raw: `<"详见>`}, `"!<\"详见>"`},
		{report.Cell{State: report.Invalid, Raw: "=1"}, `"!=1"`},
	} {
		got, err := piece(token(c.cell))
		if err != nil || strings.TrimSpace(string(got)) != c.want {
			t.Errorf("%v is %s (%v), want %s", c.cell, got, err, c.want)
		}
	}
}

// All rows can be chosen, each once, and each group has at least two of them.
func TestExploreChoice(t *testing.T) {
	seen := map[string]int{}
	for _, g := range exploreChoice() {
		for _, row := range g.Rows {
			seen[row.Key]++
		}
	}
	for _, ind := range report.Indicators() {
		if seen[exploreRow(ind)] != 1 {
			t.Errorf("%s can be chosen %d times", exploreRow(ind), seen[exploreRow(ind)])
		}
	}
	for key, n := range seen {
		group, ok := strings.CutPrefix(key, "group:")
		if !ok {
			continue
		}
		rows := 0
		for _, ind := range report.Indicators() {
			if slices.Contains(ind.Row.Groups, group) && ind.Column.Key == "total" {
				rows++
			}
		}
		if n != 1 || rows < 2 {
			t.Errorf("the group %s of %d rows can be chosen %d times", group, rows, n)
		}
	}
}

// The places lead to every organ, each once, and their counts are what is found below.
func TestExplorePlaces(t *testing.T) {
	c, _ := Collect(sampleSources())
	files := explorePieces(t, c)
	seen := map[string]int{}
	var walk func(name string) map[report.Level]int
	walk = func(name string) map[report.Level]int {
		var p placePiece
		readPiece(t, files, name, &p)
		found := map[report.Level]int{}
		take := func(o *foundOrgan) {
			if o != nil {
				seen[o.Path]++
				found[o.Level]++
			}
		}
		take(p.Own)
		for _, child := range p.Children {
			if !child.More {
				take(child.Own)
				continue
			}
			for level, n := range walk("explore/places/" + child.Path + ".json") {
				if level != report.Department {
					found[level] += n
				}
			}
		}
		for i := range p.Departments {
			take(&p.Departments[i])
		}
		for i := range p.Unplaced {
			seen[p.Unplaced[i].Path]++
		}
		for level, n := range map[report.Level]int{report.Province: p.Counts.Province, report.Prefecture: p.Counts.Prefecture,
			report.County: p.Counts.County, report.Township: p.Counts.Township, report.Department: p.Counts.Department} {
			if found[level] != n {
				t.Errorf("%s counts %d of %s, %d are found", name, n, level, found[level])
			}
		}
		return found
	}
	walk("explore/places.json")
	for _, o := range c.organs {
		if seen[o.path] != 1 {
			t.Errorf("%s is found %d times", o.path, seen[o.path])
		}
	}
}

func TestYearRanges(t *testing.T) {
	for want, years := range map[string][]int{"2019": {2019}, "2019-2022,2024": {2019, 2020, 2021, 2022, 2024}, "2018,2020": {2018, 2020}} {
		o := &organ{}
		for _, y := range years {
			o.years = append(o.years, entry{&kept{Report: &report.Report{Year: y}}})
		}
		if got := yearRanges(o); got != want {
			t.Errorf("%v is %s, want %s", years, got, want)
		}
	}
}

// fetched reports whether scripts, or a host, ask for the file: no link of a page leads there.
func fetched(files map[string][]byte, name string) bool {
	if name == noJekyll || name == englishWords || (strings.HasPrefix(name, exploreFolder+"/") || strings.HasPrefix(name, searchFolder+"/")) && path.Ext(name) != ".html" {
		return true
	}
	for other, body := range files {
		if path.Ext(other) == ".js" && path.Dir(other) == path.Dir(name) && bytes.Contains(body, []byte("'./"+path.Base(name)+"'")) {
			return true
		}
	}
	return false
}

// The explorer's page leads to views that are there, one for each of several places.
func TestExploreExamples(t *testing.T) {
	c, _ := Collect(sampleSources())
	seen := map[string]bool{}
	for _, l := range exploreExamples(c.root) {
		o, rest, _ := strings.Cut(strings.TrimPrefix(l.Href, "#o="), "&")
		_, i, _ := strings.Cut(rest, "i=")
		i, _, _ = strings.Cut(i, "&")
		for _, id := range strings.Split(i, ",") {
			if _, ok := report.IndicatorByID(id); !ok {
				t.Errorf("%s: no indicator %s", l.Text, id)
			}
		}
		if place, _, ok := strings.Cut(o, ":"); !ok || place == "" || seen[o] {
			t.Errorf("%s leads to %s", l.Text, l.Href)
		}
		seen[o] = true
	}
	if len(seen) < 2 {
		t.Errorf("%d examples", len(seen))
	}
}
