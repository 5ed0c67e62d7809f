package templates

import (
	"html/template"
	"io"
)

// Chart is a drawing made by the site's script from Own, in a place of HeightClass. Until then, and without a script,
// Static stands there; Summary and the table that Table leads to say the same.
type Chart struct {
	ID          string
	Title       string // says what is shown, where and when
	Unit        string // "" where there is none
	Summary     string
	Organs      string // how many organs the figures are of: 15 个乡镇
	Sources     []Link // the reports, or one link to the list of them
	Notes       []string
	Table       string // link to the table with the same figures
	Data        string // link to the page's figures as CSV, "" for none
	References  []Link // figures that the others are set against
	Static      template.HTML
	Own         template.JS
	HeightClass string
}

// Alone is the page that other sites show in a frame of theirs: its address names a page and one of its charts.
type Alone struct {
	Frame
	Script string // what fetches the chart, behind what draws it
}

// Write writes the page.
func (p Alone) Write(w io.Writer) error { return write(w, "alone", p) }
