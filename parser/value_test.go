package parser

import (
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/report"
)

func TestReadValue(t *testing.T) {
	for _, c := range []struct {
		in    string
		state report.State
		want  string
		unit  string
	}{
		{"0", report.Reported, "0", ""},
		{"７６", report.Reported, "76", ""},
		{"1,204", report.Reported, "1204", ""},
		{"1，234，567.5", report.Reported, "1234567.5", ""},
		{"2笔", report.Reported, "2", "笔"},
		{"43.788万元", report.Reported, "43.788", "万元"},
		{"251000 元", report.Reported, "251000", "元"},
		{"-3", report.Reported, "-3", ""},
		{"＋3", report.Reported, "3", ""},
		{"0.0000", report.Reported, "0.0000", ""},
		{"\u00a05\u200b", report.Reported, "5", ""},
		{"", report.Blank, "0", ""},
		{"\u00a0", report.Blank, "0", ""},
		{"/", report.Blank, "0", ""},
		{"-", report.Blank, "0", ""},
		{"——", report.Blank, "0", ""},
		{"无", report.Blank, "0", ""},
		{"1,23", report.Invalid, "0", ""},
		{"1.", report.Invalid, "0", ""},
		{"12.5.1", report.Invalid, "0", ""},
		{"7 6", report.Invalid, "0", ""},
		{"7\u30006", report.Invalid, "0", ""},
		{"1\u2009204", report.Reported, "1204", ""},
		{"3%", report.Invalid, "0", ""},
		{"约3", report.Invalid, "0", ""},
		{"3余件", report.Invalid, "0", "件"},
		{"详见附件", report.Invalid, "0", ""},
	} {
		v := readValue(c.in)
		if v.state != c.state || v.number.String() != c.want || units[v.unit] != c.unit {
			t.Errorf("readValue(%q) = %v %s %q, want %v %s %q", c.in, v.state, v.number, units[v.unit], c.state, c.want, c.unit)
		}
	}
}

func TestCore(t *testing.T) {
	for _, c := range []struct{ label, want string }{
		{"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"},
		{"(二) 部分公开 (区分处理的, 只计这一情形", "部分公开"},
		{"3.危及“三安全一稳定”", "危及三安全一稳定"},
		{"2、重复申请", "重复申请"},
		{"结果 维持", "结果维持"},
		{"本年收费金额（单位：万元，保留4位小数）", "本年收费金额"},
		{"三、本年度办理结果", "本年度办理结果"},
		{"（七）总计", "总计"},
		{"——", ""},
	} {
		if got := core(c.label); got != c.want {
			t.Errorf("core(%q) = %q, want %q", c.label, got, c.want)
		}
	}
}

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		printed, form string
		alike         bool
	}{
		{"其他法律法规禁止公开", "其他法律行政法规禁止公开", true},
		{"申请人无正当理由逾期不补正", "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", true},
		{"上年结转政府信息公开数量", "上年结转政府信息公开申请数量", true},
		{"属于行政执法案卷", "属于行政查询事项", false},
		{"行政处罚", "行政许可", false},
		{"其他", "其他处理", false},
		{"予以公开", "部分公开", false},
	} {
		if got := likeness(c.printed, c.form); got >= leastLikeness != c.alike {
			t.Errorf("likeness(%s, %s) = %.2f, alike: %v", c.printed, c.form, got, c.alike)
		}
	}
}

func TestReadings(t *testing.T) {
	for _, c := range []struct{ m, n, want int }{{7, 7, 1}, {6, 7, 7}, {5, 7, 21}, {8, 7, 8}, {16, 15, 16}, {0, 7, 0}, {1, 7, 0}, {12, 7, 0}} {
		list := readings(make([]field, c.m), c.n)
		if len(list) != c.want {
			t.Errorf("%d values in %d columns: %d readings, want %d", c.m, c.n, len(list), c.want)
		}
		seen := map[string]bool{}
		for _, r := range list {
			key, last := "", -1
			for _, p := range r {
				i := p.at
				if i >= 0 && i <= last {
					t.Fatalf("%v is out of order", r)
				}
				last = max(last, i)
				key += string(rune('a' + i + 1))
			}
			if seen[key] {
				t.Fatalf("%v comes twice", r)
			}
			seen[key] = true
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "１２３", "结果 维持", "（一）", "\u3000", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := fold(s)
		if again := fold(folded); again != folded && utf8.ValidString(s) {
			t.Fatalf("fold(%q) = %q, folded again %q", s, folded, again)
		}
		if strings.ContainsAny(folded, " \t\n") {
			t.Fatalf("fold(%q) = %q holds a blank", s, folded)
		}
		core(s)
		readValue(s)
	})
}
