package hostile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sizes tries to fill memory, pages or time.
func sizes() []Document {
	return []Document{
		document("long-title", "a title of a megabyte", text{town: "豫灵镇", year: 2021, title: "灵宝市豫灵镇2021年" + strings.Repeat("长", 350_000) + "政府信息公开工作年度报告"}),
		document("long-cell", "a cell of a megabyte", text{town: "豫灵镇", year: 2022, cell: strings.Repeat("长", 350_000)}),
		document("long-paragraph", "a paragraph of four megabytes", text{town: "豫灵镇", year: 2023, narrative: strings.Repeat("公开信息 12 条，", 170_000)}),
		document("long-heading", "a heading of a megabyte", text{town: "豫灵镇", year: 2024, heading: strings.Repeat("长", 350_000)}),
		{Name: "deep-page", Tries: "elements within elements, a hundred thousand deep", Files: map[string]string{"reports/deep-page.html": strings.Repeat("<div><table><tr><td>", 100_000)}},
	}
}

// names tries to have a file's own name taken for markup, an option or a path.
func names() []Document {
	var list []Document
	for i, name := range []string{`<img src=x onerror=window.pwned=1>`, `" onmouseover="window.pwned=1`, "--out", "con", "a\nb", "\u202etxt.exe", "100%2e%2e%2fx", "javascript:window.pwned=1"} {
		d := Document{Name: fmt.Sprintf("file-name-%c", 'a'+i), Tries: fmt.Sprintf("a file named %+q", name), Says: []string{"灵宝市尹庄镇"},
			Files: map[string]string{"reports/" + name + ".txt": text{town: "尹庄镇", year: 2019 + i%6 + 2*(i/6)}.String()}}
		if i >= 6 {
			d.Files = map[string]string{"reports/" + name + ".txt": text{town: "大王镇", year: 2015 + i}.String()}
			d.Says = []string{"灵宝市大王镇"}
		}
		if strings.ContainsAny(name, "\n\u202e") {
			d.Says = nil // refused
		}
		list = append(list, d)
	}
	return append(list, Document{Name: "file-case", Tries: "two files whose names differ in case alone, of one organ and year", Says: []string{"灵宝市大王镇"},
		Files: map[string]string{"reports/dawang.txt": text{town: "大王镇", year: 2023}.String(), "reports/DAWANG.txt": text{town: "大王镇", year: 2023}.String()}},
		Document{Name: "one-address", Tries: "two organs that claim one address by their sidecars", Files: map[string]string{
			"reports/one-address-a.txt": text{town: "故县镇", year: 2023}.String(), "reports/one-address-a.meta.yaml": "slug: same\n",
			"reports/one-address-b.txt": text{town: "阳平镇", year: 2023}.String(), "reports/one-address-b.meta.yaml": "slug: same\n"}})
}

// sidecars tries paths, markup and expansion in what may be said beside a report.
func sidecars() []Document {
	var list []Document
	add := func(name, tries, yaml string) {
		d := document(name, tries, text{town: "故县镇", year: 2001 + len(list)})
		d.Files["reports/"+name+".meta.yaml"] = yaml
		list = append(list, d)
	}
	for i, slug := range []string{"../../x", "/etc", `..\\x`, "a/b", "index", "assets", "con", "nul", "com1", "A", ".", "%2e%2e", "x" + strings.Repeat("y", 300)} {
		add(fmt.Sprintf("slug-%c", 'a'+i), fmt.Sprintf("the address %.20q", slug), fmt.Sprintf("slug: %q\n", slug))
	}
	add("sidecar-organ", "an organ that is a path and a script", "organ: \"../../"+script+"局\"\n")
	add("sidecar-answer", "an answer that is a script", "answers:\n  section.missing: \""+script+"\"\n")
	add("sidecar-laughs", "aliases that expand to a billion", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\norgan: *d\n")
	add("sidecar-deep", "lists within lists, a hundred thousand deep", "organ: "+strings.Repeat("[", 100_000)+"\n")
	add("sidecar-tag", "a tag that other readers of YAML run", "organ: !!python/object/apply:os.system ['true']\n")
	return list
}

// containers tries what Word files and PDFs can carry.
func containers() []Document {
	const word = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>`
	paragraphs := func(t text) string {
		var b strings.Builder
		for line := range strings.SplitSeq(t.String(), "\n") {
			b.WriteString("<w:p><w:r><w:t>" + strings.ReplaceAll(line, "\t", "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>") + "</w:t></w:r></w:p>")
		}
		return b.String()
	}
	docx := func(name, tries string, parts map[string]string) Document {
		return Document{Name: name, Tries: tries, Files: map[string]string{"reports/" + name + ".docx": pack(parts)}}
	}
	whole := fmt.Sprintf(word, paragraphs(text{town: "苏村乡", year: 2021}))
	return []Document{
		docx("word-entities", "a Word file with entities, its own and those of another file", map[string]string{
			"word/document.xml": `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyyyyyyyyy">]>` + fmt.Sprintf(word, "<w:p><w:r><w:t>&x;&y;</w:t></w:r></w:p>")}),
		docx("word-paths", "a Word file whose parts lie above it", map[string]string{"word/document.xml": whole, "../../../evil.txt": "x", "/etc/evil": "x", `..\evil.txt`: "x"}),
		docx("word-links", "a Word file with links, pictures and fields that load or run", map[string]string{
			"word/document.xml":            fmt.Sprintf(word, `<w:p><w:hyperlink r:id="r1"><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:fldSimple w:instr="DDEAUTO c:\\windows\\system32\\cmd.exe"><w:r><w:t>乙</w:t></w:r></w:fldSimple></w:p>`+paragraphs(text{town: "苏村乡", year: 2022})),
			"word/_rels/document.xml.rels": `<Relationships><Relationship Id="r1" Target="javascript:window.pwned=1" TargetMode="External"/></Relationships>`}),
		docx("word-bomb", "a Word file that unpacks to two hundred times its size", map[string]string{"word/document.xml": fmt.Sprintf(word, strings.Repeat(" ", 80<<20))}),
		docx("word-script", "a Word file whose words are a script", map[string]string{
			"word/document.xml": fmt.Sprintf(word, paragraphs(text{town: "苏村乡", year: 2023, narrative: "&lt;script&gt;window.pwned=1&lt;/script&gt;"}))}),
		{Name: "pdf-script", Tries: "a PDF that runs a script, opens a program and sends a form", Files: map[string]string{"reports/pdf-script.pdf": "%PDF-1.7\n" +
			"1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>>>endobj\n" +
			"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Link/A<</S/URI/URI(javascript:window.pwned=1)>>>>]>>endobj\n" +
			"trailer<</Root 1 0 R>>\n"}},
		{Name: "pdf-circle", Tries: "a PDF whose pages contain themselves", Files: map[string]string{"reports/pdf-circle.pdf": "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>\n"}},
	}
}

// pages tries it with the site's own pages, which a stranger may propose a change to.
func pages() []Document {
	return []Document{
		{Name: "page-script", Tries: "a page of the site's own with a script, markup and links that run", Files: map[string]string{"pages/page-script.md": "# 说明\n\n" + script +
			"\n\n<div onclick=\"window.pwned=1\" style=\"color:red\">甲</div>\n\n[乙](javascript:window.pwned=1) [丙](//attacker.example) ![丁](https://attacker.example/x.png) <b onmouseover=window.pwned=1>戊</b>\n\n## 己 {onclick=\"window.pwned=1\" style=\"position:fixed\"}\n"}},
		{Name: "page-name", Tries: "pages of the site's own that are named like another page, a folder or a device", Files: map[string]string{
			"pages/index.md": "# 首页\n", "pages/CON.md": "# 设备\n", "pages/About.md": "# 关于\n", "pages/..md": "# 上级\n", "pages/henan.md": "# 河南\n"}},
	}
}

// pack makes a zip archive of parts.
func pack(parts map[string]string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err) // writing to memory
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}
