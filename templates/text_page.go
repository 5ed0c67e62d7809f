package templates

import (
	"html/template"
	"io"
)

// Indicators lists all indicators, grouped as in the form.
type Indicators struct {
	Frame
	Parts []IndicatorPart
}

// IndicatorPart is the indicators of one table.
type IndicatorPart struct {
	ID    string
	Title string
	Rows  []IndicatorRow
}

// IndicatorRow is the indicators of one row of the form.
type IndicatorRow struct {
	ID      string
	Groups  []string // labels above it that the row before did not have
	Label   string   // as the form prints it
	Meaning string
	Links   []Link // one for each column
}

// Text is a page of running text.
type Text struct {
	Frame
	Contents []Link // its headings, nil for a short one
	Body     template.HTML
	Parts    []IndicatorPart // of the glossary, below the body
}

// Missing is the page served where there is none. Its links are absolute.
type Missing struct {
	Frame
}

// Redirect stands where a page was, and leads to where it is now.
type Redirect struct {
	To      string // link to it
	Address string // its whole address, or To where that isn't known
	Icon    string
	Style   string
	Script  string // which takes the fragment along
}

// Write writes the page.
func (p Redirect) Write(w io.Writer) error { return write(w, "redirect", p) }

// Write writes the page.
func (p Indicators) Write(w io.Writer) error { return write(w, "indicators", p) }

// Write writes the page.
func (p Text) Write(w io.Writer) error { return write(w, "text", p) }

// Write writes the page.
func (p Missing) Write(w io.Writer) error { return write(w, "missing", p) }
