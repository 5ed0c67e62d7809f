package english

import (
	"strings"
	"testing"
	"unicode"

	"nianbao/check"
	"nianbao/report"
)

func isChinese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// Every label of both forms, every rate, and every rule has a word.
func TestAllThatIsNamedHasAWord(t *testing.T) {
	want := func(chinese string) {
		if _, ok := Of(chinese); !ok && isChinese(chinese) {
			t.Errorf("no word for %q", chinese)
		}
	}
	for _, form := range []report.Form{report.Form2021, report.Form2019} {
		for _, table := range report.LayoutOf(form).Tables {
			want(table.Title)
			for _, block := range table.Blocks {
				want(block.Head)
				for _, c := range block.Columns {
					want(c.Label)
					want(c.Name)
					want(c.Group)
					want(c.Unit)
				}
				for _, row := range block.Rows {
					want(row.Label)
					want(row.Name)
					for _, g := range row.Groups {
						want(g)
					}
				}
			}
		}
	}
	for _, ind := range report.Indicators() {
		want(ind.Row.Label)
		want(ind.Column.Name)
	}
	for _, rate := range report.Rates() {
		want(rate.Name)
	}
	for _, family := range check.Families() {
		want(family.Name)
		for _, rule := range family.Rules {
			want(rule.Name)
		}
	}
}

func TestWords(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range Words() {
		if seen[w.Chinese] {
			t.Errorf("%q stands twice", w.Chinese)
		}
		seen[w.Chinese] = true
		if w.English == "" || w.Chinese != strings.TrimSpace(w.Chinese) {
			t.Errorf("%q | %q is no word", w.Chinese, w.English)
		}
		for _, sign := range []string{"#", "*"} {
			if strings.Count(w.Chinese, sign) < strings.Count(w.English, sign) {
				t.Errorf("%q | %q has more %s than there are to carry over", w.Chinese, w.English, sign)
			}
		}
		if isChinese(w.English) && !strings.Contains(w.English, "（") && !strings.Contains(w.English, "(") {
			t.Errorf("%q | %q is not English", w.Chinese, w.English)
		}
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct{ chinese, english string }{
		{"自然人", "Natural persons"},
		{"1.属于国家秘密", "1. State secrets"},
		{"2022 年", "2022"},
		{"函谷关镇", ""},
		{"", ""},
	} {
		if got, ok := Of(c.chinese); got != c.english || ok != (c.english != "") {
			t.Errorf("Of(%q) = %q, %v; want %q", c.chinese, got, ok, c.english)
		}
	}
}
