package data_test

import (
	"fmt"
	"testing"

	"nianbao/check"
	"nianbao/data"
	"nianbao/report"
)

func source(organs, years int) data.Source {
	s := data.Source{Finding: func(f check.Finding) string { return "finding-" + f.Rule }, Indicator: func(id string) string { return "indicators/" + id + ".html" },
		Rule: func(id string) string { return "rules/" + id + ".html" }}
	for i := range organs {
		o := data.Organ{Path: fmt.Sprintf("henan/zhengzhou/xinzheng/place%d", i), Organ: report.Organ{Name: fmt.Sprintf("第%d镇人民政府", i), Place: fmt.Sprintf("第%d镇", i),
			Level: report.Township, Region: []string{"河南省", "郑州市", "新郑市"}, Code: fmt.Sprintf("410184%03d", i)}}
		for y := range years {
			r := made(report.FormOf(2020+y), 2020+y, nil)
			r.Organ, r.Path = o.Organ, fmt.Sprintf("%s/%d", o.Path, r.Year)
			for j, key := range report.Keys(r.Form) {
				c := report.Cell{State: report.Reported, Raw: "0", Line: 40 + j, Column: 1}
				if (i*7+j)%5 == 0 {
					c.Value = report.Int(int64((i*j*31 + y) % 500))
					c.Raw = c.Value.String()
				}
				r.Cells.Set(key, c)
			}
			o.Reports = append(o.Reports, r)
		}
		s.Organs = append(s.Organs, o)
	}
	return s
}

// BenchmarkFiles tells what a report costs in all tables, by format, in time and bytes.
func BenchmarkFiles(b *testing.B) {
	for _, format := range data.Formats() {
		b.Run(string(format), func(b *testing.B) {
			s := source(5000, 1)
			n := 0
			b.ReportAllocs()
			for b.Loop() {
				n = 0
				for _, p := range s.Parts() {
					f, err := s.File(p, format)
					if err != nil {
						b.Fatal(err)
					}
					n += len(f.Body)
				}
			}
			b.ReportMetric(float64(n)/5000, "B/report")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/5000, "ns/report")
		})
	}
}

// BenchmarkWorkbooks tells what a report costs in the workbooks.
func BenchmarkWorkbooks(b *testing.B) {
	s := source(5000, 1)
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n = 0
		for _, book := range s.Books() {
			f, err := s.Workbook(book, "")
			if err != nil {
				b.Fatal(err)
			}
			n += len(f.Body)
		}
	}
	b.ReportMetric(float64(n)/5000, "B/report")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/5000, "ns/report")
}
