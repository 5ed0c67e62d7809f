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
	read := func(in *room) (document, []heading) {
		doc, failure := open(src, in)
		if failure != nil {
			b.Fatal(failure)
		}
		headings := findHeadings(doc.lines)
		markCells(doc.lines)
		return doc, headings
	}
	in := new(room)
	doc, headings := read(in)
	sections := readSections(doc.lines, headings)
	rows, _ := readRows(doc.lines, headings, in)
	title := findTitle(doc.lines, headings)
	for _, station := range []struct {
		name string
		run  func(in *room)
	}{
		{"lines", func(in *room) { open(src, in) }},
		{"lines-and-headings", func(in *room) { read(in) }},
		{"rows", func(in *room) { readRows(doc.lines, headings, in) }},
		{"tables", func(in *room) { newTables(detectForm(doc.lines, title.year), rows, &notes{}, in).read() }},
		{"figures", func(in *room) { readFigures(sections) }},
		{"dates", func(in *room) { readDates(doc.lines, title) }},
		{"organ", func(in *room) { findOrgan(doc, title, sections, Sidecar{}, &notes{}) }},
	} {
		b.Run(station.name, func(b *testing.B) {
			b.ReportAllocs()
			in := new(room)
			for b.Loop() {
				station.run(in)
				in.clear()
			}
		})
	}
}
