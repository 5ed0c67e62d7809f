package chart

import (
	"strings"
	"testing"
)

func TestSummary(t *testing.T) {
	with := func(s Spec, change func(*Spec)) Spec {
		change(&s)
		return s
	}
	more := func(s Spec, name, figures string) Spec {
		s.Series = append(s.Series, Series{Name: name, Points: points(figures)})
		return s
	}
	for _, c := range []struct {
		spec Spec
		want string
	}{
		{bar("0 0"), "2 个乡镇新收均为 0 件。"},
		{bar("0 0 -"), "3 个乡镇新收凡有数据的均为 0 件，1 个缺数据。"},
		{bar("- x _"), "3 个乡镇新收均无可读数据。"},
		{bar("0"), "甲0镇新收为 0 件。"},
		{bar("-"), "甲0镇新收无可读数据。"},
		{with(bar("0 0"), func(s *Spec) { s.Noun = "" }), "2 个机关新收均为 0 件。"},
		{with(bar("0.0 0"), func(s *Spec) { s.Unit = "" }), "2 个乡镇新收均为 0。"},
		{bar("76 0"), "2 个乡镇中，新收以甲0镇最多，为 76 件，最少 0 件。"},
		{bar("3 1234567 - _ x [9]"), "6 个乡镇中，新收以甲1镇最多，为 1\u202f234\u202f567 件，最少 3 件，3 个缺数据。"},
		{bar("5 5 2"), "3 个乡镇中，新收最多的有 2 个，各 5 件，最少 2 件。"},
		{bar("5 5"), "2 个乡镇中，新收均为 5 件。"},
		{bar("5 5 -"), "3 个乡镇中，新收凡有数据的均为 5 件，1 个缺数据。"},
		{bar("- 5 -"), "3 个乡镇中，新收只有甲1镇有数据，为 5 件。"},
		{bar("7"), "甲0镇新收为 7 件。"},
		{bar("-3 -5"), "2 个乡镇中，新收以甲0镇最多，为 -3 件，最少 -5 件。"},
		{more(bar("0 0"), "结转", "0 0"), "2 个乡镇各项均为 0 件。"},
		{more(bar("1 0"), "结转", "0 0"), "2 个乡镇中，新收以甲0镇最多，为 1 件，最少 0 件；结转均为 0 件。"},
		{more(more(more(more(bar("1 0"), "二", "0 9"), "三", "0 0"), "四", "- -"), "五", "1 1"),
			"2 个乡镇中，二以甲1镇最多，为 9 件，最少 0 件；其余 4 项见表。"},
		{line("0 0 0", 0), "新收 2019–2021 年均为 0 件。"},
		{line("0 0 0", 2), "新收 2019–2021 年均为 0 件。"},
		{line("- - -", 0), "新收 2019–2021 年均无可读数据。"},
		{line("3 8 - 0", 0), "新收 2019–2022 年以 2020 年最多，为 8 件，最少 0 件，1 年缺数据。"},
		{line("3 8 900 950", 2), "新收 2019–2020 年以 2020 年最多，为 8 件，最少 3 件；新收 2021–2022 年以 2022 年最多，为 950 件，最少 900 件；2021 年起口径变化，前后不可比。"},
		{line("3 - 900", 2), "新收 2019–2020 年只有 2019 年有数据，为 3 件；新收 2021 年为 900 件；2021 年起口径变化，前后不可比。"},
		{line("- - 900", 2), "新收 2019–2020 年无可读数据；新收 2021 年为 900 件；2021 年起口径变化，前后不可比。"},
		{more(line("0 0", 0), "结转", "0 -"), "2019–2020 年 2 项凡有数据的均为 0 件，1 个缺数据。"},
	} {
		if err := c.spec.check(); err != nil {
			t.Errorf("%v in the case of %s", err, c.want)
		}
		if got := summary(c.spec); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// Nothing is drawn exactly where the sentence is all there is to see.
func TestFlatSetsAreASentence(t *testing.T) {
	for figures, drawn := range map[string]bool{"0 0": false, "- -": false, "0 -": false, "0 1": true, "- 1": true, "0 [1]": true, "0 -1": true} {
		c, err := Draw(bar(figures))
		if err != nil {
			t.Fatal(err)
		}
		if (c.Own != nil) != drawn || (c.HeightClass != "") != drawn || (c.Height > 0) != drawn || !strings.HasSuffix(c.Summary, "。") {
			t.Errorf("%s: chart %q, class %q, summary %q", figures, c.Own, c.HeightClass, c.Summary)
		}
	}
}

func TestGlue(t *testing.T) {
	for _, c := range [][3]string{{"共", "3", "共 3"}, {"3", "件", "3 件"}, {"共", "三", "共三"}, {"，", "3", "，3"}, {"", "3", "3"}, {"年", "", "年"}, {"为", "-3", "为 -3"}} {
		if got := glue(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q: got %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
