package search

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// madeTerms are Terms of a random text: some 汉字 and words are common, most are rare.
func madeTerms(rng *rand.Rand) Terms {
	var b strings.Builder
	for range rng.IntN(60) {
		fmt.Fprintf(&b, "%c%c，%d，", rune(0x4e00+rng.IntN(1+rng.IntN(3000))), rune(0x4e00+rng.IntN(3)), rng.IntN(1+rng.IntN(1e7)))
	}
	return TermsOf(reportOf("年", b.String()))
}

func piecesOf(terms []Terms) (list []Piece) {
	var x Index
	for _, t := range terms {
		x.Add(t)
	}
	return slices.Collect(x.Pieces(nil))
}

func samePieces(a, b []Piece) bool {
	return slices.EqualFunc(a, b, func(a, b Piece) bool { return a.First == b.First && bytes.Equal(a.Body, b.Body) })
}

func bodies(pieces []Piece) (list []string) {
	for _, p := range pieces {
		list = append(list, string(p.Body))
	}
	return list
}

// Pieces that are renewed are those that an index of all reports comes to, whatever has become of the reports.
func TestRenew(t *testing.T) {
	for seed := range uint64(24) {
		rng := rand.New(rand.NewPCG(seed, 1))
		var was []Terms
		for range rng.IntN([]int{3, 70, 700}[seed%3]) {
			was = append(was, madeTerms(rng))
		}
		before := piecesOf(was)
		for range 6 {
			c := Changes{Before: len(was)}
			var now []Terms
			add := func() {
				c.New = append(c.New, Added{len(now), madeTerms(rng)})
				now = append(now, c.New[len(c.New)-1].Terms)
			}
			often := 1 + rng.IntN(40)
			only := rng.IntN(3) == 0 // that stand for others
			for i, terms := range was {
				if !only && rng.IntN(often) == 0 {
					add()
				}
				if rng.IntN(often) > 0 {
					now = append(now, terms)
					continue
				}
				if c.Gone = append(c.Gone, i); only {
					add()
				}
			}
			for !only && rng.IntN(2) == 0 {
				add()
			}
			c.Now = len(now)
			after, ok := Renew(bodies(before), c)
			want := piecesOf(now)
			if !ok || !samePieces(after, want) {
				t.Fatalf("seed %d: %d reports become %d, %d of them new: renewed (%v), %d pieces are not the %d of an index", seed, len(was), len(now), len(c.New), ok, len(after), len(want))
			}
			was, before = now, after
		}
	}
}

// Reports may be added in any order.
func TestNumbers(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	var terms []Terms
	for range 500 {
		terms = append(terms, madeTerms(rng))
	}
	var x Index
	numbers := rng.Perm(len(terms))
	for _, n := range numbers {
		x.Add(terms[n])
	}
	if !samePieces(slices.Collect(x.Pieces(numbers)), piecesOf(terms)) {
		t.Error("reports that are added in another order come to other pieces")
	}
}

// What changed between two lists, told in as few changes as can be where no two are the same.
func TestBetween(t *testing.T) {
	for _, c := range []struct{ before, now, want string }{
		{"", "", "- +"},
		{"abc", "abc", "- +"},
		{"abc", "abXc", "- +2X"},
		{"abc", "ac", "-1 +"},
		{"abc", "aXc", "-1 +1X"},
		{"", "XY", "- +0X1Y"},
		{"ab", "", "-01 +"},
		{"abcdef", "bcdefa", "-0 +5a"},
		{"abcdef", "fabcde", "-5 +0f"},
		{"abcdef", "adebcf", "-12 +3b4c"},
		{"aaa", "aa", "-2 +"},
		{"abab", "baba", "-02 +1a3a"},
		{"aXa", "aaa", "-1 +1a"},
	} {
		got := Between([]byte(c.before), []byte(c.now), func(i int) Terms { return Terms(c.now[i]) })
		text := "-"
		for _, n := range got.Gone {
			text += fmt.Sprint(n)
		}
		text += " +"
		for _, a := range got.New {
			text += fmt.Sprint(a.Number) + string(a.Terms)
		}
		if text != c.want || !got.possible() {
			t.Errorf("from %q to %q: %s, want %s", c.before, c.now, text, c.want)
		}
	}
}

// Changes that can't be are told.
func TestRenewImpossible(t *testing.T) {
	pieces := bodies(piecesOf([]Terms{TermsOf(reportOf("公开")), TermsOf(reportOf("公"))}))
	for _, c := range []Changes{
		{Before: 2, Now: 1},
		{Before: 2, Now: 3},
		{Before: 2, Now: 1, Gone: []int{2}},
		{Before: 2, Now: 1, Gone: []int{-1}},
		{Before: 2, Now: 0, Gone: []int{1, 0}},
		{Before: 2, Now: 3, New: []Added{{Number: 3}}},
		{Before: 90, Now: 90},
	} {
		if _, ok := Renew(pieces, c); ok {
			t.Errorf("%+v is possible", c)
		}
	}
	if _, ok := Renew(pieces, Changes{Before: 2, Now: 2}); !ok {
		t.Error("no change is impossible")
	}
}

// Nothing that may lie in the pieces, or among Terms, brings the program down.
func FuzzRenew(f *testing.F) {
	rng := rand.New(rand.NewPCG(5, 5))
	var terms []Terms
	for range 20 {
		terms = append(terms, madeTerms(rng))
	}
	f.Add([]byte(strings.Join(bodies(piecesOf(terms)), "")), string(terms[0]), len(terms), 7, 7)
	f.Add([]byte{}, "", 0, 0, 0)
	f.Add([]byte("\x01\x00\x00\x00"), "\x00\x00", 8, 3, 3)
	f.Add([]byte("\x01\x01a\x01\x03\xff"), "\x01\xff\x00\x00\xd8\x00\xd8", 3, 0, 2)
	f.Fuzz(func(t *testing.T, body []byte, text string, reports, gone, at int) {
		if reports > 1000 {
			return
		}
		terms := Terms(text)
		Renew([]string{string(body)}, Changes{Before: reports, Now: reports, Gone: []int{gone}, New: []Added{{at, terms}}})
		Renew([]string{string(body)}, Changes{Before: reports, Now: reports - 1, Gone: []int{gone}})
		var x Index
		x.Add(terms)
		for range x.Pieces(nil) {
		}
	})
}
