package templates

import "io"

// SearchForm is the form in a page's head, and what makes it propose organs while one types.
type SearchForm struct {
	Action  string // the page that shows what is found
	Root    string // the way to the site's root
	Script  string // waits for the first use of the form
	Suggest string // the module that it loads then
}

// Search is the page that shows what is found. It is found by script; the page itself holds the form, and says where else
// to go without a script.
type Search struct {
	Frame
	Form    SearchForm
	Script  string // the module
	Years   []int  // of which there are reports
	Instead []Link
}

// Write writes the page.
func (p Search) Write(w io.Writer) error { return write(w, "search", p) }
