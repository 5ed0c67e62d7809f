package site

import (
	"fmt"
	"html/template"
	"sync"

	"nianbao/data"
	"nianbao/templates"
)

// dataPath is the page of all figures to take away. The files are beside it; data/README.md is the same text.
const dataPath = data.Folder + "/index.html"

// tabled are the tables of all figures, before they are written.
type tabled struct {
	source data.Source
	books  []data.Book
	parts  []data.Part
	long   func() *data.Long // the tables of single indicators
}

// tabling is what the tables are written of.
func (c *Collection) tabling() *tabled {
	source := data.Source{Organs: c.dataOrgans(), Finding: findingID, Rule: rulePath, Indicator: indicatorPath}.Sorted()
	return &tabled{source, source.Books(), source.Parts(), sync.OnceValue(func() *data.Long { return data.NewLong(source.Organs) })}
}

// dataParts make the files of all figures as tables, each those of some rows. What describes them comes last, see described.
func (c *Collection) dataParts() []part {
	t := c.tables()
	var parts []part
	for _, b := range t.books {
		parts = append(parts, part{name: fmt.Sprint("book ", b), on: onYears(b.Years...), make: func(r *renderer) {
			r.table(r.tables.of(t.source).Workbook(b, r.o.absolute("index.html")))
		}})
	}
	for _, p := range t.parts {
		a := part{name: fmt.Sprint("table ", p.Table.Name, p.Year, p.Number), make: func(r *renderer) {
			for f, err := range r.tables.of(t.source).FilesOf(p) {
				if r.table(f, err); r.stopped {
					return
				}
			}
		}}
		switch p.Table.Name {
		case data.Cells.Name:
			a.on, a.exact = onYears(p.Year), c.onRows(p.Year, packCells)
		case data.Findings.Name:
			a.on, a.exact = onYears(p.Year), c.onRows(p.Year, packFindings)
		case data.Reports.Name:
			a.on = onWhole(c.root)
		default: // tables of the organs, and of what all sites have
			a.on = onSkeleton
		}
		parts = append(parts, a)
	}
	return append(parts, part{name: "schemas", on: onSkeleton, make: (*renderer).schemas})
}

// outlines are the files of tables, in the order they are told in.
func (t *tabled) outlines() []data.File {
	var list []data.File
	for _, b := range t.books {
		list = append(list, b.Outline())
	}
	for _, format := range data.Formats() {
		for _, p := range t.parts {
			list = append(list, p.Outline(format))
		}
	}
	return list
}

// schemas yields what describes the columns of tables.
func (r *renderer) schemas() {
	for _, t := range data.Tables() {
		body, err := data.TableSchema(t)
		r.file(data.Folder+"/schemas/"+t.Name+".json", body, err)
	}
	body, err := data.ReportSchema()
	r.file(data.Folder+"/report.schema.json", body, err)
}

// described yields what describes the files, of which it is told how they came out, by path.
func (r *renderer) described(came map[string]made) {
	var files []data.Described
	for _, f := range r.c.tables().outlines() {
		m := came[f.Path]
		files = append(files, data.Described{File: f, Bytes: m.size, SHA256: m.sum})
	}
	address := r.o.absolute("index.html")
	body, err := data.Descriptor(files, address)
	r.file(data.Folder+"/datapackage.json", body, err)
	readme := data.Readme(files, address)
	r.file(data.Folder+"/README.md", readme, nil)
	text, err := renderMarkdown(readme)
	r.page(dataPath, templates.Text{Frame: r.frame(dataPath, text.title, r.crumbs(dataPath, r.c.root, nil, text.title)...),
		Contents: text.contents, Body: template.HTML(text.body)}, err)
}
