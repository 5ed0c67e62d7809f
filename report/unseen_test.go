package report

import "testing"

func TestUnseen(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"公开“信息”12 条——", "公开“信息”12 条——"},
		{"a\tb\nc", "a\tb\nc"},
		{"\u202e21\u202c", "21"},
		{"公\u2066开\u2069\u200f\u200e\u061c", "公开"},
		{"\x00\x07\x1b[31m\x7f\u0085\ufffe\uffff", "[31m"},
		{"é\u00a0\u2028\ufeff\ufffd\u2065", "é\u00a0\u2028\ufeff\ufffd\u2065"},
		{"汉\u202e字", "汉字"}, {"，\u202e", "，"}, {"\xe4\x07\x80", "\xe4\x80"}, {"\U00020000\x07", "\U00020000"}, {"\xe2", "\xe2"}, {"\xe2\x80", "\xe2\x80"}, {"\xc2", "\xc2"},
	} {
		if got := seen(test.text); got != test.want || HasUnseen(test.text) != (test.text != test.want) {
			t.Errorf("%q without what can't be seen is %q, want %q; has some: %v", test.text, got, test.want, HasUnseen(test.text))
		}
	}
}

func TestWithoutUnseen(t *testing.T) {
	cells := NewCells(Form2021)
	cells.Set("requests.new.total", Cell{State: Invalid, Raw: "\u202e21", Line: 9})
	r := &Report{Title: "年度\u202e报告", Form: Form2021, Cells: cells,
		Sections: []Section{{Number: 1, Line: 3, Title: "总体\x07情况", Text: []string{"甲", "乙\u2066"}, Lines: []int{4, 5}}},
		Figures:  []Figure{{Line: 4, Raw: "1\u200f2"}}, Notes: []Note{{Line: 9, Message: "“\u202e21”"}}, Lines: []string{"年度\u202e报告"}}
	if line, any := r.WithoutUnseen(); line != 0 || !any {
		t.Errorf("line %d, %v", line, any)
	}
	c, _ := r.Cells.Get("requests.new.total")
	if r.Title != "年度报告" || r.Sections[0].Title != "总体情况" || r.Sections[0].Text[1] != "乙" || c.Raw != "21" || c.State != Invalid || c.Line != 9 ||
		r.Figures[0].Raw != "12" || r.Notes[0].Message != "“21”" || r.Lines[0] != "年度\u202e报告" {
		t.Errorf("%+v", r)
	}
	r.Title, r.Sections[0].Text[1] = "年度报告", "乙\u202e"
	if line, any := r.WithoutUnseen(); line != 5 || !any {
		t.Errorf("line %d, %v", line, any)
	}
	if _, any := r.WithoutUnseen(); any {
		t.Error("some are left")
	}
}
