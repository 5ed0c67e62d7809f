package parser

import (
	"runtime"
	"strings"
	"testing"
)

// TestTextHostile reads texts of up to 10 MB that are made to take long or to fill the memory: each is read or
// refused, and asks for no more than a multiple of its size. FuzzParse has the small ones.
func TestTextHostile(t *testing.T) {
	const much = 10 << 20
	fill := func(s string) string { return strings.Repeat(s, much/len(s)) }
	lines := func(s string) string { return strings.Repeat(s+"\n", mostLines-9) }
	head := "赵岗镇2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
	for name, src := range map[string]string{
		"line ends":           fill("\n"),
		"old line ends":       fill("a\r"),
		"one cell a line":     fill("0\n"),
		"tabs":                fill("\t"),
		"bars":                fill("0|"),
		"blanks":              fill("0 "),
		"one word":            fill("政府信息公开"),
		"one number":          fill("9"),
		"numbers in prose":    fill("公开信息103条，"),
		"rows not the form's": head + lines("甲乙丙丁戊己庚辛\t1\t0\t0\t0\t0\t0\t1"),
		"rows of the form":    head + lines("2.其他法律行政法规禁止公开\t1\t0\t0\t0\t0\t0\t1"),
		"rows like the form":  head + lines("没有现成信息需要制作的\t1\t0\t0\t0\t0\t0\t1"),
		"labels":              head + lines("没有现成信息需要制作的"),
		"labels and values":   head + strings.Repeat("没有现成信息需要制作的\n1\n", mostLines/2-9),
		"headings":            lines("三、收到和处理政府信息公开申请情况"),
		"titles":              lines("赵岗镇2023年政府信息公开工作年度报告"),
		"glued figures":       head + lines("一、本年新收政府信息公开申请数量\t11111111111111111111111111111111111111"),
		"too few values":      head + lines("一、本年新收政府信息公开申请数量\t1\t2\t3\t4"),
		"names of places":     lines("在灵宝市人民政府、新郑市人民政府、城关镇人民政府指导下，赵岗镇"),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			Parse("a.txt", []byte(src), Sidecar{})
			runtime.ReadMemStats(&after)
			if n := after.TotalAlloc - before.TotalAlloc; n > 256<<20 {
				t.Errorf("%d MB allocated", n>>20)
			}
		})
	}
}
