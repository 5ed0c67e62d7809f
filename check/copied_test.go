package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"nianbao/gazetteer"
	"nianbao/parser"
	"nianbao/report"
)

// narrativeOf reads a real report for its texts.
func narrativeOf(tb testing.TB, name string) *report.Report {
	tb.Helper()
	src, err := os.ReadFile("../content/reports/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	r, err := parser.Parse(name, src, parser.Sidecar{})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// underName is the report as another organ's on another year, its texts changed.
func underName(r *report.Report, code string, year int, change func(section, paragraph int, text string) string) *report.Report {
	d, ok := gazetteer.ByCode(code)
	if !ok {
		panic("no division " + code)
	}
	c := &report.Report{Organ: report.Organ{Name: d.Government(), Place: d.Name, Level: d.Level, Region: d.Region(), Code: code},
		Year: year, Form: r.Form, Cells: report.NewCells(r.Form), Figures: r.Figures, SHA256: code + fmt.Sprint(year)}
	for i, s := range r.Sections {
		s.Text, s.Lines = slices.Clone(s.Text), nil
		for p := range s.Text {
			s.Text[p] = change(i, p, s.Text[p])
		}
		c.Sections = append(c.Sections, s)
	}
	return c
}

// renamed replaces places and all digits, as one who takes a text over does.
func renamed(pairs ...string) func(int, int, string) string {
	return func(_, _ int, text string) string {
		digit := '3'
		text = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				digit = '0' + (digit-'0'+7)%10
				return digit
			}
			return r
		}, text)
		return strings.NewReplacer(pairs...).Replace(text)
	}
}

// found gives the copied findings of all reports: ORGAN YEAR SEVERITY ID, one a line.
func foundCopied(reports []*report.Report) string {
	xs := examsOf(reports)
	allCopied(xs)
	var b strings.Builder
	for _, x := range xs {
		for _, f := range x.sheet.Findings {
			fmt.Fprintf(&b, "%s %d %s %s\n", x.r.Organ.Code, x.r.Year, f.Severity, f.ID)
		}
	}
	return b.String()
}

func TestCopied(t *testing.T) {
	model := narrativeOf(t, "gongyi-2022.txt")
	gongyi := func(year int) *report.Report {
		return underName(model, "410181", year, func(_, _ int, s string) string { return s })
	}
	taken := renamed("巩义市", "登封市", "巩义", "登封", "郑州", "洛阳")
	other := narrativeOf(t, "changtu-2022.txt")
	crowd := madeReports(t, 60)
	for _, c := range []struct {
		name    string
		reports []*report.Report
		want    string
	}{
		{"whole report, names and numbers replaced", append(slices.Clone(crowd), gongyi(2022), underName(model, "410185", 2023, taken)),
			"410185 2023 warning copied.organ:s1-410181-2022\n410185 2023 warning copied.organ:s5-410181-2022\n"},
		{"in the same year the lower code is the model", append(slices.Clone(crowd), underName(model, "410185", 2022, taken), gongyi(2022)),
			"410185 2022 warning copied.organ:s1-410181-2022\n410185 2022 warning copied.organ:s5-410181-2022\n"},
		{"the earlier is the model, whatever the codes", append(slices.Clone(crowd), underName(model, "410185", 2021, taken), gongyi(2022)),
			"410181 2022 warning copied.organ:s1-410185-2021\n410181 2022 warning copied.organ:s5-410185-2021\n"},
		{"few organs do not tell what is common", []*report.Report{gongyi(2022), underName(model, "410185", 2022, taken)},
			"410185 2022 hint copied.organ:s1-410181-2022\n410185 2022 hint copied.organ:s5-410181-2022\n"},
		{"one paragraph", append(slices.Clone(crowd), gongyi(2022), underName(other, "410185", 2022, func(s, p int, text string) string {
			if s == 0 && p == 2 {
				return taken(s, p, model.Sections[0].Text[3])
			}
			return text
		})), "410185 2022 hint copied.organ:s1-410181-2022\n"},
		{"sentences in another order", append(slices.Clone(crowd), gongyi(2022), underName(model, "410185", 2022, func(s, p int, text string) string {
			sentences := strings.SplitAfter(text, "。")
			slices.Reverse(sentences)
			return taken(s, p, strings.Join(sentences, ""))
		})), "410185 2022 warning copied.organ:s1-410181-2022\n410185 2022 warning copied.organ:s5-410181-2022\n"},
		{"what an organ wrote before is its own", append(slices.Clone(crowd), gongyi(2021), gongyi(2023), underName(model, "410185", 2022, taken)),
			"410181 2023 warning copied.year:2021\n410185 2022 warning copied.organ:s1-410181-2021\n410185 2022 warning copied.organ:s5-410181-2021\n"},
		{"numbers brought up to date", []*report.Report{gongyi(2021), func() *report.Report {
			r := underName(model, "410181", 2022, renamed())
			r.Figures = nil
			return r
		}()}, "410181 2022 hint copied.year:2021\n"},
		{"texts of their own", append(slices.Clone(crowd), gongyi(2022), underName(other, "410185", 2022, taken)), ""},
		{"what everybody prints", crowd, ""},
		{"an organ that can't be told from others", []*report.Report{nameless(gongyi(2021)), nameless(gongyi(2022))}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := foundCopied(c.reports); got != c.want {
				t.Errorf("found\n%swant\n%s", got, c.want)
			}
			rng := rand.New(rand.NewPCG(1, 2))
			rng.Shuffle(len(c.reports), func(i, j int) { c.reports[i], c.reports[j] = c.reports[j], c.reports[i] })
			if got := foundCopied(c.reports); got != c.want {
				t.Errorf("found in another order\n%swant\n%s", got, c.want)
			}
		})
	}
}

func nameless(r *report.Report) *report.Report {
	r.Organ.Code, r.Organ.Region = "", nil
	return r
}

// A finding leads to the passages it speaks of, in both reports.
func TestCopiedEvidence(t *testing.T) {
	model := narrativeOf(t, "gongyi-2022.txt")
	a := underName(model, "410181", 2022, func(_, _ int, s string) string { return s })
	b := underName(narrativeOf(t, "changtu-2022.txt"), "410185", 2022, func(s, p int, text string) string {
		if s == 0 && p == 2 {
			return "前言。" + model.Sections[0].Text[3] + "余下的话。"
		}
		return text
	})
	xs := examsOf([]*report.Report{a, b})
	allCopied(xs)
	findings := xs[1].sheet.Findings
	if len(findings) != 1 || len(findings[0].Evidence) != 2 {
		t.Fatalf("%+v", findings)
	}
	own, others := findings[0].Evidence[0], findings[0].Evidence[1]
	if own.Report != nil || own.Section != 1 || own.Paragraph != 3 || b.Sections[0].Text[2][own.Start:own.End] != own.Text {
		t.Errorf("own passage: %+v", own)
	}
	if others.Report != xs[0].r || others.Section != 1 || others.Paragraph != 4 || a.Sections[0].Text[3][others.Start:others.End] != others.Text {
		t.Errorf("the other's passage: %+v", others)
	}
	if strings.HasPrefix(own.Text, "前言") || strings.HasSuffix(own.Text, "的话。") || len(own.Text) < len(model.Sections[0].Text[3])*9/10 {
		t.Errorf("passage is %q", own.Text)
	}
}

func TestSimilar(t *testing.T) {
	texts := func(list ...string) *report.Report {
		return &report.Report{Form: report.FormFree, Organ: report.Organ{Place: "辛店镇", Region: []string{"河南省"}}, Sections: []report.Section{{Text: list}}}
	}
	const base = "健全信息发布审核机制，落实先审后发，保证内容准确"
	for _, c := range []struct {
		newer, older []string
		same, all    int
	}{
		{[]string{base}, []string{base}, 22, 22},
		{[]string{"（1）辛店镇" + base + "2023年。"}, []string{"2022" + base}, 22, 23},
		{[]string{"保证内容准确", "落实先审后发", "健全信息发布审核机制"}, []string{base}, 10, 22},
		{[]string{base, base}, []string{base}, 44, 44},
		{[]string{"另有安排"}, []string{base}, 0, 4},
		{nil, []string{base}, 0, 0},
	} {
		got, _ := Similar(texts(c.newer...), texts(c.older...))
		if got != (Similarity{c.same, c.all}) {
			t.Errorf("%q after %q: %+v, want %d of %d", c.newer, c.older, got, c.same, c.all)
		}
	}
}

// Whatever the texts, nothing is found outside them and no more than there is.
func FuzzSimilar(f *testing.F) {
	f.Add("健全信息发布审核机制，落实先审后发", "落实先审后发，健全信息发布审核机制")
	f.Add("\xe4\xb8", strings.Repeat("汉", 40))
	f.Fuzz(func(t *testing.T, a, b string) {
		texts := func(s string) *report.Report {
			return &report.Report{Form: report.FormFree, Organ: report.Organ{Name: a, Place: b, Region: []string{a}}, Sections: []report.Section{{Text: strings.Split(s, "\n")}}}
		}
		s, _ := Similar(texts(a), texts(b))
		if s.Same < 0 || s.Same > s.All || s.Percent() < 0 || s.Percent() > 100 {
			t.Fatalf("%+v", s)
		}
		if own, _ := Similar(texts(a), texts(a)); own.Same != own.All && own.All >= shingle {
			t.Fatalf("a text is not its own: %+v", own)
		}
	})
}
