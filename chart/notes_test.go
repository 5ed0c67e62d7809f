package chart

import (
	"slices"
	"strings"
	"testing"
)

func TestNotes(t *testing.T) {
	none := bar("5 0 [3] - _ x -")
	none.Series[0].Points[6].None = true
	none.Notes = []string{"另一句。"}
	for _, c := range []struct {
		spec Spec
		want string
	}{
		{bar("5 0"), ""},
		{none, "空白 1 格、缺失 1 格、无效 1 格、无此项 1 格，图中留空，不作 0。|方括号内的 1 个数字为推定，由原件自身的合计唯一确定。|另一句。"},
		{line("5 0 -", 1), "缺失 1 格，图中留空，不作 0。"},
	} {
		drawn, _ := drawn(t, c.spec)
		if got := strings.Join(drawn.Notes, "|"); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	if len(none.Notes) != 1 {
		t.Error("the Spec was changed")
	}
}

func TestSources(t *testing.T) {
	own := line("5 7 -", 0)
	own.LabelHrefs = []string{"a.html", "b.html", ""}
	many := bar("5 7 9")
	many.LabelHrefs = []string{"a.html", "b.html", "b.html"}
	sum := line("5 7", 0)
	sum.Reports, sum.Organs, sum.Sources = 30, 15, []Link{}
	for _, c := range []struct {
		spec            Spec
		sources         []Link
		reports, organs int
	}{
		{own, []Link{{"2019 年", "a.html"}, {"2020 年", "b.html"}}, 2, 1},
		{many, []Link{{"甲0镇", "a.html"}, {"甲1镇", "b.html"}}, 2, 3},
		{sum, nil, 30, 15},
	} {
		got, _ := drawn(t, c.spec)
		if !slices.Equal(got.Sources, c.sources) || got.Reports != c.reports || got.Organs != c.organs {
			t.Errorf("%d reports of %d organs: %v", got.Reports, got.Organs, got.Sources)
		}
	}
}
