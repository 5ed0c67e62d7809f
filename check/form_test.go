package check

import "testing"

func TestForm(t *testing.T) {
	const title = "新郑市人民政府2022年政府信息公开工作年度报告"
	const petition = "1.信访举报投诉类申请	0	0	0	0	0	0	0"
	testSlips(t, "form", []slip{
		{"2022 holds", "clean-2022.txt", nil, ""},
		{"2020 holds", "clean-2020.txt", nil, ""},
		{"old form", "clean-2020.txt", []string{"新郑市人民政府2020年政府", "新郑市人民政府2022年政府"}, "error form.year"},
		{"new form", "clean-2022.txt", []string{title, "新郑市人民政府2020年政府信息公开工作年度报告"}, "error form.year"},
		{"form before there was one", "clean-2020.txt", []string{"新郑市人民政府2020年政府", "新郑市人民政府2017年政府"}, "warning form.year"},
		{"title cut", "clean-2022.txt", []string{title, title + "\n\n新郑市人民政府2022年政府信息公开工作年度报"}, "warning form.title:s1-p1"},
		{"title over two lines, twice", "clean-2022.txt", []string{title, title + "\n\n新郑市人民政府2022年政府信息公开工作年度报\n告"}, ""},
		{"no title", "clean-2022.txt", []string{title, ""}, "hint form.title:none"},
		{"label changed", "clean-2022.txt", []string{"2.其他法律行政法规禁止公开", "2.其他法律法规禁止公开"}, "hint form.label:requests.denied.law"},
		{"label printed otherwise", "clean-2022.txt", []string{"2.其他法律行政法规禁止公开", "2、其它法律、行政法规 禁止公开"}, ""},
		{"label lost", "clean-2022.txt", []string{"4.保护第三方合法权益", ""},
			"warning form.label:requests.denied.thirdparty, hint form.row:requests.denied.thirdparty"},
		{"row torn", "clean-2022.txt", []string{"行政许可	19582", "\n行政许可	19582"}, "hint form.row:disclosure.licensing"},
		{"row repeated", "clean-2022.txt", []string{"		2.重复申请	0	0	0	0	0	0	0\n", "		2.重复申请	0	0	0	0	0	0	0\n		2.重复申请	0	0	0	0	0	0	0\n"},
			"warning form.row:requests.refused.repeat"},
		{"group lost", "clean-2022.txt", []string{"（五）不予处理	" + petition, "	" + petition}, "hint form.row:requests.refused.petition"},
		{"a value too many", "clean-2022.txt", []string{review2022, review2022 + "	0"}, "warning form.row:review"},
		{"（六） as one row", "clean-2022.txt", []string{other2022, "	（六）其他处理	4	0	0	0	0	0	4\n"}, "hint form.row:requests.other"},
	})
}

// TestFormYearUnknown holds that a report whose year is not told is of no wrong form.
func TestFormYearUnknown(t *testing.T) {
	r := sample(t, "clean-2022.txt")
	r.Year = 0
	if s := Within(r); s.Count(formYear, Unknown) != 1 {
		t.Error("form.year is decided without a year")
	}
}

func TestCutTitle(t *testing.T) {
	for _, c := range []struct {
		text, next string
		want       bool
	}{
		{"函谷关镇人民政府2022年度政府信息公开工作报", "2022年以来，", true},
		{"函谷关镇人民政府2022年政府信息公开工作年度", "一、总体情况", true},
		{"函谷关镇人民政府2022年政府信息公开年报", "", false},
		{"函谷关镇人民政府2022年政府信息公开工作年度报告", "", false},
		{"函谷关镇人民政府2022年政府信息公开工作年度报", "告", false},
		{"2022年，我镇做好政府信息公开工作年度报", "", false},
		{"加强政府信息公开工作", "", false},
	} {
		if _, got := cutTitle(c.text, c.next); got != c.want {
			t.Errorf("cutTitle(%q, %q) = %t", c.text, c.next, got)
		}
	}
}
