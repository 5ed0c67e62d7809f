package parser

import (
	"os"
	"testing"
)

// BenchmarkStations says what each station takes of BenchmarkParse's document; source and lines are one.
func BenchmarkStations(b *testing.B) {
	src, err := os.ReadFile("../content/reports/gongyi-2022.txt")
	if err != nil {
		b.Fatal(err)
	}
	read := func() (document, []heading) {
		doc, failure := open(src)
		if failure != nil {
			b.Fatal(failure)
		}
		headings := findHeadings(doc.lines)
		markCells(doc.lines)
		return doc, headings
	}
	doc, headings := read()
	sections := readSections(doc.lines, headings)
	rows, _ := readRows(doc.lines, headings)
	title := findTitle(doc.lines, headings)
	for _, station := range []struct {
		name string
		run  func()
	}{
		{"lines", func() { open(src) }},
		{"lines-and-headings", func() { read() }},
		{"rows", func() { readRows(doc.lines, headings) }},
		{"tables", func() { newTables(detectForm(doc.lines, title.year), rows, &notes{}).read() }},
		{"figures", func() { readFigures(sections) }},
		{"dates", func() { readDates(doc.lines, title) }},
		{"organ", func() { findOrgan(doc, title, sections, Sidecar{}, &notes{}) }},
	} {
		b.Run(station.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				station.run()
			}
		})
	}
}
