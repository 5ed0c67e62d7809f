package templates

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

func TestVisible(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"规章 0", "规章 0"},
		{"  两　格\u00a0", "  两　格\u00a0"},
		{"规章\t0\t\t1", "规章\t0\t\t1"},
		{"<b>&\"</b>", "&lt;b&gt;&amp;&#34;&lt;/b&gt;"},
		{"\u202e01", `<i class=code>U+202E</i>01`},
		{"1\u200b0\ufeff", `1<i class=code>U+200B</i>0<i class=code>U+FEFF</i>`},
		{"a\x00b\x1b[31m", `a<i class=code>U+0000</i>b<i class=code>U+001B</i>[31m`},
		{"\ue5e5", `<i class=code>U+E5E5</i>`},
		{"a\u2028b", `a<i class=code>U+2028</i>b`},
		{"\ufffd", "\ufffd"},
		{"a\xffb", "a\xffb"},
	} {
		var b buffer
		b.visible(test.text)
		if string(b) != test.want {
			t.Errorf("visible(%q):\n got %s\nwant %s", test.text, b, test.want)
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// Whatever a line holds, it ends where it ends: what a reader sees is text, and none of it is hidden.
func FuzzVisible(f *testing.F) {
	for _, seed := range []string{"", "\t", "<script>", "\u202e\u2066", "\x00\xff", "&#x202e;", "</bdi></li>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b buffer
		b.visible(s)
		if strings.Count(string(b), "<i") != strings.Count(string(b), "<")/2 {
			t.Errorf("visible(%q) has marks of the text itself: %s", s, b)
		}
		for _, r := range tags.ReplaceAllString(string(b), "") {
			if r != '\t' && r != unicode.ReplacementChar && !unicode.IsGraphic(r) {
				t.Errorf("visible(%q) hides %U", s, r)
			}
		}
	})
}

// Who copies the lines gets the lines: numbers and ways back are not part of the text.
func TestSourceLines(t *testing.T) {
	page := Source{Report: "2022.html", Lines: []string{"标题", " 一\t", "", "\u202e\t01", "\u05d0"},
		Back: []Back{{1, "第 1 段", "s1-p1"}, {1, "注 1", "note-1"}, {2, "标题", "s1"}}}
	want := `<ol class=source data-unit=行
><li id=L1
>标题<span><a href=2022.html#s1-p1>第 1 段</a> <a href=2022.html#note-1>注 1</a></span><li id=L2
> 一	<a href=2022.html#s1>标题</a><li id=L3
><li id=L4
><bdi><i class=code>U+202E</i>	01</bdi><li id=L5
><bdi>א</bdi></ol>
`
	if got := string(*new(buffer).lines(page)); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
	page.Block = true
	if got := string(*new(buffer).lines(page)); !strings.Contains(got, `data-unit=段`) {
		t.Errorf("blocks are called lines: %s", got)
	}
}

func TestNotesAlike(t *testing.T) {
	at := func(lines ...int) (notes []Note) {
		for _, line := range lines {
			notes = append(notes, Note{Origin: Origin{Line: line}})
		}
		return notes
	}
	for _, test := range []struct {
		notes   []Note
		counted string
		want    string
	}{
		{at(65, 66, 67), "行", "原件第 65–67 行，3 行"},
		{at(43, 43, 43), "格", "原件第 43 行，3 格"},
		{at(44, 43), "行", "原件第 43–44 行，2 行"},
		{at(43, 45, 46, 60), "行", "原件第 43、45–46、60 行，4 行"},
		{at(0, 0), "格", "2 格"},
		{[]Note{{Origin: Origin{Line: 3, Block: true, Page: "x"}}, {Origin: Origin{Line: 4, Block: true, Page: "x"}}}, "行",
			`原件第 <a href=x#L3>3</a>–<a href=x#L4>4</a> 段，2 行`},
	} {
		if got := string(*new(buffer).where(Note{Alike: test.notes, Counted: test.counted})); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}
