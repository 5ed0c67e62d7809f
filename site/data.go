package site

import (
	"html/template"
	"iter"

	"nianbao/data"
	"nianbao/templates"
)

// dataPath is the page of all figures to take away. The files are beside it; data/README.md is the same text.
const dataPath = data.Folder + "/index.html"

// data yields all figures as tables, what describes them, and their page.
func (r *renderer) data() {
	source := data.Source{Organs: r.c.dataOrgans(), Finding: findingID, Rule: rulePath, Indicator: indicatorPath}
	var files []data.Described
	take := func(list iter.Seq2[data.File, error]) {
		for f, err := range list {
			if r.stopped {
				return
			}
			if err == nil {
				files = append(files, data.Describe(f))
			}
			r.file(f.Path, f.Body, err)
		}
	}
	take(source.Workbooks(r.o.absolute("index.html")))
	for _, format := range data.Formats() {
		take(source.Files(format))
	}
	r.described(files)
}

// described yields what describes the files.
func (r *renderer) described(files []data.Described) {
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
