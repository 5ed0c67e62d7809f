package check

import (
	"slices"
	"testing"

	"nianbao/report"
)

// TestSampleDigest holds that whatever the rules between reports may read changes the sample.
func TestSampleDigest(t *testing.T) {
	base := func() *report.Report {
		r := sample(t, "clean-2022.txt")
		for i := range r.Sections {
			r.Sections[i].Text = slices.Clone(r.Sections[i].Text)
		}
		return r
	}
	want := SampleOf(base())
	if SampleOf(base()) != want {
		t.Fatal("two samples of one report differ")
	}
	seen := map[Sample]string{want: "nothing"}
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
		s := SampleOf(r)
		if other, ok := seen[s]; ok {
			t.Errorf("changed %s: the sample is that of %s", name, other)
		}
		seen[s] = name
	}
}

// FuzzSample holds that samples that are none do no harm.
func FuzzSample(f *testing.F) {
	f.Add("", "123456789012345678")
	f.Add("0123456789012345\x00\xff\xff\xff\xff\xff", "0123456789012345\x01")
	r := &report.Report{Form: report.FormFree, Organ: report.Organ{Code: "410184"}, Year: 2022}
	older := &report.Report{Form: report.FormFree, Organ: report.Organ{Code: "410184"}, Year: 2021}
	f.Fuzz(func(t *testing.T, a, b string) {
		Between([]Held{
			{r, &Sheet{}, Sample(a), func() *report.Report { return r }},
			{older, &Sheet{}, Sample(b), func() *report.Report { return older }},
		}, "")
	})
}
