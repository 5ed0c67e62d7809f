package check

import (
	"slices"
	"testing"

	"nianbao/report"
)

// TestDigest holds that whatever the rules between reports may read changes the digest.
func TestDigest(t *testing.T) {
	base := func() *report.Report {
		r := sample(t, "clean-2022.txt")
		for i := range r.Sections {
			r.Sections[i].Text = slices.Clone(r.Sections[i].Text)
		}
		return r
	}
	want := DigestOf(base())
	if DigestOf(base()) != want {
		t.Fatal("two digests of one report differ")
	}
	seen := map[Digest]string{want: "nothing"}
	for name, change := range map[string]func(r *report.Report){
		"code":   func(r *report.Report) { r.Organ.Code = "410185" },
		"name":   func(r *report.Report) { r.Organ.Name += "办公室" },
		"place":  func(r *report.Report) { r.Organ.Place = "登封市" },
		"level":  func(r *report.Report) { r.Organ.Level = report.Department },
		"region": func(r *report.Report) { r.Organ.Region = r.Organ.Region[:1] },
		"year":   func(r *report.Report) { r.Year++ },
		"title":  func(r *report.Report) { r.Title += "（修订）" },
		"form":   func(r *report.Report) { r.Form = report.FormFree },
		"cell":   func(r *report.Report) { r.Cells.Set("review.total", report.Cell{State: report.Blank}) },
		"large cell": func(r *report.Report) {
			r.Cells.Set("review.total", report.Cell{State: report.Reported, Value: report.Int(123456), Raw: "123456"})
		},
		"invalid cell": func(r *report.Report) { r.Cells.Set("review.total", report.Cell{State: report.Invalid, Raw: "若干"}) },
		"heading":      func(r *report.Report) { r.Sections[0].Title += "：" },
		"place of one": func(r *report.Report) { r.Sections[0].Line++ },
		"paragraph":    func(r *report.Report) { r.Sections[0].Text[0] += "1" },
		"its line":     func(r *report.Report) { r.Sections[0].Lines = slices.Repeat([]int{7}, len(r.Sections[0].Text)) },
		"figure": func(r *report.Report) {
			r.Figures = append(r.Figures, report.Figure{Value: report.Int(3), Unit: "件"})
		},
	} {
		r := base()
		change(r)
		s := DigestOf(r)
		if other, ok := seen[s]; ok {
			t.Errorf("changed %s: the digest is that of %s", name, other)
		}
		seen[s] = name
	}
}

// FuzzSample holds that samples that are none do no harm.
func FuzzSample(f *testing.F) {
	f.Add("", "12")
	f.Add("\x00\xff\xff\xff\xff\xff", "\x01")
	r := &report.Report{Form: report.FormFree, Organ: report.Organ{Code: "410184"}, Year: 2022}
	older := &report.Report{Form: report.FormFree, Organ: report.Organ{Code: "410184"}, Year: 2021}
	f.Fuzz(func(t *testing.T, a, b string) {
		Between([]Held{
			{r, &Sheet{}, Digest{1}, func() Sample { return Sample(a) }, func() *report.Report { return r }},
			{older, &Sheet{}, Digest{2}, func() Sample { return Sample(b) }, func() *report.Report { return older }},
		}, Past{})
	})
}
