package templates

import "io"

// Explore is the page on which a reader chooses organs, indicators and years. What it shows comes by script from small
// pieces of data; the page itself holds the controls, and says where else to go without a script.
type Explore struct {
	Frame
	Tool       ExploreTool
	Indicators []ExploreGroup // in the order of the forms
	Years      []int          // that have figures
	Examples   []Link         // views to begin with; Href is the choice alone, #o=…
	Instead    []Link         // pages with the same figures
}

// ExploreTool is where the explorer's files are, relative to the page.
type ExploreTool struct {
	Root    string
	Style   string
	Charts  string // the stylesheet with the colours of charts
	Taking  string // the script that makes files of drawings
	Script  string
	ECharts string
}

// ExploreGroup is a run of rows of the form that one may choose from.
type ExploreGroup struct {
	Label string
	Rows  []ExploreRow
}

// ExploreRow is a row of the form, or all rows of a group together.
type ExploreRow struct {
	Key   string // of the row; "group:" and the group's label
	Label string
}

// Embed is the bare page that other sites show in a frame of theirs.
type Embed struct {
	Frame
	Tool ExploreTool
}

// Write writes the page.
func (p Explore) Write(w io.Writer) error { return write(w, "explore", p) }

// Write writes the page.
func (p Embed) Write(w io.Writer) error { return write(w, "embed", p) }
