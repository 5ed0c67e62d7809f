package parser

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/report"
)

// TestPDFLines reads small pages; a line each, its fields between bars, ! before one that is not to be read as a
// number.
func TestPDFLines(t *testing.T) {
	xs, ys := []float64{100, 200, 250, 300}, []float64{700, 680, 660}
	row := func(y float64, texts ...string) string {
		content := ""
		for i, text := range texts {
			content += write(xs[i]+5, y, text)
		}
		return content
	}
	long := strings.Repeat("政务公开", 10) // 400 points wide
	for _, c := range []struct {
		name  string
		pages []string
		more  []string
		want  string
	}{
		{"a blank cell stays", []string{box(xs, ys) + row(685, "规章", "1", "2") + row(665, "规范性文件", "", "3")}, nil,
			"规章|1|2\n规范性文件||3"},
		{"a cell over two rows", []string{rules([4]float64{100, 700, 100, 660}, [4]float64{200, 700, 200, 660}, [4]float64{250, 700, 250, 660},
			[4]float64{100, 700, 250, 700}, [4]float64{200, 680, 250, 680}, [4]float64{100, 660, 250, 660}) + write(105, 676, "不予公开") + write(205, 685, "1") + write(205, 665, "2")}, nil,
			"不予公开|1\n2"},
		{"two labels with no rule between", []string{rules([4]float64{100, 700, 100, 660}, [4]float64{200, 700, 200, 660}, [4]float64{250, 700, 250, 660},
			[4]float64{100, 700, 250, 700}, [4]float64{200, 680, 250, 680}, [4]float64{100, 660, 250, 660}) + write(105, 685, "行政处罚") + write(105, 665, "行政强制") + write(205, 685, "1") + write(205, 665, "2")}, nil,
			"行政处罚|1\n行政强制|2"},
		{"a label on two lines", []string{box(xs[:2], []float64{700, 660}) + rules([4]float64{250, 700, 250, 660}, [4]float64{100, 700, 250, 700}, [4]float64{100, 660, 250, 660}) +
			write(105, 685, "政府信息") + write(105, 670, "公开") + write(205, 676, "7")}, nil, "政府信息公开|7"},
		{"thin boxes for rules", []string{"100 700 150 0.5 re f 100 680 150 0.5 re f 100 680 0.5 20 re f 200 680 0.5 20 re f 250 680 0.5 20 re f\n" + row(685, "规章", "1")}, nil,
			"规章|1"},
		{"white rules are none", []string{"1 G\n" + box(xs, ys) + row(685, "规章制度")}, nil, "规章制度"},
		{"two numbers in a cell", []string{box(xs, ys) + row(685, "规章", "1", "2") + write(268, 685, "3")}, nil, "规章|!1|!2 3"},
		{"a number over its cell", []string{box(xs, ys) + row(685, "规章") + write(238, 685, "12345")}, nil, "规章|!12|!345"},
		{"bold by drawing twice", []string{box(xs, ys) + row(685, "规章", "21") + write(205.4, 685, "21")}, nil, "规章|21|"},
		{"a row cut by the page", []string{
			rules([4]float64{100, 100, 300, 100}, [4]float64{100, 100, 100, 70}, [4]float64{200, 100, 200, 70}, [4]float64{300, 100, 300, 70}) + write(105, 80, "行政规范") + write(205, 80, "5"),
			rules([4]float64{100, 700, 300, 700}, [4]float64{100, 720, 100, 700}, [4]float64{200, 720, 200, 700}, [4]float64{300, 720, 300, 700}) + write(105, 705, "性文件")}, nil,
			"行政规范性文件|5"},
		{"a label cut by the page", []string{
			box([]float64{100, 150, 250, 300}, []float64{100, 70}) + write(105, 80, "(四)无法") + write(155, 80, "1.本机关不掌握") + write(255, 80, "5"),
			box([]float64{100, 150, 250, 300}, []float64{720, 700}) + write(105, 705, "提供") + write(155, 705, "2.没有现成信息") + write(255, 705, "6")}, nil,
			"(四)无法提供|1.本机关不掌握|5\n2.没有现成信息|6"},
		{"a cell that goes on is not blank", []string{
			box([]float64{100, 170, 250, 300}, []float64{100, 70}) + write(105, 80, "(四)无法提供") + write(175, 80, "1.本机关不掌握") + write(255, 80, "5"),
			rules([4]float64{170, 720, 300, 720}, [4]float64{100, 700, 300, 700}, [4]float64{100, 720, 100, 700}, [4]float64{170, 720, 170, 700}, [4]float64{250, 720, 250, 700}, [4]float64{300, 720, 300, 700}) + write(175, 705, "2.没有现成信息")}, nil,
			"(四)无法提供|1.本机关不掌握|5\n2.没有现成信息|"},
		{"a blank among labels is no value", []string{box([]float64{100, 170, 250, 300}, []float64{700, 680, 660}) + write(105, 685, "(四)无法提供") + write(175, 685, "1.属于国家秘密") +
			write(255, 685, "5") + write(105, 665, "(七)总计")}, nil, "(四)无法提供|1.属于国家秘密|5\n(七)总计|"},
		{"a character that the font does not tell", []string{write(100, 400, long) + box(xs, ys) + row(685, "规章", "1") + "BT /F2 10 Tf 210 685 Td <0012> Tj ET\n"}, nil, "规章|1\uFFFD|\n" + long},
		{"figures too narrow for their cell", []string{box([]float64{100, 200, 226}, []float64{700, 660}) + write(105, 680, "规章") + write(206, 685, "123") + write(206, 670, "4")}, nil, "规章|1234"},
		{"figures on two lines", []string{box(xs, []float64{700, 660}) + row(685, "规章", "1") + write(205, 670, "2")}, nil, "规章|!12|"},
		{"page heads and numbers", []string{
			write(250, 780, "政府文件1") + write(100, 420, long) + write(100, 400, "甲。") + write(290, 30, "- 1 -"),
			write(250, 780, "政府文件2") + write(100, 420, long) + write(100, 400, "乙。") + write(290, 30, "- 2 -"),
			write(250, 780, "政府文件3") + write(100, 420, long) + write(100, 400, "丙。") + write(290, 30, "第3页 共3页")}, nil,
			long + "甲。\n" + long + "乙。\n" + long + "丙。"},
		{"a paragraph over two pages", []string{write(120, 85, long[:len(long)-2*len("政")]) + write(100, 70, long), write(100, 720, "完。") + write(120, 700, "又。")}, nil,
			long[:len(long)-2*len("政")] + long + "完。\n又。"},
		{"no rules, a blank under its column", []string{
			write(100, 700, "规章") + write(200, 700, "1") + write(250, 700, "2") + write(300, 700, "3") +
				write(100, 680, "文件") + write(200, 680, "4") + write(300, 680, "5") +
				write(100, 660, "许可") + write(200, 660, "6") + write(250, 660, "7") + write(300, 660, "8")}, nil,
			"规章|1|2|3\n文件|4||5\n许可|6|7|8"},
		{"a form", []string{"q 1 0 0 1 50 0 cm /X Do Q\n"}, []string{"<</Type/XObject/Subtype/Form/Length 76/BBox[0 0 600 800]>>\nstream\n" + write(50, 500, "规章制度") + "\nendstream"}, "规章制度"},
		{"a page turned", []string{"BT /F1 10 Tf 0 1 -1 0 300 100 Tm <" + ucs2("规章") + "> Tj ET\n"}, nil, "规章"},
		{"a watermark", []string{"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 300 100 Tm <" + ucs2("样本") + "> Tj ET\n" + write(100, 500, "正文。")}, nil, "正文。"},
		{"radicals", []string{write(100, 500, "⼈⺠政府")}, nil, "人民政府"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, failure := readPDF(buildPDF(c.pages, c.more...), new(room))
			if failure != nil {
				t.Fatal(failure)
			}
			var got []string
			for i, l := range doc.lines {
				if int(l.no) != i+1 {
					t.Errorf("line %d is numbered %d", i+1, l.no)
				}
				var fields []string
				for k, f := range l.fields {
					if f.line != l.no || int(f.column) != k+1 {
						t.Errorf("field %q stands at %d:%d", f.text, f.line, f.column)
					}
					mark := ""
					if f.text != "" && strings.Trim(f.text, "0123456789 ") == "" && f.state == report.Invalid {
						mark = "!"
					}
					fields = append(fields, mark+f.text)
				}
				got = append(got, strings.Join(fields, "|"))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}
