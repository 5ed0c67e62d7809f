package templates

import (
	"html/template"
	"io"
)

// Regions is the page that leads to the sites of the provinces, which are too much for one.
type Regions struct {
	Missing                  bool   // it is served where there is no page
	Root                     string // in front of links: "" or an absolute path
	URL                      string // its whole address, "" where it isn't known
	Icon, Style, Description string
	Organs, Reports          int // of all sites
	Years                    string
	Sites                    []RegionSite // never none
}

// RegionSite is one of the sites. Its pages are below the root.
type RegionSite struct {
	Site            Link
	Search, Data    string
	Organs, Reports int
	Years           string
}

// Policy is the element of the content security policy.
func (Regions) Policy() template.HTML { return policy }

// Write writes the page.
func (p Regions) Write(w io.Writer) error { return write(w, "regions", p) }
