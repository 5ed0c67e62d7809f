package site

import (
	"fmt"
	"html/template"

	"nianbao/data"
	"nianbao/templates"
)

// dataPath is the page of all figures to take away. The files are beside it; data/README.md is the same text.
const dataPath = data.Folder + "/index.html"

// dataSource is what the tables are written of.
func (c *Collection) dataSource() data.Source {
	return data.Source{Organs: c.dataOrgans(), Finding: findingID, Rule: rulePath, Indicator: indicatorPath}
}

// dataParts make the files of all figures as tables, each those of some rows. What describes them comes last, see described.
func (c *Collection) dataParts(source data.Source) []part {
	var parts []part
	for _, b := range source.Books() {
		parts = append(parts, part{name: fmt.Sprint("book ", b), on: onYears(b.Years...), make: func(r *renderer) {
			r.table(r.tables.of(source).Workbook(b, r.o.absolute("index.html")))
		}})
	}
	for _, p := range source.Parts() {
		a := part{name: fmt.Sprint("table ", p.Table.Name, p.Year, p.Number), make: func(r *renderer) {
			for f, err := range r.tables.of(source).FilesOf(p) {
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
	return parts
}

// outlines are the files of tables, in the order they are told in.
func outlines(source data.Source) []data.File {
	var list []data.File
	for _, b := range source.Books() {
		list = append(list, b.Outline())
	}
	parts := source.Parts()
	for _, format := range data.Formats() {
		for _, p := range parts {
			list = append(list, p.Outline(format))
		}
	}
	return list
}

// described yields what describes the files, of which it is told how they came out, by path.
func (r *renderer) described(came map[string]made) {
	var files []data.Described
	for _, f := range outlines(r.c.dataSource()) {
		m := came[f.Path]
		files = append(files, data.Described{File: f, Bytes: m.size, SHA256: m.sum})
	}
	address := r.o.absolute("index.html")
	for _, t := range data.Tables() {
		body, err := data.TableSchema(t)
		r.file(data.Folder+"/schemas/"+t.Name+".json", body, err)
	}
	body, err := data.ReportSchema()
	r.file(data.Folder+"/report.schema.json", body, err)
	body, err = data.Descriptor(files, address)
	r.file(data.Folder+"/datapackage.json", body, err)
	readme := data.Readme(files, address)
	r.file(data.Folder+"/README.md", readme, nil)
	text, err := renderMarkdown(readme)
	r.page(dataPath, templates.Text{Frame: r.frame(dataPath, text.title, r.crumbs(dataPath, r.c.root, nil, text.title)...),
		Contents: text.contents, Body: template.HTML(text.body)}, err)
}
