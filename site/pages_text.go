package site

import (
	"cmp"
	"errors"
	"html/template"
	"slices"

	"nianbao/data"
	"nianbao/templates"
)

// missingPath is the page that a host shows where there is none.
const missingPath = "404.html"

// MarkdownPage is a page of running text: content/pages/NAME.md, published as NAME.html.
type MarkdownPage struct {
	Name   string
	Source []byte
}

func (o Options) has(name string) bool {
	return slices.ContainsFunc(o.Pages, func(p MarkdownPage) bool { return p.Name == name })
}

// texts yields the pages of running text. The glossary is always there: without text of its own it is the
// catalogue alone.
func (r *renderer) texts() {
	pages := r.o.Pages
	if !r.o.has("glossary") {
		pages = append(slices.Clone(pages), MarkdownPage{Name: "glossary", Source: []byte("# 指标释义\n")})
	}
	for _, p := range slices.SortedFunc(slices.Values(pages), func(a, b MarkdownPage) int { return cmp.Compare(a.Name, b.Name) }) {
		at := p.Name + ".html"
		if why := r.c.refuseName(p.Name); why != "" {
			r.page(at, nil, errors.New(why))
			return
		}
		text, err := renderMarkdown(p.Source)
		page := templates.Text{Frame: r.frame(at, text.title, r.crumbs(at, r.c.root, nil, text.title)...),
			Contents: text.contents, Body: template.HTML(text.body)}
		if p.Name == "glossary" {
			page.Parts = catalogue(at)
			for _, part := range page.Parts {
				page.Contents = append(page.Contents, templates.Link{Text: part.Title, Href: "#" + part.ID})
			}
		}
		r.page(at, page, err)
	}
}

// keepPages leaves out pages whose names can't be published, and tells of them.
func (c *Collection) keepPages(pages []MarkdownPage) (kept []MarkdownPage, problems []Problem) {
	for _, p := range pages {
		if why := c.refuseName(p.Name); why != "" {
			problems = append(problems, Problem{File: pagesFolder + "/" + p.Name + ".md", Message: why + "; not published", Hint: "give it another name"})
			continue
		}
		kept = append(kept, p)
	}
	return kept, problems
}

// refuseName says why a page can't have the name, "" if it can.
func (c *Collection) refuseName(name string) string {
	if why := refuseShape(name); why != "" {
		return why
	}
	taken := []string{"index", "indicators", qualityName, coverageName, rulesFolder, "404", data.Folder, unplacedFolder}
	for _, p := range c.root.children {
		taken = append(taken, p.path)
	}
	for _, s := range c.root.sets {
		taken = append(taken, s.own())
	}
	if reservedSlug.MatchString(name) || slices.Contains(taken, name) {
		return "pages of the site have names like that"
	}
	return ""
}

// missing yields the page a host serves where there is none, at whatever depth: its links are absolute.
func (r *renderer) missing() {
	frame := r.framed(r.o.newShell(r.o.root(), missingPath), missingPath, "没有这一页", nil)
	frame.URL = ""
	r.page(missingPath, templates.Missing{Frame: frame}, nil)
}
