package check

import (
	"strings"
	"testing"
)

func TestSections(t *testing.T) {
	const five = "五、存在的主要问题及改进情况"
	problems := "2022年，本市政府信息公开工作仍存在不足：一是部分单位答复文书不够规范，二是政策解读形式单一，三是基层工作人员流动较快，业务不够熟练。"
	remedies := "下一步，一是编制答复文书样本并组织轮训，二是增加图表和视频解读，三是建立以老带新的工作机制，按季度通报各单位情况。"
	review := "行政复议					行政诉讼									\n" +
		"结果维持	结果纠正	其他结果	尚未审结	总计	未经复议直接起诉					复议后起诉				\n" +
		"					结果维持	结果纠正	其他结果	尚未审结	总计	结果维持	结果纠正	其他结果	尚未审结	总计\n"
	testSlips(t, "section", []slip{
		{"2022 holds", "clean-2022.txt", nil, ""},
		{"2020 holds", "clean-2020.txt", nil, ""},
		{"heading lost", "clean-2022.txt", []string{five, ""}, "warning section.missing:s5"},
		{"table lost", "clean-2022.txt", []string{review + review2022, ""}, "error section.table:review"},
		{"table without numbers", "clean-2022.txt", []string{review2022 + "\n", ""}, "hint section.table:review"},
		{"wrong numeral", "clean-2022.txt", []string{five, "四、存在的主要问题及改进情况"}, "warning section.number:wrong"},
		{"Arabic numeral", "clean-2022.txt", []string{"一、总体情况", "1、总体情况"}, ""},
		{"numeral twice", "clean-2022.txt", []string{"三、收到", "三、三、收到"}, "hint section.number:twice"},
		{"no numeral", "clean-2022.txt", []string{"一、总体情况", "总体情况"}, "hint section.number:none"},
		{"out of order", "clean-2022.txt", []string{five, "六、其他需要报告的事项", "六、其他需要报告的事项\n\n2022年未收取",
			five + "\n\n" + problems + "2022年未收取"}, "warning section.order:s5"},
		{"section 五 empty", "clean-2022.txt", []string{problems, "", remedies, ""}, "warning section.stub"},
		{"section 五 says none", "clean-2022.txt", []string{problems, "无。", remedies, ""}, "warning section.stub"},
		{"section 五 in one line", "clean-2022.txt", []string{problems, "一是公开内容不够全面，二是更新不够及时，下一步将加以改进。", remedies, ""}, "hint section.stub"},
		{"section 六 empty but for the signature", "clean-2022.txt", []string{"2022年未收取政府信息公开信息处理费，无其他需要报告的事项。", ""}, "hint section.empty:s6"},
	})
}

// TestSectionsUnknown holds that nothing is said of a section that is not there.
func TestSectionsUnknown(t *testing.T) {
	s := Within(sample(t, "clean-2022.txt", "五、存在的主要问题及改进情况", ""))
	if s.Count(sectionStub, Unknown) != 1 {
		t.Error("section.stub is decided without section 五")
	}
}

func TestReadOrdinal(t *testing.T) {
	for _, c := range [][3]string{
		{"一、总体情况", "一", "总体情况"},
		{"  三、三、收到", "三", "三、收到"},
		{"## 二．主动公开", "二", "主动公开"},
		{"1. 总体情况", "1", "总体情况"},
		{"总体情况", "", "总体情况"},
		{"一总体情况", "", "一总体情况"},
		{"", "", ""},
	} {
		if n, rest := readOrdinal(c[0]); n != c[1] || strings.TrimSpace(rest) != c[2] {
			t.Errorf("readOrdinal(%q) = %q, %q, want %q, %q", c[0], n, rest, c[1], c[2])
		}
	}
}
