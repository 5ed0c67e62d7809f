package site

import (
	"bytes"
	"encoding/json"
	"html/template"
	"slices"

	"nianbao/check"
	"nianbao/english"
	"nianbao/templates"
)

// The reading aid in English: a guide and a glossary below en/, and the words that a script puts in place of those of
// any page.
const (
	englishFolder   = "en"
	englishGuide    = englishFolder + "/index.html"
	englishGlossary = englishFolder + "/glossary.html"
	englishWords    = englishFolder + "/words.js"
)

// translations are pages that say the same in two languages.
var translations = []struct{ chinese, english string }{
	{"index.html", englishGuide},
	{"glossary.html", englishGlossary},
}

func (r *renderer) english() {
	text, err := renderMarkdown(english.Guide())
	r.page(englishGuide, templates.English{Frame: r.englishFrame(englishGuide, text.title), Contents: text.contents,
		Body: template.HTML(text.body)}, err)
	const title = "Glossary"
	r.page(englishGlossary, templates.English{Frame: r.englishFrame(englishGlossary, title), Heading: title,
		Lead:  "What the official forms, the rates and the checks are called here. The Chinese is that of the forms; what each means is told in Chinese on its page.",
		Parts: append(englishIndicators(englishGlossary), englishChecks(englishGlossary))}, nil)
	body, err := englishScript()
	r.file(englishWords, body, err)
}

// englishFrame is the frame of a page in English: its furniture is, and so are its breadcrumbs.
func (r *renderer) englishFrame(at, title string) templates.Frame {
	s := r.o.shared(rootOf(at), at)
	s.English = true
	for i := range s.Nav {
		s.Nav[i].Text = inEnglish(s.Nav[i].Text)
	}
	return r.framed(templates.NewShell(s), at, title, []templates.Link{{Text: inEnglish(r.c.root.name), Href: relative(at, "index.html")}, {Text: title}})
}

// inEnglish leaves what there are no words for as it is.
func inEnglish(chinese string) string {
	if e, ok := english.Of(chinese); ok {
		return e
	}
	return chinese
}

// alternates are the addresses of the page in the languages it is written in, none where it is in one alone.
func (r *renderer) alternates(at string) []templates.Alternate {
	for _, t := range translations {
		if at == t.chinese || at == t.english {
			return []templates.Alternate{{Lang: "zh-CN", Href: r.addressFrom(at, t.chinese)}, {Lang: "en", Href: r.addressFrom(at, t.english)},
				{Lang: "x-default", Href: r.addressFrom(at, t.chinese)}}
		}
	}
	return nil
}

// addressFrom is the whole address where it is known, else the way from the page.
func (r *renderer) addressFrom(at, to string) string {
	if whole := r.o.absolute(to); whole != "" {
		return whole
	}
	return relative(at, to)
}

// englishIndicators are the rows of the forms, table by table, each with its columns.
func englishIndicators(at string) []templates.EnglishPart {
	var parts []templates.EnglishPart
	for _, p := range catalogue(at) {
		part := templates.EnglishPart{ID: p.ID, Title: inEnglish(p.Title), Chinese: p.Title}
		for _, row := range p.Rows {
			term := templates.EnglishTerm{English: inEnglish(row.Label), Chinese: row.Label, Links: slices.Clone(row.Links)}
			for i := range term.Links {
				term.Links[i].Text, term.Links[i].Note = inEnglish(term.Links[i].Text), inEnglish(term.Links[i].Note)
			}
			part.Terms = append(part.Terms, term)
		}
		parts = append(parts, part)
	}
	return parts
}

func englishChecks(at string) templates.EnglishPart {
	part := templates.EnglishPart{ID: "checks", Title: "Checks", Chinese: "核查"}
	for _, family := range check.Families() {
		for _, rule := range family.Rules {
			part.Terms = append(part.Terms, templates.EnglishTerm{English: inEnglish(family.Name) + ": " + inEnglish(rule.Name),
				Chinese: family.Name + "：" + rule.Name, Href: relative(at, rulePath(rule.ID))})
		}
	}
	return part
}

// englishScript gives a page the words: pairs of Chinese and English. It is a script, not JSON, so that it can be loaded
// from a disk.
func englishScript() ([]byte, error) {
	var pairs [][2]string
	for _, w := range english.Words() {
		pairs = append(pairs, [2]string{w.Chinese, w.English})
	}
	var b bytes.Buffer
	b.WriteString("window.nianbaoWords = ")
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(pairs); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
