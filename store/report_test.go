package store

import (
	"reflect"
	"testing"

	"nianbao/report"
)

// fullReport has something in every field.
func fullReport() *report.Report {
	number := func(s string) report.Number {
		n, err := report.ParseNumber(s)
		if err != nil {
			panic(err)
		}
		return n
	}
	r := &report.Report{Schema: 1, File: "reports/x.txt", SHA256: "ab", Year: 2021, Title: "年度报告", Published: "2022-01-02", Source: "https://x",
		Organ: report.Organ{Name: "财政局", Place: "巩义市", Level: report.Department, Region: []string{"河南省", "郑州市"}, Code: "410181"},
		Form:  report.Form2021, Cells: report.NewCells(report.Form2021), Lines: []string{"甲a", "", "b"}, Blocks: true,
		Sections: []report.Section{{Number: 1, Title: "总体情况", Line: 3, Text: []string{"甲", "乙", "b", ""}, Lines: []int{1, 9, 3}}, {Text: []string{}, Lines: []int{}}, {}},
		Figures:  []report.Figure{{Section: 1, Paragraph: 2, Line: 4, Subject: "信息", Value: number("-10.50"), Unit: "条", Approximate: true, Raw: "10.50余条"}},
		Notes:    []report.Note{{Code: "x", Severity: report.Hint, Line: 3, Cell: "requests.new.total", Message: "m"}},
	}
	keys := report.Keys(report.Form2021)
	for i, c := range []report.Cell{
		{Value: report.Int(7), State: report.Reported, Raw: "7", Line: 5, Column: 6},
		{Value: number("123456789012345678"), State: report.Reported, Raw: "123456789012345678", Line: 1 << 20, Column: 900},
		{Value: number("0.00000001"), State: report.Inferred, Line: 3}, {State: report.Blank, Raw: "／"}, {State: report.Blank, Raw: "略"},
		{State: report.Invalid, Raw: "若干", Line: 8, Column: 1}, {State: report.Missing, Line: 9},
	} {
		r.Cells.Set(keys[i], c)
	}
	r.Cells.Set(report.OtherKeys()[0], report.Cell{Value: report.Int(1), State: report.Inferred})
	return r
}

// A field that a report gets must be written too: fullReport has something in each.
func TestFullReportIsFull(t *testing.T) {
	r := fullReport()
	for _, v := range []any{*r, r.Organ, r.Sections[0], r.Figures[0], r.Notes[0]} {
		for i, v := 0, reflect.ValueOf(v); i < v.NumField(); i++ {
			if v.Field(i).IsZero() {
				t.Errorf("%s.%s is zero", v.Type(), v.Type().Field(i).Name)
			}
		}
	}
	if n := reflect.TypeFor[report.Cell]().NumField(); n != 5 {
		t.Errorf("a cell has %d fields; packCells writes 5", n)
	}
}

func packed(r *report.Report) string {
	var p Packer
	PackReport(&p, r)
	return string(p.Bytes())
}

func TestReportComesBackAsItWas(t *testing.T) {
	free := &report.Report{Form: report.FormFree, Organ: report.Organ{Region: []string{}}, Sections: []report.Section{}, Figures: []report.Figure{}, Notes: []report.Note{}}
	for _, r := range []*report.Report{fullReport(), free, {}} {
		b := packed(r)
		u := NewUnpacker(b)
		got := UnpackReport(u)
		if !u.Whole() || !reflect.DeepEqual(got, r) {
			t.Errorf("%+v\nbecame %+v", r, got)
		}
		for i := range b {
			if u := NewUnpacker(b[:i]); UnpackReport(u) == nil || u.Whole() {
				t.Fatalf("cut at %d of %d, and whole", i, len(b))
			}
		}
	}
}

// Whatever stands there, nothing breaks, and what is read as a whole is the same when it is written and read again.
func FuzzUnpackReport(f *testing.F) {
	f.Add(packed(fullReport()))
	f.Add(packed(&report.Report{}))
	f.Fuzz(func(t *testing.T, b string) {
		u := NewUnpacker(b)
		r := UnpackReport(u)
		if !u.Whole() {
			return
		}
		u = NewUnpacker(packed(r))
		if again := UnpackReport(u); !u.Whole() || !reflect.DeepEqual(again, r) {
			t.Errorf("%+v\nbecame %+v", r, again)
		}
		for range r.Cells.All() {
		}
	})
}

func BenchmarkUnpackReport(b *testing.B) {
	s := packed(fullReport())
	b.ReportAllocs()
	for b.Loop() {
		UnpackReport(NewUnpacker(s))
	}
}
