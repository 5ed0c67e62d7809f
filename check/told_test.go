package check

import (
	"os"
	"strings"
	"testing"

	"nianbao/parser"
	"nianbao/report"
)

// tellings gives the findings of the narrative rules as SEVERITY RULE FOUND|EXPECTED, with blanks between.
func tellings(r *report.Report) string {
	x := &exam{r: r, sheet: &Sheet{}}
	told(x)
	var list []string
	for _, f := range x.sheet.Findings {
		list = append(list, string(f.Severity)+" "+f.Rule+" "+f.Found+"|"+f.Expected)
	}
	return strings.Join(list, "; ")
}

// Each change parts the text of a clean report from its tables.
func TestToldFindings(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"收到政府信息公开申请76件", "收到政府信息公开申请67件", "warning told.new 67|76; warning told.sum 79（= 75 + 4）|70（= 67 + 3）"},
		{"收到政府信息公开申请76件", "收到政府信息公开申请约80件", ""},
		{"收到政府信息公开申请76件", "收到政府信息公开申请约100件", "hint told.new 100|76"},
		{"收到政府信息公开申请76件", "收到政府信息公开申请70余件", ""},
		{"收到政府信息公开申请76件", "收到政府信息公开申请80余件", "hint told.new 80|76"},
		{"收到政府信息公开申请76件", "收到政府信息公开申请79件", "warning told.sum 79（= 75 + 4）|82（= 79 + 3）"}, // may be with what was carried in
		{"收到政府信息公开申请76件", "收到政府信息公开申请76件（其中自然人70件，法人或其他组织6件）", ""},
		{"收到政府信息公开申请76件", "收到政府信息公开申请76件（其中自然人70件，法人或其他组织7件）", "warning told.new 7|6（= 4 + 0 + 0 + 2 + 0）; warning told.sum 76|77（= 70 + 7）"},
		{"收到政府信息公开申请76件", "收到政府信息公开申请76件（其中网上申请50件）", ""},
		{"全年共收到政府信息公开申请76件", "市政府办公室共收到政府信息公开申请16件", "hint told.new 16|76; warning told.sum 79（= 75 + 4）|19（= 16 + 3）"},
		{"全年共收到政府信息公开申请76件", "2021年收到政府信息公开申请60件，今年共收到政府信息公开申请76件", ""},
		{"全年共收到政府信息公开申请76件，上年结转3件", "全年未收到政府信息公开申请", "warning told.new 0|76"},
		{"上年结转3件", "上年结转4件", "warning told.carried_in 4|3; warning told.sum 79（= 75 + 4）|80（= 76 + 4）"},
		{"结转下年度4件", "结转下年度5件", "warning told.carried_out 5|4; warning told.sum 80（= 75 + 5）|79（= 76 + 3）"},
		{"办结75件", "办结57件", "warning told.answered 57|75; warning told.sum 61（= 57 + 4）|79（= 76 + 3）"},
		{"予以公开48件", "予以公开84件", "warning told.results 84|48; warning told.sum 75|86（= 84 + 2）"},
		{"部分公开2件", "部分公开2件、不予公开6件、无法提供15件、不予处理0件、其他处理4件", ""},
		{"部分公开2件", "部分公开2件、不予公开5件", "hint told.results 5|6（= 0 + 0 + 3 + 0 + 0 + 1 + 0 + 2）"},
		{"行政复议5件，其中结果维持4件，尚未审结1件", "行政复议6件，其中结果维持4件，尚未审结1件", "warning told.review 6|5"},
		{"行政复议5件，其中结果维持4件", "行政复议5件，其中结果维持3件", "warning told.review 3|4"},
		{"行政复议5件，其中结果维持4件，尚未审结1件", "行政复议5件，其中结果维持4件，尚未审结2件", "warning told.review 2|1; warning told.sum 5|6（= 4 + 2）"},
		{"；行政诉讼1件", "；行政诉讼2件", "warning told.litigation 2|1（= 1 + 0）"},
		{"；行政诉讼1件，结果维持", "；没有行政诉讼", "warning told.litigation 0|1（= 1 + 0）"},
		{"；行政诉讼1件，结果维持", "", "hint told.silent |1"},
		{"因政府信息公开引起的行政复议5件，其中结果维持4件，尚未审结1件；行政诉讼1件", "因政府信息公开引起的行政诉讼1件", "hint told.silent |5"},
		{"制发行政规范性文件8件", "制发行政规范性文件9件", "warning told.normative 9|8"},
		{"废止2件", "废止3件", "warning told.normative 3|2"},
		{"编发政府公报4期", "未出台政府规章，作出行政许可决定19582件、行政处罚7949件，行政事业性收费4513.25万元", ""},
		{"编发政府公报4期", "作出行政许可决定19528件", "warning told.decisions 19528|19582"},
		{"编发政府公报4期", "公开行政处罚信息3000条", ""},
		{"编发政府公报4期", "行政事业性收费45132500元", ""},
		{"编发政府公报4期", "行政事业性收费约0.45亿元", ""},
		{"编发政府公报4期", "行政事业性收费4513.3万元", ""},
		{"编发政府公报4期", "行政事业性收费4531.25万元", "warning told.fees 4531.25|4513.25"},
		{"按季度通报各单位情况", "力争收到政府信息公开申请3件", ""}, // section 5
		{"未收取政府信息公开信息处理费", "收取政府信息公开信息处理费3940元", ""},
		{"行政复议5件，其中", "行政复议8403件，其中", "warning told.review 8403|5"},
	} {
		if got := tellings(sample(t, "clean-2022.txt", c.old, c.new)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.new, got, c.want)
		}
	}
}

// A rule that needs a cell without a printed number is unknown.
func TestToldUnknown(t *testing.T) {
	x := &exam{r: sample(t, "clean-2022.txt", "70	4	0	0	2	0	76", "70	4	0	0	2	0	"), sheet: &Sheet{}}
	told(x)
	if x.sheet.Count("told.new", Unknown) != 1 || len(x.sheet.Findings) > 0 {
		t.Errorf("told.new: %d unknown; found\n%s", x.sheet.Count("told.new", Unknown), list(x.sheet))
	}
}

// What form 2021 alone has is not looked for in a report of form 2019.
func TestToldIn2019(t *testing.T) {
	r := &report.Report{Year: 2020, Form: report.Form2019, Cells: report.NewCells(report.Form2019),
		Sections: []report.Section{{Number: 1, Text: []string{"制发规范性文件3件，废止规范性文件2件，行政事业性收费5万元，其他处理2件。", "2020年，收到政府信息公开申请2件，作其他处理2件。"}}}}
	for key := range r.Cells.All() {
		r.Cells.Set(key, report.Cell{State: report.Reported})
	}
	want := "warning told.normative 3|0; warning told.new 2|0; hint told.results 2|0"
	if got := tellings(r); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The real reports, whose text was read by eye.
func TestToldInRealReports(t *testing.T) {
	for _, c := range []struct{ file, told, texts string }{
		{"changtu-2022.txt", "", "hint text.marks 《《"},
		{"gongyi-2022.txt", "hint told.silent |1", ""},
		{"hanguguan-2022.txt", "", "warning text.organ 城关镇"},
		{"hongze-2023.pdf", "", ""},
		{"hongze-2024.pdf", "hint told.new 17|95", ""},
		{"huaian-2024.pdf", "", ""},
		{"xindian-2020.txt", "", ""},
		{"zhaogang-2023.txt", "", ""},
	} {
		src, err := os.ReadFile("../content/reports/" + c.file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := parser.Parse(c.file, src, parser.Sidecar{})
		if err != nil {
			t.Fatal(err)
		}
		if got := tellings(r); got != c.told {
			t.Errorf("%s: told\n got %s\nwant %s", c.file, got, c.told)
		}
		if got := found(r); got != c.texts {
			t.Errorf("%s: texts\n got %s\nwant %s", c.file, got, c.texts)
		}
	}
}

func BenchmarkTold(b *testing.B) { benchmarkReal(b, told) }

func BenchmarkTexts(b *testing.B) { benchmarkReal(b, texts) }

func benchmarkReal(b *testing.B, examine func(*exam)) {
	for _, file := range []string{"gongyi-2022.txt", "hanguguan-2022.txt", "zhaogang-2023.txt", "huaian-2024.pdf"} {
		src, err := os.ReadFile("../content/reports/" + file)
		if err != nil {
			b.Fatal(err)
		}
		r, err := parser.Parse(file, src, parser.Sidecar{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(file, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				examine(&exam{r: r, sheet: &Sheet{}})
			}
		})
	}
}
