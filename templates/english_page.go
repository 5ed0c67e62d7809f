package templates

import (
	"html/template"
	"io"
)

// English is a page of the reading aid in English: running text, or terms with their Chinese.
type English struct {
	Frame
	Heading  string // "" where the body has one
	Lead     string
	Contents []Link // headings of the body
	Body     template.HTML
	Parts    []EnglishPart
}

// EnglishPart is terms of one kind.
type EnglishPart struct {
	ID, Title, Chinese string
	Terms              []EnglishTerm
}

// EnglishTerm is a term in both languages. Href leads to the page that defines it, "" where it is the Links that do.
type EnglishTerm struct {
	English, Chinese, Href string
	Links                  []Link
}

// Write writes the page.
func (p English) Write(w io.Writer) error { return write(w, "english", p) }
