package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/report"
	"nianbao/templates"
)

func TestPairParagraphs(t *testing.T) {
	const a, b, c = "健全信息发布审核机制，落实先审后发", "加强政务新媒体日常监管，关停不更新账号", "开展业务培训两次，列入年度考核"
	for _, k := range []struct {
		older, newer []string
		want         string
	}{
		{[]string{a, b}, []string{a, b}, "[{0 0} {1 1}]"},
		{[]string{a, b}, []string{b, a}, "[{1 0} {0 1}]"},
		{[]string{a, b, c}, []string{a, c}, "[{0 0} {1 -1} {2 1}]"},
		{[]string{b, a}, []string{a}, "[{0 -1} {1 0}]"},
		{[]string{a}, []string{c, "一是" + a + "。"}, "[{-1 0} {0 1}]"},
		{[]string{"无。"}, []string{"无。"}, "[{0 0}]"},
		{[]string{"无。"}, []string{"无"}, "[{0 -1} {-1 0}]"},
		{[]string{"（三）政府信息管理情况。", b}, []string{"（三）政府信息管理情况。" + b}, "[{0 -1} {1 0}]"},
		{nil, []string{a}, "[{-1 0}]"},
		{[]string{a}, nil, "[{0 -1}]"},
	} {
		if got := fmt.Sprint(new(pairing).pair(k.older, k.newer)); got != k.want {
			t.Errorf("%q and %q: %s, want %s", k.older, k.newer, got, k.want)
		}
	}
}

// written marks what changed with braces.
func written(parts []templates.VersusPart) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Changed {
			b.WriteString("{" + p.Text + "}")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestDiffer(t *testing.T) {
	for _, c := range []struct{ older, newer, wantOlder, wantNewer string }{
		{"受理申请21件，均已答复。", "受理申请17件，均已答复。", "受理申请{21}件，均已答复。", "受理申请{17}件，均已答复。"},
		{"自2023年1月1日起", "自2024年1月1日起", "自{2023}年1月1日起", "自{2024}年1月1日起"},
		{"强化监管，定期检查。", "强化监管，及时整改，定期检查。", "强化监管，定期检查。", "强化监管，{及时整改，}定期检查。"},
		{"执行信息审核制度", "执行信息审核报备制度", "执行信息审核制度", "执行信息审核{报备}制度"},
		{"甲乙丙", "丁戊", "{甲乙丙}", "{丁戊}"},
		{"", "新增", "", "{新增}"},
	} {
		a, b := new(differ).parts(c.older, c.newer)
		if written(a) != c.wantOlder || written(b) != c.wantNewer {
			t.Errorf("%s → %s:\n%s\n%s", c.older, c.newer, written(a), written(b))
		}
	}
}

// Whatever the texts: nothing is lost, and what is not marked is the same on both sides. Texts too long to be compared
// character by character are still told whole.
func FuzzDiffer(f *testing.F) {
	f.Add("受理申请21件，均已答复。", "受理申请17件，已答复。")
	f.Add(strings.Repeat("甲", 3000), strings.Repeat("乙甲", 2000))
	f.Add(strings.Repeat("甲，", 3000), strings.Repeat("乙，甲，", 2000))
	f.Add("\xff，，", "12\xe4\xb8")
	f.Fuzz(func(t *testing.T, older, newer string) {
		a, b := new(differ).parts(older, newer)
		sides := [2][2]string{}
		for i, parts := range [2][]templates.VersusPart{a, b} {
			for _, p := range parts {
				sides[i][0] += p.Text
				if !p.Changed {
					sides[i][1] += p.Text
				}
			}
		}
		if sides[0][0] != older || sides[1][0] != newer {
			t.Errorf("%q → %q became %q → %q", older, newer, sides[0][0], sides[1][0])
		}
		if sides[0][1] != sides[1][1] {
			t.Errorf("%q → %q: %q and %q are not the same", older, newer, sides[0][1], sides[1][1])
		}
	})
}

// Each report is set beside its organ's last one, and nothing else is.
func TestVersusPages(t *testing.T) {
	files := sampleSite(t)
	c, _ := Collect(sampleSources())
	var want []string
	for _, o := range c.organs {
		for i := 1; i < len(o.years); i++ {
			want = append(want, versus{o.years[i-1], o.years[i]}.path()+".html")
		}
	}
	var got []string
	for name := range files {
		if i := strings.LastIndex(name, "/"); i >= 0 && len(name) > i+5 && name[i+1] == '2' && name[i+5] == '-' {
			got = append(got, name)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("pages\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !slices.Contains(got, "henan/zhengzhou/gongyi/2023-2021.html") || !slices.Contains(got, "henan/zhengzhou/gongyi/2021-2020.html") {
		t.Error("a year without a report, or the break, is not passed over")
	}
}

// The tables list what differs, with both figures and the difference, and count the rest.
func TestVersusTables(t *testing.T) {
	older, newer := sampleReport(sampleOrgan("410181"), 2022, 1), sampleReport(sampleOrgan("410181"), 2023, 1)
	number := func(n int64) report.Cell { return report.Cell{State: report.Reported, Value: report.Int(n)} }
	setCell(older, "requests.new.natural", number(21))
	setCell(newer, "requests.new.natural", number(95))
	setCell(older, "requests.granted.natural", number(7))
	setCell(newer, "requests.granted.natural", report.Cell{State: report.Blank})
	setCell(older, "requests.denied.law.natural", report.Cell{})
	setCell(newer, "requests.denied.law.natural", report.Cell{})
	o := &organ{Organ: older.Organ, path: "henan/zhengzhou/gongyi"}
	v := versus{entry{&kept{Report: older, organ: o}}, entry{&kept{Report: newer, organ: o}}}
	table := new(comparer).tables(v)[1]
	if len(table.Differs) != 2 {
		t.Fatalf("%+v", table.Differs)
	}
	row := table.Differs[0]
	if row.Label != "本年新收 · 自然人" || row.Older.Value != report.Int(21) || row.Newer.Value != report.Int(95) || row.More != "+74" {
		t.Errorf("%+v", row)
	}
	if row.ID != "requests.new.natural" || row.Key != row.ID || row.Older.Anchor != row.Key || row.Newer.Anchor != row.Key {
		t.Errorf("addresses %+v", row)
	}
	row = table.Differs[1]
	if row.Newer.State != report.Blank || row.More != "" {
		t.Errorf("a difference to a blank: %+v", row)
	}
	listed := 2 + len(table.Same)
	var zero, none int
	if _, err := fmt.Sscanf(table.After, "两份报告都是 0 的 %d 项未列；两份报告都没有数字的 %d 项未列。", &zero, &none); err != nil || listed+zero+none != 7*25 || none != 1 {
		t.Errorf("%d listed, and: %s", listed, table.After)
	}
}

// Between forms only what means the same is set side by side.
func TestVersusAcrossTheBreak(t *testing.T) {
	older, newer := sampleReport(sampleOrgan("410181"), 2020, 1), sampleReport(sampleOrgan("410181"), 2021, 2)
	o := &organ{Organ: older.Organ, path: "henan/zhengzhou/gongyi"}
	v := versus{entry{&kept{Report: older, organ: o}}, entry{&kept{Report: newer, organ: o}}}
	for _, table := range new(comparer).tables(v) {
		for _, list := range [][]templates.VersusRow{table.Differs, table.Same} {
			for _, row := range list {
				if strings.Contains(row.Label, "制发") || strings.Contains(row.Label, "新制作") || strings.Contains(row.Label, "收费") || strings.Contains(row.Label, "逾期") {
					t.Errorf("%s means different things in the two", row.Label)
				}
			}
		}
	}
}

// A finding of copied text leads to a page of its own, whose address does not depend on the order of files.
func TestVersusCopied(t *testing.T) {
	text := []string{"健全政府信息发布审核机制，对拟公开的信息逐条审查，严格落实先审后发，确保表述规范准确，未经审核的信息一律不得上网，涉及个人隐私和商业秘密的依法区分处理，每季度将审查台账汇总归档备查。",
		"设立群众来访接待窗口，由专人负责登记和解释，对申请内容不明确的当场一次性告知补正事项，对不属于本机关负责公开的指明负责机关和联系方式，办结后逐件回访了解满意程度并整理成案例汇编。"}
	make := func(code, file string, year int) Source {
		r := sampleReport(sampleOrgan(code), year, 3)
		r.Sections[0].Text = text
		return Source{File: file, Report: r}
	}
	for _, files := range [][2]string{{"a", "b"}, {"b", "a"}} {
		c, _ := Collect([]Source{make("410181", files[0], 2022), make("411282108", files[1], 2022)})
		at := "henan/sanmenxia/lingbao/hanguguan/2022-copied-410181-2022.html"
		found := false
		for f, err := range c.Render(Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(f.Path, "-copied-") {
				found = true
				if f.Path != at || !hasAttribute(f.Body, "href", "../../../zhengzhou/gongyi/2022.html") || !strings.Contains(string(f.Body), "两份相同") {
					t.Errorf("%s:\n%s", f.Path, f.Body)
				}
			}
		}
		if !found {
			t.Fatal("no page for the copied text")
		}
		r := &renderer{c: c}
		var hrefs []string
		for _, o := range c.organs {
			for _, e := range o.years {
				for _, f := range e.Findings() {
					if href := r.versusHref(e.path()+".html", e, f); href != "" {
						hrefs = append(hrefs, href)
					}
				}
			}
		}
		if !slices.Equal(hrefs, []string{"2022-copied-410181-2022.html#s1"}) {
			t.Errorf("links %q", hrefs)
		}
	}
}

// What is found in common is in both, in order, and no shorter than the textbook's.
func TestCommonIsLongest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var c common
	for range 2000 {
		x, y := make([]uint64, rng.IntN(200)), make([]uint64, rng.IntN(200))
		kinds := 1 + rng.Uint64N(40)
		for _, list := range [][]uint64{x, y} {
			for i := range list {
				list[i] = rng.Uint64N(kinds)
			}
		}
		pairs := c.of(x, y)
		for i, p := range pairs {
			if x[p[0]] != y[p[1]] || i > 0 && (p[0] <= pairs[i-1][0] || p[1] <= pairs[i-1][1]) {
				t.Fatalf("%v and %v: %v", x, y, pairs)
			}
		}
		if want := longest(x, y); len(pairs) != want {
			t.Fatalf("%v and %v have %d in common, found %d", x, y, want, len(pairs))
		}
	}
}

func longest(x, y []uint64) int {
	above := make([]int, len(y)+1)
	for _, key := range x {
		row := make([]int, len(y)+1)
		for j := range y {
			if row[j+1] = max(row[j], above[j+1]); key == y[j] {
				row[j+1] = above[j] + 1
			}
		}
		above = row
	}
	return above[len(y)]
}
