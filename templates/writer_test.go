package templates

import (
	"bytes"
	"html/template"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/report"
)

// asRead is what a parser makes of a text that it is given in HTML: no HTML holds the character of code 0.
func asRead(s string) string { return strings.ReplaceAll(s, "\x00", "\ufffd") }

// Whatever is given to the writer, a parser finds just that, and no element or attribute that the writer did not write.
func FuzzWriter(f *testing.F) {
	for _, seed := range []string{"", "一", `<script>alert(1)</script>`, `"'><img src=x onerror=y>`, "&amp;&#60;&lt", "a\r\nb\x00\xff", "</a></p>", "javascript:alert(1)", "https://x.cn/a b?c=d&e=f#一", "--><!--", "]]>"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, text, address string) {
		var b buffer
		b.raw("<p").attr("title", text).raw(">").text(text).raw("</p><p><a").href(address).raw(">").text(text).raw("</a></p>")
		nodes, err := html.ParseFragment(bytes.NewReader(b), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
		if err != nil {
			t.Fatal(err)
		}
		if len(nodes) != 2 {
			t.Fatalf("%d nodes in %s", len(nodes), b)
		}
		holds(t, nodes[0], "p", "title", asRead(text), asRead(text))
		if link := nodes[1].FirstChild; link == nil || link.NextSibling != nil {
			t.Fatalf("not one link in %s", b)
		} else {
			holds(t, link, "a", "href", addressOf(t, address), asRead(text))
		}
	})
}

// holds tests that the element has one attribute and one text.
func holds(t *testing.T, n *html.Node, tag, name, value, text string) {
	t.Helper()
	if n.Data != tag {
		t.Fatalf("<%s>, want <%s>", n.Data, tag)
	}
	switch {
	case value == "" && len(n.Attr) > 0:
		t.Errorf("attributes %v, want none", n.Attr)
	case value != "" && (len(n.Attr) != 1 || n.Attr[0].Key != name || n.Attr[0].Val != value):
		t.Errorf("attributes %q, want %s %q", n.Attr, name, value)
	}
	child := n.FirstChild
	if text == "" && child == nil {
		return
	}
	if child == nil || child.Type != html.TextNode || child.NextSibling != nil || child.Data != text {
		t.Errorf("it holds %+v, want the text %q", child, text)
	}
}

var addressTemplate = template.Must(template.New("").Parse(`<a href="{{.}}"></a>`))

// addressOf is what html/template makes of an address: it is the measure of what may be followed.
func addressOf(t *testing.T, address string) string {
	var b bytes.Buffer
	if err := addressTemplate.Execute(&b, address); err != nil {
		t.Fatal(err)
	}
	nodes, err := html.ParseFragment(&b, nil)
	if err != nil {
		t.Fatal(err)
	}
	for n := range nodes[0].Descendants() {
		if n.Data == "a" {
			return n.Attr[0].Val
		}
	}
	t.Fatal("no link")
	return ""
}

func TestAddressesThatLeadNowhere(t *testing.T) {
	for _, odd := range []string{"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x", "\x01javascript:x", "blob:x", "file:x"} {
		var b buffer
		if b.href(odd); string(b) != ` href=#ZgotmplZ` {
			t.Errorf("%q leads somewhere:%s", odd, b)
		}
	}
	for address, want := range map[string]string{
		"":                             "",
		"../a/b.html#c.d":              ` href=../a/b.html#c.d`,
		"https://x.cn/?a=1&b=2":        ` href="https://x.cn/?a=1&amp;b=2"`,
		"HTTP://x.cn":                  ` href=HTTP://x.cn`,
		"a/b:c":                        ` href=a/b:c`,
		"一 二":                          ` href=%e4%b8%80%20%e4%ba%8c`,
		`"'<>()`:                       ` href=%22%27%3c%3e%28%29`,
		"100%25%zz":                    ` href=100%25%25zz`,
		"https://x.cn/javascript:a(1)": ` href=https://x.cn/javascript:a%281%29`,
	} {
		var b buffer
		if b.href(address); string(b) != want {
			t.Errorf("%q is written%s, want%s", address, b, want)
		}
	}
}

// FuzzPages puts an odd text wherever a page of a report takes one: the page has the elements that it has with a plain one.
func FuzzPages(f *testing.F) {
	for _, seed := range []string{"一", `<b>"'&`, "</title></script><script>", "\x00\r\xff", "javascript:x", "-->", "a b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" || !utf8.ValidString(s) {
			return
		}
		for name, made := range map[string]func(string) []byte{"report": oddReport, "source": oddSource, "versus": oddVersus} {
			if got, want := skeleton(t, made(s)), skeleton(t, made("一")); got != want {
				t.Errorf("%s: with %q the page has other elements:\n%s\nwant\n%s", name, s, got, want)
			}
		}
	})
}

// skeleton is the elements of a page with the names of their attributes.
func skeleton(t *testing.T, page []byte) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data == "i" || n.Data == "bdi" { // what a text hides is told by elements of its own
			continue
		}
		b.WriteString("<" + n.Data)
		for _, a := range n.Attr {
			b.WriteString(" " + a.Key)
			if a.Key == "href" && strings.HasPrefix(strings.ToLower(a.Val), "javascript") {
				t.Errorf("a link leads to %s", a.Val)
			}
		}
		b.WriteString(">")
	}
	return b.String()
}

func oddFrame(s string) Frame {
	return Frame{Shell: NewShell(Shared{Root: "../", Nav: []Link{{Text: s, Href: s}}}), Title: s, Description: s, Address: s, URL: s, Proof: s,
		Cited: []Pair{{Name: s, Text: s}}, Feed: Link{Text: s, Href: s}, Crumbs: []Link{{Text: s, Href: s}, {Text: s}}, Alternates: []Alternate{{s, s}}}
}

func oddFinding(s string) Finding {
	return Finding{ID: s, Number: 1, Rule: Link{Text: s, Href: s}, Message: s, Expected: s, Found: s, Evidence: []Link{{Text: s}}, Answer: s,
		Origin: Origin{Line: 1, Page: s}, Notes: []Note{oddNote(s)}}
}

func oddNote(s string) Note {
	return Note{Number: 1, Severity: s, Code: s, Cell: s, Message: s, Origin: Origin{Line: 1, Page: s}, Counted: s}
}

func oddReport(s string) []byte {
	note := oddNote(s)
	alike := note
	alike.Alike = []Note{note, note}
	findings := []Finding{oddFinding(s)}
	table := Table{ID: s, Caption: s, Unit: s, Heads: [][]Head{{{Text: s, Href: s, Note: s}}}, Notes: []Note{alike}, Findings: findings,
		Groups: []Group{{ID: s, Label: s, Href: s, Rows: []Row{{ID: s, Label: s, Note: s, Origin: Origin{Line: 1, Page: s}, Asked: findings,
			Cells: []Cell{{ID: s, Href: s, Text: s, Note: s, Words: s}, {ID: s, Raw: s, State: 4, Marks: []int{1}, Asked: findings, Sum: Sum{s, s}}}}}}}}
	var b bytes.Buffer
	Report{Frame: oddFrame(s), Heading: s, File: s, SHA256: "12345678", Published: s, Source: s, Citation: s, Earlier: []string{s}, JSON: s, Text: s,
		Before: YearLink{Year: 2020, Href: s}, After: YearLink{Year: 2022, Nearest: Link{Text: s, Href: s}}, Overview: []Fact{{Name: s, Href: s}}, Related: []Link{{Text: s, Href: s, Note: s}},
		Checks: Checks{Passed: []Count{{Name: s, N: 1}}, Open: []Count{{s, s, 1}}, Asking: []Asking{{s, findings}}, Page: s, Data: s}, Notes: []Note{note}, Findings: findings,
		Sections: []Section{{ID: s, Number: s, Title: s, Short: s, Notes: []Note{note}, Findings: findings, Blocks: []Block{
			{ID: s, Text: s, Origin: Origin{Line: 1, Page: s}, Notes: []Note{note}, Findings: findings, Spans: []Span{{0, len(s), findings[0]}}}, {Table: &table}}}},
		Figures: []ToldFigure{{Number: 1, Subject: s, Raw: s, Read: s, Paragraph: Link{Text: s, Href: s}, Origin: Origin{Line: 1, Page: s}}}}.Write(&b)
	return b.Bytes()
}

func oddSource(s string) []byte {
	var b bytes.Buffer
	Source{Frame: oddFrame(s), Heading: s, Report: s, File: s, SHA256: "12345678", Lines: []string{s, s}, Back: []Back{{1, s, s}, {1, s, s}, {2, s, s}}}.Write(&b)
	return b.Bytes()
}

func oddVersus(s string) []byte {
	link := Link{Text: s, Href: s}
	rows := []VersusRow{{ID: s, Key: "k", Label: s, Unit: s, Older: VersusFigure{Anchor: s}, Newer: VersusFigure{Cell: report.Cell{State: report.Invalid, Raw: s}}, More: s}}
	side := VersusSide{Href: s, Parts: []VersusPart{{Text: s}, {Text: s, Changed: true}}}
	var b bytes.Buffer
	Versus{Frame: oddFrame(s), Heading: s, Older: link, Newer: link, About: s, Method: s, Reports: []Link{link}, Form: s, Root: s,
		Tables: []VersusTable{{ID: s, Title: s, Differs: rows, Same: rows, After: s}},
		Texts:  []VersusText{{ID: s, Title: s, About: s, Pairs: []VersusPair{{Same: true, Newer: side}, {Older: side, Newer: side}}}}}.Write(&b)
	return b.Bytes()
}
