package site

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"testing"

	"nianbao/report"
)

// searchSample renders the files of the sample country's search. One report has so many 汉字 that pieces are several.
func searchSample(t *testing.T) (*Collection, map[string][]byte) {
	t.Helper()
	sources := sampleSources()
	var many strings.Builder
	for r := rune(0x4e00); r < 0x4e00+3000; r++ {
		many.WriteRune(r)
	}
	first := &sources[0].Report.Sections[0]
	first.Text = append(first.Text, many.String())
	c, _ := Collect(sources)
	files := map[string][]byte{}
	r := &renderer{c: c, yield: func(f File, err error) bool {
		if err != nil {
			t.Fatal(err)
		}
		files[f.Path] = f.Body
		return true
	}}
	r.index = sync.OnceValue(func() textIndex { return indexed(indexOf(c.numbered())) })
	r.searchTop()
	r.searchReports()
	for _, p := range indexParts() {
		p.make(r)
	}
	r.searchPage()
	return c, files
}

type publishedTexts struct {
	Schema, Reports, Block int
	Years                  []struct{ Year, First int }
	Starts                 []string
}

// numbersOf finds the reports that have the token, as docs/search.md tells it.
func numbersOf(t *testing.T, files map[string][]byte, token string) []int {
	t.Helper()
	var top publishedTexts
	readPiece(t, files, "search/texts.json", &top)
	n, exact := slices.BinarySearch(top.Starts, token)
	if !exact {
		n--
	}
	body := files["search/texts/"+string(rune('0'+n))+".bin"]
	number := func() int {
		v, n := binary.Uvarint(body)
		body = body[n:]
		return int(v)
	}
	var sizes []int
	at := -1
	for i := range number() {
		length := number()
		if string(body[:length]) == token {
			at = i
		}
		body = body[length:]
		number()
		sizes = append(sizes, number())
	}
	if at < 0 {
		return nil
	}
	for _, size := range sizes[:at] {
		body = body[size/2:]
	}
	list, size := []int{}, sizes[at]
	if size%2 == 1 {
		for i := range 8 * (size / 2) {
			if body[i/8]>>(i%8)&1 == 1 {
				list = append(list, i)
			}
		}
		return list
	}
	for rest, next := len(body)-size/2, 0; len(body) > rest; next = list[len(list)-1] + 1 {
		list = append(list, next+number())
	}
	return list
}

// tokensOf are the tokens of a piece.
func tokensOf(body []byte) (tokens []string) {
	number := func() int {
		v, n := binary.Uvarint(body)
		body = body[n:]
		return int(v)
	}
	for range number() {
		length := number()
		tokens, body = append(tokens, string(body[:length])), body[length:]
		number()
		number()
	}
	return tokens
}

// Reports have numbers, newest year and widest level first; addresses and years follow them, and so do the lists.
func TestSearchNumbers(t *testing.T) {
	c, files := searchSample(t)
	var top publishedTexts
	readPiece(t, files, "search/texts.json", &top)
	if top.Schema != 1 || top.Reports != c.Len() || len(top.Years) < 5 || top.Years[0].First != 0 {
		t.Fatalf("%+v", top)
	}
	var paths []string
	for n := 0; len(paths) < top.Reports; n++ {
		var some []string
		readPiece(t, files, "search/reports/"+string(rune('0'+n))+".json", &some)
		paths = append(paths, some...)
	}
	byPath := map[string]entry{}
	for _, e := range c.root.below {
		byPath[e.path()] = e
	}
	year := 0
	for i, path := range paths {
		e := byPath[path]
		if year < len(top.Years)-1 && top.Years[year+1].First == i {
			year++
		}
		if e.Report == nil || e.Year != top.Years[year].Year {
			t.Fatalf("report %d is %s of %d", i, path, top.Years[year].Year)
		}
		if i > 0 {
			before := byPath[paths[i-1]]
			if before.Year == e.Year && levelRank(before.organ.Level) > levelRank(e.organ.Level) {
				t.Errorf("%s stands behind %s", path, paths[i-1])
			}
		}
	}
	for _, token := range []string{"函谷", "财政", "条例", "网站", "103", "引号", "镇"} {
		var want []int
		for i, path := range paths {
			r := byPath[path].whole()
			text := strings.Join(r.Organ.Region, "") + r.Organ.Name + "|" + r.Title
			for _, s := range r.Sections {
				text += "|" + strings.Join(s.Text, "|")
			}
			if strings.Contains(text, token) {
				want = append(want, i)
			}
		}
		if got := numbersOf(t, files, token); len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s is in %v, want %v", token, got, want)
		}
	}
	// Every token of every piece is in the piece that its start leads to.
	for n, start := range top.Starts {
		for _, token := range tokensOf(files["search/texts/"+string(rune('0'+n))+".bin"]) {
			if at, exact := slices.BinarySearch(top.Starts, token); exact && at != n || !exact && at-1 != n {
				t.Errorf("%s is in the piece of %s, and looked for in another", token, start)
			}
		}
	}
	if len(top.Starts) < 2 {
		t.Error("all tokens are in one piece, and this test shows nothing of it")
	}
	if got := numbersOf(t, files, "没有"); got != nil {
		t.Errorf("what is in no report is in %v", got)
	}
}

// Names lead to pages, each once, and every indicator and rule has one.
func TestSearchNames(t *testing.T) {
	_, files := searchSample(t)
	var names []namedPage
	readPiece(t, files, namesPath, &names)
	all := sampleSite(t)
	seen := map[string]bool{}
	kinds := map[string]int{}
	for _, n := range names {
		if all[n.Path] == nil || seen[n.Path] || n.Name == "" {
			t.Errorf("%s leads to %s", n.Name, n.Path)
		}
		seen[n.Path] = true
		kinds[n.Kind]++
	}
	if kinds["指标"] != len(report.Indicators()) || kinds["规则"] == 0 || kinds["对照"] == 0 || kinds["页面"] == 0 {
		t.Errorf("%v", kinds)
	}
}

// A place without a page of its own government is found by its name; one that has it is found as that.
func TestSearchPlaces(t *testing.T) {
	c, _ := Collect(sampleSources())
	_, blocks := c.exploreIndex()
	found := map[string][]searchEntry{}
	for _, e := range slices.Concat(blocks...) {
		found[e.Word] = append(found[e.Word], e)
	}
	for word, want := range map[string]searchEntry{
		"三门峡市":              {Name: "三门峡市", Path: "henan/sanmenxia", Region: "河南省"},
		"henansanmenxiashi": {Name: "三门峡市", Path: "henan/sanmenxia", Region: "河南省"},
		"灵宝市人民政府":           {Name: "灵宝市人民政府", Path: "henan/sanmenxia/lingbao", Region: "河南省三门峡市", Years: "2023-2024"},
		"谷关镇":               {Name: "函谷关镇人民政府", Path: "henan/sanmenxia/lingbao/hanguguan", Region: "河南省三门峡市灵宝市", Years: "2021-2024"},
	} {
		list := found[word]
		if len(list) != 1 || list[0].Name != want.Name || list[0].Path != want.Path || list[0].Region != want.Region || list[0].Years != want.Years ||
			(list[0].Reports > 0) != (want.Years == "") {
			t.Errorf("%s finds %+v", word, list)
		}
	}
}
