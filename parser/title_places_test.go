package parser

import (
	"strings"
	"testing"

	"nianbao/gazetteer"
)

// The name of any government in the country comes out of a title whole, whatever is wrong with its year.
func TestTitlesOfAllGovernments(t *testing.T) {
	forms := []string{
		"O2022年政府信息公开工作年度报告", "2022年O政府信息公开年度报告", "2022年度O政府信息公开工作年报", "O政府信息公开工作2022年度报告", "O信息公开2022年年度报告",
		"O202022年政府信息公开工作报告", "O20222年度政府信息公开工作报告", "209年O政府信息公开工作报告", "22024年度O政府信息公开工作报告", "O20200政府信息公开年报",
		"O二〇二二年政府信息公开年报", "二〇二二年度O政府信息公开年报", "关于O2022年度政府信息公开工作情况的报告", "O关于2022年度政府信息公开工作情况的报告",
		"O2019-2020年政府信息公开年报", "O（2022年）政府信息公开年报", "《O2022年政府信息公开年报》", "O年度政府信息公开工作报告", "O年政府信息公开工作报告",
	}
	n := 0
	var walk func([]gazetteer.Division)
	walk = func(list []gazetteer.Division) {
		for _, d := range list {
			if name := d.Government(); name != "" {
				form := forms[n%len(forms)]
				if n++; strings.HasSuffix(name, "人民政府") && n%2 == 0 {
					name = d.Name
				}
				title := strings.Replace(form, "O", name, 1)
				if got := readTitle(fold(title)); got.organ != fold(name) {
					t.Errorf("%s: organ %s, want %s", title, got.organ, name)
				}
			}
			walk(d.Children())
		}
	}
	walk(gazetteer.Provinces())
}
