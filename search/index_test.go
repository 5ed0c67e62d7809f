package search

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/report"
)

// readPieces reads pieces as docs/search.md defines them, without the program's own code.
func readPieces(t testing.TB, x *Index) map[string][]int {
	t.Helper()
	all := map[string][]int{}
	before := ""
	for p := range x.Pieces(nil) {
		first, body := p.First, p.Body
		number := func() int {
			v, n := binary.Uvarint(body)
			if n <= 0 {
				t.Fatal("a piece is cut short")
			}
			body = body[n:]
			return int(v)
		}
		size := len(body)
		type head struct {
			text    string
			n, size int
		}
		heads := make([]head, number())
		for i := range heads {
			n := number()
			heads[i].text, body = string(body[:n]), body[n:]
			heads[i].n, heads[i].size = number(), number()
			if heads[i].text <= before {
				t.Fatalf("%q stands behind %q", heads[i].text, before)
			}
			before = heads[i].text
		}
		if heads[0].text != first {
			t.Errorf("the piece begins with %q, and is said to begin with %q", heads[0].text, first)
		}
		if len(heads) > 1 && size > pieceBytes+binary.MaxVarintLen64*(len(heads)+1) {
			t.Errorf("the piece of %s has %d bytes", first, size)
		}
		for _, h := range heads {
			list := []int{}
			if h.size%2 == 1 {
				for i := range 8 * (h.size / 2) {
					if body[i/8]>>(i%8)&1 == 1 {
						list = append(list, i)
					}
				}
				body = body[h.size/2:]
			} else {
				rest := len(body) - h.size/2
				for next := 0; len(body) > rest; next = list[len(list)-1] + 1 {
					list = append(list, next+number())
				}
			}
			if len(list) != h.n {
				t.Fatalf("%s has %d reports, and is said to have %d", h.text, len(list), h.n)
			}
			all[h.text] = list
		}
		if len(body) != 0 {
			t.Fatalf("%d bytes are left of the piece of %s", len(body), first)
		}
	}
	return all
}

func reportOf(title string, paragraphs ...string) *report.Report {
	return &report.Report{Title: title, Sections: []report.Section{{Number: 1, Text: paragraphs}}}
}

// What a text is read as, in the order of tokens.
func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"公开":                   "公 公开 开",
		"依申请公开":                "依 依申 公 公开 开 申 申请 请 请公",
		"公开，申请":                "公 公开 开 申 申请 请",
		"《条例》的":                "例 例的 条 条例 的",
		"条 例\n的":               "例 例的 条 条例 的",
		"第3条":                  "3 条 第",
		"共 103 条":              "103 共 条",
		"ＡＢ１":                  "ab1",
		"1 000":                "000 1",
		"2.5 www.X.cn":         "2 5 cn www x",
		"二〇二〇年":                "〇 〇二 〇年 二 二〇 年",
		"𠮷林省":                  "林 林省 省",
		"开开开":                  "开 开开",
		"é\x00\xff%<b>“a”":     "a b",
		"a，" + word(32) + "，b": "a b " + word(32),
		"a，" + word(33) + "，b": "a b",
	} {
		var x Index
		x.Add(TermsOf(reportOf("", text)))
		var got []string
		for token := range readPieces(t, &x) {
			got = append(got, token)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%q is read as %q, want %q", text, strings.Join(got, " "), want)
		}
	}
}

func word(n int) string { return strings.Repeat("z", n) }

// The organ's name is read behind its region's, and apart from the title.
func TestOrganIsRead(t *testing.T) {
	var x Index
	r := reportOf("年报", "无")
	r.Organ = report.Organ{Name: "辛店镇人民政府", Region: []string{"河南省", "郑州市", "新郑市"}}
	x.Add(TermsOf(r))
	got := readPieces(t, &x)
	for _, token := range []string{"新郑", "市辛", "辛店", "政府", "年报"} {
		if len(got[token]) != 1 {
			t.Errorf("%s is not found", token)
		}
	}
	if got["府年"] != nil {
		t.Error("the title is read as part of the organ's name")
	}
}

// Every list is what a slow reader finds, also where lists are long, and the same index gives the same bytes.
func TestListsAreComplete(t *testing.T) {
	const reports = 3000
	rng := rand.New(rand.NewPCG(1, 2))
	var x, again Index
	want := map[string][]int{}
	for i := range reports {
		var b strings.Builder
		for range 40 {
			// Some 汉字 are common, most are rare.
			fmt.Fprintf(&b, "%c，%d，", rune(0x4e00+rng.IntN(1+rng.IntN(6000))), rng.IntN(1+rng.IntN(900)))
		}
		text := b.String()
		r := reportOf("年", text)
		x.Add(TermsOf(r))
		again.Add(TermsOf(r))
		for _, token := range append(strings.Split(text, "，"), "年") {
			if list := want[token]; token != "" && (len(list) == 0 || list[len(list)-1] != i) {
				want[token] = append(list, i)
			}
		}
	}
	got := readPieces(t, &x)
	if len(got) != len(want) {
		t.Errorf("%d tokens, want %d", len(got), len(want))
	}
	for token, list := range want {
		if !slices.Equal(got[token], list) {
			t.Fatalf("%s is in %v, want %v", token, got[token], list)
		}
	}
	if len(got["年"]) != reports || x.Len() != reports {
		t.Errorf("%d of %d reports", len(got["年"]), x.Len())
	}
	var a, b []byte
	for p := range x.Pieces(nil) {
		a = append(a, p.Body...)
	}
	for p := range again.Pieces(nil) {
		b = append(b, p.Body...)
	}
	if string(a) != string(b) {
		t.Error("two indexes of the same reports differ")
	}
}

func TestEmpty(t *testing.T) {
	var x Index
	for range x.Pieces(nil) {
		t.Error("an index of nothing has a piece")
	}
	x.Add(TermsOf(&report.Report{}))
	for range x.Pieces(nil) {
		t.Error("an index of an empty report has a piece")
	}
}
