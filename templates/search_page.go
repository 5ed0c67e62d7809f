package templates

import (
	"html/template"
	"io"
)

// Search is the page that shows what is found. It is found by script; the page itself holds the form, and says where else
// to go without a script.
type Search struct {
	Frame
	Script  string // the module
	Years   []int  // of which there are reports
	Instead []Link
}

// Form is the form for searching.
func (p Search) Form() template.HTML { return new(buffer).searchbox(p.Shell.Search).html() }

// Write writes the page.
func (p Search) Write(w io.Writer) error { return write(w, "search", p) }
